//! How fast an outbox goes. The last minute of a session is a burst of every phone at once.

/// Tries before an event fails.
pub(super) const TRIES: u32 = 12;
/// Milliseconds after which an event fails.
pub(super) const LONGEST: u64 = 72 * 3_600_000;
/// Milliseconds between two requests.
pub(super) const APART: u64 = 1_000;
/// Milliseconds of rest for a receiver that has too much to do.
pub(super) const BUSY: u64 = 30_000;
/// The first request of a device comes within these milliseconds.
const FIRST: u64 = 8_000;
/// The longest wait between two tries.
const LONGEST_WAIT: u64 = 600_000;

/// The rest of one device: its least, and as much again by chance, so that all who were turned away at once
/// do not come back at once.
pub(super) fn busy(random: u64) -> u64 {
    BUSY + (random >> 32) % (BUSY + 1)
}

pub(super) fn first(random: u64) -> u64 {
    random % (FIRST + 1)
}

/// "Full jitter": any time up to 2 s, 4 s, 8 s … 10 minutes after the first, second, third … try.
pub(super) fn backoff(tries: u32, random: u64) -> u64 {
    let most = 2_000_u64.checked_shl(tries.saturating_sub(1)).filter(|_| tries < 20).unwrap_or(LONGEST_WAIT);
    random % (most.min(LONGEST_WAIT) + 1)
}
