//! Times as text: ISO 8601 in UTC, without a calendar library.
//!
//! Days and dates after Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".

/// Milliseconds of a day.
pub const DAY: u64 = 86_400_000;

/// Seconds as a timer shows them, without a sign.
///
/// ```
/// use hallway::formats::time;
/// assert_eq!(time::clock(252), "4:12");
/// assert_eq!(time::clock(-3_605), "1:00:05");
/// ```
#[must_use]
pub fn clock(seconds: i64) -> String {
    let seconds = seconds.unsigned_abs();
    let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

/// A time as text.
///
/// ```
/// use hallway::formats::time;
/// assert_eq!(time::iso(1_795_255_331_120), "2026-11-21T10:02:11.120Z");
/// assert_eq!(time::read_iso("2026-11-21T10:02:11.120Z"), Some(1_795_255_331_120));
/// ```
#[must_use]
pub fn iso(ms: u64) -> String {
    let second = ms / 1_000;
    let (hour, minute) = (second / 3_600 % 24, second / 60 % 60);
    format!("{}T{hour:02}:{minute:02}:{:02}.{:03}Z", day(ms), second % 60, ms % 1_000)
}

/// The day of a time, in UTC.
#[must_use]
pub fn day(ms: u64) -> String {
    let days = ms / DAY + 719_468;
    let era = days / 146_097;
    let day_of_era = days % 146_097;
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{:02}", day_of_year - (153 * shifted + 2) / 5 + 1)
}

/// Midnight of a day such as `2026-11-21`, in UTC. Nothing for a day that no calendar has, or before 1970.
#[must_use]
pub fn read_day(text: &str) -> Option<u64> {
    let mut parts = text.splitn(3, '-');
    let (year, month, of_month) =
        (number(parts.next()?, 4)?, number(parts.next()?, 2)?, number(parts.next()?, 2)?);
    if !(1..=12).contains(&month) || !(1..=31).contains(&of_month) || year < 1970 {
        return None;
    }
    let shifted_year = year - u64::from(month <= 2);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + of_month - 1;
    let year_of_era = shifted_year % 400;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    let ms = (shifted_year / 400 * 146_097 + day_of_era).checked_sub(719_468)? * DAY;
    (day(ms) == text).then_some(ms)
}

/// A time that [`iso`] wrote.
#[must_use]
pub fn read_iso(text: &str) -> Option<u64> {
    let (date, clock) = text.strip_suffix('Z')?.split_once('T')?;
    let (clock, ms) = clock.split_once('.').unwrap_or((clock, "000"));
    let mut parts = clock.splitn(3, ':');
    let (hour, minute, second) =
        (number(parts.next()?, 2)?, number(parts.next()?, 2)?, number(parts.next()?, 2)?);
    let within = hour < 24 && minute < 60 && second < 60;
    let ms = number(ms, 3).filter(|_| within)?;
    Some(read_day(date)? + ((hour * 60 + minute) * 60 + second) * 1_000 + ms)
}

fn number(text: &str, digits: usize) -> Option<u64> {
    let plain = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| plain)
}
