//! Records: nothing that somebody else knows is lost, and doubt is private.

use hallway::domain::Stamp;
use hallway::{
    domain::{
        Json, Kind, Quote, Record, Visible,
        json::Map,
        session::{Command, Entry, Session},
    },
    formats::{json, record},
};
use proptest::prelude::*;

fn read(text: &str) -> (Option<Record>, Vec<&'static str>) {
    let (record, problems) = record::read(&json::read(text).value, "/records/0");
    (record, problems.into_iter().map(|problem| problem.what).collect())
}

fn kept(text: &str) -> Record {
    read(text).0.expect("a record")
}

const FULL: &str = r#"{"by":"ana","created":1000,"data":{"project":"Advisory","kinds":["people"]},"id":"01A","kind":"commitment","prompt":"commitment","quote":"named","session":"s","stamp":{"by":"ana","ms":1000,"n":2},"visible":"room"}"#;

#[test]
fn a_full_record_is_read_without_a_problem_and_written_as_it_was() {
    let (record, problems) = read(FULL);
    let record = record.unwrap();
    assert!(problems.is_empty());
    assert_eq!(record.kind, Kind::Commitment);
    assert_eq!((record.visible, record.quote, record.stamp.n), (Visible::Room, Quote::Named, 2));
    assert!(record.rest.is_empty());
    assert_eq!(record.json(), json::read(FULL).value);
}

#[test]
fn unknown_fields_and_words_go_out_as_they_came() {
    let text = r#"{"id":"a","kind":"poem","visible":"friends","quote":"sung","mood":{"x":1.50},"stamp":{"ms":1,"n":0,"by":"z","zone":"+1"},"by":"z","session":"s","created":1,"data":{}}"#;
    let (record, problems) = read(text);
    let record = record.unwrap();
    assert_eq!(problems, ["record.field", "record.field"]);
    assert_eq!(record.kind, Kind::Other("poem".into()));
    assert_eq!((record.visible, record.quote), (Visible::Me, Quote::No));
    assert_eq!(record.json(), json::read(text).value);
}

#[test]
fn a_new_choice_of_its_author_replaces_a_word_that_was_unknown() {
    let mut session = Session::new("s", "z");
    session.apply(Command::Receive(vec![kept(
        r#"{"id":"a","kind":"response","by":"z","visible":"friends","mood":1}"#,
    )]));
    let entry = Entry {
        kind: Kind::Response,
        prompt: None,
        re: None,
        data: Map::new(),
        visible: Visible::Me,
        quote: Quote::No,
    };
    session.apply(Command::Write { id: "a".into(), now: 5, entry });
    let json = session.records.get("a").unwrap().json();
    assert_eq!(json.str("visible"), "me");
    assert!(json.get("mood").is_some());
}

