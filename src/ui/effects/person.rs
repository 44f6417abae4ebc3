//! Who is here: one person until the device is handed on, in however many tabs.

use leptos::prelude::*;

use super::super::app::{App, Place};
use crate::domain::{
    Json, Record,
    notes::{self, BEFORE, ME, drafts},
    session::Command,
    settings::Pace,
    wall::Filter,
};

impl App {
    /// The person here is who they were somewhere else, or earlier.
    pub fn be(self, me: &str) {
        self.dispatch(Command::Become(me.to_owned()));
        self.note(ME, Some(&notes::handed_to(me)));
        // What somebody else agreed to is not theirs.
        self.open_outbox();
        self.person.update(|person| *person += 1);
    }

    /// Hands the device to somebody who wrote here before, and shows them their words; else to the next person, with
    /// nobody's name and nobody's drafts in the forms. They begin where everybody does, at the step where guides ask who
    /// they are; that of a host who runs the session is offered.
    pub fn pass_on(self, to: Option<&str>) {
        let (before, wrote) =
            self.session.with_untracked(|session| (session.me.clone(), session.mine().next().is_some()));
        if wrote {
            self.note(&[BEFORE, &before].concat(), Some(""));
        }
        self.be(&to.map_or_else(|| self.new_id(), str::to_owned));
        self.start_anew();
        if to.is_some() {
            self.visit(Place::Mine);
        } else if let Some(first) = self.to_the_guide() {
            self.go_to(&first);
        }
        // Whoever comes begins at the top, wherever the one before pressed.
        self.give_focus("h2[tabindex]", true);
    }

    /// The device was handed on in another tab: this one begins anew with it, and leaves no note of that. Host tools
    /// stay open, because a host has them beside the tab that goes round.
    fn follow_next_person(self) {
        if untrack(|| self.pace()) != Pace::SharedDevice || self.place.get_untracked() == Place::Host {
            return;
        }
        if let Some(first) = self.to_the_guide() {
            self.dispatch(Command::GoTo(first.clone()));
            self.emit("step", &Json::object([("step", first.into())]));
        }
    }

    /// Shows the guide, and says which step is its first.
    fn to_the_guide(self) -> Option<String> {
        self.visit(Place::Guide);
        self.walk().into_iter().next().filter(|_| self.has_guide())
    }

    /// Another tab said who is here. Where two tabs were first written in before either had heard of the other, both are one
    /// person: who posted already, else who has the smaller id.
    pub(super) fn meet(self, news: Option<String>) {
        let held = self.noted(ME);
        let claims = |text: &Option<String>| {
            let (id, was_handed) = notes::who(text.as_deref()?);
            (!was_handed).then(|| id.to_owned())
        };
        if let (Some(mine), Some(other)) = (claims(&held), claims(&news)) {
            let is_silent = |id: &str| {
                let said = |record: &Record| record.by == id && record.is_entry();
                !self.session.with_untracked(|session| session.records.live().any(said))
            };
            if (is_silent(&mine), &mine) < (is_silent(&other), &other) {
                return self.note(ME, held.as_deref());
            }
            // What was typed here goes along, as it does where nobody was known.
            self.outside.update_value(|outside| drop(outside.notes.remove(ME)));
        }
        self.heed(ME, news);
    }

    /// Is who the note says. Where nobody was known yet, the person who is here has left their first trace: that hands
    /// nothing on.
    pub(super) fn follow(self, was_known: bool) {
        let before = self.session.with_untracked(|session| session.me.clone());
        let Some(text) = self.noted(ME) else { return };
        let (me, was_handed) = notes::who(&text);
        if me == before {
            return;
        }
        if !was_known {
            self.bring_along(&before, me);
        }
        self.session.update(|session| drop(session.apply(Command::Become(me.to_owned()))));
        self.start_anew();
        self.open_outbox();
        if was_known && was_handed {
            self.follow_next_person();
        }
    }

    /// The first thing that a person keeps says who they are; a visitor who only reads leaves no trace.
    pub(super) fn claim(self) {
        let me = self.session.with_untracked(|session| session.me.clone());
        if self.noted(ME).is_none_or(|text| notes::who(&text).0 != me) {
            self.outside.update_value(|outside| drop(outside.notes.insert(ME.to_owned(), me.clone())));
            self.write_note(ME, Some(&me));
        }
    }

    /// What was typed here before this tab knew who is here is theirs.
    fn bring_along(self, before: &str, me: &str) {
        let (before, mine) = (drafts(before), drafts(me));
        let typed: Vec<_> = self.outside.with_value(|outside| {
            let notes = outside.notes.iter();
            let typed = notes.filter_map(|(name, text)| Some((name.strip_prefix(&before)?, text)));
            typed.map(|(rest, text)| (rest.to_owned(), text.clone())).collect()
        });
        for (rest, text) in typed {
            self.note_soon(&[before.as_str(), &rest].concat(), None);
            self.note_soon(&[mine.as_str(), &rest].concat(), Some(&text));
        }
    }

    /// Somebody else is here: nothing of the one before stays open.
    pub(super) fn start_anew(self) {
        self.dialog.set(None);
        self.handover.set(false);
        self.back.set(false);
        self.filter.set(Filter::default());
        self.toast.set(None);
        self.owed.set(Vec::new());
        self.decline("");
        self.person.update(|person| *person += 1);
    }
}
