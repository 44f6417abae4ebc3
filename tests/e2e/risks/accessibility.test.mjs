/** Every screen, light and dark, on a phone and on a laptop, through the automated rules. */
import { journey, deepEqual } from "../lib/case.mjs";
import { ONE_ENGINE, axe } from "../lib/axe.mjs";
import { visitScreens } from "../lib/screens.mjs";
import { SCREENS } from "../screens.list.mjs";

/** What the page around the element has to have, and a test page of three lines has not. */
const HOST_PAGE = ["landmark-one-main", "region"];
const PATIENT = { ...ONE_ENGINE, allow: [/./], timeout: 300_000 };

for (const screen of SCREENS) {
  journey(`axe finds nothing on the screen ${screen.name}`, async ({ browser, server }) => {
    const found = [];
    await visitScreens(browser, server, async (page, { theme, width }) => {
      for (const line of await axe(page, { off: screen.name === "home" ? [] : HOST_PAGE })) found.push(`${theme} ${width}: ${line}`);
    }, { screens: [screen], widths: [320, 1280] });
    deepEqual(found, []);
  }, PATIENT);
}
