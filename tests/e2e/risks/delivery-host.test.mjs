/** What hosts see of deliveries, and what they can do about them. */
import { deepEqual, equal, journey, match, ok } from "../lib/case.mjs";
import { agree, begin, events, exported, HURRIED, held, openDelivery, post, reaches, site, tried, wake } from "../lib/delivery.mjs";
import { keyboard } from "../lib/keyboard.mjs";
import { ask, dialog, goTo, inDialog, openHostTools, words } from "../lib/visitor.mjs";

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
  await tried(page, "held");
  await reaches(page, "held", "waiting");
  await openDelivery(page);
  await page.byRole("button", words["host.outbox.pause"]).click();
  await until(page, async () => (await row(page, "held").attribute("data-why")) === "host", "it to be paused");
  await far.behave("ok");
  await wake(page);
  equal((await exported(page)).held.state, "paused");
  await page.byRole("button", words["host.outbox.again"]).click();
  await keyboard(page).at(words["host.delivery"], "after all is sent again, and not at the button that holds it");
  await until(page, () => held(far).includes("held"), "it to arrive");
}, HURRIED);

journey("hosts read at once what failed and what waits", async ({ page, server, receiver }) => {
  const far = await receiver("404");
  await begin(page, site(server, far, "both"));
  await post(page, "refused");
  await agree(page);
  await reaches(page, "refused", "failed");
  await far.behave("down");
  await post(page, "held");
  await tried(page, "held");
  await openDelivery(page);
  await page.byText([words["host.delivery.failed.one"], words["host.delivery.waiting.one"]].join(" ")).waitFor();
}, HURRIED);

journey("a test of the connection says which of three things holds, and what helps", async ({ page, server, receiver }) => {
  const far = await receiver("ok");
  await begin(page, site(server, far, "trial"));
  await openDelivery(page);
  const expected = [["ok", "readable", "named"], ["zapier", "readable", "taken"], ["404", "readable", "said"], ["no-cors", "unreadable", "cors"], ["down", "blocked", "network"]];
  for (const [behaviour, ...found] of expected) {
    await far.behave(behaviour);
    deepEqual(await verdict(page), found, behaviour);
    if (behaviour === "404") await page.byText(words["host.trial.refused"]).waitFor();
  }
  await page.byCss(".host .verdict").byText(/Nobody answers/).waitFor();
  ok(far.arrived.every(({ event }) => event.type === "hallway.test" && Object.keys(event.data).length === 0), "nobody's words");
}, HURRIED);

journey("one trouble is explained once: by the test, where there was one, else beside the entry", async ({ page, server, receiver }) => {
  const far = await receiver("down");
  await begin(page, site(server, far, "once"));
  await post(page, "held");
  await agree(page);
  await tried(page, "held");
  await openDelivery(page);
  await row(page, "held").byText(words["host.why.network"]).waitFor();
  await page.byText(words["host.delivery.waiting.one"]).waitFor();
  deepEqual(await verdict(page), ["blocked", "network"]);
  await row(page, "held").byText(words["host.why.tested"]).waitFor();
  equal(await page.byText(/No network/).count(), 0);
}, HURRIED);

const brought = (session, id, { who, visible = "room" }) => JSON.stringify({
  format: "hallway-session", version: 1, session: { id: session },
  records: [{ id: `01M0000000000000000000${id}`, kind: "response", session, prompt: "ecosystem", by: `of-${id}`, created: 1_795_255_331_120, visible, data: { who: `[${who}]` } }],
});

