/** Taps on what changes: one counts where its button says something new meanwhile; a second one does nothing else. */
import { equal, journey, notEqual } from "../lib/case.mjs";
import { STEPS, card, chip, dialog, embed, fillCommitment, goTo, inDialog, open, step, wall, words } from "../lib/visitor.mjs";

const wallOnly = (server, name) => embed(server, name, { session: name, view: "wall" });
const next = (page) => page.byRole("button", /^Next/);

journey("a double click on Next goes one step on", async ({ page, server }) => {
  await open(page, embed(server, "double", { session: "double" }));
  await next(page).dblclick();
  await step(page, STEPS[1].title).waitFor();
  await page.byRole("button", /^Step 2 of/).waitFor();
  await next(page).click();
  await step(page, STEPS[2].title).waitFor();
}, { engines: ["chromium", "webkit"], reason: "driven from outside, Firefox counts each press as the first" });

journey("a double click on what stays the same counts twice", async ({ page, server }) => {
  await open(page, wallOnly(server, "twice"));
  await page.byCss(".wall").byRole("button", words["wall.add"]).click();
  const kind = dialog(page).byRole("checkbox", /./).first();
  await kind.dblclick();
  equal(await kind.checked(), false);
  await kind.click();
  equal(await kind.checked(), true);
});

journey("a finger that taps Post twice takes nothing down, and can a moment later", async ({ page, server }) => {
  await open(page, wallOnly(server, "taps"));
  await page.evaluate(() => {
    window.now = 1000;
    Object.defineProperty(Event.prototype, "timeStamp", { get: () => window.now });
  });
  /** A tap on whatever lies there, so many milliseconds after the one before. */
  const tap = (button, after, place = 100) => button.evaluate((element, after, place) => {
    window.now += after;
    element.dispatchEvent(new PointerEvent("click", { bubbles: true, cancelable: true, composed: true, detail: 1, pointerType: "touch", clientX: place, clientY: 300 }));
  }, after, place);
  await page.byCss(".wall").byRole("button", words["wall.add"]).click();
  await fillCommitment(dialog(page), { project: "A reading corner", needed: "Time" });
  await tap(inDialog(page, words["form.post"]), 1000);
  await dialog(page).waitFor({ state: "hidden" });
  const takeDown = card(page, "A reading corner").byRole("button", words["card.take_down"]);
  await tap(takeDown, 300, 110);
  await wall(page).byText("A reading corner").waitFor();
  equal(await page.byCss(".toast").count(), 0);
  await tap(takeDown, 400, 110);
  await page.byCss(".toast").byText(words["taken_back.card"]).waitFor();
});

journey("who taps on where a dialog opens clears nothing", async ({ page, server }) => {
  await page.setViewport(390, 760);
  await open(page, wallOnly(server, "taps-on"));
  await page.byCss(".wall").byRole("button", words["wall.add"]).click();
  await fillCommitment(dialog(page), { project: "A reading corner", needed: "Time" });
  await inDialog(page, words["form.post"]).click();
  await dialog(page).waitFor({ state: "hidden" });
  await page.byRole("button", words["menu.title"]).click();
  await dialog(page).byRole("button", words.finish).click();
  const yes = dialog(page).byCss(".btn.stop");
  equal(await yes.evaluate((button) => (button.click(), button.disabled)), true, "nobody had the time to read");
  await inDialog(page, words.finish).click();
  await page.byText(words["wall.empty.title"]).waitFor();
});

journey("a tap counts also where its button says something new before the finger is lifted", async ({ page, server }) => {
  // So tall that nothing scrolls for the new entry.
  await page.setViewport(1000, 2400);
  await open(page, embed(server, "says-new", { session: "says-new" }));
  await goTo(page, "ecosystem");
  const said = await chip(page).text();
  await page.evaluate(() => {
    const root = document.querySelector("hallway-session").shadowRoot;
    root.querySelector(".chip").addEventListener("mousedown", () => {
      const field = root.getElementById("step-ecosystem-who");
      field.value = "A school nearby";
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.form.requestSubmit();
    });
  });
  await chip(page).click();
  await dialog(page).byText(words["safety.title"]).waitFor();
  notEqual(await chip(page).text(), said);
});
