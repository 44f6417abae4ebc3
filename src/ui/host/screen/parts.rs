//! Who works with whom, large enough for the back of the room, a page at a time.

use leptos::prelude::*;

use super::super::run::{parts_of, seed, turn_words};
use crate::{
    domain::run::{
        Parts,
        pages::{pages, turned},
    },
    ui::{
        app::App,
        dom::{View, all, attr, el, live, text},
    },
};

/// Lines of a page, and how many groups stand side by side.
const PAGE: usize = 14;
const SIDE: usize = 2;

/// The groups, where the host shows them.
pub fn parts(app: App, parts: Memo<Option<Parts>>, passing: RwSignal<u64>) -> View {
    let divided = Memo::new(move |_| parts.get().map(|parts| parts.divided(seed(app))).unwrap_or_default());
    let split = Memo::new(move |_| {
        let pairs = parts.with(|parts| parts.as_ref().is_none_or(|parts| parts.size == 0));
        let mut rows = Vec::new();
        divided.with(|divided| {
            for side in divided.chunks(SIDE) {
                // A pair stands beside its number, each of a group has a line.
                let tall = side.iter().map(Vec::len).max().unwrap_or_default();
                rows.push(if pairs { 2 } else { tall + 1 });
            }
        });
        pages(&rows, PAGE).into_iter().map(|rows| (rows.start * SIDE, rows.end * SIDE)).collect::<Vec<_>>()
    });
    let since = RwSignal::new(app.now());
    Effect::new(move |_| {
        divided.track();
        since.set(app.now());
    });
    let at = Memo::new(move |_| turned(split.with(Vec::len), passing.get().saturating_sub(since.get())));
    let list = move || {
        let (start, end) = split.with(|split| split.get(at.get()).copied().unwrap_or_default());
        let Some(parts) = parts.get() else { return all(Vec::<View>::new()) };
        let all_of_them = divided.with(|divided| parts_of(app, &parts, divided));
        all(all_of_them.into_iter().skip(start).take(end - start))
    };
    let turn = move || {
        let of = parts.with(|parts| parts.as_ref().map_or(0, Parts::turns));
        let at = parts.with(|parts| parts.as_ref().map_or(0, |parts| parts.turn));
        if of > 0 { turn_words(app, at.min(of - 1), of) } else { app.t("screen.groups") }
    };
    let page = move || {
        let total = split.with(Vec::len);
        let gaps = [("n", (at.get() + 1).to_string()), ("total", total.to_string())];
        let gaps = gaps.each_ref().map(|(name, value)| (*name, value.as_str()));
        if total > 1 { app.tw("screen.page", &gaps) } else { String::new() }
    };
    let pairs = move || parts.with(|parts| parts.as_ref().is_some_and(|parts| parts.size == 0));
    el("section.beam-wall")
        .attr("aria-label", app.t("run.groups"))
        .child(
            el("ol.beam-parts").attr("data-pairs", attr(move || pairs().then(String::new))).child(live(list)),
        )
        .child(el("p.beam-foot").child(el("span").child(text(turn))).child(el("span").child(text(page))))
}
