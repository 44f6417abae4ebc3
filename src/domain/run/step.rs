//! A step as the host plans it: how long, how often, and whether it can go.

/// The most minutes of a step, and of a session: a day.
pub const MOST: u64 = 1_440;

/// A step as the host plans it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedStep {
    /// Id of the step in the guide.
    pub id: String,
    /// Minutes for one time; 0: it is left out.
    pub minutes: u64,
    /// How often it is done: once, or once a presenter, person or round.
    pub times: u64,
    /// The fewest minutes for one time that still make sense; see [`PlannedStep::fewest`].
    pub least: u64,
    /// Whether it can be left out.
    pub optional: bool,
}

impl PlannedStep {
    /// A step that is done once and cannot be left out. At least half of it makes sense, and two minutes
    /// of it where it has them.
    ///
    /// ```
    /// use hallway::domain::run::PlannedStep;
    /// assert_eq!(PlannedStep::new("talk", 15).least, 8);
    /// assert_eq!(PlannedStep::new("think", 3).least, 2);
    /// assert_eq!(PlannedStep::new("breathe", 1).least, 1);
    /// ```
    #[must_use]
    pub fn new(id: impl Into<String>, minutes: u64) -> Self {
        let minutes = minutes.min(MOST);
        let least = minutes.div_ceil(2).max(2).min(minutes);
        Self { id: id.into(), minutes, times: 1, least, optional: false }
    }

    /// The same where it can be left out.
    #[must_use]
    pub fn optional(self) -> Self {
        Self { optional: true, ..self }
    }

    /// The same that makes no sense in less than this many minutes, as far as it has them.
    #[must_use]
    pub fn at_least(self, minutes: u64) -> Self {
        Self { least: self.least.max(minutes).min(self.minutes), ..self }
    }

    /// The same done this many times, a thousand at most; never is once.
    #[must_use]
    pub fn repeated(self, times: u64) -> Self {
        Self { times: times.clamp(1, 1_000), ..self }
    }

    /// Minutes of all its times.
    #[must_use]
    pub fn whole(&self) -> u64 {
        self.minutes.saturating_mul(self.times)
    }

    /// The fewest minutes for one time: never more than it has, and none only where it has none.
    #[must_use]
    pub fn fewest(&self) -> u64 {
        self.least.max(1).min(self.minutes)
    }

    /// Minutes of all its times where each is as short as makes sense.
    #[must_use]
    pub fn whole_fewest(&self) -> u64 {
        self.fewest().saturating_mul(self.times)
    }
}

/// How often a step is done that repeats `per` `person`, `presenter` or `round`: as often as the guide
/// says (`given`), or once for everybody in a group of `people`. Anything else is done once.
#[must_use]
pub fn times(per: &str, given: Option<u64>, people: u64) -> u64 {
    match (given, per) {
        (Some(times), _) => times.max(1),
        (None, "person" | "presenter" | "round") => people.max(1),
        _ => 1,
    }
}

/// Minutes of all steps.
#[must_use]
pub fn total(steps: &[PlannedStep]) -> u64 {
    let mut sum: u64 = 0;
    for step in steps {
        sum = sum.saturating_add(step.whole());
    }
    sum
}

/// Which step to leave out to close a gap, from pairs of place and minutes: the least that closes it, or the
/// most there is; of equals the latest.
pub(super) fn to_drop(candidates: &[(usize, u64)], gap: u64) -> Option<usize> {
    let mut best: Option<(usize, u64)> = None;
    for &(at, minutes) in candidates {
        let better = match best {
            None => true,
            Some((_, held)) if held >= gap => minutes >= gap && minutes <= held,
            Some((_, held)) => minutes >= held,
        };
        if better {
            best = Some((at, minutes));
        }
    }
    best.map(|(at, _)| at)
}
