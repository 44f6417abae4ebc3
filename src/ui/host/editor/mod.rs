//! The guide editor: choose what to begin with, edit it as a list of steps and as forms, try it, run it.

mod acts;
mod drafts;
mod fields;
mod inputs;
mod items;
mod outline;
mod preview;
mod problems;
mod scale;
mod share;
mod sheets;
mod start;
mod work;

use std::sync::Arc;

use gloo::{events::EventListener, timers::callback::Timeout};
use leptos::prelude::*;

use super::super::app::App;
use crate::{
    domain::{Json, Problem, guide::Guide, notes::GUIDES},
    formats::guide::{
        self,
        edit::{Desk, Edit, pointer},
    },
    ui::dom::{View, fresh},
};

/// How long after the last key the guide is read anew: a large one takes longer than a key may.
const PAUSE_MS: u32 = 300;

/// The page.
pub fn editor(app: App) -> View {
    let open = RwSignal::new(None::<Opened>);
    let key = move || open.with(|open| open.as_ref().map(|open| open.note.clone()).unwrap_or_default());
    fresh(key, move || match open.get_untracked() {
        Some(opened) => work::work(Editor::new(app, opened), open),
        None => start::start(app, open),
    })
}

/// A guide that was taken up to work on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The note that it is kept under.
    pub note: String,
    /// The guide as it is now.
    pub guide: Json,
    /// Whether it is there for the first time, with nothing filled in.
    pub blank: bool,
}

/// A guide as the real reader sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// The guide.
    pub guide: Arc<Guide>,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
}

/// A guide in the editor. Copied freely.
#[derive(Clone, Copy)]
pub struct Editor {
    /// What every screen shares.
    pub app: App,
    /// The guide, with what was done to it.
    pub desk: RwSignal<Desk>,
    /// Counts the changes after which places are no longer what they were.
    pub shape: RwSignal<u32>,
    /// The place whose form is shown.
    pub chosen: RwSignal<String>,
    /// What is shown where there is room for one thing.
    pub side: RwSignal<Side>,
    /// The guide as the real reader sees it.
    pub checked: Memo<Checked>,
    /// Whether somebody tried to use the guide: what is missing is told from then on.
    pub tried: RwSignal<bool>,
    /// What was just done, where it is worth to be taken back.
    pub done: RwSignal<Option<String>>,
    /// Whether the ways to take the guide along are open.
    pub sharing: RwSignal<bool>,
    /// Whether it is asked if a running session is left.
    pub leaving: RwSignal<bool>,
    /// Places of cards that are unfolded.
    pub unfolded: RwSignal<Vec<String>>,
    /// Counts the readings of the guide.
    pub read: RwSignal<u32>,
    due: StoredValue<Option<Timeout>, LocalStorage>,
    note: StoredValue<String>,
}

/// What is shown where there is room for one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The list of steps.
    Steps,
    /// The form.
    Form,
    /// What people will see.
    Preview,
}

impl Side {
    /// As the style sheet calls it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Steps => "steps",
            Self::Form => "form",
            Self::Preview => "preview",
        }
    }
}

impl Editor {
    fn new(app: App, opened: Opened) -> Self {
        let desk = RwSignal::new(Desk::new(opened.guide));
        let read = RwSignal::new(0);
        let checked = Memo::new(move |_| {
            read.track();
            let (guide, problems) = desk.with_untracked(|desk| guide::read(desk.guide()));
            Checked { guide: Arc::new(guide), problems }
        });
        let editor = Self {
            app,
            desk,
            shape: RwSignal::new(0),
            chosen: RwSignal::new("/sections/0/steps/0".to_owned()),
            side: RwSignal::new(Side::Steps),
            checked,
            tried: RwSignal::new(!opened.blank),
            done: RwSignal::new(None),
            sharing: RwSignal::new(false),
            leaving: RwSignal::new(false),
            unfolded: RwSignal::new(Vec::new()),
            read,
            due: StoredValue::new_local(None),
            note: StoredValue::new(opened.note),
        };
        editor.watch();
        editor
    }

