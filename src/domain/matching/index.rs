//! What everybody can give, by its words. Built record by record; the order does not matter.

use litemap::LiteMap;

use super::{
    related::RELATED,
    text,
    words::{self, Reader, Word},
};
use crate::domain::{Record, fold::folded, merge::Records};

/// What everybody can give, by its words.
#[derive(Clone, Debug, Default)]
pub struct Index {
    offers: LiteMap<String, Offer>,
    /// In how many offers a term stands.
    spread: LiteMap<u64, u32>,
    /// Terms of all offers together.
    length: u64,
    related: Related,
    reader: Reader,
}

#[derive(Clone, Debug)]
struct Offer {
    words: String,
    /// Terms and how often they stand there, in order.
    terms: LiteMap<u64, u32>,
    length: u32,
}

/// The lines of related words in which a stem stands.
#[derive(Clone, Debug, Default)]
pub(super) struct Related(LiteMap<u64, Vec<u64>>);

/// What is asked for, by its words: what each weighs, and how it is written there.
pub(super) struct Asked {
    stems: LiteMap<u64, (f32, String)>,
}

/// How well an offer fits, and by which terms.
pub(super) struct Fit {
    pub score: f32,
    hits: Vec<u64>,
}

/// A word of a need, and the other words that an offer has for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kin {
    /// As it stands in the need.
    pub need: String,
    /// As they stand in the offer.
    pub offer: Vec<String>,
}

/// Where BM25 begins to count a word less for standing there often, and how much long texts count less.
const OFTEN: f32 = 1.2;
const LONG: f32 = 0.75;
/// What a related word weighs beside the word itself.
const RELATED_WEIGHT: f32 = 0.75;
/// What the words around a need weigh beside the need.
const AROUND: f32 = 0.65;

impl Index {
    /// An index without offers.
    #[must_use]
    pub fn new() -> Self {
        Self { related: Related::read(), reader: Reader::new(), ..Self::default() }
    }

    /// Adds what a record offers, in place of what it offered before; what is taken back goes.
    pub fn put(&mut self, record: &Record) {
        let words = if record.deleted { None } else { text::offer(record) };
        let held = self.offers.get(&record.id).map(|offer| &offer.words);
        if held == words.as_ref() {
            return;
        }
        self.remove(&record.id);
        let Some(words) = words else { return };
        let (mut terms, mut length) = (LiteMap::<u64, u32>::new(), 0);
        for word in self.reader.words(&words) {
            length += 1;
            for term in self.related.terms(&word) {
                *terms.entry(term).or_insert(0) += 1;
            }
        }
        for term in terms.keys() {
            *self.spread.entry(*term).or_insert(0) += 1;
        }
        self.length += u64::from(length);
        self.offers.insert(record.id.clone(), Offer { words, terms, length });
    }

    /// Removes what a record offers.
    pub fn remove(&mut self, id: &str) {
        let Some(offer) = self.offers.remove(id) else { return };
        self.length -= u64::from(offer.length);
        for term in offer.terms.keys() {
            let left = self.spread.get(term).copied().unwrap_or_default().saturating_sub(1);
            if left == 0 {
                self.spread.remove(term);
            } else {
                self.spread.insert(*term, left);
            }
        }
    }

    /// Follows a session: what is new comes in, what changed is replaced, what is gone goes.
    pub fn follow(&mut self, records: &Records) {
        for record in records.all() {
            self.put(record);
        }
        let mut gone = Vec::new();
        for id in self.offers.keys().filter(|id| records.get(id).is_none()) {
            gone.push(id.clone());
        }
        for id in gone {
            self.remove(&id);
        }
    }

    /// Ids of the records that offer something, in order.
    pub fn offers(&self) -> impl Iterator<Item = &str> {
        self.offers.keys().map(String::as_str)
    }

    /// What a need asks for.
    pub(super) fn asked(&self, need: &str, around: &str) -> Asked {
        let mut stems = LiteMap::new();
        for (text, weight) in [(around, AROUND), (need, 1.0)] {
            for word in self.reader.words(text) {
                stems.insert(word.stem, (weight, word.said));
            }
        }
        Asked { stems }
    }

