//! The step where the room is: what it is, its time, and the ways on.

use leptos::prelude::*;

use super::{
    super::super::{
        app::App,
        parts::{Icon, icon, icon_button, prose},
        run::{hushed, marks, place_words, round_state, round_word, rounds_now, tags, told},
    },
    chime::Chime,
    conduct,
    face::{digits, framed, rest},
    go,
    groups::for_round,
    keep,
    room::Room,
    signs::{Sign, sign, sign_button},
    starts_timers,
};
use crate::{
    domain::{
        guide::{Block, Round, Step},
        run::{Command, Phase, PlannedStep, Timer, Turn, timer::MINUTE},
        settings::Pace,
    },
    ui::dom::{Spot, View, all, attr, el, fresh, group, live, nothing, on_press, text},
};

/// Where the room is, for all parts of the page. Copied freely.
#[derive(Clone, Copy)]
pub struct Now {
    app: App,
    room: Room,
    here: Memo<String>,
    /// The steps that are not left out, as they are planned now.
    steps: Memo<Vec<PlannedStep>>,
    timer: Memo<Option<Timer>>,
    passing: RwSignal<u64>,
    /// The title of the step.
    title: Spot,
}

impl Now {
    pub fn new(app: App, room: Room) -> Self {
        let here = Memo::new(move |_| app.run_state().step);
        let steps = Memo::new(move |_| going(app, room));
        let timer = Memo::new(move |_| here.with(|here| app.run_state().timer_of(here)));
        Self { app, room, here, steps, timer, passing: app.passing(), title: Spot::new() }
    }

    /// The minutes that the timer of a step starts with.
    fn minutes_of(self, id: &str) -> u64 {
        let guide = self.app.guide();
        let usual = guide.steps().find(|step| step.id == id).map_or(0, |step| step.minutes);
        self.app.run_state().minutes(id, usual)
    }

    fn minutes(self) -> u64 {
        self.here.with(|here| self.minutes_of(here))
    }
}

/// The panel.
pub fn now(step: Now, chime: Chime) -> View {
    let Now { app, room, here, title, .. } = step;
    let head = move || {
        let guide = app.guide();
        let here = here.get_untracked();
        guide.steps().find(|step| step.id == here).map_or_else(nothing, |step| head(app, step, title))
    };
    let script = move || {
        let guide = app.guide();
        let here = here.get_untracked();
        guide.steps().find(|step| step.id == here).map_or_else(nothing, |step| script(app, room, step))
    };
    let led = Memo::new(move |_| app.run_state().pace == Pace::Led);
    let everyone = move || {
        led.get().then(|| {
            icon_button("btn", Icon::People, app.t("run.move_all"), move || {
                conduct(app, vec![Command::MoveEveryone(app.run_state_now().step)]);
                app.say(app.t("run.moved"));
            })
        })
    };
    el("section.paper.run-now")
        .attr("aria-labelledby", "run-step")
        .child(
            el("div.run-top")
                .child(fresh(move || here.get(), head))
                .child(super::settings::screen_button(app)),
        )
        .child(time(step, chime))
        .child(live(everyone))
        .child(fresh(move || here.get(), script))
}

/// The steps that are not left out, as they are planned now.
fn going(app: App, room: Room) -> Vec<PlannedStep> {
    let state = app.run_state();
    let mut steps = room.steps(app);
    for step in &mut steps {
        step.minutes = state.planned(&step.id).unwrap_or(step.minutes);
    }
    steps.retain(|step| !state.leaves_out(&step.id));
    steps
}

fn head(app: App, step: &Step, title: Spot) -> View {
    let id = step.id.clone();
    // There are fewer, or more, once another step is left out or comes back.
    let words = move || place_words(app, &id);
    el("div.run-head")
        .child(el("p.hint").child(text(words)))
        .child(
            el("h3.title").attr("id", "run-step").attr("tabindex", "-1").at(title).child(step.title.clone()),
        )
        .child(el("p.how").child(tags(app, step)).child(hushed(app, step)))
}

