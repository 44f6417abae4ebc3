//! Ids that nothing else in a guide has.

use std::collections::BTreeSet;

use crate::domain::{Json, json::Map};

/// Lists whose ids are their own affair: a copy of what holds such a list keeps them.
const LOCAL: [&str; 7] = ["fields", "options", "roles", "needs", "marks", "strategies", "challenges"];
/// Lists whose items need an id, and what it is made from.
const NAMED: [(&str, &str); 9] = [
    ("sections", "section"),
    ("steps", "step"),
    ("fields", "field"),
    ("options", "choice"),
    ("roles", "role"),
    ("needs", "other"),
    ("marks", "mark"),
    ("strategies", "strategy"),
    ("challenges", "challenge"),
];
/// Longest id.
const LONGEST: usize = 64;

/// An item as it can go into the list at `list` of a guide: with ids that nothing else there has, and with
/// references within it kept true.
#[must_use]
pub fn fresh(guide: &Json, list: &str, item: &Json) -> Json {
    let mut item = item.clone();
    let key = list.rsplit('/').next().unwrap_or_default();
    let mut taken = BTreeSet::new();
    if LOCAL.contains(&key) {
        let siblings = super::pointer::find(guide, list).map(Json::items).unwrap_or_default();
        taken.extend(siblings.iter().map(|sibling| sibling.str("id").to_owned()));
        if let Json::Map(map) = &mut item {
            name(map, &mut taken, &mut Vec::new());
        }
        return item;
    }
    collect(guide, &mut taken);
    let mut renamed = Vec::new();
    rename(&mut item, &mut taken, &mut renamed);
    point(&mut item, &renamed);
    item
}

/// An id made from another one that is none of those taken.
///
/// ```
/// use hallway::formats::guide::edit::unique;
/// assert_eq!(unique("talk", |id| id == "talk" || id == "talk-2"), "talk-3");
/// assert_eq!(unique("tea", |_| false), "tea");
/// ```
#[must_use]
pub fn unique(id: &str, is_taken: impl Fn(&str) -> bool) -> String {
    if !is_taken(id) {
        return id.to_owned();
    }
    let base = match id.rsplit_once('-') {
        Some((base, number)) if !base.is_empty() && number.parse::<u32>().is_ok() => base,
        _ => id,
    };
    let base: String = base.chars().take(LONGEST - 6).collect();
    let mut number = 2_u32;
    loop {
        let id = format!("{base}-{number}");
        if !is_taken(&id) {
            return id;
        }
        number += 1;
    }
}

/// A title as an id, accents and all else that an id cannot have left out; empty where nothing is left.
///
/// ```
/// use hallway::formats::guide::edit::id_of;
/// assert_eq!(id_of("Who is here? ¡Sí, tú!"), "who-is-here-si-tu");
/// ```
#[must_use]
pub fn id_of(title: &str) -> String {
    let mut id = String::new();
    for letter in title.chars().flat_map(char::to_lowercase) {
        let letter = plain(letter);
        if letter.is_ascii_alphanumeric() {
            id.push(letter);
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
        if id.len() >= LONGEST - 6 {
            break;
        }
    }
    id.trim_end_matches('-').to_owned()
}

/// Gives an id to everything that needs one and has none.
pub fn complete(guide: &mut Json) {
    let mut taken = BTreeSet::new();
    collect(guide, &mut taken);
    complete_in(guide, &mut taken);
}

fn complete_in(value: &mut Json, taken: &mut BTreeSet<String>) {
    match value {
        Json::List(items) => items.iter_mut().for_each(|item| complete_in(item, taken)),
        Json::Map(map) => {
            let base = match map.get("type").and_then(Json::text) {
                Some("prompt") => Some("question"),
                Some("library") => Some("library"),
                _ => None,
            };
            if let Some(base) = base {
                named(map, base, taken);
            }
            let cards = matches!(map.get("type").and_then(Json::text), Some("practices" | "library"));
            for (key, child) in map.iter_mut() {
                let base = NAMED.iter().find(|(list, _)| key == list).map(|(_, base)| *base);
                let base = base.or_else(|| (cards && key == "items").then_some("card"));
                if let (Some(base), Json::List(items)) = (base, &mut *child) {
                    for item in items {
                        if let Json::Map(item) = item {
                            named(item, base, taken);
                        }
                    }
                }
                complete_in(child, taken);
            }
        }
        _ => {}
    }
}

fn named(map: &mut Map, base: &str, taken: &mut BTreeSet<String>) {
    if map.get("id").is_none_or(|id| *id == Json::Null || id.text().is_some_and(str::is_empty)) {
        let id = unique(base, |id| taken.contains(id));
        taken.insert(id.clone());
        map.insert("id".to_owned(), id.into());
    }
}

fn collect(value: &Json, taken: &mut BTreeSet<String>) {
    match value {
        Json::List(items) => items.iter().for_each(|item| collect(item, taken)),
        Json::Map(map) => {
            for (key, child) in map {
                match child {
                    Json::Text(id) if key == "id" => drop(taken.insert(id.clone())),
                    _ => collect(child, taken),
                }
            }
        }
        _ => {}
    }
}

fn rename(value: &mut Json, taken: &mut BTreeSet<String>, renamed: &mut Vec<(String, String)>) {
    match value {
        Json::List(items) => items.iter_mut().for_each(|item| rename(item, taken, renamed)),
        Json::Map(map) => {
            name(map, taken, renamed);
            for (key, child) in map.iter_mut() {
                if !LOCAL.contains(&key.as_str()) {
                    rename(child, taken, renamed);
                }
            }
        }
        _ => {}
    }
}

fn name(map: &mut Map, taken: &mut BTreeSet<String>, renamed: &mut Vec<(String, String)>) {
    let Some(Json::Text(id)) = map.get_mut("id") else { return };
    let new = unique(id, |id| taken.contains(id));
    taken.insert(new.clone());
    if new != *id {
        renamed.push((std::mem::replace(id, new.clone()), new));
    }
}

/// What refers to something that was renamed with it follows.
fn point(value: &mut Json, renamed: &[(String, String)]) {
    match value {
        Json::List(items) => items.iter_mut().for_each(|item| point(item, renamed)),
        Json::Map(map) => {
            for (key, child) in map.iter_mut() {
                match child {
                    Json::Text(id) if matches!(key.as_str(), "about" | "pick") => {
                        if let Some((_, new)) = renamed.iter().find(|(old, _)| old == id) {
                            new.clone_into(id);
                        }
                    }
                    _ => point(child, renamed),
                }
            }
        }
        _ => {}
    }
}

fn plain(letter: char) -> char {
    match letter {
        'á' | 'à' | 'â' | 'ä' | 'ã' | 'å' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' | 'õ' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'ñ' => 'n',
        'ç' => 'c',
        other => other,
    }
}
