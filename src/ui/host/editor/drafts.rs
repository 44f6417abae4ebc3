//! Guides that somebody works on, kept on this device.

use leptos::prelude::*;

use super::super::super::app::App;
use crate::{
    domain::{Json, notes::GUIDES},
    formats,
};

/// A guide that somebody works on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The note that it is kept under.
    pub note: String,
    /// The guide.
    pub guide: Json,
    /// When it was changed last, in milliseconds since 1970.
    pub at: u64,
}

impl Draft {
    /// How many steps it has.
    pub fn steps(&self) -> usize {
        let sections = self.guide.get("sections").map(Json::items).unwrap_or_default();
        let mut count = 0;
        for section in sections {
            count += section.get("steps").map(Json::items).unwrap_or_default().len();
        }
        count
    }

    /// Its minutes, and whether people pick some of its sections.
    pub fn length(&self) -> (u64, bool) {
        let (guide, _) = formats::guide::read(&self.guide);
        (guide.minutes, guide.is_picked())
    }
}

/// The name of a new note.
pub fn name(app: App) -> String {
    format!("{GUIDES}{}", app.new_id())
}

/// What a note says.
pub fn write(guide: &Json, now: u64) -> String {
    formats::json::write(&Json::object([("at", now.into()), ("guide", guide.clone())]))
}

/// All drafts on this device, the latest first.
pub async fn all(app: App) -> Vec<Draft> {
    let store = app.outside.with_value(|outside| outside.ports.drafts.clone());
    app.flush();
    let kept = store.load().await.notes;
    let mut drafts = Vec::new();
    let Some(typed) = app.outside.try_with_value(|outside| outside.notes.clone()) else { return drafts };
    for (note, text) in typed.iter().chain(kept.iter().filter(|(note, _)| typed.get(*note).is_none())) {
        let Some(draft) = read(note, text) else { continue };
        let place = drafts.iter().position(|other: &Draft| other.at < draft.at).unwrap_or(drafts.len());
        drafts.insert(place, draft);
    }
    drafts
}

fn read(note: &str, text: &str) -> Option<Draft> {
    note.strip_prefix(GUIDES)?;
    let json = formats::json::read(text).value;
    let guide = json.get("guide")?.clone();
    let at = json.get("at").and_then(Json::whole).unwrap_or_default();
    Some(Draft { note: note.to_owned(), guide, at })
}
