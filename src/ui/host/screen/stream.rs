//! What the room wrote at a step, newest first, a page at a time.

use leptos::prelude::*;

use super::super::run::keep;
use crate::{
    domain::{
        Kind, Record, Visible,
        guide::Step,
        run::pages::{lines, pages, turned},
    },
    ui::{
        app::App,
        dom::{View, all, attr, el, fresh, group, live, on_press, text},
        guide::said,
    },
};

/// Letters in a line, lines of one entry, lines of a page: what is readable from the back.
const WIDE: usize = 38;
const MOST: usize = 6;
const PAGE: usize = 16;
/// So few lines that they can be larger.
const FEW: usize = 8;

/// The entries of a step, and which page of them stands. Copied freely.
#[derive(Clone, Copy)]
pub struct Pages {
    ids: Memo<Vec<String>>,
    /// How many answers wait until the host shows them.
    withheld: Memo<usize>,
    shown: RwSignal<bool>,
    passing: RwSignal<u64>,
    /// When the first page came up.
    since: RwSignal<u64>,
    /// The page at which somebody stopped them.
    held: RwSignal<Option<usize>>,
}

impl Pages {
    /// The entries of a step as they come.
    pub fn new(app: App, step: &Step, passing: RwSignal<u64>) -> Self {
        let mut open: Vec<String> = Vec::new();
        let mut waits: Vec<String> = Vec::new();
        let mut commits = false;
        for prompt in step.prompts() {
            if prompt.kind == Kind::Commitment {
                commits = true;
            } else if step.withhold || prompt.withhold {
                waits.push(prompt.id.clone());
            } else if prompt.kind != Kind::Profile {
                open.push(prompt.id.clone());
            }
        }
        let waits = StoredValue::new(waits);
        let shown = RwSignal::new(false);
        let ids = Memo::new(move |_| {
            let show = shown.get();
            newest(app, |record| {
                let prompt = record.prompt.as_deref().unwrap_or_default();
                record.kind == Kind::Commitment && commits
                    || open.iter().any(|id| id == prompt)
                    || show && waits.with_value(|waits| waits.iter().any(|id| id == prompt))
            })
        });
        let withheld = Memo::new(move |_| {
            let wanted = |record: &Record| {
                let prompt = record.prompt.as_deref().unwrap_or_default();
                waits.with_value(|waits| waits.iter().any(|id| id == prompt))
            };
            if shown.get() { 0 } else { newest(app, wanted).len() }
        });
        let since = RwSignal::new(app.now());
        let held = RwSignal::new(None);
        // What has just come in stands on the first page.
        Effect::new(move |before: Option<Vec<String>>| {
            let now = ids.get();
            if before.is_some_and(|before| before.first() != now.first()) {
                since.set(app.now());
            }
            now
        });
        Self { ids, withheld, shown, passing, since, held }
    }

    /// Whether nothing was written yet, followed.
    pub fn is_empty(self) -> bool {
        self.ids.with(Vec::is_empty) && self.withheld.get() == 0
    }
}

fn newest(app: App, wanted: impl Fn(&Record) -> bool) -> Vec<String> {
    app.session.with(|session| {
        let mut found: Vec<(u64, &str)> = Vec::new();
        for record in session.records.live() {
            if record.visible >= Visible::Room
                && record.is_entry()
                && session.moderation.is_open(record)
                && wanted(record)
            {
                found.push((record.created, record.id.as_str()));
            }
        }
        found.sort_unstable();
        found.into_iter().rev().map(|(_, id)| id.to_owned()).collect()
    })
}

