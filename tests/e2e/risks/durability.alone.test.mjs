/** What the page calls saved is saved: through a killed browser, and through two tabs that post at the same moment. */
import { test } from "node:test";
import { crash } from "../kill/crash.mjs";
import { equal, journey } from "../lib/case.mjs";
import { startServer } from "../lib/server.mjs";
import { race } from "../lib/tabs.mjs";
import { arrived, cards, commit, goTo, open, records, savedOnDevice } from "../lib/visitor.mjs";

const RUNS = 10;
const EACH = 300;
const engine = process.env.ENGINE || "chromium";

test(`a browser that is killed 0.2 s after “Saved on this device” still has the card, ${RUNS} times of ${RUNS}`, {
  skip: engine === "webkit" && "WebKit under automation keeps nothing: it takes no profile",
  timeout: 300_000,
}, async (run) => {
  const server = await startServer();
  run.after(() => server.close());
  let lost = 0;
  for (let time = 1; time <= RUNS; time += 1) {
    const project = `Written before kill number ${time}`;
    const { before, after } = await crash({ engine, url: `${server.url}/pages/plain.html`, delay: 200, act: (page) => post(page, project), count: (page) => find(page, project) });
    lost += before - after;
  }
  run.diagnostic(`${lost} of ${RUNS} lost`);
  equal(lost, 0);
});

async function post(page, project) {
  await arrived(page);
  await commit(page, { project, needed: "A browser that is still there" });
  await savedOnDevice(page);
  return 1;
}

async function find(page, project) {
  await arrived(page);
  return cards(page).having(project).count();
}

journey(`two tabs post ${EACH} entries each at the same moment, and ${2 * EACH} are there`, async ({ page, context, server }) => {
  const url = `${server.url}/pages/plain.html`;
  const second = await context.newPage();
  for (const tab of [page, second]) {
    await open(tab, url);
    await goTo(tab, "ecosystem");
    await tab.byLabel("Partner").waitFor();
  }
  page.timeout = second.timeout = 250_000;
  await race([page, second], { times: EACH, write: postOne });
  for (const tab of [page, second]) await tab.waitFor(() => document.querySelector("hallway-session").shadowRoot.querySelector('.chip[data-state="saved"]'));
  await second.close();
  await page.reload();
  await arrived(page);
  const kept = new Set((await records(page)).map(({ data }) => data.who));
  const missing = [0, 1].flatMap((tab) => Array.from({ length: EACH }, (_, index) => `Partner ${tab}-${index}`)).filter((name) => !kept.has(name));
  equal(missing.join(", "), "");
  equal(kept.size, 2 * EACH);
}, { timeout: 300_000 });

/** Runs in the page: types and posts. It is done when the form is empty again. */
async function postOne(index, tab) {
  const element = document.querySelector("hallway-session");
  const who = `Partner ${tab}-${index}`;
  const field = () => element.shadowRoot.getElementById("step-ecosystem-who");
  field().value = who;
  field().dispatchEvent(new Event("input", { bubbles: true }));
  field().form.requestSubmit();
  const { port1, port2 } = new MessageChannel();
  await new Promise((done) => {
    port1.onmessage = () => (field()?.value === "" ? done() : port2.postMessage(0));
    port2.postMessage(0);
  });
  port1.close();
}
