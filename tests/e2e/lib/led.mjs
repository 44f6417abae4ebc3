/** A session that a host runs: the host's window, the big screen, and who follows in the same browser. */
import { open, openHostTools, press, words } from "./visitor.mjs";

/** A text of the interface with its gaps filled. */
export const says = (key, gaps) => Object.entries(gaps).reduce((text, [name, value]) => text.replace(`{${name}}`, value), words[key]);
export const hostAt = (number, { title }) => says("host_at", { n: number, title });
export const next = (page) => page.byCss(".run-ways .main");
export const runStep = (page, { title }) => page.byRole("heading", title, { level: 3 });
export const screenStep = (page, { title }) => page.byCss(".beam h2").having(title);

/** The clock of a window, so many seconds on. */
export const later = (page, seconds) => page.evaluate((ms) => {
  const now = Date.now.bind(Date);
  Date.now = () => now() + ms;
}, seconds * 1000);

export async function hostTools(page, url) {
  await open(page, url);
  await openHostTools(page, words["host.run"]);
}

/** The host starts, at the first step. */
export async function start(page, url, first) {
  await hostTools(page, url);
  await press(page, words["run.start"]);
  await runStep(page, first).waitFor();
}

export async function bigScreen(context, url, size) {
  const page = await context.newPage();
  if (size) await page.setViewport(...size);
  await page.goto(`${url}#hallway-screen`);
  await page.byCss(".beam").waitFor();
  return page;
}

export async function attendee(context, url) {
  const page = await context.newPage();
  await open(page, url);
  return page;
}
