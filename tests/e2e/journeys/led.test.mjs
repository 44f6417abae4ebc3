/** One room, one browser: the host's window, the big screen, and somebody who follows. */
import { ONE_ENGINE, axe } from "../lib/axe.mjs";
import { deepEqual, equal, journey, match, ok } from "../lib/case.mjs";
import * as led from "../lib/led.mjs";
import { STEPS, ask, card, embed, goTo, openHostTools, press, records, step, words } from "../lib/visitor.mjs";

const [ARRIVE, PRACTICES, NETWORKS, ECOSYSTEM, COMMITMENT] = STEPS;
const HOST_PAGE = ["landmark-one-main", "region"];

const start = (page, url) => led.start(page, url, ARRIVE);
const digits = (page, within) => page.byCss(`${within} .digits`).text();

journey("the big screen and everyone else know where the host is, and how much time is left", async ({ page, context, server }) => {
  const url = embed(server, "led", { pace: "led", session: "led-1" });
  const screen = await led.bigScreen(context, url);
  await screen.byCss(".beam .join").byText(url.replace("http://", "")).waitFor();
  const guest = await led.attendee(context, url);
  await start(page, url);
  await led.screenStep(screen, ARRIVE).waitFor();

  await guest.byCss(".progress .timer").having(/^(5:00|4:5\d) left$/).waitFor();
  match(await digits(screen, ".beam"), /^(5:00|4:5\d)$/);
  await press(page, words["run.timer.pause"]);
  await screen.byCss(".beam").byText(words["run.timer.still"]).waitFor();
  await guest.byCss(".progress .timer").having(/^Paused at/).waitFor();
  await press(page, words["run.timer.plus"]);
  await screen.waitFor(() => /^(6:00|5:5\d)$/.test(document.querySelector("hallway-session").shadowRoot.querySelector(".digits").textContent));

  equal(await page.byCss(".run .digits").count(), 2, "the time of the step stands once, and that of the session");
  await page.byCss(".run").byRole("timer", words["run.timer.step"]).waitFor();
  await page.byCss(".run").byRole("timer", words["run.whole"]).waitFor();

  await led.next(page).click();
  await led.runStep(page, PRACTICES).waitFor();
  await led.screenStep(screen, PRACTICES).waitFor();
  await guest.byText(led.hostAt(2, PRACTICES)).waitFor();
  await step(guest, ARRIVE.title).waitFor();
  await guest.byRole("button", words["host_at.go"]).click();
  await step(guest, PRACTICES.title).waitFor();
  await guest.byText(led.hostAt(2, PRACTICES)).waitFor({ state: "hidden" });
});

journey("who types keeps text, caret and focus when everyone is moved, and is offered the step", async ({ page, context, server }) => {
  const url = embed(server, "led", { pace: "led", session: "led-2" });
  await start(page, url);
  const typing = await led.attendee(context, url);
  const field = typing.byLabel("What did somebody else");
  await field.fill("Half a thought");
  await field.evaluate((element) => element.setSelectionRange(4, 4));
  const reading = await led.attendee(context, url);
  await goTo(reading, NETWORKS.id);

  await led.next(page).click();
  await led.runStep(page, PRACTICES).waitFor();
  await press(page, words["run.move_all"]);
  await step(reading, PRACTICES.title).waitFor();
  await typing.byText(led.hostAt(2, PRACTICES)).waitFor();
  equal(await field.value(), "Half a thought");
  deepEqual(await field.evaluate((element) => [element.selectionStart, element.getRootNode().activeElement === element]), [4, true]);

  await typing.byRole("button", words["host_at.stay"]).click();
  await typing.byText(led.hostAt(2, PRACTICES)).waitFor({ state: "hidden" });
  await step(typing, ARRIVE.title).waitFor();
});

