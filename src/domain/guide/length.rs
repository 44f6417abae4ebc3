//! How long a guide takes where people pick some of its sections: nobody walks all of these.

use super::{Guide, Section};
use crate::domain::session::Session;

impl Section {
    /// Whether people pick this section, or another, before they walk it.
    #[must_use]
    pub fn is_picked(&self) -> bool {
        !self.pick.is_empty()
    }

    /// Minutes of all its steps.
    #[must_use]
    pub fn minutes_of_steps(&self) -> u64 {
        self.steps.iter().fold(0, |sum: u64, step| sum.saturating_add(step.minutes))
    }
}

impl Guide {
    /// Whether people pick some of its sections.
    #[must_use]
    pub fn is_picked(&self) -> bool {
        self.sections.iter().any(Section::is_picked)
    }

    /// Minutes of the steps of all sections that [count](counted).
    #[must_use]
    pub fn minutes_of_steps(&self) -> u64 {
        minutes_of(self.sections.iter())
    }

    /// Minutes of the sections that the person here is still to pick: of one for each prompt in which they
    /// picked none.
    #[must_use]
    pub fn minutes_to_pick(&self, session: &Session) -> u64 {
        let walk = self.walk_of(session);
        let is_open = |section: &Section| !walk.iter().any(|walked| walked.pick == section.pick);
        minutes_of(self.sections.iter().filter(|section| section.is_picked() && is_open(section)))
    }
}

fn minutes_of<'a>(sections: impl Iterator<Item = &'a Section>) -> u64 {
    let mut lengths = Vec::new();
    for section in sections {
        lengths.push((section.pick.as_str(), section.minutes_of_steps()));
    }
    let places = counted(&lengths);
    places.into_iter().filter_map(|at| lengths.get(at)).fold(0, |sum, (_, more)| sum.saturating_add(*more))
}

/// The places of the sections that count for the length of a guide: those that everyone walks, and of those
/// that people pick in a prompt the longest. Each is given as the prompt in which it is picked, or nothing, and
/// its minutes.
///
/// ```
/// use hallway::domain::guide::counted;
/// assert_eq!(counted(&[("", 5), ("topic", 20), ("topic", 30), ("game", 10), ("", 5)]), [0, 2, 3, 4]);
/// ```
#[must_use]
pub fn counted(sections: &[(&str, u64)]) -> Vec<usize> {
    let mut counted = Vec::new();
    for (at, (pick, minutes)) in sections.iter().enumerate() {
        let is_longest = sections.iter().enumerate().all(|(other, (their, length))| {
            // Of two that are equally long, the first.
            their != pick || length < minutes || length == minutes && at <= other
        });
        if pick.is_empty() || is_longest {
            counted.push(at);
        }
    }
    counted
}
