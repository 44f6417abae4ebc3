/** Where entries go is said by the element's own attribute alone. Sixty other ways to say it, and none is heard. */
import { equal, journey, ok } from "../lib/case.mjs";
import { agree, begin, FAST, HURRIED, held, post } from "../lib/delivery.mjs";
import { ask, dialog, embed, guide, inDialog, words } from "../lib/visitor.mjs";

const EVIL_PORT = /:(\d+)/;

/** Addresses that are no receiver, all of them at the port where somebody listens. */
function addresses(port) {
  const local = `127.0.0.1:${port}`;
  return [
    `//${local}/`, `http:${local}`, `http:/${local}`, `http:///${local}`, `http:\\\\${local}`, `\\\\${local}`,
    `HTTP://user:secret@${local}/`, `http://user@${local}/`, `http://@${local}/`, `http://:@${local}/`, `HtTpS://me:pw@${local}/`,
    `https://example.org@${local}/`, `https://example.org:pw@${local}/`, `http://localhost@${local}/`, `http://localhost:80@${local}/`,
    `http://127.1:${port}/`, `http://2130706433:${port}/`, `http://0x7f000001:${port}/`, `http://0177.0.0.1:${port}/`, `http://0.0.0.0:${port}/`,
    `http://[::ffff:127.0.0.1]:${port}/`, `http://localhost.:${port}/`, `http://localhost.localdomain:${port}/`, `http://127.0.0.1.nip.io:${port}/`,
    `http://loc alhost:${port}/`, `http://127.0.0.1\t:${port}/`, `http://127.0.0.1\n:${port}/`, `ht\ntp://${local}/`, `h\tttp://${local}/`, `http://%31%32%37.0.0.1:${port}/`,
    `http://lo%63alhost:${port}/`, `ws://${local}/`, `wss://${local}/`, `ftp://${local}/`, `file://${local}/`, `blob:http://${local}/x`, `data:text/plain,http://${local}/`,
    `javascript:fetch('http://${local}/')`, `view-source:http://${local}/`, `http://${local} https://example.org/`, `https:http://${local}/`, `null`, `.`, `/hook`,
  ];
}

/** Ways that go around the attribute: each runs in the page with the address. */
const AROUND = {
  "a message to the window": (url) => postMessage({ webhook: url, type: "hallway", config: { webhook: url } }, "*"),
  "a message to the tag": (url) => document.querySelector("hallway-session").dispatchEvent(new MessageEvent("message", { data: { webhook: url } })),
  "a property": (url) => Object.assign(document.querySelector("hallway-session"), { webhook: url }),
  "data- attribute": (url) => document.querySelector("hallway-session").setAttribute("data-webhook", url),
  "an attribute in other letters": (url) => document.querySelector("hallway-session").setAttributeNS("urn:x", "x:webhook", url),
  "an attribute of the page": (url) => document.documentElement.setAttribute("webhook", url),
  "a meta tag": (url) => document.head.append(Object.assign(document.createElement("meta"), { name: "hallway-webhook", content: url })),
  "a form around it": (url) => document.body.insertAdjacentHTML("beforeend", `<form action="${url}" webhook="${url}"></form>`),
  "the hash": (url) => { location.hash = `webhook=${url}`; },
  "the query": (url) => history.replaceState(null, "", `?webhook=${encodeURIComponent(url)}&config=${encodeURIComponent(JSON.stringify({ webhook: url }))}`),
  "window globals": (url) => Object.assign(window, { HALLWAY: { webhook: url }, hallway: { webhook: url } }),
  "text inside the tag": (url) => document.querySelector("hallway-session").append(` webhook="${url}" `),
  "config inside the tag": (url) => document.querySelector("hallway-session").insertAdjacentHTML("beforeend", `<i config='{"webhook":"${url}"}' webhook="${url}"></i>`),
  "a channel to the tabs": (url) => new BroadcastChannel("hallway/1/hostile").postMessage(JSON.stringify({ note: "webhook", text: url })),
  "a note in storage": (url) => localStorage.setItem("hallway/1/hostile/~/webhook", url),
  "an event of ours": (url) => document.querySelector("hallway-session").dispatchEvent(new CustomEvent("hallway-webhook", { detail: { webhook: url } })),
};

