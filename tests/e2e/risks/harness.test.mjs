/** The harness itself: if one of these fails, no other result can be trusted. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { axe } from "../lib/axe.mjs";
import { deepEqual, equal, journey, match, ok, rejects } from "../lib/case.mjs";
import { ROOT } from "../lib/server.mjs";

const at = (server, name = "harness") => `${server.url}/pages/${name}.html`;

/** The same page under a policy that forbids nearly everything. */
async function strictly(server) {
  const policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";
  const headers = { "content-type": "text/html; charset=utf-8", "content-security-policy": policy };
  server.answer("/pages/harness-strict.html", { headers, body: await readFile(join(ROOT, "tests/e2e/pages/harness.html")) });
  return at(server, "harness-strict");
}

journey("writes, posts and reads inside a shadow root", async ({ page, server }) => {
  await page.goto(at(server));
  await page.byLabel("Project").fill("Draft");
  await page.byLabel("Project").fill("Reading corner “quiet” 🎉");
  await page.byLabel("Kind of need").select("Time");
  await page.byRole("checkbox", "May be quoted").check();
  await page.byRole("button", "Post to the wall").click();
  await page.byText("Saved on this device").waitFor();
  deepEqual(await page.byRole("list", "Wall").byRole("listitem").texts(), ["Reading corner “quiet” 🎉 (time, quotable)"]);
  equal(await page.byLabel("Project").value(), "");
  equal(await page.byText("Nobody sees this").count(), 0);
  equal(await page.byRole("heading", /wall/i, { level: 2 }).count(), 1);
  match(await page.byCss("harness-form").text(), /Post to the wall/);
  equal(await page.byCss("body harness-form li, h6").count(), 1);
});

journey("works with the keyboard alone", async ({ page, server }) => {
  await page.goto(at(server));
  await page.byLabel("Project").focus();
  await page.type("Año 日本 A!");
  await page.press("Tab");
  await page.byCss("select:focus").waitFor();
  await page.press("Shift+Tab");
  await page.byCss("#project:focus").waitFor();
  await page.press("Enter");
  await page.byText("Año 日本 A! (people)", { exact: true }).waitFor();
});

journey("hands out and takes in files", async ({ page, server }) => {
  await page.goto(at(server));
  await page.byLabel("Project").fill("Ñandú");
  await page.byRole("button", "Post to the wall").click();
  const { name, bytes, text } = await page.download(() => page.byRole("button", "Download").click());
  equal(name, "wall.csv");
  equal(text, "\ufeffÑandú (people)");
  deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
  await page.byLabel("Bring a file").setFiles({ name: "notes.txt", type: "text/plain", bytes: Buffer.from("héllo") });
  await page.byText("Read notes.txt: héllo").waitFor();
});

journey("shares storage between tabs, not between visitors", async ({ page, context, browser, server }) => {
  await page.goto(at(server));
  const second = await context.newPage();
  await second.goto(at(server));
  await second.byLabel("Project").fill("From the other tab");
  await second.byRole("button", "Post to the wall").click();
  await page.byText("From the other tab").waitFor();
  const stranger = await browser.newPage();
  await stranger.goto(at(server));
  equal(await stranger.byRole("listitem").count(), 0);
  await stranger.close();
});

journey("keeps what was stored across a reload", async ({ page, server }) => {
  await page.goto(at(server));
  await page.byLabel("Project").fill("Stays");
  await page.byRole("button", "Post to the wall").click();
  await page.reload();
  await page.byText("Stays").waitFor();
  await page.byRole("button", "Clear the wall").click();
  await page.byText("Stays").waitFor({ state: "hidden" });
});

journey("reaches into frames", async ({ page, server }) => {
  await page.goto(at(server, "harness-frame"));
  const inner = page.frame("#inner");
  await inner.byLabel("Project").fill("Framed");
  await inner.byRole("button", "Post to the wall").click();
  await inner.byText("Framed (people)").waitFor();
  equal(await inner.evaluate(() => location.pathname), "/pages/harness.html");
  const { name } = await inner.download(() => inner.byRole("button", "Download").click());
  equal(name, "wall.csv");
});

journey("takes any width", async ({ page, server }) => {
  await page.goto(at(server));
  for (const width of [280, 320, 390, 768, 1440]) {
    await page.setViewport(width, 700);
    deepEqual(await page.evaluate(() => [innerWidth, innerHeight]), [width, 700]);
  }
  ok((await page.screenshot()).length > 1000);
  ok((await page.screenshot(undefined, { fullPage: true })).length > 1000);
});

journey("shows the dark side", async ({ page, server }) => {
  await page.goto(at(server));
  equal(await page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches), true);
}, { context: { colorScheme: "dark" } });

