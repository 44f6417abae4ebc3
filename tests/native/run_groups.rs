//! Groups, pairs and roles: nobody alone, nobody twice, everybody in turn.

use std::collections::BTreeSet;

use hallway::domain::run::{
    groups::{groups, pairs, rounds, sizes},
    roles::{Role, holders, roles},
};

fn everybody_once(groups: &[Vec<usize>], people: usize) {
    let mut all: Vec<usize> = groups.iter().flatten().copied().collect();
    all.sort_unstable();
    assert_eq!(all, (0..people).collect::<Vec<_>>());
}

/// How many rounds go by before two people are together again.
fn fresh_rounds(people: usize, plan: &[Vec<Vec<usize>>]) -> usize {
    let mut met = BTreeSet::new();
    for (round, groups) in plan.iter().enumerate() {
        everybody_once(groups, people);
        for group in groups {
            for (n, a) in group.iter().enumerate() {
                for b in &group[n + 1..] {
                    if !met.insert((*a.min(b), *a.max(b))) {
                        return round;
                    }
                }
            }
        }
    }
    plan.len()
}

#[test]
fn nobody_is_alone_and_sizes_differ_by_one_at_most() {
    for people in 3..=200 {
        for want in 2..=12 {
            let sizes = sizes(people, want);
            let (most, least) = (sizes.iter().max().unwrap(), sizes.iter().min().unwrap());
            assert!(*least >= 2 && most - least <= 1, "{people} by {want}: {sizes:?}");
            assert_eq!(sizes.iter().sum::<usize>(), people);
            assert_eq!(rounds(&sizes), *most);
            let near = |size: usize| size.abs_diff(want) <= want.div_ceil(2);
            assert!(people < want || sizes.iter().copied().all(near), "{people} by {want}: {sizes:?}");
            everybody_once(&groups(people, want, 7), people);
        }
    }
}

#[test]
fn few_people_and_odd_wishes() {
    assert!(sizes(0, 4).is_empty() && sizes(1, 4).is_empty() && pairs(1, 3, 0).is_empty());
    assert_eq!(sizes(2, 4), [2]);
    assert_eq!(sizes(3, 2), [3]);
    assert_eq!(sizes(6, 0), [2, 2, 2]);
    assert_eq!(sizes(6, usize::MAX), [6]);
    assert_eq!(sizes(usize::MAX, 5).iter().sum::<usize>(), 1_000);
    assert_eq!(pairs(2, 2, 0).len(), 2);
}

#[test]
fn a_seed_gives_the_same_groups_and_another_gives_others() {
    assert_eq!(groups(30, 4, 1), groups(30, 4, 1));
    assert_ne!(groups(30, 4, 1), groups(30, 4, 2));
    assert_ne!(pairs(30, 3, 1), pairs(30, 3, 2));
    assert_eq!(groups(7, 3, 42), [vec![2, 4, 6, 0], vec![3, 1, 5]], "also on every later version");
}

#[test]
fn an_even_number_meets_nobody_twice_until_all_have_met() {
    for people in (4..=200).step_by(2) {
        let plan = pairs(people, people - 1, 5);
        assert_eq!(fresh_rounds(people, &plan), people - 1);
        assert!(plan.iter().flatten().all(|pair| pair.len() == 2));
    }
}

#[test]
fn an_odd_number_has_one_three_and_repeats_late() {
    for people in (3..=201_usize).step_by(2) {
        let plan = pairs(people, people, 5);
        for groups in &plan {
            assert_eq!(groups.iter().filter(|group| group.len() == 3).count(), 1);
            assert!(groups.iter().all(|group| matches!(group.len(), 2 | 3)));
        }
        let fresh = fresh_rounds(people, &plan);
        assert_eq!(fresh, (people + 1) / 4 * 2 - 1, "{people} people");
        assert!(fresh + 1 >= (people - 1) / 2);
    }
}

#[test]
fn more_rounds_do_not_change_the_earlier_ones() {
    for people in [9, 12, 23] {
        assert_eq!(pairs(people, 40, 3)[..6], pairs(people, 6, 3)[..]);
    }
}

#[test]
fn everyone_holds_each_role_once() {
    for people in 2..=200 {
        for role in 0..Role::ALL.len() {
            let all: BTreeSet<usize> = (0..people).map(|round| holders(people, round, 4)[role]).collect();
            assert_eq!(all.len(), people);
        }
        for round in 0..people {
            let holders = holders(people, round, 4);
            assert!(holders[1..].iter().all(|other| *other != holders[0]), "who presents does nothing else");
            assert!(people < 4 || holders.iter().collect::<BTreeSet<_>>().len() == 4);
        }
    }
    assert_eq!(roles(3, 0)[0], (Role::Presenter, 0));
    assert!(holders(0, 3, 4).is_empty());
    assert_eq!(holders(1, 3, 2), [0, 0]);
}
