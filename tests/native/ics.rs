//! Calendar files: what RFC 5545 asks for.

use hallway::formats::{
    ics::{self, Reminder},
    time,
};
use proptest::prelude::*;

fn reminder() -> Reminder {
    Reminder {
        uid: "01KAKJ5B5G".into(),
        day: "2026-12-21".into(),
        title: "Advisory groups; one hour, weekly".into(),
        text: "First step:\nask Ana \\ Ben".into(),
        stamp: 1_795_255_331_120,
    }
}

#[test]
fn a_reminder_lasts_all_day() {
    let file = ics::write(&reminder());
    for line in [
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n",
        "UID:01KAKJ5B5G\r\nDTSTAMP:20261121T100211Z\r\nDTSTART;VALUE=DATE:20261221\r\nDTEND;VALUE=DATE:20261222\r\n",
        "SUMMARY:Advisory groups\\; one hour\\, weekly\r\n",
        "DESCRIPTION:First step:\\nask Ana \\\\ Ben\r\n",
        "END:VEVENT\r\nEND:VCALENDAR\r\n",
    ] {
        assert!(file.contains(line), "{line}\n{file}");
    }
}

#[test]
fn no_text_can_end_its_line() {
    let title = "a\r\nATTENDEE:mailto:x\rEND:VEVENT\u{85}\u{0}".to_owned();
    let file = ics::write(&Reminder { title, ..reminder() });
    assert_eq!(file.matches("\r\nEND:VEVENT").count(), 1);
    assert!(!file.contains("\r\nATTENDEE"));
}

#[test]
fn a_day_that_is_none_becomes_the_day_of_the_file() {
    let file = ics::write(&Reminder { day: "soon".into(), ..reminder() });
    assert!(file.contains("DTSTART;VALUE=DATE:20261121"));
}

#[test]
fn days_that_no_calendar_has_are_refused() {
    for day in
        ["2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "26-04-01", "1969-12-31", "2026-1-1", "x"]
    {
        assert_eq!(time::read_day(day), None, "{day}");
    }
    assert_eq!(time::day(0), "1970-01-01");
    assert_eq!(time::read_day("2028-02-29").map(time::day).as_deref(), Some("2028-02-29"));
}

proptest! {
    #[test]
    fn lines_are_short_and_unfold_to_what_they_were(title in "[a-zé🌿]{0,200}") {
        let file = ics::write(&Reminder { title: title.clone(), text: String::new(), ..reminder() });
        for line in file.split("\r\n") {
            prop_assert!(line.len() <= 75);
        }
        prop_assert!(file.replace("\r\n ", "").contains(&format!("\r\nSUMMARY:{title}\r\n")), "unfolds");
    }

    #[test]
    fn times_come_back(ms in 0..=hallway::domain::Stamp::MS_MAX) {
        prop_assert_eq!(time::read_iso(&time::iso(ms)), Some(ms));
    }
}
