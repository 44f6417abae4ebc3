/** The other ends that the docs offer, run: each entry once, confirmed by its id, and no words left after a removal. */
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import vm from "node:vm";
import { receiver } from "../../www/docs/webhooks/node/receiver.mjs";

const read = (file) => readFileSync(new URL(`../../www/docs/webhooks/${file}`, import.meta.url), "utf8");
const event = (id, data = {}, kind = "response.saved") => ({ type: `hallway.${kind}`, id, v: 1, session: "s", data: { record_id: "r1", ...data } });
/** Of another realm, so that a deep comparison takes it for what it says. */
const same = (value) => JSON.parse(JSON.stringify(value));

/** As much of Google's services as the script uses. */
function spreadsheet({ busy = false } = {}) {
  const rows = [];
  const state = { rows, locked: 0, most: 0 };
  const sheet = {
    getLastRow: () => rows.length,
    getDataRange: () => ({ getValues: () => rows.map((row) => [...row]) }),
    appendRow: (row) => rows.push([...row]),
    getRange: (row, column) => ({ setValue: (value) => { rows[row - 1][column - 1] = value; } }),
  };
  let made;
  const output = (text) => ({ text, setMimeType: () => output(text) });
  const context = vm.createContext({
    SpreadsheetApp: { getActiveSpreadsheet: () => ({ getSheetByName: () => made, insertSheet: () => (made = sheet) }) },
    LockService: { getScriptLock: () => ({ tryLock: () => !busy && (state.locked += 1) > 0, releaseLock: () => { state.locked -= 1; } }) },
    ContentService: { MimeType: { JSON: "json" }, createTextOutput: output },
  });
  vm.runInContext(read("apps-script/Code.gs"), context);
  const post = (contents) => JSON.parse(context.doPost({ postData: { contents } }).text);
  return { ...state, state, post };
}

test("Apps Script writes each event once, under a lock, and confirms it", () => {
  const book = spreadsheet();
  const first = event("e1", { text: "=1+1", author: "Ana" });
  assert.deepEqual(same(book.post(JSON.stringify(first))), { received: ["e1"] });
  assert.deepEqual(same(book.post(JSON.stringify(first))), { received: ["e1"] });
  assert.deepEqual(same(book.post(JSON.stringify([first, event("e2", { text: "two", record_id: "r2" })]))), { received: ["e1", "e2"] });
  assert.equal(book.rows.length, 3, "a heading and two entries");
  assert.ok(book.rows[1].includes("'=1+1"), "no text becomes a formula");
  assert.equal(book.state.locked, 0, "the lock is given back");
  book.post(JSON.stringify(event("e3", {}, "response.removed")));
  assert.ok(!JSON.stringify(book.rows[1]).includes("Ana") && !JSON.stringify(book.rows[1]).includes("1+1"), "what was taken back is gone");
  assert.ok(JSON.stringify(book.rows[2]).includes("two"));
});

test("Apps Script confirms nothing that it could not write", () => {
  assert.deepEqual(spreadsheet({ busy: true }).post(JSON.stringify(event("e1"))).received, []);
  assert.deepEqual(spreadsheet().post("nonsense").received, []);
});

test("the Node receiver keeps each event once, also over a restart", async () => {
  const folder = mkdtempSync(join(tmpdir(), "hallway-"));
  const file = join(folder, "entries.jsonl");
  const run = async (work) => {
    const server = receiver(file).listen(0, "127.0.0.1");
    await new Promise((done) => server.once("listening", done));
    const url = `http://127.0.0.1:${server.address().port}`;
    const post = async (body) => {
      const response = await fetch(url, { method: "POST", body });
      assert.equal(response.headers.get("access-control-allow-origin"), "*");
      return { status: response.status, ...(await response.json()) };
    };
    await work(post, url);
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  };
  const one = JSON.stringify(event("e1", { text: "one" }));
  await run(async (post, url) => {
    assert.deepEqual(await post(one), { status: 200, received: ["e1"] });
    assert.deepEqual(await post(`[${one},${JSON.stringify(event("e2"))}]`), { status: 200, received: ["e1", "e2"] });
    assert.equal((await post("{")).status, 400);
    assert.deepEqual(await post("{}"), { status: 200, received: [] });
    assert.equal((await post("x".repeat(70_000))).status, 413);
    assert.equal((await fetch(url)).status, 405);
  });
  await run(async (post) => assert.deepEqual((await post(one)).received, ["e1"]));
  assert.deepEqual(readFileSync(file, "utf8").trim().split("\n").map((line) => JSON.parse(line).id), ["e1", "e2"]);
  rmSync(folder, { recursive: true });
});

test("the n8n flow can be read, is connected, and its code takes each event once", () => {
  const flow = JSON.parse(read("n8n/hallway.flow.json"));
  const names = flow.nodes.map(({ name }) => name);
  for (const [from, { main }] of Object.entries(flow.connections)) {
    for (const { node } of main.flat()) assert.ok(names.includes(from) && names.includes(node), `${from} → ${node}`);
  }
  const webhook = flow.nodes.find(({ type }) => type.endsWith(".webhook"));
  assert.deepEqual([webhook.parameters.httpMethod, webhook.parameters.options.allowedOrigins], ["POST", "*"]);
  const { jsCode } = flow.nodes.find(({ type }) => type.endsWith(".code")).parameters;
  const kept = {};
  const run = (body) => same(vm.runInNewContext(`(() => { ${jsCode} })()`, { $getWorkflowStaticData: () => kept, $input: { all: () => [{ json: { body } }] } }));
  const first = event("e1", { text: "one" });
  const [taken] = run(JSON.stringify(first));
  assert.deepEqual([taken.json.fresh, taken.json.received, taken.json.text, taken.json.type], [true, ["e1"], "one", "hallway.response.saved"]);
  assert.equal(run(first)[0].json.fresh, false, "as an object, and again");
  assert.throws(() => run("{}"), /not an event/);
});
