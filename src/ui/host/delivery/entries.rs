//! Every entry that hosts may get and where it is, what did not arrive first.

use crate::ui::dom::{View, all, el, group, live};
use leptos::prelude::*;

use super::super::super::{app::App, parts::button};
use crate::domain::{
    Kind, Record,
    guide::Step,
    outbox::State,
    visibility::{self, Audience},
};

/// Rows beyond these are in the exports.
const ROWS: usize = 200;

#[derive(Clone, PartialEq, Eq)]
struct Row {
    words: String,
    state: &'static str,
    why: String,
    tries: u32,
    id: String,
    stuck: bool,
}

/// The table, and what can be done about all of it; where a test said why nothing arrives, it does not say it again.
pub fn entries(app: App, tested: bool) -> View {
    let rows = Memo::new(move |_| rows(app));
    let any = |wanted: fn(&Row) -> bool| Memo::new(move |_| rows.with(|rows| rows.iter().any(wanted)));
    let (some, sent, stuck, waits) =
        (any(|_| true), any(|row| !row.state.is_empty()), any(|row| row.stuck), any(Row::waits));
    let nowhere = untrack(|| app.webhook()).is_empty();
    let again =
        move || stuck.get().then(|| button("btn", app.t("host.outbox.again"), move || send_again(app, "")));
    let pause = move || {
        waits.get().then(|| button("btn plain", app.t("host.outbox.pause"), move || app.pause_sending()))
    };
    live(move || match (some.get(), nowhere && !sent.get()) {
        (false, _) => el("p.hint").child(app.t("host.outbox.empty")),
        (_, true) => el("p.hint").child(app.t("host.outbox.nowhere")),
        _ => group()
            .child(el("div.acts").child(live(again)).child(live(pause)))
            .child(table(app, rows, tested)),
    })
}

/// What did not arrive first.
fn rows(app: App) -> Vec<Row> {
    app.delivery.track();
    let shown: Vec<Record> = app.session.with(|session| {
        let shown = visibility::shown(&session.records, Audience::Host);
        shown.into_iter().map(|shown| shown.record.clone()).collect()
    });
    let (arrived, mut rows): (Vec<Row>, Vec<Row>) =
        shown.iter().map(|record| row(app, record)).partition(Row::is_gone);
    rows.extend(arrived);
    rows
}

impl Row {
    fn waits(&self) -> bool {
        State::from_word(self.state).is_some_and(|state| state.waits() || state == State::Sending)
    }

    fn is_gone(&self) -> bool {
        State::from_word(self.state).is_some_and(State::is_gone)
    }
}

/// What was pressed goes as soon as nothing is stuck.
fn send_again(app: App, id: &str) {
    app.send_again(id);
    app.mend_focus(".table.stacked");
}

fn row(app: App, record: &Record) -> Row {
    let (state, why) = app.standing(record);
    let (id, tries, stuck) = app.outside.with_value(|outside| match outside.outbox.of_record(&record.id) {
        Some(item) => (item.id.clone(), item.tries, item.state.is_stuck()),
        None => (String::new(), 0, false),
    });
    Row { words: words(app, record), state, why, tries, id, stuck }
}

/// Enough to know an entry again: what its author wrote first, or what they marked.
fn words(app: App, record: &Record) -> String {
    let guide = app.guide();
    let asked = record.prompt.as_deref().unwrap_or_default();
    if record.kind == Kind::Mark {
        let mut cards = guide.steps().flat_map(Step::cards);
        if let Some((_, title)) = cards.find(|(id, _)| *id == asked) {
            return title.to_owned();
        }
    }
    let name = record.field("name");
    if record.kind == Kind::Profile && !name.is_empty() {
        return app.tw("host.outbox.profile", &[("name", name)]);
    }
    let known = ["project", "text"].map(|field| record.field(field));
    let other = record.data.values().filter_map(|value| value.text());
    // Who chose numbers alone is known by the question.
    let question = guide.prompt(asked).map(|prompt| prompt.label.as_str());
    let mut words = known.into_iter().chain(other).chain(question);
    words.find(|words| !words.is_empty()).unwrap_or(record.kind.word()).to_owned()
}

fn table(app: App, rows: Memo<Vec<Row>>, tested: bool) -> View {
    let head = ["host.outbox.entry", "host.outbox.state", "host.outbox.tries", "host.outbox.advice"];
    let head =
        head.map(|words| el("th").attr("scope", "col").attr("role", "columnheader").child(app.t(words)));
    let cell = move || el("td").attr("role", "cell");
    let line = move |row: Row| {
        let id = row.id;
        let again = row
            .stuck
            .then(|| button("btn plain", app.t("host.outbox.again.one"), move || send_again(app, &id)));
        let unreached = matches!(row.why.as_str(), "network" | "policy" | "timeout");
        let advice = if tested && unreached { app.t("host.why.tested") } else { advice(app, &row.why) };
        let state = if row.state.is_empty() { String::new() } else { app.t(&["state.", row.state].concat()) };
        el("tr")
            .attr("role", "row")
            .attr("data-state", row.state)
            .attr("data-why", row.why.as_str())
            .child(cell().attr("dir", "auto").child(row.words))
            .child(cell().child(state))
            .child(cell().child(row.tries.to_string()))
            .child(cell().child(advice).child(again))
    };
    let head = el("tr").attr("role", "row").child(all(head));
    let body = live(move || all(rows.get().into_iter().take(ROWS).map(line)));
    let rows = |tag: &'static str, rows: View| el(tag).attr("role", "rowgroup").child(rows);
    el("div.table.stacked")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", app.t("host.delivery"))
        // Roles are spelled out: rows that are stacked on a phone lose the table's own meaning.
        .child(el("table").attr("role", "table").child(rows("thead", head)).child(rows("tbody", body)))
}

/// What helps against this reason, in a sentence.
pub fn advice(app: App, why: &str) -> String {
    let key = match why {
        "" => return String::new(),
        "403" => "401",
        "elsewhere" | "paper" if app.gathers() => "room",
        "408" => "timeout",
        known @ ("400" | "401" | "404" | "405" | "410" | "413" | "429" | "address" | "consent"
        | "elsewhere" | "host" | "network" | "paper" | "policy" | "timeout" | "unconfirmed") => known,
        other if other.starts_with('4') => "4xx",
        _ => "5xx",
    };
    app.tw(&["host.why.", key].concat(), &[("error", why)])
}
