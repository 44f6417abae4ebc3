/** "Saved" is said when storage owes nothing; what it refused is tried again, and never taken for cleared. */
import { deepEqual, equal, journey, ok } from "../lib/case.mjs";
import { WHAT, arrived, ask, card, cards, commit, commitOnWall, dialog, embed, goTo, inDialog, open, openHostTools, press, records, savedOnDevice, step, words } from "../lib/visitor.mjs";

/** From now on every write fails as in a full browser; or none does. */
const fill = (page, full) => page.evaluate((full) => {
  const whole = (window.whole ??= { set: Storage.prototype.setItem, put: IDBObjectStore.prototype.put });
  const refuse = () => {
    throw new DOMException("full", "QuotaExceededError");
  };
  Storage.prototype.setItem = full ? refuse : whole.set;
  IDBObjectStore.prototype.put = full ? refuse : whole.put;
}, full);

const QUESTION = "What did somebody else’s practice teach you lately?";
const isFull = (page) => page.byCss('.chip[data-state="full"]').waitFor();

journey("an entry that did not fit is tried again with the next one", async ({ page, server }) => {
  await open(page, embed(server, "full", { session: "full" }));
  await commit(page, { project: "The first garden", needed: "Soil" });
  await savedOnDevice(page);
  await fill(page, true);
  await commitOnWall(page, { project: "Did not fit", needed: "Room" });
  await isFull(page);
  await fill(page, false);
  await commitOnWall(page, { project: "Fits again", needed: "Water" });
  await savedOnDevice(page);
  await page.reload();
  await arrived(page);
  for (const project of ["The first garden", "Did not fit", "Fits again"]) await card(page, project).waitFor();
});

journey("what did not fit goes along into the host tools, and is kept there when it fits", async ({ page, server }) => {
  await open(page, embed(server, "full-host", { session: "full-host" }));
  await fill(page, true);
  await commit(page, { project: "Only in this tab", needed: "Room" }, () => isFull(page));
  await openHostTools(page);
  await isFull(page);
  await fill(page, false);
  await page.evaluate(() => document.querySelector("hallway-session").setAttribute("session-title", "Again"));
  await page.byText("Again").first().waitFor();
  await savedOnDevice(page);
  await page.reload();
  await arrived(page);
  await card(page, "Only in this tab").waitFor();
});

journey("a storage that cannot be read when the page comes back is not an empty one", async ({ page, server }) => {
  await open(page, embed(server, "unread", { session: "unread" }));
  await commit(page, { project: "Still here", needed: "Patience" });
  await savedOnDevice(page);
  await page.evaluate(() => {
    IDBDatabase.prototype.transaction = () => {
      throw new DOMException("gone", "InvalidStateError");
    };
    Object.defineProperty(window, "localStorage", { get: () => null });
    dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
  });
  // The next thing said comes after whatever the way back did.
  await goTo(page, "carry-on");
  equal(await cards(page).count(), 1);
  equal((await records(page)).length, 1);
});

journey("the site hears of what the room may see, and of nothing that came in a file", async ({ page, server }) => {
  await open(page, embed(server, "heard", { session: "heard" }));
  await page.evaluate(() => {
    window.heard = [];
    document.addEventListener("hallway-entry-saved", ({ detail }) => window.heard.push(detail.data.text ?? detail.data.project));
  });
  const form = page.byCss(".guide form").having("What did somebody else");
  await form.byRole("textbox", /./).fill("For me alone");
  await form.byCss(".pick").select("me");
  await form.byRole("button", words["form.keep"]).click();
  await page.byCss(".guide .answer").byText("For me alone").waitFor();
  await commit(page, { project: "For the room", needed: "Chairs" });
  await savedOnDevice(page);
  const theirs = { id: "01K00000000000000000000009", kind: "commitment", prompt: "commitment", by: "them", session: "heard", created: 1, visible: "room", data: { project: "From a file" } };
  await ask(page, "import", JSON.stringify({ format: "hallway-session", version: 1, session: { id: "heard" }, records: [theirs] }));
  await commitOnWall(page, { project: "Afterwards", needed: "Tea" });
  await page.waitFor(() => window.heard.includes("Afterwards"));
  deepEqual(await page.evaluate(() => window.heard), ["For the room", "Afterwards"]);
});

journey("two forms of one question keep two drafts", async ({ page, server }) => {
  await open(page, embed(server, "two-forms", { session: "two-forms" }));
  await goTo(page, "commitment");
  await page.byCss(".guide").byLabel(WHAT).fill("Half a plan");
  await page.byCss(".guide").byText(words["form.draft"]).waitFor();
  await page.byCss(".wall").byRole("button", words["wall.add"]).click();
  equal(await dialog(page).byLabel(WHAT).value(), "");
  await dialog(page).byLabel(WHAT).fill("Something else");
  await inDialog(page, words.cancel).click();
  await dialog(page).waitFor({ state: "hidden" });
  await page.reload();
  await step(page, "Your commitment").waitFor();
  equal(await page.byCss(".guide").byLabel(WHAT).value(), "Half a plan");
});