/// What the host says and does: rounds with a timer each, and the guide's note.
fn script(app: App, room: Room, step: &Step) -> View {
    let (id, usual) = (step.id.clone(), step.minutes);
    let changed = move || {
        let minutes = app.run_state().minutes(&id, usual);
        (minutes != usual && usual > 0).then(|| {
            let gaps = [("n", minutes.to_string()), ("usual", usual.to_string())];
            let gaps = gaps.each_ref().map(|(name, value)| (*name, value.as_str()));
            el("p.hint").child(app.tw("run.note.usual", &gaps))
        })
    };
    let note = (!step.note.is_empty()).then(|| {
        el("details.facilitator.paper")
            .attr("open", "")
            .child(el("summary").child(app.t("host.note")))
            .child(live(changed))
            .child(el("div.prose").child(prose(&step.note)))
    });
    let rounds = step.blocks.iter().filter_map(|block| match block.bare() {
        Block::Rounds(rounds) => Some(self::rounds(app, room, step, rounds)),
        _ => None,
    });
    group().child(all(rounds)).child(note)
}

/// Who does what for how long, with a timer for each.
fn rounds(app: App, room: Room, step: &Step, rounds: &[Round]) -> View {
    let now = rounds_now(app, &step.id, rounds);
    let first = first_of(step, rounds);
    let round = |(at, round): (usize, &Round)| {
        let minutes = move || now.with(|(minutes, _)| minutes.get(at).copied().unwrap_or_default());
        let words = move || app.tn("run.timer.start", usize::try_from(minutes()).unwrap_or_default());
        let silent =
            round.silent.then(|| el("span.tag.hush").child(icon(Icon::Hush)).child(app.t("hush.round")));
        let (who, by) = (app.t(&["who.", &round.who].concat()), round.who.clone());
        // Several start with the same words.
        let label = [who.as_str(), ": "].concat();
        let begin = move || {
            let mut state = app.run_state_now();
            let length = untrack(minutes).saturating_mul(MINUTE);
            state.apply(Command::Round(first + at, length), app.now());
            for_round(app, room, &by, &mut state);
            keep(app, &state);
        };
        let current = move || round_state(now, at).filter(|state| state == "now").map(|_| "step".to_owned());
        let start = el("button.btn.plain")
            .attr("aria-label", attr(move || Some([label.as_str(), &words()].concat())))
            .on("click", on_press(begin))
            .child(sign(Sign::Play))
            .child(text(words));
        let told = (!round.text.is_empty()).then(|| el("p.hint").child(round.text.clone()));
        el("li")
            .attr("data-round", attr(move || round_state(now, at)))
            .attr("aria-current", attr(current))
            .child(el("b").child(who))
            .child(" ")
            .child(silent)
            .child(start)
            .child(told)
    };
    el("ul.run-rounds")
        .attr("aria-label", app.t("run.rounds"))
        .child(all(rounds.iter().enumerate().map(round)))
}

/// The number of the first of some rounds among all of a step.
fn first_of(step: &Step, rounds: &[Round]) -> usize {
    let mut before = 0;
    for block in &step.blocks {
        if let Block::Rounds(each) = block.bare() {
            if each == rounds {
                break;
            }
            before += each.len();
        }
    }
    before
}

