/** One's words go home by link, code and calendar, and come back where the browser has forgotten everything. */
import ICAL from "ical.js";
import { axe } from "../lib/axe.mjs";
import { deepEqual, equal, journey, match, ok } from "../lib/case.mjs";
import { ask, card, cards, commit, dialog, embed, goTo, inDialog, open, openHostTools, press, records, savedOnDevice, words } from "../lib/visitor.mjs";
import { stubPrint } from "../lib/paper.mjs";

const mine = { project: "Ein Garten, „oben“; café \\ 🌱", needed: "Somebody with a ladder,\nand a strong rope", by: "2026-12-11", firstStep: "Ask the team" };
const HOST_PAGE = ["landmark-one-main", "region"];
const link = async (page) => {
  await dialog(page).byLabel(words["home.link"]).waitFor();
  return dialog(page).byLabel(words["home.link"]).value();
};
const greeting = (page) => page.byCss(".greeting");

async function written(page, url) {
  await open(page, url);
  await commit(page, mine);
  await savedOnDevice(page);
  await goTo(page, "carry-on");
  await page.byRole("button", new RegExp(`^${words["take.more"]}`)).click();
  await dialog(page).byRole("heading", words["home.link"]).waitFor();
}

const elsewhere = async (browser, visit) => {
  const context = await browser.newContext();
  try {
    await visit(await context.newPage(), context);
  } finally {
    await context.close();
  }
};

/** Until the element shows its session; the address may open a dialog. */
const arrive = async (page, url) => {
  await page.goto(url);
  await page.waitFor(async () => {
    const element = document.querySelector("hallway-session");
    await element.ready;
    return Boolean(element.shadowRoot.querySelector("dialog[open]"));
  });
};

async function told(page, status, learners) {
  await dialog(page).byLabel(words["after.status"]).select(words[`after.${status}`]);
  await dialog(page).byLabel(words["after.learners"]).fill(learners);
  await inDialog(page, words["form.share"]).click();
  await dialog(page).waitFor({ state: "hidden" });
}

