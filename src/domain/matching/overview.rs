//! A whole room at once: who could be introduced to whom, who still waits, who was not asked.

use super::{Index, Suggestion, Whose, is_need, may_suggest, suggest};
use crate::domain::{
    Kind, Record,
    merge::Records,
    session::Session,
    visibility::{self, Audience},
};

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

/// The needs that the room may read, and whether each has an answer: somebody said to the room that they can help.
#[must_use]
pub fn needs(records: &Records) -> Vec<(&Record, bool)> {
    let open: Vec<&Record> =
        visibility::shown(records, Audience::Room).into_iter().map(|shown| shown.record).collect();
    let offers = open.iter().filter(|record| record.kind == Kind::Offer);
    let mut answered: Vec<&str> = offers.filter_map(|offer| offer.re.as_deref()).collect();
    answered.sort_unstable();
    let needs = open.into_iter().filter(|record| is_need(record));
    needs.map(|need| (need, answered.binary_search(&need.id.as_str()).is_ok())).collect()
}

/// What stands open in a room, as far as the room may read it.
#[must_use]
pub fn overview(index: &Index, session: &Session, most: usize) -> Overview {
    let mut all = Overview::default();
    let mut helpers: Vec<&str> = Vec::new();
    for record in session.records.live() {
        if record.kind == Kind::Offer && record.re.is_some() {
            helpers.push(&record.by);
        }
    }
    for (need, answered) in needs(&session.records) {
        let suggestions = suggest(index, session, need, Whose::Others, &[], most);
        all.needs.push(Pair { need: need.id.clone(), answered, suggestions });
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
