//! Places in a JSON value, as JSON pointers write them.

use crate::domain::Json;

/// The value at a place, if there is one.
///
/// ```
/// use hallway::{domain::Json, formats::guide::edit::pointer};
/// let guide = Json::object([("steps", Json::List(vec!["a".into()]))]);
/// assert_eq!(pointer::find(&guide, "/steps/0"), Some(&"a".into()));
/// assert_eq!(pointer::find(&guide, "/steps/1"), None);
/// ```
#[must_use]
pub fn find<'a>(value: &'a Json, at: &str) -> Option<&'a Json> {
    let mut found = value;
    for key in keys(at) {
        found = match found {
            Json::Map(map) => map.get(key.as_str())?,
            Json::List(items) => items.get(key.parse::<usize>().ok()?)?,
            _ => return None,
        };
    }
    Some(found)
}

/// The place of something under `key` of what stands at `at`.
#[must_use]
pub fn under(at: &str, key: &str) -> String {
    format!("{at}/{}", key.replace('~', "~0").replace('/', "~1"))
}

/// The place of an item of the list at `list`.
#[must_use]
pub fn item(list: &str, place: usize) -> String {
    format!("{list}/{place}")
}

/// The place around a place, and the key within it; nothing for the whole.
#[must_use]
pub fn split(at: &str) -> Option<(&str, &str)> {
    at.rsplit_once('/')
}

/// The list that an item stands in, and which one it is.
#[must_use]
pub fn place(at: &str) -> Option<(&str, usize)> {
    let (list, key) = split(at)?;
    Some((list, key.parse().ok()?))
}

/// The keys on the way to a place.
pub(super) fn keys(at: &str) -> Vec<String> {
    let mut keys = Vec::new();
    for key in at.split('/').skip(1) {
        keys.push(key.replace("~1", "/").replace("~0", "~"));
    }
    keys
}

pub(super) fn child<'a>(value: &'a mut Json, key: &str) -> Option<&'a mut Json> {
    match value {
        Json::Map(map) => map.get_mut(key),
        Json::List(items) => items.get_mut(key.parse::<usize>().ok()?),
        _ => None,
    }
}

pub(super) fn find_mut<'a>(value: &'a mut Json, at: &str) -> Option<&'a mut Json> {
    let mut found = value;
    for key in keys(at) {
        found = child(found, &key)?;
    }
    Some(found)
}
