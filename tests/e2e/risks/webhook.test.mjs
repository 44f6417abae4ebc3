/** Entries on their way to the organization: nothing before a yes, once each, however bad the network. */
import { deepEqual, equal, journey, match, ok } from "../lib/case.mjs";
import { arrived, cards, commit, dialog, embed, inDialog, open, savedOnDevice, words } from "../lib/visitor.mjs";

const garden = { project: "A school garden", needed: "Ten spades", kinds: ["Materials"] };

/** The first send of a device waits up to eight seconds, a retry of the first kind two more. */
const PATIENCE = 90_000;

const address = (server, receiver, name) => embed(server, `webhook-${name}`, { webhook: receiver.url, session: `webhook-${name}` });
const agree = async (page) => {
  await dialog(page).byText(words["consent.title"]).waitFor();
  await inDialog(page, words["consent.yes"]).click();
  await dialog(page).waitFor({ state: "hidden" });
};
const until = (page, look, wish) => page.until(look, wish, PATIENCE);
const ids = (receiver) => receiver.arrived.map(({ event }) => event?.id);
const delivered = async (page) => {
  await page.byCss(".chip").click();
  await dialog(page).byText(/^1 entry is with the hosts|entries are with the hosts/).waitFor({ timeout: PATIENCE });
  await page.press("Escape");
  await dialog(page).waitFor({ state: "hidden" });
};

journey("nothing leaves before consent, which shows the exact event; then it arrives once", async ({ page, server, receiver }) => {
  const far = await receiver("ok");
  await open(page, address(server, far, "consent"));
  await commit(page, garden);
  await dialog(page).byText(words["consent.title"]).waitFor();
  const example = JSON.parse(await page.byCss("dialog pre").text());
  deepEqual([far.arrived.length, far.preflights.length], [0, 0], "nothing before the answer");
  const host = new URL(far.url).host;
  match(await dialog(page).text(), new RegExp(host), "it says who gets it");

  await agree(page);
  await until(page, () => far.arrived.length > 0, "the event to arrive");
  await delivered(page);
  const [{ event, type, headers }] = far.arrived;
  equal(far.arrived.length, 1);
  equal(far.preflights.length, 0, "a request without a preflight");
  match(type, /^text\/plain/);
  equal(headers.referer ?? "", "");
  equal(headers.cookie ?? "", "");
  equal(event.type, "hallway.commitment.saved");
  equal(event.session, "webhook-consent");
  equal(event.data.project, garden.project);
  equal(event.data.needed, garden.needed);
  ok(event.id && event.timestamp && event.v === 1);
  deepEqual(example, event, "the example is what was sent, to the letter");
  ok(Object.values(event.data).every((value) => typeof value === "string"), "flat strings");
});

journey("a receiver that is down gets the entry when it is back, and once", async ({ page, server, receiver }) => {
  const far = await receiver("down");
  await open(page, address(server, far, "down"));
  await commit(page, garden);
  await agree(page);
  await page.byCss('.chip[data-state="waiting"]').waitFor();
  await cards(page).having(garden.project).waitFor();
  await page.evaluate(() => document.querySelector("hallway-session").records());
  await far.behave("ok");
  await until(page, async () => {
    await page.evaluate(() => dispatchEvent(new Event("online")));
    return far.arrived.length > 0;
  }, "the entry to arrive");
  await until(page, async () => (await page.byCss('.chip[data-state="saved"]').count()) === 1, "nothing to wait any more");
  equal(new Set(ids(far)).size, 1);
  equal(far.arrived.length, 1, "delivered once");
}, { allow: [/Failed to load resource|ERR_CONNECTION|NetworkError|Cross-Origin|access control|could not connect/i] });

