//! What a host who is behind can do about it, each way with its steps and the minutes that it gains.

use super::{
    plan::{Plan, Row},
    step::{PlannedStep, to_drop},
    timer::MINUTE,
};
use crate::domain::record::words;

/// One way to go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replan {
    /// Which way.
    pub how: How,
    /// The steps that it changes, in order.
    pub changes: Vec<Change>,
    /// Minutes that it gains: the sum over its changes.
    pub gains: u64,
    /// Milliseconds after the promised end at which the session then ends; negative: before it.
    pub behind: i64,
}

/// New minutes for one step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Id of the step.
    pub id: String,
    /// Minutes before, for one time.
    pub from: u64,
    /// Minutes after, for one time; 0: it is left out.
    pub to: u64,
    /// Minutes gained over all its times.
    pub gains: u64,
}

words! {
    /// A way to go on.
    How {
        /// One optional step is left out.
        #[default]
        Drop = "drop",
        /// What remains gets shorter.
        Shorten = "shorten",
        /// Steps are left out and shortened until the session ends on time.
        OnTime = "on-time",
        /// Everything that can go goes, and the session still ends late.
        Most = "most",
        /// Nothing changes, and the session ends late.
        RunOver = "run-over",
    }
}

impl Replan {
    /// The steps as they are planned then.
    #[must_use]
    pub fn applied(&self, steps: &[PlannedStep]) -> Vec<PlannedStep> {
        let mut steps = steps.to_vec();
        for step in &mut steps {
            if let Some(change) = self.changes.iter().find(|change| change.id == step.id) {
                step.minutes = change.to;
            }
        }
        steps
    }

    /// The new minutes for [`Command::Plan`](super::Command::Plan).
    #[must_use]
    pub fn minutes(&self) -> Vec<(String, u64)> {
        self.changes.iter().map(|change| (change.id.clone(), change.to)).collect()
    }

    fn new(how: How, plan: &Plan, steps: &[PlannedStep]) -> Self {
        let mut changes = Vec::new();
        let mut gains: u64 = 0;
        for (row, step) in plan.rows.iter().zip(steps) {
            let (from, to) = (row.step.minutes, step.minutes);
            if to < from {
                let gained = (from - to).saturating_mul(step.times);
                gains = gains.saturating_add(gained);
                changes.push(Change { id: step.id.clone(), from, to, gains: gained });
            }
        }
        let behind = plan.behind().saturating_sub_unsigned(gains.saturating_mul(MINUTE));
        Self { how, changes, gains, behind }
    }
}

/// The ways to go on for a session that is behind, always in the same order: leaving out each optional
/// step that is still to come, shortening, what ends on time where that differs, and running over.
///
/// A session that is not behind has none. Nothing gets shorter than its [fewest](PlannedStep::fewest) minutes, and nothing changes that
/// is done or has begun.
#[must_use]
pub fn replans(plan: &Plan) -> Vec<Replan> {
    let behind = plan.behind();
    if behind <= 0 {
        return Vec::new();
    }
    let need = behind.unsigned_abs().div_ceil(MINUTE);
    let mut all = Vec::new();
    for (at, row) in plan.rows.iter().enumerate() {
        if row.is_open() && row.step.optional {
            let mut steps = plan.steps();
            drop_step(&mut steps, at);
            all.push(Replan::new(How::Drop, plan, &steps));
        }
    }
    let mut steps = plan.steps();
    shorten(&mut steps, &plan.rows, need);
    all.push(Replan::new(How::Shorten, plan, &steps));
    all.push(combined(plan, need));
    all.push(Replan::new(How::RunOver, plan, &plan.steps()));
    let mut different: Vec<Replan> = Vec::new();
    for replan in all {
        let idle = replan.changes.is_empty() && replan.how != How::RunOver;
        if !idle && !different.iter().any(|other| other.changes == replan.changes) {
            different.push(replan);
        }
    }
    different
}

/// Leaves out as few optional steps as it takes for shortening to do the rest.
fn combined(plan: &Plan, need: u64) -> Replan {
    let mut steps = plan.steps();
    let mut dropped: u64 = 0;
    loop {
        let mut slack: u64 = dropped;
        let mut candidates = Vec::new();
        for (at, (row, step)) in plan.rows.iter().zip(&steps).enumerate() {
            if row.is_open() && step.minutes > 0 {
                slack = slack.saturating_add(step.whole().saturating_sub(step.whole_fewest()));
                if step.optional {
                    candidates.push((at, step.whole_fewest()));
                }
            }
        }
        let gap = need.saturating_sub(slack);
        match to_drop(&candidates, gap) {
            Some(at) if gap > 0 => dropped = dropped.saturating_add(drop_step(&mut steps, at)),
            _ => break,
        }
    }
    shorten(&mut steps, &plan.rows, need.saturating_sub(dropped));
    let replan = Replan::new(How::OnTime, plan, &steps);
    if replan.gains < need { Replan { how: How::Most, ..replan } } else { replan }
}

/// Leaves a step out and answers with the minutes that it had.
fn drop_step(steps: &mut [PlannedStep], at: usize) -> u64 {
    let Some(step) = steps.get_mut(at) else { return 0 };
    let had = step.whole();
    step.minutes = 0;
    had
}

/// Takes minutes away one by one, always where most is left of what was planned, until `need` is gained
/// or everything is as short as makes sense. Where only steps that repeat can give, it gains a little more.
fn shorten(steps: &mut [PlannedStep], rows: &[Row], need: u64) {
    let mut need = need;
    while need > 0 {
        let mut best: Option<(bool, u64, u64, usize)> = None;
        for (at, (row, step)) in rows.iter().zip(steps.iter()).enumerate() {
            if !row.is_open() || step.minutes <= step.fewest() {
                continue;
            }
            let (fits, share, of) =
                (step.times <= need, step.minutes.saturating_mul(2) - 1, row.step.minutes);
            let better = best.is_none_or(|(held_fits, held_share, held_of, _)| {
                fits && !held_fits
                    || fits == held_fits && share.saturating_mul(held_of) > held_share.saturating_mul(of)
            });
            if better {
                best = Some((fits, share, of, at));
            }
        }
        let Some(step) = best.and_then(|(.., at)| steps.get_mut(at)) else { return };
        step.minutes -= 1;
        need = need.saturating_sub(step.times);
    }
}
