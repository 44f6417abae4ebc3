/** Automated accessibility rules, run inside the page; open shadow roots are looked into. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const SOURCE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Where the rules run. */
export const ONE_ENGINE = { engines: ["chromium"], reason: "the rules look at the document, which is the same in every engine" };

/** One line for each thing found: rule, where, what is wrong. `within`: a selector; `off`: rules not to run. */
export async function axe(page, { within, tags = RULES, off = [] } = {}) {
  if (!(await page.evaluate(() => Boolean(window.axe)))) await page.evaluate(`() => { ${SOURCE} }`);
  return page.evaluate(async (scope, values, skipped) => {
    const rules = Object.fromEntries(skipped.map((id) => [id, { enabled: false }]));
    const options = { runOnly: { type: "tag", values }, rules, resultTypes: ["violations"] };
    const { violations } = await window.axe.run(scope ?? document, options);
    const where = (target) => target.flat(Infinity).join(" ");
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id} at ${where(node.target)}: ${node.failureSummary.replace(/\s+/g, " ")}`));
  }, within, tags, off);
}
