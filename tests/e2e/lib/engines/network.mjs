/** What engines without such controls need from outside: preferences, a proxy that writes a log, no network. */
import http from "node:http";

const CONTENT = { dark: 0, light: 1 };

export function firefoxPreferences({ colorScheme, reducedMotion, forcedColors }) {
  return {
    ...(colorScheme && { "layout.css.prefers-color-scheme.content-override": CONTENT[colorScheme] }),
    ...(reducedMotion === "reduce" && { "ui.prefersReducedMotion": 1 }),
    ...(forcedColors === "active" && { "browser.display.document_color_use": 2 }),
  };
}

/** The flag and the event that the page would see; the traffic itself is cut elsewhere. */
export async function pretendOnline(page, online) {
  await page.evaluate((state) => {
    Object.defineProperty(navigator, "onLine", { get: () => state, configurable: true });
    dispatchEvent(new Event(state ? "online" : "offline"));
  }, online);
}

/**
 * A forward proxy for plain HTTP to this machine. It writes down every request, refuses all other hosts, puts `script`
 * (served at a path of its own) before a document's first script, and can play dead.
 */
export async function loggingProxy(script) {
  const requests = [];
  const proxy = { requests, offline: false };
  const server = http.createServer((request, response) => {
    const chunks = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.on("end", () => answer(proxy, request, response, Buffer.concat(chunks), script));
  });
  server.on("connect", (request, socket) => {
    requests.push({ method: "CONNECT", url: `https://${request.url}`, body: "" });
    socket.destroy();
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  proxy.port = server.address().port;
  proxy.close = () => new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
  return proxy;
}

const SCRIPT_PATH = "/.hallway-watch.js";

function answer(proxy, request, response, body, script) {
  const url = new URL(request.url, `http://${request.headers.host}`);
  if (url.pathname === SCRIPT_PATH) return response.writeHead(200, { "content-type": "text/javascript" }).end(script);
  proxy.requests.push({ method: request.method, url: url.href, body: body.toString() });
  if (proxy.offline) return request.socket.destroy();
  if (!["127.0.0.1", "localhost"].includes(url.hostname)) return response.writeHead(502).end();

  const headers = { ...request.headers, connection: "close" };
  const onward = http.request({ host: "127.0.0.1", port: url.port, path: url.pathname + url.search, method: request.method, headers });
  onward.on("response", (reply) => {
    if (!/text\/html/.test(reply.headers["content-type"] ?? "")) return copy(reply, response);
    const chunks = [];
    reply.on("data", (chunk) => chunks.push(chunk));
    reply.on("end", () => {
      const { "content-length": _, ...kept } = reply.headers;
      response.writeHead(reply.statusCode, kept).end(watched(Buffer.concat(chunks).toString(), reply.headers));
    });
  });
  onward.on("error", () => request.socket.destroy());
  response.on("close", () => onward.destroy());
  onward.end(body);
}

function copy(reply, response) {
  response.writeHead(reply.statusCode, reply.headers);
  reply.pipe(response);
}

function watched(html, headers) {
  const policy = headers["content-security-policy"] ?? "";
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
  const tag = `<script src="${SCRIPT_PATH}"${nonce ? ` nonce="${nonce}"` : ""}></script>`;
  const scripts = /(?:script-src|default-src)[^;]*/.exec(policy)?.[0];
  if (scripts && !nonce && !scripts.includes("'self'")) return html;
  const place = /<head(?:\s[^>]*)?>/i.exec(html) ?? /<!doctype[^>]*>/i.exec(html);
  const at = place ? place.index + place[0].length : 0;
  return html.slice(0, at) + tag + html.slice(at);
}
