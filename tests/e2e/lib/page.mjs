/** The part of a page that is the same in all engines. */
import { setTimeout as pause } from "node:timers/promises";
import { writeFile, mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { Finder } from "./locator.mjs";

const PATIENCE = Number(process.env.HALLWAY_E2E_TIMEOUT) || 60_000;
const BETWEEN_LOOKS = 40;

/** The top document or one inside iframes: things can be found, run and awaited in it. */
class Scope extends Finder {
  constructor(page, frames) {
    super(page, frames, []);
  }

  frame(selector) {
    return new Scope(this.page ?? this, [...this.frames, selector]);
  }

  evaluate(fn, ...args) {
    return this.page.engine.evaluate(this.frames, fn, args);
  }

  async waitFor(fn, ...args) {
    let value;
    await this.page.until(async () => (value = await this.evaluate(fn, ...args)), `the page to say yes to ${fn}`);
    return value;
  }

  async download(action) {
    return file(await this.page.engine.download(this, action));
  }
}

export class Page extends Scope {
  timeout = PATIENCE;

  constructor(engine) {
    super(undefined, []);
    this.page = this;
    this.engine = engine;
    engine.page = this;
  }

  /** Puts the window before the others, as one does before one uses it: those behind are drawn seldom. */
  front = () => this.engine.front();
  goto = (url) => this.engine.goto(url);
  reload = () => this.engine.reload();
  back = () => this.engine.back();
  url = () => this.evaluate(() => location.href);
  title = () => this.evaluate(() => document.title);
  press = (keys) => this.engine.press(keys);
  type = (text) => this.engine.type(text);
  popup = (action) => this.engine.popup(action);
  setViewport = (width, height = 800) => this.engine.setViewport(width, height);
  setColorScheme = (scheme) => this.engine.setColorScheme(scheme);
  requests = () => this.engine.requests();
  close = () => this.engine.close();

  /** Without what a browser does of its own accord. */
  async problems() {
    return (await this.engine.problems()).filter(({ text }) => !text.includes("/favicon.ico"));
  }

  get native() {
    return this.engine.native ?? null;
  }

  async screenshot(path, { fullPage = false } = {}) {
    const bytes = await this.engine.screenshot(fullPage);
    if (path) {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, bytes);
    }
    return bytes;
  }

  /** Looks again and again; a page that is just navigating counts as "not yet". */
  async until(look, wish, timeout = this.timeout) {
    const end = Date.now() + timeout;
    let last = "";
    for (;;) {
      try {
        if (await look()) return;
        last = "";
      } catch (error) {
        if (error.fatal) throw error;
        last = ` (last: ${error.message})`;
      }
      if (Date.now() > end) throw new Error(`waited ${timeout} ms for ${wish}${last}`);
      await pause(BETWEEN_LOOKS);
    }
  }
}

/** Takes the first file that the watcher in the page has caught during the action. */
export async function caughtDownload(scope, action) {
  await scope.evaluate(() => { window.__hallwayWatch.downloads.length = 0; });
  await action();
  const caught = await scope.waitFor(() => window.__hallwayWatch.downloads.find((each) => each.base64 !== undefined));
  return { name: caught.name, bytes: Buffer.from(caught.base64, "base64") };
}

function file({ name, bytes }) {
  return { name, bytes, text: new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes) };
}
