/**
 * Each of the five guides from its first step to its last, led by a host: the host's window, the big screen, and somebody
 * who follows and answers everything. In the end they hand the device back, and the host takes the files.
 */
import { deepEqual, equal, journey, match, ok } from "../lib/case.mjs";
import { answer, builtIn, goTo, inFiles, sentences } from "../lib/guides.mjs";
import { attendee, bigScreen, hostAt, hostTools, next, runStep, says, screenStep } from "../lib/led.mjs";
import { record, sessionFile } from "../lib/samples.mjs";
import { ask, card, choose, embed, press, records, savedOnDevice, step, words } from "../lib/visitor.mjs";

const PRACTICE = "Friday learner talks";
const ANA = "We walked the building together.";

/**
 * `ana` answered this question before, in a file. `me` and `host` are for fewer than the room, where the guide itself does
 * not see to that. `picked` are the articles; `acts` what else than a form a step has.
 */
const GUIDES = {
  "learning-from-one-another": { ana: "practice-seen", me: ["network"], host: ["ecosystem"], acts: { practices: markPractice } },
  "reflection-chat": { ana: "proud", me: ["hunch-wrong"], host: ["takeaway"], acts: { proud: meToo } },
  "improving-together": { ana: "live-cases-1", me: ["warm-up"], host: ["why-it-pays-3"], picked: ["live-cases", "why-it-pays"] },
  "practices-at-work": { ana: "challenge", me: ["small-test"], host: ["warm-up"], acts: { browse: bookmark } },
  "down-the-hallway": { ana: "wrestle", me: [], host: ["visit"] },
};

/** One guide in every engine; three windows take WebKit's driver minutes. */
const SLOW = { engines: ["chromium", "firefox"], reason: "three windows take minutes here; the first guide runs" };

for (const [id, plan] of Object.entries(GUIDES)) {
  journey(`${id}: a host leads through every step, and what is said goes where its author wants`, async ({ page, context, server }) => {
    const guide = builtIn(id);
    const room = await meet(page, context, server, guide, plan);
    const answers = [];
    let number = 0;
    for (let here = guide.steps[0]; here; here = following(guide, plan, here)) {
      number += 1;
      if (number > 1) await goOn(room, here, number);
      await onScreen(room.screen, here);
      answers.push(...(await answerAll(room, guide, plan, here)));
    }
    await next(page).having(words["run.no_next"]).waitFor();
    await savedOnDevice(room.guest);
    await end(room, guide);
    await filesOfTheHost(room, answers);
    await keptFromOthers(room, guide, answers);
  }, id === "learning-from-one-another" ? {} : SLOW);
}

async function meet(host, context, server, guide, { ana }) {
  const session = `${guide.id}-led`;
  const url = embed(server, session, { guide: guide.id, session, pace: "shared-device" });
  await hostTools(host, url);
  const first = guide.prompt(ana).fields[0].id;
  await ask(host, "import", sessionFile([record(1, { kind: "response", prompt: ana, by: "ana", session, data: { [first]: ANA } })], { session }));
  await host.byCss("label.pace").having(words["run.pace.led"]).click();
  await press(host, words["run.start"]);
  await runStep(host, guide.steps[0]).waitFor();
  return { host, screen: await bigScreen(context, url, [1920, 1080]), guest: await attendee(context, url) };
}

/** The steps that a host has: of sections to pick from only those that were picked, in that order. */
function following(guide, { picked = [] }, here) {
  const among = guide.sections.findIndex(({ pick }) => pick);
  const own = guide.sections.filter(({ pick }) => !pick);
  const walk = [...own];
  if (among >= 0) walk.splice(guide.sections.slice(0, among).length, 0, ...picked.map(guide.section));
  const steps = walk.flatMap(({ steps }) => steps);
  return steps[steps.findIndex(({ id }) => id === here.id) + 1];
}

