//! A timer that keeps a deadline and nothing that ticks: how much is left follows from the time of day.
//!
//! So there is no drift, however late or seldom somebody looks, and a laptop that slept for an hour comes
//! back an hour further. A clock that is set forward counts like sleep. A clock that is set back gives
//! time back, but never more than the full length, where the timer then stands until the clock has caught
//! up; whoever notices the jump can mend that with [`Timer::shifted`].

use crate::domain::{Stamp, record::words};

/// Milliseconds of a minute.
pub const MINUTE: u64 = 60_000;
/// The longest timer, in milliseconds: a day.
pub const LONGEST: u64 = 24 * 60 * MINUTE;

/// A timer. All times are milliseconds since 1970, all lengths milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timer {
    /// When it was started; tells one timer from the next.
    pub started: u64,
    /// Its full length, with all extensions.
    pub length: u64,
    /// When it runs out, as long as it runs.
    pub ends: u64,
    /// Whether it runs.
    pub motion: Motion,
}

/// Whether a timer runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    /// It runs.
    Running,
    /// It has stood still since this time.
    Paused(u64),
    /// It ended for good at this time.
    Stopped(u64),
}

words! {
    /// How pressing it is, apart from whether the timer runs.
    Phase {
        /// More than a fifth is left.
        #[default]
        Running = "running",
        /// At most a fifth is left.
        Amber = "amber",
        /// At most a twentieth is left.
        Red = "red",
        /// Nothing is left.
        Over = "over",
    }
}

impl Timer {
    /// A timer of `length` milliseconds (a day at most) that runs from `now`.
    ///
    /// ```
    /// use hallway::domain::run::{Phase, Timer};
    /// let timer = Timer::start(600_000, 1_000_000);
    /// assert_eq!(timer.left(1_480_000), 120_000);
    /// assert_eq!(timer.phase(1_480_000), Phase::Amber);
    /// assert_eq!(timer.left(1_690_000), -90_000);
    /// ```
    #[must_use]
    pub fn start(length: u64, now: u64) -> Self {
        let (length, now) = (length.min(LONGEST), now.min(Stamp::MS_MAX));
        Self { started: now, length, ends: now + length, motion: Motion::Running }
    }

    /// What is left, in milliseconds: never more than the full length, and negative when it runs over.
    #[must_use]
    pub fn left(&self, now: u64) -> i64 {
        let at = match self.motion {
            Motion::Running => now,
            Motion::Paused(at) | Motion::Stopped(at) => at,
        };
        (signed(self.ends) - signed(at)).min(signed(self.length))
    }

    /// What is left in whole seconds as a clock shows it: 0 from the very end until a second later.
    #[must_use]
    pub fn seconds(&self, now: u64) -> i64 {
        -(-self.left(now)).div_euclid(1_000)
    }

    /// Milliseconds until [`Timer::seconds`] changes, where the timer runs.
    #[must_use]
    pub fn until_tick(&self, now: u64) -> u64 {
        match self.left(now).rem_euclid(1_000).unsigned_abs() {
            0 => 1_000,
            part => part,
        }
    }

    /// How long it has run, in milliseconds, pauses left out.
    #[must_use]
    pub fn elapsed(&self, now: u64) -> u64 {
        (signed(self.length) - self.left(now)).unsigned_abs()
    }

    /// How pressing it is.
    #[must_use]
    pub fn phase(&self, now: u64) -> Phase {
        let (left, length) = (self.left(now), signed(self.length));
        if left <= 0 {
            Phase::Over
        } else if left * 20 <= length {
            Phase::Red
        } else if left * 5 <= length {
            Phase::Amber
        } else {
            Phase::Running
        }
    }

    /// Whether it runs.
    #[must_use]
    pub fn runs(&self) -> bool {
        self.motion == Motion::Running
    }

    /// The same standing still from `now`; one that does not run stays as it is.
    #[must_use]
    pub fn paused(self, now: u64) -> Self {
        if self.runs() { Self { motion: Motion::Paused(now.min(Stamp::MS_MAX)), ..self } } else { self }
    }

    /// The same running again from `now` with what was left; one that is not paused stays as it is.
    #[must_use]
    pub fn resumed(self, now: u64) -> Self {
        match self.motion {
            Motion::Paused(at) => {
                Self { ends: time(signed(now) + self.left(at)), motion: Motion::Running, ..self }
            }
            _ => self,
        }
    }

    /// The same with this many minutes more or, where negative, fewer.
    ///
    /// Taking away ends at nothing left: it never makes a timer run over, or further over. A stopped one
    /// stays as it is, and none gets longer than a day.
    #[must_use]
    pub fn extended(self, minutes: i64, now: u64) -> Self {
        if matches!(self.motion, Motion::Stopped(_)) {
            return self;
        }
        let wanted = minutes.saturating_mul(signed(MINUTE));
        let by = wanted.max(-self.left(now).max(0)).min(signed(LONGEST) - signed(self.length));
        Self { length: time(signed(self.length) + by), ends: time(signed(self.ends) + by), ..self }
    }

    /// The same ended for good: it keeps what was left, or by how much it ran over.
    #[must_use]
    pub fn stopped(self, now: u64) -> Self {
        let at = match self.motion {
            Motion::Running => now.min(Stamp::MS_MAX),
            Motion::Paused(at) | Motion::Stopped(at) => at,
        };
        Self { motion: Motion::Stopped(at), ..self }
    }

    /// The same for a clock that jumped by this many milliseconds: what is left stays what it was before
    /// the jump.
    #[must_use]
    pub fn shifted(self, by: i64) -> Self {
        let moved = |at: u64| time(signed(at).saturating_add(by));
        let motion = match self.motion {
            Motion::Running => Motion::Running,
            Motion::Paused(at) => Motion::Paused(moved(at)),
            Motion::Stopped(at) => Motion::Stopped(moved(at)),
        };
        Self { ends: moved(self.ends), motion, ..self }
    }
}

/// Times fit: the greatest is the end of the year 9999.
fn signed(ms: u64) -> i64 {
    ms.min(Stamp::MS_MAX + LONGEST).cast_signed()
}

fn time(ms: i64) -> u64 {
    ms.max(0).unsigned_abs().min(Stamp::MS_MAX + LONGEST)
}
