//! Where a session is kept on this device.

use std::rc::Rc;

use litemap::LiteMap;

use super::Later;
use crate::domain::{Problem, Record};

/// Keeps the records of one session, and notes that belong to this device alone.
///
/// A *note* is a text by name that is never exported: who the person here is, where they are in the
/// walk, what they typed and did not post, what waits to be sent.
pub trait Store {
    /// Everything that is kept: the union of what every place holds. A damaged value is set aside and
    /// reported; it never costs the others.
    fn load(&self) -> Later<Loaded>;

    /// Keeps these records, each as a revision of its own. Answers when they would outlive a killed
    /// browser.
    ///
    /// # Errors
    /// [`StoreError::Full`] or [`StoreError::Denied`] where no place took them; they stay with the caller.
    fn save(&self, records: Vec<Record>) -> Later<Result<Kept, StoreError>>;

    /// Keeps a note, or drops it where `text` is `None`.
    ///
    /// # Errors
    /// As [`Store::save`].
    fn note(&self, name: &str, text: Option<&str>) -> Later<Result<Kept, StoreError>>;

    /// Drops everything of this session from this device and tells the other tabs.
    ///
    /// # Errors
    /// [`StoreError::Denied`] where a place could not be emptied.
    fn clear(&self) -> Later<Result<(), StoreError>>;

    /// How full this device's storage is, in percent, where that can be known.
    fn percent_used(&self) -> Later<Option<u32>>;

    /// Calls `told` whenever another tab or another element changed something, until the answer is dropped.
    fn watch(&self, told: Rc<dyn Fn(News)>) -> Watch;
}

/// What a store held.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Loaded {
    /// All records, in any order, each in its latest form.
    pub records: Vec<Record>,
    /// All notes by name.
    pub notes: LiteMap<String, String>,
    /// What could not be read, and was set aside.
    pub problems: Vec<Problem>,
    /// Where this device keeps things.
    pub kept: Kept,
}

/// How safe a thing is, from the safest down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kept {
    /// It outlives a killed browser.
    OnDevice,
    /// It outlives the tab and a browser that is closed, not surely one that is killed within the next minute.
    InBrowser,
    /// It is gone when this tab closes.
    #[default]
    InTab,
}

/// What another tab did, or what a place of storage says after a silence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// It saved these records.
    Saved(Vec<Record>),
    /// It kept a note that concerns every tab, see [`is_shared`](crate::domain::notes::is_shared), or
    /// dropped it.
    Noted {
        /// Name of the note.
        name: String,
        /// What it says now.
        text: Option<String>,
    },
    /// It cleared this session from the device.
    Cleared,
    /// Nobody was heard for a while: this is what is kept now.
    Back {
        /// All records.
        records: Vec<Record>,
        /// All notes by name.
        notes: LiteMap<String, String>,
        /// Whether the page was away; otherwise the database joined late, and what this page did
        /// meanwhile is newer.
        away: bool,
    },
}

/// Why nothing was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The browser's storage is full.
    #[error("the browser's storage is full")]
    Full,
    /// The browser does not let this page store anything.
    #[error("the browser does not let this page store anything")]
    Denied,
}

/// Ends a watch when it is dropped.
pub struct Watch(pub Option<Box<dyn FnOnce()>>);

impl Drop for Watch {
    fn drop(&mut self) {
        if let Some(end) = self.0.take() {
            end();
        }
    }
}