journey("a receiver that answers 500 at first gets the same id again", async ({ page, server, receiver }) => {
  const far = await receiver("500");
  await open(page, address(server, far, "error"));
  await commit(page, garden);
  await agree(page);
  await until(page, () => far.arrived.length > 0, "a first try");
  await far.behave("ok");
  await until(page, () => far.arrived.some(({ behaviour }) => behaviour === "ok"), "a later try");
  equal(new Set(ids(far)).size, 1, "one id over all tries");
  await delivered(page);
}, { allow: [/500/] });

journey("a tab that was closed meanwhile delivers at the next visit", async ({ page, context, server, receiver }) => {
  const far = await receiver("down");
  const url = address(server, far, "closed");
  await open(page, url);
  await commit(page, garden);
  await agree(page);
  await page.byCss('.chip[data-state="waiting"]').waitFor();
  const next = await context.newPage();
  await page.close();
  await far.behave("ok");
  await open(next, url);
  await cards(next).having(garden.project).waitFor();
  await until(next, () => far.arrived.length > 0, "the entry to arrive");
  await until(next, async () => (await next.byCss('.chip[data-state="saved"]').count()) === 1, "nothing to wait any more");
  equal(new Set(ids(far)).size, 1, "one id, also where the closing tab's own last try came through");
}, { allow: [/Failed to load resource|ERR_CONNECTION|NetworkError|Cross-Origin|access control|could not connect/i] });

journey("somebody who says no takes part all the same, and nothing is ever sent", async ({ page, server, receiver }) => {
  const far = await receiver("ok");
  await open(page, address(server, far, "refused"));
  await commit(page, garden);
  await dialog(page).byText(words["consent.title"]).waitFor();
  await inDialog(page, words["consent.no"]).click();
  await dialog(page).waitFor({ state: "hidden" });
  await commit(page, { project: "A second project", needed: "Somebody to talk to" });
  await savedOnDevice(page);
  equal(await dialog(page).count(), 0, "asked once");
  equal(await cards(page).count(), 2);
  await page.reload();
  await arrived(page);
  await cards(page).having("A second project").waitFor();
  await page.byCss(".chip").click();
  await dialog(page).byText(words["delivery.refused"]).waitFor();
  const other = (await page.requests()).filter(({ url }) => url.startsWith(far.url));
  deepEqual([other.length, far.arrived.length, far.preflights.length], [0, 0, 0]);
});

journey("what only one's own eyes shall see is not sent", async ({ page, server, receiver }) => {
  const far = await receiver("ok");
  await open(page, address(server, far, "private"));
  await page.byCss(".guide form").having("What did somebody else").byRole("combobox", words["audience.label"]).select("me");
  await page.byRole("textbox", "What did somebody else").fill("For my eyes only");
  await page.byCss(".guide form").having("What did somebody else").byRole("button", words["form.keep"], { exact: true }).click();
  await page.byCss(".guide .answer").byText("For my eyes only").waitFor();
  equal(await dialog(page).count(), 0, "nothing to ask for");
  await commit(page, garden);
  await agree(page);
  await until(page, () => far.arrived.length > 0, "the commitment to arrive");
  await delivered(page);
  deepEqual(far.arrived.map(({ event }) => event.type), ["hallway.commitment.saved"]);
});

journey("without a webhook, only the page's own files are asked for", async ({ page, server }) => {
  await open(page, `${server.url}/pages/plain.html`);
  await commit(page, garden);
  await savedOnDevice(page);
  await page.byRole("button", words["menu.title"]).click();
  await dialog(page).byRole("button", words["host.title"]).click();
  await page.byRole("heading", words["host.title"], { level: 2 }).waitFor();
  const asked = (await page.requests()).map(({ method, url }) => `${method} ${url.replace(server.url, "")}`);
  const own = ["GET /pages/plain.html", "GET /dist/hallway.js", "GET /dist/hallway-host.js", "GET /favicon.ico"];
  deepEqual(asked.filter((each) => !own.includes(each) && !each.startsWith("GET blob:") && !each.startsWith("GET data:")), []);
});
