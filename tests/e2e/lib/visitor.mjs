/** What a visitor of a session does and sees, in the words that are on the screen. */
import { readFileSync } from "node:fs";

const read = (file) => JSON.parse(readFileSync(new URL(`../../../${file}`, import.meta.url), "utf8"));

export const words = { ...read("locales/en.json"), ...read("locales/en.host.json") };
export const spanish = { ...read("locales/es.json"), ...read("locales/es.host.json") };
export const guide = read("guides/learning-from-one-another.guide.json");
export const STEPS = guide.sections.flatMap(({ steps }) => steps.map(({ id, title }) => ({ id, title })));

/** A page of the site that holds one element with these attributes; its path is `/pages/<name>`. */
export function embed(server, name, attributes = {}, { lang = "en", body = "", head = "", headers = {}, dir = "ltr" } = {}) {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escape(value)}"`).join("");
  const html = `<!doctype html>
<html lang="${lang}" dir="${dir}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${name}</title>
${head}<script type="module" src="/dist/hallway.js"></script></head>
<body><h1>${name}</h1><hallway-session${given}>${body}</hallway-session></body>
</html>`;
  server.answer(`/pages/${name}`, { headers: { "content-type": "text/html; charset=utf-8", ...headers }, body: html });
  return `${server.url}/pages/${name}`;
}

const escape = (text) => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");

/** Until the first element shows its session. */
export const arrived = (page) => page.waitFor(async () => {
  const element = document.querySelector("hallway-session");
  await element.ready;
  return Boolean(element.shadowRoot.querySelector(".pane"));
});

export async function open(page, url) {
  await page.goto(url);
  await arrived(page);
}

export const wall = (page) => page.byCss(".wall");
export const cards = (page) => page.byCss(".wall .card");
/** A card on the wall, by something that is on it. */
export const card = (page, text) => cards(page).having(text);
export const dialog = (page) => page.byRole("dialog");
export const step = (page, title) => page.byRole("heading", title, { level: 2 });
export const press = (page, name) => page.byRole("button", name, { exact: true }).click();

export const inGuide = (page, name) => page.byCss(".guide").byRole("button", name, { exact: true });
export const inDialog = (page, name) => dialog(page).byRole("button", name, { exact: true });

/** The state of one's words, as the bar says it. */
export const chip = (page) => page.byCss(".chip");
export const savedOnDevice = (page) => page.byCss('.chip[data-state="saved"]').having(/on this device/).waitFor();

export async function goNext(page) {
  await page.byCss(".guide .foot").byRole("button", /^Next/).click();
}

export async function goTo(page, id) {
  await page.evaluate((id) => document.querySelector("hallway-session").goto(id), id);
  await step(page, STEPS.find((each) => each.id === id).title).waitFor();
}

export const WHAT = "Which project matters most";
export const NEED = "What do you need to make it happen";

/** Fills the commitment form inside `place` (a page or locator). */
export async function fillCommitment(place, { project, needed, kinds = [], by, firstStep, offer }) {
  await place.byLabel(WHAT).fill(project);
  await place.byLabel(NEED).fill(needed);
  for (const kind of kinds) await place.byRole("checkbox", kind, { exact: true }).check();
  if (!by && !firstStep && !offer) return;
  await place.byText(words["form.more"]).click();
  if (by) await place.byLabel("By when?").fill(by);
  if (firstStep) await place.byLabel("What is your first step?").fill(firstStep);
  if (offer) await place.byLabel("What can you offer others?").fill(offer);
}

/**
 * Writes a commitment in the step of the guide and sees it on the wall. `typed` waits for what typing brings, such as a
 * notice that moves the form.
 */
export async function commit(page, commitment, typed) {
  await goTo(page, "commitment");
  const form = page.byCss(".guide");
  const another = inGuide(page, words["commitment.another"]);
  if (await another.visible()) await another.click();
  await fillCommitment(form, commitment);
  await typed?.();
  await inGuide(page, words["form.post"]).click();
  await page.byCss(".guide .own").byText(commitment.project, { exact: true }).waitFor();
}

/** A commitment without the walk: from the wall's own button. */
export async function commitOnWall(page, commitment) {
  await page.byCss(".wall").byRole("button", words["wall.add"]).click();
  await fillCommitment(dialog(page), commitment);
  await inDialog(page, words["form.post"]).click();
  await dialog(page).waitFor({ state: "hidden" });
}

export async function openMenu(page) {
  await press(page, words["menu.title"]);
  await dialog(page).waitFor();
}

export async function choose(page, name) {
  await openMenu(page);
  await dialog(page).byRole("button", name).click();
}

export async function openHostTools(page, tab = words["host.collect"]) {
  await choose(page, words["host.title"]);
  await page.byRole("heading", words["host.title"], { level: 2 }).waitFor();
  await page.byRole("tab", tab).click();
}

/** Hands a device on that goes round, by the line that offers it once somebody posted. */
export const passOn = (page) => page.byCss(".notice.stays").byRole("button", words["next_person"]).click();

/** Offers help on a card of somebody else. */
export async function offerHelp(page, project, line) {
  await cards(page).having(project).byRole("button", words["offer.offer"], { exact: true }).click();
  await dialog(page).byRole("textbox", words["offer.line"]).fill(line);
  await inDialog(page, words["offer.send"]).click();
  await dialog(page).waitFor({ state: "hidden" });
  await page.byCss(".toast").byText(words["offer.sent"]).waitFor();
}

/** Goes on as the author of a card, at a device that goes round. */
export async function comeBack(page, project) {
  await choose(page, words.before);
  await dialog(page).byRole("button", new RegExp(project)).click();
}

/** Calls a method of the element. */
export const ask = (page, method, ...args) =>
  page.evaluate((method, args) => document.querySelector("hallway-session")[method](...args), method, args);

/** The live records, as the element tells them. */
export const records = (page) => ask(page, "records");
