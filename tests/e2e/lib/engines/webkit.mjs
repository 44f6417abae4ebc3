/** WebKit: what Playwright does for the other engines, in the few parts that journeys need. */
import { setTimeout as pause } from "node:timers/promises";
import { find } from "../inject/find.mjs";
import { watch, watchErrors } from "../inject/watch.mjs";
import { caughtDownload, Page } from "../page.mjs";
import { loggingProxy, pretendOnline } from "./network.mjs";
import { act, keystrokes } from "./webkit-input.mjs";
import { startScreen, startSession } from "./webkit-process.mjs";

const SUPPORTS = { profile: false, liveColorScheme: false, requestBodies: true, native: false };
const WATCH = `(${watch})(true);(${watchErrors})();`;

export async function launchWebKit({ profile }) {
  if (profile) throw new Error("WebKit under automation keeps nothing: it takes no profile");
  return new Browser(await startScreen());
}

class Browser {
  engine = "webkit";
  supports = SUPPORTS;
  #contexts = new Set();

  constructor(screen) {
    this.screen = screen;
  }

  async newContext(options = {}) {
    const impossible = Object.keys(options).filter((wish) => ["locale", "forcedColors"].includes(wish));
    if (impossible.length) throw new Error(`WebKit cannot take ${impossible}: say so with engines and reason`);
    const proxy = await loggingProxy(`${WATCH}document.currentScript.remove();`);
    const session = await startSession(this.screen.display, proxy.port, options);
    this.version = session.wire.version;
    this.pid = session.pid;
    const context = new Context(this.screen, proxy, session, options.viewport);
    this.#contexts.add(context);
    return context;
  }

  async newPage(options) {
    const context = await this.newContext(options);
    const page = await context.newPage();
    page.close = () => context.close();
    return page;
  }

