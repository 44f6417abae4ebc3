/** A host who never wrote JSON makes a guide, adapts one, and takes it along. */
import { deepEqual, equal, journey, match, ok } from "../lib/case.mjs";
import { ONE_ENGINE, axe } from "../lib/axe.mjs";
import { stubPrint } from "../lib/paper.mjs";
import { arrived, commitOnWall, embed, open, openHostTools, records, spanish, step, words } from "../lib/visitor.mjs";

const STEPS = ["Arrive", "Think alone", "Talk in pairs", "Share"];
/** What the page around the element has to have, and a test page of three lines has not. */
const HOST_PAGE = ["landmark-one-main", "region"];

async function openEditor(page, server, name) {
  await open(page, embed(server, name, { session: name }));
  await openHostTools(page, words["host.guide"]);
  await page.byText(words["edit.start.title"]).waitFor();
}

async function begin(page, server, name) {
  await openEditor(page, server, name);
  await page.byRole("button", words["edit.blank"]).click();
  await focused(page, "t");
}

/** Title, Enter, then a step a line: no mouse. */
async function typeSteps(page, title, steps) {
  await page.type(title);
  for (const [at, name] of steps.entries()) {
    await page.press("Enter");
    await focused(page, `t/sections/0/steps/${at}`);
    await page.type(name);
  }
}

const focused = (page, id) =>
  page.waitFor((id) => document.querySelector("hallway-session").shadowRoot.activeElement?.id === id, id);
const titles = (page) => page.byCss(".steps .title-field").all((fields) => fields.map(({ value }) => value));
const becomes = async (page, wanted) => {
  await page.until(async () => JSON.stringify(await titles(page)) === JSON.stringify(wanted), `the steps ${wanted}`);
};

/** The way from nothing to a running guide is walked in every engine, the corners of the editor in two. */
const LONG = { engines: ["chromium", "firefox"], reason: "a long suite of a host's tool; its first test runs here" };

journey("makes a four-step guide from blank and runs it, in five clicks from the page", async ({ page, server }) => {
  await page.goto(embed(server, "from-blank"));
  const clicks = [];
  const click = async (place) => {
    clicks.push(String(place));
    await place.click();
  };
  await click(page.byRole("button", words["menu.title"], { exact: true }));
  await click(page.byRole("dialog").byRole("button", words["host.title"]));
  await click(page.byRole("tab", words["host.guide"]));
  await click(page.byRole("button", words["edit.blank"]));
  await focused(page, "t");
  await typeSteps(page, "Reading together", STEPS);
  await click(page.byRole("button", words["edit.run"]));
  await page.byRole("button", words["run.start"]).waitFor();
  equal(clicks.length, 5);
  await page.byText(words["run.own"].split("{title}")[1].split("{share}")[0]).waitFor();
  await page.byRole("button", words["mine.back"]).click();
  await step(page, "Arrive").waitFor();
  await page.byText("Step 1 of 4").waitFor();
  for (const title of STEPS.slice(1)) {
    await page.byCss(".guide .foot").byRole("button", /^Next/).click();
    await step(page, title).waitFor();
  }
});

journey("a guide from the editor runs after a reload too, in other windows, until the page gets its own back", async ({ page, context, server }) => {
  const url = embed(server, "run-own", { session: "run-own" });
  await page.goto(url);
  await open(page, url);
  await openHostTools(page, words["host.run"]);
  await page.byRole("button", words["run.start"]).click();
  await page.byRole("tab", words["host.guide"]).click();
  await page.byRole("button", words["edit.blank"]).click();
  await focused(page, "t");
  await typeSteps(page, "Reading together", ["Sit down"]);
  await page.byRole("button", words["edit.run"]).click();
  await page.byRole("dialog").byRole("button", words["edit.leave.stay"]).click();
  await page.byRole("button", words["edit.run"]).click();
  await page.byRole("dialog").byRole("button", words["edit.leave.yes"]).click();
  await page.byText(/Reading together.*this browser only/).waitFor();
  const guest = await context.newPage();
  await open(guest, url);
  await step(guest, "Sit down").waitFor();
  await page.reload();
  await step(page, "Sit down").waitFor();
  await page.byCss(".brand").byText(words["bar.own"]).waitFor();
  await openHostTools(page, words["host.run"]);
  await page.byRole("button", words["run.own.back"]).click();
  await page.byRole("button", words["run.own.back"]).waitFor({ state: "hidden" });
  await page.reload();
  await step(page, "Arrive").waitFor();
}, LONG);

