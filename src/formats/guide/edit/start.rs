//! What somebody begins to edit.

use super::ids;
use crate::domain::Json;

/// A guide with one section and one step to fill in.
#[must_use]
pub fn blank(lang: &str, section: &str, step: Json) -> Json {
    let section = Json::object([
        ("id", "section".into()),
        ("title", section.into()),
        ("steps", Json::List(vec![step])),
    ]);
    let mut guide = Json::object([
        ("format", "hallway-guide".into()),
        ("version", 1_u64.into()),
        ("id", "guide".into()),
        ("lang", lang.into()),
        ("title", "".into()),
        ("license", "CC-BY-4.0".into()),
        ("sections", Json::List(vec![section])),
    ]);
    let minutes = super::minutes(&guide);
    if let Json::Map(map) = &mut guide {
        map.insert("minutes".to_owned(), minutes.into());
    }
    opened(guide)
}

/// A guide of somebody else to adapt: with an id of its own, its credits, and where it comes from.
///
/// ```
/// use hallway::{domain::Json, formats::guide::edit};
/// let tea = Json::object([("id", "tea".into()), ("title", "Tea".into()), ("template", true.into())]);
/// let ours = edit::adapted(tea, |id| id == "tea");
/// assert_eq!(ours.str("id"), "tea-2");
/// assert_eq!(ours.get("origin").map(|origin| origin.str("title")), Some("Tea"));
/// assert_eq!(ours.get("template"), None);
/// ```
#[must_use]
pub fn adapted(guide: Json, is_taken: impl Fn(&str) -> bool) -> Json {
    let mut guide = opened(guide);
    let Json::Map(map) = &mut guide else { return guide };
    let text = |map: &crate::domain::json::Map, key: &str| {
        map.get(key).and_then(Json::text).unwrap_or_default().to_owned()
    };
    let (id, title) = (text(map, "id"), text(map, "title"));
    let mut origin = vec![("id", Json::from(id.as_str())), ("title", title.into())];
    // Whose it was before that is not forgotten.
    if let Some(before) = map.remove("origin") {
        origin.push(("origin", before));
    }
    map.insert("origin".to_owned(), Json::object(origin));
    map.insert("id".to_owned(), ids::unique(&id, is_taken).into());
    // Where the schema is depends on where the file is; and what is filled with a topic is no template.
    map.remove("$schema");
    map.remove("template");
    guide
}

/// A guide as the forms expect it: everything has an id, and who may see an answer is spelled out.
#[must_use]
pub fn opened(mut guide: Json) -> Json {
    ids::complete(&mut guide);
    spell_out(&mut guide);
    guide
}

/// A piece of a guide with the words of a language: texts that begin with `@` are keys of them.
#[must_use]
pub fn filled(piece: &Json, words: &dyn Fn(&str) -> String) -> Json {
    match piece {
        Json::Text(text) => text.strip_prefix('@').map_or_else(|| piece.clone(), |key| words(key).into()),
        Json::List(items) => Json::List(items.iter().map(|item| filled(item, words)).collect()),
        Json::Map(map) => Json::object(map.iter().map(|(key, value)| (key.as_str(), filled(value, words)))),
        other => other.clone(),
    }
}

/// `"visible": "room"` is short for a choice of one.
fn spell_out(value: &mut Json) {
    match value {
        Json::List(items) => items.iter_mut().for_each(spell_out),
        Json::Map(map) => {
            for (key, child) in map.iter_mut() {
                match child {
                    Json::Text(word) if key == "visible" => {
                        let word = Json::from(word.as_str());
                        *child =
                            Json::object([("default", word.clone()), ("choices", Json::List(vec![word]))]);
                    }
                    _ => spell_out(child),
                }
            }
        }
        _ => {}
    }
}
