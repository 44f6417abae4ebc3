/** Every screen: its name, the page it is on, and the steps of a visitor who wants to see it. */
import { longRoom, room, sessionFile, commitment, profiles, record } from "./lib/samples.mjs";
import { arrived, ask, commit, dialog, embed, fillCommitment, goTo, openHostTools, press, savedOnDevice, spanish, words } from "./lib/visitor.mjs";
import { trap } from "./shell/open.mjs";

const PLAIN = "/pages/plain.html";
const GARDEN = { project: "A garden on the roof, planted by grade 4", needed: "Somebody with a ladder and two free Saturdays", kinds: ["People", "Time"], by: "2026-12-11", firstStep: "Ask the caretaker for the key", offer: "Tomatoes in June" };
const WEBHOOK = "http://127.0.0.1:9/intake";

const at = (id) => async (page) => {
  await arrived(page);
  await goTo(page, id);
};
const filled = (count) => async (page) => {
  await arrived(page);
  await ask(page, "import", room(count));
};
const posted = async (page) => {
  await arrived(page);
  await commit(page, GARDEN);
  await savedOnDevice(page);
};
/** The wall has the width to itself on a narrow screen; on a wide one it stands beside the guide. */
const toWall = async (page) => {
  const way = page.byCss(".guide .foot .to-other");
  if (await way.visible()) await way.click();
};
const open = (name) => async (page) => {
  await press(page, name);
  await dialog(page).waitFor();
};
const from = async (page, name) => {
  await press(page, words["menu.title"]);
  await dialog(page).byRole("button", name).click();
};
const host = (tab) => async (page) => {
  await filled(12)(page);
  await openHostTools(page, tab);
};

/** A led session at the step of commitments, its timer running. */
const run = async (page) => {
  await host(words["host.run"])(page);
  await press(page, words["run.start"]);
  await page.byCss(".plan .item").having("commitment").click();
  await page.byCss("#run-timer").click();
  await page.byCss('.face[data-phase="running"]').first().waitFor();
};

/** Adds `page`, made by `embed`, to the site before it is visited. */
const own = (name, attributes, options) => (server) => embed(server, name, attributes, options);

