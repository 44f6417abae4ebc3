/** A need finds whoever can help: suggested with the reason, asked, answered. */
import { equal, journey, match } from "../lib/case.mjs";
import { ask, card, commitOnWall, dialog, embed, inDialog, open, press, savedOnDevice, words } from "../lib/visitor.mjs";

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
