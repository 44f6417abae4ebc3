/** Visits every listed screen in both themes and at every width; pictures and accessibility checks both use it. */
import { SCREENS } from "../screens.list.mjs";

export const WIDTHS = [320, 390, 768, 1440];
export const THEMES = ["light", "dark"];

const HEIGHT = 900;

/** Calls `see(page, { name, theme, width })` on each of them, in the state that the screen's steps lead to. */
export async function visitScreens(browser, server, see, { screens = SCREENS, themes = THEMES, widths = WIDTHS } = {}) {
  // Where a page can change sides while it runs, one visit shows both.
  const visits = browser.supports.liveColorScheme ? [themes] : themes.map((theme) => [theme]);
  for (const { name, path, steps = async () => {} } of screens) {
    for (const shown of visits) {
      const context = await browser.newContext({ colorScheme: shown[0], viewport: { width: widths[0], height: HEIGHT } });
      try {
        const page = await context.newPage();
        await page.goto(typeof path === "function" ? path(server) : server.url + path);
        await steps(page, { context, server });
        for (const theme of shown) {
          if (shown.length > 1) await page.setColorScheme(theme);
          await page.evaluate(wear, theme);
          for (const width of widths) {
            await page.setViewport(width, HEIGHT);
            await page.evaluate(settled);
            await see(page, { name, theme, width });
          }
        }
      } finally {
        await context.close();
      }
    }
  }
}

function wear(theme) {
  for (const element of document.querySelectorAll("hallway-session")) element.setAttribute("theme", theme);
}

async function settled() {
  await document.fonts.ready;
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}
