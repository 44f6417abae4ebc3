/**
 * The wall in figures:  node bench.mjs [--engine chromium] [--cards 10,100,1000,10000] [--rounds 7]
 * Each is a median, in milliseconds of script and layout, beside the same done by hand in JavaScript (reference.js) in
 * the same browser, style sheet and storage; the ratio is what counts. No test: nothing fails on a slow machine.
 */
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { launch } from "../e2e/lib/browsers.mjs";
import { startServer } from "../e2e/lib/server.mjs";
import { file, record, records, SESSION } from "./samples.mjs";

const { values } = parseArgs({ options: { engine: { type: "string", default: "chromium" }, cards: { type: "string", default: "10,100,1000,10000" }, rounds: { type: "string", default: "7" } } });
const rounds = Number(values.rounds);
/** One after the other, so that what else the machine does meets both. */
const PASSES = 3;
const page = (head, body) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Bench</title>${head}</head><body>${body}</body></html>`;

/** Remembers when the first card stood there, and how much memory WebAssembly took. */
const WATCH = `<script>
const instantiate = WebAssembly.instantiate;
WebAssembly.instantiate = async (...args) => {
  const made = await instantiate(...args);
  window.wasm = Object.values((made.instance ?? made).exports).find((each) => each instanceof WebAssembly.Memory);
  return made;
};
const tick = () => new Promise((done) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = done; port2.postMessage(0); });
window.settled = async () => { for (let at = 0; at < 4; at += 1) await tick(); return document.body.offsetHeight; };
window.wall = () => (document.querySelector("hallway-session") ?? document.querySelector("#reference"))?.shadowRoot?.querySelector(".wall .cards");
(async () => { while (!window.wall()?.firstElementChild) await tick(); window.first = performance.now(); await window.settled(); window.shown = performance.now(); })();
</script>`;

/** Isolated, so that the browser tells how much memory the page takes. */
const HEADERS = { "content-type": "text/html; charset=utf-8", "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" };
const server = await startServer();
server.answer("/bench/hallway", { headers: HEADERS, body: page(`${WATCH}<script type="module" src="/dist/hallway.js"></script>`, `<hallway-session view="wall" session="${SESSION}"></hallway-session>`) });
server.answer("/bench/seed", { headers: HEADERS, body: page('<script type="module" src="/dist/hallway.js"></script>', `<hallway-session view="wall" session="${SESSION}"></hallway-session>`) });
server.answer("/bench/reference.js", { headers: { "content-type": "text/javascript" }, body: await readFile(new URL("reference.js", import.meta.url)) });
const browser = await launch({ engine: values.engine, whole: true });
console.log(`${browser.engine} ${browser.version}, medians of ${rounds * PASSES}; milliseconds: hallway / by hand = ratio`);
try {
  for (const count of values.cards.split(",").map(Number)) await size(count);
} finally {
  await browser.close();
  await server.close();
}

async function size(count) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const tab = await context.newPage();
  await tab.goto(`${server.url}/bench/seed`);
  const style = await tab.evaluate(async (text) => {
    const element = document.querySelector("hallway-session");
    await element.ready;
    await element.import(text);
    while (element.shadowRoot.querySelector(".chip").dataset.state !== "saved") await new Promise((done) => setTimeout(done, 20));
    return element.shadowRoot.adoptedStyleSheets.map((sheet) => [...sheet.cssRules].map((rule) => rule.cssText).join("\n")).join("\n");
  }, file(records(count)));
  server.answer("/bench/reference", { headers: HEADERS, body: page(`${WATCH}<script>window.STYLE = ${JSON.stringify(style).replaceAll("<", "\\u003c")}; window.DATABASE = "hallway"; window.CHANNEL = "hallway/1/${SESSION}";</script><script type="module" src="/bench/reference.js"></script>`, '<div id="reference"></div>') });

  const figures = { hallway: { times: {} }, reference: { times: {} } };
  for (let pass = 0; pass < PASSES; pass += 1) {
    for (const [which, all] of Object.entries(figures)) {
      const { times, ...more } = await measure(tab, which, count);
      Object.assign(all, more);
      for (const [name, values] of Object.entries(times)) (all.times[name] ??= []).push(...values);
    }
  }
  console.log(`\n${count} cards`);
  for (const [name, values] of Object.entries(figures.hallway.times)) line(name, median(values), median(figures.reference.times[name]));
  const { memory } = figures.hallway;
  if (memory) console.log(`  memory            ${mb(memory.heap)} MB of objects and ${mb(memory.wasm)} MB of WebAssembly; by hand ${mb(figures.reference.memory.heap)} MB`);
  await tab.goto(`${server.url}/bench/hallway`);
  await tab.waitFor(() => window.shown);
  console.log(`  bytes a post      ${await tab.evaluate(offer)}`);
  await context.close();
}

async function measure(tab, which, count) {
  const times = { "open: first card": [], "open: all settled": [] };
  for (let round = 0; round < Math.min(rounds, 5); round += 1) {
    await tab.goto(`${server.url}/bench/${which}`);
    const [first, shown] = await tab.waitFor(() => window.shown && [window.first, window.shown]);
    times["open: first card"].push(first);
    times["open: all settled"].push(shown);
  }
  const acts = await tab.evaluate(act, { rounds, samples: Array.from({ length: rounds * 2 + 1 }, (_, at) => record(count + at)), session: SESSION, edited: record(count - 1) });
  Object.assign(times, acts.times);
  return { times, memory: acts.memory };
}

/** Everything that is done to an open wall; runs in the page. */
async function act({ rounds, samples, session, edited }) {
  const root = wall().getRootNode();
  const channel = new BroadcastChannel(`hallway/1/${session}`);
  const times = {};
  // From right behind a frame: else it is chance whether one is painted meanwhile, and the slower of the two gets more of them.
  const frame = () => new Promise((next) => requestAnimationFrame(next)).then(tick);
  const timed = async (name, run, done) => {
    await settled();
    await frame();
    const from = performance.now();
    run();
    await settled();
    while (done && !done()) await settled();
    (times[name] ??= []).push(performance.now() - from);
  };
  const receive = (record) => channel.postMessage(JSON.stringify({ put: [record] }));
  const set = (selector, value, event) => {
    const field = root.querySelector(selector);
    field.value = value;
    field.dispatchEvent(new Event(event, { bubbles: true }));
  };
  const find = (change) => {
    if ("search" in change) set("#wall-search", change.search, "input");
    if ("need" in change) set(".tools .pick", change.need, "change");
    if ("order" in change) set(".tools .pick + .pick", change.order, "change");
  };
  const top = () => wall().firstElementChild?.dataset.card;
  const count = () => wall().childElementCount;
  for (let at = 0; at < rounds; at += 1) {
    const card = samples[at];
    await timed("append", () => receive(card), () => top() === card.id);
    const text = `Edited ${at}`;
    const again = { ...edited, stamp: { ...edited.stamp, ms: edited.stamp.ms + at + 1 }, data: { ...edited.data, project: text } };
    await timed("edit", () => receive(again), () => [...wall().querySelectorAll(".open")].some((open) => open.textContent === text));
    await timed("filter", () => find({ need: "time" }));
    await timed("unfilter", () => find({ need: "" }));
    for (const word of ["v", "vi", "vie", "viet", "vietn"]) await timed("search, a key", () => find({ search: word }));
    await timed("unsearch", () => find({ search: "" }));
    await timed("sort by date", () => find({ order: "nearest" }));
    await timed("sort back", () => find({ order: "newest" }));
    if (!count()) throw new Error("the wall is empty");
  }
  const memory = window.crossOriginIsolated && performance.measureUserAgentSpecificMemory ? await performance.measureUserAgentSpecificMemory() : undefined;
  return { times, memory: memory && { heap: memory.bytes, wasm: window.wasm?.buffer.byteLength ?? 0 } };
}

/** The bytes that a post of one's own writes, to both places: an offer of help on the first card; runs in the page. */
async function offer() {
  const root = wall().getRootNode();
  let bytes = 0;
  const count = (owner, name, weigh) => {
    const kept = owner.prototype[name];
    owner.prototype[name] = function (...args) {
      bytes += weigh(...args);
      return kept.apply(this, args);
    };
  };
  count(Storage, "setItem", (key, text) => key.length + text.length);
  count(IDBObjectStore, "put", (text, key) => (key?.length ?? 0) + text.length);
  root.querySelector(".wall .card .by .btn").click();
  await settled();
  const field = root.querySelector("dialog textarea");
  field.value = "I have done this twice. Come and see on a Tuesday.";
  field.dispatchEvent(new Event("input", { bubbles: true }));
  root.querySelector("dialog form").requestSubmit();
  await settled();
  while (root.querySelector(".chip").dataset.state !== "saved") await settled();
  return bytes;
}

function line(name, hallway, reference) {
  console.log(`  ${name.padEnd(17)} ${hallway.toFixed(1).padStart(7)} / ${reference.toFixed(1).padStart(7)} = ${(hallway / reference).toFixed(2)}`);
}

function median(all) {
  const sorted = [...all].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function mb(bytes) {
  return (bytes / 1e6).toFixed(1);
}
