/** One other person in the room of a guide, and what a host makes of what both said. */
import { equal, match, ok } from "./case.mjs";
import { record, sessionFile } from "./samples.mjs";
import { ask, card, dialog, inDialog, openHostTools, press, words } from "./visitor.mjs";

export const NEED = { project: "A reading corner in every classroom", needed: "Somebody who has set up a library" };
export const OURS = "Learners chose the books themselves this month.";
const KNOWN = "I set up a library out of donated books";
const THEIRS = "Learners chose the tasks with their mentors.";

/** What Rosa brought: who she is, a card with something to offer, and an answer that anybody may quote by her name. */
export function rosa(session, question) {
  const hers = (at, rest) => record(at, { by: "rosa", session, ...rest });
  return sessionFile([
    hers(700, { kind: "profile", data: { name: "Rosa", organization: "Hill Academy" } }),
    hers(701, { data: { project: "Robots on Fridays", needed: "A cupboard", can_offer: KNOWN } }),
    hers(702, { kind: "response", prompt: question, visible: "public", quote: "named", data: { text: THEIRS } }),
  ], { session });
}

/** The author of a card finds out who may help, asks, gets an offer and takes it. */
export async function findHelp(page, { id, session }) {
  await card(page, NEED.project).byRole("button", words["suggest.helpers"]).click();
  const suggested = dialog(page).byCss(".suggested li").having(KNOWN);
  await suggested.waitFor();
  match(await suggested.text(), /library/, "the reason is in words");
  await suggested.byRole("button", words["suggest.ask"]).click();
  await suggested.byRole("button", words["suggest.ask"], { pressed: true }).waitFor();
  await press(page, words.close);
  const offer = record(703, { kind: "offer", prompt: undefined, re: id, by: "rosa", session, data: { text: "Come and see mine on Tuesday.", way: "visit" } });
  await ask(page, "import", sessionFile([offer], { session }));
  await card(page, NEED.project).byRole("button", words["card.helped.one"]).click();
  await dialog(page).byCss(".offers").byText("Come and see mine on Tuesday.").waitFor();
  await inDialog(page, words["offer.answer.accept"]).click();
  await dialog(page).byRole("button", words["offer.answer.accept"], { pressed: true }).waitFor();
  await press(page, words.close);
}

/** A host sees that the need is met, names a theme, and gets the recap for the room and for anybody. */
export async function gather(page, question) {
  const tab = (name) => page.byRole("tab", words[name], { exact: true }).click();
  await openHostTools(page, words["host.matches"]);
  await page.byText(words["match.answered.one"]).click();
  await page.byCss("details .matches").byText(NEED.needed).waitFor();

  await tab("host.themes");
  await page.byLabel(words["theme.question"]).select(question);
  await press(page, words["theme.new"]);
  const theme = page.byCss(".themes li").first();
  await page.until(() => theme.byLabel(words["theme.title"]).evaluate((field) => field.getRootNode().activeElement === field), "the name to be asked for");
  for (const [key, text] of [["theme.title", "Learners choose"], ["theme.takeaway", "Choice comes before voice."]]) {
    // Typed and not filled in: a field that a script filled tells of no change when it is left.
    await theme.byLabel(words[key]).type(text);
    await theme.byLabel(words[key]).press("Tab");
  }
  const post = (text) => page.byCss(".gather-posts li").having(text);
  for (const text of [OURS, THEIRS]) await post(text).byRole("checkbox").first().check();
  await theme.byRole("button", words["theme.members.other"].replace("{n}", "2")).waitFor();
  await post(THEIRS).byRole("checkbox", new RegExp(words["theme.quote"])).check();
  await post(OURS).byText(words["theme.quote.no"]).waitFor();

  await tab("host.recap");
  await page.byCss(".recap").byText("Choice comes before voice.").waitFor();
  const markdown = async () => (await page.download(() => page.byRole("button", new RegExp(words["recap.markdown"])).click())).text;
  const anybody = await markdown();
  ok(anybody.includes(THEIRS) && anybody.includes("Rosa, Hill Academy"), "who agreed is quoted by name");
  ok(!anybody.includes(OURS) && !anybody.includes(NEED.project), "who did not agree is not");
  await page.byRole("button", new RegExp(`^${words["recap.audience.room"]}`)).click();
  const room = await markdown();
  for (const text of ["### Learners choose", "Choice comes before voice."]) ok(room.includes(text), `the recap of the room has “${text}”`);
  equal(room.includes(OURS), false, "nor in the room's, where quoting was not agreed to");
}
