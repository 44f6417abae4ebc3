/** A challenge, a library of practices, a hypothesis in one sentence, and its result at a later visit. */
import { deepEqual, equal, journey, ok } from "../lib/case.mjs";
import { answer, attend, builtIn, everywhere, formOf } from "../lib/guides.mjs";
import { arrived, goNext, records, savedOnDevice, step, wall, words } from "../lib/visitor.mjs";

const guide = builtIn("practices-at-work");
const EXAMPLES = guide.step("browse").blocks.find(({ type }) => type === "library").items.map(({ title }) => title);
const BOOKMARKED = EXAMPLES[2];
const HYPOTHESIS = { change: "start with a check", effect: "fewer wait", reason: "they know their part", evidence: "counting hands" };
const SENTENCE = "If we start with a check, then fewer wait, because they know their part, and we will know by counting hands.";

journey("finds a practice, tests a hypothesis and comes back with its result", async ({ page, server }) => {
  await attend(page, server, guide);
  const answers = [await answer(page, guide, "profile", { name: "Ana" }), await answer(page, guide, "warm-up")];
  await goNext(page);
  answers.push(await answer(page, guide, "challenge"));
  await goNext(page);
  const added = await library(page);
  answers.push(added);
  await goNext(page);
  const offered = await formOf(page, guide.prompt("adapt")).byCss("select.field option").texts();
  deepEqual(offered.slice(1), [BOOKMARKED, added.data.title, ...EXAMPLES.filter((title) => title !== BOOKMARKED)]);
  answers.push(await answer(page, guide, "adapt", { practice: added.data.title }));
  await page.byCss(".guide .answer").byText(added.data.title).waitFor();
  await goNext(page);
  const hypothesis = await answer(page, guide, "hypothesis", HYPOTHESIS);
  answers.push(hypothesis);
  await page.byCss(".guide .answer").byText(SENTENCE, { exact: true }).waitFor();
  await goNext(page);
  await page.byCss(".about").byText(SENTENCE).waitFor();
  answers.push(await answer(page, guide, "small-test"));
  await goNext(page);
  answers.push(await answer(page, guide, "commitment"));
  await wall(page).byText(SENTENCE).waitFor();
  await savedOnDevice(page);

  await page.reload();
  await arrived(page);
  await page.byCss(".greeting").byText(SENTENCE).waitFor();
  await page.byCss(".greeting").byRole("button", guide.prompt("result").label).click();
  await step(page, guide.step("share-back").title).waitFor();
  await page.byCss(".about").byText(words["about.hypothesis"]).waitFor();
  answers.push(await answer(page, guide, "result"));
  deepEqual(answers.filter(({ re }) => re).map(({ prompt, re }) => [prompt, re]),
    ["small-test", "commitment", "result"].map((prompt) => [prompt, hypothesis.id]));
  await goNext(page);
  answers.push(await answer(page, guide, "feedback"));
  await everywhere(page, answers);
});

async function library(page) {
  const cards = page.byCss(".shelf > li");
  const { items, strategies, challenges } = guide.step("browse").blocks.find(({ type }) => type === "library");
  equal(await cards.count(), items.length);
  equal(await cards.having(words["library.example"]).count(), items.length, "what we wrote is marked as an example");
  const expect = async (fits) => page.until(async () => (await cards.count()) === items.filter(fits).length, "the practices that fit");
  await page.byLabel(words["library.challenge"], { exact: true }).select(challenges[0].id);
  await expect(({ challenge }) => challenge === challenges[0].id);
  await page.byLabel(words["library.challenge"], { exact: true }).select("");
  await page.byLabel(words["library.strategy"], { exact: true }).select(strategies[1].id);
  await expect((item) => item.strategies.includes(strategies[1].id));
  await page.byLabel(words["library.strategy"], { exact: true }).select("");
  await page.byLabel(words["library.search.label"]).fill("nothing of the sort");
  await page.byText(words["library.none"]).waitFor();
  await page.byRole("button", words["library.show_all"]).click();
  await expect(() => true);
  await page.byRole("button", `Bookmark: ${items[2].title}`).click();
  await page.byRole("button", words["library.only"]).click();
  await expect(({ id }) => id === items[2].id);
  await page.byRole("button", words["library.only"]).click();

  await page.byRole("button", words["library.add"]).click();
  const added = await answer(page, guide, "practice", { title: "Friday learner talks" });
  await cards.having("Friday learner talks").byText(words["library.yours"]).waitFor();
  const marks = (await records(page)).filter(({ kind }) => kind === "mark");
  ok(marks.length === 1 && marks[0].prompt === items[2].id, "one bookmark");
  return added;
}
