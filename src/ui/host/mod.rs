//! The host tools: run a session, collect what the room said, see what was delivered, clear the device.

mod after;
mod codes;
mod collect;
mod delivery;
mod device;
mod editor;
mod files;
mod kept;
mod matches;
mod moderate;
mod people;
mod recap;
mod run;
mod screen;
mod themes;

pub use after::{Brought, brought, open_link, take};
pub use files::{export, import};
pub use screen::{is_screen, screen};

use crate::ui::dom::{Spot, View, all, attr, el, fresh, group, live, on_press, show, soon, text, truth};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};

use super::{
    app::{App, Place, Toast},
    parts::{Icon, button, icon},
};
use crate::domain::{Record, Visible};

/// The pages of the host tools, and the words on their tabs.
const TABS: [&str; 9] = [
    "host.run",
    "host.wall",
    "host.matches",
    "host.themes",
    "host.recap",
    "host.collect",
    "host.guide",
    "host.delivery",
    "host.device",
];

/// The tab of the wall, on which stands how much waits.
const WALL: usize = 1;

/// The screen of the host tools, on the page where the host was last.
pub fn host_page(app: App) -> View {
    let tab = app.host_tab;
    let (heading, bar) = (Spot::new(), Spot::new());
    let due = Memo::new(move |_| app.session.with(moderate::due));
    let chosen = move || {
        let list = bar.get::<Element>();
        let chosen = list.and_then(|list| list.query_selector("[aria-selected=true]").ok().flatten());
        chosen.and_then(|chosen| chosen.dyn_into::<HtmlElement>().ok())
    };
    let bring = move || {
        soon(move || {
            if let Some(chosen) = chosen() {
                show(&chosen);
            }
        });
    };
    Effect::new(move |_| {
        heading.focus_soon();
        bring();
    });
    let panel = move || match tab.get() {
        0 => run::run(app),
        1 => group().child(moderate::moderate(app)).child(people::people(app)),
        2 => matches::matches(app),
        3 => themes::themes_page(app),
        4 => recap::recap_page(app),
        5 => collect::collect(app),
        6 => editor::editor(app),
        7 => delivery::delivery(app),
        _ => device::device(app),
    };
    let choose = move |at: usize| {
        // What can be undone belongs to the page that is left, and would lie over this one.
        app.toast.set(None);
        tab.set(at);
        bring();
    };
    let turn = move |event: Event| {
        let key = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key).unwrap_or_default();
        if let Some(at) = beside(&key, app.dir() == "rtl", tab.get_untracked()) {
            event.prevent_default();
            choose(at);
            // The arrows go on from the tab that they chose.
            soon(move || {
                if let Some(chosen) = chosen() {
                    let _ = chosen.focus();
                }
            });
        }
    };
    let tabs = TABS.iter().enumerate().map(|(at, words)| {
        let chosen = move || tab.get() == at;
        el("button.tab")
            .attr("role", "tab")
            .attr("id", format!("tab-{at}"))
            .attr("tabindex", attr(move || Some(if chosen() { "0" } else { "-1" }.to_owned())))
            .attr("aria-selected", truth(chosen))
            .attr("aria-controls", "host-panel")
            .on("click", on_press(move || choose(at)))
            .child(app.t(words))
            .child((at == WALL).then(|| live(move || badge(app, due.get()))))
    });
    el("div.pane.host")
        .child(
            el("div.page").child(
                el("header")
                    .child(button("btn plain", app.t("mine.back"), move || app.visit(Place::Guide)))
                    .child(el("h2.title").attr("tabindex", "-1").at(heading).child(app.t("host.title")))
                    .child(app.goes_round().then(|| el("p.lead").child(app.t("host.goes_round")))),
            ),
        )
        .child(
            el("div.tabs")
                .attr("role", "tablist")
                .attr("aria-label", app.t("host.title"))
                .at(bar)
                .on("keydown", turn)
                .child(all(tabs)),
        )
        .child(
            el("div.page")
                .attr("id", "host-panel")
                .attr("role", "tabpanel")
                .attr("tabindex", "0")
                .attr("aria-labelledby", attr(move || Some(format!("tab-{}", tab.get()))))
                .child(fresh(move || tab.get().to_string(), panel)),
        )
}

/// How many entries wait for the host, on the tab that leads to them; nothing where none does.
fn badge(app: App, due: usize) -> Option<View> {
    (due > 0).then(|| {
        let words = app.tn("host.wall.due", due);
        group()
            .child(" ")
            .child(el("span.n").attr("aria-hidden", "true").child(due.to_string()))
            .child(el("span.unseen").child(words))
    })
}

/// Says what was done, with the way back to what was `before`.
fn undoable(app: App, text: String, before: Option<Record>) {
    app.announce(&text);
    app.toast.set(Some(Toast { before: before.into_iter().collect(), ..Toast::of(text) }));
    app.mend_focus(".toast .btn");
}

/// The mark of what its author keeps for the hosts, who may read it and show it to nobody; none on other records.
fn for_hosts(app: App, record: &Record) -> Option<View> {
    (record.visible == Visible::Host).then(|| el("span.tag").child(icon(Icon::Eye)).child(app.t("seen.host")))
}

/// A number with what it counts.
fn figure(app: App, words: &'static str, count: impl Fn() -> usize + Send + 'static) -> View {
    let count = StoredValue::new_local(count);
    let count = move || count.with_value(|count| count());
    let label = move || app.tn(words, count());
    el("div").child(el("dt").child(text(label))).child(el("dd").child(text(move || count().to_string())))
}

/// The tab that a key leads to from the one that is chosen: its neighbour, around the ends, or the first or last.
fn beside(key: &str, from_right: bool, at: usize) -> Option<usize> {
    let (next, before) = if from_right { ("ArrowLeft", "ArrowRight") } else { ("ArrowRight", "ArrowLeft") };
    match key {
        "Home" => Some(0),
        "End" => Some(TABS.len() - 1),
        key if key == next => Some((at + 1) % TABS.len()),
        key if key == before => Some((at + TABS.len() - 1) % TABS.len()),
        _ => None,
    }
}
