//! The timer of a step beside its place in the walk.

use leptos::prelude::*;

use super::super::{
    app::App,
    dom::{View, attr, el, live, text},
    parts::{Icon, icon},
};
use crate::{
    domain::{
        guide::Block,
        run::{State, Timer, Told, told::Mark},
    },
    formats::time,
};

/// The timer of the step where the person here is, small, while it counts.
pub fn chip(app: App) -> View {
    let here = Memo::new(move |_| app.here());
    let timer = Memo::new(move |_| {
        let state = app.run_state();
        here.with(|here| state.timer_of(here)).filter(|_| state.runs(app.now()))
    });
    let told = told(app, timer);
    // Only one that runs needs to tick.
    let shown = Memo::new(move |_| timer.get().map(|timer| timer.runs()));
    live(move || {
        let runs = shown.get()?;
        Some(untrack(|| {
            let passing = runs.then(|| app.passing());
            let now = move || passing.map_or_else(|| app.now(), |passing| passing.get());
            if let Some(passing) = passing {
                marks(app, timer, told, passing, "timer.said", Box::new(|| ()));
            }
            let words = move || timer.get().map(|timer| left_words(app, &timer, now())).unwrap_or_default();
            let phase = move || timer.get().map(|timer| timer.phase(now()).word().to_owned());
            el("span.timer")
                .attr("role", "timer")
                .attr("data-phase", attr(phase))
                .child(icon(Icon::Clock))
                .child(text(move || {
                    round_word(app, &app.run_state()).map(|who| [&who, ": "].concat()).unwrap_or_default()
                }))
                .child(text(words))
        }))
    })
}

/// Who works in the round that runs, where one does.
pub fn round_word(app: App, state: &State) -> Option<String> {
    let round = state.round()?;
    let guide = app.guide();
    let step = guide.steps().find(|step| step.id == state.step)?;
    let mut before = 0;
    for block in &step.blocks {
        if let Block::Rounds(rounds) = block.bare() {
            if let Some(round) = rounds.get(round - before) {
                return Some(app.t(&["who.", &round.who].concat()));
            }
            before += rounds.len();
        }
    }
    None
}

/// How much is left of a timer, as a short sentence.
fn left_words(app: App, timer: &Timer, now: u64) -> String {
    let seconds = timer.seconds(now);
    let key = match (timer.runs(), seconds < 0) {
        (false, _) => "timer.paused",
        (_, true) => "timer.over",
        _ => "timer.left",
    };
    app.tw(key, &[("time", &time::clock(seconds))])
}

/// How far a timer was announced: as if everything up to now had been.
pub fn told(app: App, timer: Memo<Option<Timer>>) -> StoredValue<Told> {
    let timer = timer.get_untracked();
    StoredValue::new(timer.map_or_else(Told::default, |timer| Told::until(&timer, app.now())))
}

/// Says a sentence at the few moments of a timer that are worth one, and calls `heard`, for as long as
/// its owner lives.
pub fn marks(
    app: App,
    timer: Memo<Option<Timer>>,
    told: StoredValue<Told>,
    passing: RwSignal<u64>,
    said: &'static str,
    heard: Box<dyn Fn()>,
) {
    Effect::new(move |_| {
        let now = passing.get();
        let due = timer.get().and_then(|timer| told.try_update_value(|told| told.due(&timer, now)));
        if let Some(mark) = due.unwrap_or_default().last() {
            app.announce(&mark_words(app, said, *mark));
            heard();
        }
    });
}

fn mark_words(app: App, said: &str, mark: Mark) -> String {
    let by = if let Mark::OverBy(minutes) = mark { minutes } else { 0 };
    app.tw(&[said, ".", mark.key()].concat(), &[("n", &by.to_string())])
}
