//! What a screen reader is told of a timer: little, and each thing once.

use super::timer::{MINUTE, Motion, Phase, Timer};

/// A moment of a timer that is worth a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Half of the time is left; said of timers of four minutes and more.
    Half,
    /// A fifth is left.
    Amber,
    /// A twentieth is left; said where that is ten seconds or more.
    Red,
    /// The time is up.
    Over,
    /// It has been up for this many minutes: 5, 10, 15 …
    OverBy(u64),
}

/// How far a timer was announced. One a window; kept nowhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Told {
    started: u64,
    length: u64,
    /// 1 half, 2 amber, 3 red, 4 over, 5 and more: one for each five minutes after.
    rank: u64,
}

impl Mark {
    /// The key of its sentence.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Half => "half",
            Self::Amber => "amber",
            Self::Red => "red",
            Self::Over => "over",
            Self::OverBy(_) => "over-by",
        }
    }
}

impl Told {
    /// As if everything up to `now` had been said: for a page that opens while a timer runs.
    #[must_use]
    pub fn until(timer: &Timer, now: u64) -> Self {
        Self { started: timer.started, length: timer.length, rank: rank(timer, now) }
    }

    /// What is due between the last look and `now`, in order.
    ///
    /// After a long gap several are due, of which only the last is still true: say that one. Of the
    /// five-minute marks only the latest is given. A clock that goes back repeats nothing. What an
    /// extension puts ahead again is due again. Of a stopped timer nothing is.
    ///
    /// ```
    /// use hallway::domain::run::{Mark, Timer, Told};
    /// let timer = Timer::start(600_000, 0);
    /// let mut told = Told::default();
    /// assert_eq!(told.due(&timer, 301_000), [Mark::Half]);
    /// assert_eq!(told.due(&timer, 302_000), []);
    /// assert_eq!(told.due(&timer, 480_000), [Mark::Amber]);
    /// ```
    pub fn due(&mut self, timer: &Timer, now: u64) -> Vec<Mark> {
        let mut marks = Vec::new();
        if matches!(timer.motion, Motion::Stopped(_)) {
            return marks;
        }
        let rank = rank(timer, now);
        if self.started != timer.started {
            *self = Self { started: timer.started, length: timer.length, rank: 0 };
        } else if self.length != timer.length {
            self.length = timer.length;
            self.rank = self.rank.min(rank);
        }
        let steps = [
            (1, Mark::Half, timer.length >= 4 * MINUTE),
            (2, Mark::Amber, true),
            (3, Mark::Red, timer.length >= 200_000),
            (4, Mark::Over, true),
        ];
        for (at, mark, said) in steps {
            if said && self.rank < at && at <= rank {
                marks.push(mark);
            }
        }
        if rank > 4 && rank > self.rank {
            marks.push(Mark::OverBy((rank - 4) * 5));
        }
        self.rank = self.rank.max(rank);
        marks
    }
}

fn rank(timer: &Timer, now: u64) -> u64 {
    let left = timer.left(now);
    match timer.phase(now) {
        Phase::Over => 4 + left.unsigned_abs() / (5 * MINUTE),
        Phase::Red => 3,
        Phase::Amber => 2,
        Phase::Running => u64::from(left.unsigned_abs() * 2 <= timer.length),
    }
}
