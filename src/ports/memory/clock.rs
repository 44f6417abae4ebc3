//! Time that stands still until it is moved, and chance that repeats itself.

use std::cell::Cell;

use crate::ports::Clock;

/// A clock for replays: the same calls give the same ids.
#[derive(Debug, Default)]
pub struct MemoryClock {
    now: Cell<u64>,
    drawn: Cell<u128>,
}

impl MemoryClock {
    /// A clock that shows `now`, in milliseconds since 1970.
    #[must_use]
    pub fn at(now: u64) -> Self {
        Self { now: Cell::new(now), drawn: Cell::default() }
    }

    /// Moves the clock forward.
    pub fn pass(&self, ms: u64) {
        self.now.set(self.now.get().saturating_add(ms));
    }
}

impl Clock for MemoryClock {
    fn now(&self) -> u64 {
        self.now.get()
    }

    /// Never the same twice, always the same the next time the program runs.
    fn random(&self) -> u128 {
        self.drawn.set(self.drawn.get().wrapping_add(1));
        self.drawn.get().wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835)
    }
}
