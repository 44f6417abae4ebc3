/** How each of the five guides ends: needs meet help, a month passes, and the host tells what the room said. */
import { deepEqual, journey } from "../lib/case.mjs";
import { answer, builtIn, goTo } from "../lib/guides.mjs";
import { findHelp, gather, NEED, OURS, rosa } from "../lib/room.mjs";
import { ask, card, dialog, embed, inDialog, open, records, savedOnDevice, words } from "../lib/visitor.mjs";

/** The question of each guide whose answers the host gathers. */
const QUESTIONS = {
  "learning-from-one-another": "practice-seen", "reflection-chat": "takeaway", "improving-together": "warm-up",
  "practices-at-work": "warm-up", "down-the-hallway": "went-right",
};
const A_MONTH = "<script>if (location.search === '?later') { const now = Date.now; Date.now = () => now() + 31 * 86400000; }</script>";

for (const [id, question] of Object.entries(QUESTIONS)) {
  journey(`${id}: a need finds help, is followed up after a month, and is in the recap`, async ({ page, server }) => {
    const guide = builtIn(id);
    const session = `${id}-close`;
    const url = embed(server, session, { guide: id, session }, { body: A_MONTH });
    await open(page, url);
    await ask(page, "import", rosa(session, question));
    await goTo(page, guide, stepOf(guide, question));
    await answer(page, guide, question, { text: OURS });
    await goTo(page, guide, stepOf(guide, "commitment"));
    const mine = await answer(page, guide, "commitment", NEED);
    await findHelp(page, mine);
    await savedOnDevice(page);

    await open(page, `${url}?later`);
    await followUp(page, mine);
    await gather(page, question);
  });
}

const stepOf = (guide, prompt) => guide.steps.find(({ blocks }) => blocks.some(({ id, prompt: asked }) => (asked?.id ?? id) === prompt)).id;

async function followUp(page, commitment) {
  const greeting = page.byCss(".greeting");
  await greeting.byText(NEED.project).waitFor();
  await greeting.byRole("button", words["after.tell"]).click();
  await dialog(page).byLabel(words["after.status"]).select(words["after.kept"]);
  await dialog(page).byLabel(words["after.learners"]).fill("They read at lunch.");
  await inDialog(page, words["form.share"]).click();
  await dialog(page).waitFor({ state: "hidden" });
  await card(page, NEED.project).byText("They read at lunch.").waitFor();
  const told = (await records(page)).filter(({ kind }) => kind === "follow-up");
  deepEqual(told.map(({ re }) => re), [commitment.id]);
}
