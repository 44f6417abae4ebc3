/** An hour of short posts to four questions, with others' posts beside one's own. */
import { deepEqual, equal, journey, ok } from "../lib/case.mjs";
import { answer, attend, builtIn, everywhere, formOf, goTo } from "../lib/guides.mjs";
import { record, sessionFile } from "../lib/samples.mjs";
import { ask, goNext, openHostTools, press, records, savedOnDevice, step, words } from "../lib/visitor.mjs";

const guide = builtIn("reflection-chat");
const SESSION = "reflection-chat-test";
const QUESTIONS = ["proud", "learned", "hunch-right", "hunch-wrong"];

const others = () => sessionFile([
  record(1, { kind: "profile", by: "ana", session: SESSION, data: { name: "Ana", guest: true } }),
  record(2, { kind: "response", prompt: "proud", by: "ana", session: SESSION, data: { text: "Our seventh graders ran the open house." } }),
], { session: SESSION });

journey("posts to all four questions, reacts, takes one thing away and commits", async ({ page, server }) => {
  await attend(page, server, guide);
  await ask(page, "import", others());
  const answers = [await answer(page, guide, "profile", { name: "Tom" }), await answer(page, guide, "warm-up")];
  for (const [at, id] of QUESTIONS.entries()) {
    await goNext(page);
    await step(page, guide.step(id).title).waitFor();
    await formOf(page, guide.prompt(id)).byText("0 of 500").waitFor();
    answers.push(await answer(page, guide, id), await answer(page, guide, id, { text: `${id} once more` }));
    const posts = await page.byCss(".posts > li").texts();
    ok(posts[0].includes(`${id} once more`) && posts[1].includes(`${id} text`), "the newest stands first");
    ok(posts.every((post) => post.includes(`A${at + 1}`)), "every post carries the number of its question");
  }
  await goTo(page, guide, "proud");
  const post = page.byCss(".posts > li").having("Our seventh graders ran the open house.");
  await post.byText(words.guest, { exact: true }).waitFor();
  for (const way of ["react.me-too", "react.tell-more"]) {
    await post.byRole("button", words[way]).click();
    await post.byRole("button", words[way], { pressed: true }).waitFor();
  }
  await post.byRole("button", words["react.tell-more"]).click();
  await post.byRole("button", words["react.tell-more"], { pressed: false }).waitFor();
  const reactions = (await records(page)).filter(({ kind }) => kind === "reaction");
  deepEqual(reactions.map(({ data, re }) => [data.reaction, re]), [["me-too", record(2).id]]);

  await goTo(page, guide, "takeaways");
  answers.push(await answer(page, guide, "takeaway"));
  await goNext(page);
  answers.push(await answer(page, guide, "commitment"));
  await goNext(page);
  answers.push(await answer(page, guide, "feedback"));
  await savedOnDevice(page);
  equal(answers.length, 13);
  await everywhere(page, answers);
});

journey("the author of a post reads what others meant, and no numbers", async ({ page, server }) => {
  await attend(page, server, guide);
  await goTo(page, guide, "proud");
  const mine = await answer(page, guide, "proud", { text: "We asked for help." });
  const reaction = (at, by) => record(at, { kind: "reaction", prompt: undefined, re: mine.id, by, session: SESSION, data: { reaction: "me-too" } });
  await ask(page, "import", sessionFile([reaction(10, "ana")], { session: SESSION }));
  await page.byText(words["react.me-too.single"]).waitFor();
  await ask(page, "import", sessionFile([reaction(11, "li"), reaction(12, "tom")], { session: SESSION }));
  await page.byText(words["react.me-too.several"]).waitFor();
});

journey("a host sees who is here by role, and gives a guest the badge", async ({ page, server }) => {
  await attend(page, server, guide);
  await ask(page, "import", sessionFile([
    record(1, { kind: "profile", by: "ana", session: SESSION, data: { name: "Ana", role: "coach" } }),
    record(2, { kind: "response", prompt: "proud", by: "ana", session: SESSION, data: { text: "We asked for help." } }),
    record(3, { kind: "profile", by: "li", session: SESSION, data: { name: "Li", role: "coach" } }),
    record(4, { kind: "profile", by: "tom", session: SESSION, visible: "me", data: { name: "Tom", role: "teacher" } }),
  ], { session: SESSION }));
  await openHostTools(page, words["host.wall"]);
  const tags = page.byCss(".people .tags > .tag");
  await tags.having("Instructional coach").byText("2", { exact: true }).waitFor();
  equal(await tags.count(), 1, "the teacher keeps to themselves who they are");
  const badge = words["people.guest.label"].replace("{name}", "Ana");
  await page.byRole("button", badge).click();
  await page.byRole("button", badge, { pressed: true }).waitFor();
  await press(page, words["mine.back"]);
  await goTo(page, guide, "proud");
  await page.byCss(".posts > li").having("We asked for help.").byText(words.guest, { exact: true }).waitFor();
});