journey("collects what went wrong", async ({ page, server }) => {
  await page.goto(at(server));
  await page.evaluate(() => {
    setTimeout(() => { throw new Error("harness boom"); });
    console.error("harness complaint");
  });
  await page.waitFor(() => new Promise((resolve) => setTimeout(resolve, 0, true)));
  await page.goto(await strictly(server));
  await page.evaluate(() => document.body.append(Object.assign(document.createElement("img"), { src: "https://elsewhere.invalid/pixel.png" })));
  await page.until(async () => (await page.problems()).some(({ kind, text }) => kind === "csp" && text.includes("img-src")), "the violation");
  const problems = await page.problems();
  ok(problems.some(({ kind, text }) => kind === "error" && text.includes("harness boom")), JSON.stringify(problems));
  ok(problems.some(({ kind, text }) => kind === "console" && text.includes("harness complaint")), JSON.stringify(problems));
}, { allow: [/harness (boom|complaint)/, /img-src/] });

journey("works under a strict policy", async ({ page, server }) => {
  await page.goto(await strictly(server));
  await page.byLabel("Project").fill("Strict");
  await page.byRole("button", "Post to the wall").click();
  await page.byText("Strict (people)").waitFor();
  const { text } = await page.download(() => page.byRole("button", "Download").click());
  equal(text, "\ufeffStrict (people)");
});

journey("logs every request, also to strangers", async ({ page, browser, server, receiver }) => {
  const hook = await receiver();
  await page.goto(at(server));
  await page.evaluate((url) => Promise.allSettled([fetch(url, { method: "POST", body: '{"id":"one"}' }), fetch("http://elsewhere.invalid/x")]), hook.url);
  const seen = await page.requests();
  ok(seen.some(({ method, url, body }) => method === "POST" && url.startsWith(hook.url) && (body === '{"id":"one"}' || !browser.supports.requestBodies)), JSON.stringify(seen));
  ok(seen.some(({ url }) => url.startsWith("http://elsewhere.invalid/")), JSON.stringify(seen));
  deepEqual(hook.arrived.map(({ event }) => event.id), ["one"]);
}, { allow: [/elsewhere\.invalid|ERR_|CORS|Failed to load|Cross-Origin/] });

journey("meets every mood of a receiver", async ({ page, server, receiver }) => {
  const hook = await receiver();
  await page.goto(at(server));
  const post = () => page.evaluate(async (url) => {
    try {
      const reply = await fetch(url, { method: "POST", body: "{}", signal: AbortSignal.timeout(1500) });
      return [reply.status, await reply.text()];
    } catch (error) {
      return error.name;
    }
  }, hook.url);
  const outcomes = {};
  for (const behaviour of ["ok", "plain", "redirect", "no-cors", "404", "410", "429", "500", "hang", "down", "ok"]) {
    await hook.behave(behaviour);
    const outcome = await post();
    outcomes[behaviour] = Array.isArray(outcome) ? outcome[0] : outcome;
  }
  const { hang, ...rest } = outcomes;
  deepEqual(rest, { ok: 200, plain: 200, redirect: 200, "no-cors": "TypeError", 404: 404, 410: 410, 429: 429, 500: 500, down: "TypeError" });
  match(hang, /TimeoutError|AbortError/);
  equal(hook.arrived.length, 10);
}, { allow: [/./] });

journey("can lose the network and find it again", async ({ page, context, server }) => {
  await page.goto(at(server));
  const reached = () => page.evaluate((url) => fetch(url).then(() => true, () => false), at(server));
  await context.setOffline(true);
  deepEqual([await reached(), await page.evaluate(() => navigator.onLine)], [false, false]);
  await context.setOffline(false);
  deepEqual([await reached(), await page.evaluate(() => navigator.onLine)], [true, true]);
}, { allow: [/./] });

journey("opens windows", async ({ page, server }) => {
  await page.goto(at(server));
  const popup = await page.popup(() => page.evaluate((url) => { window.open(url, "_blank", "popup,width=500,height=500"); }, at(server)));
  await popup.byRole("heading", "A page with a shadow root").waitFor();
});

journey("refuses to guess which of two is meant", async ({ page, server }) => {
  await page.goto(at(server));
  page.timeout = 1000;
  await rejects(page.byRole("button").click(), /(matches|resolved to) 4 elements/);
  await rejects(page.byRole("button", "Missing").click(), /Missing/);
});

journey("asks axe", async ({ page, server }) => {
  await page.goto(at(server));
  deepEqual(await axe(page), []);
  await page.evaluate(() => document.querySelector("harness-form").shadowRoot.append(document.createElement("input")));
  match((await axe(page)).join("\n"), /label at harness-form/);
});
