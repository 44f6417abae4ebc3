/** What the shell tests ask of a page, the same for every engine. */

/** The first element runs; gives back the theme, language and direction of its stage. */
export async function running(page, selector = "hallway-session") {
  return page.evaluate(async (selector) => {
    const element = document.querySelector(selector);
    await element.ready;
    const { theme } = element.shadowRoot.querySelector(".hallway").dataset;
    const { lang, dir } = element.shadowRoot.querySelector(".hallway");
    return { theme, lang, dir };
  }, selector);
}

/** The code of the problem that the first element reported, once it has; with the words on its panel. */
export async function trouble(page) {
  await page.byCss(".shell-problem").first().waitFor();
  const title = await page.byCss(".shell-problem h2").first().text();
  return { title, text: await page.byCss(".shell-problem p").first().text() };
}

/** Collects `hallway-*` events on the page from now on; read them with `events`. */
export const listen = (page, ...names) =>
  page.evaluate((names) => {
    window.heard = [];
    for (const name of names) addEventListener("hallway-" + name, ({ detail }) => window.heard.push({ name, detail }));
  }, names);

export const heard = (page) => page.evaluate(() => window.heard);

/** A trap as the page sees it: an uncaught error that names our module. The real code has no way to trap on request. */
export const trap = (page, file = "hallway.js") =>
  page.evaluate((file) => {
    const error = new WebAssembly.RuntimeError("unreachable");
    Object.defineProperty(error, "stack", { value: `RuntimeError: unreachable at ${new URL("/dist/" + file, location)}:1:1` });
    dispatchEvent(new ErrorEvent("error", { error, message: error.message }));
  }, file);