journey("a link opened in an empty browser greets one with one's own words, and the host sees what became of them", async ({ page, browser, server }) => {
  const url = embed(server, "home", { session: "home-1" });
  await written(page, url);
  deepEqual(await axe(page, { off: HOST_PAGE }), []);
  const address = await link(page);
  ok(address.length <= 2000, `${address.length} letters`);
  match(address, /#hallway-take=[dp][\w-]+$/);
  const [original] = (await records(page)).filter(({ kind }) => kind === "commitment");

  let file;
  await elsewhere(browser, async (other) => {
    await arrive(other, address);
    await dialog(other).byText(mine.project).waitFor();
    deepEqual(await records(other), [], "nothing is kept before a press");
    deepEqual((await other.requests()).filter(({ method }) => method === "POST"), []);
    deepEqual(await axe(other, { off: HOST_PAGE }), []);
    await inDialog(other, words["home.mine"]).click();
    await dialog(other).byLabel(words["after.status"]).waitFor();
    equal(await other.evaluate(() => location.hash), "", "the words do not stay in the address");
    await dialog(other).byLabel(words["after.status"]).select(words["after.changed"]);
    await dialog(other).byLabel(words["after.learners"]).fill("They water it.");
    await inDialog(other, words["form.share"]).click();
    await dialog(other).byRole("heading", words["edit.title"]).waitFor();
    await inDialog(other, words.cancel).click();
    await card(other, mine.project).byText("They water it.").waitFor();
    const back = (await records(other)).find(({ kind }) => kind === "commitment");
    deepEqual([back.id, back.by, back.data], [original.id, original.by, original.data], "to the letter, and by the same person");
    await savedOnDevice(other);
    await other.reload();
    await card(other, mine.project).byText("They water it.").waitFor();
    file = await ask(other, "export", "json");
  });

  await inDialogClose(page);
  await openHostTools(page, words["host.collect"]);
  await page.byText(words["host.kept.none"]).waitFor();
  await ask(page, "import", file);
  const kept = page.byCss(".kept li");
  await kept.having(mine.project).byText(words["after.changed"]).waitFor();
  equal(await kept.having("They water it.").count(), 1);
});

const inDialogClose = async (page) => {
  await dialog(page).byRole("button", words.close, { exact: true }).click();
  await dialog(page).waitFor({ state: "hidden" });
};

journey("whoever has words of their own here keeps them, and a link that is damaged or declined changes nothing", async ({ page, browser, server }) => {
  const url = embed(server, "home", { session: "home-2" });
  await written(page, url);
  const address = await link(page);
  await elsewhere(browser, async (other) => {
    await arrive(other, address);
    await inDialog(other, words["home.not_mine"]).click();
    deepEqual(await records(other), []);
    equal(await cards(other).count(), 0);

    await commit(other, { project: "A library of tools", needed: "Shelves" });
    await savedOnDevice(other);
    const before = await records(other);
    await arrive(other, address.replace("/home", "/home?again"));
    await inDialog(other, words["home.mine"]).click();
    await told(other, "stuck", "");
    const after = await records(other);
    equal(new Set(after.map(({ by }) => by)).size, 1, "still the same person");
    deepEqual(after.filter(({ id }) => before.some((each) => each.id === id)), before);
    await card(other, mine.project).byText(words["after.stuck"]).waitFor();

    await other.goto(`${address.replace("/home", "/home?cut").slice(0, -20)}`);
    await other.byText(words["problem.file.link"]).waitFor();
    equal((await records(other)).length, after.length);
  });
});

journey("reminders are what a calendar reads: the days that one chose, and the words to the letter", async ({ page, server }) => {
  await written(page, embed(server, "home", { session: "home-3" }));
  await dialog(page).byLabel(words["home.days"].replace("{n}", "90")).check();
  const { name, text, bytes } = await page.download(() => inDialog(page, words["home.remind"]).click());
  match(name, /^home-3-.+-\d{4}-\d\d-\d\d\.ics$/);
  for (const line of text.split("\r\n")) ok(Buffer.byteLength(line) <= 75, `a line of ${Buffer.byteLength(line)} bytes`);
  ok(!/[^\r]\n/.test(text), "lines end as the standard says");
  equal(Buffer.from(bytes).toString("utf8"), text);
  const calendar = new ICAL.Component(ICAL.parse(text));
  const events = calendar.getAllSubcomponents("vevent").map((each) => new ICAL.Event(each));
  equal(events.length, 3);
  const day = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  deepEqual(events.map(({ startDate }) => startDate.toString()), [day(30), day(90), mine.by]);
  ok(events.every(({ startDate }) => startDate.isDate), "a day is a day in every time zone");
  equal(events[2].summary, mine.project);
  equal(events[0].summary, words["home.ask"].replace("{what}", mine.project));
  ok(events.every(({ description }) => description.startsWith(`${mine.firstStep}\nhttp`)));
  equal(new Set(events.map(({ uid }) => uid)).size, 3);
  const alarms = calendar.getAllSubcomponents("vevent").map((each) => each.getFirstSubcomponent("valarm").getFirstPropertyValue("trigger").toString());
  deepEqual(alarms, ["PT9H", "PT9H", "PT9H"]);
});

journey("a code goes from one device to the host's, in pieces, in any order", async ({ page, browser, server }) => {
  const url = embed(server, "home", { session: "home-4" });
  await open(page, url);
  // Words that no browser makes much smaller.
  let last = 1;
  const noise = Array.from({ length: 400 }, () => String.fromCharCode(0x4e00 + (last = (last * 48271) % 2147483647) % 15000)).join("");
  await page.byRole("textbox", "What did somebody else’s practice").fill(noise);
  await page.byCss(".guide").byRole("button", words["form.share"], { exact: true }).click();
  await page.byCss(".guide .answer").waitFor();
  await commit(page, mine);
  await savedOnDevice(page);
  await goTo(page, "carry-on");
  await page.byRole("button", new RegExp(`^${words["take.more"]}`)).click();
  await inDialog(page, words["home.code_next"]).click();
  await dialog(page).byText(/^Code 2 of \d+$/).waitFor();
  const code = await dialog(page).byLabel(words["home.hand_in"]).value();
  const pieces = code.split(/\s+/);
  ok(pieces.length > 1);
  const own = await records(page);
  await elsewhere(browser, async (host) => {
    await open(host, url);
    await openHostTools(host, words["host.collect"]);
    const take = async (text) => {
      await host.byLabel(words["host.code"]).fill(text);
      await press(host, words["host.code.take"]);
    };
    await take(pieces.slice(1).join(" "));
    await host.byText(words["problem.file.pieces"].replace("{count}", "1")).waitFor();
    deepEqual(await records(host), []);
    await take(`Hello, here it is: ${pieces.toReversed().join(" and ")}`);
    await host.until(async () => (await records(host)).length === own.length, "what was handed in");
    deepEqual((await records(host)).map(({ id }) => id).sort(), own.map(({ id }) => id).sort());
    await take("nothing at all");
    await host.byText(words["problem.file.no-code"]).waitFor();
  });
});

journey("what only oneself sees is in no code and no file for the host; cards and page are on paper", async ({ page, server }) => {
  const shared = `<script>
    navigator.canShare = () => true;
    navigator.share = async ({ files }) => void (window.shared = await files[0].text());
  </script>`;
  const url = embed(server, "home", { session: "home-5" }, { body: shared });
  await open(page, url);
  await page.byRole("textbox", "What did somebody else’s practice").fill("For my own eyes");
  const form = page.byCss(".guide form").having("What did somebody else");
  await form.byRole("combobox", words["audience.label"]).select(words["audience.me"]);
  await form.byRole("button", words["form.keep"], { exact: true }).click();
  await page.byCss(".guide .answer").waitFor();
  await commit(page, mine);
  await savedOnDevice(page);
  await goTo(page, "carry-on");
  await page.byRole("button", new RegExp(`^${words["take.more"]}`)).click();
  await inDialog(page, words["home.share"]).click();
  const given = await page.waitFor(() => window.shared);
  ok(given.includes("strong rope") && !given.includes("my own eyes"));
  const { text } = await page.download(() => dialog(page).byRole("button", words["take.file"]).click());
  equal(text, given);

  await stubPrint(page);
  await dialog(page).byRole("button", new RegExp(`^${words["home.cards"]}`)).click();
  match(await page.waitFor(() => window.printed), /Garten[\s\S]*ladder/);
  await page.evaluate(() => (window.printed = ""));
  await dialog(page).byRole("button", new RegExp(`^${words["home.page"]}`)).click();
  match(await page.waitFor(() => window.printed), /my own eyes[\s\S]*Garten/);
});
