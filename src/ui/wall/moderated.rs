//! What a host decided about a card, in its author's view, and the way to ask a host to look.

use crate::ui::dom::el;
use crate::ui::dom::{View, live, nothing, on_press, truth};
use leptos::prelude::*;

use super::super::{
    app::App,
    parts::{Icon, icon},
};
use crate::domain::{
    Record, Visible,
    moderation::{FLAG, Mode, Verdict, flag},
    session::{Command, Session},
};

/// What the author of a card is told about moderation, by key; mostly nothing.
pub fn moderated(session: &Session, card: &Record) -> Option<&'static str> {
    if card.visible < Visible::Room {
        return None;
    }
    let verdict = session.moderation.mark(&card.id).map(|mark| mark.verdict).unwrap_or_default();
    match (verdict, session.moderation.is_open(card)) {
        (Verdict::Hidden, _) => Some("moderated.hidden"),
        (_, false) => Some("moderated.waits"),
        _ => None,
    }
}

/// The way to ask a host to look at an opened card of somebody else, where hosts want to be asked.
pub fn flag_way(app: App, card: &Record) -> View {
    let id = card.id.clone();
    let asked = card.by.clone();
    let wanted = Memo::new(move |_| {
        app.session.with(|session| session.me != asked && session.moderation.mode == Mode::Flag)
    });
    live(move || if wanted.get() { flag_button(app, &id) } else { nothing() })
}

fn flag_button(app: App, id: &str) -> View {
    let (held, about) = (id.to_owned(), id.to_owned());
    let mine = Memo::new(move |_| {
        app.session.with(|session| {
            let is_mine = |record: &&Record| record.by == session.me && record.kind.word() == FLAG;
            let mut flags = session.records.live().filter(is_mine);
            flags.find(|record| record.re.as_deref() == Some(&held)).map(|record| record.id.clone())
        })
    });
    let press = move || {
        let now = app.now();
        match mine.get_untracked() {
            Some(id) => app.dispatch(Command::TakeBack { id, now }),
            None => {
                app.announce(&app.t("moderated.flagged"));
                app.dispatch(Command::Write { id: app.new_id(), now, entry: flag(&about) })
            }
        };
    };
    el("button.choice.quiet")
        .attr("aria-pressed", truth(move || mine.with(Option::is_some)))
        .on("click", on_press(press))
        .child(icon(Icon::Check))
        .child(app.t("moderated.flag"))
}
