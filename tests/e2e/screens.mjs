/**
 * Pictures of every screen at every width, light and dark, and one page that shows them side by side:
 *   node screens.mjs [--only words] [--engine firefox] [--page /pages/plain.html]  →  target/screens/index.html
 */
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { launch } from "./lib/browsers.mjs";
import { THEMES, WIDTHS, visitScreens } from "./lib/screens.mjs";
import { ROOT, startServer } from "./lib/server.mjs";
import { GALLERY } from "./screens.gallery.mjs";
import { SCREENS } from "./screens.list.mjs";

const { values } = parseArgs({ options: { only: { type: "string", default: "" }, engine: { type: "string" }, page: { type: "string" } } });
const folder = join(ROOT, "target/screens");
const listed = values.page ? [{ name: "page", path: values.page }] : [...SCREENS, ...GALLERY];
const screens = listed.filter(({ name }) => name.includes(values.only));
if (!screens.length) throw new Error(`no screen is called ${values.only}`);

await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const server = await startServer();
const browser = await launch({ engine: values.engine });
const failed = [];
/**
 * The window is as high as the page, so that what sticks to its edge stands at the end and hides nothing. Of a page
 * that is higher than any picture, the beginning.
 */
const HIGHEST = 6000;
const see = async (page, shot) => {
  const high = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewport(shot.width, Math.min(Math.max(high, 600), HIGHEST));
  await page.screenshot(join(folder, fileOf(shot)), { fullPage: high <= HIGHEST });
};
try {
  for (const screen of screens) {
    await visitScreens(browser, server, see, { screens: [screen] }).catch((error) => failed.push(`${screen.name}: ${error.message}`));
  }
} finally {
  await browser.close();
  await server.close();
}
await writeFile(join(folder, "index.html"), contactSheet(screens.map(({ name }) => name)));
for (const failure of failed) console.error(`✖ ${failure}`);
process.exitCode = failed.length ? 1 : 0;
console.log(`${(screens.length - failed.length) * THEMES.length * WIDTHS.length} pictures: ${join("target/screens", "index.html")}`);

function fileOf({ name, theme, width }) {
  return `${name}-${theme}-${width}.png`;
}

function contactSheet(names) {
  const shots = (name, theme) => WIDTHS.map((width) => {
    const file = fileOf({ name, theme, width });
    return `<a href="${file}"><img src="${file}" alt="${name}, ${theme}, ${width} px" width="${Math.round(width / 3)}"></a>`;
  });
  const rows = names.flatMap((name) => [`<h2>${name}</h2>`, ...THEMES.map((theme) => `<p class="${theme}">${shots(name, theme).join("\n")}</p>`)]);
  const style = "body { font: 16px sans-serif; } p { display: flex; gap: 16px; align-items: start; padding: 16px; } .light { background: #ddd; } .dark { background: #333; } img { display: block; }";
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Screens</title><style>${style}</style>\n<h1>Screens</h1>\n${rows.join("\n")}\n</html>\n`;
}
