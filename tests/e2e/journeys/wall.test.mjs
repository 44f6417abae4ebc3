/** The wall from the side of who attends: a need that gets help, a wall that is searched, cards that come while one reads. */
import { ONE_ENGINE, axe } from "../lib/axe.mjs";
import { deepEqual, equal, journey, match, ok } from "../lib/case.mjs";
import { commitment, longRoom, profiles, record, room, sessionFile } from "../lib/samples.mjs";
import {
  ask, card, cards, choose, commitOnWall, dialog, embed, inDialog, inGuide, open, press, records, savedOnDevice, words,
} from "../lib/visitor.mjs";

const says = (key, gaps = {}) => Object.entries(gaps).reduce((text, [name, value]) => text.replace(`{${name}}`, value), words[key]);
const wallOnly = (server, session) => embed(server, "wall", { view: "wall", session });
const offerTo = (page, project) => card(page, project).byRole("button", words["offer.offer"], { exact: true });
const opened = (page, project) => card(page, project).byRole("button", project, { exact: true }).click();
const take = async (from, to) => ask(to, "import", await ask(from, "export", "json"));

async function offer(page, project, { way, line, contact }) {
  await offerTo(page, project).click();
  await page.waitFor(() => document.querySelector("hallway-session").shadowRoot.activeElement?.localName === "textarea");
  await inDialog(page, words[`offer.way.${way}`]).click();
  await dialog(page).byRole("textbox", words["offer.line"]).fill(line);
  if (contact) await dialog(page).byRole("textbox", words["offer.contact"]).fill(contact);
  await inDialog(page, words["offer.send"]).click();
  await dialog(page).waitFor({ state: "hidden" });
  await card(page, project).byRole("button", words["offer.yours"]).waitFor();
  await page.waitFor(() => document.querySelector("hallway-session").shadowRoot.activeElement?.closest(".card"));
}

journey("a need is answered: help is offered, accepted, seen by who offered it, and withdrawn", async ({ page, browser, server }) => {
  const url = embed(server, "help", { session: "help" });
  const context = await browser.newContext();
  try {
    const helper = await context.newPage();
    await open(page, url);
    await open(helper, url);
    await commitOnWall(page, { project: "A reading corner", needed: "Ten cushions" });
    await savedOnDevice(page);
    await take(page, helper);
    await offer(helper, "A reading corner", { way: "visit", line: "Ours is open on Tuesdays.", contact: "tom@example.org" });
    equal(await card(helper, "A reading corner").byText(says("card.helped.one")).count(), 1);

    await take(helper, page);
    await card(page, "A reading corner").byRole("button", words["card.helped.one"]).click();
    await dialog(page).byText("Ours is open on Tuesdays.").waitFor();
    await dialog(page).byText("tom@example.org").waitFor();
    await dialog(page).byText(words["offer.way.visit"]).waitFor();
    await inDialog(page, words["offer.answer.accept"]).click();
    await dialog(page).byRole("button", words["offer.answer.accept"], { pressed: true }).waitFor();

    await take(page, helper);
    await choose(helper, words["mine.title"]);
    await helper.byRole("heading", words["offer.all_mine"]).waitFor();
    await helper.byText(words["offer.state.accept"]).waitFor();
    await helper.byRole("button", words["offer.take_back"]).click();
    await helper.byRole("heading", words["offer.all_mine"]).waitFor({ state: "hidden" });

    await take(helper, page);
    await dialog(page).byText(words["offer.none"]).waitFor();
    await page.press("Escape");
    await dialog(page).waitFor({ state: "hidden" });
    equal(await card(page, "A reading corner").byText(words["card.helped.one"]).count(), 0);
  } finally {
    await context.close();
  }
});

journey("five people share a device: each finds only their own card theirs, and help goes round", async ({ page, server }) => {
  await open(page, embed(server, "five", { pace: "shared-device", session: "five" }));
  const people = ["Ana", "Ben", "Chi", "Dov", "Eva"];
  for (const [at, name] of people.entries()) {
    if (at) await choose(page, words["next_person"]);
    await commitOnWall(page, { project: `A plan of ${name}`, needed: "Somebody who has done it" });
    deepEqual(await page.byCss(".wall .card.mine h3").texts(), [`A plan of ${name}`]);
    if (at) await offer(page, `A plan of ${people[at - 1]}`, { way: "help", line: `${name} can come by.` });
  }
  equal(await cards(page).count(), 5);
  equal(await page.byCss(".wall .helped").count(), 4);
  const offers = (await records(page)).filter(({ kind }) => kind === "offer");
  equal(new Set(offers.map(({ by }) => by)).size, 4, "each offer is by somebody else");
});

