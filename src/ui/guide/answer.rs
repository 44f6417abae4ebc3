//! An answer that was posted, shown back to its author with the ways to change it, and to others.

use crate::ui::dom::{View, all, attr, each, el, group, live, text};
use leptos::prelude::*;

use super::{
    super::{
        app::App,
        consent::sent,
        drafts::edit_here,
        parts::{Icon, icon, icon_button},
    },
    layout::{columns, runs},
};
use crate::{
    domain::{
        Json, Kind, Quote, Record,
        guide::{Field, Form, Prompt, is_blank, label},
        link,
        wall::is_posted,
    },
    formats::words::{answer as said_in, in_sentence, sentence},
};

/// One's own answer to a prompt.
pub fn answer(app: App, prompt: &Prompt, record: &Record, edit: Callback<()>) -> View {
    let id = record.id.clone();
    el("div.answer")
        .attr("data-entry", id.as_str())
        .attr("tabindex", "-1")
        .child(said(app, prompt, record))
        .child(el("p.under").child(sees(app, record)))
        .child(el("div.acts").child(edit_here(app, record, move || edit.run(()))).child(icon_button(
            "btn plain",
            Icon::Trash,
            app.t("take_back"),
            move || app.take_back(&id),
        )))
}

/// Who sees one's own record, and what they may do with it.
pub fn sees(app: App, record: &Record) -> View {
    let mut words = vec![app.t(&format!("seen.{}", record.visible.word()))];
    if record.kind != Kind::Commitment && is_posted(record) {
        words.push(app.t("seen.wall"));
    }
    if record.quote != Quote::No {
        words.push(app.t(&format!("seen.quote.{}", record.quote.word())));
    }
    group().child(el("span.sees").child(icon(Icon::Eye)).child(words.join(" · "))).child(sent(app, record))
}

/// What a record says: its sentence, then field by field, those of a group together.
pub fn said(app: App, prompt: &Prompt, record: &Record) -> View {
    let sentence = sentence(prompt, record).map(|text| words_line(text, "p.text.said-sentence"));
    let filled = |field: &&Field| {
        !in_sentence(prompt, &field.id) && record.data.get(&field.id).is_some_and(|value| !is_blank(value))
    };
    let fields: Vec<&Field> = prompt.fields.iter().filter(filled).collect();
    if let ([field], None) = (fields.as_slice(), &sentence) {
        return value_view(app, field, record);
    }
    let all: Vec<&Field> = prompt.fields.iter().collect();
    let whole = runs(&all);
    let beside = columns(prompt.layout, &whole);
    let mut inside = el("div.columns").attr("data-layout", prompt.layout.word());
    let mut below = group();
    for run in &runs(&fields) {
        let mut facts = el("dl.facts");
        for field in run {
            facts = facts.child(
                el("div")
                    .child(el("dt").child(field.label.as_str()))
                    .child(el("dd").child(value_view(app, field, record))),
            );
        }
        let name = run.first().map(|field| field.group.as_str()).unwrap_or_default();
        let name = (!name.is_empty()).then(|| el("p.part-name").child(name));
        let part = el("div.part").child(name).child(facts);
        let stands =
            |place: &Vec<&Field>| place.iter().any(|each| run.iter().any(|field| field.id == each.id));
        if whole.iter().take(beside).any(stands) {
            inside = inside.child(part);
        } else {
            below = below.child(part);
        }
    }
    group().child(sentence).child((beside > 0).then_some(inside)).child(below)
}

fn words_line(text: String, tag: &'static str) -> View {
    el(tag).attr("dir", "auto").child(text)
}

/// What a record says in one field: lines and orders as lists, a link that can be followed.
fn value_view(app: App, field: &Field, record: &Record) -> View {
    let list = match field.form {
        Form::Entries => "ul.said",
        Form::Ranking | Form::Pick => "ol.said",
        Form::Link => {
            let text = record.field(&field.id);
            return match link::safe(text) {
                Some(url) => el("p").child(link(url, url)),
                None => words_line(text.to_owned(), "p.text"),
            };
        }
        _ => return words_line(words(app, field, record), "p.text"),
    };
    let item = |id: &str| el("li").attr("dir", "auto").child(label(&field.options, id));
    el(list).child(all(record.several(&field.id).map(item)))
}

/// A link that leaves the page where it is.
pub fn link(url: &str, words: &str) -> View {
    el("a").attr("href", url).attr("target", "_blank").attr("rel", "noopener noreferrer").child(words)
}

/// What a record says in one field, in words.
pub fn words(app: App, field: &Field, record: &Record) -> String {
    if field.form == Form::Date {
        return app.date(record.field(&field.id));
    }
    let value = record.data.get(&field.id).unwrap_or(&Json::Null);
    let text = said_in(field, value);
    let scale = &field.scale;
    if field.form == Form::Scale && !text.is_empty() && !scale.low.is_empty() && !scale.high.is_empty() {
        return format!("{text} ({} = {}, {} = {})", scale.from, scale.low, scale.to, scale.high);
    }
    text
}

/// What others answered to a prompt, newest first; how many wait where one's own answer comes first.
pub fn room(app: App, prompt: &Prompt) -> View {
    let id = prompt.id.clone();
    let others = Memo::new(move |_| {
        app.session.with(|session| {
            let withheld = app.guide().withheld(session, &id);
            let others = session.others(&id);
            if withheld { (others.len(), Vec::new()) } else { (0, others) }
        })
    });
    let id = prompt.id.clone();
    let withheld = Memo::new(move |_| app.session.with(|session| app.guide().withheld(session, &id)));
    let shown = Memo::new(move |_| others.with(|(_, ids)| ids.clone()));
    let prompt = StoredValue::new(prompt.clone());
    let item = move |id: String| {
        let shown = live(move || {
            app.record(&id).map(|record| {
                let words = prompt.with_value(|prompt| said(app, prompt, &record));
                group().child(words).child(by(app, &record.by))
            })
        });
        el("li.paper").child(shown)
    };
    let waits = move || withheld.get().then(|| waiting(app, others.with(|(waiting, _)| *waiting)));
    group().child(live(waits)).child(
        el("details.opening")
            .attr("hidden", attr(move || shown.with(Vec::is_empty).then(String::new)))
            .child(el("summary").child(text(move || app.tn("room.said", shown.with(Vec::len)))))
            .child(el("ol.room").child(each(shown, item))),
    )
}

/// Says that others' answers come once one's own is in.
pub fn waiting(app: App, count: usize) -> View {
    let words = match count {
        0 => app.t("withheld"),
        count => app.tn("withheld.waiting", count),
    };
    el("p.withheld.hint").child(icon(Icon::Eye)).child(words)
}

/// What stands behind the name of a featured guest.
pub fn badge(app: App) -> View {
    group().child(" ").child(el("span.tag.guest").child(app.t("guest")))
}

/// Who wrote something; a guest of the room is shown as one.
pub fn by(app: App, author: &str) -> View {
    let guest = app.session.with(|session| session.is_guest(author));
    let guest = guest.then(|| badge(app));
    el("p.by").child(el("span").child(app.author(author)).child(guest))
}
