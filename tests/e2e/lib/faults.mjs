/**
 * A room whose receiver answers anything, and what it saw of it. Chance comes from a seed: each entry meets the same
 * answers in the same order whenever a seed is played again.
 */

/** How often, in a hundred, an arrival is answered so. */
const MOODS = Object.entries({
  ok: 44, plain: 8, "no-cors": 6, "no-cors-500": 3, "no-cors-404": 3, cut: 6, 500: 12, 429: 4, 404: 7, hang: 3, 410: 1, zapier: 3,
});
/** Those that hold what came before they answer, or do not. */
const HOLDS = new Set(["ok", "plain", "zapier", "no-cors", "cut", "hang"]);
/** A yes that the page can read, and what it then says of the entry. */
const YES = { ok: "acknowledged", plain: "accepted", zapier: "accepted" };

/** A number from 0 to 1 that the words alone decide. */
export function chance(...words) {
  let hash = 0x811c9dc5;
  for (const letter of words.join("/")) hash = Math.imul(hash ^ letter.codePointAt(0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32;
}

/**
 * What a page does besides: it tells the website which answers it read, and which of them it had given up before it took
 * them in, and counts what is safe on the device.
 */
export const TELLS = `<script>{
  const send = window.fetch;
  window.fetch = async (url, init) => {
    const answer = await send(url, init);
    if (answer.ok) {
      await answer.clone().text();
      const { id, attempt } = JSON.parse(init.body);
      navigator.sendBeacon("/pages/told", id + " " + attempt);
      init.signal.addEventListener("abort", () => navigator.sendBeacon("/pages/gave-up", id + " " + attempt));
    }
    return answer;
  };
  window.saved = 0;
  addEventListener("hallway-entry-saved", () => { window.saved += 1; });
}</script>`;

export class Room {
  /** Every arrival, in order: who, of which device, in which of its lives, and how it was answered. */
  log = [];
  /** What the receiver holds after it dropped duplicates, in order. */
  held = [];
  /** Tries of events whose yes a page had read to its end, and not given up meanwhile. */
  told = new Set();
  /** What must never happen, in words. */
  wrongs = [];
  well = false;

  constructor(seed, devices) {
    Object.assign(this, { seed, devices });
  }

  /** What a receiver calls `choose`. */
  answer = (event) => {
    const who = event.data.who.slice(1, -1);
    const device = this.devices.find(({ name }) => who.startsWith(`${name}-`));
    const before = this.log.filter((each) => each.who === who);
    const mood = this.well ? "ok" : device.always[who] ?? this.#mood(who, before.length);
    if (device.confirmed.has(who)) this.wrongs.push(`${who} was shown as arrived and came again`);
    if (before.some((each) => each.id !== event.id)) this.wrongs.push(`${who} came under two ids`);
    this.log.push({ who, id: event.id, attempt: event.attempt, mood, device, life: device.life, late: device.ends });
    if (HOLDS.has(mood) && !this.held.includes(who)) this.held.push(who);
    return mood;
  };

  #mood(who, nth) {
    let left = chance(this.seed, who, nth) * 100;
    return MOODS.find(([, share]) => (left -= share) < 0)[0];
  }

  of(device) {
    return this.log.filter((each) => each.device === device);
  }

  /**
   * Whether the page may say this of an entry now, by the last answer that it got; behind a 410 all wait for the host,
   * and after twelve tries it gives up.
   */
  bearsOut(who, device, state, why, tries) {
    if (state === "failed" && why && tries >= 12) return true;
    const last = this.log.findLast((each) => each.who === who)?.mood;
    if (state === "paused") return why === "410" && this.of(device).some(({ mood }) => mood === "410");
    return last === "404" ? state === "failed" && why === "404" : state === YES[last] && why === "";
  }

  /**
   * Entries that came again although the page had taken a yes in: it had read it, and something else of that device came
   * after it while the tab lived, or the tab never ended.
   */
  repeated(last) {
    return this.log.flatMap((yes, at) => {
      if (!YES[yes.mood] || yes.late || !this.told.has(`${yes.id} ${yes.attempt}`)) return [];
      const later = this.log.slice(at + 1).filter(({ device }) => device === yes.device);
      const taken = yes.life === last || later.some(({ life, late }) => life === yes.life && !late);
      return taken && later.some(({ who }) => who === yes.who) ? [yes.who] : [];
    });
  }

  /**
   * Entries that came before one that was written earlier. What leaves in one bunch as the page goes has no order on its
   * way, and what was refused until the host sent it again by hand comes when it comes.
   */
  disordered() {
    return this.devices.flatMap((device) => {
      const loose = new Set(device.byHand);
      for (const { who, late, mood } of this.of(device)) if (late || mood === "404" || mood === "410") loose.add(who);
      const order = this.held.filter((who) => who.startsWith(`${device.name}-`) && !loose.has(who));
      return order.filter((who, at) => at > 0 && who < order[at - 1]);
    });
  }

  /** The figures of a run. */
  tally() {
    const moods = {};
    for (const { mood } of this.log) moods[mood] = (moods[mood] ?? 0) + 1;
    const came = this.log.filter(({ mood }) => HOLDS.has(mood)).length;
    return { requests: this.log.length, held: this.held.length, twice: came - this.held.length, confirmed: this.told.size, moods };
  }
}