export const SCREENS = [
  { name: "home", path: "/" },
  { name: "arrive", path: PLAIN, steps: arrived },
  { name: "arrive-filled", path: PLAIN, steps: async (page) => {
    await arrived(page);
    await page.byLabel("Name").fill("Ana P.");
    await page.byLabel("School or organization").fill("Riverside Middle School");
    await press(page, words["form.save"]);
    await page.byCss(".guide .answer").waitFor();
    await page.byRole("textbox", "What did somebody else").fill("Half an answer, not shared yet");
  } },
  { name: "practices", path: PLAIN, steps: async (page) => {
    await filled(3)(page);
    await goTo(page, "practices");
    await page.byRole("heading", "Learner agency", { level: 3 }).click();
    await page.byRole("group", "Learner agency").byRole("button", "Want to try").click();
  } },
  { name: "networks", path: PLAIN, steps: at("networks") },
  { name: "ecosystem", path: PLAIN, steps: async (page) => {
    await at("ecosystem")(page);
    for (const [who, brings] of [["The town library", "A quiet place after school"], ["Rivera & Sons, carpenters", ""]]) {
      await page.byLabel("Partner").fill(who);
      await page.byLabel("What they bring").fill(brings);
      await press(page, words["form.add"]);
      await page.byCss(".guide .entries").byText(who).waitFor();
    }
  } },
  { name: "commitment-form", path: PLAIN, steps: async (page) => {
    await at("commitment")(page);
    await fillCommitment(page.byCss(".guide"), GARDEN);
  } },
  { name: "commitment-errors", path: PLAIN, steps: async (page) => {
    await at("commitment")(page);
    await page.byLabel("What do you need to make it happen").fill("x".repeat(290));
    await press(page, words["form.post"]);
    await page.byCss(".wrong").first().waitFor();
  } },
  { name: "commitment-posted", path: PLAIN, steps: posted },
  { name: "carry-on", path: PLAIN, steps: async (page) => {
    await posted(page);
    await goTo(page, "carry-on");
  } },
  { name: "wall-empty", path: PLAIN, steps: async (page) => {
    await arrived(page);
    await toWall(page);
  } },
  { name: "wall-one-card", path: PLAIN, steps: async (page) => {
    await posted(page);
    await toWall(page);
  } },
  { name: "wall-twelve-cards", path: PLAIN, steps: async (page) => {
    await filled(12)(page);
    await toWall(page);
  } },
  { name: "wall-search-without-result", path: PLAIN, steps: async (page) => {
    await filled(12)(page);
    await toWall(page);
    await page.byLabel(words["wall.search.label"]).fill("submarine");
    await page.byText(words["wall.nothing.title"]).waitFor();
  } },
  { name: "offer-form", path: PLAIN, steps: async (page) => {
    await filled(3)(page);
    await toWall(page);
    await page.byCss(".wall .card").first().byRole("button", words["offer.offer"], { exact: true }).click();
    await page.byRole("textbox", words["offer.line"]).fill("I ran one last year. Come and see.");
  } },
  { name: "own-card-with-offers", path: PLAIN, steps: async (page) => {
    await posted(page);
    const [mine] = (await ask(page, "records")).filter(({ kind }) => kind === "commitment");
    const offers = ["I have a ladder.", "Two Saturdays in May are free. My sister has a van, too."].map((text, index) =>
      record(700 + index, { kind: "offer", prompt: undefined, re: mine.id, by: `person-${index * 2}`, data: { text } }));
    await ask(page, "import", sessionFile([...profiles(), ...offers]));
    await toWall(page);
    await page.byCss(".wall .card.mine").byRole("button", /can help/).click();
    await dialog(page).byCss(".offers").waitFor();
  } },
  ...[300, 10_000].map((count) => ({ name: `wall-${count}-cards`, path: PLAIN, steps: async (page) => {
    await arrived(page);
    await ask(page, "import", longRoom(count));
    await toWall(page);
    await page.byCss(".wall .card").first().waitFor();
  } })),
  ...[12, 10_000].map((count) => ({ name: `wall-${count}-right-to-left`, path: own("wall-right-to-left", { view: "wall" }, { dir: "rtl" }), steps: async (page) => {
    await arrived(page);
    await ask(page, "import", longRoom(count));
    await page.byCss(".wall .card").first().waitFor();
  } })),
  { name: "wall-card-opened", path: PLAIN, steps: async (page) => {
    await filled(12)(page);
    await toWall(page);
    await page.byCss(".wall .card .open").first().click();
    await dialog(page).waitFor();
  } },
  { name: "wall-filters", path: PLAIN, steps: async (page) => {
    await filled(12)(page);
    await toWall(page);
    await page.byCss(".wall .filter").click();
    await dialog(page).waitFor();
  } },
  { name: "wall-alone", path: own("wall-alone", { view: "wall" }), steps: filled(6) },
  { name: "guide-alone", path: own("guide-alone", { view: "guide" }), steps: arrived },
  { name: "menu", path: PLAIN, steps: async (page) => {
    await posted(page);
    await open(words["menu.title"])(page);
  } },
  { name: "steps", path: PLAIN, steps: async (page) => {
    await at("networks")(page);
    await page.byRole("button", /^Step 3 of 6/).click();
    await dialog(page).waitFor();
  } },
  { name: "edit", path: PLAIN, steps: async (page) => {
    await posted(page);
    await page.byCss(".guide .own").byRole("button", words.edit).click();
    await dialog(page).waitFor();
  } },
  { name: "consent", path: own("consent", { webhook: WEBHOOK }), steps: async (page) => {
    await arrived(page);
    await commit(page, GARDEN);
    await dialog(page).byText(words["consent.title"]).waitFor();
  } },
  { name: "safety", path: PLAIN, steps: async (page) => {
    await posted(page);
    await page.byCss(".chip").click();
    await dialog(page).waitFor();
  } },
  { name: "finish", path: PLAIN, steps: async (page) => {
    await posted(page);
    await from(page, words.finish);
    await dialog(page).byText(words["finish.title"]).waitFor();
  } },
  { name: "your-words", path: PLAIN, steps: async (page) => {
    await posted(page);
    await from(page, words["mine.title"]);
    await page.byRole("heading", words["mine.title"], { level: 2 }).waitFor();
  } },
  { name: "your-words-empty", path: PLAIN, steps: async (page) => {
    await arrived(page);
    await from(page, words["mine.title"]);
    await page.byText(words["mine.nothing"]).waitFor();
  } },
  { name: "taken-down", path: PLAIN, steps: async (page) => {
    await posted(page);
    await page.byCss(".guide .own").byRole("button", words["card.take_down"]).click();
    await page.byRole("button", words.undo).waitFor();
  } },
  { name: "shared-device-posted", path: own("shared", { pace: "shared-device", "session-title": "Table 3, Friday" }), steps: async (page) => {
    await arrived(page);
    await commit(page, GARDEN);
    await page.byText(words["notice.next_person"]).waitFor();
  } },
  { name: "host-run-start", path: PLAIN, steps: host(words["host.run"]) },
  { name: "host-run", path: own("host-run", { pace: "led" }), steps: run },
  { name: "big-screen-waits", path: own("big-screen-waits", { view: "screen" }), steps: (page) => page.byCss(".beam .qr").waitFor() },
  { name: "big-screen", path: own("big-screen", { pace: "led" }), steps: async (page) => {
    await run(page);
    await page.evaluate(() => document.querySelector("hallway-session").setAttribute("view", "screen"));
    await page.byCss(".beam .digits").waitFor();
  } },
  { name: "host-wall", path: PLAIN, steps: host(words["host.wall"]) },
  { name: "host-matches", path: PLAIN, steps: host(words["host.matches"]) },
  { name: "host-themes", path: PLAIN, steps: async (page) => {
    await host(words["host.themes"])(page);
    await page.byCss(".gather .choices button").first().click();
    await page.byCss(".themes li").waitFor();
  } },
  { name: "host-recap", path: PLAIN, steps: async (page) => {
    await host(words["host.recap"])(page);
    await page.byCss(".recap").waitFor();
  } },
  { name: "suggestions", path: PLAIN, steps: async (page) => {
    await filled(12)(page);
    await commit(page, { project: "A quiet corner", needed: "Tomatoes, and somebody who knows books", offer: "Paint" });
    await toWall(page);
    await page.byCss(".wall .card.mine").first().byRole("button", words["suggest.helpers"]).click();
    await dialog(page).waitFor();
  } },
  { name: "host-collect", path: PLAIN, steps: async (page) => {
    await host()(page);
    const files = { "table-3.hallway.json": room(14), "half.hallway.json": room(16).slice(0, -150), "holiday.jpg.json": "[]" };
    for (const [name, text] of Object.entries(files)) {
      await page.byCss("#import").setFiles({ name, type: "application/json", bytes: Buffer.from(text) });
      await page.byRole("list", words["host.import.report"]).byText(name).waitFor();
    }
  } },
  { name: "host-delivery", path: own("host-delivery", { webhook: WEBHOOK }), steps: host(words["host.delivery"]) },
  { name: "host-delivery-none", path: PLAIN, steps: host(words["host.delivery"]) },
  { name: "host-device", path: PLAIN, steps: host(words["host.device"]) },
  { name: "editor-start", path: PLAIN, steps: async (page) => {
    await host(words["host.guide"])(page);
    await page.byRole("button", /^Troika/).waitFor();
  } },
  { name: "editor", path: PLAIN, steps: async (page) => {
    await host(words["host.guide"])(page);
    await page.byRole("button", words["edit.current"]).click();
    await page.byCss(".editor").waitFor();
  } },
  { name: "spanish", path: "/pages/spanish.html", steps: async (page) => {
    await arrived(page);
    await page.evaluate(() => document.querySelector("hallway-session").goto("commitment"));
    await page.byRole("button", spanish["form.post"]).waitFor();
  } },
  { name: "right-to-left", path: own("right-to-left", {}, { dir: "rtl" }), steps: async (page) => {
    await filled(6)(page);
    await goTo(page, "ecosystem");
  } },
  { name: "only-in-this-tab", path: "/pages/storage-denied.html", steps: async (page) => {
    await arrived(page);
    await commit(page, GARDEN);
    await page.byText(words["notice.tab"]).waitFor();
  } },
  { name: "storage-full", path: "/pages/storage-full.html", steps: async (page) => {
    await arrived(page);
    await commit(page, GARDEN);
    await page.byText(words["notice.full"]).waitFor();
  } },
  { name: "crashed", path: PLAIN, steps: async (page) => {
    await posted(page);
    await trap(page);
    await page.byRole("button", words["shell.crash.continue"]).waitFor();
  } },
  { name: "no-wasm", path: "/pages/csp-no-wasm.html", steps: async (page) => void (await page.byCss(".shell-problem").waitFor()) },
  { name: "guide-missing", path: "/pages/guide-missing.html", steps: async (page) => void (await page.byCss(".shell-problem").waitFor()) },
  { name: "long-words", path: own("long-words", { "session-title": "Fortbildungsveranstaltungsnachbereitungsgespräch der Gesamtschulleiterkonferenz" }), steps: async (page) => {
    await arrived(page);
    const word = "Kompetenzentwicklungsberichterstattungsvordruckbeschaffungsantrag";
    const data = { project: `${word} für alle`, needed: `Jemand mit ${word}`, kinds: ["people"] };
    await ask(page, "import", sessionFile([...profiles(), commitment(0, { data })]));
    await commit(page, { ...GARDEN, project: word, needed: word });
  } },
];
