//! A whole room at once: who could be introduced to whom, who still waits, who was not asked.

use super::{Index, Suggestion, Whose, is_need, may_suggest, suggest};
use crate::domain::{Kind, session::Session};

/// A need with the offers that fit it.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// The record that needs something.
    pub need: String,
    /// Whether somebody said already that they can help.
    pub answered: bool,
    /// Who else may, the best first.
    pub suggestions: Vec<Suggestion>,
}

/// A whole room at once.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overview {
    /// Every need, those without an answer and without anybody in sight first.
    pub needs: Vec<Pair>,
    /// Offers of people who answered no card, by record.
    pub unused: Vec<String>,
}

/// What stands open in a room, as far as the room may read it.
#[must_use]
pub fn overview(index: &Index, session: &Session, most: usize) -> Overview {
    let mut all = Overview::default();
    let mut helpers: Vec<&str> = Vec::new();
    let mut answered: Vec<&str> = Vec::new();
    for record in session.records.live() {
        if let Some(re) = record.re.as_deref().filter(|_| record.kind == Kind::Offer) {
            helpers.push(&record.by);
            answered.push(re);
        }
    }
    for need in session.records.live() {
        if is_need(need) && may_suggest(session, need, &[]) {
            all.needs.push(Pair {
                need: need.id.clone(),
                answered: answered.contains(&need.id.as_str()),
                suggestions: suggest(index, session, need, Whose::Others, &[], most),
            });
        }
    }
    all.needs.sort_by_key(|pair| (pair.answered, !pair.suggestions.is_empty()));
    for id in index.offers() {
        let offer = session.records.get(id).filter(|offer| may_suggest(session, offer, &[]));
        if offer.is_some_and(|offer| !helpers.contains(&offer.by.as_str())) {
            all.unused.push(id.to_owned());
        }
    }
    all
}
