/** A team picks articles; the walk is those, in its order, and goes on another day where it stopped. */
import { deepEqual, equal, journey, ok } from "../lib/case.mjs";
import { answer, attend, builtIn, everywhere, goTo } from "../lib/guides.mjs";
import { arrived, dialog, goNext, inDialog, press, savedOnDevice, step, words } from "../lib/visitor.mjs";

const guide = builtIn("improving-together");
const PICKED = ["live-cases", "why-it-pays"];

journey("walks the articles that it picked, in its own order, and resumes", async ({ page, server }) => {
  await attend(page, server, guide);
  await page.byRole("button", /^Step 1 of 4/).waitFor();
  const answers = [await answer(page, guide, "profile", { name: "Ana" }), await answer(page, guide, "warm-up")];
  await goNext(page);
  equal(await page.byCss(".picks > li").count(), guide.sections.filter(({ pick }) => pick).length);
  answers.push(await answer(page, guide, "articles", { picked: PICKED }));
  await page.byRole("button", /^Step 2 of 6/).waitFor();
  for (const id of PICKED) {
    const section = guide.section(id);
    await goNext(page);
    await step(page, section.steps[0].title).waitFor();
    await page.byCss(".step").byText(section.idea.split(". ")[0], { exact: false }).waitFor();
    await page.byText(words["article.later"]).waitFor();
    for (const { id: prompt } of section.steps[0].blocks.filter(({ type }) => type === "prompt")) answers.push(await answer(page, guide, prompt));
  }
  await page.byRole("button", /^Step 4 of 6/).click();
  const shown = await dialog(page).byCss("h3").texts();
  deepEqual(shown, ["Welcome", ...PICKED.map((id) => guide.section(id).title), guide.section("move-on").title]);
  await dialog(page).byText("5 of 5 answered").first().waitFor();
  await press(page, words.close);
  await savedOnDevice(page);

  await page.reload();
  await arrived(page);
  await step(page, guide.section("why-it-pays").steps[0].title).waitFor();
  await page.byText(`Ana, welcome back. You stopped at “${guide.section("why-it-pays").steps[0].title}”.`).waitFor();
  await page.byCss(".greeting").byRole("button", words.close).click();
  await page.byCss(".greeting").waitFor({ state: "hidden" });

  await goNext(page);
  answers.push(await answer(page, guide, "commitment"));
  await goNext(page);
  answers.push(await answer(page, guide, "feedback"));
  await everywhere(page, answers);
});

journey("an article that is left out of the walk keeps its answers", async ({ page, server }) => {
  await attend(page, server, guide);
  await goTo(page, guide, "choose");
  await answer(page, guide, "articles", { picked: PICKED });
  await goNext(page);
  const kept = await answer(page, guide, "live-cases-1");
  await page.byRole("button", words["guide.back"], { exact: true }).click();
  await page.byCss(".guide .answer").byRole("button", words.edit).click();
  await page.byRole("button", `Take out: ${guide.section("live-cases").title}`).click();
  await page.byRole("button", words["form.save_changes"]).click();
  await page.byRole("button", /^Step 2 of 5/).waitFor();
  await everywhere(page, [kept]);
  ok(!(await inDialog(page, words.close).visible()));
});