journey("a change that waits is called so at an answer and at the wall, and what is cancelled comes back", async ({ page, server }) => {
  await open(page, embed(server, "waits", { session: "waits" }));
  const form = page.byCss(".guide form").having("What did somebody else");
  const answer = page.byCss(".guide .answer");
  await form.byRole("textbox", /./).fill("As it was");
  await form.byRole("button", words["form.share"]).click();
  await answer.byRole("button", words.edit, { exact: true }).click();
  await form.byRole("textbox", /./).fill("As it shall be");
  await form.byText(words["form.draft"]).waitFor();
  await page.reload();
  await arrived(page);
  await answer.byRole("button", words["edit.go_on"]).click();
  equal(await form.byRole("textbox", /./).value(), "As it shall be");
  await form.byRole("button", words.cancel).click();
  await answer.byRole("button", words.edit, { exact: true }).waitFor();
  await page.byCss(".toast").having(words["form.dropped"]).byRole("button", words.undo).click();
  await answer.byRole("button", words["edit.go_on"]).click();
  equal(await form.byRole("textbox", /./).value(), "As it shall be");

  await page.byCss(".wall").byRole("button", words["wall.add"]).click();
  await dialog(page).byLabel(WHAT).fill("Half a plan");
  await dialog(page).byText(words["form.draft"]).waitFor();
  await page.press("Escape");
  await page.byCss(".wall").byRole("button", words["wall.go_on"]).click();
  equal(await dialog(page).byLabel(WHAT).value(), "Half a plan");
});

journey("an older draft is offered beside the newer version, and does not take its place", async ({ page, context, server }) => {
  const url = embed(server, "older", { session: "older" });
  await open(page, url);
  await commit(page, { project: "As it was", needed: "Time" });
  await savedOnDevice(page);
  const edit = (tab) => tab.byCss(".wall .card").byRole("button", words.edit).click();
  await edit(page);
  await dialog(page).byLabel(WHAT).fill("My draft of it");
  await page.reload();
  await arrived(page);
  const other = await context.newPage();
  await open(other, url);
  await edit(other);
  await dialog(other).byLabel(WHAT).fill("Newer than the draft");
  await inDialog(other, words["form.save_changes"]).click();
  await card(page, "Newer than the draft").waitFor();
  await edit(page);
  if (await dialog(page).byText(words["form.older"]).visible()) equal(await dialog(page).byLabel(WHAT).value(), "Newer than the draft");
  else ok(false, "the draft stood in for the newer version");
  await inDialog(page, words["form.older.take"]).click();
  equal(await dialog(page).byLabel(WHAT).value(), "My draft of it");
});

journey("what is typed in one window stays when another window posts an answer to the same question", async ({ page, context, server }) => {
  const url = embed(server, "two-windows", { session: "two-windows" });
  await open(page, url);
  const field = (tab) => tab.byCss(".guide .prompt.paper").byLabel(QUESTION);
  await field(page).fill("A long answer that took ten minutes");
  const other = await context.newPage();
  await open(other, url);
  await field(other).fill("A short one");
  await other.byCss(".guide").byRole("button", words["form.share"]).click();
  await page.byText(words["form.older"]).waitFor();
  equal(await field(page).value(), "A short one");
  await page.byRole("button", words["form.older.take"]).click();
  equal(await field(page).value(), "A long answer that took ten minutes");
  await page.byRole("button", words["form.save_changes"]).click();
  await other.byText("A long answer that took ten minutes").waitFor();
});

/** Tabs hear of each other late, as they do on a machine with much to do: each begins before it knows of the other. */
const DEAF = `<script>{
  const tell = BroadcastChannel.prototype.postMessage;
  BroadcastChannel.prototype.postMessage = function (message) {
    setTimeout(() => tell.call(this, message), 1500);
  };
}</script>`;

journey("what is typed in two windows at the same time, the first words on this device, stays in both", async ({ page, context, server }) => {
  const url = embed(server, "both", { session: "both" }, { head: DEAF });
  const other = await context.newPage();
  const field = (tab) => tab.byCss(".guide .prompt.paper").byLabel(QUESTION);
  for (const tab of [page, other]) await open(tab, url);
  await Promise.all([field(page).fill("In the first window"), field(other).fill("In the second window")]);
  for (const tab of [page, other]) await tab.byCss(".guide").byText(words["form.draft"]).waitFor();
  await other.byCss(".guide").byRole("button", words["form.share"]).click();
  const answer = (tab) => tab.byCss(".guide .answer").byText("In the second window");
  await answer(other).waitFor();
  await page.byRole("button", words["form.older.take"]).click();
  equal(await field(page).value(), "In the first window");
  await page.byRole("button", words["form.save_changes"]).click();
  for (const tab of [page, other]) await tab.byCss(".guide .answer").byText("In the first window").waitFor();
  equal(new Set((await records(page)).map(({ by }) => by)).size, 1, "one person");
});

journey("a form that is open where another tab clears the session writes nothing back", async ({ page, context, server }) => {
  const url = embed(server, "cleared", { session: "cleared" });
  await open(page, url);
  await commit(page, { project: "To be forgotten", needed: "Time" });
  await savedOnDevice(page);
  const other = await context.newPage();
  await open(other, url);
  await page.byCss(".wall .card").byRole("button", words.edit).click();
  await dialog(page).byLabel(WHAT).fill("Back again");
  await ask(other, "clear");
  await dialog(page).waitFor({ state: "hidden" });
  equal(await cards(page).count(), 0);
  equal((await records(page)).length, 0);
});

journey("a language that was chosen is there after a reload, and over the page's own", async ({ page, server }) => {
  await open(page, embed(server, "chosen", { session: "chosen" }));
  await press(page, words["menu.title"]);
  await dialog(page).byRole("combobox", words["menu.language"]).select("es");
  const speaks = () => page.waitFor(() => document.querySelector("hallway-session").shadowRoot.querySelector(".hallway")?.lang === "es");
  await speaks();
  await page.reload();
  await speaks();
});