#[test]
fn without_id_or_kind_there_is_no_record() {
    for (text, what) in [
        ("[]", "record.shape"),
        ("5", "record.shape"),
        (r#"{"kind":"response"}"#, "record.id"),
        (r#"{"id":"","kind":"response"}"#, "record.id"),
        (r#"{"id":7,"kind":"response"}"#, "record.id"),
        (r#"{"id":"a/b","kind":"response"}"#, "record.id"),
        (r#"{"id":"a b","kind":"response"}"#, "record.id"),
        (r#"{"id":"..","kind":"response"}"#, "record.id"),
        (r#"{"id":"a"}"#, "record.kind"),
        (r#"{"id":"a","kind":""}"#, "record.kind"),
        (r#"{"id":"a","kind":[]}"#, "record.kind"),
    ] {
        let (record, problems) = read(text);
        assert!(record.is_none() && problems.contains(&what), "{text}: {problems:?}");
    }
    assert!(read(&format!(r#"{{"id":"{}","kind":"response"}}"#, "a".repeat(65))).0.is_none());
}

#[test]
fn a_field_of_the_wrong_type_costs_only_itself() {
    for (field, value) in [
        ("prompt", "5"),
        ("re", "[]"),
        ("by", "{}"),
        ("created", "\"now\""),
        ("created", "-1"),
        ("created", "1e3"),
        ("created", "253402300800000"),
        ("stamp", "\"x\""),
        ("stamp", r#"{"ms":"1"}"#),
        ("stamp", r#"{"ms":1,"n":100000}"#),
        ("data", "[1]"),
        ("visible", "1"),
        ("quote", "0"),
        ("deleted", "\"yes\""),
        ("session", "3"),
    ] {
        let text = format!(r#"{{"id":"a","kind":"response","{field}":{value}}}"#);
        let (record, problems) = read(&text);
        let json = record.expect("kept").json();
        assert_eq!(problems, ["record.field"], "{text}");
        if !value.starts_with(r#"{"ms""#) {
            assert_eq!(json.get(field), Some(&json::read(value).value), "{text}");
        }
    }
    assert_eq!(read(r#"{"id":"a","kind":"response","prompt":null,"re":null}"#).1, [""; 0]);
}

#[test]
fn a_record_without_a_stamp_is_as_old_as_it_says() {
    let record = kept(r#"{"id":"a","kind":"response","created":7,"by":"ana"}"#);
    assert_eq!((record.stamp.ms, record.stamp.n, record.stamp.by.as_str()), (7, 0, "ana"));
}

#[test]
fn a_stamp_from_the_future_is_kept() {
    let record = kept(r#"{"id":"a","kind":"response","stamp":{"ms":4102444800000,"n":1,"by":"b"}}"#);
    assert_eq!(record.stamp.ms, 4_102_444_800_000);
}

#[test]
fn a_tombstone_holds_no_words() {
    let record = kept(r#"{"id":"a","kind":"response","deleted":true,"data":{"text":"secret"}}"#);
    assert!(record.deleted && record.data.is_empty());
    assert!(!record.canonical().contains("secret"));
}

#[test]
fn half_a_text_is_no_record() {
    assert!(record::read_text(&FULL[..FULL.len() - 1], "key").0.is_none());
    let (record, problems) = record::read_text(FULL, "key");
    assert!(record.is_some() && problems.is_empty());
    assert_eq!(record::read_text("", "hallway/1/x").1[0].at, "hallway/1/x");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, ..ProptestConfig::default() })]

    /// Any object with an id and a kind comes back from a journey through a record, wrong types and all.
    #[test]
    fn nothing_is_lost(fields in proptest::collection::btree_map(
        prop_oneof![
            Just("prompt"), Just("re"), Just("by"), Just("created"), Just("data"), Just("visible"), Just("quote"),
            Just("session"), Just("mood"), Just("step"),
        ],
        crate::json::any_json(),
        0..8,
    )) {
        let mut map: Map = fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        map.insert("id".into(), "a".into());
        map.insert("kind".into(), "response".into());
        let (record, _) = record::read(&Json::Map(map.clone()), "");
        let record = record.unwrap();
        let out = record.json();
        for (name, value) in &map {
            prop_assert_eq!(out.get(name), Some(value), "{}", name);
        }
        let (again, _) = record::read(&out, "");
        prop_assert_eq!(again.unwrap().canonical(), record.canonical());
    }
}

proptest! {
    #[test]
    fn what_follows_on_a_record_from_a_file_can_be_read_again(
        ms in prop_oneof![0..=Stamp::MS_MAX, Stamp::MS_MAX - 2..=Stamp::MS_MAX],
        n in prop_oneof![0..=Stamp::N_MAX, Stamp::N_MAX - 1..=Stamp::N_MAX],
        now in 0..=Stamp::MS_MAX,
    ) {
        let text = format!(r#"{{"id":"a","kind":"response","by":"z","created":1,"stamp":{{"ms":{ms},"n":{n},"by":"z"}}}}"#);
        let mut session = Session::new("s", "z");
        session.apply(Command::Receive(record::take(json::read(&text).value, "").0.into_iter().collect()));
        let gone = session.apply(Command::TakeBack { id: "a".into(), now });
        let kept = record::read_text(&gone[0].canonical(), "").0.expect("a record");
        prop_assert_eq!(&kept.stamp, &gone[0].stamp);
        prop_assert!(kept.stamp > session_stamp(&text));
    }
}

fn session_stamp(text: &str) -> Stamp {
    record::take(json::read(text).value, "").0.expect("a record").stamp
}
