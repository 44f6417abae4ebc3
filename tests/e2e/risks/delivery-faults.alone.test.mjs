/**
 * Every entry through every fault: four devices write 200 entries to a receiver that answers anything, while their tabs
 * are closed and a whole browser is killed at random moments. In the end each entry arrived or is listed with the reason.
 * A failure names its seed; HALLWAY_SEED=<seed> plays it again.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { kill } from "../kill/crash.mjs";
import { launch } from "../lib/browsers.mjs";
import { deepEqual, equal, journey, ok } from "../lib/case.mjs";
import { agree, begin, exported, FAILS, faster, HURRIED, openDelivery, post, reported, site, wake } from "../lib/delivery.mjs";
import { chance, Room, TELLS } from "../lib/faults.mjs";
import { goTo, words } from "../lib/visitor.mjs";

const SEED = Number(process.env.HALLWAY_SEED) || Math.floor(Math.random() * 1e9);
const EACH = 50;
/** Lives of each device. The first one's browser is killed and has fewer, because starting one takes long. */
const LIVES = [4, 5, 5, 6];
const SETTLED = ["acknowledged", "accepted", "failed", "paused"];

journey("200 entries through every fault and closed tabs: each arrives once, or is listed with the reason", async ({ browser, engine, server, receiver }) => {
  const began = Date.now();
  const profile = await mkdtemp(join(tmpdir(), "hallway-profile-"));
  const devices = LIVES.map((lives, at) => ({
    name: `d${at}`, lives, life: 0, ends: false, profile: at === 0 && profile, confirmed: new Set(), byHand: new Set(), always: {}, kills: 0,
  }));
  // Whatever chance does, something is refused and something is gone at the end.
  devices[1].always["d1-49"] = "404";
  devices[2].always["d2-49"] = "410";
  const room = new Room(SEED, devices);
  const far = await receiver("ok");
  far.choose = room.answer;
  server.answer("/pages/told", ({ body }) => {
    room.told.add(body);
    return { status: 204 };
  });
  server.answer("/pages/gave-up", ({ body }) => {
    room.told.delete(body);
    return { status: 204 };
  });
  // Where the browser is killed, storage has the time of a real one to say that it kept an answer.
  const [url, killed] = [20, 6].map((times) => site(server, far, `faults-${times}`, { head: faster(times, began) + TELLS }));
  const launched = [];
  try {
    await Promise.all(devices.map((device) => liveAll(device, { room, url: device.profile ? killed : url, browser, engine, launched })));
    const open = [];
    for (const device of devices) open.push(...(await listed(device, room)));
    deepEqual(room.wrongs, []);
    deepEqual(room.repeated(), [], "nothing comes again after the page had its yes");
    deepEqual(room.disordered(), [], "in the order in which each device wrote");
    ok(open.includes("d1-49") && open.includes("d2-49"), "what was refused is listed");

    room.well = true;
    for (const device of devices) await helped(device, room);
    for (const { page } of devices) {
      await page.until(async () => (await standing(page)).every(([, state]) => SETTLED.slice(0, 2).includes(state)), "all to arrive", 90_000);
    }
    equal(room.held.length, EACH * devices.length, "everything arrived in the end");
    deepEqual([room.wrongs, room.repeated()], [[], []]);
    for (const { page } of devices) {
      const stray = (await page.problems()).filter(({ text }) => !FAILS.some((expected) => expected.test(text)));
      deepEqual(stray, []);
    }
  } catch (error) {
    error.stack = `HALLWAY_SEED=${SEED} plays this again\n${error.stack}`;
    throw error;
  } finally {
    for (const each of launched) await each.close().catch(() => {});
    for (const { context } of devices) await context?.close().catch(() => {});
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    const sum = (what) => devices.reduce((total, device) => total + what(device), 0);
    const figures = { seed: SEED, entries: EACH * devices.length, ...room.tally(), ends: sum(({ kills }) => kills), byHand: sum(({ byHand }) => byHand.size), seconds: Math.round((Date.now() - began) / 1000) };
    console.error(`    ${engine}: ${JSON.stringify(figures)}`);
  }
}, HURRIED);

