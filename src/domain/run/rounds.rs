//! The rounds of a step whose minutes the host changed.

/// The minutes of each round of a step that takes `to` minutes instead of `from`: in proportion, whole, one at
/// least. They add up to their share of the step, unless there are more rounds than minutes.
///
/// ```
/// use hallway::domain::run::rounds::fitted;
/// assert_eq!(fitted(&[1, 2, 4, 5], 12, 8), [1, 1, 3, 3]);
/// assert_eq!(fitted(&[5, 5], 10, 15), [8, 7]);
/// assert_eq!(fitted(&[5, 5], 0, 15), [5, 5]);
/// ```
#[must_use]
pub fn fitted(rounds: &[u64], from: u64, to: u64) -> Vec<u64> {
    if from == 0 || to == 0 || from == to {
        return rounds.to_vec();
    }
    let mut before: u64 = 0;
    let mut given: u64 = 0;
    let mut minutes = Vec::new();
    for round in rounds {
        before = before.saturating_add(*round);
        // Where the round ends on the new scale; what was rounded away comes back with the next one.
        let end = before.saturating_mul(to).saturating_mul(2).saturating_add(from) / from.saturating_mul(2);
        let share = end.saturating_sub(given).max(1);
        given = given.saturating_add(share);
        minutes.push(share);
    }
    minutes
}
