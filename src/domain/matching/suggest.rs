//! The offers that fit a need best, and why.

use litemap::LiteMap;

use super::{
    Index, Kin, Near,
    index::Fit,
    near::{near, rank},
    text,
};
use crate::domain::{Kind, Record, Visible, session::Session, wall::is_withheld};

/// Somebody who may help, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// The record that says what they can give.
    pub offer: String,
    /// Author id.
    pub by: String,
    /// How well it fits; a number to compare.
    pub score: f32,
    /// Words that stand in both texts.
    pub words: Vec<String>,
    /// Words of the offer that mean what the need says in another way.
    pub kin: Vec<Kin>,
    /// Kinds of need that both chose, by id.
    pub kinds: Vec<String>,
    /// What both people have in common, the nearest first.
    pub near: Vec<Near>,
}

/// Whose offers are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// Those of everybody but the author of the need.
    Others,
    /// Those of the person here alone.
    Mine,
}

/// What a chosen kind that both share counts.
const KIND: f32 = 1.5;
/// What weighs less than this part of a rare word is chance.
const LEAST: f32 = 0.55;
/// What fits less than this part of the best is left out.
const CUT: f32 = 0.6;
/// Offers within this part of the best fit alike: of these, the nearest person comes first.
const ALIKE: f32 = 0.75;

/// Whether a record may stand in a suggestion to the room: nothing private, taken back, hidden or withheld.
#[must_use]
pub fn may_suggest(session: &Session, record: &Record, withheld: &[String]) -> bool {
    !record.deleted
        && record.visible >= Visible::Room
        && session.moderation.is_open(record)
        && !is_withheld(session, record, withheld)
}

/// The offers that fit a need, the best first, at most `most`, one a person.
///
/// The person who needs something never stands among them, nor does whoever said already that they can help.
#[must_use]
pub fn suggest(
    index: &Index,
    session: &Session,
    need: &Record,
    whose: Whose,
    withheld: &[String],
    most: usize,
) -> Vec<Suggestion> {
    let Some((needed, around)) = text::need(need).filter(|_| !need.deleted) else { return Vec::new() };
    let asked = index.asked(&needed, &around);
    let least = index.rarest() * LEAST;
    let people = People::of(session, &need.id);
    let mut found = LiteMap::<&str, (Suggestion, Option<Fit>)>::new();
    for id in index.offers() {
        let Some(offer) = session.records.get(id) else { continue };
        let wanted = offer.by != need.by && (whose == Whose::Others || offer.by == session.me);
        if !wanted || !may_suggest(session, offer, withheld) || people.answered.contains(&offer.by.as_str()) {
            continue;
        }
        let kinds = text::shared_kinds(need, offer);
        let fit = index.fit(&asked, id);
        let score = fit.as_ref().map_or(0.0, |fit| fit.score) + KIND * kinds.len() as f32;
        if score < least && kinds.is_empty() {
            continue;
        }
        // The better of two offers by one person; the older where they are even.
        if found.get(offer.by.as_str()).is_none_or(|(held, _)| held.score < score) {
            let near = near(people.profile(&need.by), people.profile(&offer.by));
            let (offer_id, by) = (id.to_owned(), offer.by.clone());
            let new =
                Suggestion { offer: offer_id, by, score, words: Vec::new(), kin: Vec::new(), kinds, near };
            found.insert(&offer.by, (new, fit));
        }
    }
    let mut chosen = Vec::new();
    for (mut each, fit) in best(found.into_iter().map(|(_, each)| each).collect(), most) {
        if let Some(fit) = fit {
            (each.words, each.kin) = index.said(&each.offer, &asked, &fit);
        }
        chosen.push(each);
    }
    chosen
}

/// Who is here, as the room may know them, and who answered a need.
struct People<'a> {
    profiles: LiteMap<&'a str, &'a Record>,
    answered: Vec<&'a str>,
}

impl<'a> People<'a> {
    fn of(session: &'a Session, need: &str) -> Self {
        let mut people = Self { profiles: LiteMap::new(), answered: Vec::new() };
        for record in session.records.live() {
            match record.kind {
                Kind::Profile if record.visible >= Visible::Room => {
                    people.profiles.entry(record.by.as_str()).or_insert(record);
                }
                Kind::Offer if record.re.as_deref() == Some(need) => people.answered.push(&record.by),
                _ => {}
            }
        }
        people
    }

    fn profile(&self, by: &str) -> Option<&'a Record> {
        self.profiles.get(by).copied()
    }
}

/// The best first; of those that fit alike, the nearest; then by id.
fn best(mut found: Vec<(Suggestion, Option<Fit>)>, most: usize) -> Vec<(Suggestion, Option<Fit>)> {
    let mut best: f32 = 0.0;
    for (each, _) in &found {
        best = best.max(each.score);
    }
    let mut chosen = Vec::new();
    found.retain(|(each, _)| each.score >= best * CUT || !each.kinds.is_empty());
    while chosen.len() < most {
        let mut first: Option<usize> = None;
        for (at, (each, _)) in found.iter().enumerate() {
            let held = first.and_then(|first| found.get(first));
            if held.is_none_or(|(held, _)| goes_before(each, held, best * ALIKE)) {
                first = Some(at);
            }
        }
        let Some(first) = first else { break };
        chosen.push(found.remove(first));
    }
    chosen
}

fn goes_before(one: &Suggestion, other: &Suggestion, alike: f32) -> bool {
    let (fits, other_fits) = (one.score >= alike, other.score >= alike);
    if fits != other_fits {
        return fits;
    }
    let (near, other_near) = (rank(&one.near), rank(&other.near));
    if near != other_near {
        return near > other_near;
    }
    one.score > other.score || one.score == other.score && one.offer < other.offer
}