journey("an own guide has a session of its own to which its draft comes back, and leaves that of the page as it was", async ({ page, server }) => {
  const url = embed(server, "run-apart", { session: "riverside", "session-title": "Riverside in March" });
  await open(page, url);
  await commitOnWall(page, { project: "A reading hour", needed: "Books" });
  await openHostTools(page, words["host.run"]);
  await page.byRole("button", words["run.start"]).click();
  await page.byRole("heading", "Arrive", { level: 3 }).waitFor();
  const before = await records(page);

  await page.byRole("tab", words["host.guide"]).click();
  await page.byRole("button", words["edit.blank"]).click();
  await focused(page, "t");
  await typeSteps(page, "Reading together", ["Sit down"]);
  await page.byRole("button", words["edit.run"]).click();
  await page.byRole("dialog").byRole("button", words["edit.leave.yes"]).click();
  await page.byRole("button", words["run.start"]).click();
  await page.byRole("heading", "Sit down", { level: 3 }).waitFor();
  const own = await records(page);
  ok(!own.some(({ id }) => before.some((record) => record.id === id)), "nothing of the page's session");
  await page.reload();
  await arrived(page);
  deepEqual(await records(page), own, "after a reload too");

  await openHostTools(page, words["host.device"]);
  await page.byRole("button", words["host.clear.yes"]).click();
  await page.byRole("dialog").byText(words["clear.own"]).waitFor();
  await page.byRole("dialog").byRole("button", words["finish.keep"]).click();
  await openHostTools(page, words["host.run"]);
  await page.byRole("button", words["run.own.back"]).click();
  await page.byRole("heading", "Arrive", { level: 3 }).waitFor();
  deepEqual(await records(page), before);
  await page.byRole("tab", words["host.guide"]).click();
  await page.byCss(".drafts").byRole("button", /^Reading together/).click();
  await page.byRole("button", words["edit.run"]).click();
  await page.byRole("dialog").byRole("button", words["edit.leave.yes"]).click();
  await page.byRole("heading", "Sit down", { level: 3 }).waitFor();
  deepEqual(await records(page), own, "the draft is where it was");
});

journey("shows what people will see while one types, and keeps nothing of it", async ({ page, server }) => {
  await page.setViewport(1440, 900);
  await begin(page, server, "preview");
  await typeSteps(page, "Tea", ["Sit down"]);
  await page.byRole("button", words["edit.sort.prompt"], { exact: true }).click();
  await focused(page, "f/sections/0/steps/0/blocks/0/label");
  await page.type("Green or black?");
  const preview = page.byCss(".editor-preview");
  await preview.byText("Green or black?").waitFor();
  await preview.byRole("heading", "Sit down").waitFor();
  await preview.byCss("textarea").fill("Only to try");
  await preview.byRole("button", words["form.share"]).click();
  await preview.byCss(".answer").byText("Only to try").waitFor();
  deepEqual(await page.evaluate(() => document.querySelector("hallway-session").records()), []);
}, LONG);

journey("a commitment asks in the words of its author, and the step follows it", async ({ page, server }) => {
  await page.setViewport(1440, 900);
  await begin(page, server, "follows");
  await typeSteps(page, "Tea", ["Promise"]);
  await page.byRole("button", words["edit.sort.commitment"], { exact: true }).click();
  await focused(page, "f/sections/0/steps/0/blocks/0/label");
  equal(await page.byCss("[id='f/sections/0/steps/0/blocks/0/label']").value(), "");
  await page.type("What will you brew?");
  const preview = page.byCss(".editor-preview");
  await preview.byText("What will you brew?").waitFor();
  await preview.byCss(".how").byText(words["who.alone"]).waitFor();
}, LONG);

