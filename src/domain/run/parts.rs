//! How the room is divided at a step, as all windows of the host show it.

use super::{
    State,
    groups::{MOST, groups, pairs, rounds, sizes},
};
use crate::domain::Json;

/// How the room is divided at a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts {
    /// Id of the step.
    pub step: String,
    /// How many people there are.
    pub people: usize,
    /// The size of a group; 0: pairs.
    pub size: usize,
    /// How often people were divided anew.
    pub round: usize,
    /// Which turn the groups are in, from 0: roles go on with it.
    pub turn: usize,
}

const NAME: &str = "parts";
const NUMBERS: [&str; 4] = ["parts-people", "parts-size", "parts-round", "parts-turn"];

impl Parts {
    /// Who works with whom: people numbered from 0. The seed has to be the same in all windows.
    #[must_use]
    pub fn divided(&self, seed: u64) -> Vec<Vec<usize>> {
        if self.size == 0 {
            return pairs(self.people, self.round + 1, seed).pop().unwrap_or_default();
        }
        groups(self.people, self.size, seed.wrapping_add(self.round as u64))
    }

    /// How many turns it takes until everyone has held each role; none for pairs.
    #[must_use]
    pub fn turns(&self) -> usize {
        if self.size == 0 { 0 } else { rounds(&sizes(self.people, self.size)) }
    }
}

impl State {
    /// How the room is divided at the step where the host is, where the host shows that.
    #[must_use]
    pub fn parts(&self) -> Option<Parts> {
        let shown = self.rest.get(NAME).and_then(Json::text) == Some(self.step.as_str());
        self.division().filter(|_| shown)
    }

    /// How the room was divided last, shown or not.
    #[must_use]
    pub fn division(&self) -> Option<Parts> {
        self.rest.get(NUMBERS[0])?;
        let number = |name: &str| {
            let number = self.rest.get(name).and_then(Json::whole).unwrap_or_default();
            usize::try_from(number).unwrap_or(MOST).min(MOST)
        };
        let [people, size, round, turn] = NUMBERS.map(number);
        Some(Parts { step: self.step.clone(), people, size, round, turn })
    }

    /// Shows how the room is divided.
    pub fn show_parts(&mut self, parts: &Parts) {
        self.divide(parts);
        self.rest.insert(NAME.to_owned(), parts.step.as_str().into());
    }

    /// Shows nothing of how the room is divided; the division itself stays.
    pub fn hide_parts(&mut self) {
        self.rest.remove(NAME);
    }

    /// Divides the room, which whoever opens the host tools again finds as it was.
    pub fn divide(&mut self, parts: &Parts) {
        for (name, number) in NUMBERS.into_iter().zip([parts.people, parts.size, parts.round, parts.turn]) {
            self.rest.insert(name.to_owned(), (number as u64).into());
        }
    }
}
