//! Nothing is called saved while storage still owes something, and every name of a note has one meaning.

use hallway::domain::{
    notes,
    unsaved::{Standing, Thing, Unsaved},
};

fn record(id: &str) -> Vec<Thing> {
    vec![Thing::Record(id.to_owned())]
}

#[test]
fn what_was_refused_is_not_forgotten_over_a_later_success() {
    let mut unsaved = Unsaved::default();
    let first = unsaved.begin(record("a"));
    assert_eq!(unsaved.standing(), Standing::Underway);
    unsaved.end(first, false);
    assert_eq!(unsaved.standing(), Standing::Failed);
    let second = unsaved.begin(record("b"));
    unsaved.end(second, true);
    assert_eq!((unsaved.standing(), unsaved.failed()), (Standing::Failed, record("a")));
    let again = unsaved.begin(unsaved.failed());
    assert_eq!(unsaved.standing(), Standing::Underway);
    unsaved.end(again, true);
    assert_eq!((unsaved.standing(), unsaved.all().count()), (Standing::Safe, 0));
}

#[test]
fn an_answer_to_an_earlier_try_says_nothing_about_a_later_one() {
    let mut unsaved = Unsaved::default();
    let first = unsaved.begin(record("a"));
    let second = unsaved.begin(record("a"));
    unsaved.end(first, true);
    assert_eq!(unsaved.standing(), Standing::Underway);
    unsaved.end(second, false);
    assert_eq!(unsaved.failed(), record("a"));
}

#[test]
fn a_note_is_missed_only_when_it_was_refused() {
    let mut unsaved = Unsaved::default();
    let turn = unsaved.begin(vec![Thing::Note("draft/ana/x".into())]);
    assert_eq!(unsaved.standing(), Standing::Safe);
    unsaved.end(turn, false);
    assert_eq!(unsaved.standing(), Standing::Failed);
}

#[test]
fn a_note_is_underway_until_storage_answers_whatever_it_says() {
    let mut unsaved = Unsaved::default();
    let turn = unsaved.begin(vec![Thing::Note("outbox/1".into())]);
    assert!(unsaved.is_underway("outbox/") && !unsaved.is_underway("draft/"));
    unsaved.end(turn, false);
    assert!(!unsaved.is_underway("outbox/"), "a full storage keeps nobody from sending");
}

#[test]
fn names_of_drafts_are_told_apart_by_person_prompt_and_form() {
    let step = notes::draft("ana", "commitment", None, "");
    let dialog = notes::draft("ana", "commitment", None, "dialog");
    let edit = notes::draft("ana", "commitment", Some("01J"), "dialog");
    assert!(step != dialog && dialog != edit);
    for name in [&step, &dialog, &edit] {
        assert_eq!(notes::draft_of(name, "ana").map(|(prompt, ..)| prompt), Some("commitment"));
        assert_eq!(notes::draft_of(name, "an"), None);
        assert!(name.starts_with(&notes::drafts("ana")) && !name.starts_with(&notes::drafts("an")));
        assert!(!notes::is_shared(name));
    }
    assert!(notes::is_shared("me") && notes::is_shared("consent/ana"));
    assert!(!notes::is_shared(&notes::read("ana")) && !notes::is_shared("guide/1"));
}