/** The attendee is offered the step and takes it, or the host brings everyone along: in turn. */
async function goOn({ host, guest }, here, number) {
  await host.front();
  await next(host).having(says("run.next", { title: here.title })).click();
  await runStep(host, here).waitFor();
  await guest.byText(hostAt(number, here)).waitFor();
  if (number % 2) await press(host, words["run.move_all"]);
  await guest.front();
  if (number % 2 === 0) await press(guest, words["host_at.go"]);
  await step(guest, here.title).waitFor();
}

const asked = ({ blocks }) => blocks.flatMap(({ type, prompt, ...block }) => (type === "prompt" ? [block] : prompt ? [prompt] : []));

async function onScreen(screen, here) {
  await screenStep(screen, here).waitFor();
  const prompts = asked(here).filter(({ kind }) => kind !== "profile");
  deepEqual(await screen.byCss(".beam-ask").texts(), prompts.length ? prompts.map(({ label }) => label) : [here.lead]);
  const rounds = here.blocks.filter(({ type }) => type === "rounds").flatMap(({ items }) => items);
  equal(await screen.byCss(".beam-rounds > li").count(), rounds.length);
  const cut = await screen.byCss(".beam-say").evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight);
  ok(cut <= 2, `${cut} pixels of “${here.title}” are cut off`);
  const digits = await screen.byCss(".beam-time .digits").text();
  match(digits, /^\d+:[0-5]\d$/);
  const left = digits.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
  ok(left <= here.minutes * 60 && left > (here.minutes - 1) * 60, `${digits} of ${here.minutes} minutes`);
}

/** Answers whatever a step asks in the session itself; what is for a later visit waits for that. */
async function answerAll(room, guide, plan, here) {
  const { guest } = room;
  const given = { profile: { name: "Tom", role: "coach" }, articles: { picked: plan.picked }, practice: { title: PRACTICE }, adapt: { practice: PRACTICE } };
  const answers = [];
  if (plan.acts?.[here.id]) answers.push(await plan.acts[here.id](room, guide, here));
  for (const prompt of asked(here).filter(({ kind }) => kind !== "follow-up")) {
    const withheld = prompt.withhold ?? here.withhold;
    if (prompt.id === plan.ana) await anaStands(room, withheld);
    if (here.blocks.some(({ type, prompt: own }) => type === "library" && own === prompt)) await press(guest, words["library.add"]);
    const visible = ["me", "host"].find((who) => plan[who].includes(prompt.id));
    const wall = prompt.wall && prompt.kind !== "commitment" && !visible;
    const said = await answer(guest, guide, prompt.id, given[prompt.id], { visible, wall });
    equal(said.visible, visible ?? prompt.visible.default, `${prompt.id} is for whom the form said`);
    answers.push(said);
    if (withheld) await shownAtLast(room, said);
    else await arrives(room.screen, guide, said);
    if (prompt.wall && !visible) await card(guest, sentences(said.data)[0]).waitFor();
  }
  return answers;
}

const beam = (screen) => screen.byCss(".beam").evaluate((element) => element.textContent);
const onBeam = (screen, text) => screen.byCss(".beam-cards > li").having(text).first().waitFor();

/** What is for the room stands on the screen, by its author's name; what is not, is known to this window and does not. */
async function arrives(screen, guide, said) {
  const { id, kind, prompt, visible, data } = said;
  await screen.until(async () => (await records(screen)).some((each) => each.id === id), `${prompt} to come to the big screen`);
  if (kind === "profile") return;
  if (visible !== "room") {
    const shown = await beam(screen);
    for (const text of sentences(data)) ok(!shown.includes(text), `“${text}” of ${prompt} is not for the room`);
    return;
  }
  const told = kind === "commitment" ? [data.project, data.needed] : data.picked?.map((each) => guide.section(each).title) ?? sentences(data);
  for (const text of told) await onBeam(screen, text);
  match(await screen.byCss(".beam-cards > li").first().text(), /Tom, profile organization/);
}

