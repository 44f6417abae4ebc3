//! Notes that belong to this device: who is here, where they are, what they typed and did not post.

use std::rc::Rc;

use litemap::LiteMap;

use gloo::timers::callback::Timeout;
use leptos::prelude::*;

use super::{
    super::app::{App, Place},
    Outside,
};
use crate::{
    domain::{
        Json,
        notes::{BEFORE, GUIDES, ME, drafts},
        session::Command,
        settings::Pace,
    },
    ports::Store,
};

/// How long after the last key a draft is written.
const DEBOUNCE_MS: u32 = 300;

/// Whether a note is of this session.
fn is_own(name: &str) -> bool {
    !cfg!(feature = "host") || !name.starts_with(GUIDES)
}

impl Outside {
    /// Where a note is kept.
    pub(super) fn store_of(&self, name: &str) -> Rc<dyn Store> {
        match is_own(name) {
            #[cfg(feature = "host")]
            false => self.ports.drafts.clone(),
            _ => self.ports.store.clone(),
        }
    }
}

impl App {
    /// What a note says now.
    pub fn noted(self, name: &str) -> Option<String> {
        self.outside.with_value(|outside| outside.notes.get(name).cloned())
    }

    /// Keeps a note, or drops it, at once.
    pub fn note(self, name: &str, text: Option<&str>) {
        self.note_soon(name, text);
        self.flush();
    }

    /// Keeps a note, or drops it, when no more keys are pressed for a moment or the page goes away.
    pub fn note_soon(self, name: &str, text: Option<&str>) {
        let timer = Timeout::new(DEBOUNCE_MS, move || self.flush());
        self.outside.update_value(|outside| {
            match text {
                Some(text) => outside.notes.insert(name.to_owned(), text.to_owned()),
                None => outside.notes.remove(name),
            };
            outside.due.insert(name.to_owned(), text.map(str::to_owned));
            outside.timer = Some(timer);
        });
    }

    /// Writes everything that is due.
    pub fn flush(self) {
        let Some(due) = self.outside.try_update_value(|outside| {
            outside.timer = None;
            std::mem::take(&mut outside.due)
        }) else {
            return;
        };
        for (name, text) in due {
            if is_own(&name) {
                self.claim();
            }
            self.write_note(&name, text.as_deref());
        }
    }

    /// Goes to a step, and remembers it.
    pub fn go_to(self, step: &str) {
        self.dispatch(Command::GoTo(step.to_owned()));
        self.toast.set(None);
        // Who goes on needs no greeting any more.
        self.back.set(false);
        self.note("here", Some(step));
        self.emit("step", &Json::object([("step", step.into())]));
    }

    /// The person here is who they were somewhere else, or earlier.
    pub fn be(self, me: &str) {
        self.dispatch(Command::Become(me.to_owned()));
        self.note(ME, Some(me));
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
    pub(super) fn follow_next_person(self) {
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

    /// Drops what the person here typed and did not post.
    pub fn drop_drafts(self) {
        let mine = drafts(&self.session.with_untracked(|session| session.me.clone()));
        let names: Vec<String> = self.outside.with_value(|outside| {
            outside.notes.keys().filter(|name| name.starts_with(&mine)).cloned().collect()
        });
        for name in names {
            self.note_soon(&name, None);
        }
        self.flush();
    }

    /// What was typed here before this tab knew who is here is theirs.
    pub(super) fn bring_along(self, before: &str, me: &str) {
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

    /// The first thing that a person keeps says who they are; a visitor who only reads leaves no trace.
    pub(super) fn claim(self) {
        let me = self.session.with_untracked(|session| session.me.clone());
        let known = self.outside.with_value(|outside| outside.notes.get("me") == Some(&me));
        if !known {
            self.outside.update_value(|outside| drop(outside.notes.insert("me".to_owned(), me.clone())));
            self.write_note("me", Some(&me));
        }
    }

    pub(super) fn remember(self, notes: LiteMap<String, String>) {
        self.outside.update_value(|outside| {
            // What was typed while storage was slow to answer is newer than what it holds.
            for (name, text) in notes {
                outside.notes.entry(name).or_insert(text);
            }
        });
    }
}
