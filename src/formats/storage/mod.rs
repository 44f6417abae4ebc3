//! What a session looks like in the browser's storage: keys, and a text under each.
//!
//! One key for each revision of a record, never one array: two tabs that write at the same moment
//! then never write the same key, so none loses what the other wrote.

mod keys;
mod union;

use litemap::LiteMap;

pub use keys::{Keys, escaped};
pub use union::{Union, revision, union};

/// What a place holds: texts by key.
pub type Entries = LiteMap<String, String>;

/// A change of what a place holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// This text under this key.
    Put(String, String),
    /// Nothing under this key.
    Drop(String),
    /// Nothing under the keys from the first up to, and without, the second.
    DropRange(String, String),
}

/// Name of the note that counts the changes of notes in one place. A killed browser may bring an older
/// state of one place back; the count tells which place is ahead.
pub const COUNT: &str = "count";
