/** Every kind of receiver: what people see, what the exports say, and what the receiver holds. */
import { deepEqual, equal, journey, match, ok } from "../lib/case.mjs";
import { agree, begin, COUNTED, events, exported, FAILS, FAST, HURRIED, faster, held, NO_LOCKS, post, reaches, reported, site, stands, TIMES, tried, wake } from "../lib/delivery.mjs";
import { ask, dialog, goTo, inDialog, records, STEPS, words } from "../lib/visitor.mjs";

const until = (page, look, wish) => page.until(look, wish, 90_000);

/** What a receiver does, where that leaves an entry, why, and whether the receiver got it at that moment. */
const ROWS = [
  ["redirect", ["acknowledged"], "", true],
  ["zapier", ["accepted"], "", true],
  ["plain", ["accepted"], "", true],
  ["ok", ["acknowledged"], "", true],
  ["no-cors", ["waiting", "sending"], "network", true],
  ["cut", ["waiting", "sending"], "network", true],
  ["429", ["waiting"], "429", true],
  ["500", ["waiting", "sending"], "500", true],
  ["hang", ["waiting"], "timeout", true],
  ["down", ["waiting", "sending"], "network", false],
  ["404", ["failed"], "404", true],
];

journey("every kind of answer has its state, in words, in the exports, and at the receiver", async ({ page, server, receiver }) => {
  const far = await receiver("ok");
  await begin(page, site(server, far, "rows"));
  for (const [behaviour, states, why, gets] of ROWS) {
    await far.behave(behaviour);
    await post(page, behaviour);
    if (behaviour === ROWS[0][0]) await agree(page);
    await tried(page, behaviour);
    await reaches(page, behaviour, ...states.filter((state) => state !== "sending"));
    const csv = (await exported(page))[behaviour];
    ok(states.includes(csv.state) || csv.state === "sending", `${behaviour}: exported as ${csv.state}`);
    if (csv.state !== "sending") equal(csv.why, why, behaviour);
    const json = (await reported(page))[csv.id];
    ok([...states, ...(states.includes("waiting") ? ["sending"] : [])].includes(json.state), `${behaviour}: reported as ${json.state}`);
    ok(Number(csv.tries) > 0);
    equal(far.arrived.some(({ event }) => event?.data.who === `[${behaviour}]`), gets, behaviour);
    if (!why || why === "404") continue;
    await far.behave("ok");
    await until(page, async () => {
      await wake(page);
      return (await stands(page, behaviour)) === "acknowledged";
    }, `${behaviour} to arrive after all`);
  }
  const all = ROWS.map(([behaviour]) => behaviour);
  deepEqual(held(far).toSorted(), all.toSorted(), "each once after duplicates are dropped");
  equal(far.preflights.length, 0, "no request needed a preflight");
  ok(far.arrived.every(({ type, headers }) => type.startsWith("text/plain") && !headers.referer && !headers.cookie));
  const order = held(far);
  deepEqual(order, all, "in the order in which they were written");
}, HURRIED);

/** A database that opens, but long after it was given up. */
const LATE = `<script>{
  const listen = EventTarget.prototype.addEventListener;
  IDBOpenDBRequest.prototype.addEventListener = function (name, told, options) {
    listen.call(this, name, name === "success" ? (event) => setTimeout(() => told(event), ${TIMES} * 1500) : told, options);
  };
}</script>`;

journey("what only a late database still holds of a killed browser is shown, is one's own, and is sent", async ({ page, server, receiver }) => {
  const far = await receiver("500");
  await begin(page, site(server, far, "late"));
  await post(page, "before");
  await agree(page);
  await tried(page, "before");
  await reaches(page, "before", "waiting");
  // Outside the element: what a browser that is killed may lose.
  await page.goto(`${server.url}/pages/told`);
  await page.evaluate(() => localStorage.clear());

  far.choose = () => "ok";
  await begin(page, site(server, far, "late", { head: FAST + LATE }));
  await reaches(page, "before", "acknowledged");
  await page.byCss('.chip[data-state="saved"]').waitFor();
  await post(page, "after");
  await reaches(page, "after", "acknowledged");
  equal(new Set((await records(page)).map(({ by }) => by)).size, 1, "nobody else");
  deepEqual(held(far), ["before", "after"]);
}, HURRIED);

journey("what is gone for good pauses everything until the host says so", async ({ page, server, receiver }) => {
  const far = await receiver("410");
  await begin(page, site(server, far, "gone"));
  await post(page, "first");
  await agree(page);
  await reaches(page, "first", "paused");
  await post(page, "second");
  await reaches(page, "second", "paused");
  const csv = await exported(page);
  deepEqual([csv.first.state, csv.first.why, csv.second.state, csv.second.why], ["paused", "410", "paused", "410"]);
  deepEqual(far.arrived.map(({ event }) => event.data.who), ["[first]"], "nothing else was sent");
}, HURRIED);

