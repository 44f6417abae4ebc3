//! Who may help whom: needs of some, beside what others offer, have tried or know.
//!
//! Words decide, without a network: BM25 over stems, and over words that educators use for one thing in
//! either language; then the kinds of need that both chose; then who is near. Every suggestion says why.

mod index;
mod near;
mod overview;
mod related;
mod suggest;
mod text;
mod topics;
mod words;

pub use index::{Index, Kin};
pub use near::Near;
pub use overview::{Overview, Pair, is_met, needs, overview};
pub use suggest::{Suggestion, Whose, may_suggest, suggest};
pub use text::offer as offered;
pub use topics::{Topic, topics};

use super::Record;

/// Whether a record says that its author needs something.
#[must_use]
pub fn is_need(record: &Record) -> bool {
    text::need(record).is_some()
}
