//! The commitment wall: what people will do, what they need, and who can help.

pub mod board;
pub mod find;
pub mod help;

pub use board::Board;
pub use find::{Filter, Order};

use super::{Kind, Record, Visible, session::Session};

/// Whether a record stands on the wall for the person here: commitments, and other answers that
/// their author put there.
#[must_use]
pub fn on_wall(session: &Session, record: &Record) -> bool {
    if !session.may_read(record) {
        return false;
    }
    match record.kind {
        Kind::Commitment => true,
        Kind::Mark | Kind::Profile | Kind::Practice => false,
        // Offers to a card stand on that card.
        Kind::Offer if record.re.is_some() => false,
        _ => record.visible >= Visible::Room && is_posted(record),
    }
}

/// Whether a record answers a prompt whose answers by others stay hidden.
#[must_use]
pub fn is_withheld(session: &Session, record: &Record, withheld: &[String]) -> bool {
    record.by != session.me && record.prompt.as_ref().is_some_and(|prompt| withheld.contains(prompt))
}

/// Whether the author of an answer put it on the wall.
#[must_use]
pub fn is_posted(record: &Record) -> bool {
    record.data.get("wall").and_then(super::Json::truth).unwrap_or_default()
}

/// Offers of help to a card, in the order in which they were made.
pub fn offers<'a>(session: &'a Session, card: &'a str) -> impl Iterator<Item = &'a Record> {
    let about = session.records.about(card);
    about.filter(|record| record.kind == Kind::Offer && session.may_read(record))
}