journey("without leave to read answers, all that can be said is: handed over", async ({ page, server, receiver }) => {
  const far = await receiver("no-cors");
  await begin(page, site(server, far, "opaque", { attributes: { "webhook-mode": "no-cors" } }));
  for (const behaviour of ["no-cors", "no-cors-404", "no-cors-500"]) {
    await far.behave(behaviour);
    await post(page, behaviour);
    if (behaviour === "no-cors") await agree(page);
    await reaches(page, behaviour, "handed-over");
  }
  deepEqual(held(far), ["no-cors", "no-cors-404", "no-cors-500"]);
  equal((await exported(page))["no-cors-500"].state, "handed-over");
}, HURRIED);

journey("what the page's own policy forbids is paused, and says why", async ({ page, server, receiver }) => {
  const far = await receiver("ok");
  const policy = "script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'";
  await begin(page, site(server, far, "policy", { headers: { "content-security-policy": policy } }));
  await post(page, "stopped");
  await agree(page);
  await reaches(page, "stopped", "paused");
  equal((await exported(page)).stopped.why, "policy");
  equal(far.arrived.length, 0);
}, { ...HURRIED, allow: [...FAILS, /connect-src/] });

journey("the defaults rest on what browsers do: content types, preflights, requests that outlive a page", async ({ page, server, receiver }) => {
  const far = await receiver("redirect");
  await page.goto(`${server.url}/pages/harness.html`);
  const send = (init) => page.evaluate(async (url, init) => {
    if (init.size) init.body = "x".repeat(init.size);
    try {
      const { type, status } = await fetch(url, { method: "POST", body: "{}", ...init });
      return `${type} ${status}`;
    } catch (error) {
      return error.name;
    }
  }, far.url, init);
  const json = { headers: { "content-type": "application/json" } };
  equal(await send({}), "cors 200");
  equal(await send(json), "TypeError", "as JSON it needs a preflight, which is refused");
  deepEqual([far.arrived.length, far.preflights.length], [1, 1], "only the question came");
  await far.behave("zapier");
  equal(await send(json), "TypeError");
  await far.behave("no-cors");
  equal(await send({}), "TypeError");
  equal(far.arrived.length, 2, "an error does not mean that it did not arrive");
  equal(await send({ mode: "no-cors", ...json }), "opaque 0");
  match(far.arrived.at(-1).type, /^text\/plain/, "the header changed by itself");
  await far.behave("429");
  equal(await send({}), "cors 429");
  await far.behave("ok");
  equal(await send({ keepalive: true, size: 65_536 }), "cors 200");
}, HURRIED);

journey("a page that goes away takes what was never tried with it", async ({ page, server, receiver }) => {
  const far = await receiver("ok");
  // At the usual speed, so that they wait for their turn when the page goes.
  await begin(page, site(server, far, "leaves", { head: "" }));
  await post(page, "one");
  await agree(page);
  for (const who of ["two", "three", "four"]) await post(page, who);
  server.answer("/pages/elsewhere", { headers: { "content-type": "text/html" }, body: "<p>Another page</p>" });
  await page.goto(`${server.url}/pages/elsewhere`);
  await until(page, () => held(far).length === 4, "all to arrive although the page is gone");
  deepEqual(held(far).toSorted(), ["four", "one", "three", "two"]);
}, HURRIED);

/**
 * What holds for hosts with locks and with the lease alike: never two requests at a time, each entry once, all of them,
 * and a sender that is closed is replaced. Which tab sends is settled only by locks: a lease passes on when its holder is
 * late, as browsers make a tab that is not in front. It runs at the usual speed, because a clock in a hurry makes every
 * holder late.
 */
for (const [name, head] of [["locks", FAST], ["a lease", NO_LOCKS]]) {
  journey(`three tabs with ${name}: one sends at a time; when it is gone another does`, async ({ page, context, server, receiver }) => {
    const far = await receiver("slow");
    const url = site(server, far, `tabs-${name.length}`, { head: head + COUNTED });
    const tabs = [page, await context.newPage(), await context.newPage()];
    for (const tab of tabs) await begin(tab, url);
    await post(tabs[1], "from the second");
    await agree(tabs[1]);
    await until(page, () => held(far).length === 1, "the first to arrive");
    await post(tabs[2], "from the third");
    await post(tabs[0], "from the first");
    await until(page, () => held(far).length === 3, "three to arrive");
    for (const tab of tabs) await reaches(tab, "from the first", "acknowledged");
    const counts = await Promise.all(tabs.map((tab) => tab.evaluate(() => window.sent)));
    if (head === FAST) deepEqual(counts.toSorted(), [0, 0, 3], "one tab sent everything");
    const sender = tabs[counts.indexOf(Math.max(...counts))];
    const left = tabs.filter((tab) => tab !== sender);
    await sender.close();
    await post(left[0], "after the sender went");
    await post(left[1], "and from the other");
    await until(left[0], () => held(far).length === 5, "another tab to take over");
    for (const tab of left) await reaches(tab, "and from the other", "acknowledged");
    equal(far.arrived.length, 5, "each once");
    equal(far.most, 1, "never two at a time");
  }, { allow: FAILS });
}

