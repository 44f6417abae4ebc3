//! Who does what in a group, in turn.

use crate::domain::record::words;

words! {
    /// What somebody does in a group, the most needed first.
    Role {
        /// Brings what is talked about.
        #[default]
        Presenter = "presenter",
        /// Leads through the steps.
        Facilitator = "facilitator",
        /// Watches the time.
        Timekeeper = "timekeeper",
        /// Writes down.
        Recorder = "recorder",
    }
}

/// Who holds each of so many roles in a round, rounds counted from 0: places in the group, from 0.
///
/// Every round each role goes to the next person, so after as many rounds as there are people everyone
/// has held each role once. In a small group somebody holds several, but never the first: whoever presents
/// does nothing else.
///
/// ```
/// use hallway::domain::run::roles::holders;
/// assert_eq!(holders(5, 0, 4), [0, 1, 2, 3]);
/// assert_eq!(holders(5, 4, 4), [4, 0, 1, 2]);
/// assert_eq!(holders(3, 1, 4), [1, 2, 0, 2]);
/// ```
#[must_use]
pub fn holders(people: usize, round: usize, roles: usize) -> Vec<usize> {
    let mut holders = Vec::new();
    if people == 0 {
        return holders;
    }
    let first = round % people;
    for role in 0..roles {
        let along = match (role, people) {
            (0, _) | (_, 1) => 0,
            _ => 1 + (role - 1) % (people - 1),
        };
        holders.push((first + along) % people);
    }
    holders
}

/// The usual roles of a group of this size in a round, with the place of who holds each.
#[must_use]
pub fn roles(people: usize, round: usize) -> Vec<(Role, usize)> {
    let holders = holders(people, round, Role::ALL.len());
    Role::ALL.iter().copied().zip(holders).collect()
}
