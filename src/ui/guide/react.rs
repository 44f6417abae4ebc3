//! Answers to a post without words of one's own: "me too", "tell us more". One of each a person; nobody
//! sees a number, and the author of the post reads what it means.

use crate::ui::dom::{View, all, el, live, on_press, truth};
use leptos::prelude::*;

use super::super::{
    app::App,
    parts::{Icon, icon},
};
use crate::domain::{
    Json, Kind, Quote, Record, Visible,
    json::ordered,
    session::{Command, Entry, Session},
};

const WAYS: [&str; 2] = ["me-too", "tell-more"];
const KIND: &str = "reaction";

/// The buttons under a post of somebody else.
pub fn reactions(app: App, post: &Record) -> View {
    let buttons = WAYS.map(|way| {
        let (held, pressed) = (post.id.clone(), post.id.clone());
        let mine = Memo::new(move |_| app.session.with(|session| own(session, &held, way).is_some()));
        el("button.choice.quiet")
            .attr("aria-pressed", truth(move || mine.get()))
            .on("click", on_press(move || press(app, &pressed, way)))
            .child(icon(Icon::Check))
            .child(app.t(&format!("react.{way}")))
    });
    let start: String = [post.field("text"), post.field("project")].concat().chars().take(60).collect();
    el("div.choices")
        .attr("role", "group")
        .attr("aria-label", app.tw("react.label", &[("text", &start)]))
        .child(all(buttons))
}

/// What others meant with a post of one's own: whether it was one or more, never how many.
pub fn received(app: App, post: &Record) -> View {
    let id = post.id.clone();
    live(move || {
        let said = WAYS.map(|way| {
            let count = app.session.with(|session| {
                of(session, &id, way).filter(|record| record.by != session.me).take(2).count()
            });
            (count > 0).then(|| {
                let words = app.t(&format!("react.{way}.{}", if count > 1 { "several" } else { "single" }));
                el("li").child(icon(Icon::People)).child(words)
            })
        });
        if said.iter().all(Option::is_none) {
            return None;
        }
        Some(el("ul.received").child(all(said.into_iter().flatten())))
    })
}

fn of<'a>(session: &'a Session, post: &'a str, way: &'a str) -> impl Iterator<Item = &'a Record> {
    session.records.about(post).filter(move |record| record.kind.word() == KIND && record.field(KIND) == way)
}

fn own(session: &Session, post: &str, way: &str) -> Option<String> {
    of(session, post, way).find(|record| record.by == session.me).map(|record| record.id.clone())
}

fn press(app: App, post: &str, way: &str) {
    let now = app.now();
    if let Some(id) = app.session.with_untracked(|session| own(session, post, way)) {
        app.dispatch(Command::TakeBack { id, now });
        return;
    }
    let entry = Entry {
        kind: Kind::from(KIND),
        prompt: None,
        re: Some(post.to_owned()),
        data: ordered([(KIND.to_owned(), Json::from(way))]),
        visible: Visible::Room,
        quote: Quote::No,
    };
    app.dispatch(Command::Write { id: app.new_id(), now, entry });
}
