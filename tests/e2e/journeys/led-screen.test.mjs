/** What a room reads from the back, and what the host's window does for it: groups, pages, the tone, the second window. */
import { deepEqual, equal, journey, match, ok } from "../lib/case.mjs";
import * as led from "../lib/led.mjs";
import { STEPS, ask, embed, open, press, words } from "../lib/visitor.mjs";
import { record, sessionFile } from "../lib/samples.mjs";

const start = (page, url) => led.start(page, url, STEPS[0]);
const bigScreen = (context, url) => led.bigScreen(context, url, [1920, 1080]);

/** Words on the screen that are smaller than one reads from the back, or that stand outside of it. */
const unreadable = (page) => page.evaluate(() => {
  const root = document.querySelector("hallway-session").shadowRoot;
  const foot = root.querySelector(".beam-wall .beam-foot").getBoundingClientRect().top;
  return [...root.querySelectorAll(".beam-parts *")].filter((each) => {
    const { bottom, right, width } = each.getBoundingClientRect();
    const small = parseFloat(getComputedStyle(each).fontSize) < 34;
    return width > 0 && (small || bottom > foot || right > innerWidth || each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 0);
  }).map((each) => each.textContent);
});

journey("a page that is nothing but the big screen has nothing to scroll, also with the margins of a browser", async ({ page, server }) => {
  await page.setViewport(1280, 720);
  await page.goto(embed(server, "beam", { view: "screen", session: "beam-0" }));
  await page.byCss(".beam .qr").waitFor();
  const over = await page.evaluate(() => {
    document.querySelector("h1").remove();
    const { scrollWidth, scrollHeight } = document.documentElement;
    return [scrollWidth - innerWidth, scrollHeight - innerHeight];
  });
  deepEqual(over, [0, 0]);
});

journey("on a page without margins the big screen fills the window, with nothing under it", async ({ page, server }) => {
  await page.setViewport(1280, 720);
  await page.goto(embed(server, "beam-flush", { view: "screen", session: "beam-1" }, { head: "<style>body { margin: 0 }</style>" }));
  await page.byCss(".beam .qr").waitFor();
  const under = () => page.evaluate(() => {
    document.querySelector("h1")?.remove();
    const { scrollWidth, scrollHeight } = document.documentElement;
    const end = document.querySelector("hallway-session").getBoundingClientRect().bottom;
    return [scrollWidth - innerWidth, scrollHeight - innerHeight, innerHeight - end].map(Math.round);
  });
  await page.until(async () => JSON.stringify(await under()) === "[0,0,0]", "nothing under the screen and nothing to scroll");
});

journey("pairs, groups and roles stand on the big screen, page by page, until the next step", async ({ page, context, server }) => {
  const url = embed(server, "beam", { pace: "led", session: "beam-1" });
  await start(page, url);
  const screen = await bigScreen(context, url);
  await page.byLabel(words["run.people"]).fill("7");
  equal(await screen.byCss(".beam-parts").count(), 0, "nothing before the host wants it");
  await press(page, words["run.groups.show"]);
  await page.byRole("button", words["run.groups.show"], { pressed: true }).waitFor();
  const shown = () => screen.byCss(".beam-parts p").texts();
  const held = () => page.byCss(".parts p").texts();
  await screen.until(async () => (await shown()).length === 3, "three groups of seven people");
  deepEqual(await shown(), await held(), "the same on both screens");

  await press(page, words["run.groups.new_pairs"]);
  await screen.until(async () => (await shown()).join() === (await held()).join(), "the new pairs");
  deepEqual(await unreadable(screen), []);

  await page.byRole("button", led.says("run.groups.of", { n: 4 })).click();
  await screen.byCss(".beam-parts").having(words["run.role.presenter"]).waitFor();
  deepEqual(await unreadable(screen), []);
  const before = await shown();
  await press(page, words["run.groups.next_round"]);
  await screen.byText(led.says("run.groups.round", { n: 2, total: 4 })).waitFor();
  ok((await shown()).join() !== before.join(), "somebody else presents");

  await page.byLabel(words["run.people"]).fill("200");
  await screen.byText(/^Page 1 of \d+$/).waitFor();
  deepEqual(await unreadable(screen), []);
  const first = await shown();
  await led.later(screen, 13);
  await screen.byText(/^Page 2 of \d+$/).waitFor();
  ok((await shown()).every((group) => !first.includes(group)), "other groups on the next page");
  deepEqual(await unreadable(screen), []);

  await led.next(page).click();
  await screen.byCss(".beam-parts").waitFor({ state: "hidden" });
  await press(page, words["run.groups.show"]);
  await screen.byCss(".beam-parts").waitFor();
  await press(page, words["run.groups.show"]);
  await screen.byCss(".beam-parts").waitFor({ state: "hidden" });
});

