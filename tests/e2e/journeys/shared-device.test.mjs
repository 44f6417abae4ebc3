/** One laptop, a whole table: everybody finds empty forms, and one wall. */
import { deepEqual, equal, journey, ok } from "../lib/case.mjs";
import { hostAt, next, runStep, start } from "../lib/led.mjs";
import { ask, cards, choose, comeBack, commit, dialog, embed, goTo, inDialog, inGuide, NEED, offerHelp, open, passOn, press, records, savedOnDevice, step, STEPS, WHAT, words } from "../lib/visitor.mjs";

const ana = { project: "Ana’s reading corner", needed: "Ten cushions" };
const ben = { project: "Ben’s bicycle workshop", needed: "An old pump" };

journey("hands the device to the next person: forms empty, only one's own words, one wall", async ({ page, server }) => {
  await open(page, embed(server, "shared-device", { pace: "shared-device", session: "table-3" }));
  await page.byLabel("Name").fill("Ana");
  await inGuide(page, words["form.save"]).click();
  await page.byCss(".guide .answer").byText("Ana").waitFor();
  await commit(page, ana);
  await page.byText(words["notice.next_person"]).waitFor();
  ok(await inSight(page), "wherever the page was scrolled to");
  const first = await person(page);

  await passOn(page);
  await page.byText(words["notice.next_person"]).waitFor({ state: "hidden" });
  const second = await person(page);
  ok(second.id !== first.id, "somebody new");
  equal(second.name, "");
  await step(page, STEPS[0].title).waitFor();
  equal(await page.byLabel("Name").value(), "", "whoever comes next is asked who they are");
  await goTo(page, "commitment");
  equal(await page.byLabel(WHAT).value() + await page.byLabel(NEED).value(), "");
  equal(await page.byCss(".guide .own").count(), 0, "nobody else's cards among one's own");
  await cards(page).having(ana.project).waitFor();
  equal(await page.byCss(".wall .card.mine").count(), 0);

  await commit(page, ben);
  equal(await cards(page).count(), 2, "one wall for all");
  deepEqual((await page.byCss(".wall .card.mine h3").texts()), [ben.project]);
  await choose(page, words["mine.title"]);
  await page.byRole("heading", words["mine.title"], { level: 2 }).waitFor();
  await page.byText(ben.project).waitFor();
  equal(await page.byText(ana.project).count(), 0, "the take-home page holds only one's own words");
});

journey("where a host runs the session, the next person says who they are and is offered the host's step", async ({ page, context, server }) => {
  const url = embed(server, "shared-device", { pace: "shared-device", session: "table-6" });
  const [arrive, practices] = STEPS;
  const host = await context.newPage();
  await start(host, url, arrive);
  await next(host).click();
  await runStep(host, practices).waitFor();
  await open(page, url);
  await page.byRole("button", words["host_at.stay"]).click();
  await commit(page, ana);
  await passOn(page);
  await step(page, arrive.title).waitFor();
  await page.byLabel("Name").fill("Ben");
  await inGuide(page, words["form.save"]).click();
  await page.byText(hostAt(2, practices)).waitFor();
  await page.byRole("button", words["host_at.go"]).click();
  await step(page, practices.title).waitFor();
});

journey("another tab of the device begins anew with the next person", async ({ page, context, server }) => {
  const url = embed(server, "shared-device", { pace: "shared-device", session: "table-8" });
  await open(page, url);
  await commit(page, ana);
  await savedOnDevice(page);
  const beside = await context.newPage();
  await open(beside, url);
  await goTo(beside, "practices");
  await passOn(page);
  await step(beside, STEPS[0].title).waitFor();
  equal((await person(beside)).id, (await person(page)).id);
});

