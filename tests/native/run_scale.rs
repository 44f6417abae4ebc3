//! Templates fitted to a host's minutes: whole minutes, the right sum, nothing too short.

use hallway::domain::run::{
    PlannedStep,
    scale::{Scaled, scale},
    step::total,
};
use proptest::prelude::*;

use crate::run_plan::any_steps;

fn tuning() -> Vec<PlannedStep> {
    let parts = [("intro", 5), ("present", 15), ("clarify", 5), ("examine", 10), ("pause", 2), ("warm", 10)];
    let mut steps: Vec<PlannedStep> =
        parts.into_iter().map(|(id, minutes)| PlannedStep::new(id, minutes)).collect();
    steps.push(PlannedStep::new("reflect", 5));
    steps.push(PlannedStep::new("debrief", 5).optional());
    steps
}

fn minutes(scaled: &Scaled) -> Vec<u64> {
    scaled.steps.iter().map(|step| step.minutes).collect()
}

#[test]
fn the_same_total_changes_nothing() {
    assert_eq!(scale(&tuning(), 57), Scaled { steps: tuning(), total: 57 });
}

#[test]
fn longer_and_shorter() {
    assert_eq!(minutes(&scale(&tuning(), 80)), [7, 21, 7, 14, 3, 14, 7, 7]);
    assert_eq!(minutes(&scale(&tuning(), 40)), [4, 11, 3, 7, 2, 7, 3, 3]);
}

#[test]
fn what_is_optional_goes_before_anything_gets_too_short() {
    let scaled = scale(&tuning(), 30);
    assert_eq!((minutes(&scaled), scaled.total), (vec![3, 8, 3, 6, 2, 5, 3, 0], 30));
    let scaled = scale(&tuning(), 10);
    assert_eq!(scaled.total, 29, "everything at its fewest is more than asked");
}

#[test]
fn turns_stay_equal() {
    let steps = [PlannedStep::new("read", 7).repeated(4), PlannedStep::new("debrief", 2)];
    let scaled = scale(&steps, 45);
    assert_eq!((scaled.total, minutes(&scaled)), (45, vec![10, 5]));
    let steps = [PlannedStep::new("a", 4).repeated(4), PlannedStep::new("b", 4).repeated(6)];
    assert_eq!(scale(&steps, 61).total, 60, "even numbers alone make no odd one");
    assert_eq!(scale(&steps, 62).total, 62);
}

#[test]
fn nothing_and_too_much() {
    assert_eq!(scale(&[], 60), Scaled { steps: vec![], total: 0 });
    assert_eq!(scale(&tuning(), u64::MAX).total, 1_440);
    let wild =
        PlannedStep { minutes: u64::MAX, times: u64::MAX, least: u64::MAX, ..PlannedStep::new("a", 1) };
    assert_eq!(scale(&[wild], 60).total, u64::MAX);
    let never = PlannedStep { times: 0, ..PlannedStep::new("a", 5) };
    assert_eq!(scale(&[never], 60).total, 0);
}

/// Whether steps at their fewest can be filled up to the sum exactly, by trying everything.
fn possible(fewest: u64, times: &[u64], asked: u64) -> bool {
    let mut reached = vec![false; asked as usize + 1];
    if let Some(first) = reached.get_mut(fewest as usize) {
        *first = true;
    }
    for n in fewest as usize..=asked as usize {
        for step in times {
            if n >= *step as usize + fewest as usize && reached[n - *step as usize] {
                reached[n] = true;
            }
        }
    }
    *reached.last().unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3_000, ..ProptestConfig::default() })]

    #[test]
    fn the_sum_is_what_was_asked_wherever_that_can_be(steps in any_steps(), asked in 0..400_u64) {
        let scaled = scale(&steps, asked);
        prop_assert_eq!(scaled.total, total(&scaled.steps));
        prop_assert_eq!(&scaled, &scale(&steps, asked));
        let mut fewest = 0;
        let mut times = Vec::new();
        for (before, after) in steps.iter().zip(&scaled.steps) {
            prop_assert!(after.minutes >= before.fewest() || before.optional && after.minutes == 0);
            prop_assert_eq!((&before.id, before.times), (&after.id, after.times));
            if after.minutes > 0 {
                fewest += before.whole_fewest();
                times.push(before.times);
            }
        }
        prop_assert_eq!(scaled.total == asked, possible(fewest, &times, asked));
        let all: u64 = steps.iter().map(PlannedStep::whole_fewest).sum();
        let dropped = steps.iter().zip(&scaled.steps).any(|(before, after)| before.minutes > 0 && after.minutes == 0);
        prop_assert_eq!(dropped, all > asked && steps.iter().any(|step| step.optional && step.minutes > 0));
        prop_assert!(scaled.total <= asked || scaled.total == fewest);
    }

    #[test]
    fn its_own_total_is_the_template(steps in any_steps()) {
        prop_assert_eq!(scale(&steps, total(&steps)).steps, steps);
    }
}
