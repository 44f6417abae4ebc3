/** What people keep for the hosts: read by hosts wherever they read, and by nobody else. And what hosts are told is counted. */
import { ONE_ENGINE, axe } from "../lib/axe.mjs";
import { deepEqual, equal, journey, match, ok } from "../lib/case.mjs";
import * as led from "../lib/led.mjs";
import { stubPrint } from "../lib/paper.mjs";
import { profiles, record, sessionFile } from "../lib/samples.mjs";
import { STEPS, ask, card, cards, dialog, embed, inDialog, open, openHostTools, openMenu, press, words } from "../lib/visitor.mjs";

const session = "hosts-only";
const by = (at, rest) => record(at, { session, ...rest });
const OPEN = by(100, { by: "person-1", data: { project: "Trees in May", needed: "Somebody who has moderated a meeting" } });
const CLOSED = by(102, { by: "person-0", visible: "host", data: { project: "A talk with my principal", needed: "Somebody who knows conferences" } });
const HELPS = by(103, { by: "person-4", data: { project: "Fridays", needed: "Chairs", can_offer: "I led conferences about trees" } });
const OFFER = by(104, { kind: "offer", prompt: undefined, by: "person-3", re: HELPS.id, data: { text: "Ten chairs are in my room.", way: "help" } });
const LIKE = by(105, { kind: "reaction", prompt: undefined, by: "person-0", re: OPEN.id, data: { reaction: "me-too" } });
const GONE = by(106, { by: "person-2", deleted: true, data: {} });
const ALL = [...profiles(session), OPEN, CLOSED, HELPS, OFFER, LIKE, GONE];

const begin = async (page, server, tab, name = session) => {
  await open(page, embed(server, name, { session }));
  await ask(page, "import", sessionFile(ALL, { session }));
  await openHostTools(page, words[tab]);
};
const tab = (page, name) => page.byRole("tab", words[name], { exact: true }).click();
const figure = async (page, key) => Number(await page.byCss(".figures div").having(new RegExp(`^(${words[`${key}.one`]}|${words[`${key}.other`]})`)).byCss("dd").text());

journey("hosts read a commitment for the hosts on Wall, Matches and Themes, marked; nobody else does", async ({ page, context, server }) => {
  await begin(page, server, "host.wall");
  const closed = page.byCss(".moderate li").having(CLOSED.data.project);
  await closed.byText(words["seen.host"], { exact: true }).waitFor();
  await closed.byText(CLOSED.data.needed).waitFor();
  equal(await closed.byRole("button").count(), 0, "what is not on the wall is neither hidden nor put first");
  equal(await page.byCss(".moderate li").having(OPEN.data.project).byText(words["seen.host"]).count(), 0);
  await page.byRole("button", new RegExp(`^${words["seen.host"]} 1$`)).click();
  await page.byCss(".moderate li").having(OPEN.data.needed).waitFor({ state: "hidden" });
  await closed.waitFor();

  await tab(page, "host.matches");
  const need = page.byCss(".matches > li").having(CLOSED.data.project);
  await need.byText(words["seen.host"], { exact: true }).waitFor();
  await need.byText(HELPS.data.can_offer).waitFor();
  await page.byText(words["match.closed.hint"]).waitFor();
  equal(await figure(page, "match.unmet"), 1, "the number is that of the room");
  await stubPrint(page);
  await press(page, words["match.print"]);
  const sheet = await page.waitFor(() => window.printed);
  match(sheet, new RegExp(OPEN.data.project));
  ok(!sheet.includes(CLOSED.data.project) && !sheet.includes(CLOSED.data.needed), "what is printed for the room");

  await tab(page, "host.themes");
  await page.byLabel(words["theme.question"]).select("commitment");
  await page.byCss(".gather-posts li").having(CLOSED.data.project).byText(words["seen.host"]).waitFor();

  await press(page, words["mine.back"]);
  await card(page, OPEN.data.project).waitFor();
  equal(await card(page, CLOSED.data.project).count(), 0, "not on the wall of this window either");

  await openHostTools(page, words["host.run"]);
  await press(page, words["run.start"]);
  await page.byCss(".plan li").having(STEPS.find(({ id }) => id === "commitment").title).byCss("button").click();
  const screen = await led.bigScreen(context, embed(server, session, { session }));
  await screen.byCss(".beam").byText(OPEN.data.project).waitFor();
  equal(await screen.byText(CLOSED.data.project).count(), 0);
});

journey("an offer of help says that it is one, and on which card", async ({ page, server }) => {
  await begin(page, server, "host.wall");
  const offer = page.byCss(".moderate li").having(OFFER.data.text);
  await offer.byText(words["moderate.offer.on"].replace("{title}", HELPS.data.project), { exact: true }).waitFor();
});

journey("Collect, this device, the menu and the question before clearing count the same entries", async ({ page, server }) => {
  await begin(page, server, "host.collect");
  const written = [OPEN, CLOSED, HELPS, OFFER, LIKE].length;
  equal(await figure(page, "host.entries"), written);
  const parts = await Promise.all(["host.commitments", "host.responses", "host.offers", "host.others"].map((key) => figure(page, key)));
  equal(parts.join(), "3,0,1,1");
  await tab(page, "host.device");
  equal(await figure(page, "host.entries"), written);
  await press(page, words["host.clear.yes"]);
  match(await dialog(page).text(), new RegExp(words["clear.entries.other"].replace("{n}", written)));
  equal(await dialog(page).byText(words["clear.own"]).count(), 0);
  await inDialog(page, words["finish.keep"]).click();
  await press(page, words["mine.back"]);
  await openMenu(page);
  await dialog(page).byText(words["menu.mine.none"]).waitFor();
  ok((await cards(page).count()) > 0);
});

journey("axe finds nothing on Wall and Matches with entries for the hosts", async ({ page, server }) => {
  await begin(page, server, "host.wall");
  for (const name of ["host.wall", "host.matches"]) {
    await tab(page, name);
    await page.byText(CLOSED.data.project).waitFor();
    for (const theme of ["light", "dark"]) {
      await page.evaluate((theme) => document.querySelector("hallway-session").setAttribute("theme", theme), theme);
      deepEqual(await axe(page, { off: ["landmark-one-main", "region"] }), [], `${name}, ${theme}`);
    }
  }
}, ONE_ENGINE);
