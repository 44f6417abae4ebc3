//! Who works with whom: groups of any size, and new pairs each round.

use std::collections::BTreeSet;

use super::chance::shuffled;

/// Most people in a room that is divided.
pub const MOST: usize = 1_000;

/// The sizes of groups of about `want` for this many people (a thousand at most), the larger first.
///
/// Nobody is alone, and sizes differ by one at most. Fewer than two people make no group.
///
/// ```
/// use hallway::domain::run::groups::sizes;
/// assert_eq!(sizes(7, 2), [3, 2, 2]);
/// assert_eq!(sizes(10, 4), [4, 3, 3]);
/// assert_eq!(sizes(5, 4), [5]);
/// ```
#[must_use]
pub fn sizes(people: usize, want: usize) -> Vec<usize> {
    let (people, want) = (people.min(MOST), want.clamp(2, MOST));
    let mut sizes = Vec::new();
    if people < 2 {
        return sizes;
    }
    let count = ((people + want / 2) / want).clamp(1, people / 2);
    for group in 0..count {
        sizes.push(people / count + usize::from(group < people % count));
    }
    sizes
}

/// People, numbered from 0, in groups of about `want`; the seed decides who is with whom.
#[must_use]
pub fn groups(people: usize, want: usize, seed: u64) -> Vec<Vec<usize>> {
    let sizes = sizes(people, want);
    let mut order = shuffled(sizes.iter().sum(), seed).into_iter();
    let mut groups = Vec::new();
    for size in sizes {
        groups.push(order.by_ref().take(size).collect());
    }
    groups
}

/// How many rounds it takes until everyone has presented once in their group: as many as the largest
/// group has people.
#[must_use]
pub fn rounds(sizes: &[usize]) -> usize {
    sizes.iter().copied().max().unwrap_or_default()
}

/// Pairs of people, numbered from 0, for each of `rounds`; an odd number of people has one group of three.
///
/// An even number of people meets nobody twice until everyone has met everyone (the circle method). With
/// an odd number somebody is left over and joins the pair whom they have not met and will not meet soon;
/// nobody meets anybody twice for nearly half as many rounds. More rounds never change the earlier ones.
#[must_use]
pub fn pairs(people: usize, rounds: usize, seed: u64) -> Vec<Vec<Vec<usize>>> {
    let people = people.min(MOST);
    let mut plan = Vec::new();
    if people < 2 {
        return plan;
    }
    let order = shuffled(people, seed);
    // Seats on the circle: an odd number. With an even number of people the last one sits in the middle.
    let seats = if people.is_multiple_of(2) { people - 1 } else { people };
    let mut met = BTreeSet::new();
    for round in 0..rounds {
        let turn = round % seats;
        // Who would meet themselves.
        let left_over = if turn.is_multiple_of(2) { turn / 2 } else { (turn + seats) / 2 };
        let mut circle = Vec::new();
        for apart in 1..=seats / 2 {
            circle.push(vec![(left_over + apart) % seats, (left_over + seats - apart) % seats]);
        }
        if seats < people {
            circle.push(vec![left_over, people - 1]);
        } else {
            let host = hosting(&circle, left_over, turn, &met);
            if let Some(pair) = circle.get_mut(host) {
                for other in pair.iter() {
                    met.insert((left_over.min(*other), left_over.max(*other)));
                }
                pair.push(left_over);
            }
        }
        plan.push(named(&circle, &order));
    }
    plan
}

/// The place of the pair that takes the one who is left over: fewest meetings again, then the longest time
/// until the circle brings them together.
fn hosting(circle: &[Vec<usize>], guest: usize, turn: usize, met: &BTreeSet<(usize, usize)>) -> usize {
    let seats = circle.len() * 2 + 1;
    let mut best = (usize::MAX, 0, 0);
    for (at, pair) in circle.iter().enumerate() {
        let mut again = 0;
        let mut next = usize::MAX;
        for other in pair {
            // The circle brings two together in the round that is the sum of their seats.
            let meeting = (guest + other) % seats;
            let before = meeting < turn || met.contains(&(guest.min(*other), guest.max(*other)));
            again += usize::from(before);
            if meeting > turn {
                next = next.min(meeting);
            }
        }
        if again < best.0 || again == best.0 && next > best.1 {
            best = (again, next, at);
        }
    }
    best.2
}

fn named(circle: &[Vec<usize>], order: &[usize]) -> Vec<Vec<usize>> {
    let mut groups = Vec::new();
    for group in circle {
        groups.push(group.iter().filter_map(|seat| order.get(*seat).copied()).collect());
    }
    groups
}