    /// How well an offer fits what is asked for; nothing where no word does.
    pub(super) fn fit(&self, asked: &Asked, id: &str) -> Option<Fit> {
        let offer = self.offers.get(id)?;
        let mut score = 0.0;
        let mut hits: Vec<u64> = Vec::new();
        let mut lines: LiteMap<u64, f32> = LiteMap::new();
        for (stem, (weight, _)) in &asked.stems {
            if offer.terms.get(stem).is_some() {
                score += weight * self.weight(offer, *stem);
                hits.push(*stem);
                continue;
            }
            for line in self.related.lines(*stem) {
                if offer.terms.get(line).is_some() {
                    let held = lines.entry(*line).or_insert(0.0);
                    *held = held.max(*weight);
                }
            }
        }
        // A line counts once, and not where a word of it was counted.
        for (line, weight) in &lines {
            if !hits.iter().any(|hit| self.related.lines(*hit).contains(line)) {
                score += weight * RELATED_WEIGHT * self.weight(offer, *line);
                hits.push(*line);
            }
        }
        (score > 0.0).then_some(Fit { score, hits })
    }

    /// BM25 of one term of an offer.
    fn weight(&self, offer: &Offer, term: u64) -> f32 {
        let count = self.offers.len() as f32;
        let spread = self.spread.get(&term).copied().unwrap_or_default() as f32;
        let often = offer.terms.get(&term).copied().unwrap_or_default() as f32;
        let mean = (self.length as f32 / count.max(1.0)).max(1.0);
        let long = OFTEN * (1.0 - LONG + LONG * offer.length as f32 / mean);
        rare(count, spread) * often * (OFTEN + 1.0) / (often + long)
    }

    /// The words by which an offer fits: those that stand in both texts, and those that mean what the need calls by
    /// another word or in another form. Each once.
    pub(super) fn said(&self, id: &str, asked: &Asked, fit: &Fit) -> (Vec<String>, Vec<Kin>) {
        let (mut both, mut kin): (Vec<String>, Vec<Kin>) = (Vec::new(), Vec::new());
        let words = self.offers.get(id).map(|offer| offer.words.as_str()).unwrap_or_default();
        for Word { stem, said } in self.reader.words(words) {
            let Some(need) = self.meant(stem, asked, fit) else { continue };
            if folded(need) == folded(&said) {
                if !both.contains(&said) {
                    both.push(said);
                }
                continue;
            }
            let at = kin.iter().position(|held| held.need == need).unwrap_or(kin.len());
            if at == kin.len() {
                kin.push(Kin { need: need.to_owned(), offer: Vec::new() });
            }
            if let Some(held) = kin.get_mut(at)
                && !held.offer.contains(&said)
            {
                held.offer.push(said);
            }
        }
        kin.retain(|kin| !both.iter().any(|said| folded(said) == folded(&kin.need)));
        (both, kin)
    }

    /// The word of the need that a word of an offer stands for.
    fn meant<'a>(&self, stem: u64, asked: &'a Asked, fit: &Fit) -> Option<&'a str> {
        let is_hit = |term: &u64| fit.hits.contains(term);
        let line = || {
            let line = self.related.lines(stem).iter().find(|line| is_hit(line))?;
            asked
                .stems
                .iter()
                .find(|(stem, _)| self.related.lines(**stem).contains(line))
                .map(|(_, asked)| asked)
        };
        let asked = if is_hit(&stem) { asked.stems.get(&stem) } else { line() };
        asked.map(|(_, said)| said.as_str())
    }

    /// What a word weighs that stands in a single offer of usual length.
    pub(super) fn rarest(&self) -> f32 {
        rare(self.offers.len() as f32, 1.0)
    }
}

/// A fourth root stands in for the logarithm of BM25: it grows alike, and is the same number on every
/// device.
fn rare(count: f32, spread: f32) -> f32 {
    ((count + 10.0) / (spread + 0.5)).sqrt().sqrt()
}

impl Related {
    pub fn read() -> Self {
        let mut held = Self::default();
        for (at, line) in RELATED.lines().enumerate() {
            for word in line.split([' ', '-']) {
                for stem in words::stems(word) {
                    let lines = held.0.entry(stem).or_insert_with(Vec::new);
                    // Small numbers are no key of a stem.
                    let line = at as u64;
                    if lines.last() != Some(&line) {
                        lines.push(line);
                    }
                }
            }
        }
        held
    }

    fn lines(&self, stem: u64) -> &[u64] {
        self.0.get(&stem).map(Vec::as_slice).unwrap_or_default()
    }

    /// What a word is counted under: its stem, and the lines in which that stands.
    pub fn terms(&self, word: &Word) -> Vec<u64> {
        let stem = word.stem;
        let mut terms = vec![stem];
        terms.extend_from_slice(self.lines(stem));
        terms
    }
}
