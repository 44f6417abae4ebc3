//! Help: what somebody offers to the author of a card, and what the author answers.

use super::super::{Kind, Record, merge::Records, record::words, session::Session};

words! {
    /// How somebody can help.
    Way {
        /// They take part.
        #[default]
        Help = "help",
        /// They have been there.
        Been = "been",
        /// They show it.
        Visit = "visit",
        /// They have something to look at.
        Example = "example",
        /// They know somebody.
        Know = "know",
        /// They have an idea.
        Try = "try",
    }
}

words! {
    /// What the author of a card says to an offer.
    Answer {
        /// Nothing yet.
        #[default]
        Open = "open",
        /// They take it.
        Accepted = "accept",
        /// They say thank you.
        Thanked = "thank",
        /// They do not need it.
        Declined = "decline",
    }
}

/// The kind of record that an answer is, and its field.
pub const ANSWER: &str = "reaction";

/// How somebody can help, as their offer says.
#[must_use]
pub fn way(offer: &Record) -> Way {
    Way::from_word(offer.field("way")).unwrap_or_default()
}

/// The answer of the card's author to an offer; nobody else's counts.
pub fn answer<'a>(records: &'a Records, offer: &'a Record) -> Option<&'a Record> {
    let card = records.get(offer.re.as_deref()?)?;
    let mut said = records.about(&offer.id);
    said.find(|record| record.kind.word() == ANSWER && record.by == card.by)
}

/// What the card's author says to an offer.
#[must_use]
pub fn answered(records: &Records, offer: &Record) -> Answer {
    let word = answer(records, offer).map(|answer| answer.field(ANSWER)).unwrap_or_default();
    Answer::from_word(word).unwrap_or_default()
}

/// What the person here offered and did not withdraw, to cards that still stand.
pub fn offered(session: &Session) -> impl Iterator<Item = (&Record, &Record)> {
    session.mine().filter(|record| record.kind == Kind::Offer).filter_map(|offer| {
        let card = session.records.get(offer.re.as_deref()?).filter(|card| !card.deleted)?;
        Some((offer, card))
    })
}
