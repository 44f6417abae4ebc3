/** The page's policies: what runs under them, and what is said where nothing can. */
import { equal, journey, match, ok } from "../lib/case.mjs";
import { listen, heard, running, trouble } from "./open.mjs";

for (const name of ["strict-csp", "trusted-types", "split-build", "split-strict-csp"]) {
  journey(`runs on the page ${name}`, async ({ page, server }) => {
    await page.goto(`${server.url}/pages/${name}.html`);
    equal((await running(page)).lang, "en");
  });
}

journey("names what the site owner must add where WebAssembly is blocked, and keeps the guide readable", async ({ page, server }) => {
  await page.goto(`${server.url}/pages/csp-no-wasm.html`);
  const { text } = await trouble(page);
  match(text, /'wasm-unsafe-eval'/);
  match(text, /script-src/);
  ok((await page.byCss(".shell-guide h3").count()) > 2, "headings of the guide");
  ok((await page.byCss(".shell-guide p").count()) > 10, "sentences of the guide");
  const refused = await page.evaluate(() => document.querySelector("hallway-session").records().then(() => "", (e) => e.message));
  match(refused, /wasm-unsafe-eval/);
}, { allow: [/WebAssembly|wasm|Content.Security/i] });

journey("says nothing about policy when a trap elsewhere is not ours", async ({ page, server }) => {
  await page.goto(`${server.url}/pages/plain.html`);
  await running(page);
  await listen(page, "problem");
  await page.evaluate(() => dispatchEvent(new ErrorEvent("error", { error: new WebAssembly.RuntimeError("someone else’s") })));
  equal((await heard(page)).length, 0);
});
