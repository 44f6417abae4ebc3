//! JSON, read and written by hand: a third of the download of the usual reader, and one that keeps
//! what is good in a file that is partly broken.

mod reader;
mod scan;
mod tokens;

use reader::Reader;

pub use crate::domain::canonical::{write, write_pretty};
use crate::{
    domain::{Json, Problem},
    formats::text,
};

/// What came out of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// What could be read. [`Json::Null`] where nothing could.
    pub value: Json,
    /// What was wrong.
    pub problems: Vec<Problem>,
    /// Whether the text was JSON from its first letter to its last and nothing was left out.
    ///
    /// Where this is false, `value` holds what could be saved. Nothing in it is half: what is broken
    /// costs the whole item of the outermost list (or of a list that stands directly in the outermost
    /// object), or else the whole member of the outermost object.
    pub whole: bool,
}

/// Reads a text.
///
/// Strict about what is JSON; a byte order mark is skipped, the last of two equal keys counts (with a
/// problem), half a surrogate pair becomes `U+FFFD` (with a problem), and what is nested deeper than
/// [`limits::DEPTH`](crate::domain::limits::DEPTH) counts as broken.
///
/// ```
/// use hallway::formats::json;
/// let cut = json::read(r#"{"records":[{"id":"a"},{"id":"b"},{"id":"#);
/// assert_eq!(json::write(&cut.value), r#"{"records":[{"id":"a"},{"id":"b"}]}"#);
/// assert!(!cut.whole);
/// assert_eq!(cut.problems[0].what, "json.truncated");
/// ```
#[must_use]
pub fn read(text: &str) -> Read {
    Reader::new(text.strip_prefix('\u{feff}').unwrap_or(text)).document()
}

/// Reads bytes: UTF-8, or UTF-16 with a byte order mark.
#[must_use]
pub fn read_bytes(bytes: &[u8]) -> Read {
    let (text, damaged) = text::decode(bytes);
    let mut read = read(&text);
    if damaged {
        read.problems.insert(0, Problem::new("", "json.encoding"));
    }
    read
}