/// The entries, page by page.
pub fn stream(app: App, stack: Pages) -> View {
    let split = Memo::new(move |_| {
        let needed = stack.ids.with(|ids| ids.iter().map(|id| height(app, id)).collect::<Vec<_>>());
        pages(&needed, PAGE).into_iter().map(|page| (page.start, page.end)).collect::<Vec<_>>()
    });
    let at = Memo::new(move |_| {
        let count = split.with(Vec::len);
        let turned = turned(count, stack.passing.get().saturating_sub(stack.since.get()));
        stack.held.get().unwrap_or(turned).min(count.saturating_sub(1))
    });
    // The host may say it from elsewhere.
    Effect::new(move || {
        let holds = app.run_state().holds();
        if holds != stack.held.with_untracked(Option::is_some) {
            stack.held.set(holds.then(|| at.get_untracked()));
        }
    });
    let cards = Memo::new(move |_| {
        let (start, end) = split.with(|split| split.get(at.get()).copied().unwrap_or_default());
        stack.ids.with(|ids| ids.get(start..end).unwrap_or_default().to_vec())
    });
    let page = move || all(cards.get_untracked().into_iter().map(|id| card(app, &id)));
    // A few short ones are larger: as many lines then fit as they can need.
    let few = move || {
        let lines: usize = stack.ids.with(|ids| ids.iter().map(|id| height(app, id)).sum());
        (lines <= FEW).then(String::new)
    };
    let count = move || app.tn("screen.entries", stack.ids.with(Vec::len));
    let turning = move || {
        let total = split.with(Vec::len);
        (total > 1).then(|| {
            let held = stack.held.get().is_some();
            let words =
                app.tw("screen.page", &[("n", &(at.get() + 1).to_string()), ("total", &total.to_string())]);
            let key = if held { "screen.turn" } else { "screen.hold" };
            el("span.beam-page").child(el("span").child(words)).child(
                el("button.btn.plain")
                    .on(
                        "click",
                        on_press(move || {
                            let mut state = app.run_state_now();
                            state.hold(!held);
                            keep(app, &state);
                        }),
                    )
                    .child(app.t(key)),
            )
        })
    };
    let withheld = move || {
        let count = stack.withheld.get();
        (count > 0).then(|| {
            group().child(el("p.beam-count").child(app.tn("screen.withheld", count))).child(
                el("button.btn")
                    .on("click", on_press(move || stack.shown.set(true)))
                    .child(app.t("screen.show")),
            )
        })
    };
    el("div.beam-wall")
        .child(live(withheld))
        .child(
            el("ol.beam-cards")
                .attr("data-few", attr(few))
                .child(fresh(move || cards.with(|cards| cards.join(" ")), page)),
        )
        .child(
            el("p.beam-foot")
                .attr("hidden", attr(move || stack.ids.with(Vec::is_empty).then(String::new)))
                .child(el("span").child(text(count)))
                .child(live(turning)),
        )
}

/// Lines that an entry takes, with its author and the space around it.
fn height(app: App, id: &str) -> usize {
    let Some(record) = app.record(id) else { return 1 };
    let signed = record.kind == Kind::Commitment || !author(app, &record).is_empty();
    let mut sum = if signed { 2 } else { 1 };
    for (field, value) in &record.data {
        let shown = record.kind != Kind::Commitment || matches!(field.as_str(), "project" | "needed");
        if let Some(words) = value.text().filter(|_| shown) {
            sum += lines(words, WIDE, MOST);
        }
    }
    sum
}

fn card(app: App, id: &str) -> View {
    let id = id.to_owned();
    let view = move || {
        let record = app.record(&id)?;
        let guide = app.guide();
        let prompt = record.prompt.as_deref().and_then(|id| guide.prompt(id));
        let words = if record.kind == Kind::Commitment {
            let kind = record.several("kinds").next().unwrap_or("other").to_owned();
            let needed = record.field("needed");
            let need = (!needed.is_empty()).then(|| {
                el("p.need[dir=auto]")
                    .attr("data-kind", kind)
                    .child(el("b").child(app.t("screen.needs")))
                    .child(" ")
                    .child(needed)
            });
            group().child(el("h3[dir=auto]").child(record.field("project"))).child(need)
        } else {
            group().child(prompt.map(|prompt| said(app, prompt, &record)))
        };
        let mut by = author(app, &record);
        if by.is_empty() && record.kind == Kind::Commitment {
            by = app.t("card.someone");
        }
        let by = (!by.is_empty()).then(|| el("p.by").attr("dir", "auto").child(by));
        Some(words.child(by))
    };
    el("li").child(live(view))
}

/// The author as the room may know them: on the host's own device, too, only what is for the room.
fn author(app: App, record: &Record) -> String {
    app.session.with(|session| {
        let profile = session.profile(&record.by).filter(|profile| profile.visible >= Visible::Room);
        let field = |id: &str| profile.map(|profile| profile.field(id).to_owned()).unwrap_or_default();
        let (name, place) = (field("name"), field("organization"));
        if name.is_empty() || place.is_empty() { [name, place].concat() } else { [name, place].join(", ") }
    })
}
