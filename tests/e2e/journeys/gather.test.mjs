/** A host keeps the wall, gathers what was said, and publishes what its authors agreed to. */
import { ONE_ENGINE, axe } from "../lib/axe.mjs";
import { deepEqual, equal, journey, match, ok } from "../lib/case.mjs";
import { profiles, record, sessionFile } from "../lib/samples.mjs";
import { ask, card, cards, dialog, embed, open, openHostTools, openMenu, press, records, words } from "../lib/visitor.mjs";

const HOST_PAGE = ["landmark-one-main", "region"];
const tab = (page, name) => page.byRole("tab", words[name], { exact: true }).click();
const answer = (at, text, rest) =>
  record(300 + at, { kind: "response", prompt: "practice-seen", session: "gather", by: `person-${at}`, data: { text }, ...rest });
const ANSWERS = [
  answer(0, "Families read with us every Friday", { visible: "public", quote: "named" }),
  answer(1, "Parents came and read to the class", { visible: "public", quote: "no" }),
  answer(2, "A mentor sat in my lessons", { visible: "host", quote: "unnamed" }),
];
const CARD = record(400, { session: "gather", by: "person-1", data: { project: "Words that hurt", needed: "Nothing" } });
const GARDEN = record(401, { session: "gather", by: "person-2", data: { project: "A garden behind the school", needed: "Two spades" } });
const file = () => sessionFile([...profiles("gather"), ...ANSWERS, CARD], { session: "gather" });

async function begin(page, server) {
  await open(page, embed(server, "gather", { session: "gather" }));
  await ask(page, "import", file());
}

journey("a press counts though leaving the field before it draws its button anew", async ({ page, server }) => {
  await begin(page, server);
  await openHostTools(page, words["host.themes"]);
  await page.byLabel(words["theme.question"]).select("practice-seen");
  await page.byRole("button", /^(families|parents|read)/i).first().click();
  const theme = page.byCss(".themes li").first();
  const quote = page.byCss(".gather-posts li").having("Families read").byRole("checkbox", new RegExp(words["theme.quote"]));
  await theme.byLabel(words["theme.takeaway"]).type("Reading grows.");
  await quote.click();
  await page.until(() => quote.checked(), "the press to count");
  await theme.byLabel(words["theme.takeaway"]).type("More");
  await page.byCss(".themes").byRole("button", words["theme.delete"]).click();
  await page.byCss(".toast").byText(words["theme.deleted"]).waitFor();
});

journey("who agreed to be named and gave no name is quoted without one", async ({ page, server }) => {
  await begin(page, server);
  await ask(page, "import", sessionFile([answer(9, "My aunt reads to them", { by: "a-stranger", visible: "room", quote: "named" })], { session: "gather" }));
  await openHostTools(page, words["host.themes"]);
  await page.byLabel(words["theme.question"]).select("practice-seen");
  await page.byRole("button", words["theme.new"]).click();
  const stranger = page.byCss(".gather-posts li").having("My aunt");
  await stranger.byRole("checkbox").first().check();
  await stranger.byText(words["theme.quote.unnamed"]).waitFor();
});