journey("who takes consent back: the queue stops, and what was sent can be asked back", async ({ page, server, receiver }) => {
  const far = await receiver("ok");
  await begin(page, site(server, far, "withdrawn"));
  await post(page, "sent");
  await agree(page);
  await reaches(page, "sent", "acknowledged");
  await far.behave("down");
  await post(page, "waits");
  await tried(page, "waits");
  await reaches(page, "waits", "waiting");
  await page.byCss(".chip").click();
  await inDialog(page, words["delivery.stop"]).click();
  await dialog(page).byText(words["delivery.refused"]).waitFor();
  await page.press("Escape");
  await reaches(page, "waits", "paused");
  await far.behave("ok");
  await wake(page);
  await post(page, "never");
  await reaches(page, "never", "unsent");
  await page.reload();
  await page.waitFor(() => document.querySelector("hallway-session").shadowRoot.querySelector(".entries .sent"));
  await wake(page);
  const csv = await exported(page);
  deepEqual([csv.waits.state, csv.waits.why, csv.never.state, csv.never.why], ["paused", "consent", "unsent", "consent"]);
  deepEqual(held(far), ["sent"]);
  await page.byCss(".chip").click();
  await inDialog(page, words["delivery.remove"]).click();
  await until(page, () => events(far).length === 3, "the removals to arrive");
  const removals = events(far).slice(1);
  deepEqual(removals.map(({ type }) => type), ["hallway.response.removed", "hallway.response.removed"], "also of what may have arrived");
  deepEqual(removals.map(({ data }) => Object.keys(data)), [["record_id"], ["record_id"]]);
}, HURRIED);

journey("who goes through the guide is counted once, if they agreed", async ({ page, context, server, receiver }) => {
  const far = await receiver("ok");
  const url = site(server, far, "through");
  await begin(page, url);
  await post(page, "one");
  await agree(page);
  const through = async (tab) => {
    await goTo(tab, STEPS.at(-1).id);
    await tab.byRole("button", words["guide.to_mine"], { exact: true }).click();
    await tab.byRole("button", words["mine.back"]).click();
  };
  await through(page);
  await through(page);
  await until(page, () => events(far).length === 2, "the entry and the end to arrive");
  const second = await context.newPage();
  await begin(second, url);
  await through(second);
  await goTo(second, "ecosystem");
  await post(second, "two");
  await until(second, () => held(far).includes("two"), "the line to be empty");
  const ends = far.arrived.map(({ event }) => event).filter(({ type }) => type === "hallway.session.completed");
  deepEqual(ends.map(({ data }) => data), [{ completed_by: "person", entries: "1" }]);
  await second.byCss(".chip").click();
  await dialog(second).byText(words["delivery.delivered.other"].replace("{n}", "2")).waitFor();

  const other = await receiver("ok");
  await begin(page, site(server, other, "through-no"));
  await post(page, "kept");
  await inDialog(page, words["consent.no"]).click();
  await dialog(page).waitFor({ state: "hidden" });
  await through(page);
  await wake(page);
  equal((await exported(page)).kept.why, "consent");
  equal(other.arrived.length, 0);
}, HURRIED);

journey("the next person at a shared device is asked anew", async ({ page, server, receiver }) => {
  const far = await receiver("ok");
  await begin(page, site(server, far, "shared", { attributes: { pace: "shared-device" } }));
  await post(page, "of the first person");
  await agree(page);
  await until(page, () => events(far).length === 1, "the first to arrive");
  await page.byRole("button", words["menu.title"]).click();
  await dialog(page).byRole("button", words["next_person"]).click();
  await dialog(page).waitFor({ state: "hidden" });
  await goTo(page, "ecosystem");
  await post(page, "of the second person");
  await dialog(page).byText(words["consent.title"]).waitFor();
  await inDialog(page, words["consent.no"]).click();
  await dialog(page).waitFor({ state: "hidden" });
  await reaches(page, "of the second person", "unsent");
  await wake(page);
  const csv = await exported(page);
  deepEqual([csv["of the first person"].state, csv["of the second person"].why], ["acknowledged", "consent"]);
  deepEqual(held(far), ["of the first person"]);
  equal((await ask(page, "diagnose")).webhook, far.url);
}, HURRIED);

journey("a tab that goes in the middle of a request sends it again when it is back, under the same id", async ({ page, server, receiver }) => {
  const far = await receiver("hang");
  await begin(page, site(server, far, "middle", { head: faster(4) }));
  await post(page, "under way");
  await agree(page);
  await until(page, () => far.arrived.length === 1, "the request to be under way");
  await far.behave("ok");
  await page.reload();
  await until(page, () => far.arrived.some(({ behaviour }) => behaviour === "ok"), "it to be sent again");
  equal(new Set(far.arrived.map(({ event }) => event.id)).size, 1);
}, HURRIED);
