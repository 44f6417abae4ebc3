/** The whole journey without a mouse: the focus is always somewhere, always visible, and comes back from dialogs. */
import { deepEqual, equal, journey, ok } from "../lib/case.mjs";
import { keyboard } from "../lib/keyboard.mjs";
import { STEPS, cards, commit, goTo, open, openHostTools, savedOnDevice, step, wall, words } from "../lib/visitor.mjs";

journey("attends with the keyboard alone", async ({ page, server }) => {
  await open(page, `${server.url}/pages/plain.html`);
  const keys = keyboard(page);

  await keys.to("textbox", /^Name/);
  await page.type("Ana");
  await keys.to("button", words["form.save"]);
  await page.press("Enter");
  await page.byCss(".guide .answer").byText("Ana").waitFor();
  await keys.kept("after saving the profile");

  await keys.to("textbox", /^What did somebody else/);
  await page.type("Wait five seconds.");
  await keys.to("button", words["form.share"]);
  await page.press("Enter");
  await page.byCss(".guide .answer").byText("Wait five seconds.").waitFor();
  await keys.kept("after sharing");

  await keys.next(STEPS[1]);
  await keys.to("button", /^We do this/);
  await page.press("Space");
  await page.byCss(".guide").byRole("button", "We do this", { pressed: true }).waitFor();
  await keys.kept("after a mark");

  await keys.next(STEPS[2]);
  await keys.next(STEPS[3]);
  await keys.to("textbox", /^Partner/);
  await page.type("The bakery");
  await page.press("Enter");
  await page.byCss(".guide .entries").byText("The bakery").waitFor();
  await keys.kept("after a line of a list");

  await keys.next(STEPS[4]);
  await posts(page, keys);
});

for (const [name, act] of Object.entries({ edits, searches, jumps, "takes back": takesBack })) {
  journey(`${name} with the keyboard alone`, async ({ page, server }) => {
    await open(page, `${server.url}/pages/plain.html`);
    await commit(page, { project: "A reading corner", needed: "Ten cushions" });
    await savedOnDevice(page);
    await act(page, keyboard(page));
  });
}

async function posts(page, keys) {
  await keys.to("textbox", /^Which project/);
  await page.type("A reading corner");
  await keys.to("textbox", /^What do you need/);
  await page.type("Ten cushions");
  await keys.to("checkbox", "People");
  await page.press("Space");
  await keys.to("checkbox", "Time");
  await page.press("Space");
  await keys.to("button", words["form.post"]);
  await page.press("Enter");
  await wall(page).byText("A reading corner").waitFor();
  await savedOnDevice(page);
  await keys.kept("after posting");
}

async function edits(page, keys) {
  await keys.to("button", words.edit);
  const opener = await keys.where();
  await page.press("Enter");
  await page.byRole("dialog").waitFor();
  await page.waitFor(() => document.querySelector("hallway-session").shadowRoot.activeElement?.closest("dialog"));
  await page.press("Escape");
  await page.byRole("dialog").waitFor({ state: "hidden" });
  await keys.at(opener.name, "after the dialog that it opened");

  await page.press("Enter");
  await page.byRole("dialog").waitFor();
  await keys.to("textbox", /^Which project/);
  await page.press("End");
  await page.type(" for all");
  await keys.to("button", words["form.save_changes"]);
  await page.press("Enter");
  await wall(page).byText("A reading corner for all").waitFor();
  await keys.kept("after saving changes");
}

async function searches(page, keys) {
  await keys.to("searchbox", words["wall.search.label"]);
  await page.type("nothing like it");
  await page.byText(words["wall.nothing.title"]).waitFor();
  await keys.to("button", words["wall.show_all"]);
  await page.press("Enter");
  await cards(page).first().waitFor();
  await keys.kept("after showing all cards again");
}

async function jumps(page, keys) {
  await keys.to("button", words["menu.title"], "Shift+Tab");
  await page.press("Enter");
  await page.byRole("dialog").waitFor();
  await page.press("Escape");
  await page.byRole("dialog").waitFor({ state: "hidden" });
  await keys.at(words["menu.title"], "after the menu");

  await keys.to("button", /^Step 5 of 6/);
  await page.press("Enter");
  await page.byRole("dialog").waitFor();
  await keys.to("button", /Carry on/);
  await page.press("Enter");
  await step(page, "Carry on").waitFor();
  await keys.kept("after a jump");
}

async function takesBack(page, keys) {
  await goTo(page, "carry-on");
  await keys.to("button", words["guide.to_mine"]);
  await page.press("Enter");
  await step(page, words["mine.title"]).waitFor();
  await keys.kept("on the page of one's own words");
  await keys.to("button", words["card.take_down"]);
  await page.press("Enter");
  await page.byRole("button", words.undo).waitFor();
  await keys.kept("after taking a card down");
  await keys.to("button", words.undo);
  await page.press("Enter");
  await page.byText("A reading corner").first().waitFor();
  await keys.kept("after undo");
}

journey("closes every dialog with Escape and gives the focus back to its opener", async ({ page, server }) => {
  await open(page, `${server.url}/pages/plain.html`);
  const keys = keyboard(page);
  for (const opener of [words["menu.title"], words["chip.none"], /^Step 1 of 6/]) {
    await page.byRole("button", opener).press("Enter");
    await page.byRole("dialog").waitFor();
    const inside = await page.evaluate(() => Boolean(document.querySelector("hallway-session").shadowRoot.activeElement?.closest("dialog")));
    ok(inside, "the focus is in the dialog");
    await page.press("Escape");
    await page.byRole("dialog").waitFor({ state: "hidden" });
    await keys.at(opener, "after its dialog");
  }
  deepEqual(await page.problems(), []);
});

journey("goes through the host tools with the arrow keys, from page to page", async ({ page, server }) => {
  await open(page, `${server.url}/pages/plain.html`);
  await openHostTools(page, words["host.run"]);
  const tab = (key) => page.byRole("tab", words[key], { exact: true, selected: true });
  await page.byRole("tab", words["host.run"], { exact: true }).focus();
  for (const [key, expected] of [["ArrowRight", "host.wall"], ["End", "host.device"], ["ArrowRight", "host.run"], ["ArrowLeft", "host.device"], ["Home", "host.run"]]) {
    await page.press(key);
    await tab(expected).waitFor();
    await page.waitFor((name) => document.querySelector("hallway-session").shadowRoot.activeElement?.innerText.trim() === name, words[expected]);
  }
  await page.press("Tab");
  const role = await page.evaluate(() => document.querySelector("hallway-session").shadowRoot.activeElement?.role);
  equal(role, "tabpanel", "the pages are one stop on the way");
});
