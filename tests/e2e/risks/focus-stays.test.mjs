/** A button that goes away when it is pressed leaves the keyboard somewhere sensible, and the page where it was. */
import { equal, journey, match, ok } from "../lib/case.mjs";
import { choose, commit, dialog, embed, goTo, inDialog, inGuide, open, press, savedOnDevice, step, words } from "../lib/visitor.mjs";

const answered = async (page) => {
  const form = page.byCss(".guide form").having("What did somebody else");
  await form.byRole("textbox", /./).fill("Wait five seconds.");
  await form.byRole("button", words["form.share"]).click();
  await page.byCss(".guide .answer").byText("Wait five seconds.").waitFor();
};

/** Where the keyboard is: nowhere is nothing. */
const held = (page) => page.waitFor(() => {
  const { activeElement } = document.querySelector("hallway-session").shadowRoot;
  return activeElement && (activeElement.closest("form")?.className || activeElement.className || activeElement.id || activeElement.localName);
});

const GOING = {
  "Edit on an answer": async (page) => {
    await answered(page);
    await page.byCss(".guide .answer").byRole("button", words.edit).press("Enter");
    await page.byCss(".guide form").having("What did somebody else").waitFor();
    match(await held(page), /prompt/);
  },
  "Another commitment": async (page) => {
    await commit(page, { project: "A reading corner", needed: "Cushions" });
    await inGuide(page, words["commitment.another"]).press("Enter");
    match(await held(page), /prompt/);
  },
  "Take back, Undo": async (page) => {
    await answered(page);
    await page.byCss(".guide .answer").byRole("button", words.take_back).press("Enter");
    await held(page);
    await page.byRole("button", words.undo).press("Enter");
    await page.byCss(".guide .answer").byText("Wait five seconds.").waitFor();
    match(await held(page), /answer/);
  },
  "Back from one's own words": async (page) => {
    await choose(page, words["mine.title"]);
    await step(page, words["mine.title"]).waitFor();
    await page.byRole("button", words["mine.back"]).press("Enter");
    await page.byCss(".guide").waitFor();
    await held(page);
  },
  "Delete mine": async (page) => {
    await answered(page);
    await choose(page, words["mine.title"]);
    await page.byRole("button", words["mine.delete"]).click();
    await inDialog(page, words["delete_mine.yes"]).click();
    await dialog(page).waitFor({ state: "hidden" });
    await page.byCss(".guide").waitFor();
    await held(page);
  },
};

for (const [name, act] of Object.entries(GOING)) {
  journey(`the keyboard is somewhere after: ${name}`, async ({ page, server }) => {
    await open(page, embed(server, "focus", { session: "focus" }));
    await act(page);
  });
}

journey("the list of problems has a button with a name, and closing it keeps the keyboard", async ({ page, server }) => {
  await open(page, embed(server, "problems", { session: "problems", pace: "sideways" }));
  await page.byCss(".faults").waitFor();
  await page.byCss(".notice").byRole("button", words.close, { exact: true }).press("Enter");
  await page.byCss(".faults").waitFor({ state: "hidden" });
  await held(page);
});

journey("handing the device on keeps the keyboard, and drops the drafts of the one before", async ({ page, server }) => {
  await open(page, embed(server, "shared", { session: "shared", pace: "shared-device" }));
  await commit(page, { project: "A reading corner", needed: "Cushions" });
  await savedOnDevice(page);
  await page.byCss(".notice").byRole("button", words.next_person).press("Enter");
  await page.byCss(".notice").byRole("button", words.next_person).waitFor({ state: "hidden" });
  await held(page);
});

journey("sharing and undoing leave a page where it was that scrolls smoothly", async ({ page, server }) => {
  await open(page, embed(server, "smooth", { session: "smooth" }, { body: "<style>html { scroll-behavior: smooth }</style>" }));
  await page.evaluate(() => document.documentElement.style.setProperty("scroll-behavior", "smooth"));
  await goTo(page, "networks");
  const form = page.byCss(".guide form").having("Name a network");
  await form.byRole("textbox", /./).fill("The bakery");
  const top = () => page.evaluate(() => scrollY);
  const before = await top();
  ok(before > 200, `the form is down the page: ${before}`);
  await page.evaluate(() => (window.least = scrollY, addEventListener("scroll", () => (window.least = Math.min(window.least, scrollY)))));
  await form.byRole("button", words["form.share"]).click();
  await page.byCss(".guide .answer").byText("The bakery").waitFor();
  await held(page);
  await page.byCss(".guide .answer").byRole("button", words.take_back).click();
  await page.byRole("button", words.undo).click();
  await page.byCss(".guide .answer").byText("The bakery").waitFor();
  match(await held(page), /answer/);
  const least = await page.evaluate(() => window.least);
  ok(least > before / 2, `from ${before} up to ${least}`);
});

journey("a line that says what was done goes away by itself, on another screen at once", async ({ page, server }) => {
  await open(page, embed(server, "toast", { session: "toast" }));
  await answered(page);
  await page.byCss(".guide .answer").byRole("button", words.take_back).click();
  await page.byCss(".toast").byText(words.taken_back).waitFor();
  await page.byCss(".toast").byRole("button", words.close, { exact: true }).click();
  await page.byCss(".toast").waitFor({ state: "hidden" });
  await answered(page);
  await page.byCss(".guide .answer").byRole("button", words.take_back).click();
  await page.byCss(".toast").waitFor();
  await goTo(page, "networks");
  await page.byCss(".toast").waitFor({ state: "hidden" });
});

journey("a method of an element that was taken out of the page rejects with a sentence", async ({ page, server }) => {
  await open(page, embed(server, "gone", { session: "gone" }));
  const said = await page.evaluate(async () => {
    const element = document.querySelector("hallway-session");
    element.remove();
    await new Promise((done) => setTimeout(done));
    return element.records().then(() => "an answer", ({ message }) => message);
  });
  equal(said, words["shell.gone"]);
});
