/** What hosts see of deliveries, and what they can do about them. */
import { deepEqual, equal, journey, match, ok } from "../lib/case.mjs";
import { agree, begin, exported, HURRIED, held, openDelivery, post, reaches, site, wake } from "../lib/delivery.mjs";
import { ask, dialog, inDialog, words } from "../lib/visitor.mjs";

const row = (page, who) => page.byCss(".host tbody tr").having(`[${who}]`);
const until = (page, look, wish) => page.until(look, wish, 90_000);

async function verdict(page) {
  await page.byRole("button", words["host.trial.go"]).click();
  await page.byText(words["host.trial.wait"]).waitFor({ state: "hidden" });
  const shown = page.byCss(".host .verdict");
  await shown.waitFor();
  return [await shown.attribute("data-verdict"), await shown.attribute("data-why")];
}

journey("the host sees what did not arrive and why, and sends it again", async ({ page, server, receiver }) => {
  const far = await receiver("404");
  await begin(page, site(server, far, "host"));
  await post(page, "refused");
  await agree(page);
  await reaches(page, "refused", "failed");
  await far.behave("ok");
  await post(page, "taken");
  await reaches(page, "taken", "acknowledged");
  await openDelivery(page);
  deepEqual(await page.byCss(".host tbody tr").all((rows) => rows.map((each) => each.dataset.state)), ["failed", "acknowledged"], "what did not arrive comes first");
  match(await row(page, "refused").text(), /Nothing is at this address/);
  await row(page, "refused").byRole("button", words["host.outbox.again.one"]).click();
  await until(page, async () => (await row(page, "refused").attribute("data-state")) === "acknowledged", "it to arrive");
  deepEqual(held(far), ["refused", "taken"]);
  equal(new Set(far.arrived.map(({ event }) => event.id)).size, 2, "under the same id");
  await far.behave("down");
  await page.byRole("button", words["mine.back"]).click();
  await post(page, "held");
  await reaches(page, "held", "waiting");
  await openDelivery(page);
  await page.byRole("button", words["host.outbox.pause"]).click();
  await until(page, async () => (await row(page, "held").attribute("data-why")) === "host", "it to be paused");
  await far.behave("ok");
  await wake(page);
  equal((await exported(page)).held.state, "paused");
  await page.byRole("button", words["host.outbox.again"]).click();
  await until(page, () => held(far).includes("held"), "it to arrive");
}, HURRIED);

journey("a test of the connection says which of three things holds, and what helps", async ({ page, server, receiver }) => {
  const far = await receiver("ok");
  await begin(page, site(server, far, "trial"));
  await openDelivery(page);
  const expected = [["ok", "readable", "named"], ["zapier", "readable", "taken"], ["404", "readable", "said"], ["no-cors", "unreadable", "cors"], ["down", "blocked", "network"]];
  for (const [behaviour, ...found] of expected) {
    await far.behave(behaviour);
    deepEqual(await verdict(page), found, behaviour);
  }
  await page.byCss(".host .verdict").byText(/Nobody answers/).waitFor();
  ok(far.arrived.every(({ event }) => event.type === "hallway.test" && Object.keys(event.data).length === 0), "nobody's words");
}, HURRIED);

journey("with webhook-when=host only the host's device sends, and everything that it has", async ({ page, server, receiver }) => {
  const far = await receiver("ok");
  await begin(page, site(server, far, "when-host", { attributes: { "webhook-when": "host" } }));
  await post(page, "mine");
  equal(await dialog(page).count(), 0, "attendees are asked nothing, because nothing is sent");
  const { id: session } = await page.evaluate(() => ({ id: document.querySelector("hallway-session").getAttribute("session") }));
  const other = { id: "01M0000000000000000000AAAA", kind: "response", session, prompt: "ecosystem", by: "somebody", created: 1_795_255_331_120, visible: "room", data: { who: "[from a file]" } };
  await ask(page, "import", JSON.stringify({ format: "hallway-session", version: 1, session: { id: session }, records: [other] }));
  await wake(page);
  equal(far.arrived.length, 0);
  await openDelivery(page);
  await page.byRole("button", words["delivery.start"]).click();
  await inDialog(page, words["consent.yes"]).click();
  await until(page, () => held(far).length === 2, "both to arrive");
  deepEqual(held(far).toSorted(), ["from a file", "mine"]);
}, HURRIED);

journey("an address that the host types is used on this device alone, and judged", async ({ page, context, server, receiver }) => {
  const far = await receiver("ok");
  const url = site(server, far, "typed", { attributes: { webhook: "" } });
  await begin(page, url);
  await post(page, "early");
  await openDelivery(page);
  const type = async (address) => {
    await page.byCss("#webhook").fill(address);
    await page.byRole("button", words["host.webhook.use"]).click();
  };
  for (const bad of ["http://example.org/", "https://me:pw@example.org/", "javascript:alert(1)"]) {
    await type(bad);
    await page.byText(words["host.webhook.bad"]).waitFor();
  }
  await type("https://hooks.slack.com/services/x");
  await page.byText(/chat channel/).waitFor();
  await type(far.url);
  await page.byRole("button", words["delivery.start"]).click();
  await inDialog(page, words["consent.yes"]).click();
  await until(page, () => held(far).length === 1, "the entry to arrive");
  const second = await context.newPage();
  await begin(second, url);
  await post(second, "as an attendee");
  equal(await dialog(second).count(), 0);
  equal((await ask(second, "diagnose")).webhook, "", "without the host tools there is no address");
}, HURRIED);

journey("each format leaves without a preflight", async ({ page, server, receiver }) => {
  const far = await receiver("plain");
  for (const [format, body, type] of [
    ["form", /^attempt=1&id=.*&who=%5Bform%5D/, /^application\/x-www-form-urlencoded/],
    ["json-array", /^\[\{"attempt":1,/, /^text\/plain/],
    ["slack", /^\{"text":"[^"]*who: \[slack\]"\}$/, /^text\/plain/],
    ["discord", /^content=.*discord/, /^application\/x-www-form-urlencoded/],
    ["teams", /AdaptiveCard/, /^text\/plain/],
  ]) {
    await begin(page, site(server, far, `format-${format}`, { attributes: { "webhook-format": format } }));
    await post(page, format);
    await agree(page);
    await reaches(page, format, "accepted");
    match(far.arrived.at(-1).body, body);
    match(far.arrived.at(-1).type, type);
  }
  equal(far.preflights.length, 0);
}, HURRIED);
