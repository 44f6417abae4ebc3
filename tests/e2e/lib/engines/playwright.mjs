/** Chromium and Firefox, as installed on the system, through Playwright. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { chromium, firefox } from "playwright-core";
import { caughtDownload, Page } from "../page.mjs";
import { ownerOf } from "../processes.mjs";
import { watch } from "../inject/watch.mjs";
import { firefoxPreferences, pretendOnline } from "./network.mjs";

const CHROMIUM_FLAGS = [
  "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
  "--disable-sync", "--disable-quic",
];

/** As visitors have it. */
const CHROMIUM = "/usr/bin/chromium";
/** The same engine without a window needs little more than half of the processor. */
const HEADLESS_SHELL = "/usr/bin/chromium-headless-shell";

/** Violations are told by the watcher in the page, once and in the same words everywhere. */
const POLICY = /Content[- ]Security[- ]Policy/;

const SUPPORTS = {
  chromium: { profile: true, liveColorScheme: true, requestBodies: true, native: true },
  firefox: { profile: true, liveColorScheme: false, requestBodies: false, native: true },
};

export async function launchPlaywright(engine, options) {
  const browser = new Browser(engine, options);
  await browser.open();
  return browser;
}

class Browser {
  #contexts = new Set();
  #instances = new Map();

  constructor(engine, { profile, whole }) {
    Object.assign(this, { engine, profile, whole, supports: SUPPORTS[engine] });
  }