journey("words from paper stand on the wall and on the big screen, and can be taken back", async ({ page, context, server }) => {
  const url = embed(server, "led", { pace: "led", session: "led-3" });
  const guest = await led.attendee(context, url);
  await start(page, url);
  const screen = await led.bigScreen(context, url);
  await page.byCss(".plan .item").having("commitment").click();
  await page.byLabel(words["run.entry.name"]).fill("Rosa");
  await page.byLabel(words["run.entry.needed"]).fill("Two spades");
  await page.byLabel(words["run.entry.can_offer"]).fill("Seeds of beans");
  await page.byLabel(words["run.entry.text"]).fill("A garden behind the school");
  await page.byLabel(words["run.entry.text"]).press("Enter");
  await page.byCss(".run-last").byText("A garden behind the school").waitFor();
  for (const field of ["text", "needed", "can_offer"]) equal(await page.byLabel(words[`run.entry.${field}`]).value(), "");

  await screen.byCss(".beam-cards").byText("Rosa").waitFor();
  await card(guest, "A garden behind the school").waitFor();
  const paper = (await records(page)).filter(({ source }) => source === "paper");
  deepEqual(paper.map(({ kind }) => kind).sort(), ["commitment", "profile"]);
  equal(new Set(paper.map(({ by }) => by)).size, 1);
  const { needed, can_offer: offered } = paper.find(({ kind }) => kind === "commitment").data;
  deepEqual([needed, offered], ["Two spades", "Seeds of beans"]);
  ok(!(await ask(page, "export", "csv")).includes("session-state"));
  ok((await ask(page, "export", "json")).includes("session-state"));

  await page.byCss(".run-last").byRole("button", words.undo).click();
  await screen.byText("A garden behind the school").waitFor({ state: "hidden" });
});

journey("a name that came from paper before is the same person, unless the host says otherwise", async ({ page, server }) => {
  const url = embed(server, "led", { pace: "led", session: "led-11" });
  await start(page, url);
  const type = async (name, text, other) => {
    await page.byLabel(words["run.entry.name"]).fill(name);
    if (other) await page.byRole("checkbox", new RegExp(words["run.entry.other"])).check();
    await page.byLabel(words["run.entry.text"]).fill(text);
    await page.byLabel(words["run.entry.text"]).press("Enter");
    await page.byCss(".run-last").byText(text).waitFor();
  };
  const people = async () => (await records(page)).filter(({ source, kind }) => source === "paper" && kind === "profile").length;
  await type("Rosa", "A garden");
  await type(" rosa ", "A pond");
  equal(await people(), 1);
  await page.byCss(".run-last li").having("A pond").byRole("button", words.undo).click();
  await page.byCss(".run-last").byText("A pond").waitFor({ state: "hidden" });
  await page.byCss(".run-last li").having("A garden").byText("Rosa").waitFor();
  await type("Rosa", "A pond", true);
  equal(await people(), 2);
});

journey("what is half typed from paper stays with its question, over steps, tabs and a reload", async ({ page, server }) => {
  const url = embed(server, "led", { pace: "led", session: "led-8" });
  await start(page, url);
  const asked = () => page.byCss("#run-entry-kind").evaluate((select) => select.selectedOptions[0].textContent);
  const target = () => page.byCss(".run-entry .target").text();
  const name = page.byLabel(words["run.entry.name"]);
  const other = page.byRole("checkbox", new RegExp(words["run.entry.other"]));
  const isOther = () => page.byCss("#run-entry-other").evaluate((box) => box.checked);
  for (const known of ["Rosa", "Pat"]) {
    await name.fill(known);
    await page.byLabel(words["run.entry.text"]).fill(`Of ${known}`);
    await page.byLabel(words["run.entry.text"]).press("Enter");
    await page.byCss(".run-last").byText(`Of ${known}`).waitFor();
  }
  const first = await asked();
  ok((await target()).includes(first), "the target stands beside Post");
  await led.next(page).click();
  await led.runStep(page, PRACTICES).waitFor();
  await page.until(async () => (await asked()) !== first && (await target()).includes(await asked()), "an empty form goes along");
  const second = await asked();
  await page.byLabel(words["run.entry.text"]).fill("Half a thought");
  await led.next(page).click();
  await led.runStep(page, NETWORKS).waitFor();
  equal(await asked(), second, "what is typed keeps its question");
  ok((await target()).includes(second));
  await name.fill("Rosa");
  await other.check();
  await name.fill("Pat");
  await page.until(async () => !(await isOther()), "whom the tick was about is not the one who is named now");
  await other.check();
  await name.fill(" pat");
  ok(await isOther(), "the same name");
  await page.byRole("tab", words["host.collect"]).click();
  await page.byRole("tab", words["host.run"]).click();
  equal(await page.byLabel(words["run.entry.text"]).value(), "Half a thought");
  ok(await isOther());
  await page.reload();
  await openHostTools(page, words["host.run"]);
  equal(await page.byLabel(words["run.entry.text"]).value(), "Half a thought");
  ok(await isOther());
  await page.byLabel(words["run.entry.text"]).press("Enter");
  await page.byCss(".run-last").byText("Half a thought").waitFor();
  const paper = (await records(page)).filter(({ source }) => source === "paper");
  ok(paper.some(({ kind, data }) => kind === "response" && Object.values(data).includes("Half a thought")));
  const pats = paper.filter(({ kind, data }) => kind === "profile" && /^pat$/i.test(data.name));
  equal(new Set(pats.map(({ by }) => by)).size, 2, "two people of one name");
});

