//! How near two people are, as far as their profiles say.

use crate::domain::{Record, fold::folded, record::words};

words! {
    /// What two people have in common, from the widest to the nearest.
    Near {
        /// The same town or region.
        #[default]
        Place = "place",
        /// A grade that both teach.
        Grade = "grade",
        /// The same department.
        Department = "department",
        /// The same building or organization.
        Organization = "organization",
    }
}

/// What two people have in common, the nearest first.
pub(super) fn near(one: Option<&Record>, other: Option<&Record>) -> Vec<Near> {
    let mut common = Vec::new();
    let (Some(one), Some(other)) = (one, other) else { return common };
    for (near, field) in
        [(Near::Organization, "organization"), (Near::Department, "department"), (Near::Place, "place")]
    {
        let said = folded(one.field(field).trim());
        if !said.is_empty() && said == folded(other.field(field).trim()) {
            common.push(near);
        }
    }
    let grades = numbers(one.field("grades"));
    if numbers(other.field("grades")).iter().any(|grade| grades.contains(grade)) {
        common.insert(common.iter().take_while(|near| **near > Near::Grade).count(), Near::Grade);
    }
    common
}

/// How much nearer one is than another: who works in the same building, then department or grade, then town.
pub(super) fn rank(common: &[Near]) -> u8 {
    match common.first() {
        None => 0,
        Some(Near::Place) => 1,
        Some(Near::Grade | Near::Department) => 2,
        Some(Near::Organization) => 3,
    }
}

/// The grades in words such as "6–8", "K-2" or "grade 7".
fn numbers(text: &str) -> Vec<u32> {
    let mut all: Vec<u32> = Vec::new();
    let mut until = false;
    for part in text.split_inclusive(|letter: char| !letter.is_alphanumeric()) {
        let word = part.trim_end_matches(|letter: char| !letter.is_alphanumeric());
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let number = match word.get(..digits).unwrap_or_default() {
            "" if word.eq_ignore_ascii_case("k") => Some(0),
            digits => digits.parse::<u32>().ok().filter(|number| *number <= 13),
        };
        if let Some(number) = number {
            let from =
                all.last().copied().filter(|last| until && *last < number).map_or(number, |last| last + 1);
            all.extend(from..=number);
        }
        if !word.is_empty() {
            until = false;
        }
        until |= part.ends_with(['-', '–', '—']);
    }
    all
}
