/** What goes wrong: said in place, with a way back, and never the end of what was written. */
import { deepEqual, equal, journey, match, ok } from "../lib/case.mjs";
import { STEPS, choose, commit, dialog, goTo, step, words } from "../lib/visitor.mjs";
import { listen, heard, running, trap, trouble } from "./open.mjs";

journey("refuses a guide of another site with a sentence and without a request", async ({ page, server }) => {
  await page.goto(`${server.url}/pages/guide-elsewhere.html`);
  match((await trouble(page)).text, /example\.org/);
  deepEqual((await page.requests()).filter(({ url }) => url.includes("example.org")), []);
});

journey("tries again when the guide arrives late", async ({ page, server }) => {
  await page.goto(`${server.url}/pages/guide-missing.html`);
  match((await trouble(page)).text, /none\.guide\.json/);
  const step = { id: "b", title: "Here after all", blocks: [{ type: "text", text: "Hello there." }] };
  const guide = { format: "hallway-guide", version: 1, id: "late", lang: "en", title: "Late", sections: [{ id: "a", title: "A", steps: [step] }] };
  server.answer("/pages/none.guide.json", { headers: { "content-type": "application/json" }, body: JSON.stringify(guide) });
  await page.byRole("button", "Try again").click();
  await page.byText("Here after all").first().waitFor();
}, { allow: [/404|none\.guide/] });

journey("runs on without the host tools when these do not come, and gets them at the second try", async ({ page, server }) => {
  server.answer("/dist/hallway-host.js", { status: 503, body: "" });
  await page.goto(`${server.url}/pages/plain.html`);
  await running(page);
  const refused = await page.evaluate(() => document.querySelector("hallway-session").export("json").then(() => "", (e) => e.message));
  match(refused, /hallway-host\.js/);
  ok(await page.evaluate(async () => (await document.querySelector("hallway-session").records()) !== undefined));
  server.answer("/dist/hallway-host.js", undefined);
  await page.byRole("button", "Try again").click();
  await page.byCss(".shell-problem").waitFor({ state: "hidden" });
  ok(await page.evaluate(async () => (await document.querySelector("hallway-session").export("json")) !== undefined));
}, { allow: [/503|hallway-host/] });

journey("opens the host tools that somebody pressed for at the second try", async ({ page, server }) => {
  server.answer("/dist/hallway-host.js", { status: 503, body: "" });
  await page.goto(`${server.url}/pages/plain.html`);
  await running(page);
  await choose(page, words["host.title"]);
  match((await trouble(page)).text, /hallway-host\.js/);
  equal(await page.byText(words.loading).count(), 0, "nothing gets ready that does not come");
  await step(page, STEPS[0].title).waitFor();
  server.answer("/dist/hallway-host.js", undefined);
  await page.byRole("button", "Try again").click();
  await page.byRole("heading", words["host.title"], { level: 2 }).waitFor();
}, { allow: [/503|hallway-host/] });

journey("opens every way to take words home at the second try", async ({ page, server }) => {
  server.answer("/dist/hallway-host.js", { status: 503, body: "" });
  await page.goto(`${server.url}/pages/plain.html`);
  await running(page);
  await commit(page, { project: "A reading corner", needed: "Time" });
  await goTo(page, "carry-on");
  const more = new RegExp(words["take.more"]);
  await page.byRole("button", more).click();
  await trouble(page);
  equal(await dialog(page).count(), 0, "nothing lies over what is said");
  server.answer("/dist/hallway-host.js", undefined);
  await page.byRole("button", "Try again").click();
  await dialog(page).byRole("heading", words["home.link"], { level: 3 }).waitFor();
}, { allow: [/503|hallway-host/] });

journey("after a trap every element offers the saved data and goes on with fresh code", async ({ page, server }) => {
  await page.goto(`${server.url}/pages/two-instances-two-sessions.html`);
  await running(page, "#first");
  await running(page, "#second");
  await page.evaluate(() => {
    const put = (key, value) => localStorage.setItem("hallway/1/north/" + key, value);
    put("01A/0000000000001-00000-me", '{"id":"01A","kind":"response","by":"me","data":{"text":"old"}}');
    put("01A/0000000000002-00000-me", '{"id":"01A","kind":"response","by":"me","data":{"text":"new"}}');
    put("01D/0000000000001-00000-ben", '{"id":"01D","by":"ben","visible":"room","data":{"text":"for the room"}}');
    put("01E/0000000000001-00000-ben", '{"id":"01E","by":"ben","visible":"me","data":{"text":"for Ben alone"}}');
    put("01B/0000000000001-00000-me", "{ not JSON");
    put("~/me", "me");
    put("~/draft/me/p1", "half a sentence");
    put("~/draft/ben/p1", "Ben's half");
    localStorage.setItem("hallway/1/south/01C/0000000000001-00000-me", '{"id":"01C"}');
  });
  await listen(page, "problem", "ready");
  await trap(page);
  await page.byCss("#first .shell-problem").waitFor();
  await page.byCss("#second .shell-problem").waitFor();
  deepEqual((await heard(page)).map(({ detail }) => detail.code), ["crash", "crash"]);

  const { name, text } = await page.download(() => page.byRole("button", "Download my data").first().click());
  const file = JSON.parse(text);
  equal(name, "north.hallway.json");
  deepEqual([file.format, file.version, file.session], ["hallway-session", 1, { id: "north" }]);
  deepEqual(file.records.map(({ data }) => data.text), ["new", "for the room"], "and nothing that somebody else keeps to themselves");
  deepEqual(file.drafts, { "draft/me/p1": "half a sentence" });
  equal(Object.values(file.damaged)[0], "{ not JSON");
  ok(file.guide.title);

  await page.byRole("button", "Continue").first().click();
  ok(await running(page, "#first"));
  equal(await page.byCss("#second .shell-problem").count(), 1);
  await page.byRole("button", "Continue").first().click();
  ok(await running(page, "#second"));
}, { allow: [/unreachable/] });

journey("reading the saved data does not create a database", async ({ page, server }) => {
  await page.goto(`${server.url}/pages/csp-no-wasm.html`);
  await trouble(page);
  deepEqual(await page.evaluate(async () => [localStorage.length, (await indexedDB.databases?.())?.length ?? 0]), [0, 0]);
}, { allow: [/WebAssembly|wasm|Content.Security/i] });

journey("downloads again when the first try failed", async ({ page, server }) => {
  server.answer("/dist/hallway.wasm", { status: 503, body: "" });
  await page.goto(`${server.url}/pages/split-build.html`);
  match((await trouble(page)).text, /hallway\.wasm/);
  server.answer("/dist/hallway.wasm", undefined);
  await page.byRole("button", "Try again").click();
  ok(await running(page));
}, { allow: [/503|hallway\.wasm/] });