journey("hands over from the menu too, and a draft of the one before is thrown away only when they say so", async ({ page, server }) => {
  await open(page, embed(server, "shared-device", { pace: "shared-device", session: "table-4" }));
  const draft = "Half a thought of the one before";
  await goTo(page, "commitment");
  await page.byLabel(WHAT).fill(draft);
  await goTo(page, "practices");
  await choose(page, words["next_person"]);
  await inDialog(page, words["hand_over.back"]).click();
  await step(page, STEPS.find(({ id }) => id === "commitment").title).waitFor();
  equal(await page.byLabel(WHAT).value(), draft);
  await choose(page, words["next_person"]);
  await inDialog(page, words["hand_over.yes"]).click();
  await dialog(page).waitFor({ state: "hidden" });
  await step(page, STEPS[0].title).waitFor();
  await goTo(page, "commitment");
  await page.waitFor((label) => {
    const root = document.querySelector("hallway-session").shadowRoot;
    return [...root.querySelectorAll(".guide textarea")].every((field) => field.value === "");
  });
});

journey("who was here before goes on with their own cards, unless something is for them alone", async ({ page, server }) => {
  await open(page, embed(server, "shared-device", { pace: "shared-device", session: "table-9" }));
  equal(await page.byRole("button", words.before, { exact: true }).count(), 0, "nobody was here");
  await page.byLabel("Name").fill("Ana");
  await inGuide(page, words["form.save"]).click();
  await page.byCss(".guide .answer").byText("Ana").waitFor();
  await commit(page, ana);
  const first = await person(page);
  await passOn(page);
  await page.byText(words["greet.before"]).waitFor();
  await commit(page, ben);
  await passOn(page);

  await inGuide(page, words.before).click();
  deepEqual((await dialog(page).byCss(".menu .item").texts()).map((text) => text.split("\n").map((line) => line.trim()).filter(Boolean)), [["Ana", ana.project], [ben.project]]);
  await dialog(page).byRole("button", /^Ana/).click();
  await step(page, words["mine.title"]).waitFor();
  await page.byText(ana.project).waitFor();
  equal((await person(page)).id, first.id);
  await press(page, words["mine.back"]);
  await cards(page).having(ana.project).byRole("button", words.edit).click();
  await dialog(page).byLabel(NEED).fill("Twelve cushions");
  await inDialog(page, words["form.save_changes"]).click();
  await cards(page).having("Twelve cushions").waitFor();

  await goTo(page, "arrive");
  const answer = page.byCss(".guide form").having("What did somebody else");
  await answer.byRole("textbox", /./).fill("A thought of my own");
  await answer.byLabel(words["audience.label"]).select(words["audience.me"]);
  await answer.byRole("button", words["form.keep"]).click();
  await page.byCss(".guide .answer").byText("A thought of my own").waitFor();
  await choose(page, words["next_person"]);
  await choose(page, words.before);
  deepEqual(await dialog(page).byCss(".menu .item").texts(), [ben.project]);
});

journey("what is for the hosts alone is called so, and does not leave with whoever clears the device", async ({ page, server }) => {
  await open(page, embed(server, "shared-device", { pace: "shared-device", session: "table-11" }));
  await goTo(page, "commitment");
  await page.byLabel(WHAT).fill(ana.project);
  await page.byLabel(NEED).fill(ana.needed);
  await page.byCss(".guide").byLabel(words["audience.label"]).select(words["audience.host"]);
  await inGuide(page, words["form.hosts"]).click();
  await page.byCss(".guide .own").byText(words["seen.host"]).waitFor();
  await passOn(page);
  await commit(page, ben);
  await choose(page, words["shared.finish"]);
  await dialog(page).byText("everything but 1 entry", { exact: false }).waitFor();
  const { text } = await page.download(() => inDialog(page, words["finish.save"]).click());
  ok(text.includes(ben.project) && !text.includes(ana.project), "what the next person may read");
});

journey("an offer is answered from one's own words", async ({ page, server }) => {
  await open(page, embed(server, "shared-device", { pace: "shared-device", session: "table-12" }));
  await commit(page, ana);
  await passOn(page);
  await offerHelp(page, ana.project, "Cushions from our attic");
  await comeBack(page, ana.project);
  await page.byCss(".own").byRole("button", "1 can help").click();
  await dialog(page).byText("Cushions from our attic").waitFor();
});

