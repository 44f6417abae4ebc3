/** Every block and every question of a guide: by keyboard alone, through the automated rules, on the narrowest page. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ONE_ENGINE, axe } from "../lib/axe.mjs";
import { deepEqual, equal, journey, ok } from "../lib/case.mjs";
import { GUIDE, STEPS, gallery, go, others, titleOf } from "../lib/gallery.mjs";
import { keyboard } from "../lib/keyboard.mjs";
import { ROOT } from "../lib/server.mjs";
import { ask, open, records, step, words } from "../lib/visitor.mjs";

const PATIENT = { ...ONE_ENGINE, allow: [/./], timeout: 600_000 };
const FINGER = 44;
const HOST_PAGE = ["landmark-one-main", "region"];

journey("the gallery has every block, question, layout and kind that the schema names", async () => {
  const { $defs: named } = JSON.parse(await readFile(join(ROOT, "guides/guide.schema.json"), "utf8"));
  const blocks = everyBlock(GUIDE.sections.flatMap(({ steps }) => steps.flatMap((each) => each.blocks)));
  const prompts = blocks.filter(({ type }) => type === "prompt");
  const fields = prompts.flatMap((each) => each.fields);
  const has = (things, key) => new Set(things.map((each) => each[key]));
  const missing = (what, all, shown) => all.filter((each) => !shown.has(each)).map((each) => `${what} ${each}`);
  // Marks and reactions are made by pressing them, at the practice cards and in the stream.
  const pressed = ["mark", "reaction"];
  const lists = {
    block: [named.block.properties.type.oneOf.map((each) => each.const), has(blocks, "type")],
    field: [named.field.properties.type.enum, has(fields, "type")],
    from: [named.field.properties.from.enum, has(fields, "from")],
    layout: [named.prompt.properties.layout.enum, has(prompts, "layout").add("plain")],
    kind: [named.prompt.properties.kind.enum.filter((each) => !pressed.includes(each)), has(prompts, "kind")],
  };
  for (const [what, [all]] of Object.entries(lists)) ok(all.every(Boolean) && all.length > 3, `the schema lists each ${what}`);
  deepEqual(Object.entries(lists).flatMap(([what, [all, shown]]) => missing(what, all, shown)), []);
});

journey("what is wrong with a sentence stands under it, to be seen", async ({ page, server }) => {
  await open(page, gallery(server, "gallery-gaps"));
  await go(page, "layouts");
  await page.byRole("button", words["form.share"], { exact: true }).first().click();
  const wrong = page.byCss(".sentence + .told .wrong");
  await wrong.first().waitFor();
  equal(await wrong.count(), 3, "a line for each gap");
  const seen = await wrong.last().evaluate((line) => {
    line.scrollIntoView({ block: "center" });
    const { left, width, top, height } = line.getBoundingClientRect();
    return line.contains(line.getRootNode().elementFromPoint(left + width / 2, top + height / 2));
  });
  ok(seen, "nothing hides it");
});

journey("every kind of question is answered with the keyboard alone", async ({ page, server }) => {
  await open(page, gallery(server, "gallery-keys"));
  await ask(page, "import", others());
  const keys = keyboard(page);
  const fill = async (name, text) => {
    await keys.to("textbox", name);
    await page.type(text);
  };
  const press = async (name, key = "Enter") => {
    await keys.to("button", name);
    await page.press(key);
  };
  const answerOf = async (prompt) => (await records(page)).find((each) => each.prompt === prompt && each.by !== "ana");
  const shared = async (prompt, button = words["form.share"]) => {
    await press(button);
    await page.until(() => answerOf(prompt), `an answer to ${prompt}`);
    await keys.kept(`after ${prompt}`);
    return answerOf(prompt);
  };

  await go(page, "lists");
  await fill(/Things that helped|What helped you/, "A talk");
  await page.press("Enter");
  await page.type("A walk");
  await page.press("Enter");
  await page.type("x");
  await page.press("Backspace");
  await page.press("Backspace");
  deepEqual((await shared("entries")).data.lines, ["A talk", "A walk"]);
  await keys.to("radio", /^1/);
  await page.press("ArrowRight");
  await page.press("ArrowRight");
  await keys.to("radio", /^0/);
  await page.press("ArrowRight");
  await press(words["form.clear"]);
  equal((await keys.where()).role, "radio", "the keyboard stays at the scale");
  await page.byRole("button", words["form.clear"]).waitFor({ state: "hidden" });
  deepEqual((await shared("scale")).data, { sure: "3" }, "what was cleared is no answer");
  await press("Move down: Time");
  await keys.at("Move down: Time", "as it moved");
  await page.press("Enter");
  const ranked = (await shared("ranking")).data.order;
  deepEqual(ranked.slice(0, 3), ["trust", "materials", "time"]);

  await go(page, "layouts");
  await fill(/^If we/, "open our doors");
  await fill(/^then/, "we learn");
  await fill(/^and we will know by/, "counting visits.");
  await shared("hypothesis");
  await page.byCss(".said-sentence").having("If we open our doors, then we learn, and we will know by counting visits.").waitFor();
  await fill(/^Before/, "Alone");
  await fill(/^Now/, "Together");
  deepEqual((await shared("compare")).data, { after: "Together", before: "Alone" });
  await fill(/^I saw/, "Two learners");
  await fill(/^I wonder/, "How long?");
  const observed = await shared("observation", words["form.keep"]);
  deepEqual([observed.data.saw, observed.visible], [["Two learners"], "me"]);
  await fill(/^What will you try/, "One visit");
  const cycle = await shared("cycle");
  equal(cycle.re, (await answerOf("hypothesis")).id, "the test is about the hypothesis");

  await go(page, "stream");
  await fill(/^What makes you most proud/, "We asked for help.");
  await press(words["stream.post"]);
  await page.byCss(".posts").byText("We asked for help.").waitFor();
  await keys.kept("after a post");
  await press(words["react.me-too"]);
  await page.byRole("button", words["react.me-too"], { pressed: true }).waitFor();
  await keys.kept("after a reaction");
  await page.press("Enter");
  await page.byRole("button", words["react.me-too"], { pressed: false }).waitFor();
  await page.byCss(".posts .guest").waitFor();

  await go(page, "withheld");
  await page.byText("1 is waiting", { exact: false }).waitFor();
  ok(!(await page.evaluate(() => document.querySelector("hallway-session").shadowRoot.textContent.includes("The silence."))), "what is withheld is not in the page");
  await fill(/^What did you notice/, "A smile");
  await shared("first");
  await page.byText("What the room says: 1 answer").waitFor();

  await go(page, "choose");
  await press("Pick: Trust takes time");
  await press("Pick: Rooms that talk");
  await press("Move up: Rooms that talk");
  deepEqual((await shared("way")).data.picked, ["rooms", "trust"]);
  await page.byRole("button", /^Step 9 of 14/).waitFor();
  await keys.next({ title: "Talk: Rooms that talk" });

  await go(page, "cards");
  await keys.to("searchbox", words["library.search.label"]);
  await page.type("friday");
  await page.byText("1 practice", { exact: true }).waitFor();
  await press("Bookmark: Friday talks");
  await keys.kept("after a bookmark");
  ok((await records(page)).some(({ kind, data }) => kind === "mark" && data.mark === "bookmark"));
  await keys.to("combobox", /^A practice of the library/);
  await page.type("Fri");
  deepEqual((await shared("adapt")).data, { practice: "Friday talks" });
  // The filters stand before the cards, and not every browser goes round at the end of a page.
  await keys.to("button", words["library.only"], "Shift+Tab");
  await page.press("Enter");
  await press(words["library.add"]);
  await fill(/^What do you call it/, "Open doors");
  await fill(/^What do you do/, "Doors stay open.");
  await fill(/^Link to a plan/, "example.org");
  await press(words["form.add"]);
  await page.byText(words["form.link"]).waitFor();
  await keys.at(/^Link to a plan/, "where something is wrong");
});

journey("a link that is none is text, and one that leads away says where", async ({ page, server }) => {
  await open(page, gallery(server, "gallery-links"));
  await ask(page, "import", others());
  await go(page, "cards");
  await page.byText("A bad link").waitFor();
  const links = await page.byCss(".library a").all((found) => found.map((each) => [each.getAttribute("href"), each.rel]));
  deepEqual(links, [["https://example.org/talks", "noopener noreferrer"], ["https://example.org/chart", "noopener noreferrer"]]);
});

for (const dir of ["ltr", "rtl"]) {
  journey(`the rules find nothing in the gallery, written ${dir}`, async ({ page, server }) => {
    await open(page, gallery(server, `gallery-axe-${dir}`, dir));
    await ask(page, "import", others());
    const found = [];
    for (const { id } of STEPS.filter(({ pick }) => !pick)) {
      await go(page, id);
      for (const theme of ["light", "dark"]) {
        await page.setColorScheme(theme);
        await page.evaluate((theme) => document.querySelector("hallway-session").setAttribute("theme", theme), theme);
        await step(page, titleOf(id)).waitFor();
        for (const width of [320, 1280]) {
          await page.setViewport(width, 900);
          for (const line of await axe(page, { off: HOST_PAGE })) found.push(`${id} ${theme} ${width}: ${line}`);
        }
      }
    }
    deepEqual(found, []);
  }, PATIENT);

  journey(`nothing in the gallery is wider than a page of 320 px or smaller than a finger, written ${dir}`, async ({ page, server }) => {
    await page.setViewport(320, 800);
    await open(page, gallery(server, `gallery-narrow-${dir}`, dir));
    await ask(page, "import", others());
    const wide = [];
    for (const width of [320, 280]) {
      await page.setViewport(width, 800);
      for (const { id } of STEPS.filter(({ pick }) => !pick)) {
        await go(page, id);
        wide.push(...(await page.evaluate(tooWide)).map((what) => `${id} at ${width}: ${what}`));
        const [pressed, small] = await page.evaluate(tooSmall, FINGER);
        ok(pressed > 2, `${id} has something to press`);
        wide.push(...small.map((what) => `${id} at ${width}: ${what}`));
      }
    }
    deepEqual(wide, []);
  });
}

function tooWide() {
  const room = document.documentElement.clientWidth;
  const all = [...document.querySelector("hallway-session").shadowRoot.querySelectorAll("*")];
  const out = all.filter((each) => {
    const { left, right, width } = each.getBoundingClientRect();
    return width > 2 && (right > room + 1 || left < -1) && !each.closest(".progress ol, .unseen");
  });
  return out.map((each) => `${each.localName}.${each.getAttribute("class")}`).slice(0, 5);
}

function tooSmall(least) {
  const all = [...document.querySelector("hallway-session").shadowRoot.querySelectorAll("button, select, textarea, summary, .choice, .tick, input.field")];
  const pressed = all.filter((each) => each.getBoundingClientRect().width > 2 && !each.closest(".progress ol, .unseen"));
  const small = pressed.filter((each) => {
    const { width, height } = each.getBoundingClientRect();
    return Math.min(width, height) < least - 0.5;
  });
  return [pressed.length, small.map((each) => `small ${each.localName}.${each.getAttribute("class")}`).slice(0, 5)];
}

/** A library brings the question by which people add to it. */
function everyBlock(blocks) {
  return blocks.flatMap((each) => each.prompt ? [each, each.prompt] : [each]);
}
