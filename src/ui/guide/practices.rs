//! Practice cards: open one to read more, mark it, see how many others marked it the same.

use crate::ui::dom::{View, all, el, live, on_press, truth};
use leptos::prelude::*;

use super::super::{
    app::App,
    parts::{Icon, icon, prose},
};
use crate::domain::{
    Json, Kind, Quote, Visible,
    guide::{Choice, Practice},
    json::ordered,
    session::{Command, Entry},
};

/// The cards of one step.
pub fn practices(app: App, items: &[Practice]) -> View {
    let cards = all(items.iter().map(|practice| card(app, practice)));
    el("ul.practices").child(cards)
}

fn card(app: App, practice: &Practice) -> View {
    // The first sentence says what it is; the rest opens.
    let (first, rest) = split(&practice.text);
    let label = app.tw("practice.marks", &[("title", &practice.title)]);
    let marks = all(app.guide().marks.iter().map(|mark| mark_button(app, practice.id.clone(), mark)));
    let more = prose(rest);
    el("li.practice.paper")
        .child(
            el("details")
                .child(
                    el("summary")
                        .child(el("h3").child(practice.title.clone()))
                        .child(icon(Icon::Down))
                        .child(el("p").child(first.to_owned())),
                )
                .child(el("div.prose").child(more)),
        )
        .child(el("div.choices").attr("role", "group").attr("aria-label", label).child(marks))
}

fn mark_button(app: App, card: String, mark: &Choice) -> View {
    let id = mark.id.clone();
    let (counted, held, pressed) = (card.clone(), card.clone(), id.clone());
    let count = {
        let mark = id.clone();
        Memo::new(move |_| app.session.with(|session| session.marked(&counted, &mark)))
    };
    let mine = Memo::new(move |_| {
        app.session.with(|session| session.answers(&held).any(|record| record.field("mark") == id))
    });
    let others = move || (count.get() > 0).then(|| el("span.n").child(count.get().to_string()));
    el("button.choice")
        .attr("aria-pressed", truth(move || mine.get()))
        .on("click", on_press(move || press(app, &card, &pressed)))
        .child(icon(Icon::Check))
        .child(mark.label.clone())
        .child(" ")
        .child(live(others))
}

/// One mark a person and card: another mark replaces it, the same one takes it back.
fn press(app: App, card: &str, mark: &str) {
    let held = app.session.with_untracked(|session| session.answers(card).next().cloned());
    let now = app.now();
    if let Some(held) = &held
        && held.field("mark") == mark
    {
        app.dispatch(Command::TakeBack { id: held.id.clone(), now });
        return;
    }
    let entry = Entry {
        kind: Kind::Mark,
        prompt: Some(card.to_owned()),
        re: None,
        data: ordered([("mark".to_owned(), Json::from(mark))]),
        visible: Visible::Room,
        quote: Quote::No,
    };
    app.dispatch(Command::Write { id: held.map_or_else(|| app.new_id(), |held| held.id), now, entry });
}

fn split(text: &str) -> (&str, &str) {
    match text.find(". ") {
        Some(end) => text.split_at(end + 1),
        None => (text, ""),
    }
}
