//! The rounds of a step whose minutes the host changed.

/// The minutes of each round (how long, and whether nobody speaks) of a step that takes `to` minutes instead of `from`:
/// in proportion, whole, one at least. They add up to their share of the step, unless there are more rounds than
/// minutes. A step that gets shorter does so at the expense of talking, as long as there is some left for it.
///
/// ```
/// use hallway::domain::run::rounds::fitted;
/// let talk = |minutes| (minutes, false);
/// assert_eq!(fitted(&[1, 2, 4, 5].map(talk), 12, 8), [1, 1, 3, 3]);
/// assert_eq!(fitted(&[5, 5].map(talk), 10, 15), [8, 7]);
/// assert_eq!(fitted(&[5, 5].map(talk), 0, 15), [5, 5]);
/// assert_eq!(fitted(&[(5, true), (5, false), (2, false)], 12, 8), [5, 2, 1]);
/// ```
#[must_use]
pub fn fitted(rounds: &[(u64, bool)], from: u64, to: u64) -> Vec<u64> {
    if from == 0 || to == 0 || from == to {
        return rounds.iter().map(|(minutes, _)| *minutes).collect();
    }
    let silent = silence(rounds);
    let keeps = to < from && fewest(rounds) <= to;
    let (from, to) = if keeps { (from - silent, to - silent) } else { (from, to) };
    let mut before: u64 = 0;
    let mut given: u64 = 0;
    let mut minutes = Vec::new();
    for (round, silent) in rounds {
        if keeps && *silent {
            minutes.push(*round);
            continue;
        }
        before = before.saturating_add(*round);
        // Where the round ends on the new scale; what was rounded away comes back with the next one.
        let end = before.saturating_mul(to).saturating_mul(2).saturating_add(from) / from.saturating_mul(2);
        let share = end.saturating_sub(given).max(1);
        given = given.saturating_add(share);
        minutes.push(share);
    }
    minutes
}

/// The fewest minutes for a step with these rounds: silent time is not cut, and each other round has a minute.
///
/// ```
/// use hallway::domain::run::rounds::fewest;
/// assert_eq!(fewest(&[(5, true), (5, false), (2, false)]), 7);
/// assert_eq!(fewest(&[(5, false), (2, false)]), 2);
/// ```
#[must_use]
pub fn fewest(rounds: &[(u64, bool)]) -> u64 {
    let talks = rounds.iter().filter(|(_, silent)| !silent).count() as u64;
    silence(rounds).saturating_add(talks)
}

fn silence(rounds: &[(u64, bool)]) -> u64 {
    let mut sum: u64 = 0;
    for (minutes, _) in rounds.iter().filter(|(_, silent)| *silent) {
        sum = sum.saturating_add(*minutes);
    }
    sum
}
