//! Notes that belong to this device: where the person here is, what they typed and did not post.

use std::rc::Rc;

use litemap::LiteMap;

use gloo::timers::callback::Timeout;
use leptos::prelude::*;

use super::{super::app::App, Outside};
use crate::{
    domain::{
        Json,
        notes::{GUIDES, drafts},
        session::Command,
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

    /// Drops those of these notes that are kept, and answers with what they said.
    pub fn drop_notes(self, names: impl IntoIterator<Item = String>) -> Vec<(String, String)> {
        let kept = |name: String| self.noted(&name).map(|text| (name, text));
        let dropped: Vec<_> = names.into_iter().filter_map(kept).collect();
        for (name, _) in &dropped {
            self.note_soon(name, None);
        }
        self.flush();
        dropped
    }

    /// Drops what the person here typed and did not post.
    pub fn drop_drafts(self) {
        let mine = drafts(&self.session.with_untracked(|session| session.me.clone()));
        let names: Vec<String> = self.outside.with_value(|outside| {
            outside.notes.keys().filter(|name| name.starts_with(&mine)).cloned().collect()
        });
        self.drop_notes(names);
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
