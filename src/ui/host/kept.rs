//! What became of all commitments, as far as their authors said, and which are due without a word.

use leptos::prelude::*;

use crate::{
    domain::{
        Kind, Record, Visible,
        guide::label,
        visibility::{self, Audience},
    },
    ui::{
        after::{KIND, words},
        app::App,
        dom::{View, el, live},
    },
};

/// The list: those that are stuck first, since somebody can help them; those that are due and not told last.
pub fn kept(app: App) -> View {
    el("section.block").child(el("h3").child(app.t("host.kept"))).child(live(move || list(app)))
}

fn list(app: App) -> View {
    let today = app.day(0);
    let found = app.session.with(|session| {
        let mut told: Vec<(Record, Record)> = Vec::new();
        for record in session.records.live() {
            let is_told = record.kind.word() == KIND && record.visible >= Visible::Host;
            let about = record.re.as_deref().and_then(|re| session.records.get(re));
            let Some(about) = about.filter(|about| is_told && visibility::may_see(about, Audience::Host))
            else {
                continue;
            };
            told.retain(|(held, _)| held.id != about.id);
            let first = if record.field("status") == "stuck" { 0 } else { told.len() };
            told.insert(first, (about.clone(), record.clone()));
        }
        let (mut due, mut later) = (Vec::new(), 0_usize);
        for record in session.records.live() {
            let is_promised = record.kind == Kind::Commitment && record.visible >= Visible::Host;
            if !is_promised || told.iter().any(|(about, _)| about.id == record.id) {
                continue;
            }
            let day = record.field("by_when");
            if day.is_empty() || day > today.as_str() { later += 1 } else { due.push(record.clone()) }
        }
        due.sort_by(|one, other| one.field("by_when").cmp(other.field("by_when")));
        (told, due, later)
    });
    let (told, due, later) = found;
    if told.is_empty() && due.is_empty() {
        return el("p.hint").child(app.t("host.kept.none"));
    }
    let guide = app.guide();
    let field =
        |id: &str| guide.follow_up().and_then(|prompt| prompt.fields.iter().find(|field| field.id == id));
    let mut rows = el("ul.report.kept");
    for (about, record) in told {
        let status = record.field("status");
        let said = field("status").map_or(status, |field| label(&field.options, status));
        let mut more = Vec::new();
        for id in ["learners", "helped", "next"] {
            if !record.field(id).is_empty() {
                more.push(record.field(id).to_owned());
            }
        }
        rows = rows.child(
            el("li")
                .attr("class", if status == "stuck" { "warn" } else { "" })
                .child(el("b").child(said.to_owned()))
                .child(of(app, &about))
                .child(el("span.small").attr("dir", "auto").child(more.join(" · "))),
        );
    }
    for record in due {
        let day = app.date(record.field("by_when"));
        rows = rows.child(
            el("li")
                .attr("data-state", "due")
                .child(el("b").child(app.tw("host.kept.due", &[("date", &day)])))
                .child(of(app, &record)),
        );
    }
    let left = [app.t("host.kept.untold"), later.to_string()].join(": ");
    el("div").child(rows).child((later > 0).then(|| el("p.hint").child(left)))
}

/// A commitment in a line, and whose it is.
fn of(app: App, record: &Record) -> View {
    el("span").attr("dir", "auto").child([words(app, record), app.author(&record.by)].join(" · "))
}