journey("words whose card is gone are shown before the device goes on", async ({ page, context, server }) => {
  const url = embed(server, "shared-device", { pace: "shared-device", session: "table-10" });
  await open(page, url);
  await commit(page, ana);
  await passOn(page);
  await cards(page).having(ana.project).byRole("button", words["offer.offer"], { exact: true }).click();
  await dialog(page).byRole("textbox", words["offer.line"]).fill("Cushions from our attic");
  await inDialog(page, words.close).click();
  await ask(page, "import", withdrawn(await ask(page, "export", "json")));
  await cards(page).having(ana.project).waitFor({ state: "hidden" });
  await choose(page, words["next_person"]);
  await dialog(page).byText("Cushions from our attic").waitFor();
  equal(await inDialog(page, words["hand_over.back"]).count(), 0);
  await inDialog(page, words["hand_over.yes"]).click();
  await dialog(page).waitFor({ state: "hidden" });
});

journey("leads back to a half-typed offer and a half-typed change before the device goes on", async ({ page, server }) => {
  await open(page, embed(server, "shared-device", { pace: "shared-device", session: "table-7" }));
  await commit(page, ana);
  await passOn(page);
  const line = () => dialog(page).byRole("textbox", words["offer.line"]);
  await cards(page).having(ana.project).byRole("button", words["offer.offer"], { exact: true }).click();
  await line().fill("Cushions from our attic");
  await inDialog(page, words.close).click();
  await choose(page, words["next_person"]);
  await inDialog(page, words["hand_over.back"]).click();
  equal(await line().value(), "Cushions from our attic");
  await inDialog(page, words["offer.send"]).click();
  await dialog(page).waitFor({ state: "hidden" });

  await commit(page, ben);
  await cards(page).having(ben.project).byRole("button", words.edit).click();
  await dialog(page).byLabel(NEED).fill("Two old pumps");
  await inDialog(page, words.close).click();
  await cards(page).having(ben.project).byRole("button", words["edit.go_on"]).waitFor();
  await choose(page, words["next_person"]);
  await inDialog(page, words["hand_over.back"]).click();
  equal(await dialog(page).byLabel(NEED).value(), "Two old pumps");
  await inDialog(page, words["form.save_changes"]).click();
  await cards(page).having(ben.project).byRole("button", words.edit, { exact: true }).waitFor();
});

journey("a reload goes on with the person who is here now", async ({ page, server }) => {
  await open(page, embed(server, "shared-device", { pace: "shared-device", session: "table-5" }));
  await commit(page, ana);
  await passOn(page);
  await commit(page, ben);
  await savedOnDevice(page);
  const { id } = await person(page);
  await page.reload();
  await cards(page).first().waitFor();
  equal((await person(page)).id, id);
  deepEqual(await page.byCss(".wall .card.mine h3").texts(), [ben.project]);
  equal((await records(page)).filter(({ kind }) => kind === "commitment").length, 2);
});

const person = (page) => page.evaluate(() => document.querySelector("hallway-session").person());

/** Whether the word to hand the device on is on the screen at the end of the page. */
const inSight = (page) => page.evaluate(async () => {
  scrollTo({ top: document.documentElement.scrollHeight, behavior: "instant" });
  await new Promise((done) => setTimeout(done));
  const { top, bottom } = document.querySelector("hallway-session").shadowRoot.querySelector(".notice.stays").getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
});

/** The same session a day later, when its only commitment was taken back on another device. */
function withdrawn(text) {
  const file = JSON.parse(text);
  const card = file.records.find(({ kind }) => kind === "commitment");
  Object.assign(card, { deleted: true, data: {}, stamp: { ...card.stamp, ms: card.stamp.ms + 86_400_000 } });
  return JSON.stringify(file);
}