journey("with webhook-when=host only the host's device sends: what the room wrote or handed in, once the host agreed", async ({ page, context, server, receiver }) => {
  const far = await receiver("ok");
  const url = site(server, far, "when-host", { attributes: { "webhook-when": "host" } });
  await begin(page, url);
  await post(page, "mine");
  equal(await dialog(page).count(), 0, "attendees are asked nothing, because nothing is sent");
  const bring = (id, entry) => ask(page, "import", brought("delivery-when-host", id, entry));
  await bring("AAAA", { who: "from a file" });
  await bring("BBBB", { who: "for nobody else", visible: "me" });
  await wake(page);
  equal(far.arrived.length, 0);
  await openDelivery(page);
  await row(page, "from a file").byText(words["host.why.room"]).waitFor();
  await page.byRole("button", words["host.delivery.start"]).click();
  await dialog(page).byText(words["host.consent.title"]).waitFor();
  match(await dialog(page).text(), /also from files that were handed in/, "the host reads what leaves");
  await inDialog(page, words["consent.yes"]).click();
  await until(page, () => held(far).length === 2, "both to arrive");
  await bring("CCCC", { who: "from a later file" });
  await until(page, () => held(far).length === 3, "what is handed in later to arrive too");
  const window = await context.newPage();
  await begin(window, url);
  await post(window, "in another window");
  await until(page, () => held(far).length === 4, "what is written in another window to arrive");
  equal(await dialog(window).count(), 0);
  deepEqual(held(far).toSorted(), ["from a file", "from a later file", "in another window", "mine"]);
  await page.byRole("button", words["delivery.stop"]).click();
  await page.byText(words["host.delivery.refused"]).waitFor();
  await bring("DDDD", { who: "after the host stopped" });
  await wake(page);
  equal((await exported(page))["after the host stopped"].state, "unsent");
  equal(held(far).length, 4);
  await page.reload();
  await begin(page, url);
  await page.byCss(".guide .entries > li").having("[mine]").waitFor();
  await openDelivery(page);
  await page.byRole("button", words["host.delivery.start"]).click();
  await inDialog(page, words["consent.yes"]).click();
  await until(page, () => held(far).length === 5, "what waited for the host's yes to arrive");
  await page.reload();
  await begin(page, url);
  await post(page, "while the host tools are closed");
  equal(held(far).length, 5);
  await openDelivery(page);
  await until(page, () => held(far).length === 6, "it to be sent once they are open");
  equal(far.arrived.length, 6, "each once");
}, HURRIED);

journey("where each person is asked, what comes in a file is not sent, also to an address that the host typed", async ({ page, server, receiver }) => {
  const far = await receiver("ok");
  await begin(page, site(server, far, "asked"));
  await post(page, "mine");
  await agree(page);
  await ask(page, "import", brought("delivery-asked", "AAAA", { who: "from a file" }));
  await reaches(page, "mine", "acknowledged");
  await openDelivery(page);
  await page.byCss("#webhook").fill(`${far.url}/typed`);
  await page.byText(words["host.delivery.delivered.one"]).waitFor();
  await page.byRole("button", words["host.webhook.use"]).click();
  await page.byText(words["host.own.delivery.unasked"]).waitFor();
  equal(await page.byText(words["delivery.unasked"]).count(), 0, "a host is not asked for entries by hosts");
  await page.byRole("button", words["host.own.delivery.start"]).click();
  await dialog(page).byText(words["consent.title"]).waitFor();
  await inDialog(page, words["consent.yes"]).click();
  await until(page, () => far.arrived.some(({ path }) => path === "/typed"), "one's own entry to go to the new address");
  await row(page, "from a file").byText(words["host.why.elsewhere"]).waitFor();
  const csv = await exported(page);
  deepEqual([csv["from a file"].state, csv["from a file"].why], ["unsent", "elsewhere"]);
  deepEqual(held(far), ["mine"]);
}, HURRIED);

journey("words from paper stay here, and the host reads why", async ({ page, server, receiver }) => {
  const far = await receiver("ok");
  await begin(page, site(server, far, "paper"));
  await openHostTools(page, words["host.run"]);
  await page.byRole("button", words["run.start"], { exact: true }).click();
  await page.byLabel(words["run.entry.text"]).fill("[on paper]");
  await page.byLabel(words["run.entry.text"]).press("Enter");
  await page.byCss(".run-last").byText("on paper").waitFor();
  await openDelivery(page);
  await row(page, "on paper").byText(words["host.why.paper"]).waitFor();
  const { state, why } = (await exported(page))["on paper"];
  deepEqual([state, why, far.arrived.length], ["unsent", "paper", 0]);
}, HURRIED);

journey("the receiver hears once that the host ended the session", async ({ page, server, receiver }) => {
  const far = await receiver("ok");
  await begin(page, site(server, far, "ended"));
  await post(page, "mine");
  await agree(page);
  await openHostTools(page, words["host.run"]);
  for (let time = 1; time <= 2; time += 1) {
    await page.byRole("button", words["run.start"], { exact: true }).click();
    await page.byRole("button", words["run.end"], { exact: true }).click();
    await page.byRole("button", words["run.start"], { exact: true }).waitFor();
  }
  await until(page, () => events(far).length === 2, "the entry and the end to arrive");
  await page.byRole("button", words["mine.back"]).click();
  await goTo(page, "ecosystem");
  await post(page, "afterwards");
  await until(page, () => events(far).length === 3, "the line to be empty");
  const ends = far.arrived.map(({ event }) => event).filter(({ type }) => type === "hallway.session.completed");
  deepEqual(ends.map(({ data }) => data), [{ completed_by: "host", entries: "1" }]);
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
  await page.byRole("button", words["host.delivery.start"]).click();
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
