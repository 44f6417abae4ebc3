/** What the page calls saved is saved: through a killed browser. */
import { test } from "node:test";
import { crash } from "../kill/crash.mjs";
import { equal } from "../lib/case.mjs";
import { startServer } from "../lib/server.mjs";
import { arrived, cards, commit, savedOnDevice } from "../lib/visitor.mjs";

const RUNS = 10;
const engine = process.env.ENGINE || "chromium";

test(`a browser that is killed 0.2 s after “Saved on this device” still has the card, ${RUNS} times of ${RUNS}`, {
  skip: engine === "webkit" && "WebKit under automation keeps nothing: it takes no profile",
  timeout: 900_000,
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