/** A key and all that follows from it at once, in milliseconds, while all that was typed is there. */
journey("typing stays instant in the largest guide, and nothing typed is lost", async ({ page, server }) => {
  await page.setViewport(1440, 900);
  await openEditor(page, server, "large");
  await page.byLabel(words["edit.shelf.search"]).fill("improving");
  // Nobody walks all nineteen articles.
  const picked = words["edit.minutes.picked.other"].replace("{n}", "55");
  await page.byRole("button", /^Improving together/).having(picked).click();
  await page.byCss(".editor").waitFor();
  const title = page.byLabel(words["edit.step_title"].replace("{n}", "2"), { exact: true });
  await title.fill("Read");
  const took = await title.evaluate(async (field) => {
    const times = [];
    for (const letter of " the articles that you picked, one by one") {
      field.value += letter;
      const before = performance.now();
      field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
      await new Promise((done) => setTimeout(done));
      times.push(performance.now() - before);
    }
    return times.toSorted((a, b) => a - b).at(times.length / 2);
  });
  console.error(`    a key in the largest guide takes ${took.toFixed(1)} ms`);
  await page.byRole("button", words["edit.share"]).click();
  const { text } = await page.download(() => page.byRole("dialog").byRole("button", words["edit.download"]).click());
  match(text, /"title": "Read the articles that you picked, one by one"/);
}, LONG);

journey("what was typed a moment before the page went away is in the draft", async ({ page, server }) => {
  await begin(page, server, "leaving");
  await typeSteps(page, "A long day", ["Sit down"]);
  await page.byCss(".editor-kept").having(words["edit.kept"]).waitFor();
  await page.byLabel(words["edit.step_title"].replace("{n}", "1")).evaluate((field) => {
    field.value = "Stand up";
    field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    location.reload();
  });
  await page.waitFor(async () => {
    await document.querySelector("hallway-session").ready;
    return !document.querySelector("hallway-session").shadowRoot.querySelector(".editor");
  });
  await openHostTools(page, words["host.guide"]);
  await page.byCss(".drafts").byRole("button", /^A long day/).click();
  await becomes(page, ["Stand up"]);
}, LONG);

journey("moves a step with the keyboard, and the keyboard goes along", async ({ page, server }) => {
  await begin(page, server, "keyboard");
  await typeSteps(page, "Tea", STEPS);
  await page.press("Alt+ArrowUp");
  await becomes(page, ["Arrive", "Think alone", "Share", "Talk in pairs"]);
  await focused(page, "t/sections/0/steps/2");
  await page.press("Alt+ArrowUp");
  await page.press("Alt+ArrowDown");
  await focused(page, "t/sections/0/steps/2");
  await becomes(page, ["Arrive", "Think alone", "Share", "Talk in pairs"]);
  await page.waitFor(() => /Moved: now 3 of 4/.test(document.querySelector("hallway-session").innerText));
}, LONG);

journey("what was deleted comes back with everything in it", async ({ page, server }) => {
  await begin(page, server, "undo");
  await typeSteps(page, "Tea", STEPS);
  await page.byRole("button", words["edit.delete"], { exact: true }).click();
  await becomes(page, STEPS.slice(0, 3));
  await focused(page, "t/sections/0/steps/2");
  await page.byCss(".toast").byRole("button", words.undo).click();
  await becomes(page, STEPS);
}, LONG);

journey("says what is missing at the field, and leads there", async ({ page, server }) => {
  await page.setViewport(1440, 900);
  await begin(page, server, "problems");
  await typeSteps(page, "Tea", ["Sit down", "Pour"]);
  await page.byLabel(words["edit.step_title"].replace("{n}", "2")).fill("");
  equal(await page.byCss(".wrong").count(), 0, "nobody is told off before they are done");
  await page.byRole("button", words["edit.run"]).click();
  await page.byRole("button", words["edit.problems.one"]).waitFor();
  await page.byCss(".mend li").byRole("button", /Step 2/).click();
  await focused(page, "f/sections/0/steps/1/title");
  match(await page.byCss(".editor-form .wrong").text(), /Title.*missing/);
  await page.type("Pour");
  await page.byCss(".mend").waitFor({ state: "hidden" });
  await page.byCss(".editor-form").byLabel(words["edit.field.minutes"]).fill("ten");
  await page.byCss(".editor-form .wrong").having(/whole number/).waitFor();
}, LONG);

