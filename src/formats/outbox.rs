//! The notes in which a device keeps what waits to be sent.

use super::{json, time};
use crate::domain::{
    Json, Problem, Record,
    notes::OUTBOX,
    outbox::{Item, Outbox},
};

/// The note that keeps an item: its name and its text.
#[must_use]
pub fn note(item: &Item) -> (String, String) {
    (name(&item.id), json::write(&item.json()))
}

/// The name of the note that keeps the item with this id.
#[must_use]
pub fn name(id: &str) -> String {
    format!("{OUTBOX}{id}")
}

/// The item that a note keeps.
#[must_use]
pub fn item(text: &str) -> Option<Item> {
    Item::from_json(&json::read(text).value)
}

/// All items among some notes.
#[must_use]
pub fn read<'a>(notes: impl IntoIterator<Item = (&'a String, &'a String)>) -> (Vec<Item>, Vec<Problem>) {
    let mut items = Vec::new();
    let mut problems = Vec::new();
    for (name, text) in notes.into_iter().filter(|(name, _)| name.starts_with(OUTBOX)) {
        match item(text) {
            Some(item) => items.push(item),
            None => problems.push(Problem::new(name.as_str(), "outbox.item")),
        }
    }
    (items, problems)
}

/// What became of each of these records, as a list for the session file: those that did not arrive are in it
/// with their state and the reason.
#[must_use]
pub fn report<'a>(outbox: &Outbox, records: impl Iterator<Item = &'a Record>) -> Json {
    let mut rows = Vec::new();
    for record in records.filter(|record| record.is_entry() && !record.deleted) {
        let (state, why) = outbox.standing_of(record);
        if state.is_empty() {
            continue;
        }
        let item = outbox.of_record(&record.id);
        let gone = item.filter(|item| item.gone > 0).map_or_else(String::new, |item| time::iso(item.gone));
        rows.push(Json::object([
            ("record_id", record.id.as_str().into()),
            ("state", state.into()),
            ("attempts", item.map_or(0, |item| u64::from(item.tries)).into()),
            ("error", why.into()),
            ("delivered_at", gone.into()),
        ]));
    }
    Json::List(rows)
}