  async close() {
    await Promise.all([...this.#contexts].map((context) => context.close()));
    await this.screen.stop();
  }
}

class Context {
  pages = [];
  /** The first window: it stays blank and opens the others, which as popups have no toolbar and may be narrow. */
  #hub;
  #turn = Promise.resolve();
  #current;
  #closed;

  constructor(screen, proxy, session, viewport = { width: 1024, height: 768 }) {
    Object.assign(this, { screen, proxy, session, viewport, home: session.home });
  }

  async newPage() {
    this.#hub ??= await this.call(undefined, "GET", "/window");
    const opened = await this.newWindow(() =>
      this.call(this.#hub, "POST", "/execute/sync", { script: 'window.open("about:blank", "_blank", "popup,noopener")', args: [] }));
    return this.adopt(opened);
  }

  async newWindow(action) {
    const look = async () => [await this.call(undefined, "GET", "/window/handles"), await this.screen.windows()];
    const before = await look();
    await action();
    for (const end = Date.now() + 10_000; Date.now() < end; await pause(20)) {
      const [handle, frame] = (await look()).map((all, kind) => all.find((each) => !before[kind].includes(each)));
      if (handle && frame) return { handle, frame };
    }
    throw new Error("no new window");
  }

  async adopt(window) {
    const page = new Page(new WebKitPage(this, window));
    this.pages.push(page);
    await page.setViewport(this.viewport.width, this.viewport.height);
    this.screen.front = undefined;
    await page.engine.front();
    return page;
  }

  async setOffline(offline) {
    this.proxy.offline = offline;
    await Promise.all(this.pages.map((page) => pretendOnline(page, !offline)));
  }

  close() {
    this.#closed ??= Promise.all(this.pages.map((page) => page.engine.keep().catch(() => {})))
      .then(() => this.session.stop()).then(() => this.proxy.close());
    return this.#closed;
  }

  call(handle, method, path, body) {
    return this.inTurn(handle, [], (send) => send(method, path, body));
  }

  /** A session has one current window and frame, so whoever uses them takes turns. */
  inTurn(handle, frames, job) {
    const { wire } = this.session;
    const send = (method, path, body) => wire.call(method, wire.session + path, body);
    const result = this.#turn.then(async () => {
      if (handle && handle !== this.#current) await send("POST", "/window", { handle });
      this.#current = handle ?? this.#current;
      if (handle) await send("POST", "/frame", { id: null });
      for (const selector of frames) {
        const id = await send("POST", "/execute/sync", { script: `return (${find})(arguments[0])[0]`, args: [[{ by: "css", selector }]] });
        if (!id) throw new Error(`no frame ${selector} yet`);
        await send("POST", "/frame", { id });
      }
      return job(send);
    });
    this.#turn = result.catch(() => {});
    return result;
  }
}

class WebKitPage {
  #problems = [];

  constructor(context, { handle, frame }) {
    Object.assign(this, { context, handle, frame });
  }

  goto = (url) => this.#navigate(() => this.call("POST", "/url", { url }));
  reload = () => this.#navigate(() => this.call("POST", "/refresh"));
  back = () => this.#navigate(() => this.call("POST", "/back"));
  press = (keys) => this.input(keystrokes([keys]));
  type = (text) => this.input(keystrokes([...text]));
  act = (locator, verb, argument) => act(this, locator, verb, argument);
  download = (scope, action) => caughtDownload(scope, action);
  requests = async () => [...this.context.proxy.requests];

  call(method, path, body) {
    return this.context.call(this.handle, method, path, body);
  }

  /** Keys and mouse go to the window in front, as they do on a desk. */
  async input(actions) {
    await this.front();
    await this.call("POST", "/actions", { actions });
  }

  async front() {
    const { screen } = this.context;
    if (screen.front === this.frame) return;
    await screen.focus(this.frame);
    screen.front = this.frame;
    await this.page.until(() => this.evaluate([], () => document.hasFocus(), []), "the window to come to the front");
  }

  async evaluate(frames, fn, args) {
    const script = `const done = arguments[1];
      (async () => (${fn})(...arguments[0]))().then(
        (value) => done(JSON.stringify({ value })), (error) => done(JSON.stringify({ error: error?.message ? error + "\\n" + error.stack : String(error) })));`;
    const body = { script, args: [args.map((arg) => arg ?? null)] };
    const answer = await this.context.inTurn(this.handle, frames, (send) => send("POST", "/execute/async", body));
    // As text, because the driver takes what a page has added to Object.prototype for a part of every object.
    const { value, error } = answer ? JSON.parse(answer) : { error: "a dialog of the browser, now dismissed, interrupted the script" };
    if (error) throw new Error(error);
    return value;
  }

  withElements({ frames, steps }, fn, args) {
    return this.evaluate(frames, `(steps, args) => (${fn})((${find})(steps), ...args)`, [steps, args]);
  }

  async withElement(locator, fn, args) {
    let answer;
    await this.page.until(async () => {
      const alone = `async (found, ...args) => ({
        found: found.length, value: found.length === 1 ? await (${fn})(found[0], ...args) : null })`;
      answer = await this.withElements(locator, alone, args);
      if (answer.found > 1) throw Object.assign(new Error(`${locator} matches ${answer.found} elements`), { fatal: true });
      return answer.found === 1;
    }, `${locator}`);
    return answer.value;
  }

  async setColorScheme() {
    throw new Error("give the colour scheme to newContext in this engine");
  }

  async setViewport(width, height) {
    let frame = { width: 0, height: 0 };
    await this.page.until(async () => {
      await this.call("POST", "/window/rect", { x: 0, y: 0, width: width + frame.width, height: height + frame.height });
      const inner = await this.evaluate([], () => ({ width: innerWidth, height: innerHeight }), []);
      if (inner.width === width && inner.height === height) return true;
      frame = { width: frame.width + width - inner.width, height: frame.height + height - inner.height };
      return false;
    }, `a window of ${width} × ${height}`, 3000);
  }

  async screenshot(fullPage) {
    if (!fullPage) return this.#picture();
    const size = await this.evaluate([], () => [innerWidth, innerHeight, document.documentElement.scrollHeight], []);
    await this.setViewport(size[0], Math.min(Math.max(size[1], size[2]), 3900));
    const bytes = await this.screenshot(false);
    await this.setViewport(size[0], size[1]);
    return bytes;
  }

  /** The engine waits for its next frame, which does not come by itself where nothing moves. */
  async #picture() {
    await this.evaluate([], () => {
      const dot = Object.assign(document.createElement("i"), { id: "hallway-moving" });
      Object.assign(dot.style, { position: "fixed", inset: "0 auto auto 0", width: "1px", height: "1px", opacity: 0.01 });
      document.body.append(dot);
      dot.moving = setInterval(() => (dot.style.background = dot.style.background ? "" : "red"), 50);
    }, []);
    try {
      return Buffer.from(await this.call("GET", "/screenshot"), "base64");
    } finally {
      await this.evaluate([], () => {
        const dot = document.getElementById("hallway-moving");
        clearInterval(dot?.moving);
        dot?.remove();
      }, []);
    }
  }

  async problems() {
    await this.keep();
    return [...this.#problems];
  }

  /** Notes live in the document, so they are fetched before it goes. */
  async keep() {
    this.#problems.push(...await this.evaluate([], () => window.__hallwayWatch?.problems.splice(0) ?? [], []));
  }

  async popup(action) {
    return this.context.adopt(await this.context.newWindow(action));
  }

  async close() {
    await this.keep().catch(() => {});
    this.context.pages.splice(this.context.pages.indexOf(this.page), 1);
    await this.call("DELETE", "/window");
  }

  async #navigate(go) {
    await this.keep();
    await go();
    await this.evaluate([], WATCH_NOW, []);
  }
}

/** For documents that the proxy could not give the watcher to, such as one with a strict policy. */
const WATCH_NOW = `() => { ${WATCH} }`;
