//! A room hands in its files: in any order, some twice, the host has the same session.

use std::time::Instant;

use hallway::{
    domain::{Json, Record, Stamp, Visible, merge::Records, visibility},
    formats::session_file::{self, SessionFile},
};

use crate::samples::record;

const FILES: u64 = 60;
const EACH: u64 = 70;

/// SplitMix64.
fn chance(seed: &mut u64, below: u64) -> u64 {
    *seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut mixed = *seed;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (mixed ^ (mixed >> 31)) % below
}

/// What one person hands in: their own entries, and older or newer copies of some that others wrote.
fn file(person: u64) -> Vec<u8> {
    let mut seed = person;
    let entry = |seed: &mut u64, at: u64| -> Record {
        let by = if at < EACH - 10 { person } else { chance(seed, FILES) };
        let by_name = format!("person-{by:02}");
        let mut each = record(&format!("01K{by:04}{at:04}HANDIN"), "commitment", &by_name, &[]);
        each.stamp.ms += chance(seed, 5);
        each.data.insert("project".into(), Json::from(format!("A project, version {}", each.stamp.ms)));
        if chance(seed, 12) == 0 { each.taken_back(each.stamp.clone()) } else { each }
    };
    let records = (0..EACH).map(|at| entry(&mut seed, at)).collect();
    session_file::write(&SessionFile { id: "s".into(), records, ..SessionFile::default() }).into_bytes()
}

#[test]
fn sixty_files_in_any_order_and_twice_are_one_session() {
    let files: Vec<Vec<u8>> = (0..FILES).map(file).collect();
    let (mut first, mut slowest) = (None, std::time::Duration::ZERO);
    for order in 0..20_u64 {
        let mut seed = order * 77 + 5;
        let mut turns: Vec<usize> = (0..files.len()).chain(0..files.len()).collect();
        for at in (1..turns.len()).rev() {
            turns.swap(at, usize::try_from(chance(&mut seed, at as u64 + 1)).unwrap());
        }
        let start = Instant::now();
        let mut session = Records::default();
        for at in turns {
            let (file, problems) = session_file::read(&files[at]);
            assert_eq!(problems, []);
            session.extend(file.unwrap().records);
        }
        let whole = SessionFile {
            id: "s".into(),
            records: session.all().cloned().collect(),
            ..SessionFile::default()
        };
        let bytes = session_file::write(&whole);
        slowest = slowest.max(start.elapsed());
        let held = first.get_or_insert_with(|| bytes.clone());
        assert!(*held == bytes, "order {order}");
    }
    println!("{FILES} files of {EACH} records, each twice: at most {slowest:?}");
}

#[test]
fn who_hands_in_again_also_hands_in_what_they_took_back() {
    let shown = |id: &str, by: &str, visible: Visible| Record {
        visible,
        ..record(id, "response", by, &[("text", "words")])
    };
    let gone = shown("1", "ana", Visible::Room);
    let gone = gone.taken_back(Stamp::after(&gone.stamp, 5, "ana"));
    let mine: Records = [
        gone,
        shown("2", "ana", Visible::Host),
        shown("3", "ana", Visible::Me),
        shown("4", "ben", Visible::Room),
    ]
    .into_iter()
    .collect();
    let handed: Vec<_> =
        visibility::handed(&mine, "ana").map(|record| (record.id.as_str(), record.deleted)).collect();
    assert_eq!(handed, [("1", true), ("2", false)]);
}
