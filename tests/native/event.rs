//! What leaves for the webhook, and what a person takes home.

use hallway::{
    domain::{
        Json, Quote, Record, Visible,
        guide::Field,
        merge::Records,
        session::{Command, Session},
        visibility::{self, Audience},
    },
    formats::{
        event::{self, Ended},
        json, markdown, take_home, words,
    },
};

use crate::samples::{default_guide, record};

fn room() -> Records {
    let name = [("name", "Ana P."), ("role", "teacher")];
    let commitment = record("2", "commitment", "ana", &[("project", "Advisory"), ("needed", "Time")]);
    let mut data = commitment.data.clone();
    data.insert("kinds".into(), Json::List(vec!["people".into(), "time".into()]));
    let commitment = Record { prompt: Some("commitment".into()), data, quote: Quote::Named, ..commitment };
    let profile = Record { prompt: Some("profile".into()), ..record("1", "profile", "ana", &name) };
    [profile, commitment].into_iter().collect()
}

#[test]
fn an_event_is_flat_and_keeps_its_id() {
    let records = room();
    let shown = visibility::one(&records, "2", Audience::Host).unwrap();
    let mut item = event::saved(&shown, 12);
    item.tries = 2;
    let body = json::read(&event::body(&item).unwrap()).value;
    assert_eq!(body.str("type"), "hallway.commitment.saved");
    assert_eq!(body.str("id"), "2-1795255331120-0");
    assert_eq!(body.str("timestamp"), "2026-11-21T10:02:11.120Z");
    assert_eq!(
        ["v", "seq", "attempt"].map(|name| body.get(name).and_then(Json::whole)),
        [Some(1), Some(12), Some(2)]
    );
    let data = body.get("data").and_then(Json::map).unwrap();
    assert!(data.values().all(|value| value.text().is_some()));
    let of = |name: &str| data.get(name).and_then(Json::text);
    assert_eq!(
        (of("record_id"), of("project"), of("kinds")),
        (Some("2"), Some("Advisory"), Some("people, time"))
    );
    assert_eq!((of("author"), of("role"), of("visibility")), (Some("Ana P."), Some("teacher"), Some("room")));
    assert_eq!(event::saved(&shown, 13).id, item.id);
}

#[test]
fn what_only_its_author_may_see_is_never_sent() {
    let mut records = room();
    let mut private = Record { visible: Visible::Me, ..records.get("2").unwrap().clone() };
    private.stamp.n = 1;
    records.extend([private]);
    assert_eq!(visibility::one(&records, "2", Audience::Host), None);
    let mut profile = Record { visible: Visible::Me, ..records.get("1").unwrap().clone() };
    profile.stamp.n = 1;
    let mut records = room();
    records.extend([profile]);
    let shown = visibility::one(&records, "2", Audience::Host).unwrap();
    assert!(!event::body(&event::saved(&shown, 1)).unwrap().contains("Ana P."));
}

#[test]
fn a_record_that_was_taken_back_sends_its_id_alone() {
    let removed = event::removed(room().get("2").unwrap(), 3);
    let body = event::body(&removed).unwrap();
    assert!(body.contains("hallway.commitment.removed") && !body.contains("Advisory"));
}

#[test]
fn an_event_that_is_too_large_is_not_cut() {
    let long = "é".repeat(9_000);
    let records: Records = [record("2", "response", "ana", &[("text", &long)])].into_iter().collect();
    let shown = visibility::one(&records, "2", Audience::Host).unwrap();
    let problem = event::body(&event::saved(&shown, 1)).unwrap_err();
    assert_eq!((problem.at.as_str(), problem.what), ("2", "event.size"));
    assert_eq!(problem.with, [("size", "18".to_owned()), ("limit", "16".to_owned())]);
}

#[test]
fn an_answer_that_names_the_event_is_known() {
    for answer in [r#"{"received":["a","b"]}"#, r#"{"received":"b"}"#] {
        assert_eq!(event::is_named(answer, "b"), Some(true), "{answer}");
    }
    for answer in [r#"{"received":[]}"#, r#"{"received":["bb"]}"#] {
        assert_eq!(event::is_named(answer, "b"), Some(false), "{answer}");
    }
    for answer in ["", "ok", "{}", r#"{"received":true}"#, "<html>b</html>"] {
        assert_eq!(event::is_named(answer, "b"), None, "{answer}");
    }
}

#[test]
fn other_events_carry_no_words() {
    assert!(event::body(&event::test("s", "t", 5)).unwrap().contains(r#""type":"hallway.test""#));
    let item = event::completed("s", "t", 5, "ana", Ended::ByPerson, 3);
    let body = json::read(&event::body(&item).unwrap()).value;
    assert_eq!(body.str("type"), "hallway.session.completed");
    let data = body.get("data").unwrap().map().unwrap();
    assert_eq!(data.keys().collect::<Vec<_>>(), ["completed_by", "entries"]);
    assert_eq!(item.revision.by, "ana", "whose consent it needs");
    assert!(!item.is_about_entry() && !item.is_removal());
}

#[test]
fn ones_own_words_come_along_and_nobody_elses() {
    let mut session = Session::new("s", "ana");
    let own = Record {
        visible: Visible::Me,
        prompt: Some("warm-up".into()),
        ..record("3", "response", "ana", &[("text", "1. *mine*\n# so")])
    };
    let other = record("4", "response", "ben", &[("text", "not mine")]);
    let mut all: Vec<Record> = room().all().cloned().collect();
    all.extend([own, other]);
    session.apply(Command::Receive(all));
    let say = |field: &Field, record: &Record| {
        words::answer(field, record.data.get(&field.id).unwrap_or(&Json::Null))
    };
    let parts = take_home::parts(&session, &default_guide(), &say);
    let plain = take_home::plain("Learning", &parts);
    assert!(
        plain.starts_with("Learning\n\n") && plain.contains("1. *mine*\n# so") && plain.contains("Advisory")
    );
    assert!(plain.contains("People, Time") && plain.contains("Teacher"));
    assert!(!plain.contains("not mine"));
    assert_eq!(markdown::escaped("1. *mine*\n# so"), "1\\. \\*mine\\*\n\n\\# so");
}

#[test]
fn a_field_with_a_name_of_ours_is_sent_under_another() {
    let said = [("quote", "Less is more"), ("author", "Dewey"), ("record_id", "x"), ("role", "teacher")];
    let records: Records = [record("3", "response", "ana", &said)].into_iter().collect();
    let shown = visibility::one(&records, "3", Audience::Host).unwrap();
    let body = json::read(&event::body(&event::saved(&shown, 1)).unwrap()).value;
    let data = body.get("data").unwrap();
    assert_eq!([data.str("quote"), data.str("field_quote")], ["no", "Less is more"]);
    assert_eq!([data.str("author"), data.str("field_author")], ["", "Dewey"]);
    assert_eq!([data.str("record_id"), data.str("field_record_id")], ["3", "x"]);
}
