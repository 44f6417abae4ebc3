/** An hour of a session in a few seconds: the browser's clock is in the hands of the test. */
import { equal, journey, ok } from "../lib/case.mjs";
import { STEPS, embed, open, openHostTools, press, words } from "../lib/visitor.mjs";

const CLOCK = { engines: ["chromium"], reason: "the clock of this engine can be held by a test" };
const MINUTE = 60_000;
const BEGAN = Date.UTC(2026, 10, 22, 9, 0, 0);
const says = (key, n) => words[key].replace("{n}", n);

async function start(page, server, name) {
  await page.native.clock.install({ time: BEGAN });
  const url = embed(server, name, { pace: "led", session: name });
  await open(page, url);
  await openHostTools(page, words["host.run"]);
  await press(page, words["run.start"]);
  await page.byRole("heading", STEPS[0].title, { level: 3 }).waitFor();
  return url;
}

/** Seconds on the face of a timer beside those that have to be there: the whole length less what passed. */
const drift = (page, face, length, began) => page.evaluate((face, length, began) => {
  const digits = document.querySelector("hallway-session").shadowRoot.querySelector(`${face} .digits`).textContent;
  const parts = digits.replace(/^[+−-]/, "").split(":").map(Number);
  const shown = parts.reduce((sum, part) => sum * 60 + part, 0) * (/^[+−-]/.test(digits) ? -1 : 1);
  return Math.abs(shown - (length - (Date.now() - began) / 1000));
}, face, length, began);

const stateOf = (page) => page.evaluate(async () =>
  (await document.querySelector("hallway-session").records()).find(({ kind }) => kind === "session-state").data);

/** Everything that a screen reader is told from now on. */
const listen = (page) => page.evaluate(() => {
  window.said = [];
  new MutationObserver(() => {
    const words = [...document.querySelectorAll("hallway-session > [aria-live], hallway-session [role=status], hallway-session [role=log]")].map((each) => each.textContent);
    window.said.push(...words.filter((text) => text && text !== window.said.at(-1)));
  }).observe(document.querySelector("hallway-session"), { childList: true, subtree: true, characterData: true });
});
const said = (page) => page.evaluate(() => window.said);

journey("a timer drifts by a second at most in an hour, and little is said of it", async ({ page, server }) => {
  await start(page, server, "hour");
  await listen(page);
  const { "whole-started": began } = await stateOf(page);
  for (const minutes of [1, 9, 20, 15, 12, 4]) {
    // Looks come late and at odd times, as in a tab that has little to do.
    for (let at = 0; at < minutes * 60; at += 7.5) await page.native.clock.fastForward(7_500);
    const off = await drift(page, ".run-whole", 3600, began);
    ok(off <= 1, `${off} seconds off`);
  }
  await page.byCss(".run-whole").byText(words["run.timer.up"]).waitFor();
  const told = (await said(page)).filter((text) => /session/i.test(text));
  for (const key of ["run.said.half", "run.said.amber", "run.said.red", "run.said.over"]) {
    equal(told.filter((text) => text === words[key]).length, 1, `“${words[key]}” is said once: ${told}`);
  }
  ok(told.length <= 6, `little is said: ${told.join(" | ")}`);
}, CLOCK);

journey("a laptop that slept for an hour wakes an hour later, and says the one thing that is still true", async ({ page, server }) => {
  await start(page, server, "sleep");
  await page.byCss(".run-time").byText(words["run.timer.running"]).waitFor();
  await listen(page);
  const { "timer-started": began } = await stateOf(page);
  await page.native.clock.fastForward(60 * MINUTE);
  await page.byCss(".run-time").byText(words["run.timer.up"]).waitFor();
  const off = await drift(page, ".run-mini", 300, began);
  ok(off <= 1, `${off} seconds off`);
  await page.waitFor((over) => window.said.includes(over), says("timer.said.over-by", 55));
  const told = await said(page);
  for (const key of ["half", "amber", "red", "over"]) ok(!told.includes(words[`timer.said.${key}`]), `nothing stale is said: ${told}`);
}, CLOCK);

journey("a clock that is set back never shows more than the full time, and repeats nothing", async ({ page, server }) => {
  await start(page, server, "jump");
  await listen(page);
  await page.native.clock.runFor(4 * MINUTE + 5_000);
  await page.waitFor((text) => window.said.includes(text), words["timer.said.amber"]);
  await page.native.clock.setSystemTime(BEGAN - 60 * MINUTE);
  await page.native.clock.runFor(1_000);
  equal(await page.byCss(".run-mini .digits").text(), "5:00");
  await page.native.clock.setSystemTime(BEGAN + 4 * MINUTE + 10_000);
  await page.native.clock.runFor(1_000);
  const told = await said(page);
  equal(told.filter((text) => text === words["timer.said.amber"]).length, 1, `said once: ${told}`);
}, CLOCK);
