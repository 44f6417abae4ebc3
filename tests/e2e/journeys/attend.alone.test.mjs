/** The main journey: two lines in a page, the whole guide, a commitment on the wall, and out again as files. */
import { deepEqual, equal, journey, match, ok } from "../lib/case.mjs";
import { named, parseCsv } from "../lib/tables.mjs";
import {
  STEPS, card, cards, chip, commit, dialog, fillCommitment, goNext, inDialog, inGuide, open, openHostTools, savedOnDevice, step, wall, words,
} from "../lib/visitor.mjs";

const CONFERENCES = {
  project: "Student-led conferences in grade 6", needed: "A colleague who has run them", kinds: ["People", "Know-how"],
  by: "2026-12-11", firstStep: "Ask the team on Monday", offer: "A lesson plan",
};
const FORMULA = { project: "=1+1 is how it looks in a spreadsheet", needed: "Somebody who says “no, thank you”\nin two lines, with a comma" };
const MAKERS = { project: "A maker corner in the library", needed: "Six cardboard cutters", kinds: ["Materials"] };
const EDITED = "A maker corner in the town library";
const HEADER = "session_id,session_title,record_id,kind,step_id,step_title,prompt_id,prompt,group,author,role,organization,visibility,quote,text,project,needed,need_kinds,by_when,first_step,can_offer,status,offers,themes,lang,source,created_at,updated_at,hidden,delivery_state,delivery_attempts,delivery_error,delivered_at,about,contact";

journey("walks the guide, posts, reloads, is seen in another tab, exports, and comes back in a new browser", async ({ page, context, browser, server }) => {
  const url = `${server.url}/pages/plain.html`;
  await open(page, url);
  equal((await chip(page).text()).trim(), words["chip.none"]);

  await arrive(page);
  await practices(page);
  await networks(page);
  await ecosystem(page);
  await commitments(page);
  await seenElsewhere(page, context, url);

  await page.reload();
  await step(page, "Your commitment").waitFor();
  await everythingIsThere(page);

  await goNext(page);
  await feedback(page);
  const json = await filesForTheHost(page);
  await comesBack(browser, url, json);
});

async function arrive(page) {
  await step(page, "Arrive").waitFor();
  await page.byLabel("Name").fill("Ana P.");
  await page.byLabel("Role", { exact: false }).select("Teacher");
  await page.byLabel("School or organization").fill("Riverside Middle School");
  await inGuide(page, words["form.save"]).click();
  await page.byCss(".guide .facts").byText("Ana P.").waitFor();
  await savedOnDevice(page);
  await page.byRole("textbox", "What did somebody else’s practice teach you lately?").fill("Wait five seconds after a question.");
  await inGuide(page, words["form.share"]).click();
  await page.byCss(".guide .answer").byText("Wait five seconds after a question.").waitFor();
  await goNext(page);
}

async function practices(page) {
  await step(page, "Practices that emerged").waitFor();
  const agency = page.byRole("group", words["practice.marks"].replace("{title}", "Learner agency"));
  await agency.byRole("button", "Want to try").click();
  await agency.byRole("button", "Want to try", { pressed: true }).waitFor();
  await page.byRole("group", "Micro and nano schools").byRole("button", "Have a question").click();
  await page.byRole("group", "Micro and nano schools").byRole("button", "Have a question", { pressed: true }).waitFor();
  await page.byRole("heading", "Learner agency", { level: 3 }).click();
  await page.byText("What could your learners decide this month").waitFor();
  await goNext(page);
}

async function networks(page) {
  await step(page, "The power of networks").waitFor();
  ok((await page.byRole("table").byRole("rowheader").count()) >= 3, "a table with rows that say what they are");
  await page.byRole("textbox", "Name a network that you lean on").fill("Lunch with two colleagues.");
  await inGuide(page, words["form.share"]).click();
  await page.byCss(".guide .answer").byText("Lunch with two colleagues.").waitFor();
  await goNext(page);
}

async function ecosystem(page) {
  await step(page, "Your learning ecosystem").waitFor();
  for (const [who, brings] of [["The town library", "A quiet place"], ["The bakery", "Two Saturdays a year"], ["Rivera & Sons", "Scrap wood"]]) {
    await page.byLabel("Partner").fill(who);
    await page.byLabel("What they bring").fill(brings);
    await page.byLabel("How close are you today?").select("We talk now and then");
    await inGuide(page, words["form.add"]).click();
    await page.byCss(".guide .entries").byText(who).waitFor();
    equal(await page.byLabel("Partner").value(), "", "the form is empty for the next line");
  }
  equal(await page.byCss(".guide .entries > li").count(), 3);
  await goNext(page);
}

async function commitments(page) {
  await step(page, "Your commitment").waitFor();
  for (const each of [CONFERENCES, FORMULA, MAKERS]) await commit(page, each);
  await savedOnDevice(page);
  equal(await cards(page).count(), 3);
  match(await card(page, CONFERENCES.project).text(), /Ask the team on Monday[\s\S]*A lesson plan/);

  await card(page, MAKERS.project).byRole("button", words.edit).click();
  await dialog(page).byLabel("Which project matters most").fill(EDITED);
  await inDialog(page, words["form.save_changes"]).click();
  await wall(page).byRole("heading", EDITED).waitFor();
  equal(await cards(page).having(MAKERS.project).count(), 0);

  await card(page, CONFERENCES.project).byRole("button", words["card.take_down"]).click();
  await wall(page).byText(CONFERENCES.project).waitFor({ state: "hidden" });
  await page.byRole("button", words.undo).click();
  await wall(page).byText(CONFERENCES.project).waitFor();
  match(await card(page, CONFERENCES.project).text(), /A lesson plan/, "undo brings all of it back");
  await card(page, CONFERENCES.project).byRole("button", words["card.take_down"]).click();
  await wall(page).byText(CONFERENCES.project).waitFor({ state: "hidden" });
  await savedOnDevice(page);
}