journey("a card is found by words without accents, by need, by place, and there is a way back to all", async ({ page, server }) => {
  await open(page, wallOnly(server, "learning-from-one-another"));
  await ask(page, "import", room(12));
  await cards(page).first().waitFor();
  const found = async (count) => page.until(async () => (await cards(page).count()) === count, `${count} cards`);
  const field = page.byLabel(words["wall.search.label"]);
  await field.fill("SPANÍSH");
  await page.byText(words["wall.nothing.title"]).waitFor();
  await press(page, words["wall.show_all"]);
  await found(12);
  await field.fill("vietnamesé evenings");
  await found(2);
  await field.fill("");
  await page.byRole("button", words["wall.filter"]).click();
  await dialog(page).byLabel(words["wall.place"]).select("Hill Academy");
  await inDialog(page, says("wall.show.other", { n: 2 })).click();
  await found(2);
  await page.byRole("button", words["wall.filter"]).click();
  await inDialog(page, words["wall.has_help"]).click();
  await inDialog(page, words["wall.mine"]).click();
  await inDialog(page, says("wall.show.other", { n: 0 })).click();
  await page.byText(words["wall.nothing.title"]).waitFor();
  await page.byCss(".empty").byRole("button", words["wall.show_all"]).click();
  await found(12);
  await page.byRole("combobox", words["wall.order"]).select("nearest");
  match(await cards(page).first().text(), /Student-led conferences/, "what is due first comes first");
});

journey("on a phone the bar at the foot stays where it is while a search leaves fewer cards", async ({ page, server }) => {
  await page.setViewport(390, 700);
  await open(page, wallOnly(server, "search-foot"));
  await ask(page, "import", room(12, { session: "search-foot" }));
  await cards(page).first().waitFor();
  const foot = async () => Math.round((await page.byCss(".wall > .foot").box()).y);
  const before = await foot();
  await page.byLabel(words["wall.search.label"]).fill("zzz");
  await page.byText(words["wall.nothing.title"]).waitFor();
  equal(await foot(), before);
  await press(page, words["wall.show_all"]);
  await cards(page).first().waitFor();
  equal(await foot(), before);
});

journey("who takes down two cards gets both back with one undo", async ({ page, server }) => {
  await open(page, wallOnly(server, "two-down"));
  for (const project of ["A reading corner", "A walk at noon"]) await commitOnWall(page, { project, needed: "Time" });
  for (const project of ["A reading corner", "A walk at noon"]) {
    await card(page, project).byRole("button", words["card.take_down"]).click();
    await card(page, project).waitFor({ state: "hidden" });
  }
  await page.byText(says("taken_back.several.other", { n: 2 })).waitFor();
  await press(page, words.undo);
  for (const project of ["A reading corner", "A walk at noon"]) await card(page, project).waitFor();
});

journey("cards that come while one reads wait behind a button, and nothing moves", async ({ page, server }) => {
  await open(page, wallOnly(server, "learning-from-one-another"));
  await ask(page, "import", room(30));
  await cards(page).first().waitFor();
  const at = card(page, "Peer mentors in mathematics, part 2");
  await at.byRole("button", words["offer.offer"]).focus();
  const place = () => at.evaluate((element) => Math.round(element.getBoundingClientRect().top));
  const before = await place();
  await ask(page, "import", sessionFile([40, 41, 42].map((number) => commitment(number))));
  await page.byRole("button", says("wall.new.other", { n: 3 })).waitFor();
  equal(await cards(page).count(), 30);
  equal(await place(), before, "the card that one reads stays where it is");
  await page.byRole("button", says("wall.new.other", { n: 3 })).click();
  await page.until(async () => (await cards(page).count()) === 33, "the new cards");
});

