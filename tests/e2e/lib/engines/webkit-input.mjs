/** A visitor's hands in WebKit: real pointer and key events through WebDriver's actions. */
import { writeFile, mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { find } from "../inject/find.mjs";

export async function act(engine, locator, verb, argument) {
  await verbs[verb](engine, locator, argument);
}

/** "Shift+Tab" or single characters, as the key actions of one virtual keyboard. */
export function keystrokes(presses) {
  const actions = presses.flatMap((press) => {
    const keys = press.length > 1 && press.includes("+") ? press.split(/\+(?=.)/) : [press];
    const values = keys.map((key) => KEYS[key] ?? key);
    return [...values.map((value) => ({ type: "keyDown", value })), ...values.toReversed().map((value) => ({ type: "keyUp", value }))];
  });
  return [{ type: "key", id: "keyboard", actions }];
}

const KEYS = {
  Enter: "\uE007", "\n": "\uE007", Tab: "\uE004", Escape: "\uE00C", Backspace: "\uE003", Delete: "\uE017", Space: " ",
  ArrowLeft: "\uE012", ArrowUp: "\uE013", ArrowRight: "\uE014", ArrowDown: "\uE015", Home: "\uE011", End: "\uE010",
  PageUp: "\uE00E", PageDown: "\uE00F", Shift: "\uE008", Control: "\uE009", ControlOrMeta: "\uE009", Alt: "\uE00A", Meta: "\uE03D",
  ...Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`F${index + 1}`, String.fromCharCode(0xe031 + index)])),
};

const verbs = {
  async click(engine, locator) {
    // Presses within five pixels, soon one after another, count as one double click here.
    engine.presses = (engine.presses ?? 0) + 1;
    await pressPointer(engine, locator, engine.presses % 2 ? 3 : -3, 1);
  },

  async dblclick(engine, locator) {
    await pressPointer(engine, locator, 0, 2);
  },

  async fill(engine, locator, text) {
    await ready(engine, locator);
    await engine.withElement(locator, replaceContent, [text]);
  },

  async type(engine, locator, text) {
    await verbs.focus(engine, locator);
    await engine.type(text);
  },

  async press(engine, locator, keys) {
    await verbs.focus(engine, locator);
    await engine.press(keys);
  },

  async focus(engine, locator) {
    await engine.front();
    await engine.withElement(locator, (element) => element.focus(), []);
  },

  async check(engine, locator, wanted) {
    const state = () => locator.checked();
    if ((await state()) !== wanted) await verbs.click(engine, locator);
    await engine.page.until(async () => (await state()) === wanted, `${locator} to be ${wanted ? "checked" : "unchecked"}`);
  },

  async select(engine, locator, choice) {
    await ready(engine, locator);
    await engine.withElement(locator, (element, wanted) => {
      const option = [...element.options].find((each) => each.value === wanted || each.label.trim() === wanted);
      if (!option) throw new Error(`no option ${wanted}`);
      option.selected = true;
      element.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
      element.dispatchEvent(new Event("change", { bubbles: true }));
    }, [choice]);
  },

  async setFiles(engine, locator, files) {
    await locator.evaluate(() => {});
    const paths = await Promise.all(files.map((file) => onDisk(engine, file)));
    await engine.context.inTurn(engine.handle, locator.frames, async (send) => {
      const element = await send("POST", "/execute/sync", { script: `return (${find})(arguments[0])[0]`, args: [locator.steps] });
      await send("POST", `/element/${Object.values(element)[0]}/value`, { text: paths.join("\n") });
    });
  },
};

async function pressPointer(engine, locator, aside, times) {
  const { x, y } = await inWindow(engine, locator.frames, await ready(engine, locator, { uncovered: true }));
  const press = [{ type: "pointerDown", button: 0 }, { type: "pointerUp", button: 0 }];
  const actions = [{ type: "pointerMove", x: x + aside, y, origin: "viewport", duration: 0 }, ...Array(times).fill(press).flat()];
  await engine.input([{ type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions }]);
}

/** Waits for the one element to be shown, usable and at rest, and says where to press it. */
async function ready(engine, locator, { uncovered = false } = {}) {
  let aim;
  await engine.page.until(async () => {
    aim = await engine.withElement(locator, takeAim, [uncovered]);
    if (aim.not) throw new Error(aim.not);
    return true;
  }, `${locator} to be ready`);
  return aim;
}

/** From a frame's own coordinates to those of the window. */
async function inWindow(engine, frames, point) {
  if (!frames.length) return point;
  const outer = frames.slice(0, -1);
  const moved = await engine.evaluate(outer, `(steps, { x, y }) => {
    const frame = (${find})(steps)[0];
    const place = () => frame.getBoundingClientRect();
    if (place().top + y < 0 || place().top + y > innerHeight) scrollBy(0, place().top + y - innerHeight / 2);
    return { x: Math.round(place().left + frame.clientLeft + x), y: Math.round(place().top + frame.clientTop + y) };
  }`, [[{ by: "css", selector: frames.at(-1) }], point]);
  return inWindow(engine, outer, moved);
}

async function onDisk(engine, file) {
  if (typeof file === "string") return file;
  const path = join(await mkdtemp(join(engine.context.home, "upload-")), file.name);
  await writeFile(path, file.bytes);
  return path;
}

async function takeAim(element, uncovered) {
  if (!element.checkVisibility({ visibilityProperty: true })) return { not: "not visible" };
  if (element.matches(":disabled") || element.ariaDisabled === "true") return { not: "disabled" };

  const place = () => element.getClientRects()[0] ?? element.getBoundingClientRect();
  const before = place();
  if (before.top < 0 || before.left < 0 || before.bottom > innerHeight || before.right > innerWidth) {
    element.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
  }
  const start = place();
  if (!document.hidden) await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const { left, top, width, height } = place();
  if (start.left !== left || start.top !== top) return { not: "moving" };

  const x = Math.floor(left + width / 2);
  const y = Math.floor(Math.max(top, 0) + (Math.min(top + height, innerHeight) - Math.max(top, 0)) / 2);
  let hit = document.elementFromPoint(x, y);
  while (hit?.shadowRoot?.elementFromPoint(x, y) && hit.shadowRoot.elementFromPoint(x, y) !== hit) hit = hit.shadowRoot.elementFromPoint(x, y);
  const targets = [element, ...(element.labels ?? []), element.closest("label")];
  let above = hit;
  while (above && !targets.includes(above)) above = above.assignedSlot ?? above.parentElement ?? above.getRootNode().host;
  if (!uncovered || above) return { x, y };
  // As a visitor scrolls what lies under a bar at the edge to the middle.
  element.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
  return { not: `covered by ${hit?.localName}.${hit?.className}` };
}

function replaceContent(element, text) {
  element.focus();
  const written = ["textarea", "text", "search", "email", "tel", "url", "password", "number"].includes(element.type);
  const typed = element.isContentEditable || written;
  if (typed) {
    if (element.isContentEditable) getSelection().selectAllChildren(element);
    else element.select();
    if (document.execCommand(text ? "insertText" : "delete", false, text) && element.value === text) return;
  }
  const owner = { textarea: HTMLTextAreaElement, input: HTMLInputElement }[element.localName];
  Object.getOwnPropertyDescriptor(owner.prototype, "value").set.call(element, text);
  element.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true, inputType: "insertText", data: text }));
  element.dispatchEvent(new Event("change", { bubbles: true }));
}
