/** What the page around it does to the element, and what the element must not do to the page. */
import { deepEqual, equal, journey, match, notEqual, ok } from "../lib/case.mjs";
import { embed } from "../lib/visitor.mjs";
import { listen, heard, running } from "./open.mjs";

for (const [name, theme] of [["plain", "light"], ["dark", "dark"], ["dark-scheme", "dark"], ["dark-section", "dark"]]) {
  journey(`is ${theme} on the page ${name}`, async ({ page, server }) => {
    await page.goto(`${server.url}/pages/${name}.html`);
    equal((await running(page)).theme, theme);
  });
}

journey("stays light on a white page of a visitor who prefers dark", async ({ page, server }) => {
  await page.goto(`${server.url}/pages/plain.html`);
  equal((await running(page)).theme, "light");
}, { context: { colorScheme: "dark" } });

journey("follows the page's own switch without starting again", async ({ page, server }) => {
  await page.goto(`${server.url}/pages/theme-toggle.html`);
  await running(page);
  await listen(page, "ready");
  await page.evaluate(() => document.documentElement.classList.add("dark"));
  await page.waitFor(() => document.querySelector("hallway-session").shadowRoot.querySelector(".hallway").dataset.theme === "dark");
  await page.evaluate(() => document.querySelector("hallway-session").setAttribute("theme", "light"));
  await page.waitFor(() => document.querySelector("hallway-session").shadowRoot.querySelector(".hallway").dataset.theme === "light");
  equal((await heard(page)).length, 0);
}, { engines: ["chromium", "firefox"], reason: "CSS transitions stand still in WebKit under its driver, so the page never turns dark" });

journey("reads from right to left where the page does, if anything in it is in the page's language", async ({ page, server }) => {
  await page.goto(`${server.url}/pages/rtl.html`);
  const look = async () => {
    const { lang, dir } = await running(page);
    return [lang, dir];
  };
  deepEqual(await look(), ["en", "ltr"], "English throughout");
  const step = { id: "b", title: "أهلا", blocks: [] };
  const guide = { format: "hallway-guide", version: 1, id: "g", lang: "ar-EG", title: "لقاء", sections: [{ id: "a", title: "أ", steps: [step] }] };
  await page.evaluate((guide) => (document.querySelector("hallway-session").guide = guide), guide);
  deepEqual(await look(), ["en", "rtl"], "a guide in Arabic");
  server.answer("/dist/hallway-host.js", { status: 503, body: "" });
  await page.evaluate(() => document.querySelector("hallway-session").setAttribute("view", "host"));
  await page.waitFor(() => document.querySelector("hallway-session").shadowRoot.querySelector(".shell-problem"));
  await page.evaluate(() => document.querySelector("hallway-session").setAttribute("theme", "dark"));
  await page.waitFor(() => document.querySelector("hallway-session").shadowRoot.querySelector(".hallway").dataset.theme === "dark");
  deepEqual(await look(), ["en", "rtl"], "the same where something did not arrive");
  server.answer("/dist/hallway-host.js", undefined);
  await page.evaluate(() => document.querySelector("hallway-session").removeAttribute("view"));
  await page.evaluate(() => (document.querySelector("hallway-session").guide = undefined));
  deepEqual(await look(), ["en", "ltr"]);
  await page.evaluate(() => (document.querySelector("hallway-session").messages = { "guide.next": "التالي" }));
  deepEqual(await look(), ["en", "rtl"], "words of the site's own");
}, { allow: [/hallway-(ar|host)\.js|404|503/] });

journey("reads from right to left in English where the page is English", async ({ page, server }) => {
  await page.goto(embed(server, "english", {}, { dir: "rtl" }));
  equal((await running(page)).dir, "rtl");
});

journey("speaks the page's language", async ({ page, server }) => {
  await page.goto(`${server.url}/pages/spanish.html`);
  equal((await running(page)).lang, "es");
});

journey("speaks English where it does not know the language", async ({ page, server }) => {
  await page.goto(`${server.url}/pages/no-such-language.html`);
  equal((await running(page)).lang, "en");
}, { allow: [/hallway-eo\.js|404/] });

