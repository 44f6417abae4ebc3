/**
 * The website that carries Hallway: `www/` at /, `pkg/dist/` at /dist/, the host pages of `tests/e2e/pages/` at /pages/
 * with the response headers that `pages/headers.json` gives them. `crossUrl` is the same site under another host name.
 */
import http from "node:http";
import { readFile, stat } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const PAGES = join(ROOT, "tests/e2e/pages");

const FOLDERS = [
  ["/dist/", join(ROOT, "pkg/dist")],
  ["/pages/", PAGES],
  ["/", join(ROOT, "www")],
];

const TYPES = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8", ".json": "application/json; charset=utf-8", ".wasm": "application/wasm", ".svg": "image/svg+xml",
  ".png": "image/png", ".ico": "image/x-icon", ".txt": "text/plain; charset=utf-8", ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2", ".csv": "text/csv; charset=utf-8", ".md": "text/markdown; charset=utf-8",
};

export async function startServer() {
  const requests = [];
  const answers = new Map();
  const server = http.createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://host");
    const entry = { method: request.method, path: pathname, url: request.url, body: "" };
    requests.push(entry);
    if (site.unplugged) return request.socket.destroy();
    entry.body = await bodyOf(request);
    try {
      const given = answers.get(pathname);
      const { status = 200, headers = {}, body } = given ? await (typeof given === "function" ? given(entry) : given) : await fromDisk(pathname);
      entry.status = status;
      response.writeHead(status, { "cache-control": "no-store", ...headers }).end(body);
    } catch (error) {
      entry.status = error.code === "ENOENT" ? 404 : 500;
      response.writeHead(entry.status, { "content-type": "text/plain" }).end(String(error.code ?? error));
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));

  const { port } = server.address();
  const site = {
    port,
    url: `http://127.0.0.1:${port}`,
    crossUrl: `http://localhost:${port}`,
    requests,
    /** While true every request is cut off, as on a network that dropped. */
    unplugged: false,
    /** Gives one path an answer of the test's own: { status, headers, body } or a function of the request. */
    answer: (path, reply) => answers.set(path, reply),
    close: () => new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    }),
  };
  return site;
}

async function fromDisk(pathname) {
  if (pathname === "/favicon.ico") return { status: 204 };
  const [prefix, folder] = FOLDERS.find(([start]) => pathname.startsWith(start));
  let path = normalize(join(folder, decodeURIComponent(pathname.slice(prefix.length))));
  if (path !== folder && !path.startsWith(folder.endsWith(sep) ? folder : folder + sep)) return { status: 403 };
  if ((await stat(path)).isDirectory()) path = join(path, "index.html");
  const type = TYPES[extname(path)] ?? "application/octet-stream";
  return { headers: { "content-type": type, ...(await extraHeaders(folder, path)) }, body: await readFile(path) };
}

async function extraHeaders(folder, path) {
  if (folder !== PAGES) return {};
  const table = JSON.parse(await readFile(join(PAGES, "headers.json"), "utf8"));
  return table[path.slice(PAGES.length + 1)] ?? {};
}

async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