journey("on a wall of 10,000 cards the keyboard is never lost, and every card has its place", async ({ page, server }) => {
  await open(page, wallOnly(server, "learning-from-one-another"));
  await ask(page, "import", longRoom(10_000));
  await cards(page).first().waitFor();
  ok((await cards(page).count()) < 200, "only what is in view is made");
  equal(await cards(page).first().evaluate((element) => `${element.ariaPosInSet ?? element.getAttribute("aria-posinset")}/${element.getAttribute("aria-setsize")}`), "1/10000");
  const focused = () => page.evaluate(() => document.querySelector("hallway-session").shadowRoot.activeElement?.closest("[data-card]")?.dataset.card);
  await cards(page).first().byRole("button", words["offer.offer"]).focus();
  const start = await focused();
  ok(start);
  const height = await page.waitFor(() => document.documentElement.scrollHeight > 100_000 && document.documentElement.scrollHeight);
  for (const place of [0.3, 0.7, 1]) {
    await page.evaluate((y) => scrollTo(0, y), Math.round(height * place));
    await page.waitFor(() => {
      const root = document.querySelector("hallway-session").shadowRoot;
      return [...root.querySelectorAll(".wall .card")].some((card) => {
        const { top, bottom } = card.getBoundingClientRect();
        return bottom > 0 && top < innerHeight;
      });
    });
    equal(await focused(), start, "the keyboard stays on its card");
    const now = await page.evaluate(() => document.documentElement.scrollHeight);
    // The bar above may say something else by now, on a line more.
    ok(Math.abs(now - height) < 100, `the page stays as high: ${height}, then ${now}`);
  }
  await page.until(async () => (await cards(page).texts()).some((text) => text.includes("part 1 of 10000")), "the last card");
  await page.waitFor(() => scrollY + innerHeight > document.documentElement.scrollHeight - 200);
  for (let presses = 0; presses < 12; presses += 1) await page.press("Tab");
  ok(await focused(), "Tab goes on from card to card");
  await page.waitFor(() => {
    const { top, bottom } = document.querySelector("hallway-session").shadowRoot.activeElement.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  });
  await page.byLabel(words["wall.search.label"]).fill("part 4242 of");
  await page.until(async () => (await cards(page).count()) === 1, "one card");
});

journey("paper holds every card of a long wall", async ({ page, server }) => {
  await open(page, wallOnly(server, "learning-from-one-another"));
  await ask(page, "import", longRoom(600));
  await cards(page).first().waitFor();
  ok((await cards(page).count()) < 200);
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  equal(await cards(page).count(), 600);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await page.until(async () => (await cards(page).count()) < 200, "a window again");
});

journey("on a long wall every button stays in its card: letters wide apart, text twice as large, 320 pixels", async ({ page, server }) => {
  await page.setViewport(320, 800);
  await open(page, wallOnly(server, "learning-from-one-another"));
  await ask(page, "import", longRoom(400));
  await cards(page).first().waitFor();
  for (const rules of ["*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}", ".hallway{font-size:32px!important}"]) {
    const cut = await page.evaluate(async (rules) => {
      const root = document.querySelector("hallway-session").shadowRoot;
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(rules);
      const before = root.adoptedStyleSheets;
      root.adoptedStyleSheets = [...before, sheet];
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      const out = [...root.querySelectorAll(".wall .card")].flatMap((card) => {
        const { bottom, right } = card.getBoundingClientRect();
        const parts = [...card.querySelectorAll(".btn, .open")].map((part) => part.getBoundingClientRect());
        return parts.filter((part) => part.bottom > bottom + 1 || part.right > right + 1).map(() => card.innerText.slice(0, 40));
      });
      const wide = document.documentElement.scrollWidth > innerWidth;
      root.adoptedStyleSheets = before;
      return [...out, ...(wide ? ["the page is too wide"] : [])];
    }, rules);
    deepEqual(cut, [], rules);
  }
});


journey("axe finds nothing in an opened card, the sheet of filters, and a long wall", async ({ page, server }) => {
  await open(page, wallOnly(server, "learning-from-one-another"));
  await ask(page, "import", longRoom(400));
  await commitOnWall(page, { project: "Mine", needed: "Cushions" });
  const mine = (await records(page)).find(({ data }) => data.project === "Mine");
  await ask(page, "import", sessionFile([...profiles(), record(701, { kind: "offer", prompt: undefined, re: mine.id, by: "person-2", data: { text: "Come by.", way: "visit" } })]));
  const clean = async (where) => deepEqual(await axe(page, { off: ["landmark-one-main", "region"] }), [], where);
  await clean("the wall");
  await opened(page, "Mine");
  await clean("one's own card");
  await page.press("Escape");
  await cards(page).having("part 400").byRole("button", words["offer.offer"]).click();
  await clean("the form for an offer");
  await page.press("Escape");
  await page.byRole("button", words["wall.filter"]).click();
  await clean("filters");
}, ONE_ENGINE);
