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
    ui::dom::{View, attr, el, live, text},
};

/// A timer, large; `idle` are the seconds to show before it starts.
pub fn face(app: App, timer: Memo<Option<Timer>>, idle: Memo<u64>, passing: RwSignal<u64>) -> View {
    let now = move || passing.get();
    let seconds = Memo::new(move |_| match timer.get() {
        Some(timer) => timer.seconds(now()),
        None => idle.get().cast_signed(),
    });
    let phase = Memo::new(move |_| timer.get().map(|timer| (timer.phase(now()), timer.runs())));
    let share = move || {
        let (left, length) = match timer.get() {
            Some(timer) => (seconds.get().max(0), timer.length / 1_000),
            None => (1, 1),
        };
        let left = left.unsigned_abs() * 1_000;
        left.checked_div(length.max(1)).unwrap_or_default().to_string()
    };
    let word = move || Some(phase.get().map_or("idle", |(phase, _)| phase.word()).to_owned());
    let still = move || phase.get().is_some_and(|(_, runs)| !runs).then(String::new);
    let long = move || (seconds.get().unsigned_abs() >= 3_600).then(String::new);
    el("div.face")
        .attr("data-long", attr(long))
        .attr("data-phase", attr(word))
        .attr("data-still", attr(still))
        .child(
            el("p.digits")
                .attr("role", "timer")
                .child(text(move || if seconds.get() < 0 { "+".to_owned() } else { String::new() }))
                .child(text(move || time::clock(seconds.get()))),
        )
        .child(
            el("progress")
                .attr("aria-hidden", "true")
                .attr("max", "1000")
                .attr("value", attr(move || Some(share()))),
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
