/** WebKitGTK's MiniBrowser on a screen of its own, spoken to over W3C WebDriver. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { existsSync, readdirSync } from "node:fs";
import net from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { descendants, gone, start, stop } from "../processes.mjs";
import { openScreen } from "./x-screen.mjs";

const SCREEN = "1800x4000x24";

/** Without this the toolbar keeps windows wider than a phone. It touches the browser's frame, not the page. */
const SLIM_FRAME = "* { min-width: 0; min-height: 0; padding: 0; margin: 0; border-width: 0; font-size: 1px; -gtk-icon-transform: scale(0.05); }";

export async function startScreen() {
  const screen = start("Xvfb", ["-displayfd", "3", "-screen", "0", SCREEN, "-nolisten", "tcp"], { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  const display = await new Promise((resolve, reject) => {
    screen.once("error", reject);
    screen.once("exit", () => reject(new Error("Xvfb did not start")));
    screen.stdio[3].once("data", (number) => resolve(`:${String(number).trim()}`));
  });
  const { windows, focus, close } = await openScreen(display);
  return {
    display, windows, focus,
    stop: () => {
      close();
      return stop(screen.pid);
    },
  };
}

/** One visitor: a driver with one browser, gone without a trace after `stop`. */
export async function startSession(display, proxyPort, { colorScheme = "light", reducedMotion, timezone } = {}) {
  const home = await mkdtemp(join(tmpdir(), "hallway-webkit-"));
  await furnish(home, reducedMotion);
  const port = await freePort();
  const env = {
    ...process.env, DISPLAY: display, HOME: home, XDG_CONFIG_HOME: join(home, "config"), XDG_CACHE_HOME: join(home, "cache"),
    XDG_DATA_HOME: join(home, "data"), GTK_CSD: "0", NO_AT_BRIDGE: "1", DBUS_SESSION_BUS_ADDRESS: "disabled:",
    // Without a graphics card each frame would go through a software copy of one, which takes ten times as long.
    WEBKIT_DISABLE_DMABUF_RENDERER: "1", LC_ALL: "C", ...(timezone && { TZ: timezone }),
  };
  const driver = start("WebKitWebDriver", [`--port=${port}`], { env, cwd: home, stdio: "ignore" });
  const wire = new Wire(`http://127.0.0.1:${port}`);
  const end = async () => {
    const family = descendants(driver.pid);
    await wire.call("DELETE", wire.session).catch(() => {});
    await gone(family, 1500);
    await stop(driver.pid);
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await wire.ready();
    await wire.open(proxyPort, colorScheme === "dark");
  } catch (error) {
    await end();
    throw error;
  }
  return { wire, home, stop: end, pid: descendants(driver.pid)[0] };
}

export class Wire {
  session = "";

  constructor(address) {
    this.address = address;
  }

  async ready() {
    const end = Date.now() + 10_000;
    for (;;) {
      const status = await this.call("GET", "/status").catch(() => undefined);
      if (status?.ready) return;
      if (Date.now() > end) throw new Error("WebKitWebDriver did not start");
      await pause(20);
    }
  }

  async open(proxyPort, dark) {
    const through = `127.0.0.1:${proxyPort}`;
    const alwaysMatch = {
      unhandledPromptBehavior: "dismiss",
      proxy: { proxyType: "manual", httpProxy: through, sslProxy: through },
      "webkitgtk:browserOptions": { binary: miniBrowser(), args: ["--automation", "--javascript-can-open-windows-automatically=true", ...(dark ? ["--dark-mode"] : [])] },
    };
    const { sessionId, capabilities } = await this.call("POST", "/session", { capabilities: { alwaysMatch } });
    this.session = `/session/${sessionId}`;
    this.version = capabilities.browserVersion;
    await this.call("POST", `${this.session}/timeouts`, { script: 120_000, pageLoad: 120_000 });
  }

  async call(method, path, body) {
    const reply = await fetch(this.address + path, { method, body: method === "POST" ? JSON.stringify(body ?? {}) : undefined });
    const { value } = await reply.json();
    if (!reply.ok) throw Object.assign(new Error(`${value.error}: ${value.message}`), { code: value.error });
    return value;
  }
}

async function furnish(home, reducedMotion) {
  const folder = join(home, "config", "gtk-3.0");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "settings.ini"), `[Settings]\ngtk-enable-animations=${reducedMotion === "reduce" ? 0 : 1}\n`);
  await writeFile(join(folder, "gtk.css"), SLIM_FRAME);
}

function miniBrowser() {
  const byMachine = readdirSync("/usr/lib").filter((name) => name.includes("linux-gnu"));
  const folders = ["/usr/libexec", ...byMachine.map((name) => `/usr/lib/${name}`)];
  const places = folders.flatMap((folder) => ["4.1", "6.0", "4.0"].map((version) => `${folder}/webkit2gtk-${version}/MiniBrowser`));
  const found = process.env.MINIBROWSER ?? places.find(existsSync);
  if (!found) throw new Error("MiniBrowser not found: install webkit2gtk-driver or set MINIBROWSER");
  return found;
}

async function freePort() {
  const probe = net.createServer();
  await new Promise((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port } = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