journey("the file can be opened again, with credits and where it comes from", async ({ page, server }) => {
  await openEditor(page, server, "adapt");
  await page.byLabel(words["edit.shelf.search"]).fill("troika");
  await page.byRole("button", /^Troika/).click();
  await page.byCss(".editor").waitFor();
  await page.byRole("button", words["edit.share"]).click();
  const { name, text } = await page.download(() => page.byRole("dialog").byRole("button", words["edit.download"]).click());
  equal(name, "troika-2.guide.json");
  const guide = JSON.parse(text);
  deepEqual(guide.origin, { id: "troika", title: "Troika" });
  equal(guide.template, undefined);
  ok(guide.credits.length > 0);
  match(await page.byRole("dialog").byCss("pre").text(), /guide="\.\/troika-2\.guide\.json"/);
}, LONG);

journey("prints a run sheet with times, and a handout with room to write", async ({ page, server }) => {
  await page.setViewport(1440, 900);
  await begin(page, server, "paper");
  await typeSteps(page, "Tea", ["Sit down", "Pour"]);
  await page.byRole("button", words["edit.sort.prompt"], { exact: true }).click();
  await focused(page, "f/sections/0/steps/1/blocks/0/label");
  await page.type("Green or black?");
  await stubPrint(page);
  await page.byRole("button", words["edit.share"]).click();
  await page.byRole("dialog").byRole("button", words["edit.run_sheet"]).click();
  match(await page.waitFor(() => window.printed), /Tea[\s\S]*Sit down[\s\S]*from 0:00[\s\S]*Pour[\s\S]*from 0:10, 10 minutes[\s\S]*Green or black/);
  await page.evaluate(() => (window.printed = ""));
  await page.byRole("dialog").byRole("button", words["edit.handout"]).click();
  match(await page.waitFor(() => window.printed), /Pour[\s\S]*Green or black\?[\s\S]*____/);
}, LONG);

journey("fits the steps to the time that there is", async ({ page, server }) => {
  await begin(page, server, "time");
  await typeSteps(page, "Tea", STEPS);
  await page.byRole("button", words["edit.fit"]).click();
  await page.byLabel(words["edit.fit.to"]).fill("60");
  await page.byRole("button", words["edit.fit.yes"], { exact: true }).click();
  await page.byText("60 minutes in all").waitFor();
  await page.byCss(".toast").byRole("button", words.undo).click();
  await page.byText("40 minutes in all").waitFor();
}, LONG);

journey("a reload offers to go on with the draft", async ({ page, server }) => {
  await begin(page, server, "draft");
  await typeSteps(page, "A long day", STEPS);
  await page.reload();
  await page.waitFor(async () => {
    await document.querySelector("hallway-session").ready;
    return document.querySelector("hallway-session").shadowRoot.querySelector(".pane");
  });
  await openHostTools(page, words["host.guide"]);
  await page.byCss(".drafts").byRole("button", /^A long day/).click();
  await becomes(page, STEPS);
}, LONG);

journey("a Spanish host gets guides and forms in Spanish", async ({ page, server }) => {
  const before = server.requests.length;
  await open(page, `${server.url}/pages/spanish.html`);
  const guides = () => server.requests.slice(before).map(({ path }) => path).filter((path) => path.includes("/guides/"));
  deepEqual(guides(), ["/dist/guides/es/learning-from-one-another.js"], "the one guide that runs");
  await page.evaluate(() => document.querySelector("hallway-session").setAttribute("view", "host"));
  await page.byRole("tab", "Guía").click();
  await page.byRole("button", /^Troika/).click();
  await page.byCss(".editor").waitFor();
  await page.byRole("button", spanish["edit.run"]).waitFor();
  ok(!guides().some((path) => path.includes("/guides/en/")), `no English guide: ${guides()}`);
}, LONG);

for (const [width, scheme] of [[390, "light"], [768, "dark"], [1440, "light"]]) {
  journey(`axe finds nothing in the editor at ${width} px, ${scheme}`, async ({ page, server }) => {
    await page.setViewport(width, 900);
    await page.setColorScheme(scheme);
    await openEditor(page, server, `axe-${width}`);
    deepEqual(await axe(page, { off: HOST_PAGE }), []);
    await page.byRole("button", words["edit.current"]).click();
    await page.byCss(".editor").waitFor();
    for (const side of ["steps", "form", "preview"]) {
      const button = page.byCss(`#side-${side}`);
      if (await button.visible()) await button.click();
      deepEqual(await axe(page, { off: HOST_PAGE }), [], side);
    }
  }, { ...ONE_ENGINE, allow: [/./] });
}