journey("an entry that is written goes to no address but the element's own", async ({ page, server, receiver }) => {
  const [own, evil] = [await receiver("ok"), await receiver("ok")];
  const smuggled = JSON.stringify({ ...guide, webhook: evil.url, settings: { webhook: evil.url }, config: JSON.stringify({ webhook: evil.url }) });
  server.answer("/pages/smuggled.guide.json", { headers: { "content-type": "application/json" }, body: smuggled });
  const url = embed(server, "hostile", { webhook: own.url, session: "hostile", guide: "/pages/smuggled.guide.json" }, { head: FAST });
  await begin(page, `${url}?webhook=${encodeURIComponent(evil.url)}&network=webhook#webhook=${evil.url}`);
  await post(page, "with a query, a hash and a guide");
  await agree(page);
  for (const [name, way] of Object.entries(AROUND)) {
    await page.evaluate(way, evil.url);
    await page.evaluate(() => document.querySelector("hallway-session").ready.then(() => true));
    await post(page, name);
  }
  const file = { format: "hallway-session", version: 1, webhook: evil.url, session: { id: "hostile", webhook: evil.url }, settings: { webhook: evil.url }, config: { webhook: evil.url },
    deliveries: [{ to: evil.url }], records: [{ id: "01EVIL", kind: "webhook", by: "x", session: "hostile", data: { webhook: evil.url } }], notes: { webhook: evil.url, "consent/x": `yes ${evil.url}` } };
  await ask(page, "import", JSON.stringify(file));
  await post(page, "with an imported file");
  const all = 2 + Object.keys(AROUND).length;
  await page.until(() => held(own).length === all, "all entries to arrive at the element's own address", 90_000);
  equal(evil.arrived.length + evil.preflights.length, 0);
}, HURRIED);

journey("addresses that are none, and an address that was changed under people, get nothing", async ({ page, server, receiver }) => {
  const [own, evil] = [await receiver("ok"), await receiver("ok")];
  const list = addresses(evil.url.match(EVIL_PORT)[1]);
  ok(list.length + Object.keys(AROUND).length >= 60, `${list.length} addresses, ${Object.keys(AROUND).length} ways around`);
  await begin(page, embed(server, "addresses", { webhook: own.url, session: "addresses" }, { head: FAST }));
  await post(page, "to the address that was agreed to");
  await agree(page);
  await page.until(() => own.arrived.length === 1, "the entry to arrive", 90_000);
  for (const [at, address] of list.entries()) {
    await page.evaluate(async (address, at) => {
      const element = document.querySelector("hallway-session");
      if (at % 2) {
        element.removeAttribute("webhook");
        element.setAttribute("config", JSON.stringify({ webhook: address }));
      } else {
        element.removeAttribute("config");
        element.setAttribute("webhook", address);
      }
      await element.ready;
    }, address, at);
    if (at % 4 === 0) {
      await post(page, `entry ${at}`);
      equal(await dialog(page).count(), 0, `${address} is no address to ask about`);
    }
  }
  // A good address, but not the one that people agreed to: they are asked anew, and their no holds.
  await page.evaluate((url) => {
    const element = document.querySelector("hallway-session");
    element.removeAttribute("config");
    element.setAttribute("webhook", `${url}/another`);
    return element.ready;
  }, evil.url);
  await post(page, "after the address was changed");
  await dialog(page).byText(words["consent.title"]).waitFor();
  await inDialog(page, words["consent.no"]).click();
  await page.evaluate(() => void dispatchEvent(new Event("online")));
  await post(page, "and one more");
  equal(evil.arrived.length + evil.preflights.length, 0);
  equal(own.arrived.length, 1);
}, HURRIED);