journey("a long stream turns its pages by itself, and stops where somebody wants to read", async ({ page, context, server }) => {
  const session = "beam-2";
  const url = embed(server, "beam", { pace: "led", session });
  await start(page, url);
  const posts = Array.from({ length: 30 }, (_, at) =>
    record(at + 1, { kind: "commitment", prompt: "commitment", by: `p${at}`, session, data: { project: `Project ${at + 1}`, needed: "A quiet hour." } }));
  await ask(page, "import", sessionFile(posts, { session }));
  await page.byCss(".plan .item").having("commitment").click();
  const screen = await bigScreen(context, url);
  const shown = () => screen.byCss(".beam-cards h3").texts();
  await screen.byText(words["screen.entries.other"].replace("{n}", "30")).waitFor();
  const total = Number((await screen.byCss(".beam-page span").text()).match(/of (\d+)/)[1]);
  const seen = new Set(await shown());
  for (let turn = 2; turn <= total; turn += 1) {
    await led.later(screen, 12);
    await screen.byText(led.says("screen.page", { n: turn, total })).waitFor();
    for (const title of await shown()) seen.add(title);
  }
  equal(seen.size, 30, "every entry stands on one of the pages");
  await screen.byRole("button", words["screen.hold"]).click();
  const stopped = await shown();
  await led.later(screen, 60);
  await screen.byRole("button", words["screen.turn"]).waitFor();
  deepEqual(await shown(), stopped);
  await screen.byRole("button", words["screen.turn"]).click();
  await screen.byRole("button", words["screen.hold"]).waitFor();
});

/** Notes what would be heard; before the component is loaded, which asks for the constructor once. */
const QUIET = `<script>
  window.tones = 0;
  class Deaf { connect() {} setValueAtTime() {} exponentialRampToValueAtTime() {} }
  window.AudioContext = window.webkitAudioContext = class {
    currentTime = 0; destination = new Deaf();
    resume() { return Promise.resolve(); }
    createGain() { return Object.assign(new Deaf(), { gain: new Deaf() }); }
    createOscillator() { return Object.assign(new Deaf(), { frequency: new Deaf(), start() { window.tones += 1; }, stop() {} }); }
  };
</script>`;

journey("a tone sounds when the time is up, once the host has turned it on", async ({ page, server }) => {
  const url = embed(server, "chime", { pace: "led", session: "beam-3" }, { body: QUIET });
  await start(page, url);
  const tones = () => page.evaluate(() => window.tones);
  await led.later(page, 301);
  await page.byCss(".run-time").byText(words["run.timer.up"]).waitFor();
  equal(await tones(), 0, "silent until somebody wants it");

  await page.byLabel(words["run.chime"]).check();
  equal(await tones(), 2, "it sounds once, so that one knows it");
  await press(page, words["run.timer.plus"]);
  await page.byCss(".run-time").byText(words["run.timer.up"]).waitFor({ state: "hidden" });
  await led.later(page, 61);
  await page.waitFor(() => window.tones === 4);
  await page.byLabel(words["run.chime"]).uncheck();
  await press(page, words["run.timer.plus"]);
  await led.later(page, 61);
  await page.byCss(".run-time").byText(words["run.timer.up"]).waitFor();
  equal(await tones(), 4, "and not after it was turned off");
});

journey("the host opens the big screen in a window of its own, which fills the whole screen at a press", async ({ page, server }) => {
  const url = embed(server, "beam", { pace: "led", session: "beam 4" });
  await start(page, url);
  const screen = await page.popup(() => press(page, words["run.screen"]));
  await screen.byCss(".beam h2").having(STEPS[0].title).waitFor();
  match(await screen.url(), /#hallway-screen=beam%204$/);
  await screen.evaluate(() => {
    Element.prototype.requestFullscreen = function () {
      window.filled = this.className;
      return Promise.resolve();
    };
  });
  await screen.byRole("button", words["screen.full"]).click();
  equal(await screen.waitFor(() => window.filled), "beam");

  await page.evaluate(() => { window.open = () => null; });
  await press(page, words["run.screen"]);
  const link = page.byRole("link", words["run.screen"]);
  equal(await link.attribute("href"), await screen.url(), "where the browser allows no window, its address");
});
