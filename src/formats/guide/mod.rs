//! The guide file: what an organization writes, as a guide and what is wrong with it.
//!
//! Everything good is kept. A step without an id gets one, an unknown block stays as unknown, a link
//! that leads nowhere safe is left out; each with a problem that says where (a JSON pointer) and how to
//! mend it.

mod blocks;
pub mod edit;
mod field;
mod fields;
mod library;
mod prompt;
mod reader;
mod sections;

use reader::{Part, Reader};

use super::json;
use crate::domain::{
    Json, Problem,
    guide::{Credit, Group, Guide, Series},
};

/// The version of the format that this program writes about.
const VERSION: u64 = 1;
/// More people than a room holds.
const PEOPLE: u64 = 10_000;
/// More guides than a series has.
const SERIES: u64 = 1_000;

/// Reads the text of a guide file.
#[must_use]
pub fn read_text(text: &str) -> (Guide, Vec<Problem>) {
    let json = json::read(text);
    let (guide, problems) = read(&json.value);
    (guide, json.problems.into_iter().chain(problems).collect())
}

/// Reads a guide.
///
/// ```
/// use hallway::formats::guide;
/// let (guide, problems) = guide::read_text(
///     r#"{"format":"hallway-guide","version":1,"id":"tea","title":"Tea","lang":"en","sections":[
///         {"id":"a","title":"A","steps":[{"id":"sit","title":"Sit down","blocks":[{"type":"text","text":"Hi"}]}]}]}"#,
/// );
/// assert!(problems.is_empty());
/// assert_eq!(guide.steps().next().map(|step| step.title.as_str()), Some("Sit down"));
/// ```
#[must_use]
pub fn read(value: &Json) -> (Guide, Vec<Problem>) {
    let mut reader = Reader::default();
    let part = Part { value, at: String::new() };
    if value.map().is_none() {
        reader.problem(&part, "guide.shape");
    } else {
        reader.format(&part);
    }
    let guide = reader.guide(&part);
    (guide, reader.problems)
}

impl Reader {
    fn format(&mut self, part: &Part<'_>) {
        if part.value.str("format") != "hallway-guide" {
            self.problem(part, "guide.format");
        }
        match part.value.get("version").and_then(Json::whole) {
            Some(1..=VERSION) => {}
            Some(later) if later > VERSION => self.tell(part, "version", "guide.later", later.to_string()),
            _ => self.tell(part, "version", "guide.version", VERSION.to_string()),
        }
    }

    fn guide(&mut self, part: &Part<'_>) -> Guide {
        self.roles = self.choices(part, "roles");
        self.needs = self.choices(part, "needs");
        let mut guide = Guide {
            id: self.id(part, "guide"),
            lang: self.text(part, "lang"),
            title: self.needed(part, "title"),
            summary: self.text(part, "summary"),
            minutes: self.minutes(part),
            group: self.group(part),
            template: self.flag(part, "template").unwrap_or_default(),
            series: self.series(part),
            after: None,
            credits: self.list(part, "credits").iter().map(|credit| self.credit(credit)).collect(),
            roles: self.roles.clone(),
            needs: self.needs.clone(),
            marks: self.choices(part, "marks"),
            sections: self.sections(part),
            source: part.value.clone(),
        };
        if guide.lang.is_empty() {
            guide.lang.push_str("en");
        }
        if guide.minutes == 0 {
            guide.minutes = guide.minutes_of_steps();
        }
        self.links_between(part, &mut guide);
        if part.value.map().is_some() && guide.steps().next().is_none() {
            self.problem(part, "guide.empty");
        }
        guide
    }

    fn group(&mut self, part: &Part<'_>) -> Option<Group> {
        let part = self.object(part, "group")?;
        let min = self.number(&part, "min", 1, PEOPLE).unwrap_or(1);
        let max = self.number(&part, "max", 1, PEOPLE);
        let best = self.number(&part, "best", 1, PEOPLE);
        let top = max.unwrap_or(PEOPLE);
        if min > top || best.is_some_and(|best| best < min || best > top) {
            self.problem(&part, "guide.range");
            return None;
        }
        Some(Group { min, max, best })
    }

    fn series(&mut self, part: &Part<'_>) -> Option<Series> {
        let part = self.object(part, "series")?;
        let id = self.needed(&part, "id");
        let number = self.needed_number(&part, "number", 1, SERIES)?;
        let of = self.needed_number(&part, "of", 1, SERIES)?;
        if number > of {
            self.problem(&part, "guide.range");
            return None;
        }
        Some(Series { id, number, of })
    }

    fn credit(&mut self, part: &Part<'_>) -> Credit {
        Credit {
            name: self.needed(part, "name"),
            title: self.text(part, "title"),
            year: self.text_or_number(part, "year"),
            note: self.text(part, "note"),
            url: self.link(part, "url"),
        }
    }
}
