//! One card: the project, what it needs, whose it is, who can help.

use crate::ui::dom::{View, all, attr, el, group, live, nothing, on_press};
use leptos::prelude::*;

use super::{
    super::guide::{said, words},
    super::{
        app::{App, Dialog},
        consent::sent,
        parts::{Icon, button, icon, icon_button, shape},
    },
    face::Face,
    moderated::moderated,
    story::story,
    suggestions,
};
use crate::domain::{Record, matching::is_need};

/// Fields of a commitment that have a place of their own on the card.
const PLACED: [&str; 6] = ["project", "needed", "kinds", "by_when", "first_step", "can_offer"];

/// The card of a record; empty where it is gone.
pub fn card(app: App, id: String) -> View {
    let asked = id.clone();
    let face = Memo::new(move |_| Face::of(app, &asked));
    let class = move || {
        let mine = face.with(|face| face.as_ref().is_some_and(|face| face.mine));
        Some(if mine { "card mine" } else { "card" }.to_owned())
    };
    el("li").attr("class", attr(class)).attr("data-card", id).attr("tabindex", "-1").child(live(move || {
        face.get().map(|face| {
            let sent = (face.mine && !app.webhook().is_empty())
                .then(|| el("p.under").child(sent(app, &face.record)));
            group()
                .child(opener(app, &face))
                .child(inside(app, &face))
                .child(sent)
                .child(moderated(app, &face.record))
                .child(suggestions::opener(app, &face.record, face.mine))
                .child(foot(app, &face))
        })
    }))
}

/// What the card is called; pressing it opens all of it.
fn opener(app: App, face: &Face) -> View {
    let id = face.record.id.clone();
    let open = el("button.open")
        .attr("dir", "auto")
        .attr("aria-haspopup", "dialog")
        .on("click", on_press(move || app.open(Dialog::Card(id.clone(), false))))
        .child(name(app, face));
    let yours = face.mine.then(|| el("p.yours").child(shape("swatch")).child(app.t("card.yours")));
    group().child(yours).child(el("h3").child(open))
}

/// What a card is called: its project, or the question that it answers.
pub fn name(app: App, face: &Face) -> String {
    if face.is_commitment() {
        return face.record.field("project").to_owned();
    }
    let guide = app.guide();
    let prompt = face.record.prompt.as_deref().and_then(|id| guide.prompt(id));
    prompt.map_or_else(|| app.t("card.answer"), |prompt| prompt.label.clone())
}

/// What a card says under its name.
pub fn inside(app: App, face: &Face) -> View {
    let record = &face.record;
    let guide = app.guide();
    let prompt = record.prompt.as_deref().and_then(|id| guide.prompt(id));
    if face.is_commitment() {
        return group().child(need(app, record)).child(facts(app, record)).child(story(app, face));
    }
    let words = match prompt {
        Some(prompt) => said(app, prompt, record),
        None => el("p.text").attr("dir", "auto").child(record.field("text")),
    };
    group().child(words).child(story(app, face))
}

fn need(app: App, record: &Record) -> View {
    let kinds: Vec<(String, String)> =
        record.several("kinds").map(|kind| (kind.to_owned(), app.need(kind))).collect();
    let first = kinds.first().map_or("other", |(kind, _)| kind.as_str()).to_owned();
    let kind = |(at, (kind, label)): (usize, (String, String))| {
        let key = if at == 0 { "card.needs" } else { "card.and" };
        el("span").attr("data-kind", kind).child(app.tw(key, &[("need", &app.texts().small(&label))]))
    };
    let kinds = match kinds.is_empty() {
        true => el("p.kinds").child(el("span").attr("data-kind", "other").child(app.t("card.needs.plain"))),
        false => el("p.kinds").child(all(kinds.into_iter().enumerate().map(kind))),
    };
    el("div.need")
        .attr("data-kind", first)
        .child(kinds)
        .child(el("p.needed").attr("dir", "auto").child(record.field("needed").to_owned()))
}

/// First step, offer, and whatever else the guide asks for.
fn facts(app: App, record: &Record) -> Option<View> {
    let guide = app.guide();
    let prompt = record.prompt.as_deref().and_then(|id| guide.prompt(id));
    let mut facts = vec![
        (app.t("card.first_step"), record.field("first_step").to_owned()),
        (app.t("card.can_offer"), record.field("can_offer").to_owned()),
    ];
    for field in prompt.into_iter().flat_map(|prompt| &prompt.fields) {
        if !PLACED.contains(&field.id.as_str()) {
            facts.push((field.label.clone(), words(app, field, record)));
        }
    }
    facts.retain(|(_, text)| !text.is_empty());
    let fact = |(label, text): (String, String)| {
        el("div").child(el("dt").child(label)).child(el("dd").attr("dir", "auto").child(text))
    };
    (!facts.is_empty()).then(|| el("dl.facts").child(all(facts.into_iter().map(fact))))
}

/// Whose it is, and by when.
pub fn by(app: App, face: &Face) -> View {
    let day = face.record.field("by_when");
    let when = (!day.is_empty()).then(|| {
        let words = app.tw("card.by", &[("date", &app.date(day))]);
        let state = due(app, day);
        let near = state.map(|state| el("b").child(app.t(&format!("card.{state}"))));
        el("span.due")
            .attr("data-due", state)
            .child(words)
            .child(near.map(|near| group().child(" · ").child(near)))
    });
    group().child(el("span").attr("dir", "auto").child(face.who.as_str())).child(when)
}

/// How near a day is; nothing where it is far.
fn due(app: App, day: &str) -> Option<&'static str> {
    let today = app.day(0);
    match day {
        day if day < today.as_str() => Some("past"),
        day if day == today => Some("today"),
        day if day <= app.day(super::SOON).as_str() => Some("soon"),
        _ => None,
    }
}

fn foot(app: App, face: &Face) -> View {
    let id = face.record.id.clone();
    let open = move |help: bool| {
        let id = id.clone();
        move || app.open(Dialog::Card(id.clone(), help))
    };
    let helped = (face.helpers > 0).then(|| {
        let words = app.tn("card.helped", face.helpers);
        if face.mine {
            let class = if face.open > 0 { "btn main" } else { "btn plain" };
            return icon_button(class, Icon::Hands, words, open(false));
        }
        el("span.helped").child(icon(Icon::Check)).child(words)
    });
    let acts = match (face.mine, &face.offer) {
        (true, _) => own(app, face),
        (false, Some(_)) => button("btn plain", app.t("offer.yours"), open(false)),
        (false, None) if face.is_commitment() || is_need(&face.record) => {
            button("btn plain", app.t("offer.offer"), open(true))
        }
        _ => nothing(),
    };
    el("div.by").child(el("p").child(by(app, face))).child(helped).child(acts)
}

/// What one can do with one's own card.
pub fn own(app: App, face: &Face) -> View {
    let (edited, gone) = (face.record.id.clone(), face.record.id.clone());
    el("span.own-acts")
        .child(icon_button("btn plain", Icon::Edit, app.t("edit"), move || {
            app.open(Dialog::Edit(edited.clone()))
        }))
        .child(icon_button("btn plain", Icon::Trash, app.t("card.take_down"), move || {
            app.shut();
            app.take_down(&gone);
        }))
}
