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
    session::Command,
};

/// What stands on a card about moderation; mostly nothing.
pub fn moderated(app: App, card: &Record) -> View {
    let by = card.by.clone();
    let shared = card.visible >= Visible::Room;
    let held = card.clone();
    let state = Memo::new(move |_| {
        app.session.with(|session| {
            let verdict = session.moderation.mark(&held.id).map(|mark| mark.verdict).unwrap_or_default();
            (session.me == by, verdict, session.moderation.is_open(&held))
        })
    });
    live(move || {
        if !shared {
            return nothing();
        }
        let key = match state.get() {
            (true, Verdict::Hidden, _) => "moderated.hidden",
            (true, _, false) => "moderated.waits",
            _ => return nothing(),
        };
        el("p.moderated").child(icon(Icon::Eye)).child(el("span").child(app.t(key)))
    })
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
