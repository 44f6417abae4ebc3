/**
 * One small way to drive a page as its user would, over three engines.
 * `ENGINE=chromium|firefox|webkit` chooses; `run.mjs` sets it. Most tests need only `lib/case.mjs`:
 *
 *   import { journey, equal } from "../lib/case.mjs";
 *   journey("posts to the wall", async ({ page, server }) => {
 *     await page.goto(server.url + "/pages/plain.html");
 *     await page.byLabel("Project").fill("Reading corner");
 *     await page.byRole("button", "Post to the wall").click();
 *     await page.byText("Saved on this device").waitFor();
 *   });
 *
 * browser  launch({ engine?, profile?, whole? })   profile: a folder that outlives the browser (not WebKit)
 *                                           whole: Chromium as visitors have it, which takes longer than its headless shell
 *   .engine  .version  .supports  .pid        supports: { profile, liveColorScheme, requestBodies, native }
 *   .newContext({ colorScheme?, viewport?: {width,height}, timezone?, reducedMotion?,
 *                 locale?, forcedColors? })     the last two not in WebKit; confirm() and alert() are dismissed everywhere
 *   .newPage(options?)  .close()              newPage: a context of its own with one page
 * context  one visitor: the pages of a context share storage
 *   .newPage()  .pages  .setOffline(bool)  .close()
 * page
 *   .goto(url)  .reload()  .back()  .url()  .title()  .close()
 *   .byRole(role, name?, { exact, level, checked, pressed, selected, expanded, disabled })
 *   .byLabel(name, { exact })  .byText(text, { exact })  .byCss(selector)      → locator
 *       name and text: a string (case-insensitive part; whole with exact) or a RegExp; open shadow roots are
 *       searched; by role, label and text only what is visible is found, by CSS everything
 *   .frame(css)                               the page inside an iframe: by*, evaluate, waitFor
 *   .evaluate(fn, ...args)                    fn runs in the page, may be async; arguments and result are JSON
 *   .waitFor(fn, ...args)                     until fn returns something truthy in the page; returns it
 *   .press("Shift+Tab")  .type("text")        keys to whatever has the focus
 *   .download(action) → { name, bytes, text } what the page handed to the visitor during action()
 *   .popup(action) → page                     the window that action() opens
 *   .screenshot(path?, { fullPage }) → bytes
 *   .front()                                  puts the window before the others of its context, which are drawn seldom
 *   .setViewport(width, height)               280 px and up, in all engines
 *   .setColorScheme("dark"|"light")           where supports.liveColorScheme; else give it to newContext
 *   .problems() → [{ kind: "error"|"console"|"csp", text }]    uncaught errors, console errors, CSP violations
 *   .requests() → [{ method, url, body }]     every request, also to other hosts; body where supports.requestBodies
 *   .native                                   Playwright's own page, or null in WebKit
 * locator  strict: an action wants exactly one match; it waits for it to be there, visible, enabled and uncovered
 *   .byRole .byLabel .byText .byCss           look inside
 *   .first() .last() .nth(i) .having(text)
 *   .click() .dblclick() .fill(text) .type(text) .press(keys) .focus() .check() .uncheck() .select(valueOrLabel) .setFiles(files)
 *       files: paths or { name, type?, bytes }, one or a list
 *   .text() .value() .attribute(name) .count() .texts() .visible() .checked() .enabled() .box() .evaluate(fn, ...args)
 *   .waitFor({ state: "visible"|"hidden" })   visible: at least one; hidden: none
 * Every wait takes `{ timeout }` (ms) as its last argument's field or the default, 60 s, which busy machines with two browsers at work need; `HALLWAY_E2E_TIMEOUT` changes that.
 */
import { launchPlaywright } from "./engines/playwright.mjs";
import { launchWebKit } from "./engines/webkit.mjs";

export const ENGINES = ["chromium", "firefox", "webkit"];

export async function launch({ engine = process.env.ENGINE || "chromium", profile, whole = false } = {}) {
  if (!ENGINES.includes(engine)) throw new Error(`ENGINE must be one of ${ENGINES.join(", ")}, not ${engine}`);
  return engine === "webkit" ? launchWebKit({ profile }) : launchPlaywright(engine, { profile, whole });
}
