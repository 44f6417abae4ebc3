/** Child processes that are surely gone afterwards: each is known by its pid, and only that pid is ended. */
import { spawn } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

const ours = new Set();

process.on("exit", () => {
  for (const pid of ours) signal(pid, "SIGKILL");
});
for (const name of ["SIGINT", "SIGTERM"]) process.once(name, () => process.exit(1));

export function start(command, args, options) {
  const child = spawn(command, args, options);
  if (child.pid) ours.add(child.pid);
  child.once("exit", () => ours.delete(child.pid));
  return child;
}

/** Ends a process and whatever it started, politely first, and waits until all of it is gone. */
export async function stop(pid, grace = 3000) {
  const family = [pid, ...descendants(pid)];
  family.forEach((member) => ours.add(member));
  signal(pid, "SIGTERM");
  if (!(await gone(family, grace))) {
    family.filter(alive).forEach((member) => signal(member, "SIGKILL"));
    await gone(family, grace);
  }
  family.forEach((member) => ours.delete(member));
}

export async function gone(pids, patience = 5000) {
  const end = Date.now() + patience;
  while (pids.some(alive)) {
    if (Date.now() > end) return false;
    await pause(20);
  }
  return true;
}

export function alive(pid) {
  const state = stat(pid)?.state;
  return state !== undefined && state !== "Z";
}

export function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
}

export function descendants(pid) {
  const parents = new Map(numbers().map((each) => [each, stat(each)?.parent]));
  const found = [];
  const walk = (parent) => {
    for (const [child, of] of parents) {
      if (of !== parent) continue;
      found.push(child);
      walk(child);
    }
  };
  walk(pid);
  return found;
}

/** The browser process that uses a profile folder: the one that no other such process started. */
export function ownerOf(profile) {
  const users = numbers().filter((pid) => words(pid, "cmdline").some((word) => word === profile || word.endsWith(`=${profile}`)));
  return users.find((pid) => !users.includes(stat(pid)?.parent) && pid !== process.pid);
}

/** What still lives with this variable in its environment, whoever its parent is by now. */
export function marked(name, value) {
  const mark = `${name}=${value}`;
  const bears = (pid) => pid !== process.pid && alive(pid) && words(pid, "environ").includes(mark);
  return numbers().filter(bears).map((pid) => ({ pid, command: words(pid, "cmdline").slice(0, 3).join(" ").slice(0, 120) }));
}

function numbers() {
  return readdirSync("/proc").map(Number).filter(Boolean);
}

function words(pid, file) {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8").split("\0");
  } catch {
    return [];
  }
}

function stat(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    const [state, parent] = text.slice(text.lastIndexOf(")") + 2).split(" ");
    return { state, parent: Number(parent) };
  } catch {
    return undefined;
  }
}
