/** A need finds whoever can help: suggested with the reason, asked, answered. */
import { doesNotMatch, equal, journey, match } from "../lib/case.mjs";
import { profiles, record, sessionFile } from "../lib/samples.mjs";
import { ask, card, commitOnWall, dialog, embed, inDialog, open, openHostTools, press, savedOnDevice, words } from "../lib/visitor.mjs";

const says = (key, gaps = {}) => Object.entries(gaps).reduce((text, [name, value]) => text.replace(`{${name}}`, value), words[key]);
const take = async (from, to) => ask(to, "import", await ask(from, "export", "json"));
const NEED = { project: "A reading corner", needed: "Somebody who has set up a classroom library" };
const OFFER = { project: "Robots on Fridays", needed: "A cupboard", offer: "I built a library out of donated books" };

journey("a need → who may help, and why → asked → answered", async ({ page, browser, server }) => {
  const url = embed(server, "match", { view: "wall", session: "match" });
  const context = await browser.newContext();
  try {
    const helper = await context.newPage();
    await open(page, url);
    await open(helper, url);
    await commitOnWall(helper, OFFER);
    await savedOnDevice(helper);
    await commitOnWall(page, NEED);
    await savedOnDevice(page);
    await take(helper, page);

    await card(page, NEED.project).byRole("button", words["suggest.helpers"]).click();
    const suggested = dialog(page).byCss(".suggested li");
    await suggested.having(OFFER.offer).waitFor();
    match(await suggested.first().text(), new RegExp(says("suggest.words", { words: "library" })));
    await inDialog(page, words["suggest.ask"]).click();
    await dialog(page).byRole("button", words["suggest.ask"], { pressed: true }).waitFor();

    await take(page, helper);
    await helper.byText(says("suggest.wants", { name: words["card.someone"], project: NEED.project })).waitFor();
    await press(helper, words["suggest.see"]);
    await dialog(helper).byText(words["suggest.mine"]).click();
    await inDialog(helper, words["suggest.offer"]).click();
    const line = dialog(helper).byRole("textbox", words["offer.line"]);
    await helper.until(async () => (await line.value()) === OFFER.offer, "the words of the offer in the form");
    await inDialog(helper, words["offer.send"]).click();
    await dialog(helper).waitFor({ state: "hidden" });
    equal(await helper.byCss(".asks").count(), 0);

    await take(helper, page);
    await dialog(page).byText(words["offer.received"]).waitFor();
    await dialog(page).byCss(".offers").byText(OFFER.offer).waitFor();
    await dialog(page).byText(words["suggest.none"]).waitFor();
  } finally {
    await context.close();
  }
});

journey("a host sees why somebody fits in words of both texts, and who answered in place of others who may", async ({ page, server }) => {
  const session = "match-host";
  const by = (at, rest) => record(at, { session, by: `person-${at % 10}`, ...rest });
  await open(page, embed(server, session, { session }));
  await ask(page, "import", sessionFile([
    ...profiles(session),
    by(100, { data: { project: "Trees in May", needed: "Somebody who has moderated a meeting" } }),
    by(101, { data: { project: "Fridays", needed: "Nothing", can_offer: "I led conferences about trees" } }),
    by(102, { data: { project: "A reading corner", needed: "Books for our library" } }),
    by(103, { data: { project: "Paper", needed: "Scissors", can_offer: "Books from a library" } }),
    by(114, { kind: "offer", prompt: undefined, re: record(102).id, data: { text: "Come on Tuesday, I have three boxes.", way: "help" } }),
    by(122, { kind: "reaction", prompt: undefined, re: record(114).id, data: { reaction: "accept" } }),
  ], { session }));
  await openHostTools(page, words["host.matches"]);
  const waits = page.byCss(".matches > li").having("Trees in May");
  await waits.byText(says("suggest.kin", { need: "meeting", words: "conferences" })).waitFor();
  const reasons = await waits.byCss(".suggested li").text();
  match(reasons, new RegExp(says("suggest.words", { words: "trees" })));
  doesNotMatch(reasons, /: led/);

  await page.byCss("summary").having(words["match.answered.one"]).click();
  const answered = page.byCss(".matches > li").having("A reading corner");
  await answered.byText("Come on Tuesday, I have three boxes.").waitFor();
  await answered.byText(/^Li Wei/).waitFor();
  await answered.byText(words["match.said.accept"].replace("{name} ", "")).waitFor();
  equal(await answered.byText("Books from a library").count(), 0);
});
