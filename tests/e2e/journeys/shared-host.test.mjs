/** The host of a device that goes round: what is theirs to do, and what each person sees of it. */
import { deepEqual, equal, journey, ok } from "../lib/case.mjs";
import { FAILS } from "../lib/delivery.mjs";
import { ask, chip, choose, comeBack, commit, dialog, embed, inDialog, open, openHostTools, passOn, press, records, step, words } from "../lib/visitor.mjs";

const ana = { project: "Ana’s reading corner", needed: "Ten cushions" };
const at = (server, session, more) => embed(server, session, { pace: "shared-device", session, ...more });

journey("who declined sees nothing of what waits for others; the host sees all of it", async ({ page, server, receiver }) => {
  const far = await receiver("down");
  await open(page, at(server, "counts", { webhook: far.url }));
  await commit(page, ana);
  await inDialog(page, words["consent.yes"]).click();
  await chip(page).byText(words["chip.waiting.one"]).waitFor();
  await page.byText(words["notice.next_person"]).waitFor();
  await passOn(page);
  await page.byCss('.chip[data-state="saved"]').waitFor();
  await commit(page, { project: "Ben’s bicycle workshop", needed: "An old pump" });
  await inDialog(page, words["consent.no"]).click();
  await page.byCss('.chip[data-state="saved"]').waitFor();
  await chip(page).click();
  await dialog(page).byText(words["delivery.refused"]).waitFor();
  await inDialog(page, words["delivery.start"]).click();
  await inDialog(page, words["consent.no"]).click();
  await openHostTools(page, words["host.delivery"]);
  await page.byText(words["host.delivery.waiting.one"]).waitFor();
  await press(page, words["mine.back"]);
  await comeBack(page, ana.project);
  await chip(page).byText(words["chip.waiting.one"]).waitFor();
}, { allow: FAILS });

journey("nobody is advised to clear what everybody wrote, and whoever may is told that it is everybody’s", async ({ page, server }) => {
  await open(page, at(server, "advice"));
  await commit(page, ana);
  await passOn(page);
  await commit(page, { project: "Ben’s bicycle workshop", needed: "An old pump" });
  await choose(page, words["mine.title"]);
  await step(page, words["mine.title"]).waitFor();
  await page.byText(words["shared.mine.lead"]).waitFor();
  await page.byText(words["shared.mine.leave.text"]).waitFor();
  for (const unfit of ["mine.seven_days", "finish"]) equal(await page.byText(words[unfit]).count(), 0, unfit);
  await chip(page).click();
  await dialog(page).byText(words["shared.safety.stays"]).waitFor();
  equal(await dialog(page).byText(words["mine.seven_days"]).count(), 0);
  await inDialog(page, words.close).click();
  await choose(page, words["shared.finish"]);
  await dialog(page).byRole("heading", words["shared.finish.title"]).waitFor();
  await dialog(page).byText("Everybody’s words go, not only yours: 2 people, 2 entries", { exact: false }).waitFor();
  await inDialog(page, words["finish.keep"]).click();
  await press(page, words["mine.delete"]);
  await inDialog(page, words["delete_mine.yes"]).click();
  await dialog(page).waitFor({ state: "hidden" });
  deepEqual((await records(page)).filter(({ kind }) => kind === "commitment").map(({ data }) => data.project), [ana.project]);
});

journey("what a host does on the device is not done in the name of who wrote last", async ({ page, server }) => {
  await open(page, at(server, "host"));
  await commit(page, ana);
  const { id: last } = await ask(page, "person");
  await openHostTools(page, words["host.run"]);
  await page.byText(words["host.goes_round"]).waitFor();
  await press(page, words["run.start"]);
  await page.byLabel(words["run.entry.text"]).fill("A garden behind the school");
  await page.byLabel(words["run.entry.text"]).press("Enter");
  await page.byCss(".run-last").byText("A garden behind the school").waitFor();
  const done = (await records(page)).filter(({ data }) => data.project !== ana.project);
  ok(done.length >= 2, "the entry from paper and the running session");
  for (const { kind, by, stamp } of done) {
    ok(by !== last, `${kind} by nobody who wrote here`);
    ok(!stamp.by || stamp.by !== last, `${kind} stamped by the host`);
  }
  equal((await ask(page, "person")).id, last, "who sits there is who they were");
});
