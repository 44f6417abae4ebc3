//! What a host takes off the wall is gone for the room, and stays in its author's own view.

use hallway::domain::{
    Record,
    moderation::{self, Mode, Verdict, decided, moded},
    session::{Command, Entry, Session},
    visibility::{Audience, shown},
    wall::{Board, Filter, Order},
};

use crate::samples::record;

fn decide(session: &mut Session, about: Option<&str>, now: u64, entry: Entry) -> Vec<Record> {
    session.apply(Command::Write { id: moderation::id("s", about), now, entry })
}

fn session(me: &str) -> Session {
    let mut session = Session::new("s", me);
    session.apply(Command::Receive(vec![
        record("a", "commitment", "ana", &[("project", "A"), ("needed", "seeds")]),
        record("b", "commitment", "ben", &[("project", "B"), ("needed", "books")]),
    ]));
    session
}

fn cards(session: &Session) -> Vec<String> {
    let mut board = Board::default();
    board.follow(session, &Filter { order: Order::Oldest, ..Filter::default() }, &[], false);
    board.shown().iter().map(|line| line.id().to_owned()).collect()
}

const NOW: u64 = 1_795_255_400_000;

#[test]
fn a_hidden_card_is_gone_for_all_but_its_author() {
    for (me, seen) in [("ana", vec!["a", "b"]), ("ben", vec!["b"]), ("cy", vec!["b"])] {
        let mut session = session(me);
        decide(&mut session, Some("a"), NOW, decided("a", Verdict::Hidden, false));
        assert_eq!(cards(&session), seen, "{me}");
    }
}

#[test]
fn a_decision_is_undone_by_the_next_one() {
    let mut session = session("cy");
    decide(&mut session, Some("a"), NOW, decided("a", Verdict::Hidden, false));
    decide(&mut session, Some("a"), NOW + 1, decided("a", Verdict::Open, false));
    assert_eq!(cards(&session), ["a", "b"]);
    assert_eq!(session.records.len(), 3, "one record a card, however often it is decided");
}

#[test]
fn what_is_pinned_stands_first() {
    let mut session = session("cy");
    decide(&mut session, Some("b"), NOW, decided("b", Verdict::Open, true));
    assert_eq!(cards(&session), ["b", "a"]);
}

#[test]
fn a_host_gives_the_badge_of_a_guest_and_takes_it_away() {
    let mut session = session("cy");
    session.apply(Command::Receive(vec![record("p", "profile", "ana", &[("name", "Ana")])]));
    assert!(!session.is_guest("ana") && !session.is_guest("ben"));
    decide(&mut session, Some("p"), NOW, decided("p", Verdict::Open, true));
    assert!(session.is_guest("ana") && !session.is_guest("ben"));
    decide(&mut session, Some("p"), NOW + 1, decided("p", Verdict::Open, false));
    assert!(!session.is_guest("ana"));
    assert_eq!(cards(&session), ["a", "b"], "a profile is no card");
}

#[test]
fn with_approve_first_only_the_author_sees_a_card_until_then() {
    let mut session = session("ana");
    decide(&mut session, None, NOW, moded(Mode::Approve));
    assert_eq!(cards(&session), ["a"]);
    decide(&mut session, Some("b"), NOW, decided("b", Verdict::Approved, false));
    assert_eq!(cards(&session), ["a", "b"]);
    decide(&mut session, None, NOW + 1, moded(Mode::Off));
    assert_eq!(session.moderation.mode, Mode::Off);
}

#[test]
fn decisions_of_two_hosts_meet_in_any_order() {
    let decision = |me: &str, now: u64, verdict: Verdict| {
        decide(&mut session(me), Some("a"), now, decided("a", verdict, false))
    };
    let all = [decision("h1", NOW, Verdict::Hidden), decision("h2", NOW + 5, Verdict::Approved)].concat();
    let mut forth = session("cy");
    let mut back = session("cy");
    for each in &all {
        forth.apply(Command::Receive(vec![each.clone()]));
    }
    for each in all.iter().rev() {
        back.apply(Command::Receive(vec![each.clone()]));
    }
    assert_eq!(forth.moderation, back.moderation);
    assert_eq!(cards(&forth), ["a", "b"]);
}

#[test]
fn what_is_hidden_goes_to_hosts_alone_and_decisions_to_no_table() {
    let mut session = session("h");
    decide(&mut session, Some("a"), NOW, decided("a", Verdict::Hidden, false));
    let ids = |audience| {
        shown(&session.records, audience).into_iter().map(|each| each.record.id.clone()).collect::<Vec<_>>()
    };
    assert_eq!(ids(Audience::Room), ["b"]);
    assert_eq!(ids(Audience::Host), ["a", "b"]);
}

#[test]
fn a_wall_that_stands_already_follows_each_decision() {
    let mut session = session("cy");
    let mut board = Board::default();
    let mut seen = |session: &Session| -> Vec<String> {
        board.follow(session, &Filter { order: Order::Oldest, ..Filter::default() }, &[], false);
        board.shown().iter().map(|line| line.id().to_owned()).collect()
    };
    assert_eq!(seen(&session), ["a", "b"]);
    decide(&mut session, Some("b"), NOW, decided("b", Verdict::Open, true));
    assert_eq!(seen(&session), ["b", "a"], "put first");
    decide(&mut session, Some("b"), NOW + 1, decided("b", Verdict::Hidden, false));
    assert_eq!(seen(&session), ["a"], "hidden");
    decide(&mut session, None, NOW + 2, moded(Mode::Approve));
    decide(&mut session, Some("b"), NOW + 3, decided("b", Verdict::Approved, false));
    assert_eq!(seen(&session), cards(&session), "as a wall that is built anew");
}
