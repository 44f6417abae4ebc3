//! Entries on a big screen: as many a page as fit, and a page that turns by itself.

use std::ops::Range;

use super::State;

/// Milliseconds for which a page stands.
pub const STANDS: u64 = 12_000;

/// Which entries stand on which page, where each takes so many lines and a page has `room` for so many.
///
/// Every entry stands on one page, and a page never stands empty: an entry that is larger than a page has
/// it to itself.
///
/// ```
/// use hallway::domain::run::pages::pages;
/// assert_eq!(pages(&[3, 3, 5, 9, 1], 6), [0..2, 2..3, 3..4, 4..5]);
/// assert_eq!(pages(&[], 6), []);
/// ```
#[must_use]
pub fn pages(lines: &[usize], room: usize) -> Vec<Range<usize>> {
    let mut pages: Vec<Range<usize>> = Vec::new();
    let mut left = 0;
    for (at, need) in lines.iter().copied().enumerate() {
        match pages.last_mut() {
            Some(page) if need <= left => {
                page.end = at + 1;
                left -= need;
            }
            _ => {
                pages.push(at..at + 1);
                left = room.saturating_sub(need);
            }
        }
    }
    pages
}

/// The page that stands `since` milliseconds after the first one came up.
///
/// ```
/// use hallway::domain::run::pages::turned;
/// assert_eq!([turned(3, 0), turned(3, 12_000), turned(3, 36_000), turned(0, 5)], [0, 1, 0, 0]);
/// ```
#[must_use]
pub fn turned(pages: usize, since: u64) -> usize {
    usize::try_from(since / STANDS).unwrap_or_default().checked_rem(pages).unwrap_or_default()
}

/// About how many lines a text takes where a line has room for `wide` letters, `most` at most.
///
/// ```
/// use hallway::domain::run::pages::lines;
/// assert_eq!(lines("one\n\nthree is longer", 10, 9), 4);
/// ```
#[must_use]
pub fn lines(text: &str, wide: usize, most: usize) -> usize {
    let mut sum: usize = 0;
    for line in text.lines() {
        sum += line.chars().count().div_ceil(wide.max(1)).max(1);
    }
    sum.min(most)
}

const HOLD: &str = "hold";

impl State {
    /// Whether the pages of the big screen stand still.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.rest.contains_key(HOLD)
    }

    /// Lets the pages of the big screen stand still, or turn.
    pub fn hold(&mut self, on: bool) {
        self.forget(HOLD);
        if on {
            self.rest.insert(HOLD.to_owned(), true.into());
        }
    }
}