for (const name of ["root-62-uppercase", "star-reset"]) {
  journey(`keeps its own type and a hidden live region on the page ${name}`, async ({ page, server }) => {
    await page.goto(`${server.url}/pages/${name}.html`);
    await running(page);
    const { fontSize, textTransform, live } = await page.evaluate(() => {
      const element = document.querySelector("hallway-session");
      const { fontSize, textTransform } = getComputedStyle(element.shadowRoot.querySelector(".hallway"));
      const { width, height } = element.querySelector("[slot=live]").getBoundingClientRect();
      return { fontSize, textTransform, live: [width, height] };
    });
    deepEqual([fontSize, textTransform], ["16px", "none"]);
    deepEqual(live, [1, 1]);
  });
}

journey("keeps the page's hotkeys away from what is typed", async ({ page, server }) => {
  await page.goto(`${server.url}/pages/hotkeys.html`);
  await running(page);
  // A field of our own in the shadow root: which fields the session shows is not the shell's business.
  await page.evaluate(() => {
    const { shadowRoot } = document.querySelector("hallway-session");
    const field = document.createElement("input");
    shadowRoot.querySelector(".hallway").prepend(field);
    field.focus();
  });
  await page.type("e/?");
  const { value, pressed } = await page.evaluate(() => ({
    value: document.querySelector("hallway-session").shadowRoot.activeElement.value,
    pressed: window.pressed,
  }));
  equal(value, "e/?");
  deepEqual(pressed, []);
});

journey("a click on plain text moves neither the focus nor the page; focus() goes to the first control", async ({ page, server }) => {
  await page.goto(`${server.url}/pages/plain.html`);
  await running(page);
  await page.setViewport(600, 300);
  const look = () => page.evaluate(() => {
    const { activeElement } = document.querySelector("hallway-session").shadowRoot;
    // A part that takes the focus from scripts only may have it: that shows nothing and goes nowhere.
    return { focus: activeElement?.matches("[tabindex='-1']") ? null : activeElement?.localName ?? null, scroll: scrollY };
  });
  // The last one is far below the first control, so that a focus there would show.
  await page.evaluate(() => {
    const texts = [...document.querySelector("hallway-session").shadowRoot.querySelectorAll("h2,h3,p")];
    const plain = texts.filter((each) => each.innerText && each.checkVisibility() && !each.closest("a,button,label,summary"));
    plain.at(-1).classList.add("plain-text");
    plain.at(-1).scrollIntoView({ block: "center" });
  });
  const before = await look();
  await page.byCss(".plain-text").click();
  deepEqual(await look(), before);
  equal(before.focus, null);
  await page.evaluate(() => document.querySelector("hallway-session").focus());
  notEqual((await look()).focus, null);
});

journey("tolerates a second copy of the script", async ({ page, server }) => {
  await page.goto(`${server.url}/pages/double-load.html`);
  await running(page);
  match(await page.evaluate(() => customElements.get("hallway-session").version), /^\d/);
}, { allow: [/already on this page/] });

for (const name of ["patched-prototypes", "storage-denied", "storage-full"]) {
  journey(`runs on the page ${name}`, async ({ page, server }) => {
    await page.goto(`${server.url}/pages/${name}.html`);
    ok(await running(page));
  });
}

for (const name of ["two-instances-one-session", "two-instances-two-sessions"]) {
  journey(`runs both elements on the page ${name}`, async ({ page, server }) => {
    await page.goto(`${server.url}/pages/${name}.html`);
    ok(await running(page, "#first"));
    ok(await running(page, "#second"));
  });
}

journey("shows the fallback where there is no script", async ({ page, server }) => {
  await page.goto(`${server.url}/pages/no-javascript.html`);
  await page.byText("Write to us").waitFor();
});

journey("puts the session in place of the fallback", async ({ page, server }) => {
  await page.goto(`${server.url}/pages/fallback.html`);
  await running(page);
  equal(await page.byText("Write to us").count(), 0);
});
