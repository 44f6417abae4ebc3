/** What stands on the screens once the session is over: whose promise is spoken of, what was done, what can be pressed. */
import jsQR from "jsqr";
import { deepEqual, equal, journey, match, ok } from "../lib/case.mjs";
import { choose, commit, dialog, embed, goTo, inDialog, open, openHostTools, records, savedOnDevice, step, words } from "../lib/visitor.mjs";

const NARROW = { context: { viewport: { width: 320, height: 568 } } };
const promises = [
  { project: "A garden on the roof", needed: "Somebody with a ladder", by: "2026-12-11", firstStep: "Ask the caretaker for the key" },
  { project: "Read together across grades", needed: "Books for beginners", by: "2099-01-15", firstStep: "Find a partner class" },
  { project: "Open each lesson with a question", needed: "Examples of good first questions" },
];

/** So many days later, as the address says. */
const CALENDAR = `<script>
  const days = Number(new URLSearchParams(location.search).get("days")), now = Date.now;
  Date.now = () => now() + days * 86400000;
</script>`;

async function written(page, url, count = promises.length) {
  await open(page, url);
  for (const promise of promises.slice(0, count)) await commit(page, promise);
  await savedOnDevice(page);
}

const toMine = async (page) => {
  await choose(page, new RegExp(`^${words["mine.title"]}`));
  await step(page, words["mine.title"]).waitFor();
};

const toast = (page) => page.byCss(".toast");
const heard = (page, text) => page.waitFor((text) => document.querySelector("hallway-session > [slot=live]").textContent === text, text);

async function tell(page, at, status) {
  await page.byCss(".page").byRole("button", words["after.tell"]).nth(at).click();
  await dialog(page).byText(promises[at].project).waitFor();
  await dialog(page).byLabel(words["after.status"]).select(words[`after.${status}`]);
  await inDialog(page, words["form.share"]).click();
  await dialog(page).waitFor({ state: "hidden" });
}

journey("each follow-up among one's own words says which commitment it is about", async ({ page, server }) => {
  await written(page, embed(server, "after-1", { session: "after-1" }));
  await toMine(page);
  await tell(page, 0, "kept");
  await tell(page, 1, "stuck");
  for (const [at, status] of [[0, "kept"], [1, "stuck"]]) {
    const told = page.byCss(".page .answer").having(words[`after.${status}`]);
    equal(await told.count(), 1);
    await told.byText(promises[at].project).waitFor();
    equal(await told.byText(promises[1 - at].project).count(), 0);
  }
});

journey("the host sees which commitments are due without a word, and counts those that have time", async ({ page, server }) => {
  const url = embed(server, "after-2", { session: "after-2" }, { head: CALENDAR });
  await written(page, url);
  await open(page, `${url}?days=60`);
  await openHostTools(page);
  const due = page.byCss(".kept li");
  await due.having(promises[0].project).byText(/^Due .*December.*, not told yet$/).waitFor();
  equal(await due.count(), 1, "what has time, or no day, is not due");
  await page.byText(`${words["host.kept.untold"]}: 2`).waitFor();
});

journey("who deletes their entries reads and hears that it is done", async ({ page, server }) => {
  await written(page, embed(server, "after-3", { session: "after-3" }), 1);
  await toMine(page);
  await page.byRole("button", words["mine.delete"]).click();
  await inDialog(page, words["delete_mine.yes"]).click();
  await toast(page).byText(words.cleared).waitFor();
  await heard(page, words.cleared);
  deepEqual((await records(page)).filter(({ kind }) => kind === "commitment"), []);
});

journey("who clears the device reads and hears that it is done", async ({ page, server }) => {
  await written(page, embed(server, "after-4", { session: "after-4" }), 1);
  await toMine(page);
  await page.byRole("button", words.finish).click();
  await inDialog(page, words.finish).click();
  await toast(page).byText(words.cleared).waitFor();
  await heard(page, words.cleared);
  deepEqual(await records(page), []);
});

/** Of all that can be pressed, what the toast lies on once the page is scrolled to its end. */
const covered = (page) => page.evaluate(() => {
  scrollTo(0, document.documentElement.scrollHeight);
  const root = document.querySelector("hallway-session").shadowRoot;
  const line = root.querySelector(".toast").getBoundingClientRect();
  const under = [...root.querySelectorAll(".pane :is(button, a, input, summary)")].filter((each) => {
    const { top, bottom, left, right, width } = each.getBoundingClientRect();
    return width && each.checkVisibility() && top < line.bottom && bottom > line.top && left < line.right && right > line.left;
  });
  return under.map((each) => each.textContent || each.id);
});

journey("on a narrow screen nothing at the end of a page lies under what was just said", async ({ page, server }) => {
  // The name of a file is as long as that of its session.
  await written(page, embed(server, "after-5", { session: "what-we-learned-from-one-another-in-the-autumn" }), 1);
  await page.download(() => goTo(page, "carry-on").then(() => page.byRole("button", words["take.file"]).click()));
  await toast(page).waitFor();
  deepEqual(await covered(page), [], "in the guide");
  await toMine(page);
  await page.download(() => page.byRole("button", words["take.file"]).click());
  await toast(page).waitFor();
  deepEqual(await covered(page), [], "among one's own words");
}, NARROW);

/** The picture of a code as a camera sees it, and how many dots stand in a line of it. */
async function seen(page) {
  const [box, path] = await dialog(page).byCss(".block:first-of-type .qr").all(([picture]) => [picture.getAttribute("viewBox"), picture.querySelector("path").getAttribute("d")]);
  const [edge, , size] = box.split(" ").map(Number);
  const dots = 4;
  const pixels = new Uint8ClampedArray((size * dots) ** 2 * 4).fill(255);
  for (const [, x, y, long] of path.matchAll(/M(\d+) (\d+)h(\d+)/g)) {
    for (let row = 0; row < dots; row++) {
      for (let at = 0; at < long * dots; at++) {
        const pixel = ((y - edge) * dots + row) * size * dots + (x - edge) * dots + at;
        pixels.fill(0, pixel * 4, pixel * 4 + 3);
      }
    }
  }
  return { size: size + 2 * edge, text: jsQR(pixels, size * dots, size * dots).data };
}

journey("a camera reads three commitments from a picture of fewer dots, and they come back from it", async ({ page, browser, server }) => {
  await written(page, embed(server, "after-6", { session: "after-6" }));
  await goTo(page, "carry-on");
  await page.byRole("button", new RegExp(`^${words["take.more"]}`)).click();
  await dialog(page).byRole("heading", words["home.link"]).waitFor();
  const { size, text } = await seen(page);
  match(text, /#hallway-take=Q[A-Z0-9$*+/-]+Q$/);
  ok(size <= 89, `${size} dots in a line`);
  const context = await browser.newContext();
  try {
    const other = await context.newPage();
    await other.goto(text);
    for (const { project } of promises) await dialog(other).byText(project).waitFor();
    await inDialog(other, words["home.mine"]).click();
    await dialog(other).byLabel(words["after.status"]).waitFor();
    const [own, back] = await Promise.all([page, other].map(async (each) => (await records(each)).filter(({ kind }) => kind === "commitment")));
    deepEqual(back, own, "to the letter");
  } finally {
    await context.close();
  }
});
