/**
 * A test with its visitor and website ready. One browser and one server a file, a new context a test; a stray error or
 * policy violation in the page fails the test unless `allow` expects it; a failure leaves a picture in target/e2e/.
 *
 *   journey(name, async ({ page, context, browser, engine, server, receiver }) => …, options)
 *   options: engines  where it runs, with `reason` for where it does not
 *            allow    RegExps for page problems that belong to the test
 *            context  options for newContext
 */
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch } from "./browsers.mjs";
import { startReceiver } from "./receiver.mjs";
import { ROOT, startServer } from "./server.mjs";

export const { deepEqual, doesNotMatch, equal, fail, match, notEqual, ok, rejects } = assert;

const engine = process.env.ENGINE || "chromium";
const LONGEST = 300_000;
let browser;
let server;

before(async () => {
  [browser, server] = await Promise.all([launch(), startServer()]);
});

after(async () => {
  await browser?.close();
  await server?.close();
});

export function journey(name, body, { engines, reason, allow = [], context: wishes, timeout = LONGEST } = {}) {
  if (engines && !reason) throw new Error(`${name}: say why it does not run everywhere`);
  if (engines && !engines.includes(engine)) return void test(name, { skip: reason }, () => {});
  test(name, { timeout }, async () => {
    const context = await browser.newContext(wishes);
    const receivers = [];
    const receiver = async (behaviour) => {
      receivers.push(await startReceiver(behaviour));
      return receivers.at(-1);
    };
    try {
      const page = await context.newPage();
      await body({ page, context, browser, engine, server, receiver });
      for (const each of context.pages) await assertCalm(each, allow);
    } catch (error) {
      await picture(context, name).catch(() => {});
      throw error;
    } finally {
      server.unplugged = false;
      await context.close();
      await Promise.all(receivers.map((each) => each.close()));
    }
  });
}

async function assertCalm(page, allow) {
  const problems = await page.problems().catch(() => []);
  const stray = problems.filter(({ text }) => !allow.some((expected) => expected.test(text)));
  assert.deepEqual(stray, [], "the page reported problems");
}

async function picture(context, name) {
  const file = `${engine}-${name.replace(/[^a-z0-9]+/gi, "-")}.png`;
  await context.pages.at(-1)?.screenshot(join(ROOT, "target/e2e", file));
}
