//! What several texts are about, from their own words: groups that a host may take, change or leave.

use litemap::LiteMap;

use super::{index::Related, words::Reader};

/// Texts with something in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// The words that they share, as they stand there, the most frequent first.
    pub words: Vec<String>,
    /// Ids of the texts.
    pub ids: Vec<String>,
}

/// Fewest texts of a group.
const FEWEST: usize = 2;
/// Words that name a group.
const NAMES: usize = 2;

/// The groups of some texts (id and words), those with most texts that are in no earlier group first, at
/// most `most`. A text may stand in several.
#[must_use]
pub fn topics(texts: &[(String, String)], most: usize) -> Vec<Topic> {
    let (reader, related) = (Reader::new(), Related::read());
    // Under each term the texts in which it stands, and the words that stand for it there.
    let mut terms = LiteMap::<u64, (Vec<usize>, LiteMap<String, usize>)>::new();
    for (at, (_, text)) in texts.iter().enumerate() {
        for word in reader.words(text) {
            for term in related.terms(&word) {
                let (held, said) = terms.entry(term).or_insert_with(|| (Vec::new(), LiteMap::new()));
                if held.last() != Some(&at) {
                    held.push(at);
                }
                *said.entry(word.said.to_lowercase()).or_insert(0) += 1;
            }
        }
    }
    let mut grouped = vec![false; texts.len()];
    let mut topics = Vec::new();
    while topics.len() < most {
        let mut best: Option<(usize, u64)> = None;
        for (term, (held, _)) in terms.iter() {
            let new = held.iter().filter(|at| grouped.get(**at) == Some(&false)).count();
            // What stands nearly everywhere says nothing.
            let is_common = texts.len() > 4 && held.len() * 4 > texts.len() * 3;
            if new >= FEWEST && !is_common && best.is_none_or(|(most, _)| new > most) {
                best = Some((new, *term));
            }
        }
        let Some((held, said)) = best.and_then(|(_, term)| terms.remove(&term)) else { break };
        let mut ids = Vec::new();
        for at in held {
            if let (Some(each), Some((id, _))) = (grouped.get_mut(at), texts.get(at)) {
                *each = true;
                ids.push(id.clone());
            }
        }
        let mut names: Vec<(usize, String)> = said.into_iter().map(|(word, count)| (count, word)).collect();
        names.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        topics.push(Topic { words: names.into_iter().take(NAMES).map(|(_, word)| word).collect(), ids });
    }
    topics
}