/** What somebody else wrote before stands on the screen, or waits where everybody writes before they read. */
async function anaStands({ screen, guest }, withheld) {
  if (!withheld) return onBeam(screen, ANA);
  await guest.byText(words["withheld.waiting.one"]).waitFor();
  ok(!(await inPage(guest, ANA)), "nobody reads before they wrote");
  await screen.byText(words["screen.withheld.one"]).waitFor();
  ok(!(await beam(screen)).includes(ANA), "nor on the big screen");
}

async function shownAtLast({ screen, guest }, { data }) {
  await guest.until(() => inPage(guest, ANA), "the others' answers once one's own is in");
  await screen.byText(says("screen.withheld.other", { n: 2 })).waitFor();
  const texts = [ANA, ...sentences(data)];
  const shown = await beam(screen);
  for (const text of texts) ok(!shown.includes(text), `the host has not shown “${text}” yet`);
  await screen.front();
  await press(screen, words["screen.show"]);
  await guest.front();
  for (const text of texts) await onBeam(screen, text);
}

const inPage = (page, text) => page.evaluate((text) => document.querySelector("hallway-session").shadowRoot.textContent.includes(text), text);
const latest = async (page, kind) => (await records(page)).filter((each) => each.kind === kind).at(-1);

async function markPractice({ guest }, guide, { blocks }) {
  const { title } = blocks.find(({ type }) => type === "practices").items[0];
  const button = guest.byRole("group", says("practice.marks", { title }));
  await button.byRole("button", guide.marks[1].label).click();
  await button.byRole("button", guide.marks[1].label, { pressed: true }).waitFor();
  return latest(guest, "mark");
}

async function bookmark({ guest }, guide, { blocks }) {
  const { title } = blocks.find(({ type }) => type === "library").items[0];
  await guest.byRole("button", says("library.bookmark.label", { title })).click();
  await guest.until(async () => Boolean(await latest(guest, "mark")), "a bookmark");
  return latest(guest, "mark");
}

async function meToo({ guest }) {
  const post = guest.byCss(".posts > li").having(ANA);
  await post.byRole("button", words["react.me-too"]).click();
  await post.byRole("button", words["react.me-too"], { pressed: true }).waitFor();
  return latest(guest, "reaction");
}

async function end({ host, screen, guest }, guide) {
  await host.front();
  await press(host, words["run.end"]);
  await host.byRole("button", words["run.start"]).waitFor();
  await screen.byCss(".beam").byText(guide.summary).waitFor();
  equal(await screen.byCss(".beam .digits").count(), 0, "no time is left to show");
  await guest.byCss(".progress .timer").waitFor({ state: "hidden" });
}

/** On a device that goes round the file is the host's, whoever has it: without what is for the author alone. */
async function filesOfTheHost({ host, guest }, answers) {
  await host.byRole("tab", words["host.collect"]).click();
  const file = async (key) => (await host.download(() => host.byRole("button", words[key]).click())).text;
  const files = async () => ({ csv: await file("host.csv"), json: await file("host.json") });
  inFiles(await files(), answers, { own: false });
  const { id: before } = await ask(host, "person");
  await guest.front();
  await choose(guest, words.next_person);
  await host.until(async () => (await ask(host, "person")).id !== before, "the device to be handed on");
  await host.front();
  inFiles(await files(), answers, { own: false });
}

/** Whoever has the device next finds nothing of what was for the author or the host. */
async function keptFromOthers({ guest, screen }, guide, answers) {
  const kept = answers.filter(({ prompt, visible }) => guide.prompt(prompt) && (visible === "me" || visible === "host"));
  for (const who of ["me", "host"]) ok(kept.some(({ visible }) => visible === who), `something was for ${who}`);
  for (const { prompt, data } of kept) {
    const at = guide.steps.find((each) => asked(each).some(({ id }) => id === prompt));
    if (!guide.sections.some(({ pick, steps }) => pick && steps.includes(at))) await goTo(guest, guide, at.id);
    for (const text of sentences(data)) {
      ok(!(await inPage(guest, text)), `the next person does not find “${text}”`);
      ok(!(await inPage(screen, text)), `nor does the big screen show “${text}”`);
    }
  }
}
