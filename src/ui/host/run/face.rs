//! The face of a timer: digits that one reads from afar, and the state in words and a picture.

use leptos::prelude::*;

use super::{
    super::super::{
        app::App,
        parts::{Icon, icon},
    },
    signs::{Sign, sign},
};
use crate::{
    domain::run::{Phase, Timer},
    formats::time,
    ui::dom::{View, attr, el, group, live, text},
};

/// A timer, large; `name` is the key of what it times, `idle` are the seconds to show before it starts.
pub fn face(
    app: App,
    name: &'static str,
    timer: Memo<Option<Timer>>,
    idle: Memo<u64>,
    passing: RwSignal<u64>,
) -> View {
    let digits = digits(app, name, timer, idle, passing);
    let long =
        move || (seconds(timer.get(), idle.get(), passing.get()).unsigned_abs() >= 3_600).then(String::new);
    framed(timer, passing).attr("data-long", attr(long)).child(digits).child(state(app, timer, passing))
}

/// A timer whose digits stand elsewhere: how much of it is left, in a picture and in words.
pub fn rest(app: App, timer: Memo<Option<Timer>>, passing: RwSignal<u64>) -> View {
    framed(timer, passing).child(state(app, timer, passing))
}

/// The digits of a timer, as of [`face`].
pub fn digits(
    app: App,
    name: &'static str,
    timer: Memo<Option<Timer>>,
    idle: Memo<u64>,
    passing: RwSignal<u64>,
) -> View {
    let seconds = Memo::new(move |_| seconds(timer.get(), idle.get(), passing.get()));
    el("p.digits")
        .attr("role", "timer")
        .attr("aria-label", app.t(name))
        .child(text(move || if seconds.get() < 0 { "+".to_owned() } else { String::new() }))
        .child(text(move || time::clock(seconds.get())))
}

fn seconds(timer: Option<Timer>, idle: u64, now: u64) -> i64 {
    timer.map_or(idle.cast_signed(), |timer| timer.seconds(now))
}

/// What colours all that belongs to a timer.
pub fn framed(timer: Memo<Option<Timer>>, passing: RwSignal<u64>) -> View {
    let phase = Memo::new(move |_| timer.get().map(|timer| timer.phase(passing.get())));
    let word = move || Some(phase.get().map_or("idle", Phase::word).to_owned());
    let still = move || timer.get().is_some_and(|timer| !timer.runs()).then(String::new);
    el("div.face").attr("data-phase", attr(word)).attr("data-still", attr(still))
}

fn state(app: App, timer: Memo<Option<Timer>>, passing: RwSignal<u64>) -> View {
    let share = Memo::new(move |_| {
        let Some(timer) = timer.get() else { return 1_000 };
        let left = timer.seconds(passing.get()).max(0).unsigned_abs() * 1_000;
        left.checked_div((timer.length / 1_000).max(1)).unwrap_or_default()
    });
    let phase = Memo::new(move |_| timer.get().map(|timer| (timer.phase(passing.get()), timer.runs())));
    group()
        .child(
            el("progress")
                .attr("aria-hidden", "true")
                .attr("max", "1000")
                .attr("value", attr(move || Some(share.get().to_string()))),
        )
        .child(live(move || {
            let (picture, key) = words(phase.get());
            el("p.phase").child(picture).child(app.t(key))
        }))
}

fn words(phase: Option<(Phase, bool)>) -> (View, &'static str) {
    match phase {
        None => (icon(Icon::Clock), "run.timer.idle"),
        Some((Phase::Over, _)) => (icon(Icon::Warn), "run.timer.up"),
        Some((_, false)) => (sign(Sign::Pause), "run.timer.still"),
        Some((Phase::Red, _)) => (icon(Icon::Warn), "run.timer.red"),
        Some((Phase::Amber, _)) => (icon(Icon::Clock), "run.timer.amber"),
        Some((Phase::Running, _)) => (icon(Icon::Clock), "run.timer.running"),
    }
}
