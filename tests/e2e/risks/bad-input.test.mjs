/** What comes from outside may be broken: each time a plain sentence, nothing good lost, nothing crashes. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { equal, journey, match, ok } from "../lib/case.mjs";
import { ROOT } from "../lib/server.mjs";
import { commitment, profiles, room, sessionFile } from "../lib/samples.mjs";
import { arrived, ask, cards, commit, embed, open, openHostTools, press, records, step, words } from "../lib/visitor.mjs";

const GOOD = { project: "Here before the files came", needed: "Nothing of it may be lost" };
const three = JSON.parse(sessionFile([0, 1, 2].map((at) => commitment(at))));
const text = (value) => JSON.stringify(value);
const deep = (levels) => "[".repeat(levels) + "]".repeat(levels);
const swap = (change) => {
  const copy = structuredClone(three);
  change(copy);
  return copy;
};

/** name, bytes, what the report says, how many cards it brings */
const FILES = [
  ["truncated", text(three).slice(0, -200), /ends too early|not valid JSON/, 2],
  ["wrong-type", text([1, 2, 3]), /not a Hallway session file|no list of entries|not an entry/, 0],
  ["future-version", text({ ...three, version: 99 }), /later version \(99\)/, 3],
  ["20-megabytes", text({ ...three, rest: "x".repeat(20 * 1024 * 1024) }), /larger than 10 MB/, 0],
  ["depth-1000", text(three).replace('"guide":{}', `"guide":${deep(1000)}`), /nested more than 64 levels/, 3],
  ["byte-order-mark", `\ufeff${text(three)}`, /3 new entries/, 3],
  ["lone-surrogate", text(three).replace(three.records[0].data.project, "Half \\ud83c of a leaf"), /half of a character/i, 3],
  ["duplicate-keys", text(three).replace('"version":1', '"version":1,"version":1'), /is there twice/, 3],
  ["empty", "", /The file is empty/, 0],
  ["not-json", "PROJECT;NEED\nhello;world", /not valid JSON|not a Hallway session file|no column/, 0],
  ["records-of-nonsense", text(swap((file) => file.records.push(7, "x", null, { id: "../../x", kind: "commitment" }, { kind: "x" }))), /is not an entry|without a usable id/, 3],
  ["prototype", text(swap((file) => (file.records[0] = JSON.parse(`{"__proto__":{"polluted":1},${text(file.records[0]).slice(1)}`)))), /3 new entries/, 3],
];

journey("broken session files are told apart and cost nothing that was here", async ({ page, server }) => {
  await open(page, `${server.url}/pages/plain.html`);
  await commit(page, GOOD);
  await openHostTools(page);
  for (const [name, content, says, brings] of FILES) {
    await page.byCss("#import").setFiles({ name: `${name}.hallway.json`, type: "application/json", bytes: Buffer.from(content) });
    const line = page.byRole("list", words["host.import.report"]).byRole("listitem").having(name);
    await line.waitFor();
    match(await line.text(), says, name);
    const held = (await records(page)).filter(({ kind }) => kind === "commitment");
    ok(held.some(({ data }) => data.project === GOOD.project), `${name}: nothing good lost`);
    equal(held.length, 1 + brings, `${name} brings ${brings}`);
    await removeOthers(page);
  }
  equal(await page.evaluate(() => ({}).polluted ?? "clean"), "clean");
  equal(await page.byCss(".shell-problem").count(), 0, "no crash panel");
  await press(page, words["mine.back"]);
  await cards(page).having(GOOD.project).waitFor();
});

/** So that each file meets the same wall: tombstones of another device take the others' cards away, and their ids are new next time. */
async function removeOthers(page) {
  const others = (await records(page)).filter(({ by }) => by.startsWith("person-"));
  if (!others.length) return;
  await ask(page, "import", sessionFile(others.map((each) => ({ ...each, deleted: true, data: {}, stamp: { ...each.stamp, ms: each.stamp.ms + 1 } }))));
  for (const each of three.records) each.id = each.id.replace(/\d{4}$/, (number) => String(Number(number) + 10).padStart(4, "0"));
  FILES.forEach((file) => (file[1] = renumbered(file[1])));
}

const renumbered = (content) => content.replace(/01K0000000000000000000(\d{4})/g, (_, number) => `01K0000000000000000000${String(Number(number) + 10).padStart(4, "0")}`);

const BROKEN_GUIDES = {
  "not JSON at all": ["<!doctype html><p>Not found", /not valid JSON|not a guide|no steps/],
  "a list": ["[1, 2]", /not a guide|does not say that it is a guide|no steps/],
  "no steps": [text({ format: "hallway-guide", version: 1, id: "x", title: "X", sections: [] }), /The guide has no steps/],
  "cut off": ['{"format":"hallway-guide","version":1,"id":"x","lang":"en","title":"Half a guide","sections":[{"id":"a","title":"A","steps":[{"id":"b","title":"What is left","blocks":[{"type":"text","text":"Hello', /ends too early/],
};