journey("what is cleared can be saved before, with everybody's words in it", async ({ page, server }) => {
  const url = embed(server, "led", { pace: "led", session: "led-9" });
  await start(page, url);
  await page.byLabel(words["run.entry.name"]).fill("Rosa");
  await page.byLabel(words["run.entry.text"]).fill("From a sheet of paper");
  await page.byLabel(words["run.entry.text"]).press("Enter");
  await page.byCss(".run-last").byText("From a sheet of paper").waitFor();
  await page.byRole("tab", words["host.device"]).click();
  await press(page, words["host.clear.yes"]);
  const dialog = page.byRole("dialog");
  await dialog.byText(/^1 person, 1 entry/).waitFor();
  const { name, text } = await page.download(() => dialog.byRole("button", words["finish.save"]).click());
  match(name, /^led-9-all-\d{4}-\d\d-\d\d\.hallway\.json$/);
  ok(text.includes("From a sheet of paper") && text.includes("Rosa"));
});

journey("a session that is behind says so, and a way out can be taken and undone", async ({ page, context, server }) => {
  const url = embed(server, "led", { pace: "led", session: "led-4" });
  await start(page, url);
  await led.later(page, 11 * 60);
  await page.byRole("heading", led.says("run.behind.other", { n: 6 })).waitFor();
  await page.byCss(".run-behind").byRole("button", words["run.replan.shorten"]).click();
  await page.byRole("heading", led.says("run.behind.other", { n: 6 })).waitFor({ state: "hidden" });
  await page.byCss(".run-done").byRole("button", words.undo).click();
  await page.byRole("heading", led.says("run.behind.other", { n: 6 })).waitFor();
});

journey("pairs are new each time, and nobody is left out", async ({ page, server }) => {
  await start(page, embed(server, "led", { pace: "led", session: "led-5" }));
  await page.byLabel(words["run.people"]).fill("7");
  const pairs = () => page.byCss(".parts p").texts();
  await page.until(async () => (await pairs()).length === 3, "three groups of seven people");
  const before = await pairs();
  deepEqual(before.join(" ").match(/\d+/g).map(Number).sort(), [1, 2, 3, 4, 5, 6, 7]);
  await press(page, words["run.groups.new_pairs"]);
  await page.until(async () => (await pairs()).join() !== before.join(), "new pairs");
});

journey("an ended session can go on, and nobody is called to a step of one that is over", async ({ page, context, server }) => {
  const url = embed(server, "led", { pace: "led", session: "led-6" });
  await start(page, url);
  await led.next(page).click();
  await led.runStep(page, PRACTICES).waitFor();
  await press(page, words["run.end"]);
  await page.byRole("button", words["run.start"]).waitFor();
  const guest = await led.attendee(context, url);
  await step(guest, ARRIVE.title).waitFor();
  await page.byCss(".toast").byRole("button", words.undo).click();
  await led.runStep(page, PRACTICES).waitFor();
  await guest.byText(led.hostAt(2, PRACTICES)).waitFor();
});

