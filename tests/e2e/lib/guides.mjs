/** A visitor who answers whatever a guide asks, and looks for every answer in what leaves the browser. */
import { readFileSync } from "node:fs";
import { deepEqual, equal, ok } from "./case.mjs";
import { named, parseCsv } from "./tables.mjs";
import { ask, embed, open, records, step, words } from "./visitor.mjs";

/** One of the built-in guides, with ways to find things in it. */
export function builtIn(id) {
  const guide = JSON.parse(readFileSync(new URL(`../../../guides/${id}.guide.json`, import.meta.url), "utf8"));
  const steps = guide.sections.flatMap(({ steps }) => steps);
  const asked = ({ type, prompt, ...block }) => (type === "prompt" ? [block] : prompt ? [prompt] : []);
  const { strategies, challenges } = steps.flatMap(({ blocks }) => blocks).find(({ type }) => type === "library") ?? {};
  return {
    strategies,
    challenges,
    ...guide,
    steps,
    step: (wanted) => steps.find((each) => each.id === wanted),
    prompt: (wanted) => steps.flatMap(({ blocks }) => blocks.flatMap(asked)).find((each) => each.id === wanted),
    section: (wanted) => guide.sections.find((each) => each.id === wanted),
  };
}

/** Opens a built-in guide in a session of the test's own. */
export const attend = (page, server, guide, { session = `${guide.id}-test`, ...attributes } = {}) =>
  open(page, embed(server, session, { guide: guide.id, session, ...attributes }));

export async function goTo(page, guide, id) {
  await ask(page, "goto", id);
  await step(page, guide.step(id).title).waitFor();
}

/** The form that asks this. */
export const formOf = (page, { label }) => page.byCss(".guide form").having(label);

/** Fills in every field of a prompt, each with words that occur nowhere else, and posts it: for whoever `visible` says, and on the wall too. */
export async function answer(page, guide, id, given = {}, { visible, wall: onWall } = {}) {
  const prompt = guide.prompt(id);
  const form = formOf(page, prompt);
  const before = (await mine(page, id)).length;
  if (prompt.fields.some(({ more }) => more)) await form.byCss("summary").click();
  const data = {};
  for (const field of prompt.fields) data[field.id] = await fill(form, guide, prompt, field, given[field.id]);
  if (visible) await form.byRole("combobox", words["audience.label"]).select(visible);
  if (onWall) await form.byRole("checkbox", words["form.wall"]).check();
  await form.byCss("button[type=submit]").click();
  await page.until(async () => (await mine(page, id)).length > before, `an answer to ${id}`);
  const record = (await mine(page, id)).at(-1);
  const { wall, ...kept } = record.data;
  deepEqual(kept, data, `what was typed into ${id} is what is kept`);
  return record;
}

const mine = async (page, id) => {
  const { id: me } = await ask(page, "person").catch(() => ({}));
  return (await records(page)).filter(({ prompt, by }) => prompt === id && (!me || by === me));
};

async function fill(form, guide, prompt, field, given) {
  const text = given ?? `${prompt.id} ${field.id}`;
  const options = field.options ?? guide[field.from] ?? [];
  const label = prompt.fields.length === 1 && prompt.layout !== "sentence" ? prompt.label : field.label;
  switch (field.type) {
    case "choice":
      await form.byLabel(label).select(given ?? options[0].id);
      return given ?? options[0].id;
    case "practice":
      await form.byLabel(label).select(given);
      return given;
    case "several":
      await form.byRole("group", label).byRole("checkbox", options[0].label, { exact: true }).check();
      return [options[0].id];
    case "date":
      await form.byLabel(label).fill("2027-01-15");
      return "2027-01-15";
    case "link":
      await form.byLabel(label).fill(`https://example.org/${field.id}`);
      return `https://example.org/${field.id}`;
    case "entries":
      await form.byLabel(`${label}, line 1`).fill(text);
      return [text];
    case "pick":
      for (const section of given) await form.byRole("button", `Pick: ${guide.section(section).title}`).click();
      return given;
    default:
      await form.byLabel(label).fill(text);
      return text;
  }
}

/** Every answer is in the table and in the file of the host; what is for its author alone is not in the table. */
export async function everywhere(page, answers) {
  inFiles({ csv: await ask(page, "export", "csv"), json: await ask(page, "export", "json") }, answers);
}

/** The same of two files; where they are not the author's own, what is for the author alone is in neither. */
export function inFiles({ csv, json }, answers, { own = true } = {}) {
  const rows = named(parseCsv(csv.replace(/^\uFEFF/, "")));
  const file = JSON.parse(json);
  for (const { id, prompt, visible, data, re } of answers) {
    const row = rows.find(({ record_id: each }) => each === id);
    const kept = file.records.find((each) => each.id === id);
    if (visible === "me") {
      ok(!row, `${prompt} is not in the table`);
      equal(Boolean(kept), own, `${prompt} is in the file of its author and in no other`);
      for (const text of own ? [] : sentences(data)) ok(!csv.includes(text) && !json.includes(text), `no file holds “${text}” of ${prompt}`);
      continue;
    }
    ok(row && kept, `${prompt} is in both exports`);
    deepEqual([kept.data, kept.re], [data, re], `the file holds all of ${prompt}`);
    const cells = Object.values(row).join("\n");
    for (const text of sentences(data)) ok(cells.includes(text), `the table holds “${text}” of ${prompt}`);
  }
}

/** What was typed in an answer, in contrast to what was chosen. */
export const sentences = (data) => Object.values(data).flat().filter((value) => typeof value === "string" && value.includes(" "));
