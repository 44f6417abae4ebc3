/** What becomes of a commitment: on another day, and at the next session of a series. */
import { axe } from "../lib/axe.mjs";
import { deepEqual, equal, journey } from "../lib/case.mjs";
import { card, cards, commit, dialog, embed, guide, inDialog, open, records, savedOnDevice, words } from "../lib/visitor.mjs";

const mine = { project: "A garden on the roof", needed: "Somebody with a ladder", by: "2026-12-11" };
const HOST_PAGE = ["landmark-one-main", "region"];

/** So many days later, as the address says. */
const CALENDAR = `<script>
  const days = Number(new URLSearchParams(location.search).get("days")), now = Date.now;
  Date.now = () => now() + days * 86400000;
</script>`;

const asked = guide.sections.flatMap(({ steps }) => steps).find(({ id }) => id === "commitment");
const greeting = (page) => page.byCss(".greeting");
const told = async (page) => (await records(page)).filter(({ kind }) => kind === "follow-up");

/** A session of a series of four. */
const session = (server, number) => embed(server, `series-${number}`, { session: `series-${number}` }, {
  body: `<script type="application/json">${JSON.stringify({ ...guide, series: { id: "winter", number, of: 4 } }).replace(/</g, "\\u003c")}</script>`,
});

async function tell(page, status, more = {}) {
  await dialog(page).byLabel(words["after.status"]).select(words[`after.${status}`]);
  for (const [field, text] of Object.entries(more)) await dialog(page).byLabel(words[`after.${field}`]).fill(text);
  await inDialog(page, words["form.share"]).click();
}

journey("on another day one is greeted with one's own words, and what came of them shows on the card", async ({ page, server }) => {
  const url = embed(server, "follow-up", { session: "follow-up-1" }, { body: CALENDAR });
  await open(page, url);
  await commit(page, mine);
  await savedOnDevice(page);
  await open(page, `${url}?days=0`);
  await greeting(page).waitFor();
  equal(await greeting(page).byRole("button", words["after.tell"]).count(), 0, "the same day is too early to ask");

  await open(page, `${url}?days=30`);
  await greeting(page).byText(mine.project).waitFor();
  await greeting(page).byRole("button", words["after.tell"]).click();
  await dialog(page).byText(mine.project).waitFor();
  deepEqual(await axe(page, { off: HOST_PAGE }), []);
  await tell(page, "stuck", { learners: "Three of them water it.", helped: "Rosa", next: "Ask the office" });
  await dialog(page).waitFor({ state: "hidden" });
  const onWall = card(page, mine.project);
  for (const text of [words["after.stuck"], "Three of them water it.", "Rosa", "Ask the office"]) await onWall.byText(text).waitFor();
  const [{ re, prompt }] = await told(page);
  const [{ id }] = (await records(page)).filter(({ kind }) => kind === "commitment");
  deepEqual([re, prompt], [id, "follow-up"]);
  await savedOnDevice(page);

  await open(page, `${url}?days=60`);
  await greeting(page).byText(mine.project).waitFor();
  await greeting(page).byRole("button", words["after.tell"]).click();
  await tell(page, "kept");
  await greeting(page).byText(mine.project).waitFor({ state: "hidden" });
  await savedOnDevice(page);
  await open(page, `${url}?days=90`);
  await greeting(page).waitFor();
  equal(await greeting(page).byText(mine.project).count(), 0, "what was kept is not asked again");
  equal((await told(page)).length, 2);
});

journey("the next session of a series opens with what one promised in the one before", async ({ page, server }) => {
  await open(page, session(server, 2));
  equal(await greeting(page).count(), 0);
  for (const project of ["Keep the doors open", "Read together", "A bell less", "Old plans"]) await commit(page, { project, needed: "Time" });
  await savedOnDevice(page);

  await open(page, session(server, 3));
  await greeting(page).having(words["after.last_time"]).waitFor();
  equal(await cards(page).count(), 0, "nothing is here before somebody wants it");
  deepEqual(await records(page), []);
  const go = async (project, status) => {
    await greeting(page).byRole("button", words["after.tell"]).first().click();
    await dialog(page).byText(project).waitFor();
    await tell(page, status);
  };
  await go("Keep the doors open", "kept");
  await card(page, "Keep the doors open").byText(words["after.kept"]).waitFor();
  await go("Read together", "changed");
  await dialog(page).byRole("heading", words["edit.title"]).waitFor();
  await dialog(page).byLabel(asked.blocks.find(({ kind }) => kind === "commitment").fields[0].label).fill("Read aloud together");
  await inDialog(page, words["form.save_changes"]).click();
  await card(page, "Read aloud together").byText(words["after.changed"]).waitFor();
  await go("A bell less", "stuck");
  await card(page, "A bell less").byText(words["after.stuck"]).waitFor();
  await go("Old plans", "let-go");
  await greeting(page).waitFor({ state: "hidden" });
  await savedOnDevice(page);
  const here = await records(page);
  deepEqual(here.map(({ session: of }) => of).filter((of) => of !== "series-3"), []);
  equal(here.find(({ data }) => data.project === "Old plans").visible, "host", "what was let go is nobody's wall");

  await open(page, session(server, 4));
  await greeting(page).byText("Read aloud together").waitFor();
  await greeting(page).byText("A bell less").waitFor();
  equal(await greeting(page).byRole("button", words["after.tell"]).count(), 2, "what goes on, in its latest words; not what was kept or let go");
});

journey("whoever finishes and clears the device leaves nothing for the next session", async ({ page, server }) => {
  await open(page, session(server, 2));
  await commit(page, mine);
  await savedOnDevice(page);
  await page.byRole("button", words["menu.title"], { exact: true }).click();
  await dialog(page).byRole("button", words.finish).click();
  await inDialog(page, words.finish).click();
  await page.byText(words["chip.none"]).waitFor();
  await open(page, session(server, 3));
  equal(await greeting(page).count(), 0);
});
