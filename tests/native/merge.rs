//! The laws by which copies of a session meet.

use hallway::domain::{
    Json, Kind, Quote, Record, Stamp, Visible,
    json::Map,
    merge::Records,
    session::{Command, Entry, Session},
};
use proptest::{collection::vec, prelude::*, strategy::ValueTree};

/// Few ids, few stamps: so that records meet and tie.
fn any_record() -> impl Strategy<Value = Record> {
    let parts =
        (0..4_usize, 0..4_u64, 0..2_u32, 0..2_usize, 0..3_usize, any::<bool>(), 0..4_usize, any::<bool>());
    parts.prop_map(|(id, ms, n, by, text, deleted, visible, extra)| Record {
        id: ["a", "b", "c", "d"][id].into(),
        kind: Kind::Response,
        session: "s".into(),
        prompt: None,
        re: None,
        created: 1,
        stamp: Stamp { ms, n, by: ["x", "y"][by].into() },
        by: ["x", "y"][by].into(),
        data: if deleted {
            Map::new()
        } else {
            hallway::domain::json::ordered([("text".to_owned(), Json::from(["", "p", "q"][text]))])
        },
        visible: Visible::ALL[visible],
        quote: Quote::No,
        deleted,
        rest: if extra {
            hallway::domain::json::ordered([("mood".to_owned(), Json::Null)])
        } else {
            Map::new()
        },
    })
}

fn any_records() -> impl Strategy<Value = Vec<Record>> {
    vec(any_record(), 0..7)
}

fn joined(parts: &[&[Record]]) -> Records {
    parts.iter().flat_map(|part| part.iter().cloned()).collect()
}

fn bytes(records: &Records) -> String {
    records.all().map(Record::canonical).collect::<Vec<_>>().join("\n")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, ..ProptestConfig::default() })]

    #[test]
    fn commutative(a in any_records(), b in any_records()) {
        prop_assert_eq!(bytes(&joined(&[&a, &b])), bytes(&joined(&[&b, &a])));
    }

    #[test]
    fn associative(a in any_records(), b in any_records(), c in any_records()) {
        let mut left = joined(&[&a, &b]);
        left.extend(c.clone());
        let mut right: Records = a.into_iter().collect();
        right.extend(joined(&[&b, &c]));
        prop_assert_eq!(bytes(&left), bytes(&right));
    }

    #[test]
    fn idempotent(a in any_records(), b in any_records()) {
        let once = joined(&[&a, &b]);
        let mut twice = once.clone();
        for record in once.clone() {
            prop_assert!(!twice.join(record), "nothing new");
        }
        prop_assert_eq!(twice, once);
    }

    #[test]
    fn joining_with_nothing_is_replacing(a in any_records()) {
        let mut empty = Records::default();
        empty.extend(a.clone());
        prop_assert_eq!(empty, joined(&[&a]));
    }

    #[test]
    fn no_visible_record_goes_without_a_tombstone(a in any_records(), b in any_records()) {
        let before = joined(&[&a]);
        let after = joined(&[&a, &b]);
        for record in before.live() {
            let now = after.get(&record.id).expect("the id stays");
            prop_assert!(!now.deleted || b.iter().any(|other| other.id == record.id && other.deleted));
            prop_assert!(now.stamp >= record.stamp);
        }
    }

    #[test]
    fn a_session_that_receives_is_the_join(a in any_records(), b in any_records()) {
        let mut session = Session::new("s", "me");
        session.apply(Command::Receive(a.clone()));
        session.apply(Command::Receive(b.clone()));
        prop_assert_eq!(&session.records, &joined(&[&a, &b]));
        let mut restored = Session::new("s", "me");
        prop_assert!(restored.apply(Command::Restore([b, a].concat())).is_empty());
        prop_assert_eq!(restored, session);
    }
}

#[test]
fn all_orders_of_six_files_give_equal_bytes() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let files: Vec<Vec<Record>> =
        (0..6).map(|_| any_records().new_tree(&mut runner).unwrap().current()).collect();
    let mut orders = vec![Vec::new()];
    for n in 0..6 {
        orders = orders
            .into_iter()
            .flat_map(|order: Vec<usize>| {
                (0..=n).map(move |at| {
                    let mut order = order.clone();
                    order.insert(at, n);
                    order
                })
            })
            .collect();
    }
    assert_eq!(orders.len(), 720);
    let all: std::collections::BTreeSet<String> =
        orders.iter().map(|order| bytes(&order.iter().flat_map(|n| files[*n].clone()).collect())).collect();
    assert_eq!(all.len(), 1);
    assert!(all.first().unwrap().len() > 100);
}

fn entry(text: &str) -> Entry {
    let data = hallway::domain::json::ordered([("text".to_owned(), Json::from(text))]);
    Entry { kind: Kind::Response, prompt: None, re: None, data, visible: Visible::Room, quote: Quote::No }
}

#[test]
fn a_clock_from_the_future_does_not_carry_the_others_along() {
    let year = 31_536_000_000;
    let mut ahead = Session::new("s", "ana");
    let far = ahead.apply(Command::Write { id: "a".into(), now: year, entry: entry("far") });
    let mut here = Session::new("s", "ben");
    here.apply(Command::Receive(far));
    let near = here.apply(Command::Write { id: "b".into(), now: 1_000, entry: entry("near") });
    assert!(near[0].stamp.ms <= 1_000 + Stamp::AHEAD);
    let next = here.apply(Command::Write { id: "c".into(), now: 1_000, entry: entry("next") });
    assert!(next[0].stamp > near[0].stamp, "changes of one device stay in order");
    assert_eq!(here.records.get("a").unwrap().stamp.ms, year, "kept for display");
}

#[test]
fn a_change_to_a_record_from_the_future_still_wins() {
    let mut here = Session::new("s", "ben");
    let mut far = Session::new("s", "ana").apply(Command::Write {
        id: "a".into(),
        now: 9_000_000,
        entry: entry("far"),
    });
    here.apply(Command::Receive(far.clone()));
    let gone = here.apply(Command::TakeBack { id: "a".into(), now: 10 });
    far.extend(gone);
    assert!(far.into_iter().collect::<Records>().get("a").unwrap().deleted);
}

#[test]
fn stamps_fit_their_storage_key_in_order() {
    let full = Stamp { ms: 5, n: Stamp::N_MAX, by: "a".into() };
    let next = Stamp::after(&full, 5, "a");
    assert!(next > full && next.to_string() > full.to_string());
}
