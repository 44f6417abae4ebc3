//! What was planned and what happened: how far behind, or ahead, a session is.

use super::{State, step::PlannedStep, timer::MINUTE};
use crate::domain::record::words;

/// The plan of a session beside what has happened up to a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The steps in order.
    pub rows: Vec<Row>,
    /// Minutes after which the session was promised to end.
    pub promised: u64,
}

/// One step of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The step with its planned minutes.
    pub step: PlannedStep,
    /// Milliseconds spent on it so far.
    pub spent: u64,
    /// Where it stands.
    pub place: Place,
    /// Whether somebody worked on it: its timer ran.
    pub began: bool,
    /// The minutes that the guide gives it, for one time.
    pub usual: u64,
    /// Whether the host left it out.
    pub out: bool,
}

words! {
    /// Where a step stands.
    Place {
        /// It comes later.
        #[default]
        Ahead = "ahead",
        /// The host is there.
        Here = "here",
        /// It is behind, done or not.
        Past = "past",
    }
}

impl Plan {
    /// The plan at `now`: the steps of the guide with the minutes that the host gave them since.
    #[must_use]
    pub fn at(steps: &[PlannedStep], promised: u64, state: &State, now: u64) -> Self {
        let mut rows = Vec::new();
        let mut place = Place::Past;
        if !steps.iter().any(|step| step.id == state.step) {
            place = Place::Ahead;
        }
        for step in steps {
            let mut step = step.clone();
            let here = step.id == state.step;
            let usual = step.minutes;
            step.minutes = state.planned(&step.id).filter(|to| *to > 0 || !here).unwrap_or(usual);
            let out = state.leaves_out(&step.id);
            let spent = state.spent(&step.id, now);
            let began = state.began(&step.id, now);
            let stands = if here { Place::Here } else { place };
            rows.push(Row { place: stands, step, spent, began, usual, out });
            if here {
                place = Place::Ahead;
            }
        }
        Self { rows, promised }
    }

    /// How long the session will have taken if everything from here on takes what is planned, in milliseconds.
    #[must_use]
    pub fn forecast(&self) -> u64 {
        let mut sum: u64 = 0;
        for row in &self.rows {
            sum = sum.saturating_add(row.spent).saturating_add(row.left());
        }
        sum
    }

    /// How many milliseconds after the promised end the session would end; negative: before it.
    ///
    /// A step that has time left counts as ending in time, so this grows only while somebody really runs
    /// over.
    #[must_use]
    pub fn behind(&self) -> i64 {
        let promised = self.promised.saturating_mul(MINUTE);
        i64::try_from(self.forecast()).unwrap_or(i64::MAX).saturating_sub_unsigned(promised)
    }

    /// The steps with their planned minutes.
    #[must_use]
    pub fn steps(&self) -> Vec<PlannedStep> {
        let mut steps = Vec::new();
        for row in &self.rows {
            steps.push(row.step.clone());
        }
        steps
    }
}

impl Row {
    /// What the plan still gives it, in milliseconds. Who looked in on a later step used nothing of it.
    #[must_use]
    pub fn left(&self) -> u64 {
        match self.place {
            Place::Past => 0,
            Place::Ahead if !self.began => self.step.whole().saturating_mul(MINUTE),
            _ => self.step.whole().saturating_mul(MINUTE).saturating_sub(self.spent),
        }
    }

    /// Whether a new plan may change it: it comes later, nobody has begun it, and it is not left out.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.place == Place::Ahead && !self.began && self.step.minutes > 0
    }

    /// Whether the host passed it by: it is behind, and hardly anybody was there.
    #[must_use]
    pub fn is_skipped(&self) -> bool {
        self.place == Place::Past && !self.began && self.spent < MINUTE / 2
    }
}
