/** The two instruments that the durability and tab tests rely on, tried on bare storage. */
import { crash } from "../kill/crash.mjs";
import { deepEqual, journey } from "../lib/case.mjs";
import { race } from "../lib/tabs.mjs";

journey("two tabs write 300 keys each at the same time", async ({ page, context, server }) => {
  const second = await context.newPage();
  for (const each of [page, second]) await each.goto(`${server.url}/pages/harness.html`);
  page.timeout = second.timeout = 100_000;
  await race([page, second], { times: 300, write: (index, tab) => localStorage.setItem(`${tab}/${index}`, "{}") });
  // A tab sees what another wrote a moment later.
  await page.waitFor(() => Object.keys(localStorage).length === 600);
});

journey("what IndexedDB has completed survives a kill", async ({ engine, server }) => {
  const outcome = await crash({ engine, url: `${server.url}/pages/harness.html`, act: storeMany, count: countStored });
  deepEqual(outcome, { before: 40, after: 40 });
}, { engines: ["chromium", "firefox"], reason: "WebKit under automation keeps no profile" });

function storeMany(page) {
  return page.evaluate(() => new Promise((resolve, reject) => {
    const opening = indexedDB.open("harness", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("kv");
    opening.onsuccess = () => {
      const change = opening.result.transaction("kv", "readwrite", { durability: "strict" });
      for (let index = 0; index < 40; index += 1) change.objectStore("kv").put("value", index);
      change.oncomplete = () => resolve(40);
      change.onerror = reject;
    };
  }));
}

function countStored(page) {
  return page.evaluate(() => new Promise((resolve, reject) => {
    const opening = indexedDB.open("harness", 1);
    opening.onupgradeneeded = () => resolve(0);
    opening.onsuccess = () => {
      const request = opening.result.transaction("kv").objectStore("kv").count();
      request.onsuccess = () => resolve(request.result);
      request.onerror = reject;
    };
  }));
}
