/** The life of the element: when it loads, moves, ends and begins again. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { deepEqual, equal, journey, ok } from "../lib/case.mjs";
import { ROOT } from "../lib/server.mjs";
import { listen, heard, running } from "./open.mjs";

journey("waits until it comes near the screen", async ({ page, server }) => {
  await page.goto(`${server.url}/pages/far-below.html`);
  await listen(page, "ready");
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 400)));
  equal((await heard(page)).length, 0);
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await page.waitFor(() => window.heard.length === 1);
});

journey("a method call does not wait for the screen", async ({ page, server }) => {
  await page.goto(`${server.url}/pages/far-below.html`);
  ok(await page.evaluate(async () => (await document.querySelector("hallway-session").records()) !== undefined));
});

journey("starts when a hidden tab is opened", async ({ page, server }) => {
  await page.goto(`${server.url}/pages/hidden-tab.html`);
  await listen(page, "ready");
  await page.byRole("button", "Session").click();
  await page.waitFor(() => window.heard.length === 1);
});

journey("a move in the page does not start it again", async ({ page, server }) => {
  await page.goto(`${server.url}/pages/moved-and-removed.html`);
  await running(page);
  const [before, after] = await page.evaluate(async () => {
    const element = document.querySelector("hallway-session");
    const stage = element.shadowRoot.querySelector(".hallway");
    document.getElementById("there").append(element);
    await new Promise((resolve) => setTimeout(resolve, 100));
    return [stage.childElementCount > 0, stage === element.shadowRoot.querySelector(".hallway")];
  });
  deepEqual([before, after], [true, true]);
});

journey("begins again after it was removed and put back", async ({ page, server }) => {
  await page.goto(`${server.url}/pages/moved-and-removed.html`);
  await running(page);
  await page.evaluate(async () => {
    window.kept = document.querySelector("hallway-session");
    kept.remove();
    await new Promise((resolve) => setTimeout(resolve, 100));
    document.getElementById("there").append(kept);
  });
  ok(await running(page));
});

journey("several changes in one go are one remount, and none after a removal", async ({ page, server }) => {
  await page.goto(`${server.url}/pages/plain.html`);
  await running(page);
  await listen(page, "ready");
  // WebKit runs microtasks between the lines of a script that its driver evaluates.
  await page.evaluate(() => {
    const element = document.querySelector("hallway-session");
    for (const [name, value] of [["session", "other"], ["names", "off"], ["pace", "led"]]) element.setAttribute(name, value);
  });
  await running(page);
  equal((await heard(page)).length, 1);
  await page.evaluate(async () => {
    const element = document.querySelector("hallway-session");
    element.setAttribute("session", "third");
    element.remove();
    await new Promise((resolve) => setTimeout(resolve, 300));
  });
  equal((await heard(page)).length, 1);
});

journey("takes a guide that was set before the tag was known", async ({ page, server }) => {
  await page.goto(`${server.url}/pages/before-upgrade.html`);
  await running(page);
  equal(await page.evaluate(() => document.querySelector("hallway-session").guide.title), "Set before upgrade");
  equal(await page.evaluate(() => Object.hasOwn(document.querySelector("hallway-session"), "guide")), false);
  await page.byText("First and only step").first().waitFor();
});

journey("takes a guide from inside the tag", async ({ page, server }) => {
  await page.goto(`${server.url}/pages/inline-guide.html`);
  await running(page);
  await page.byText("Our only step").first().waitFor();
});

journey("export fetches the host tools quietly", async ({ page, server }) => {
  await page.goto(`${server.url}/pages/plain.html`);
  await running(page);
  const before = server.requests.filter(({ path }) => path === "/dist/hallway-host.js").length;
  await page.evaluate(() => document.querySelector("hallway-session").export("csv"));
  equal(server.requests.filter(({ path }) => path === "/dist/hallway-host.js").length, before + 1);
});

journey("runs in a sandboxed frame", async ({ page, server }) => {
  // A frame without an origin asks for every module across origins.
  const body = await readFile(join(ROOT, "pkg/dist/hallway.js"));
  server.answer("/dist/hallway.js", { headers: { "content-type": "text/javascript", "access-control-allow-origin": "*" }, body });
  await page.goto(`${server.url}/pages/sandboxed.html`);
  ok(await running(page.frame("iframe")));
}, { allow: [/sandbox|SecurityError|insecure/i] });

journey("runs in a frame on another site", async ({ page, server }) => {
  await page.goto(`${server.url}/pages/third-party-frame.html?page=${encodeURIComponent(server.crossUrl + "/pages/plain.html")}`);
  await page.frame("iframe").byCss("hallway-session").waitFor();
  ok(await running(page.frame("iframe")));
});
