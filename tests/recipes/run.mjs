/** Runs what stands beside this file, and says how it went in one line. */
import { readdirSync } from "node:fs";
import { run } from "node:test";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const files = readdirSync(here).filter((name) => name.endsWith(".test.mjs")).map((name) => here + name);
const counts = { pass: 0, fail: 0 };
for await (const { type, data } of run({ files, concurrency: true })) {
  const [, outcome] = type.match(/^test:(pass|fail)$/) ?? [];
  // A file counts only where it fails as a whole.
  if (!outcome || (data.name.endsWith(".mjs") && outcome === "pass")) continue;
  counts[outcome] += 1;
  console.log(`  ${outcome === "pass" ? "✔" : "✖"} ${data.name}`);
  if (outcome === "fail") console.log(`✖ recipes: ${data.name}\n${data.details.error?.cause?.stack ?? data.details.error}`);
}
console.log(`${counts.pass} passed, ${counts.fail} failed`);
process.exitCode = counts.fail ? 1 : 0;