/** A post in a second tab stands in the first within a second of standing there. */
async function seenElsewhere(page, context, url) {
  const second = await context.newPage();
  await open(second, url);
  await second.byCss(".wall").byText(EDITED).waitFor();
  await page.evaluate(() => {
    const wall = document.querySelector("hallway-session").shadowRoot.querySelector(".wall .cards");
    const look = () => {
      if (wall.innerText.includes("From the other tab")) window.seen ??= Date.now();
    };
    new MutationObserver(look).observe(wall, { childList: true, subtree: true, characterData: true });
  });
  await inGuide(second, words["commitment.another"]).click();
  await fillCommitment(second.byCss(".guide"), { project: "From the other tab", needed: "Nothing but eyes" });
  const posted = await second.evaluate(() => {
    const form = document.querySelector("hallway-session").shadowRoot.querySelector(".guide form");
    const at = Date.now();
    form.requestSubmit();
    return at;
  });
  const seen = await page.waitFor(() => window.seen);
  ok(seen - posted <= 1000, `the other tab saw it after ${seen - posted} ms`);
  await second.close();
}

async function everythingIsThere(page) {
  await cards(page).first().waitFor();
  const texts = (await cards(page).texts()).join("\n");
  for (const text of [EDITED, FORMULA.project, "From the other tab"]) ok(texts.includes(text), `${text} is there`);
  ok(!texts.includes(CONFERENCES.project), "what was taken down stays down");
  await page.byRole("button", /^Step 5 of 6/).click();
  await dialog(page).byRole("button", /Your learning ecosystem/).click();
  await step(page, "Your learning ecosystem").waitFor();
  equal(await page.byCss(".guide .entries > li").count(), 3);
  await inGuide(page, words["guide.back"]).click();
  await inGuide(page, words["guide.back"]).click();
  await page.byRole("group", "Learner agency").byRole("button", "Want to try", { pressed: true }).waitFor();
  await inGuide(page, words["guide.back"]).click();
  await page.byCss(".guide .facts").byText("Riverside Middle School").waitFor();
  await page.byCss(".guide .answer").byText("Wait five seconds after a question.").waitFor();
  for (const { title } of STEPS.slice(1, 5)) {
    await goNext(page);
    await step(page, title).waitFor();
  }
}

async function feedback(page) {
  await step(page, "Carry on").waitFor();
  await page.byRole("textbox", /How was this session|What should we keep/).fill("Keep the rounds in pairs.");
  await page.byCss(".guide form").byRole("button", words["form.hosts"]).click();
  await page.byText("Keep the rounds in pairs.").waitFor();
  await savedOnDevice(page);
}

async function filesForTheHost(page) {
  await openHostTools(page);
  const csv = await page.download(() => page.byRole("button", words["host.csv"]).click());
  match(csv.name, /\.csv$/);
  spreadsheet(csv.text);
  const json = await page.download(() => page.byRole("button", words["host.json"]).click());
  match(json.name, /\.hallway\.json$/);
  const session = JSON.parse(json.text);
  equal(session.format, "hallway-session");
  const live = session.records.filter(({ deleted }) => !deleted);
  deepEqual(live.filter(({ kind }) => kind === "commitment").map(({ data }) => data.project).toSorted(),
    [EDITED, FORMULA.project, "From the other tab"].toSorted());
  equal(session.records.filter(({ deleted }) => deleted).length, 1, "one tombstone");
  return json;
}

function spreadsheet(text) {
  equal(text.codePointAt(0), 0xfeff, "a byte order mark, so that spreadsheets read UTF-8");
  const rows = parseCsv(text.slice(1));
  equal(rows[0].join(","), HEADER);
  ok(rows.every((row) => row.length === rows[0].length), "every row has every cell");
  const entries = named(rows);
  const commitments = entries.filter(({ kind }) => kind === "commitment");
  equal(commitments.length, 3);
  const guarded = commitments.find(({ project }) => project.includes("=1+1"));
  equal(guarded.project, `'${FORMULA.project}`, "a formula is disarmed");
  equal(guarded.needed.replace(/\r\n/g, "\n"), FORMULA.needed);
  equal(guarded.author, "Ana P.");
  match(guarded.created_at, /^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  const edited = commitments.find(({ project }) => project === EDITED);
  equal(edited.need_kinds, "materials");
  ok(!text.includes(CONFERENCES.project), "what was taken down is not in the table");
}

async function comesBack(browser, url, json) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await open(page, url);
    await openHostTools(page);
    await page.byCss("#import").setFiles({ name: json.name, type: "application/json", bytes: json.bytes });
    await page.byRole("list", words["host.import.report"]).byText(/\d+ new entries/).waitFor();
    const again = await page.download(() => page.byRole("button", words["host.json"]).click());
    equal(again.text, json.text, "the same session gives the same bytes");
    await page.byRole("button", words["mine.back"]).click();
    await wall(page).byText(EDITED).waitFor();
  } finally {
    await context.close();
  }
}