journey("a step that the host left out is in nobody's walk, and stays under whoever is there", async ({ page, context, server }) => {
  const url = embed(server, "led", { pace: "led", session: "led-10" });
  const guest = await led.attendee(context, url);
  const stays = await led.attendee(context, url);
  await goTo(stays, ECOSYSTEM.id);
  const of = (n, total) => led.says("guide.step_of", { n, total });
  await guest.byText(of(1, 6)).waitFor();
  await led.hostTools(page, url);
  await page.byLabel(words["run.minutes"]).fill("25");
  await press(page, words["run.start"]);
  await page.byCss(".plan .out").having(ECOSYSTEM.title).waitFor();

  await guest.byText(of(1, 5)).waitFor();
  await goTo(guest, NETWORKS.id);
  await guest.byCss(".guide .foot").byRole("button", `Next: ${COMMITMENT.title}`).waitFor();
  await guest.byText(of(3, 5)).click();
  deepEqual(await guest.byCss("dialog .jump b").texts(), STEPS.filter((each) => each !== ECOSYSTEM).map(({ title }) => title));
  await stays.byCss(".progress").byText(words["guide.left_out"]).waitFor();
  match(await page.byCss(".plan .out").having(ECOSYSTEM.title).text(), new RegExp(words["guide.left_out"]), "in the words of the host's list");
  await step(stays, ECOSYSTEM.title).waitFor();
});

journey("a shortened plan says what the guide gives, keeps silent time, and has the numbers of the big screen", async ({ page, context, server }) => {
  const url = embed(server, "led", { pace: "led", session: "led-11" });
  await led.hostTools(page, url);
  const screen = await led.bigScreen(context, url);
  await page.byLabel(words["run.minutes"]).fill("30");
  await press(page, words["run.start"]);
  const row = ({ title }) => page.byCss(".plan li").having(title);
  equal(await row(ECOSYSTEM).byCss(".no").text(), "–");
  equal(await row(COMMITMENT).byCss(".no").text(), "4");
  await row(COMMITMENT).byText(led.says("run.usual", { n: 12 })).waitFor();

  await row(COMMITMENT).byCss("button").click();
  await led.screenStep(screen, COMMITMENT).waitFor();
  equal(await screen.byCss(".beam-no").text(), "4");
  const planned = Number((await row(COMMITMENT).byCss(".spent").text()).match(/(\d+) min/)[1]);
  ok(planned < 12);
  await page.byCss(".facilitator").byText(led.says("run.note.usual", { n: planned, usual: 12 })).waitFor();
  match(await page.byCss(".run-rounds li").first().text(), /5 minutes/, "the guide says never to cut the silent writing");

  await row(ECOSYSTEM).byCss("button").click();
  await led.screenStep(screen, ECOSYSTEM).waitFor();
  equal(await digits(page, ".run-mini"), "8:00", "who goes to what was left out has the time of the guide");
  equal(await digits(screen, ".beam"), "8:00");
  equal(await screen.byCss(".beam-no").text(), await row(ECOSYSTEM).byCss(".no").text());
});

journey("axe finds nothing on Run and on the big screen", async ({ page, context, server }) => {
  const url = embed(server, "led", { pace: "led", session: "led-7" });
  await led.hostTools(page, url);
  deepEqual(await axe(page, { off: HOST_PAGE }), [], "before the start");
  await press(page, words["run.start"]);
  await led.runStep(page, ARRIVE).waitFor();
  const screen = await led.bigScreen(context, url);
  await goTo(await led.attendee(context, url), NETWORKS.id);
  await led.later(page, 11 * 60);
  await page.byRole("heading", led.says("run.behind.other", { n: 6 })).waitFor();
  await screen.byCss(".beam .digits").waitFor();
  for (const theme of ["light", "dark"]) {
    for (const each of [page, screen]) {
      await each.evaluate((theme) => document.querySelector("hallway-session").setAttribute("theme", theme), theme);
      deepEqual(await axe(each, { off: HOST_PAGE }), [], theme);
    }
  }
}, ONE_ENGINE);

journey("on a phone the host sees which step it is: after the start, and after Next from far down", async ({ page, server }) => {
  await page.setViewport(390, 844);
  const url = embed(server, "phone", { session: "phone" });
  const below = (title) => page.until(async () => {
    const [bar, heading] = [await page.byCss(".run-bar").box(), await led.runStep(page, title).box()];
    return heading.y >= bar.y + bar.height && heading.y + heading.height <= 844;
  }, `“${title.title}” to be in view`);
  await start(page, url);
  await below(ARRIVE);
  await page.byCss(".run-rest").byRole("button").last().focus();
  await led.next(page).click();
  await below(PRACTICES);
});
