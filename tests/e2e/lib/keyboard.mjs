/** A visitor without a mouse. */
import { ok } from "./case.mjs";
import { step } from "./visitor.mjs";

/** Moves with Tab only, and looks at what has the focus. */
export function keyboard(page) {
  const where = () => page.evaluate(() => {
    let focused = document.activeElement;
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    const labels = [...(focused.labels ?? [])].map((label) => label.innerText).join(" ");
    const name = (focused.getAttribute("aria-label") || labels || focused.innerText || "").replace(/\s+/g, " ").trim();
    const types = { checkbox: "checkbox", radio: "radio", search: "searchbox", file: "file" };
    const roles = { textarea: "textbox", input: types[focused.type] ?? "textbox", button: "button", select: "combobox", summary: "summary", a: "link" };
    const { top, bottom, left, right, width, height } = focused.getBoundingClientRect();
    const shown = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth && width + height > 0;
    const ringed = [focused, focused.closest("label")].filter(Boolean).some((each) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each);
      return (outlineStyle !== "none" && outlineWidth !== "0px") || boxShadow !== "none";
    });
    return { role: focused.getAttribute("role") ?? roles[focused.localName] ?? focused.localName, name, shown, ringed, lost: focused === document.body };
  });

  return {
    where,

    async to(role, name, key = "Tab") {
      const passed = [];
      for (let presses = 0; presses < 120; presses += 1) {
        const here = await where();
        if (here.role === role && (name instanceof RegExp ? name.test(here.name) : here.name === name)) {
          // WebKit scrolls to what has the focus a frame later.
          for (const end = Date.now() + 3000; !(await where()).shown && Date.now() < end; );
          ok((await where()).shown, `${here.name} has the focus and is on the screen`);
          ok(here.ringed, `${here.name} shows that it has the focus`);
          return;
        }
        passed.push(`${here.role} ${here.name.slice(0, 30)}`);
        await page.press(key);
      }
      throw new Error(`Tab never came to ${role} ${name}; it passed ${[...new Set(passed)].join(" | ")}`);
    },

    /** Comes to what is called so: a message may stand there a frame before the keyboard follows. */
    async at(name, when) {
      await page.until(async () => {
        const here = await where();
        ok(name instanceof RegExp ? name.test(here.name) : here.name === name, `it is at ${here.role} ${here.name}`);
        return true;
      }, `the keyboard at ${name} ${when}`);
    },

    /** Not lost to the page: what comes next is near. */
    async kept(when) {
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      // A busy machine draws the frame in which the focus moves a little later.
      for (const end = Date.now() + 3000; (await where()).lost && Date.now() < end; );
      const { lost, role, name } = await where();
      ok(!lost && role !== "body", `the focus is kept ${when}; it is at ${role} ${name}`);
    },

    async next({ title }) {
      await this.to("button", /^Next/);
      await page.press("Enter");
      await step(page, title).waitFor();
      await page.waitFor((title) => document.querySelector("hallway-session").shadowRoot.activeElement?.innerText === title, title);
    },
  };
}
