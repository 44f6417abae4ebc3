/** The page's language decides, the visitor may change it, and nothing that was typed is lost on the way. */
import { equal, journey, ok } from "../lib/case.mjs";
import { cards, commit, dialog, embed, goNext, goTo, open, savedOnDevice, spanish, step, words } from "../lib/visitor.mjs";

journey("a Spanish page gets the guide, the interface and the host tools in Spanish", async ({ page, server }) => {
  await open(page, `${server.url}/pages/spanish.html`);
  equal(await stage(page, "lang"), "es");
  await page.byRole("button", new RegExp(`^${spanish["guide.next"]}`)).waitFor();
  equal(await page.byText(words["wall.empty.title"]).count(), 0);
  await page.byText(spanish["wall.empty.title"]).waitFor();
  ok(!(await stage(page, "innerText")).includes("Next"), "no English word for next");
  await page.byRole("button", spanish["menu.title"]).click();
  await dialog(page).byRole("button", spanish["host.title"]).click();
  await page.byRole("heading", spanish["host.title"], { level: 2 }).waitFor();
  await page.byRole("tab", spanish["host.collect"]).click();
  await page.byRole("button", spanish["host.json"]).waitFor();
});

journey("switches to Spanish and back at the same step, with the draft and the cards", async ({ page, server }) => {
  await open(page, `${server.url}/pages/plain.html`);
  await commit(page, { project: "A bilingual newsletter", needed: "Two proofreaders" });
  await savedOnDevice(page);
  await goTo(page, "networks");
  const draft = "Typed in English, ñandú and 🌿 included";
  await page.byRole("textbox", "Name a network").fill(draft);

  await speak(page, words, "es");
  equal(await stage(page, "lang"), "es");
  equal(await page.byCss(".guide textarea").value(), draft);
  await cards(page).having("A bilingual newsletter").waitFor();
  await page.byText(spanish["guide.step_of"].replace("{n}", "3").replace("{total}", "6")).waitFor();

  await speak(page, spanish, "en");
  await step(page, "The power of networks").waitFor();
  equal(await page.byRole("textbox", "Name a network").value(), draft);
  await goNext(page);
  await step(page, "Your learning ecosystem").waitFor();
});

journey("stays in the chosen language while the page goes on", async ({ page, server }) => {
  await open(page, embed(server, "other-language", { session: "languages" }));
  await speak(page, words, "es");
  await goToSpanish(page, "commitment");
  await page.byCss(".guide textarea").first().fill("Un rincón de lectura");
  await page.evaluate(() => document.querySelector("hallway-session").setAttribute("session-title", "Otoño"));
  await page.byText("Otoño").waitFor();
  equal(await stage(page, "lang"), "es");
  equal(await page.byCss(".guide textarea").first().value(), "Un rincón de lectura");
});

journey("says that a language did not come, and speaks it at the second try", async ({ page, server }) => {
  server.answer("/dist/hallway-es.js", { status: 503, body: "" });
  await open(page, embed(server, "missed-language", { session: "languages" }));
  await choose(page, words, "es");
  await page.byCss(".toast").byText("Español").waitFor();
  equal(await stage(page, "lang"), "en");
  server.answer("/dist/hallway-es.js", undefined);
  await speak(page, words, "es");
  await page.byRole("button", new RegExp(`^${spanish["guide.next"]}`)).waitFor();
}, { allow: [/503|hallway-es/] });

async function choose(page, now, lang) {
  await page.byRole("button", now["menu.title"], { exact: true }).click();
  await dialog(page).byRole("combobox", now["menu.language"]).select(lang);
}

async function speak(page, now, lang) {
  await choose(page, now, lang);
  await page.waitFor((lang) => document.querySelector("hallway-session").shadowRoot.querySelector(".hallway")?.lang === lang, lang);
  await page.waitFor(() => document.querySelector("hallway-session").shadowRoot.querySelector(".pane"));
}

async function goToSpanish(page, id) {
  await page.evaluate((id) => document.querySelector("hallway-session").goto(id), id);
  await page.byCss(".guide textarea").first().waitFor();
}

const stage = (page, property) =>
  page.evaluate((property) => document.querySelector("hallway-session").shadowRoot.querySelector(".hallway")[property], property);
