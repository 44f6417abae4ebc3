/** Entries on their way, as a test writes many of them and looks where they are. */
import { ask, dialog, embed, goTo, inDialog, open, openHostTools, words } from "./visitor.mjs";

/**
 * Time in the page goes faster, so that waits between tries are short, and still waits. `start`: since when, for pages
 * that come after one another on the same clock.
 */
export const faster = (times, start = "Date.now()") => `<script>{
  const start = ${start}, real = Date.now.bind(Date), later = setTimeout;
  Date.now = () => start + (real() - start) * ${times};
  window.setTimeout = (act, ms, ...more) => later(act, ms / ${times}, ...more);
}</script>`;
/** As fast as leaves the network and the disk, whose time is real, a few seconds before they are given up. */
export const TIMES = 8;
export const FAST = faster(TIMES);

/** A browser without Web Locks. */
export const NO_LOCKS = `<script>Object.defineProperty(navigator, "locks", { value: undefined });</script>`;

/** Counts what a tab sends, where the browser does not tell. */
export const COUNTED = `<script>{
  const send = window.fetch;
  window.sent = 0;
  window.fetch = (url, init) => {
    window.sent += Number(init?.method === "POST");
    return send(url, init);
  };
}</script>`;

/** What the browser says of its own accord where a request fails that was meant to. */
export const FAILS = [/Failed to load resource|ERR_|NetworkError|Cross-Origin|access control|CORS|could not connect|status|Load failed|cancelled|due to/i];

/** Where the rules of delivery are tried: by what the browser tells of its requests, under a clock in a hurry. */
export const HURRIED = { engines: ["chromium", "firefox"], reason: "WebKit's driver does not tell of every request, and ends long scripts; webhook.test.mjs runs there", allow: FAILS };

export function site(server, receiver, name, { attributes = {}, head = FAST, ...more } = {}) {
  return embed(server, `delivery-${name}`, { webhook: receiver.url, session: `delivery-${name}`, ...attributes }, { head, ...more });
}

/** Opens a page at the step where entries are written. */
export async function begin(page, url) {
  await open(page, url);
  await goTo(page, "ecosystem");
  await page.byLabel("Partner").waitFor();
}

export async function post(page, who) {
  // In one go: the element may be about to show everything anew.
  await page.waitFor((who) => {
    const field = document.querySelector("hallway-session").shadowRoot.getElementById("step-ecosystem-who");
    if (!field) return false;
    field.value = `[${who}]`;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.form.requestSubmit();
    return true;
  }, who);
  await entry(page, who).waitFor();
}

export async function agree(page) {
  await dialog(page).byText(words["consent.title"]).waitFor();
  await inDialog(page, words["consent.yes"]).click();
  await dialog(page).waitFor({ state: "hidden" });
}

/** One's own entry, as it is shown to its author. */
export const entry = (page, who) => page.byCss(".guide .entries > li").having(`[${who}]`);

export const stands = async (page, who) => (await entry(page, who).byCss(".sent").count()) === 1
  && entry(page, who).byCss(".sent").attribute("data-state");

export const reaches = (page, who, ...states) =>
  page.until(async () => states.includes(await stands(page, who)), `“${who}” to be ${states}`);

/** “Waiting” is also what has not been tried yet. */
export const tried = (page, who) => page.until(async () => Number((await exported(page))[who].tries) > 0, `“${who}” to be tried`);

/** Rows of the CSV export by what was written. */
export async function exported(page) {
  const [head, ...rows] = cells(await ask(page, "export", "csv"));
  const at = (name) => head.indexOf(name);
  return Object.fromEntries(rows.map((row) => [
    row[at("text")].match(/\[(.*)\]/)?.[1],
    { id: row[at("record_id")], state: row[at("delivery_state")], why: row[at("delivery_error")], tries: row[at("delivery_attempts")] },
  ]));
}

/** What the session file says of each record. */
export async function reported(page) {
  const { deliveries = [] } = JSON.parse(await ask(page, "export", "json"));
  return Object.fromEntries(deliveries.map(({ record_id: id, ...rest }) => [id, rest]));
}

function cells(csv) {
  const rows = csv.replace(/^\ufeff/, "").split("\r\n").filter(Boolean);
  return rows.map((row) => row.slice(1, -1).split('","').map((cell) => cell.replace(/""/g, '"')));
}

/** The events that a receiver got, those that came twice once. */
export const events = (receiver) => [...new Map(receiver.arrived.map(({ event }) => [event?.id, event])).values()];

/** What a receiver that drops duplicates holds. */
export const held = (receiver) => events(receiver).map((event) => event?.data?.who?.slice(1, -1));

export const wake = (page) => page.evaluate(() => void dispatchEvent(new Event("online")));

export async function openDelivery(page) {
  await openHostTools(page, words["host.delivery"]);
  await page.byRole("heading", words["host.outbox"], { level: 3 }).waitFor();
}
