/** The guide that holds every block and every question, on a page of its own, with what others wrote in it. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { record, sessionFile } from "./samples.mjs";
import { ROOT } from "./server.mjs";
import { ask, embed, step } from "./visitor.mjs";

const SESSION = "gallery-test";
const SOURCE = await readFile(join(ROOT, "www/examples/gallery.guide.json"), "utf8");

export const GUIDE = JSON.parse(SOURCE);
export const STEPS = GUIDE.sections.flatMap(({ pick, steps }) => steps.map(({ id, title }) => ({ id, title, pick })));
export const titleOf = (id) => STEPS.find((each) => each.id === id).title;

export function gallery(server, name, dir = "ltr") {
  const text = SOURCE.replaceAll("https://example.org/gallery/", `${server.url}/examples/gallery/`);
  server.answer("/pages/gallery.guide.json", { headers: { "content-type": "application/json" }, body: text });
  return embed(server, name, { guide: "gallery.guide.json", session: SESSION, view: "guide" }, { dir });
}

export async function go(page, id) {
  await ask(page, "goto", id);
  await step(page, titleOf(id)).waitFor();
}

export const others = () => sessionFile([
  record(1, { kind: "profile", by: "ana", session: SESSION, data: { name: "Ana", guest: true } }),
  record(2, { kind: "response", prompt: "stream", by: "ana", session: SESSION, data: { text: "We opened our doors to each other." } }),
  record(3, { kind: "response", prompt: "first", by: "ana", session: SESSION, data: { text: "The silence." } }),
  record(4, { kind: "practice", prompt: "practice", by: "ana", session: SESSION, data: { title: "Friday talks", text: "Five minutes each.", challenge: "levels", strategies: ["peers"], link: "https://example.org/talks" } }),
  record(5, { kind: "practice", prompt: "practice", by: "ana", session: SESSION, data: { title: "A bad link", text: "It leads nowhere.", link: "javascript:alert(1)" } }),
], { session: SESSION });