journey("a host hides a card, gathers themes with the author's consent, and downloads the recap", async ({ page, server }) => {
  await begin(page, server);
  await ask(page, "import", sessionFile([GARDEN], { session: "gather" }));
  await card(page, CARD.data.project).waitFor();
  await openHostTools(page, words["host.wall"]);
  const entry = page.byCss(".moderate li").having(CARD.data.project);
  await entry.byRole("button", words["moderate.hide"]).click();
  await entry.byText(words["moderate.state.hidden"], { exact: true }).waitFor();
  await page.byCss(".toast").byRole("button", words.undo).click();
  await entry.byText(words["moderate.state.hidden"], { exact: true }).waitFor({ state: "hidden" });
  await page.until(() => entry.evaluate((line) => line.matches(":focus-within")), "the keyboard to be back at the entry");
  await entry.byRole("button", words["moderate.hide"]).click();
  await entry.byText(words["moderate.state.hidden"], { exact: true }).waitFor();

  await tab(page, "host.themes");
  await page.byLabel(words["theme.question"]).select("practice-seen");
  await page.byRole("button", /^(families|parents|read)/i).first().click();
  const theme = page.byCss(".themes li").first();
  await theme.byLabel(words["theme.title"]).fill("");
  await theme.byLabel(words["theme.title"]).type("Families read along");
  await theme.byLabel(words["theme.takeaway"]).focus();
  await theme.byLabel(words["theme.takeaway"]).type("Reading grows when families join in.");
  await theme.byLabel(words["theme.takeaway"]).press("Tab");
  const post = (text) => page.byCss(".gather-posts li").having(text);
  await post("Families read").byRole("checkbox", new RegExp(words["theme.quote"])).check();
  await post("Parents came").byText(words["theme.quote.no"]).waitFor();
  await post("A mentor sat").byRole("checkbox").first().check();
  await theme.byRole("button", words["theme.members.other"].replace("{n}", "3")).waitFor();

  await tab(page, "host.recap");
  await page.byCss(".recap").byText("Reading grows when families join in.").waitFor();
  const publicText = (await page.download(() => page.byRole("button", new RegExp(words["recap.markdown"])).click())).text;
  match(publicText, /### Families read along/);
  match(publicText, /> Families read with us every Friday\n>\n> — Ana P\., Riverside Middle School/);
  for (const kept of ["Parents came", "A mentor sat", CARD.data.project]) ok(!publicText.includes(kept), kept);
  await page.byRole("button", new RegExp(`^${words["recap.audience.host"]}`)).click();
  const page2 = await page.download(() => page.byRole("button", new RegExp(words["recap.html"].replace(/[()]/g, "\\$&"))).click());
  match(page2.name, /recap-host-\d{4}-\d\d-\d\d\.html$/);
  match(page2.text, /<svg viewBox=/);
  ok(!page2.text.includes("Parents came"));

  const counted = page.byCss(".recap .chart tr").having(words["recap.unanswered"]).byCss("td");
  equal(await counted.text(), "1");
  await tab(page, "host.matches");
  equal(await page.byCss(".figures dd").first().text(), "1", "as many needs still open as in the recap");

  await press(page, words["mine.back"]);
  equal(await card(page, CARD.data.project).count(), 0);
  equal((await records(page)).filter(({ kind }) => kind === "moderation").length, 1);
});

journey("the tab of the wall says how much waits, and the tools open where the host was last", async ({ page, server }) => {
  await begin(page, server);
  await openHostTools(page, words["host.wall"]);
  const wallTab = page.byCss("#tab-1");
  const nothingWaits = () => page.until(async () => (await wallTab.text()).trim() === words["host.wall"], "nothing waits");
  const approve = (project) => page.byCss(".moderate li").having(project).byRole("button", words["moderate.approve"]).click();
  await nothingWaits();
  const flag = record(500, { kind: "flag", session: "gather", by: "person-3", re: CARD.id, prompt: undefined });
  await ask(page, "import", sessionFile([flag], { session: "gather" }));
  await page.byRole("tab", new RegExp(words["host.wall.due.one"])).waitFor();

  await press(page, words["mine.back"]);
  await openMenu(page);
  await dialog(page).byRole("button", words["host.title"]).click();
  await approve(CARD.data.project);
  await nothingWaits();
  await page.byRole("radio", new RegExp(`^${words["moderate.mode.approve"]}`)).check();
  await ask(page, "import", sessionFile([GARDEN], { session: "gather" }));
  await page.byRole("tab", new RegExp(words["host.wall.due.one"])).waitFor();
  await approve(GARDEN.data.project);
  await nothingWaits();
});

journey("a moderator reads all that the wall shows of a card, and which answers are for hosts alone", async ({ page, server }) => {
  await begin(page, server);
  const data = { ...GARDEN.data, kinds: ["materials"], by_when: "2027-04-01", first_step: "Ask the caretaker", can_offer: "Tomatoes in June" };
  await ask(page, "import", sessionFile([{ ...GARDEN, data }], { session: "gather" }));
  await openHostTools(page, words["host.wall"]);
  const entry = page.byCss(".moderate li").having(data.project);
  for (const text of ["Two spades", "Tomatoes in June", "Ask the caretaker", /needs materials/i, /April 1, 2027/]) await entry.byText(text).waitFor();
  await tab(page, "host.themes");
  const post = (text) => page.byCss(".gather-posts li").having(text);
  await post("A mentor sat in my lessons").byText(words["seen.host"]).waitFor();
  equal(await post("Families read with us").byText(words["seen.host"]).count(), 0);
});

journey("what waits for the host stands in its author's own view alone, with a sentence", async ({ page, browser, server }) => {
  await begin(page, server);
  await openHostTools(page, words["host.wall"]);
  await page.byRole("radio", new RegExp(`^${words["moderate.mode.approve"]}`)).check();
  const context = await browser.newContext();
  try {
    const guest = await context.newPage();
    await open(guest, embed(server, "gather-wall", { session: "gather", view: "wall" }));
    await ask(guest, "import", await ask(page, "export", "json"));
    await card(guest, CARD.data.project).waitFor();
    await guest.byCss(".wall .foot").byRole("button", words["wall.add"]).click();
    await guest.byLabel("Which project matters most").fill("A new card");
    await guest.byLabel("What do you need to make it happen").fill("A look");
    await guest.byRole("dialog").byRole("button", words["form.post"], { exact: true }).click();
    await card(guest, "A new card").byText(words["moderated.waits"]).waitFor();
    await ask(page, "import", await ask(guest, "export", "json"));
    await page.byRole("button", new RegExp(`^${words["moderate.waiting"]}`)).click();
    const entry = page.byCss(".moderate li").having("A new card");
    await entry.byRole("button", words["moderate.approve"]).click();
    await entry.waitFor({ state: "hidden" });
    await ask(guest, "import", await ask(page, "export", "json"));
    await card(guest, "A new card").byText(words["moderated.waits"]).waitFor({ state: "hidden" });
    equal(await cards(guest).count(), 2);
  } finally {
    await context.close();
  }
});


journey("axe finds nothing on Wall, Matches, Themes and Recap", async ({ page, server }) => {
  await begin(page, server);
  await openHostTools(page, words["host.wall"]);
  for (const name of ["host.wall", "host.matches", "host.themes", "host.recap"]) {
    await tab(page, name);
    if (name === "host.themes") await press(page, words["theme.new"]);
    for (const theme of ["light", "dark"]) {
      await page.evaluate((theme) => document.querySelector("hallway-session").setAttribute("theme", theme), theme);
      deepEqual(await axe(page, { off: HOST_PAGE }), [], `${name}, ${theme}`);
    }
  }
}, ONE_ENGINE);