async function liveAll(device, world) {
  const share = Math.ceil(EACH / device.lives);
  for (device.life = 1; device.life <= device.lives; device.life += 1) {
    await start(device, world);
    const first = (device.life - 1) * share;
    const names = Array.from({ length: Math.min(share, EACH - first) }, (_, at) => `${device.name}-${String(first + at).padStart(2, "0")}`);
    await write(device, names);
    if (device.life < device.lives) await end(device, world);
    else await settled(device.page);
  }
}

async function start(device, { room, url, browser, engine, launched }) {
  if (device.profile) {
    device.browser = await launch({ engine, profile: device.profile });
    launched.push(device.browser);
    device.context = await device.browser.newContext();
  } else {
    device.context ??= await browser.newContext();
  }
  device.page = await device.context.newPage();
  await begin(device.page, url);
  // Until now it may have been the page before whose last words arrived.
  device.ends = false;
  const shown = await standing(device.page);
  for (const [who, state] of shown) if (SETTLED.slice(0, 2).includes(state)) device.confirmed.add(who);
  if (shown.some(([, state]) => state === "paused")) await helped(device, room);
}

/** Writes entries, and waits until they are safe on the device. */
async function write(device, names) {
  const { page } = device;
  if (device.life === 1) {
    await post(page, names.shift());
    await agree(page);
  }
  await page.evaluate(async (names) => {
    const root = document.querySelector("hallway-session").shadowRoot;
    const field = () => root.getElementById("step-ecosystem-who");
    const { port1, port2 } = new MessageChannel();
    for (const name of names) {
      field().value = `[${name}]`;
      field().dispatchEvent(new Event("input", { bubbles: true }));
      field().form.requestSubmit();
      await new Promise((done) => {
        port1.onmessage = () => (field()?.value === "" ? done() : port2.postMessage(0));
        port2.postMessage(0);
      });
    }
    port1.close();
  }, names);
  await page.waitFor((wanted) => window.saved >= wanted, names.length);
}

/** The tab is closed, or its browser killed, when some more arrived or nothing more will. */
async function end(device, { room }) {
  const dice = (what) => chance(room.seed, device.name, device.life, what);
  const wanted = room.of(device).length + Math.floor(dice("arrivals") * 12);
  await device.page.until(async () => room.of(device).length >= wanted || isSettled(await standing(device.page)), "some to arrive", 90_000);
  await pause(dice("moment") * 300);
  device.ends = true;
  device.kills += 1;
  if (device.profile) await kill(device.browser);
  else await device.page.close();
}

const isSettled = (shown) => shown.every(([, state]) => SETTLED.includes(state));

async function settled(page) {
  await page.until(async () => {
    await wake(page);
    return isSettled(await standing(page));
  }, "everything to arrive or to fail", 90_000);
}

/** What the page says of each entry to its author. */
const standing = (page) => page.byCss(".guide .entries > li").all((items) =>
  items.map((item) => [/\[(.*?)\]/.exec(item.textContent)[1], item.querySelector(".sent")?.dataset.state]));

/** The host sends again what failed or was paused. */
async function helped(device, room) {
  const { page } = device;
  const stuck = (await standing(page)).filter(([, state]) => ["failed", "paused"].includes(state)).map(([who]) => who);
  if (!stuck.length) return;
  stuck.forEach((who) => device.byHand.add(who));
  await openDelivery(page);
  await page.byRole("button", words["host.outbox.again"], { exact: true }).click();
  await page.byRole("button", words["mine.back"]).click();
  await goTo(page, "ecosystem");
  await page.byLabel("Partner").waitFor();
}

/** Both exports say the same as the page, and what the receiver did bears it out. Returns what did not arrive. */
async function listed(device, room) {
  const { page, name } = device;
  const [shown, csv, json] = [Object.fromEntries(await standing(page)), await exported(page), await reported(page)];
  equal(Object.keys(csv).length, EACH, `${name}: every entry is in the table`);
  const open = [];
  for (const [who, { id, state, why, tries }] of Object.entries(csv)) {
    deepEqual([json[id].state, json[id].error, shown[who]], [state, why, state], `${who}: table, file and page agree`);
    ok(room.bearsOut(who, device, state, why, Number(tries)), `${who} is ${state} ${why}; the receiver's answers were ${room.of(device).filter((each) => each.who === who).map(({ mood }) => mood)}`);
    if (state === "failed" || state === "paused") open.push(who);
    else ok(room.held.includes(who), `${who} is ${state} and is there`);
  }
  return open;
}