/// The time of the step; its digits stand in the bar, where they are always in view.
fn time(step: Now, chime: Chime) -> View {
    let Now { app, timer, passing, .. } = step;
    let ring = move || {
        let up = timer.get_untracked().is_some_and(|timer| timer.phase(app.now()) == Phase::Over);
        if up {
            chime.ring();
        }
    };
    marks(app, timer, told(app, timer), passing, "timer.said", Box::new(ring));
    let none = move || timer.with(Option::is_none);
    let more = move |by: i64| {
        el("button.btn")
            .attr("aria-disabled", attr(move || none().then(|| "true".to_owned())))
            .on(
                "click",
                on_press(move || {
                    if !untrack(none) {
                        conduct(app, vec![Command::Step(Turn::Extend(by))]);
                    }
                }),
            )
            .child(app.t(if by < 0 { "run.timer.minus" } else { "run.timer.plus" }))
    };
    let title = move || round_word(app, &app.run_state()).unwrap_or_else(|| app.t("run.timer.step"));
    el("div.run-time")
        .child(el("p.hint.face-title").child(text(title)))
        .child(rest(app, timer, passing))
        .child(el("div.acts").child(more(-1)).child(more(1)))
}

/// What one needs at every moment, always in the same place: the clock, back, next.
pub fn bar(step: Now) -> View {
    let Now { app, timer, passing, .. } = step;
    let state = Memo::new(move |_| timer.get().map(|timer| timer.runs()));
    let main = move || {
        let (picture, words) = match state.get() {
            None => {
                let minutes = usize::try_from(step.minutes()).unwrap_or_default();
                (Sign::Play, app.tn("run.timer.start", minutes))
            }
            Some(true) => (Sign::Pause, app.t("run.timer.pause")),
            Some(false) => (Sign::Play, app.t("run.timer.resume")),
        };
        el("span.sign-words").child(sign(picture)).child(words)
    };
    let press = move || {
        let turn = match state.get_untracked() {
            None => Turn::Start(untrack(|| step.minutes()).saturating_mul(MINUTE)),
            Some(true) => Turn::Pause,
            Some(false) => Turn::Resume,
        };
        conduct(app, vec![Command::Step(turn)]);
    };
    let idle = Memo::new(move |_| step.minutes() * 60);
    let look = move || Some(if state.get().is_none() { "btn main" } else { "btn" }.to_owned());
    el("div.run-bar")
        .child(
            el("div.run-mini")
                .child(framed(timer, passing).child(digits(app, "run.timer.step", timer, idle, passing)))
                .child(
                    el("button")
                        .attr("class", attr(look))
                        .attr("id", "run-timer")
                        .on("click", on_press(press))
                        .child(live(main)),
                ),
        )
        .child(ways(step))
}

fn ways(now: Now) -> View {
    let Now { app, here, steps, .. } = now;
    let near = move |by: isize| {
        let at = steps.with(|steps| here.with(|here| steps.iter().position(|step| step.id == *here)))?;
        let at = at.checked_add_signed(by)?;
        steps.with(|steps| steps.get(at).map(|step| step.id.clone()))
    };
    let title = move |id: &str| {
        app.guide().steps().find(|step| step.id == id).map(|step| step.title.clone()).unwrap_or_default()
    };
    let visit = move |by: isize| {
        if let Some(id) = untrack(|| near(by)) {
            let starts = by > 0 && starts_timers(app);
            let minutes = untrack(|| now.minutes_of(&id));
            let start = starts.then(|| Command::Step(Turn::Start(minutes.saturating_mul(MINUTE))));
            go(app, &id, start);
            app.announce(&app.tw("run.now_at", &[("title", &title(&id))]));
            // On a phone it may be above what is in view.
            now.title.show_soon();
        }
    };
    let none = move |by: isize| attr(move || near(by).is_none().then(|| "true".to_owned()));
    let next = move || match near(1) {
        Some(id) => app.tw("run.next", &[("title", &title(&id))]),
        None => app.t("run.no_next"),
    };
    el("nav.run-ways")
        .attr("aria-label", app.t("run.ways"))
        .child(
            sign_button("btn", Sign::Back, app.t("run.back"), move || visit(-1))
                .attr("aria-disabled", none(-1)),
        )
        .child(
            el("button.btn.main")
                .attr("aria-disabled", none(1))
                .on("click", on_press(move || visit(1)))
                .child(el("span").child(text(next)))
                .child(sign(Sign::Next)),
        )
}
