/** One's own words leave the browser, and then the browser forgets them. */
import { deepEqual, equal, journey, match, ok } from "../lib/case.mjs";
import { ask, card, cards, choose, commit, dialog, embed, goTo, inDialog, inGuide, open, press, records, savedOnDevice, words } from "../lib/visitor.mjs";
import { keyboard } from "../lib/keyboard.mjs";
import { stubPrint } from "../lib/paper.mjs";
import { traces } from "../lib/traces.mjs";
import { room } from "../lib/samples.mjs";

const mine = { project: "A garden on the roof", needed: "Somebody with a ladder", by: "2026-12-11", firstStep: "Ask the team" };
const SESSION = "riverside-2026-11";

async function written(page, server) {
  await open(page, embed(server, "take-home", { session: SESSION }));
  await ask(page, "import", room(3, { session: SESSION }));
  await page.byRole("textbox", "What did somebody else’s practice").fill("Wait five seconds.");
  await inGuide(page, words["form.share"]).click();
  await page.byCss(".guide .answer").waitFor();
  await commit(page, mine);
  await savedOnDevice(page);
  await goTo(page, "carry-on");
}

journey("a file with one's own words opens again on another device", async ({ page, browser, server }) => {
  await written(page, server);
  const { name, text } = await page.download(() => page.byRole("button", words["take.file"]).click());
  match(name, new RegExp(`^${SESSION}-[a-z0-9]{4}-\\d{4}-\\d\\d-\\d\\d\\.hallway\\.json$`));
  const { records: taken } = JSON.parse(text);
  ok(taken.length >= 2 && taken.every(({ by }) => by === taken[0].by), "only one's own");

  const elsewhere = await browser.newContext();
  try {
    const other = await elsewhere.newPage();
    await open(other, `${server.url}/pages/take-home`);
    await ask(other, "import", text);
    await cards(other).having(mine.project).waitFor();
    equal(await cards(other).count(), 1);
  } finally {
    await elsewhere.close();
  }
});

journey("ways to take one's words home come with the first words", async ({ page, server }) => {
  await open(page, embed(server, "take-nothing", { session: "take-nothing" }));
  await goTo(page, "carry-on");
  await page.byText(words["take.nothing"]).waitFor();
  equal(await page.byRole("button", words["take.file"]).count(), 0);
  await page.byRole("textbox", "How was this session").fill("Keep the pairs.");
  await page.byRole("button", words["form.hosts"]).click();
  const { text } = await page.download(() => page.byRole("button", words["take.file"]).click());
  match(text, /Keep the pairs\./);
});

journey("more ways come without a jump of the page, and what did not come is said where one looks", async ({ page, server }) => {
  await page.setViewport(390, 700);
  await open(page, embed(server, "take-more", { session: "take-more" }));
  await commit(page, mine);
  await goTo(page, "carry-on");
  const more = inGuide(page, new RegExp(words["take.more"]));
  const top = () => more.evaluate((button) => Math.round(button.getBoundingClientRect().top));
  await more.focus();
  // WebKit scrolls to what has the focus a frame later.
  await page.waitFor(() => scrollY > 300);
  const before = await top();

  server.answer("/dist/hallway-host.js", { status: 503, body: "" });
  await more.click();
  const problem = page.byCss(".shell-problem");
  await problem.waitFor();
  const { y, height } = await problem.box();
  ok(y >= 0 && y + height < 700, "in sight");
  server.answer("/dist/hallway-host.js", undefined);
  await problem.byRole("button", words["shell.retry"]).click();
  await dialog(page).byCss("#home-link").waitFor();
  await inDialog(page, words.close).click();
  await dialog(page).waitFor({ state: "hidden" });
  await keyboard(page).at(new RegExp(words["take.more"]), "after the dialog is closed");
  ok(Math.abs((await top()) - before) < 60, `from ${before} to ${await top()}`);
}, { allow: [/503|hallway-host/] });

journey("prints a page of its own with one's words and nobody else's", async ({ page, server }) => {
  await written(page, server);
  await stubPrint(page);
  await page.byRole("button", /^Print/).click();
  const printed = await page.waitFor(() => window.printed);
  match(printed, /Learning from one another/);
  match(printed, /Wait five seconds\./);
  match(printed, new RegExp(`${mine.project}[\\s\\S]*${mine.needed}[\\s\\S]*${mine.firstStep}`));
  ok(!printed.includes("A maker corner"), "nobody else's cards on it");
});

journey("copies one's words as text", async ({ page, server }) => {
  await written(page, server);
  await page.evaluate(() => {
    const catches = { writeText: async (text) => void (window.copied = text) };
    Object.defineProperty(navigator, "clipboard", { value: catches, configurable: true });
  });
  await page.byRole("button", words["take.copy"]).click();
  const copied = await page.waitFor(() => window.copied);
  match(copied, new RegExp(`${mine.project}[\\s\\S]*${mine.needed}`));
  await page.byText(words["files.copied"]).waitFor();
});

journey("puts the day of the commitment into a calendar", async ({ page, server }) => {
  await written(page, server);
  const { name, text } = await page.download(() => page.byRole("button", /in my calendar/).click());
  match(name, /\.ics$/);
  match(text, /^BEGIN:VCALENDAR\r\n/);
  match(text, /DTSTART;VALUE=DATE:20261211\r\n/);
  match(text, /SUMMARY:[^\r]*A garden on the roof/);
});

journey("deletes one's own entries and leaves the others' cards", async ({ page, server }) => {
  await written(page, server);
  equal(await cards(page).count(), 4);
  await choose(page, words["mine.title"]);
  await press(page, words["mine.delete"]);
  await inDialog(page, words["delete_mine.yes"]).click();
  await dialog(page).waitFor({ state: "hidden" });
  await card(page, mine.project).waitFor({ state: "hidden" });
  equal(await cards(page).count(), 3);
  const left = await records(page);
  ok(left.length > 3 && left.every(({ by }) => by.startsWith("person-")), "only the others' entries live on");

  const tombstones = JSON.parse(await ask(page, "export", "json")).records.filter(({ deleted }) => deleted);
  equal(tombstones.length, 2, "so that no other device brings them back");
  ok(tombstones.every(({ data = {} }) => Object.keys(data).length === 0), "without a word of them");
  await page.reload();
  await cards(page).first().waitFor();
  equal(await cards(page).count(), 3);
});

journey("finishes and clears the device: no key, no database content, an empty form", async ({ page, server }) => {
  await written(page, server);
  ok((await kept(page)).length > 0);
  await choose(page, words.finish);
  await inDialog(page, words["finish.keep"]).click();
  await dialog(page).waitFor({ state: "hidden" });
  await card(page, mine.project).waitFor();

  await choose(page, words.finish);
  await inDialog(page, words.finish).click();
  await dialog(page).waitFor({ state: "hidden" });
  await page.byText(words["wall.empty.title"]).waitFor();
  await page.byText(words["chip.none"]).waitFor();
  deepEqual(await kept(page), []);
  await page.reload();
  await page.byText(words["wall.empty.title"]).waitFor();
  deepEqual(await kept(page), []);
});

/** Every key of ours that this browser keeps. */
const kept = async (page) => {
  const { keys, databases } = await traces(page);
  return [...keys, ...databases.flatMap(({ keys: held }) => held)];
};
