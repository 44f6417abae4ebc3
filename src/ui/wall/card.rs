//! One card: the project, what it needs, whose it is, who can help.

use crate::ui::dom::{View, all, el, group, nothing};
use leptos::prelude::*;
use std::cmp::Ordering;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use super::{
    super::guide::{badge, said, words},
    super::{
        app::{App, Dialog},
        consent::sent,
        drafts::edit_button,
        parts::{Icon, icon, icon_button, shape},
    },
    face::Face,
    story::story,
    suggestions,
};
use crate::domain::{Record, Visible, matching::is_need};

/// Fields of a commitment that have a place of their own on the card.
const PLACED: [&str; 6] = ["project", "needed", "kinds", "by_when", "first_step", "can_offer"];

/// The card of a record; empty where it is gone.
pub fn card(app: App, id: String) -> View {
    let asked = id.clone();
    let face = Memo::new(move |_| Face::of(app, &asked));
    el("li.card[tabindex=-1]").attr("data-card", id).drawn(move |card| {
        let Some(face) = face.get() else {
            return nothing();
        };
        card.set("class", if face.mine { "card mine" } else { "card" });
        let sent =
            (face.mine && !app.webhook().is_empty()).then(|| el("p.under").child(sent(app, &face.record)));
        let moderated = face
            .moderated
            .map(|key| el("p.moderated").child(icon(Icon::Eye)).child(el("span").child(app.t(key))));
        group()
            .child(opener(app, &face))
            .child(inside(app, &face))
            .child(sent)
            .child(moderated)
            .child(suggestions::opener(app, &face.record, face.mine))
            .child(foot(app, &face))
    })
}

/// What the card is called; pressing it opens all of it.
fn opener(app: App, face: &Face) -> View {
    let open = el("button.open[dir=auto][aria-haspopup=dialog][data-opens=card]").child(name(app, face));
    let yours = face.mine.then(|| el("p.yours").child(shape("swatch")).child(app.t("card.yours")));
    group().child(yours).child(el("h3").child(open))
}

/// Opens the card whose button was pressed. The list hears it for all of them, so that no card has to.
pub fn pressed(app: App, event: &Event) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let near = |wanted: &str| target.as_ref()?.closest(wanted).ok().flatten();
    let id = near("[data-card]").and_then(|card| card.get_attribute("data-card"));
    if let (Some(button), Some(id)) = (near("[data-opens]"), id) {
        let help = button.get_attribute("data-opens").as_deref() == Some("help");
        app.open(Dialog::Card(id, help));
    }
}

/// One's own cards, outside the wall.
pub fn own_cards(app: App, ids: impl IntoIterator<Item = String>) -> View {
    let cards = all(ids.into_iter().map(|id| card(app, id)));
    el("ul.cards.own").on("click", move |event| pressed(app, &event)).child(cards)
}

/// What a card is called: its project, else the question that it answers.
pub fn name(app: App, face: &Face) -> String {
    let project = face.record.field("project");
    // A file may have a card without one.
    if face.is_commitment() && !project.is_empty() {
        return project.to_owned();
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

fn need(app: App, record: &Record) -> Option<View> {
    let kinds: Vec<(String, String)> =
        record.several("kinds").map(|kind| (kind.to_owned(), app.need(kind))).collect();
    if kinds.is_empty() && record.field("needed").is_empty() {
        return None;
    }
    let first = kinds.first().map_or("other", |(kind, _)| kind.as_str()).to_owned();
    let kind = |(at, (kind, label)): (usize, (String, String))| {
        let key = if at == 0 { "card.needs" } else { "card.and" };
        el("span").attr("data-kind", kind).child(app.tw(key, &[("need", &app.texts().small(&label))]))
    };
    let kinds = match kinds.is_empty() {
        true => el("p.kinds").child(el("span").attr("data-kind", "other").child(app.t("card.needs.plain"))),
        false => el("p.kinds").child(all(kinds.into_iter().enumerate().map(kind))),
    };
    let needed = el("p.needed[dir=auto]").child(record.field("needed"));
    Some(el("div.need").attr("data-kind", first).child(kinds).child(needed))
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
        el("div").child(el("dt").child(label)).child(el("dd[dir=auto]").child(text))
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
    let guest = face.guest.then(|| badge(app));
    let closed = face.mine && face.record.visible < Visible::Room;
    let closed = closed.then(|| {
        let words = app.t(&["seen.", face.record.visible.word()].concat());
        el("span.sees").child(icon(Icon::Eye)).child(words)
    });
    group().child(closed).child(el("span[dir=auto]").child(face.who.as_str())).child(guest).child(when)
}

/// How near a day is; nothing where it is far.
fn due(app: App, day: &str) -> Option<&'static str> {
    if day > app.day(super::SOON).as_str() {
        return None;
    }
    Some(match day.cmp(&app.day(0)) {
        Ordering::Less => "past",
        Ordering::Equal => "today",
        Ordering::Greater => "soon",
    })
}

fn foot(app: App, face: &Face) -> View {
    let helped = (face.helpers > 0).then(|| {
        let words = app.tn("card.helped", face.helpers);
        if face.mine {
            let class = if face.open > 0 { "btn main" } else { "btn plain" };
            return el("button[data-opens=card]").attr("class", class).child(icon(Icon::Hands)).child(words);
        }
        el("span.helped").child(icon(Icon::Check)).child(el("span").child(words))
    });
    let acts = match (face.mine, &face.offer) {
        (true, _) => own(app, face),
        (false, Some(_)) => el("button.btn.plain[data-opens=card]").child(app.t("offer.yours")),
        (false, None) if face.is_commitment() || is_need(&face.record) => {
            el("button.btn.plain[data-opens=help]").child(app.t("offer.offer"))
        }
        _ => nothing(),
    };
    // Others read it beside the author's name; to the author it is a button.
    let (read, pressed) = if face.mine { (None, helped) } else { (helped, None) };
    // Without a space the two are read out, and copied, as one word.
    let read = read.map(|read| group().child(" ").child(read));
    el("div.by").child(el("p").child(by(app, face)).child(read)).child(pressed).child(acts)
}

/// What one can do with one's own card.
pub fn own(app: App, face: &Face) -> View {
    let gone = face.record.id.clone();
    el("span.own-acts").child(edit_button(app, &face.record)).child(icon_button(
        "btn plain",
        Icon::Trash,
        app.t("card.take_down"),
        move || {
            app.shut();
            app.take_down(&gone);
        },
    ))
}
