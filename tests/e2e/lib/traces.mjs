/** What a browser keeps of ours: keys in localStorage, and databases with the keys in them. Looking makes nothing. */
export const traces = (page) => page.evaluate(async () => {
  const ours = (name) => /hallway/i.test(name);
  const keysOf = (name) => new Promise((resolve, reject) => {
    const opening = indexedDB.open(name);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const stores = [...database.objectStoreNames];
      const asked = stores.length && database.transaction(stores).objectStore(stores[0]).getAllKeys();
      const done = (keys) => {
        database.close();
        resolve({ name, keys });
      };
      if (asked) asked.onsuccess = () => done(asked.result);
      else done([]);
    };
  });
  const names = (await indexedDB.databases()).map(({ name }) => name).filter(ours);
  return { keys: Object.keys(localStorage).filter(ours), databases: await Promise.all(names.map(keysOf)) };
});
