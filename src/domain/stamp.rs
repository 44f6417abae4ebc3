//! Hybrid logical clock: when a record last changed, ordered the same on every device.

use std::fmt;

/// The moment of a change: wall clock, a counter for changes within one millisecond, and who made it.
///
/// Ordered by `ms`, then `n`, then `by`; two people never make equal stamps. The idea is from Kulkarni
/// and others, "Logical Physical Clocks", 2014.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp {
    /// Milliseconds since 1970.
    pub ms: u64,
    /// Counts changes that share a millisecond.
    pub n: u32,
    /// The author id of whoever made the change.
    pub by: String,
}

impl Stamp {
    /// The last millisecond of the year 9999: a greater one is no time.
    pub const MS_MAX: u64 = 253_402_300_799_999;
    /// The greatest counter: a storage key has room for five digits.
    pub const N_MAX: u32 = 99_999;
    /// How far ahead of its own clock a device follows others, in milliseconds.
    pub const AHEAD: u64 = 60_000;

    /// The stamp of a change made at `now` by `by`, later than `seen`.
    ///
    /// ```
    /// use hallway::domain::Stamp;
    /// let first = Stamp::after(&Stamp::default(), 1_000, "ana");
    /// // The clock of this device went back; the order of changes did not.
    /// let second = Stamp::after(&first, 400, "ana");
    /// assert!(second > first);
    /// ```
    #[must_use]
    pub fn after(seen: &Self, now: u64, by: &str) -> Self {
        let (ms, n) = match seen {
            _ if now > seen.ms => (now, 0),
            _ if seen.n >= Self::N_MAX => (seen.ms.saturating_add(1), 0),
            _ => (seen.ms, seen.n + 1),
        };
        Self { ms, n, by: by.to_owned() }
    }

    /// What a device whose clock says `now` believes of a stamp that it has seen: at most
    /// [`Stamp::AHEAD`] ahead.
    ///
    /// One device whose clock is a year ahead would otherwise carry every other device, and every stamp
    /// from then on, into that year. Only the clock doubts; a merge compares stamps as they are, since
    /// a law that looked at the time of day would give different devices different walls.
    ///
    /// ```
    /// use hallway::domain::Stamp;
    /// let far = Stamp { ms: 31_536_000_000, n: 4, by: "ana".into() };
    /// assert_eq!(far.believed(1_000).ms, 1_000 + Stamp::AHEAD);
    /// assert_eq!(far.believed(far.ms), far);
    /// ```
    #[must_use]
    pub fn believed(&self, now: u64) -> Self {
        let latest = now.saturating_add(Self::AHEAD);
        if self.ms > latest { Self { ms: latest, n: 0, by: String::new() } } else { self.clone() }
    }

    /// The stamp of a record that came without one: never later than any other of its revisions.
    #[must_use]
    pub fn assumed(created: u64, by: &str) -> Self {
        Self { ms: created, n: 0, by: by.to_owned() }
    }
}

/// As in a storage key: `0001732183331120-00000-<by>`, so that the order of texts is the order of time.
impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016}-{:05}-{}", self.ms, self.n, self.by)
    }
}
