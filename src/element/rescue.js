// After a crash the saved data is read here in plain JavaScript, because the code that usually does it is gone.

const inLocalStorage = () => attempt(() => Object.entries(localStorage)) ?? [];

const inDatabase = () =>
  new Promise((resolve) => {
    const found = [];
    // Whatever goes wrong here must not keep the rest from being saved.
    setTimeout(resolve, 3000, found);
    const opening = indexedDB.open("hallway");
    // Reading must not create what was not there.
    opening.onupgradeneeded = () => opening.transaction.abort();
    opening.onerror = () => resolve(found);
    opening.onsuccess = () => {
      opening.result.transaction("kv").objectStore("kv").openCursor().onsuccess = ({ target: { result } }) => {
        if (!result) return resolve(found);
        found.push([result.key, result.value]);
        result.continue();
      };
    };
  }).catch(() => []);

/** Hands the visitor a session file without what others here keep to themselves: with their own drafts, the last carry and whatever could not be read beside the records. */
const rescue = async (config, guide, carry) => {
  const id = config.session?.trim() || guide?.id;
  const newest = { __proto__: null };
  const drafts = {};
  const damaged = {};
  // In the order of their keys, so that the last revision of each record stays.
  for (const [key, text] of [...inLocalStorage(), ...(await inDatabase())].sort()) {
    const [app, version, session, place, ...rest] = key.split("/");
    if (app + version + session !== "hallway1" + encodeURIComponent(id)) continue;
    const record = parse(text);
    if (place === "~") drafts[rest.join("/")] = text;
    else if (record && place !== "quarantine") newest[place] = record;
    else damaged[key] = text;
  }
  const me = drafts.me ?? parse(carry)?.me;
  const records = Object.values(newest).filter(({ by, visible }) => by === me || /host|room|public/.test(visible));
  for (const name in drafts) if (!name.startsWith(`draft/${me}/`)) delete drafts[name];
  const file = JSON.stringify({ format: "hallway-session", version: 1, session: { id }, guide, records, drafts, carry, damaged });
  const href = URL.createObjectURL(new Blob([file], { type: "application/json" }));
  node("a", { href, download: id + ".hallway.json" }).click();
};
