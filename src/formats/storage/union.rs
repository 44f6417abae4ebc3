//! What two places of storage hold together, and what each of them lacks.

use std::cmp::Ordering;

use litemap::LiteMap;

use super::{
    COUNT, Change, Entries, Keys,
    keys::{Place, id_part},
};
use crate::domain::json::ordered;
use crate::{
    domain::{Problem, Record, merge::Records},
    formats::record,
};

/// A session as two places hold it together.
#[derive(Debug, Default)]
pub struct Union<'a> {
    /// Every record in its latest form.
    pub records: Vec<Record>,
    /// Every note by name.
    pub notes: LiteMap<String, String>,
    /// How many changes of notes the place that is ahead has seen.
    pub count: u64,
    /// What could not be read.
    pub problems: Vec<Problem>,
    wanted: LiteMap<String, &'a str>,
    damaged: Vec<(&'a str, &'a str)>,
}

/// The record that a text holds, where it stands under its own key.
#[must_use]
pub fn revision(keys: &Keys, key: &str, text: &str) -> Option<Record> {
    record::read_text(text, key).0.filter(|record| keys.is_revision(key, &record.id, &record.stamp))
}

/// Reads two places. Never fails: what cannot be read is reported, and costs nothing else.
///
/// Records meet by the law of merge. Notes have no stamps: the place that has seen more changes is right
/// about all of them, about those that it dropped too.
#[must_use]
pub fn union<'a>(keys: &Keys, near: &'a Entries, deep: &'a Entries) -> Union<'a> {
    let mut both = Union::default();
    let mut records = Records::default();
    // Under the same ids as the records: texts go from place to place as they are.
    let mut texts = LiteMap::<String, &str>::new();
    let news = deep.iter().filter(|(key, text)| near.get(*key) != Some(text));
    for (key, text) in near.iter().chain(news) {
        let Place::Revision(id) = keys.place(key) else { continue };
        match record::read_text(text, key).0.filter(|record| id_part(&record.id) == id) {
            Some(record) => {
                let id = record.id.clone();
                if records.join(record) {
                    texts.insert(id, text.as_str());
                }
            }
            None => {
                both.problems.push(Problem::new(key, "store.damaged"));
                both.damaged.push((key, text));
            }
        }
    }
    for (record, text) in records.all().zip(texts.values()) {
        both.wanted.insert(keys.revision(&record.id, &record.stamp), text);
    }
    both.records = records.into_iter().collect();
    let (near, deep) = (notes(keys, near), notes(keys, deep));
    both.count = count(&near).max(count(&deep));
    for (name, text) in ahead(near, deep) {
        both.wanted.insert(keys.note(&name), text);
        if name != COUNT {
            both.notes.insert(name, text.to_owned());
        }
    }
    both
}

impl Union<'_> {
    /// The changes after which a place holds the union and nothing that it superseded; what is damaged in it
    /// is set aside.
    #[must_use]
    pub fn lacks(&self, keys: &Keys, held: &Entries) -> Vec<Change> {
        let mut changes = Vec::new();
        for (key, text) in held {
            let damaged = self.damaged.contains(&(key.as_str(), text.as_str()));
            if damaged {
                changes.push(Change::Put(keys.aside(key), text.clone()));
            }
            let known = matches!(keys.place(key), Place::Revision(_) | Place::Note(_));
            match self.wanted.get(key) {
                Some(wanted) if wanted != text => {
                    changes.push(Change::Put(key.clone(), (*wanted).to_owned()))
                }
                None if known => changes.push(Change::Drop(key.clone())),
                _ => {}
            }
        }
        let missing = self.wanted.iter().filter(|(key, _)| !held.contains_key(*key));
        changes.extend(missing.map(|(key, text)| Change::Put(key.clone(), (*text).to_owned())));
        changes
    }
}

fn notes<'a>(keys: &Keys, held: &'a Entries) -> LiteMap<String, &'a str> {
    let named = |(key, text): (&'a String, &'a String)| match keys.place(key) {
        Place::Note(name) => Some((name, text.as_str())),
        _ => None,
    };
    ordered(held.iter().filter_map(named))
}

fn ahead<'a>(near: LiteMap<String, &'a str>, mut deep: LiteMap<String, &'a str>) -> LiteMap<String, &'a str> {
    match count(&near).cmp(&count(&deep)) {
        Ordering::Greater => near,
        Ordering::Less => deep,
        Ordering::Equal => {
            for (name, text) in near {
                deep.insert(name, text);
            }
            deep
        }
    }
}

fn count(notes: &LiteMap<String, &str>) -> u64 {
    notes.get(COUNT).and_then(|count| count.parse().ok()).unwrap_or_default()
}