    /// What was typed a moment ago is kept when the page goes away and when the editor does.
    fn watch(self) {
        let leave = move || {
            self.settle();
            self.app.flush();
        };
        let hear = |name| web_sys::window().map(|window| EventListener::new(&window, name, move |_| leave()));
        StoredValue::new_local(["pagehide", "blur"].map(hear));
        on_cleanup(leave);
    }

    /// What stands at a place now, followed.
    pub fn at(self, at: &str) -> Json {
        self.desk.with(|desk| pointer::find(desk.guide(), at).cloned().unwrap_or_default())
    }

    /// What stands at a place now.
    pub fn now(self, at: &str) -> Json {
        untrack(|| self.at(at))
    }

    /// The words at a place, followed: a number as it is written.
    pub fn words(self, at: &str) -> String {
        self.desk.with(|desk| match pointer::find(desk.guide(), at) {
            Some(Json::Text(words) | Json::Number(words)) => words.clone(),
            _ => String::new(),
        })
    }

    /// Carries out a change that leaves places what they are, and keeps it. `at`: the place that is typed into.
    pub fn put(self, at: &str, value: Option<Json>) {
        let edit = self.tidy(at, value);
        if self.carry_out(edit) {
            let later = Timeout::new(PAUSE_MS, move || self.settle());
            self.due.set_value(Some(later));
        }
    }

    /// Reads and keeps what was typed since, at once.
    pub fn settle(self) {
        if self.due.try_with_value(Option::is_some) == Some(true) {
            self.settle_all();
        }
    }

    /// Reads and keeps the guide as it is now.
    pub fn settle_all(self) {
        self.due.try_set_value(None);
        self.keep();
        self.read.try_update(|read| *read += 1);
    }

    /// A thing that only groups others goes when it holds nothing any more.
    fn tidy(self, at: &str, value: Option<Json>) -> Edit {
        if value.is_none()
            && let Some((around, key)) = pointer::split(at)
            && pointer::place(around).is_none()
            && !around.is_empty()
            && self.now(around).map().is_some_and(|map| map.len() == 1 && map.get(key).is_some())
        {
            return Edit::Set { at: around.to_owned(), value: None };
        }
        Edit::Set { at: at.to_owned(), value }
    }

    /// Carries out a change after which places are no longer what they were.
    pub fn reshape(self, edit: Edit) -> bool {
        let changed = self.carry_out(edit);
        if changed {
            self.settle_all();
            self.shape.update(|shape| *shape += 1);
        }
        changed
    }

    fn carry_out(self, edit: Edit) -> bool {
        let changed = self.desk.try_update(|desk| desk.apply(edit)).unwrap_or_default();
        if changed {
            self.done.set(None);
        }
        changed
    }

    /// Carries out a change that belongs to the one before.
    pub fn go_along(self, edit: Edit) {
        self.desk.update(|desk| desk.go_along(edit));
        self.settle_all();
    }

    /// Writes the draft down soon.
    pub fn keep(self) {
        let write = |desk: &Desk| drafts::write(desk.guide(), self.app.now());
        if let Some(text) = self.desk.try_with_untracked(write) {
            self.note.try_with_value(|note| self.app.note_soon(note, Some(&text)));
        }
    }

    /// The guide as text for a file.
    pub fn file(self) -> String {
        self.desk.with_untracked(|desk| crate::formats::json::write_pretty(desk.guide()))
    }

    /// The id of the draft, which stays the same whatever becomes of the guide.
    pub fn draft(self) -> String {
        self.note.with_value(|note| note.strip_prefix(GUIDES).unwrap_or(note).to_owned())
    }

    /// The id of the guide.
    pub fn id(self) -> String {
        self.checked.with_untracked(|checked| checked.guide.id.clone())
    }
}
