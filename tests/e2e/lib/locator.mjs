/** What a test says about an element, independent of the engine: a list of steps, and the verbs one may do. */

const NAMES = { role: "byRole", label: "byLabel", text: "byText", css: "byCss" };

class Finder {
  constructor(page, frames, steps) {
    Object.assign(this, { page, frames, steps });
  }

  byRole(role, name, options = {}) {
    return this.#then({ by: "role", role, name: pattern(name), ...options });
  }

  byLabel(name, options = {}) {
    return this.#then({ by: "label", name: pattern(name), ...options });
  }

  byText(text, options = {}) {
    return this.#then({ by: "text", name: pattern(text), ...options });
  }

  byCss(selector) {
    return this.#then({ by: "css", selector });
  }

  #then(step) {
    return new Locator(this.page, this.frames, [...this.steps, step]);
  }
}

export class Locator extends Finder {
  first = () => this.nth(0);
  last = () => this.nth(-1);
  nth = (index) => this.#narrow({ by: "nth", index });
  having = (text) => this.#narrow({ by: "having", name: pattern(text) });

  click = () => this.#act("click");
  dblclick = () => this.#act("dblclick");
  fill = (text) => this.#act("fill", String(text));
  type = (text) => this.#act("type", String(text));
  press = (keys) => this.#act("press", keys);
  focus = () => this.#act("focus");
  check = () => this.#act("check", true);
  uncheck = () => this.#act("check", false);
  select = (valueOrLabel) => this.#act("select", valueOrLabel);
  setFiles = (files) => this.#act("setFiles", [files].flat());

  text = () => this.evaluate(shownText);
  value = () => this.evaluate((element) => element.value);
  attribute = (name) => this.evaluate((element, wanted) => element.getAttribute(wanted), name);
  checked = () => this.evaluate((element) => element.checked ?? element.getAttribute("aria-checked") === "true");
  enabled = () => this.evaluate((element) => !element.matches(":disabled") && element.ariaDisabled !== "true");
  box = () => this.evaluate((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return { x, y, width, height };
  });

  /** Runs in the page with the one element that matches, as soon as there is one. */
  evaluate(fn, ...args) {
    return this.page.engine.withElement(this, fn, args);
  }

  /** Runs in the page with all elements that match now, which may be none. */
  all(fn, ...args) {
    return this.page.engine.withElements(this, fn, args);
  }

  count = () => this.all((elements) => elements.length);
  texts = () => this.all((elements) => elements.map((element) => element.innerText.trim()));
  visible = () => this.all((elements) => elements.some((element) =>
    element.checkVisibility({ visibilityProperty: true }) && element.getBoundingClientRect().width > 0));

  async waitFor({ state = "visible", timeout } = {}) {
    const wanted = state === "visible";
    await this.page.until(async () => (await this.visible()) === wanted, `${this} to be ${state}`, timeout);
    return this;
  }

  toString() {
    return [...this.frames.map((frame) => `frame(${frame})`), ...this.steps.map(say)].join(".");
  }

  #act(verb, argument) {
    return this.page.engine.act(this, verb, argument);
  }

  #narrow(step) {
    return new Locator(this.page, this.frames, [...this.steps, step]);
  }
}

export { Finder };

/** A string or RegExp as data, so that it can travel into the page. */
function pattern(value) {
  if (value instanceof RegExp) return { source: value.source, flags: value.flags };
  return value === undefined ? undefined : String(value);
}

function say(step) {
  if (step.by === "nth") return `nth(${step.index})`;
  const name = step.name?.source ? `/${step.name.source}/${step.name.flags}` : JSON.stringify(step.name);
  const words = [step.role && JSON.stringify(step.role), step.selector && JSON.stringify(step.selector), name];
  return `${NAMES[step.by] ?? step.by}(${words.filter(Boolean).join(", ")})`;
}

function shownText(element) {
  if (!element.shadowRoot) return element.innerText;
  return [...element.shadowRoot.children].map((child) => child.innerText ?? "").join("\n").trim();
}
