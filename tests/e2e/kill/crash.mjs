/**
 * What a browser still knows after it was killed without warning. Chromium and Firefox only: they can be given a profile
 * folder that outlives them.
 *
 *   const { before, after } = await crash({ engine, url, act: async (page) => 40, count: (page) => …, delay: 200 });
 *   act    does what shall survive, returns how much that was, and returns as soon as the page says it is saved
 *   delay  milliseconds between that moment and the kill
 *   count  how much of it is there in the browser that starts afterwards with the same profile
 *
 *   await kill(browser)   the kill alone
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { launch } from "../lib/browsers.mjs";
import { alive, descendants, gone, signal } from "../lib/processes.mjs";

const LOCKS = ["SingletonLock", "SingletonCookie", "SingletonSocket", "lock", ".parentlock"];

export async function crash({ engine, url, act, count, delay = 0 }) {
  const profile = await mkdtemp(join(tmpdir(), "hallway-profile-"));
  try {
    const before = await untilKilled(await launch({ engine, profile }), url, act, delay);
    const after = await inNewLife(await launch({ engine, profile }), url, count);
    return { before, after };
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Ends a browser that has a profile folder as a dead battery would, and leaves the folder ready for the next. */
export async function kill(browser) {
  const { pid, profile } = browser;
  if (!pid) throw new Error("no process uses the profile folder");
  const family = [pid, ...descendants(pid)];
  signal(pid, "SIGKILL");
  if (!(await gone(family))) family.filter(alive).forEach((member) => signal(member, "SIGKILL"));
  await browser.close().catch(() => {});
  await Promise.all(LOCKS.map((name) => rm(join(profile, name), { force: true })));
}

async function untilKilled(browser, url, act, delay) {
  try {
    const done = await act(await opened(browser, url));
    await pause(delay);
    return done;
  } finally {
    await kill(browser);
  }
}

async function inNewLife(browser, url, count) {
  try {
    return await count(await opened(browser, url));
  } finally {
    await browser.close();
  }
}

async function opened(browser, url) {
  const page = await (await browser.newContext()).newPage();
  await page.goto(url);
  return page;
}
