/**
 * All browser tests, engine by engine:  node run.mjs [--engine chromium] [--only words] [--jobs 2]
 * `--only` chooses files whose path contains the words, or, where there is none, tests whose name does.
 * A file `*.alone.test.mjs` measures time or fills the machine by itself: it runs while nothing else does.
 */
import { readdir } from "node:fs/promises";
import { relative } from "node:path";
import { run } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { ENGINES } from "./lib/browsers.mjs";
import { marked, signal } from "./lib/processes.mjs";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const FOLDERS = ["risks", "shell", "journeys"];
const MARK = "HALLWAY_E2E_RUN";
const LONGEST_FILE = 20 * 60_000;

const { values } = parseArgs({
  options: { engine: { type: "string", multiple: true }, only: { type: "string" }, jobs: { type: "string", default: "2" } },
});
const engines = values.engine ?? ENGINES;
const strange = engines.filter((engine) => !ENGINES.includes(engine));
if (strange.length) throw new Error(`unknown engine ${strange}: use ${ENGINES.join(", ")}`);

const { files, names } = choose(await testFiles(), values.only);
const tallies = [];
for (const engine of engines) tallies.push(await runEngine(engine));
finish(tallies);

async function runEngine(engine) {
  console.log(`\n${engine}`);
  process.env.ENGINE = engine;
  process.env[MARK] = String(process.pid);
  const tally = { engine, passed: 0, failed: 0, skipped: 0, failures: [] };
  const [alone, waiting] = [files.filter(isAlone), files.filter((file) => !isAlone(file))];
  for (const file of alone) await runFile(tally, file);
  const worker = async () => {
    for (let file = waiting.shift(); file; file = waiting.shift()) await runFile(tally, file);
  };
  await Promise.all(Array.from({ length: Number(values.jobs) }, worker));
  await sweep(tally);
  return tally;
}

function isAlone(file) {
  return file.endsWith(".alone.test.mjs");
}

async function runFile(tally, file) {
  const place = relative(HERE, file);
  const before = tally.passed + tally.failed + tally.skipped;
  for await (const { type, data } of run({ files: [file], timeout: LONGEST_FILE, testNamePatterns: names })) {
    if (type === "test:pass" || type === "test:fail") count(tally, place, data, type === "test:pass");
    if (type === "test:stderr") process.stderr.write(data.message);
  }
  if (!names && tally.passed + tally.failed + tally.skipped === before) fail(tally, place, "no test in it");
}

/** A browser that outlives its test is a failure of its own. */
async function sweep(tally) {
  const left = () => marked(MARK, process.pid);
  for (const end = Date.now() + 5000; left().length && Date.now() < end;) await pause(100);
  for (const { pid, command } of left()) {
    fail(tally, "a process was left behind", command);
    signal(pid, "SIGKILL");
  }
}

function count(tally, file, { name, skip, details }, passed) {
  const wholeFile = name.endsWith(file);
  if (details.type === "suite" || (wholeFile && passed)) return;
  if (names && /does not match/.test(String(skip))) return;
  const place = wholeFile ? file : `${file}: ${name}`;
  if (skip === true || skip === "") {
    fail(tally, place, "skipped without a reason");
  } else if (skip !== undefined) {
    tally.skipped += 1;
    console.log(`  ↷ ${place} — ${skip}`);
  } else if (passed) {
    tally.passed += 1;
    console.log(`  ✔ ${place} (${Math.round(details.duration_ms)} ms)`);
  } else {
    const cause = details.error?.cause ?? details.error;
    fail(tally, place, cause?.stack ?? cause?.message ?? String(cause));
  }
}

function fail(tally, place, why) {
  tally.failed += 1;
  tally.failures.push(`${tally.engine}: ${place}\n${indent(why)}`);
  console.log(`  ✖ ${place}`);
}

function finish(all) {
  const sum = (what) => all.reduce((total, tally) => total + tally[what], 0);
  for (const failure of all.flatMap(({ failures }) => failures)) console.log(`\n✖ ${failure}`);
  console.log();
  for (const { engine, passed, failed, skipped } of all) console.log(`${engine}: ${passed} passed, ${failed} failed, ${skipped} skipped`);
  console.log(`${sum("passed")} passed, ${sum("failed")} failed`);
  const idle = all.filter(({ passed, failed }) => passed + failed === 0);
  if (idle.length) console.error(`nothing ran in ${idle.map(({ engine }) => engine).join(", ")}`);
  process.exitCode = sum("failed") || idle.length ? 1 : 0;
}

async function testFiles() {
  const found = await Promise.all(FOLDERS.map(async (folder) => {
    const entries = await readdir(HERE + folder).catch(() => []);
    return entries.filter((name) => name.endsWith(".test.mjs")).toSorted().map((name) => `${HERE}${folder}/${name}`);
  }));
  return found.flat();
}

function choose(all, only) {
  if (!only) return { files: all };
  const chosen = all.filter((file) => relative(HERE, file).includes(only));
  if (chosen.length) return { files: chosen };
  return { files: all, names: [new RegExp(only.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"), "i")] };
}

function indent(text) {
  return text.split("\n").map((line) => `    ${line}`).join("\n");
}