  async open() {
    if (!this.profile) {
      this.version = (await this.#instance({})).version();
      return;
    }
    this.persistent = await type(this.engine).launchPersistentContext(this.profile, launchOptions(this, {}));
    this.version = this.persistent.browser()?.version() ?? "";
    this.pid = ownerOf(this.profile);
  }

  async newContext(options = {}) {
    const inner = this.persistent ?? (await (await this.#instance(options)).newContext(contextOptions(this.engine, options)));
    const context = new Context(this, inner);
    await context.prepare();
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
    await Promise.all([...this.#contexts].map((context) => context.close().catch(() => {})));
    await this.persistent?.close();
    await Promise.all([...this.#instances.values()].map(async (instance) => (await instance).close()));
  }

  /** Firefox takes what a visitor prefers at start-up only, so each set of preferences has a Firefox of its own. */
  #instance(options) {
    const preferences = this.engine === "firefox" ? firefoxPreferences(options) : {};
    const key = JSON.stringify(preferences);
    if (!this.#instances.has(key)) this.#instances.set(key, type(this.engine).launch(launchOptions(this, preferences)));
    return this.#instances.get(key);
  }
}

class Context {
  pages = [];

  constructor(browser, inner) {
    Object.assign(this, { browser, inner, problems: new Map() });
  }

  async prepare() {
    this.inner.setDefaultTimeout(0);
    await this.inner.exposeBinding("__hallwayProblem", ({ page }, problem) => this.problems.get(page)?.push(problem));
    await this.inner.addInitScript(watch, this.browser.engine === "firefox");
  }

  async newPage() {
    return this.adopt(await this.inner.newPage());
  }

  adopt(native) {
    const page = new Page(new PlaywrightPage(this, native));
    this.pages.push(page);
    return page;
  }

  async setOffline(offline) {
    await this.inner.setOffline(offline);
    if (this.browser.engine === "firefox") await this.#cutFirefox(offline);
  }

  async close() {
    await this.inner.close();
  }

  async #cutFirefox(offline) {
    await this.inner.unroute("**/*");
    if (offline) await this.inner.route("**/*", (route) => route.abort("internetdisconnected"));
    await Promise.all(this.pages.map((page) => pretendOnline(page, !offline)));
  }
}

class PlaywrightPage {
  #requests = [];

  constructor(context, native) {
    Object.assign(this, { context, native });
    const problems = [];
    context.problems.set(native, problems);
    const hear = (kind, text) => POLICY.test(text) || problems.push({ kind, text });
    native.on("pageerror", (error) => hear("error", `${error.message}\n${error.stack}`));
    native.on("console", (message) => message.type() === "error" && hear("console", message.text()));
    native.on("request", (request) => this.#requests.push({ method: request.method(), url: request.url(), body: request.postData() ?? "" }));
  }

  goto = async (url) => void (await this.native.goto(url, { timeout: this.page.timeout * 2 }));
  front = () => this.native.bringToFront();
  reload = async () => void (await this.native.reload());
  back = async () => void (await this.native.goBack());
  press = (keys) => this.native.keyboard.press(keys);
  type = (text) => this.native.keyboard.type(text);
  setViewport = (width, height) => this.native.setViewportSize({ width, height });
  screenshot = (fullPage) => this.native.screenshot({ fullPage });
  problems = async () => [...this.context.problems.get(this.native)];
  requests = async () => [...this.#requests];
  close = () => this.native.close();

  async setColorScheme(colorScheme) {
    if (!this.context.browser.supports.liveColorScheme) throw new Error("give the colour scheme to newContext in this engine");
    await this.native.emulateMedia({ colorScheme });
  }

  async evaluate(frames, fn, args) {
    let frame = this.native.mainFrame();
    for (const selector of frames) frame = await (await frame.waitForSelector(selector, { timeout: this.page.timeout })).contentFrame();
    return frame.evaluate(spread((source) => `(args) => (${source})(...args)`, fn), args);
  }

  withElements(locator, fn, args) {
    return this.#find(locator).evaluateAll(spread(onElement, fn), args);
  }

  withElement(locator, fn, args) {
    return this.#find(locator).evaluate(spread(onElement, fn), args, { timeout: this.page.timeout });
  }

  async act(locator, verb, argument) {
    const target = this.#find(locator);
    const options = { timeout: this.page.timeout };
    if (verb === "check") return target.setChecked(argument, options);
    if (verb === "select") return void (await target.selectOption(argument, options));
    if (verb === "setFiles") return target.setInputFiles(argument.map(upload), options);
    if (verb === "type") return target.pressSequentially(argument, options);
    return argument === undefined ? target[verb](options) : target[verb](argument, options);
  }

  async download(scope, action) {
    if (this.context.browser.engine === "firefox") return caughtDownload(scope, action);
    const [download] = await Promise.all([this.native.waitForEvent("download", { timeout: this.page.timeout }), action()]);
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  }

  async popup(action) {
    const [native] = await Promise.all([this.native.waitForEvent("popup", { timeout: this.page.timeout }), action()]);
    return this.context.adopt(native);
  }

  #find({ frames, steps }) {
    const start = frames.reduce((scope, selector) => scope.frameLocator(selector), this.native);
    return steps.reduce(narrow, start);
  }
}

function type(engine) {
  return engine === "firefox" ? firefox : chromium;
}

function launchOptions({ engine, whole }, firefoxUserPrefs) {
  if (engine === "firefox") {
    return { channel: "moz-firefox", executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr", headless: true, firefoxUserPrefs };
  }
  return { executablePath: process.env.CHROMIUM ?? (whole || !existsSync(HEADLESS_SHELL) ? CHROMIUM : HEADLESS_SHELL), args: CHROMIUM_FLAGS };
}

function contextOptions(engine, { colorScheme, viewport = { width: 1024, height: 768 }, locale, timezone, reducedMotion, forcedColors }) {
  const common = { viewport, locale, timezoneId: timezone };
  return engine === "firefox" ? common : { ...common, colorScheme, reducedMotion, forcedColors };
}

function narrow(scope, { by, role, selector, index, name, ...options }) {
  const wanted = name?.source ? new RegExp(name.source, name.flags) : name;
  if (by === "nth") return scope.nth(index);
  if (by === "having") return scope.filter({ hasText: wanted });
  if (by === "css") return scope.locator(selector);
  const look = {
    role: () => scope.getByRole(role, { name: wanted, ...options }),
    label: () => scope.getByLabel(wanted, options),
    text: () => scope.getByText(wanted, options),
  };
  return look[by]().filter({ visible: true });
}

function upload(given) {
  return typeof given === "string" ? given : { name: given.name, mimeType: given.type ?? "", buffer: Buffer.from(given.bytes) };
}

const onElement = (source) => `(found, args) => (${source})(found, ...args)`;

/** Playwright sends a function's text and one argument; ours take any number. */
function spread(shape, fn) {
  return Object.assign(() => {}, { toString: () => shape(String(fn)) });
}
