//! The made-up sessions: written by the program that is checked in, and whole when they are opened.

use std::{fs, path::Path};

use hallway::{
    domain::{merge::Records, visibility::Audience},
    formats::{csv, guide, session_file},
};

use crate::room::room;

#[test]
fn every_session_opens_with_every_record_in_place() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for name in [
        "learning-from-one-another",
        "reflection-chat",
        "improving-together",
        "practices-at-work",
        "down-the-hallway",
    ] {
        let (guide, problems) =
            guide::read_text(&fs::read_to_string(root.join(format!("guides/{name}.guide.json"))).unwrap());
        assert_eq!(problems, [], "{name}");
        let made = room(&guide);
        let text =
            fs::read_to_string(root.join(format!("tests/fixtures/rooms/{name}.hallway.json"))).unwrap();
        assert!(session_file::write(&made) == text, "{name}: write it anew with `cargo run --example rooms`");
        let (file, problems) = session_file::read(text.as_bytes());
        assert_eq!(problems, [], "{name}");
        assert_eq!(file.unwrap().records, made.records, "{name}");
        every_answer_is_in_the_table(&guide, made);
    }
}

fn every_answer_is_in_the_table(guide: &hallway::domain::guide::Guide, made: session_file::SessionFile) {
    let people: std::collections::BTreeSet<_> = made.records.iter().map(|record| record.by.clone()).collect();
    assert_eq!(people.len(), 25);
    let shared: Vec<_> =
        made.records.iter().filter(|record| record.visible.word() != "me").cloned().collect();
    let records: Records = made.records.into_iter().collect();
    let table = csv::entries(&csv::Source {
        session: &made.id,
        title: &made.title,
        guide,
        records: &records,
        outbox: &hallway::domain::outbox::Outbox::default(),
        audience: Audience::Host,
    });
    for record in shared {
        assert!(table.contains(&format!("\"{}\"", record.id)), "{}: {:?}", guide.id, record.kind);
    }
}
