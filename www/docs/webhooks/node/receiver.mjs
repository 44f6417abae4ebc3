/**
 * Takes entries of a Hallway session and keeps each once, one line of JSON an entry:
 *   node receiver.mjs entries.jsonl 8787
 * Put it behind https (a reverse proxy, or your host's own) and use that address as the webhook.
 */
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";

const LARGEST = 64 * 1024;
// `*` or, stricter, the address of your own site: "https://www.example.org".
const CORS = { "access-control-allow-origin": "*", "access-control-allow-headers": "content-type", "access-control-allow-methods": "POST" };

export function receiver(file) {
  const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean) : [];
  const known = new Set(lines.map((line) => JSON.parse(line).id));

  const keep = (event) => {
    if (typeof event?.id !== "string" || typeof event.type !== "string") return [];
    // The same event comes again where its answer was lost on the way.
    if (!known.has(event.id)) appendFileSync(file, `${JSON.stringify(event)}\n`);
    known.add(event.id);
    return [event.id];
  };

  return createServer(async (request, response) => {
    const answer = (status, body) => response.writeHead(status, { ...CORS, "content-type": "application/json" }).end(body && JSON.stringify(body));
    if (request.method === "OPTIONS") return answer(204);
    if (request.method !== "POST") return answer(405, { error: "POST only" });
    let body = "";
    for await (const chunk of request) {
      body += chunk;
      if (body.length > LARGEST) return answer(413, { error: "too large" });
    }
    try {
      answer(200, { received: [JSON.parse(body)].flat().flatMap(keep) });
    } catch (error) {
      answer(error instanceof SyntaxError ? 400 : 500, { error: error.message });
    }
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [file = "entries.jsonl", port = 8787] = process.argv.slice(2);
  receiver(file).listen(Number(port), () => console.log(`http://localhost:${port} → ${file}`));
}
