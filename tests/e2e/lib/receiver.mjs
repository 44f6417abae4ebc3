/**
 * A webhook's other end, on a port (so an origin) of its own. `arrived` keeps what came in, in order; `most` is how many
 * requests were open at once; `behaviour` may be changed at any time with `behave(name)`; `choose`, where a test sets it,
 * names one for each event.
 */
import http from "node:http";
import { setTimeout as pause } from "node:timers/promises";

const CORS = { "access-control-allow-origin": "*" };

const BEHAVIOURS = {
  /** Readable and names the event: {"received":[id]}. Answers preflights. */
  ok: ({ event }) => ({ status: 200, headers: CORS, body: JSON.stringify({ received: [event?.id].filter(Boolean) }) }),
  /** Readable, but says nothing about the event. */
  plain: () => ({ status: 200, headers: CORS, body: "ok" }),
  /** As Apps Script: no preflight, answers with a redirect to another host, where the readable answer is. */
  redirect: ({ event, base }) => ({ status: 302, headers: { ...CORS, location: `${base}/answer?${event?.id ?? ""}` } }),
  /** As Zapier: anyone may read, but a preflight that asks for a content type is refused. */
  zapier: () => ({ status: 200, headers: CORS, body: '{"status":"success"}' }),
  "no-cors-404": () => ({ status: 404 }),
  "no-cors-500": () => ({ status: 500 }),
  /** Takes the request and cuts the connection. */
  cut: () => "cut",
  /** Takes it, but the page may not read the answer. */
  "no-cors": () => ({ status: 200, body: "ok" }),
  404: () => ({ status: 404, headers: CORS }),
  410: () => ({ status: 410, headers: CORS }),
  429: () => ({ status: 429, headers: { ...CORS, "retry-after": "1" } }),
  500: () => ({ status: 500, headers: CORS }),
  /** As `ok`, but takes its time. */
  slow: ({ event }) => ({ ...BEHAVIOURS.ok({ event }), after: 400 }),
  /** Takes the request and never answers. */
  hang: () => undefined,
  /** Nobody listens. */
  down: () => undefined,
};

const PREFLIGHT = { ...CORS, "access-control-allow-headers": "content-type", "access-control-allow-methods": "POST" };

export async function startReceiver(behaviour = "ok") {
  const receiver = { arrived: [], preflights: [], behaviour: "ok", most: 0 };
  let open = 0;
  const server = http.createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    if (request.method === "OPTIONS") return preflight(receiver, request, response);
    if (request.method === "GET") return response.writeHead(200, CORS).end(JSON.stringify({ received: [request.url.split("?")[1] ?? ""] }));

    open += 1;
    receiver.most = Math.max(receiver.most, open);
    response.once("close", () => { open -= 1; });
    const body = Buffer.concat(chunks).toString();
    const event = parsed(body);
    receiver.arrived.push({ path: request.url, body, event, type: request.headers["content-type"], headers: request.headers, behaviour: receiver.behaviour, at: Date.now() });
    const behaviour = receiver.choose?.(event) ?? receiver.behaviour;
    receiver.arrived.at(-1).behaviour = behaviour;
    const reply = BEHAVIOURS[behaviour]({ event, base: receiver.url.replace("127.0.0.1", "localhost") });
    if (reply?.after) await pause(reply.after);
    if (reply === "cut") request.socket.destroy();
    else if (reply) response.writeHead(reply.status, reply.headers).end(reply.body);
  });
  await listen(server, 0);
  const { port } = server.address();

  receiver.url = `http://127.0.0.1:${port}`;
  receiver.behave = async (name) => {
    if (!(name in BEHAVIOURS)) throw new Error(`no behaviour ${name}`);
    receiver.behaviour = String(name);
    if (name === "down") await shut(server);
    else if (!server.listening) await listen(server, port);
  };
  receiver.close = () => shut(server);
  await receiver.behave(behaviour);
  return receiver;
}

function preflight(receiver, request, response) {
  receiver.preflights.push({ headers: request.headers, at: Date.now() });
  if (receiver.behaviour === "zapier") return response.writeHead(200, CORS).end();
  const refuses = receiver.behaviour === "redirect" || receiver.behaviour.startsWith("no-cors");
  response.writeHead(refuses ? 405 : 204, refuses ? {} : PREFLIGHT).end();
}

function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
}

function shut(server) {
  return new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
}

function parsed(body) {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
