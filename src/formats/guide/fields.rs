//! The fields of a guide: texts, lists, ids, minutes, links.

use litemap::LiteMap;

use super::reader::{Part, Reader};
use crate::{
    domain::{
        Json, Problem,
        guide::{Choice, WHO},
        link,
    },
    formats::record::is_id,
};

/// A step longer than a day is a slip of the hand.
const LONGEST: u64 = 24 * 60;

impl Reader {
    /// The text of a field, or the empty text.
    pub(super) fn text(&mut self, part: &Part<'_>, field: &str) -> String {
        let found = part.get(field);
        match found.as_ref().map(|found| found.value.text()) {
            None => String::new(),
            Some(Some(text)) => text.to_owned(),
            Some(None) => {
                self.tell(part, field, "guide.text", "");
                String::new()
            }
        }
    }

    /// The text of a field that should have one.
    pub(super) fn needed(&mut self, part: &Part<'_>, field: &str) -> String {
        let told = self.problems.len();
        let text = self.text(part, field);
        if text.trim().is_empty() && self.problems.len() == told {
            self.tell(part, field, "guide.missing", "");
        }
        text
    }

    pub(super) fn text_or_number(&mut self, part: &Part<'_>, field: &str) -> String {
        match part.value.get(field) {
            Some(Json::Number(digits)) => digits.clone(),
            _ => self.text(part, field),
        }
    }

    pub(super) fn flag(&mut self, part: &Part<'_>, field: &str) -> Option<bool> {
        let truth = part.get(field)?.value.truth();
        if truth.is_none() {
            self.tell(part, field, "guide.flag", "");
        }
        truth
    }

