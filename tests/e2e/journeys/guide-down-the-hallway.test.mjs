/** What one wrestles with, kept back until one's own is in; a visit with its sheet; a follow-up at a later visit. */
import { deepEqual, journey, ok } from "../lib/case.mjs";
import { answer, attend, builtIn, everywhere, formOf, goTo } from "../lib/guides.mjs";
import { record, sessionFile } from "../lib/samples.mjs";
import { arrived, ask, goNext, savedOnDevice, step, words } from "../lib/visitor.mjs";

const guide = builtIn("down-the-hallway");
const SESSION = "down-the-hallway-test";
const OTHER = "Half of my class finishes early.";

journey("writes before it reads, plans a visit and follows up", async ({ page, server }) => {
  await attend(page, server, guide);
  await ask(page, "import", sessionFile([
    record(1, { kind: "response", prompt: "wrestle", by: "ana", session: SESSION, data: { wrestling: OTHER, help: "Tasks that go on.", wall: true } }),
  ], { session: SESSION }));
  const answers = [await answer(page, guide, "profile", { name: "Tom" }), await answer(page, guide, "went-right")];
  await goNext(page);
  await page.byText(words["withheld.waiting.one"]).waitFor();
  const inPage = (text) => page.evaluate((text) => document.querySelector("hallway-session").shadowRoot.textContent.includes(text), text);
  ok(!(await inPage(OTHER)), "what is withheld is nowhere in the page, the wall included");
  answers.push(await answer(page, guide, "wrestle"));
  await page.until(() => inPage(OTHER), "the others' answers once one's own is in");
  await goNext(page);
  answers.push(await answer(page, guide, "offer"));
  await goNext(page);
  const visit = await answer(page, guide, "visit");
  await page.byCss(".about").byText("visit room").waitFor();
  const seen = await answer(page, guide, "observation");
  deepEqual([seen.re, seen.visible], [visit.id, "me"]);
  answers.push(visit, seen);
  await goNext(page);
  await step(page, guide.step("coach-the-coach").title).waitFor();
  const coach = formOf(page, guide.prompt("coach"));
  await page.byText(/^For: Instructional coach, Building leader, District leader. You can skip/).waitFor();
  ok(!(await coach.visible()), "a teacher finds what is for coaches folded");
  await page.byCss(".meant > summary").click();
  answers.push(await answer(page, guide, "coach"));
  await goNext(page);
  const commitment = await answer(page, guide, "commitment");
  answers.push(commitment);
  await savedOnDevice(page);

  await page.reload();
  await arrived(page);
  await page.byCss(".greeting").byText("commitment project").waitFor();
  await page.byCss(".greeting").byRole("button", guide.prompt("follow-up").label).click();
  await step(page, guide.step("thirty-days").title).waitFor();
  await page.byCss(".about").byText(words["about.commitment"]).waitFor();
  const result = await answer(page, guide, "follow-up");
  deepEqual([result.kind, result.re], ["follow-up", commitment.id]);
  answers.push(result, await answer(page, guide, "feedback"));
  await everywhere(page, answers);
});

journey("what is for coaches is open to a coach, and to whoever did not say", async ({ page, server }) => {
  await attend(page, server, guide);
  const coach = formOf(page, guide.prompt("coach"));
  await goTo(page, guide, "coach-the-coach");
  await coach.waitFor();
  await goTo(page, guide, "start-right");
  const form = formOf(page, guide.prompt("profile"));
  await form.byLabel("Role").select("coach");
  await form.byCss("button[type=submit]").click();
  await goTo(page, guide, "coach-the-coach");
  await coach.waitFor();
  await page.byText("For: Instructional coach, Building leader, District leader", { exact: true }).waitFor();
});
