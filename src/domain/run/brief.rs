//! How a running session concerns one window: whether it still runs, and how a room is told to be quiet.

use super::{
    State, Timer,
    state::{BEGAN, PLANNED, SPENT},
    timer::{LONGEST, Motion},
};
use crate::domain::{guide::Step, settings::Pace};

impl State {
    /// Whether a host has started the session and not ended it, as far as anybody can tell: what nobody
    /// touched for a day was left behind.
    #[must_use]
    pub fn runs(&self, now: u64) -> bool {
        let whole = self.whole.filter(|whole| !matches!(whole.motion, Motion::Stopped(_)));
        whole.is_some_and(|whole| now.saturating_sub(whole.ends.max(self.since)) < LONGEST)
    }

    /// The pace that holds: the host's while the session runs, else that of the page.
    #[must_use]
    pub fn pace_or(&self, page: Pace, now: u64) -> Pace {
        if self.runs(now) { self.pace } else { page }
    }

    /// The same before anything was spent or planned anew: for a session that starts once more. What was
    /// counted for the windows that follow stays, so that none of them is called back.
    #[must_use]
    pub fn anew(&self) -> Self {
        let mut fresh = Self { step: String::new(), since: 0, timer: None, whole: None, ..self.clone() };
        fresh.forget("parts");
        fresh.forget("round");
        fresh.rest.retain(|name, _| ![SPENT, PLANNED, BEGAN].iter().any(|start| name.starts_with(start)));
        fresh
    }

    /// The timer of a step, while it counts.
    #[must_use]
    pub fn timer_of(&self, step: &str) -> Option<Timer> {
        self.timer.filter(|timer| self.step == step && !matches!(timer.motion, Motion::Stopped(_)))
    }
}

/// Who keeps quiet in a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hush {
    /// Nobody talks.
    All,
    /// These do not, in the words of the guide.
    Some(String),
    /// Everyone may talk.
    Nobody,
}

/// Who keeps quiet in a step.
#[must_use]
pub fn hush(step: &Step) -> Hush {
    if step.silent {
        Hush::All
    } else if step.quiet.is_empty() {
        Hush::Nobody
    } else {
        Hush::Some(step.quiet.join(", "))
    }
}
