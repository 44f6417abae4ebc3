//! A whole room at once: who could be introduced to whom, who still waits, who was not asked.

use litemap::LiteMap;

use super::{Index, Suggestion, Whose, is_need, may_suggest, suggest};
use crate::domain::{
    Kind, Record, Visible,
    merge::Records,
    session::Session,
    visibility::{self, Audience},
    wall::help::{Answer, answered},
};

/// A need with the offers that fit it.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// The record that needs something.
    pub need: String,
    /// What others said on it to the room already, by record.
    pub answers: Vec<String>,
    /// Whether somebody said that they can help, and whoever needs it did not decline.
    pub met: bool,
    /// Who else may help where it is not met, the best first.
    pub suggestions: Vec<Suggestion>,
}

/// A whole room at once.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overview {
    /// Every need, those that are not met and without anybody in sight first.
    pub needs: Vec<Pair>,
    /// Needs that their authors keep for the hosts, with who in the room may help; nothing of them is for the room.
    pub closed: Vec<Pair>,
    /// Offers of people who answered no card, by record.
    pub unused: Vec<String>,
}

/// The needs that the room may read, each with its answers: what others said to the room on how they can help.
#[must_use]
pub fn needs(records: &Records) -> Vec<(&Record, Vec<&Record>)> {
    let open: Vec<&Record> =
        visibility::shown(records, Audience::Room).into_iter().map(|shown| shown.record).collect();
    let mut answers = LiteMap::<&str, Vec<&Record>>::new();
    for offer in open.iter().filter(|record| record.kind == Kind::Offer) {
        if let Some(re) = offer.re.as_deref() {
            answers.entry(re).or_default().push(offer);
        }
    }
    let needs = open.into_iter().filter(|record| is_need(record));
    needs.map(|need| (need, answers.remove(need.id.as_str()).unwrap_or_default())).collect()
}

/// Whether one of the answers to a need is help that its author did not decline.
#[must_use]
pub fn is_met(records: &Records, answers: &[&Record]) -> bool {
    answers.iter().any(|offer| answered(records, offer) != Answer::Declined)
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
    for need in session.records.live().filter(|record| record.visible == Visible::Host && is_need(record)) {
        let suggestions = suggest(index, session, need, Whose::Others, &[], most);
        all.closed.push(Pair { need: need.id.clone(), answers: Vec::new(), met: false, suggestions });
    }
    for (need, answers) in needs(&session.records) {
        let met = is_met(&session.records, &answers);
        let suggestions =
            if met { Vec::new() } else { suggest(index, session, need, Whose::Others, &[], most) };
        let answers = answers.into_iter().map(|answer| answer.id.clone()).collect();
        all.needs.push(Pair { need: need.id.clone(), answers, met, suggestions });
    }
    all.needs.sort_by_key(|pair| (pair.met, !pair.suggestions.is_empty()));
    for id in index.offers() {
        let offer = session.records.get(id).filter(|offer| may_suggest(session, offer, &[]));
        if offer.is_some_and(|offer| !helpers.contains(&offer.by.as_str())) {
            all.unused.push(id.to_owned());
        }
    }
    all
}
