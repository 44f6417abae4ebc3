/** The whole journey under a page's strict policies: not one violation, and every way out works. */
import { deepEqual, equal, journey, match, ok } from "../lib/case.mjs";
import { STEPS, cards, choose, commit, dialog, goNext, inDialog, inGuide, open, openHostTools, press, savedOnDevice, step, words } from "../lib/visitor.mjs";

for (const name of ["strict-csp", "trusted-types", "split-strict-csp"]) {
  journey(`the whole journey on the page ${name} without a violation`, async ({ page, server }) => {
    await open(page, `${server.url}/pages/${name}.html`);
    await page.byLabel("Name").fill("Ana");
    await inGuide(page, words["form.save"]).click();
    await page.byCss(".guide .answer").byText("Ana").waitFor();
    for (const { title } of STEPS.slice(1)) {
      await goNext(page);
      await step(page, title).waitFor();
    }
    await commit(page, { project: "A reading corner", needed: "Ten cushions", kinds: ["People"], by: "2026-12-11", firstStep: "Ask" });
    await savedOnDevice(page);
    await cards(page).byRole("button", words.edit).click();
    await inDialog(page, words["form.save_changes"]).click();
    await dialog(page).waitFor({ state: "hidden" });
    await cards(page).byRole("button", words["card.take_down"]).click();
    await press(page, words.undo);
    await choose(page, words["mine.title"]);
    await page.byRole("heading", words["mine.title"], { level: 2 }).waitFor();
    const file = await page.download(() => page.byRole("button", words["take.file"]).click());
    ok(file.text.includes("A reading corner"));
    await openHostTools(page);
    const csv = await page.download(() => page.byRole("button", words["host.csv"]).click());
    match(csv.text, /A reading corner/);
    await page.byCss("#import").setFiles({ name: "again.hallway.json", type: "application/json", bytes: file.bytes });
    await page.byRole("list", words["host.import.report"]).byText("again.hallway.json").waitFor();
    deepEqual((await page.problems()).filter(({ kind }) => kind === "csp"), []);
  });
}

journey("without the WebAssembly keyword the guide's words can be read and the cure is named", async ({ page, server }) => {
  await page.goto(`${server.url}/pages/csp-no-wasm.html`);
  await page.byText("'wasm-unsafe-eval'").waitFor();
  for (const { title } of STEPS) await page.byRole("heading", title).first().waitFor();
  await page.byText("Speak from your own work.").waitFor();
  equal(await page.byCss("form").count(), 0);
}, { allow: [/WebAssembly|wasm|Content.Security/i] });