    /// The items of a field, each with its place.
    pub(super) fn list<'a>(&mut self, part: &Part<'a>, field: &str) -> Vec<Part<'a>> {
        let Some(list) = part.get(field) else { return Vec::new() };
        if let Json::List(items) = list.value {
            let item = |(n, value)| Part { value, at: format!("{}/{n}", list.at) };
            items.iter().enumerate().map(item).collect()
        } else {
            self.tell(part, field, "guide.list", "");
            Vec::new()
        }
    }

    /// The texts of a field that holds several.
    pub(super) fn texts(&mut self, part: &Part<'_>, field: &str) -> Vec<String> {
        let items = self.list(part, field);
        items.iter().filter_map(|item| self.plain(item)).collect()
    }

    pub(super) fn who(&mut self, part: &Part<'_>) -> Option<String> {
        let who = self.plain(part)?;
        if WHO.contains(&who.as_str()) {
            return Some(who);
        }
        self.problem_word(part, &who, WHO);
        None
    }

    /// One of some words, or the empty text.
    pub(super) fn word(&mut self, part: &Part<'_>, field: &str, words: &[&str]) -> String {
        let Some(found) = part.get(field) else { return String::new() };
        let word = found.value.text().unwrap_or_default();
        if words.contains(&word) {
            return word.to_owned();
        }
        self.problem_word(&found, word, words);
        String::new()
    }

    /// A whole number from `from` to `to`.
    pub(super) fn number(&mut self, part: &Part<'_>, field: &str, from: u64, to: u64) -> Option<u64> {
        let found = part.get(field)?;
        let number = found.value.whole().filter(|number| from <= *number && *number <= to);
        if number.is_none() {
            let problem = Problem::new(found.at, "guide.number");
            self.problems.push(problem.with("from", from.to_string()).with("to", to.to_string()));
        }
        number
    }

    /// A whole number that should be there.
    pub(super) fn needed_number(&mut self, part: &Part<'_>, field: &str, from: u64, to: u64) -> Option<u64> {
        if part.get(field).is_none() {
            self.tell(part, field, "guide.missing", "");
        }
        self.number(part, field, from, to)
    }

    /// A field that holds fields of its own.
    pub(super) fn object<'a>(&mut self, part: &Part<'a>, field: &str) -> Option<Part<'a>> {
        let found = part.get(field)?;
        if found.value.map().is_none() {
            self.problem(&found, "guide.object");
            return None;
        }
        Some(found)
    }

    /// Ids of things that stand elsewhere in the guide; those of nothing are left out.
    pub(super) fn references(&mut self, part: &Part<'_>, field: &str, known: &[Choice]) -> Vec<String> {
        let mut ids = Vec::new();
        for item in self.list(part, field) {
            if let Some(id) = self.plain(&item).and_then(|id| self.reference(&item, id, known)) {
                ids.push(id);
            }
        }
        ids
    }

    /// The id of something that stands elsewhere in the guide.
    pub(super) fn reference(&mut self, part: &Part<'_>, id: String, known: &[Choice]) -> Option<String> {
        if known.iter().any(|choice| choice.id == id) {
            return Some(id);
        }
        self.problems.push(Problem::new(part.at.as_str(), "guide.reference").with("value", id));
        None
    }

    /// Ids of roles of this guide.
    pub(super) fn roles(&mut self, part: &Part<'_>) -> Vec<String> {
        let roles = std::mem::take(&mut self.roles);
        let ids = self.references(part, "roles", &roles);
        self.roles = roles;
        ids
    }

    pub(super) fn minutes(&mut self, part: &Part<'_>) -> u64 {
        let Some(minutes) = part.get("minutes") else { return 0 };
        minutes.value.whole().filter(|minutes| *minutes <= LONGEST).unwrap_or_else(|| {
            self.tell(part, "minutes", "guide.minutes", "");
            0
        })
    }

    /// The address of a link; empty where there is none or it must not be followed.
    pub(super) fn link(&mut self, part: &Part<'_>, field: &str) -> String {
        let address = self.text(part, field);
        if address.trim().is_empty() {
            return String::new();
        }
        link::safe(&address).map(str::to_owned).unwrap_or_else(|| {
            self.tell(part, field, "guide.link", address);
            String::new()
        })
    }

    /// The id of a section or step, of which there is one each.
    pub(super) fn id(&mut self, part: &Part<'_>, otherwise: &str) -> String {
        let mut ids = std::mem::take(&mut self.ids);
        let id = self.unique(part, &mut ids, otherwise);
        self.ids = ids;
        id
    }

    /// The id of a prompt, a practice card or a library, of which there is one each.
    pub(super) fn prompt_id(&mut self, part: &Part<'_>) -> String {
        let mut ids = std::mem::take(&mut self.prompts);
        let otherwise = format!("prompt-{}", ids.len() + 1);
        let id = self.unique(part, &mut ids, &otherwise);
        self.prompts = ids;
        id
    }

    /// An id that no other part of its sort has: the one given, or one made from it or from its place.
    pub(super) fn unique(
        &mut self,
        part: &Part<'_>,
        taken: &mut LiteMap<String, ()>,
        otherwise: &str,
    ) -> String {
        let given = self.text(part, "id");
        let mut id = if is_id(&given) { given.clone() } else { slug(&given) };
        if id.is_empty() {
            id = otherwise.to_owned();
        }
        if taken.contains_key(&id) {
            let base = std::mem::take(&mut id);
            id = (2_u32..)
                .map(|n| format!("{base}-{n}"))
                .find(|id| !taken.contains_key(id))
                .unwrap_or_else(|| otherwise.to_owned());
        }
        if given.is_empty() {
            self.tell(part, "id", "guide.no-id", id.as_str());
        } else if taken.contains_key(&given) {
            self.tell(part, "id", "guide.twice", given.as_str());
        } else if id != given {
            self.tell(part, "id", "guide.id", given.as_str());
        }
        taken.insert(id.clone(), ());
        id
    }

    /// Things to choose from.
    pub(super) fn choices(&mut self, part: &Part<'_>, field: &str) -> Vec<Choice> {
        let mut taken = LiteMap::new();
        let items = self.list(part, field);
        (1..)
            .zip(&items)
            .map(|(n, item)| {
                let id = self.unique(item, &mut taken, &format!("choice-{n}"));
                Choice { id, label: self.needed(item, "label") }
            })
            .collect()
    }

    pub(super) fn problem_word(&mut self, part: &Part<'_>, word: &str, words: &[&str]) {
        let problem = Problem::new(part.at.as_str(), "guide.word");
        self.problems.push(problem.with("word", word).with("words", words.join(", ")));
    }

    fn plain(&mut self, part: &Part<'_>) -> Option<String> {
        let text = part.value.text();
        if text.is_none() {
            self.problem(part, "guide.text");
        }
        text.map(str::to_owned)
    }
}

/// `Who is here?` as `who-is-here`.
fn slug(text: &str) -> String {
    let letters = text.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { ' ' });
    let words: String = letters.take(64).map(|letter| letter.to_ascii_lowercase()).collect();
    words.split_whitespace().collect::<Vec<_>>().join("-")
}
