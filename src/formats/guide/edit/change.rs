//! What can be done to a guide, and how each of it is taken back.

use super::pointer::{self, child, find_mut, keys};
use crate::domain::{Json, json::Map};

/// One change to the JSON of a guide. Places are JSON pointers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Puts a value at a place, or takes away what is there. What is missing on the way is made.
    Set {
        /// The place.
        at: String,
        /// What shall be there.
        value: Option<Json>,
    },
    /// Puts an item into a list.
    Insert {
        /// The place of the list; it is made where it is missing.
        list: String,
        /// Before which item; behind the last where there are fewer.
        place: usize,
        /// The item.
        item: Json,
    },
    /// Takes an item out of its list.
    Remove {
        /// The place of the item.
        at: String,
    },
    /// Moves an item within its list or to another one.
    Move {
        /// The place of the item.
        at: String,
        /// The place of the list that it goes to, once the item is taken out.
        list: String,
        /// Before which item, once the item is taken out.
        place: usize,
    },
    /// Several changes, one after the other, that are taken back together.
    All(Vec<Edit>),
}

impl Edit {
    /// A text at a place; nothing where it is empty.
    #[must_use]
    pub fn text(at: impl Into<String>, text: &str) -> Self {
        Self::Set { at: at.into(), value: (!text.is_empty()).then(|| text.into()) }
    }

    /// Carries the change out and answers with the one that takes it back; nothing where it cannot be
    /// done or changes nothing, and then all is as it was.
    pub fn apply(self, guide: &mut Json) -> Option<Self> {
        match self {
            Self::Set { at, value } => set(guide, &at, value),
            Self::Insert { list, place, item } => insert(guide, &list, place, item),
            Self::Remove { at } => remove(guide, &at),
            Self::Move { at, list, place } => {
                if pointer::place(&at) == Some((list.as_str(), place)) {
                    return None;
                }
                let item = pointer::find(guide, &at)?.clone();
                let back = remove(guide, &at)?;
                let Some(out) = insert(guide, &list, place, item) else {
                    back.apply(guide);
                    return None;
                };
                Some(Self::All(vec![out, back]))
            }
            Self::All(edits) => {
                let mut back = Vec::new();
                for edit in edits {
                    if let Some(undo) = edit.apply(guide) {
                        back.insert(0, undo);
                    }
                }
                (!back.is_empty()).then_some(Self::All(back))
            }
        }
    }
}

fn set(guide: &mut Json, at: &str, value: Option<Json>) -> Option<Edit> {
    let keys = keys(at);
    let mut here = guide;
    let mut prefix = String::new();
    let mut rest = keys.as_slice();
    while let [key, more @ ..] = rest {
        let goes_on = !more.is_empty() && child(here, key).is_some_and(|next| is_container(next));
        if !goes_on {
            return put(here, pointer::under(&prefix, key), key, wrapped(value, more)?);
        }
        here = child(here, key)?;
        prefix = pointer::under(&prefix, key);
        rest = more;
    }
    let value = value.filter(|value| value != here)?;
    Some(Edit::Set { at: String::new(), value: Some(std::mem::replace(here, value)) })
}

/// A value under keys that are missing; taking away what is under a missing key is nothing to do.
fn wrapped(value: Option<Json>, keys: &[String]) -> Option<Option<Json>> {
    if keys.is_empty() {
        return Some(value);
    }
    let mut value = value?;
    for key in keys.iter().rev() {
        let mut map = Map::new();
        map.insert(key.clone(), value);
        value = Json::Map(map);
    }
    Some(Some(value))
}

fn put(here: &mut Json, at: String, key: &str, value: Option<Json>) -> Option<Edit> {
    let before = match (here, value) {
        (Json::Map(map), Some(value)) => {
            if map.get(key) == Some(&value) {
                return None;
            }
            map.insert(key.to_owned(), value)
        }
        (Json::Map(map), None) => Some(map.remove(key)?),
        (list @ Json::List(_), Some(value)) => {
            let held = child(list, key).filter(|held| **held != value)?;
            Some(std::mem::replace(held, value))
        }
        _ => return None,
    };
    Some(Edit::Set { at, value: before })
}

fn insert(guide: &mut Json, list: &str, place: usize, item: Json) -> Option<Edit> {
    match find_mut(guide, list) {
        Some(Json::List(items)) => {
            let place = place.min(items.len());
            items.insert(place, item);
            Some(Edit::Remove { at: pointer::item(list, place) })
        }
        None | Some(Json::Null) => set(guide, list, Some(Json::List(vec![item]))),
        Some(_) => None,
    }
}

fn remove(guide: &mut Json, at: &str) -> Option<Edit> {
    let (list, place) = pointer::place(at)?;
    let Some(Json::List(items)) = find_mut(guide, list) else { return None };
    let item = (place < items.len()).then(|| items.remove(place))?;
    Some(Edit::Insert { list: list.to_owned(), place, item })
}

fn is_container(value: &Json) -> bool {
    matches!(value, Json::Map(_) | Json::List(_))
}
