//! What is in a form and not posted yet. It is written down a moment after the last key.

use leptos::prelude::*;

use super::super::app::App;
use crate::{
    domain::{
        Json, Kind, Quote, Record, Visible,
        guide::{Prompt, is_blank},
        json::Map,
        notes,
        session::Entry,
    },
    formats,
};

/// A draft and where it is kept. Copied freely.
#[derive(Clone, Copy)]
pub struct Pen {
    app: App,
    draft: RwSignal<Draft>,
    note: StoredValue<String>,
    /// Where the draft of the first answer is kept, which another window may have posted meanwhile.
    first: StoredValue<Option<String>>,
    /// The draft of an older version of what is being changed, for its writer to take up or leave.
    pub older: RwSignal<Option<Draft>>,
}

/// What is in a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The fields, by field id.
    pub data: Map,
    /// Who shall see it.
    pub visible: Visible,
    /// Whether it may be quoted.
    pub quote: Quote,
    /// The version of the record that it changes; empty where it is new.
    pub of: String,
}

impl Pen {
    /// The draft of an answer to `prompt`: what was typed before, else what `held` says, else nothing.
    /// `of`: the one record that it is about; `scope`: which of the forms of this prompt it is.
    pub fn new(app: App, prompt: &Prompt, held: Option<&Record>, of: Option<&str>, scope: &str) -> Self {
        let me = app.session.with_untracked(|session| session.me.clone());
        let about = held.map(|held| held.id.as_str()).or(of);
        let note = notes::draft(&me, &prompt.id, about, scope);
        let fresh = match held {
            Some(held) => Draft {
                data: held.data.clone(),
                visible: held.visible,
                quote: held.quote,
                of: held.stamp.to_string(),
            },
            None => Draft { visible: prompt.visible, ..Draft::default() },
        };
        let first = held.filter(|_| of.is_none() && scope.is_empty()).and(first_of(app, prompt));
        let typed = app.noted(&note).and_then(|text| Draft::read(&text));
        let (draft, older) = match typed {
            Some(typed) if typed.of.is_empty() || typed.of == fresh.of => (typed, None),
            Some(typed) => (fresh, Some(typed)),
            None => (fresh, first.as_deref().and_then(|first| Draft::read(&app.noted(first)?))),
        };
        Self {
            app,
            draft: RwSignal::new(draft),
            note: StoredValue::new(note),
            first: StoredValue::new(first),
            older: RwSignal::new(older),
        }
    }

    /// Takes up the draft of an older version.
    pub fn take_older(self) {
        if let Some(older) = self.older.get_untracked() {
            self.change(|draft| *draft = Draft { of: std::mem::take(&mut draft.of), ..older });
            self.older.set(None);
        }
    }

    /// The draft, followed.
    pub fn with<T>(self, look: impl FnOnce(&Draft) -> T) -> T {
        self.draft.with(look)
    }

    /// The draft as it is now.
    pub fn now(self) -> Draft {
        self.draft.get_untracked()
    }

    /// Changes the draft, and writes it down soon.
    pub fn change(self, change: impl FnOnce(&mut Draft)) {
        // Whoever follows the draft finds it written down.
        self.draft.update_untracked(change);
        let text = self.draft.with_untracked(Draft::write);
        self.note.with_value(|note| self.app.note_soon(note, Some(&text)));
        self.draft.notify();
    }

    /// Whether something was typed and not posted.
    pub fn is_kept(self) -> bool {
        self.note.with_value(|note| self.app.noted(note).is_some())
    }

    /// Drops the draft: it was posted, or nothing is left to post it to.
    pub fn put_down(self) {
        self.app.drop_notes(self.notes());
    }

    /// Drops the draft because its writer left it, who may think again.
    pub fn leave(self) {
        self.app.drop_kept(self.notes());
    }

    fn notes(self) -> impl Iterator<Item = String> {
        [Some(self.note.get_value()), self.first.get_value()].into_iter().flatten()
    }
}

/// Where a new answer to a prompt waits that somebody typed here and did not post; nothing where none does.
pub fn waiting(app: App, prompt: &Prompt) -> Option<String> {
    let me = app.session.with_untracked(|session| session.me.clone());
    let note = notes::draft(&me, &prompt.id, None, "");
    app.noted(&note).filter(|text| Draft::is_worth(text)).map(|_| note)
}

/// The same for a prompt that takes one answer a person.
fn first_of(app: App, prompt: &Prompt) -> Option<String> {
    waiting(app, prompt).filter(|_| !prompt.takes_many() && prompt.kind != Kind::Commitment)
}

impl Draft {
    /// The answer that this draft becomes.
    pub fn entry(mut self, kind: Kind, prompt: &str, re: Option<String>) -> Entry {
        self.data.retain(|_, value| !is_blank(value));
        for (_, value) in self.data.iter_mut() {
            if let Json::List(items) = value {
                items.retain(|item| !is_blank(item));
            }
        }
        Entry {
            kind,
            prompt: Some(prompt.to_owned()),
            re,
            data: self.data,
            visible: self.visible,
            quote: self.quote,
        }
    }

    /// Whether what a note keeps is worth posting: something filled in, or a change to what was posted.
    pub fn is_worth(note: &str) -> bool {
        Self::read(note).is_none_or(|draft| !draft.is_empty() || !draft.of.is_empty())
    }

    /// Whether what a note keeps is for its author alone.
    pub fn is_private(note: &str) -> bool {
        Self::read(note).is_some_and(|draft| draft.visible == Visible::Me)
    }

    /// The words that a note keeps.
    pub fn words(note: &str) -> Vec<String> {
        let Some(draft) = Self::read(note) else { return vec![note.to_owned()] };
        let lists = draft.data.values().flat_map(|value| match value {
            Json::List(items) => items.as_slice(),
            one => std::slice::from_ref(one),
        });
        lists
            .filter_map(Json::text)
            .map(str::trim)
            .filter(|text| !text.is_empty())
            .map(str::to_owned)
            .collect()
    }

    /// Whether nothing was filled in.
    pub fn is_empty(&self) -> bool {
        self.data.values().all(is_blank)
    }

    fn write(&self) -> String {
        formats::json::write(&Json::object([
            ("data", Json::Map(self.data.clone())),
            ("visible", self.visible.word().into()),
            ("quote", self.quote.word().into()),
            ("of", self.of.as_str().into()),
        ]))
    }

    fn read(text: &str) -> Option<Self> {
        let json = formats::json::read(text).value;
        Some(Self {
            data: json.get("data")?.map()?.clone(),
            visible: Visible::from_word(json.str("visible")).unwrap_or_default(),
            quote: Quote::from_word(json.str("quote")).unwrap_or_default(),
            of: json.str("of").to_owned(),
        })
    }
}
