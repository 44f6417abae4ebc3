//! A template fitted to the minutes that a host has.

use super::step::{MOST, PlannedStep, to_drop, total};

/// A template fitted to the minutes that a host has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scaled {
    /// The steps in order with whole minutes; 0: left out.
    pub steps: Vec<PlannedStep>,
    /// Minutes of all of them: what was asked for, unless that cannot be.
    pub total: u64,
}

/// Fits steps to `minutes` in all (a day at most), in proportion to what the template gives them.
///
/// No step gets less than its [fewest](PlannedStep::fewest) minutes. If that is too much, optional steps are left out, as few as it
/// takes; if it is still too much, every step stays at its fewest and the sum is greater than asked. The
/// sum is less than asked only where every step repeats and no whole minutes fit.
///
/// ```
/// use hallway::domain::run::{PlannedStep, scale::scale};
/// let steps = [PlannedStep::new("open", 5), PlannedStep::new("turn", 7).repeated(4)];
/// let scaled = scale(&steps, 60);
/// assert_eq!(scaled.total, 60);
/// assert_eq!((scaled.steps[0].minutes, scaled.steps[1].minutes), (8, 13));
/// ```
#[must_use]
pub fn scale(steps: &[PlannedStep], minutes: u64) -> Scaled {
    let asked = minutes.min(MOST);
    let mut fitted = steps.to_vec();
    for step in &mut fitted {
        step.minutes = step.fewest();
    }
    loop {
        let over = total(&fitted).saturating_sub(asked);
        let mut candidates = Vec::new();
        for (at, step) in fitted.iter().enumerate() {
            if step.optional && step.minutes > 0 {
                candidates.push((at, step.whole()));
            }
        }
        let dropped = to_drop(&candidates, over).filter(|_| over > 0);
        let Some(step) = dropped.and_then(|at| fitted.get_mut(at)) else { break };
        step.minutes = 0;
    }
    fill(&mut fitted, steps, asked);
    Scaled { total: total(&fitted), steps: fitted }
}

/// Hands out the minutes between the sum and `asked` one by one, each to the step that has least of its
/// share (the method of Sainte-Laguë), and only where the rest can still be handed out whole.
fn fill(fitted: &mut [PlannedStep], template: &[PlannedStep], asked: u64) {
    let free = asked.saturating_sub(total(fitted));
    let reach = reachable(fitted, free);
    let mut rest = free;
    while reach.binary_search(&rest).is_err() && rest > 0 {
        rest -= 1;
    }
    while rest > 0 {
        let mut best: Option<(u64, u64, usize)> = None;
        for (at, (step, given)) in fitted.iter().zip(template).enumerate() {
            let fits = step.times <= rest && reach.binary_search(&(rest - step.times)).is_ok();
            if step.whole() == 0 || !fits {
                continue;
            }
            let (weight, has) = (given.minutes.min(MOST), 2 * step.minutes + 1);
            if best.is_none_or(|(held_weight, held_has, _)| weight * held_has > held_weight * has) {
                best = Some((weight, has, at));
            }
        }
        let Some(step) = best.and_then(|(.., at)| fitted.get_mut(at)) else { return };
        step.minutes += 1;
        rest -= step.times;
    }
    while free > 0 && even_out(fitted, template) {}
}

/// What is left for turns at the end may be too little for one more minute each, and then went to a step
/// that is done once. Moves minutes between two such steps where both come closer to their share.
fn even_out(fitted: &mut [PlannedStep], template: &[PlannedStep]) -> bool {
    let mut found = None;
    for (turn, (turns, turns_given)) in fitted.iter().zip(template).enumerate() {
        for (at, (step, given)) in fitted.iter().zip(template).enumerate() {
            if step.whole() == 0 || turns.whole() == 0 || !turns.times.is_multiple_of(step.times) {
                continue;
            }
            // Minutes of `step` that one minute of each turn is worth.
            let worth = turns.times / step.times;
            let (weight, turns_weight) = (given.minutes.min(MOST), turns_given.minutes.min(MOST));
            if step.minutes >= given.fewest() + worth
                && (2 * turns.minutes + 1) * weight < (2 * step.minutes - worth) * turns_weight
            {
                found = Some((turn, turns.minutes + 1, at, step.minutes - worth));
            } else if turns.minutes > turns_given.fewest()
                && (2 * step.minutes + worth) * turns_weight < (2 * turns.minutes - 1) * weight
            {
                found = Some((turn, turns.minutes - 1, at, step.minutes + worth));
            }
        }
    }
    let Some((turn, turns, at, minutes)) = found else { return false };
    for (place, minutes) in [(turn, turns), (at, minutes)] {
        if let Some(step) = fitted.get_mut(place) {
            step.minutes = minutes;
        }
    }
    true
}

/// The minutes up to `most` that can be handed out whole to steps that are not left out, ascending.
fn reachable(steps: &[PlannedStep], most: u64) -> Vec<u64> {
    let mut reach = vec![0];
    for minutes in 1..=most {
        let reached = steps.iter().any(|step| {
            step.minutes > 0 && step.times <= minutes && reach.binary_search(&(minutes - step.times)).is_ok()
        });
        if reached {
            reach.push(minutes);
        }
    }
    reach
}
