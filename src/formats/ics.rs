//! A calendar file with reminders of what one has promised oneself (RFC 5545).

use super::time;

/// A reminder for one day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reminder {
    /// A name that stays the same when the file is downloaded again, so that calendars replace it.
    pub uid: String,
    /// The day, such as `2026-12-21`. One that is none becomes the day of `stamp`.
    pub day: String,
    /// What the calendar shows.
    pub title: String,
    /// More words.
    pub text: String,
    /// When the file was made, in milliseconds since 1970.
    pub stamp: u64,
}

/// A calendar file with one reminder.
#[must_use]
pub fn write(reminder: &Reminder) -> String {
    write_all(std::slice::from_ref(reminder))
}

/// A calendar file with several reminders. Each lasts all day, keeps nobody busy, and speaks up at nine.
#[must_use]
pub fn write_all(reminders: &[Reminder]) -> String {
    let mut out = String::new();
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Hallway//Hallway//EN", "CALSCALE:GREGORIAN"] {
        fold(&mut out, line);
    }
    for reminder in reminders {
        event(&mut out, reminder);
    }
    fold(&mut out, "END:VCALENDAR");
    out
}

fn event(out: &mut String, reminder: &Reminder) {
    let start = time::read_day(&reminder.day).unwrap_or(reminder.stamp);
    let compact = |text: String| text.replace(['-', ':'], "");
    let made = time::iso(reminder.stamp / 1_000 * 1_000).replace(".000Z", "Z");
    fold(out, "BEGIN:VEVENT");
    fold(out, &format!("UID:{}", escaped(&reminder.uid)));
    fold(out, &format!("DTSTAMP:{}", compact(made)));
    fold(out, &format!("DTSTART;VALUE=DATE:{}", compact(time::day(start))));
    fold(out, &format!("DTEND;VALUE=DATE:{}", compact(time::day(start.saturating_add(time::DAY)))));
    fold(out, &format!("SUMMARY:{}", escaped(&reminder.title)));
    if !reminder.text.is_empty() {
        fold(out, &format!("DESCRIPTION:{}", escaped(&reminder.text)));
    }
    fold(out, "TRANSP:TRANSPARENT");
    for line in ["BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:PT9H"] {
        fold(out, line);
    }
    fold(out, &format!("DESCRIPTION:{}", escaped(&reminder.title)));
    fold(out, "END:VALARM");
    fold(out, "END:VEVENT");
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    for letter in text.replace("\r\n", "\n").chars() {
        match letter {
            '\\' | ';' | ',' => out.extend(['\\', letter]),
            '\n' | '\r' => out.push_str("\\n"),
            control if control.is_control() && control != '\t' => {}
            other => out.push(other),
        }
    }
    out
}

/// A content line of at most 75 bytes, continued on the next after a space; letters stay whole.
fn fold(out: &mut String, line: &str) {
    let mut room = 75;
    for letter in line.chars() {
        if letter.len_utf8() > room {
            out.push_str("\r\n ");
            room = 74;
        }
        out.push(letter);
        room -= letter.len_utf8();
    }
    out.push_str("\r\n");
}
