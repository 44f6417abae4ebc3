/** Looking leaves no trace; what is typed does, at once and for good. */
import { deepEqual, equal, journey, ok } from "../lib/case.mjs";
import { traces } from "../lib/traces.mjs";
import { NEED, WHAT, arrived, choose, dialog, embed, goTo, inDialog, open, press, step, words } from "../lib/visitor.mjs";

journey("stores nothing while somebody only looks", async ({ page, server }) => {
  await open(page, `${server.url}/pages/plain.html`);
  deepEqual(await traces(page), { keys: [], databases: [] }, "after arriving");
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await press(page, words["menu.title"]);
  await page.press("Escape");
  await press(page, words["chip.none"]);
  await dialog(page).byText(words["safety.nothing"]).waitFor();
  await page.press("Escape");
  await page.byRole("button", words["wall.add"]).click();
  await dialog(page).waitFor();
  await page.press("Escape");
  await dialog(page).waitFor({ state: "hidden" });
  deepEqual(await traces(page), { keys: [], databases: [] }, "after looking around");
  await page.reload();
  await arrived(page);
  deepEqual(await traces(page), { keys: [], databases: [] }, "after a reload");
});

journey("keeps what was typed and not posted over a reload", async ({ page, server }) => {
  await open(page, embed(server, "drafts", { session: "drafts" }));
  await goTo(page, "commitment");
  const typed = "Half a sentence, with “quotes”, a 🌿 and\na second line";
  await page.byLabel(WHAT).fill(typed);
  await page.byRole("checkbox", "Materials").check();
  await page.byLabel(NEED).fill("Something");
  await page.reload();
  await step(page, "Your commitment").waitFor();
  equal(await page.byLabel(WHAT).value(), typed);
  equal(await page.byLabel(NEED).value(), "Something");
  ok(await page.byRole("checkbox", "Materials").checked(), "a choice is kept as well");
  equal(await page.byCss(".wall .card").count(), 0, "nothing was posted by that");
  await choose(page, words["mine.title"]);
  await page.byText(words["mine.drafts.one"]).waitFor();
});

journey("keeps the draft of an edit apart from the card that is being edited", async ({ page, server }) => {
  await open(page, embed(server, "drafts", { session: "edited" }));
  await goTo(page, "commitment");
  await page.byLabel(WHAT).fill("As it was");
  await page.byLabel(NEED).fill("Time");
  await press(page, words["form.post"]);
  const edit = page.byCss(".wall .card").byRole("button", words.edit);
  await edit.click();
  await dialog(page).byLabel(WHAT).fill("As it may become");
  await page.reload();
  await page.byCss(".wall .card").byText("As it was").waitFor();
  await edit.click();
  equal(await dialog(page).byLabel(WHAT).value(), "As it may become");
  await inDialog(page, words.cancel).click();
  await dialog(page).waitFor({ state: "hidden" });
  await edit.click();
  equal(await dialog(page).byLabel(WHAT).value(), "As it was", "leaving the form drops the draft");
});

journey("a changed attribute keeps what is typed, where one is, and where the caret stands", async ({ page, server }) => {
  await open(page, embed(server, "remount", { session: "remount" }));
  await goTo(page, "networks");
  const field = page.byRole("textbox", "Name a network");
  await field.type("Typed before the change");
  await page.evaluate(() => document.querySelector("hallway-session").setAttribute("session-title", "Riverside, November"));
  await page.byText("Riverside, November").waitFor();
  await arrived(page);
  equal(await field.value(), "Typed before the change");
  await page.waitFor(() => document.querySelector("hallway-session").shadowRoot.activeElement?.localName === "textarea");
});
