//! One of several things to choose, and answers in its words.

use crate::domain::{Json, canonical};

/// One of several things to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Stable name, kept in records.
    pub id: String,
    /// What people read.
    pub label: String,
}

/// A value of a field: the label of what was chosen, several with commas between.
#[must_use]
pub fn value(value: &Json, options: &[Choice]) -> String {
    match value {
        Json::Text(text) => label(options, text).to_owned(),
        Json::List(items) => {
            items.iter().map(|item| self::value(item, options)).collect::<Vec<_>>().join(", ")
        }
        Json::Null => String::new(),
        other => canonical::write(other),
    }
}

/// What people read for an id; the id where nothing is known of it.
#[must_use]
pub fn label<'a>(options: &'a [Choice], id: &'a str) -> &'a str {
    options.iter().find(|option| option.id == id).map_or(id, |option| option.label.as_str())
}
