/** Two tabs that post at the same moment: nothing is lost. It fills the machine by itself. */
import { equal, journey } from "../lib/case.mjs";
import { race } from "../lib/tabs.mjs";
import { arrived, goTo, open, records } from "../lib/visitor.mjs";

const EACH = 300;

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