for (const [what, [content, says]] of Object.entries(BROKEN_GUIDES)) {
  journey(`a guide that is ${what}: a sentence, at its address and inside the tag`, async ({ page, server }) => {
    server.answer("/pages/broken.guide.json", { headers: { "content-type": "application/json" }, body: content });
    await page.goto(embed(server, "broken-address", { guide: "/pages/broken.guide.json", session: "broken" }));
    match(await said(page), says);
    await page.goto(embed(server, "broken-inline", { session: "broken" }, { body: `<script type="application/json">${content}</script>` }));
    match(await said(page), says);
  });
}

const said = async (page) => {
  await page.waitFor(() => /\S/.test(document.querySelector("hallway-session").shadowRoot?.querySelector(".notice, .shell-problem")?.innerText ?? ""));
  return page.evaluate(() => document.querySelector("hallway-session").shadowRoot.querySelector(".notice, .shell-problem").innerText);
};

journey("a guide with faults in it shows what is good, and says what is not", async ({ page, server }) => {
  const step = { id: "b", title: "The good step", blocks: [{ type: "text", text: "Read me. [Not me](javascript:alert(1))" }, { type: "hologram" }] };
  const content = text({ format: "hallway-guide", version: 1, id: "faulty", lang: "en", title: "Faulty", sections: [{ id: "a", title: "A", steps: [step, 7] }] });
  await open(page, embed(server, "faulty", { session: "faulty" }, { body: `<script type="application/json">${content}</script>` }));
  await page.byRole("heading", "The good step").waitFor();
  await page.byText("Read me.").waitFor();
  equal(await page.byCss(".guide a").count(), 0, "no unsafe link");
  match(await said(page), /hologram/);
});

journey("a full storage keeps the text in the tab, says so, and offers a file", async ({ page, server }) => {
  await open(page, `${server.url}/pages/storage-full.html`);
  await commit(page, GOOD, () => page.byText(words["notice.full"]).waitFor());
  await page.byCss('.chip[data-state="full"]').waitFor();
  await cards(page).having(GOOD.project).waitFor();
  const { text: file } = await page.download(() => page.byCss(".notice").byRole("button", words["take.file"]).click());
  ok(file.includes(GOOD.project), "the file holds the words that storage did not take");
});

for (const [name, path, frame] of [["a page that denies storage", "storage-denied"], ["a sandboxed frame", "sandboxed", "iframe"]]) {
  journey(`${name} runs in the tab alone and says so`, async ({ page, server }) => {
    // A frame without an origin asks for every module across origins.
    const body = await readFile(join(ROOT, "pkg/dist/hallway.js"));
    server.answer("/dist/hallway.js", { headers: { "content-type": "text/javascript", "access-control-allow-origin": "*" }, body });
    await page.goto(`${server.url}/pages/${path}.html`);
    const place = frame ? page.frame(frame) : page;
    await arrived(place);
    await place.byText(words["notice.tab"]).waitFor();
    await place.byRole("textbox", "What did somebody else").fill("Kept while the tab is open");
    await place.byCss(".guide form").having("What did somebody else").byRole("button", words["form.share"]).click();
    await place.byCss(".guide .answer").byText("Kept while the tab is open").waitFor();
    await place.byCss('.chip[data-state="memory"]').waitFor();
  }, { allow: [/sandbox|SecurityError|insecure/i] });
}

journey("memory alone survives a language switch and the host tools", async ({ page, server }) => {
  await open(page, `${server.url}/pages/storage-denied.html`);
  await commit(page, GOOD);
  await openHostTools(page);
  await press(page, words["mine.back"]);
  await cards(page).having(GOOD.project).waitFor();
  await step(page, "Your commitment").waitFor();
});

journey("files come twice and in any order, and the wall is the same", async ({ page, server }) => {
  await open(page, `${server.url}/pages/plain.html`);
  await openHostTools(page);
  const one = room(4);
  const two = sessionFile([...profiles(), commitment(2), commitment(7)]);
  for (const content of [two, one, one, two]) await ask(page, "import", content);
  equal((await records(page)).filter(({ kind }) => kind === "commitment").length, 5);
});

journey("a card without its project is called by its question, so that it can be opened and heard", async ({ page, server }) => {
  await open(page, embed(server, "unnamed", { view: "wall", session: "learning-from-one-another" }));
  await ask(page, "import", sessionFile([commitment(0, { data: { needed: "A ladder" } })]));
  await cards(page).having("A ladder").byRole("button", "What will you do, and what do you need?").click();
  await page.byRole("dialog", "What will you do, and what do you need?").waitFor();
});
