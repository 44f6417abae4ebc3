/** The moment in which a device goes from one person to the next: what is half typed, and where the keyboard is. */
import { deepEqual, equal, journey, ok } from "../lib/case.mjs";
import { keyboard } from "../lib/keyboard.mjs";
import { arrived, cards, choose, comeBack, commit, dialog, embed, goTo, inDialog, inGuide, NEED, offerHelp, open, passOn, savedOnDevice, step, STEPS, WHAT, words } from "../lib/visitor.mjs";

const HALF = "Half a thought of Ana’s";
const ana = { project: "Ana’s reading corner", needed: "Ten cushions" };
const keepForAna = words["hand_over.keep.name"].replace("{name}", "Ana");
const at = (server, session, more) => embed(server, session, { pace: "shared-device", session, ...more });

async function arrive(page, name) {
  await page.byLabel("Name").fill(name);
  await inGuide(page, words["form.save"]).click();
  await page.byCss(".guide .answer").byText(name).waitFor();
}

/** Ana gives her name, starts a commitment and is called away. */
async function halfTyped(page, url) {
  await open(page, url);
  await arrive(page, "Ana");
  await goTo(page, "commitment");
  await page.byLabel(WHAT).fill(HALF);
  await choose(page, words["next_person"]);
  await dialog(page).byText(words["hand_over.kept"]).waitFor();
}

const isEmpty = (page) => page.waitFor(() => {
  const fields = [...document.querySelector("hallway-session").shadowRoot.querySelectorAll(".guide :is(textarea, input)")];
  return fields.length > 0 && fields.every((field) => field.type === "checkbox" || field.value === "");
});

journey("what is half typed waits for its author, whom nobody else and no reload shows it to", async ({ page, server }) => {
  await halfTyped(page, at(server, "kept"));
  await inDialog(page, keepForAna).click();
  await step(page, STEPS[0].title).waitFor();
  await arrive(page, "Ben");
  await goTo(page, "commitment");
  await isEmpty(page);
  await savedOnDevice(page);
  await page.reload();
  await arrived(page);
  await goTo(page, "commitment");
  await isEmpty(page);
  equal(await page.byText(HALF).count(), 0);
  await choose(page, words["mine.title"]);
  await step(page, words["mine.title"]).waitFor();
  equal(await page.byText(words["mine.drafts.one"]).count(), 0, "Ben started nothing");

  await choose(page, words.before);
  await dialog(page).byRole("button", /^Ana/).byText(words["before.waits"]).waitFor();
  await dialog(page).byRole("button", /^Ana/).click();
  await page.byText(words["mine.drafts.one"]).waitFor();
  await page.byRole("button", words["hand_over.back"]).click();
  await step(page, STEPS.find(({ id }) => id === "commitment").title).waitFor();
  equal(await page.byLabel(WHAT).value(), HALF);
  await page.byLabel(NEED).fill("Ten cushions");
  await inGuide(page, words["form.post"]).click();
  await page.byCss(".guide .own").byText(HALF).waitFor();
  await cards(page).having("Ana").having(HALF).waitFor();
});

journey("who goes on as somebody else can leave a half-typed text too", async ({ page, server }) => {
  await open(page, at(server, "kept-back"));
  await arrive(page, "Ben");
  await choose(page, words["next_person"]);
  await halfTyped(page, at(server, "kept-back"));
  await inDialog(page, words.close).click();
  await choose(page, words.before);
  await dialog(page).byRole("button", /^Ben/).click();
  await inDialog(page, keepForAna).click();
  await step(page, words["mine.title"]).waitFor();
  await choose(page, words.before);
  await dialog(page).byRole("button", /^Ana/).byText(words["before.waits"]).waitFor();
});

journey("what would be open to whoever comes next is not kept, and the page says so before it goes", async ({ page, server }) => {
  await open(page, at(server, "not-kept"));
  await goTo(page, "commitment");
  await page.byLabel(WHAT).fill(HALF);
  await choose(page, words["next_person"]);
  await dialog(page).byText(words["hand_over.unknown"]).waitFor();
  equal(await inDialog(page, words["hand_over.keep"]).count(), 0, "nobody could be found again");
  await inDialog(page, words.close).click();
  await goTo(page, "arrive");
  await arrive(page, "Ana");
  const asked = page.byCss(".guide form").having("What did somebody else");
  await asked.byRole("textbox", /./).fill("For me alone");
  await asked.byLabel(words["audience.label"]).select(words["audience.me"]);
  const refused = async () => {
    await choose(page, words["next_person"]);
    await dialog(page).byText(words["hand_over.private"]).waitFor();
    equal(await inDialog(page, keepForAna).count(), 0);
    await inDialog(page, words.close).click();
  };
  await refused();
  await asked.byRole("button", words["form.keep"]).click();
  await page.byCss(".guide .answer").byText("For me alone").waitFor();
  await refused();
});

journey("after a hand-over the keyboard is at the top, with the way back for who was here before next to it", async ({ page, server }) => {
  const { where, to } = keyboard(page);
  const atTop = async (title) => {
    await page.until(async () => (await where()).name === title, `the keyboard to be at “${title}”`);
    equal((await where()).role, "h2");
  };
  await open(page, at(server, "top"));
  await arrive(page, "Ana");
  await choose(page, words["next_person"]);
  await atTop(STEPS[0].title);
  await page.press("Tab");
  deepEqual([(await where()).role, (await where()).name], ["button", words.before]);
  await page.press("Enter");
  await dialog(page).byRole("button", /^Ana/).click();
  await atTop(words["mine.title"]);
});

journey("the next person is a few keys behind the forms, and not on the screen of who has a mouse", async ({ page, server }) => {
  const { where } = keyboard(page);
  await open(page, at(server, "near"));
  const near = page.byCss(".guide p.unseen");
  ok((await near.box()).width <= 1, "takes no room");
  await commit(page, ana);
  await page.byText(words["notice.next_person"]).waitFor();
  let keys = 0;
  for (; (await where()).name !== words["next_person"] && keys < 12; keys += 1) await page.press("Tab");
  ok(keys <= 8, `${keys} keys from what was posted`);
  ok((await near.box()).height > 30, "seen while the keyboard is there");
  await page.press("Enter");
  await step(page, STEPS[0].title).waitFor();
  await page.byCss(".guide").byRole("button", words.before).waitFor();
});

journey("an answer to an offer, and to the question of sending, leave the keyboard at the card", async ({ page, server, receiver }) => {
  const { where } = keyboard(page);
  const far = await receiver("ok");
  const atCard = () => page.waitFor(() => {
    const { activeElement } = document.querySelector("hallway-session").shadowRoot;
    return activeElement?.closest("[data-card], .ask");
  });
  await open(page, at(server, "lost", { webhook: far.url }));
  await commit(page, ana);
  await dialog(page).byText(words["consent.title"]).waitFor();
  await inDialog(page, words["consent.yes"]).press("Enter");
  await dialog(page).waitFor({ state: "hidden" });
  ok(await atCard());
  await passOn(page);
  await offerHelp(page, ana.project, "Cushions from our attic");
  await comeBack(page, ana.project);
  await page.until(async () => (await where()).name === words["mine.title"], "the keyboard to be at the top");
  await page.byCss(".own").byRole("button", "1 can help").press("Enter");
  await inDialog(page, words["offer.answer.accept"]).press("Enter");
  await dialog(page).byCss('[aria-pressed="true"]').having(words["offer.answer.accept"]).waitFor();
  await page.press("Escape");
  await dialog(page).waitFor({ state: "hidden" });
  ok(await atCard());
  ok(!(await where()).lost);
});
