//! How a session runs is in the session file, and in no list of what people said.

use hallway::{
    domain::{
        Json, Kind, Quote, Visible,
        guide::Step,
        json::Map,
        merge::Records,
        outbox::Outbox,
        run::{
            Command, State, Turn,
            brief::{Hush, hush},
            state,
            timer::{LONGEST, MINUTE},
        },
        session::{self, Entry, Session},
        settings::Pace,
        visibility::{self, Audience},
    },
    formats::{
        csv::{self, Source},
        session_file::{self, SessionFile},
    },
};

use crate::samples::default_guide;

const NOON: u64 = 1_795_262_400_000;

fn led() -> State {
    let mut state = State::default();
    state.apply(Command::Lead("ana".into()), NOON);
    state.apply(Command::Whole(Turn::Start(60 * MINUTE)), NOON);
    state.apply(Command::MoveEveryone("arrive".into()), NOON);
    state
}

/// A session that Ana leads, and in which Ben's words came in from paper.
fn session() -> Session {
    let mut session = Session::new("s", "ana");
    let id = state::id("s");
    session.apply(session::Command::Write { id, now: NOON, entry: led().entry() });
    let entry = Entry {
        kind: Kind::Response,
        prompt: Some("warm-up".into()),
        re: None,
        data: Map::from_iter([("text".to_owned(), Json::from("A garden"))]),
        visible: Visible::Room,
        quote: Quote::No,
    };
    let paper = session::Command::WriteFor {
        by: "ben".into(),
        id: "01K00000000000000000000001".into(),
        now: NOON,
        entry,
        source: "paper".into(),
    };
    session.apply(paper);
    session
}

fn tables(records: &Records) -> [String; 2] {
    let (guide, outbox) = (default_guide(), Outbox::default());
    let audience = Audience::Host;
    let source = Source { session: "s", title: "", guide: &guide, records, outbox: &outbox, audience };
    [csv::entries(&source), csv::people(&source)]
}

#[test]
fn how_a_session_runs_is_no_entry() {
    let session = session();
    assert_eq!(session.records.len(), 2);
    assert_eq!(session.mine().count(), 0, "Ana wrote nothing");
    for audience in Audience::ALL {
        assert!(visibility::one(&session.records, &state::id("s"), audience).is_none(), "nothing to send");
        assert!(visibility::shown(&session.records, audience).iter().all(|shown| shown.record.by == "ben"));
    }
    for table in tables(&session.records) {
        assert!(!table.contains(state::KIND) && !table.contains(&state::id("s")), "{table}");
        assert_eq!(csv::read(table.as_bytes()).0.len(), 2, "the head and Ben's row");
    }
}

#[test]
fn a_session_file_keeps_how_the_session_runs() {
    let session = session();
    let records = session.records.all().cloned().collect();
    let text = session_file::write(&SessionFile { id: "s".into(), records, ..SessionFile::default() });
    let (file, problems) = session_file::read(text.as_bytes());
    assert_eq!(problems, []);
    let records: Records = file.unwrap().records.into_iter().collect();
    assert_eq!(State::of(&records, "s").0, led());
}

#[test]
fn words_from_paper_say_where_they_come_from_and_whose_they_are() {
    let session = session();
    let record = session.records.get("01K00000000000000000000001").unwrap();
    assert_eq!((record.by.as_str(), record.created), ("ben", NOON));
    assert_eq!(record.rest.get("source"), Some(&Json::from("paper")));
    let [entries, _] = tables(&session.records);
    assert!(entries.contains("\"paper\""), "{entries}");
}

#[test]
fn what_a_host_does_on_the_device_of_somebody_else_bears_the_name_of_the_host() {
    let mut session = session();
    let undo = |id: &str| session::Command::TakeBack { id: id.into(), now: NOON + 1 };
    let gone = session.apply_as("host".into(), undo("01K00000000000000000000001"));
    let stamped: Vec<&str> = gone.iter().map(|record| record.stamp.by.as_str()).collect();
    assert_eq!(stamped, ["host"]);
    assert_eq!(session.me, "ana", "Ana sits there as before");
    let next = session.apply(undo(&state::id("s")));
    assert!(next.iter().all(|record| record.stamp.by == "ana"));
}

#[test]
fn a_name_on_paper_is_one_person_however_it_is_written() {
    let mut session = session();
    assert_eq!(session.on_paper("Rosa Diaz"), None);
    let mut arrives = |by: &str, name: &str, now: u64, source: &str| {
        let data = Map::from_iter([("name".to_owned(), Json::from(name))]);
        let (prompt, re) = (Some("profile".into()), None);
        let entry = Entry { kind: Kind::Profile, prompt, re, data, visible: Visible::Room, quote: Quote::No };
        let (by, id) = (by.into(), format!("01K0000000000000000000{by}"));
        session.apply(session::Command::WriteFor { by, id, now, entry, source: source.into() });
    };
    arrives("RSA1", "Rosa  Diaz", NOON, "paper");
    arrives("RSA2", "rosa diaz", NOON - 1, "paper");
    arrives("RSA3", "Rosa Diaz", NOON + 1, "device");
    for name in ["Rosa Diaz", " rosa   DIAZ ", "ROSA\u{a0}DIAZ"] {
        assert_eq!(session.on_paper(name), Some("RSA1"), "{name}");
    }
    for name in ["Rosa", "", " "] {
        assert_eq!(session.on_paper(name), None, "{name}");
    }
}

#[test]
fn a_session_runs_from_its_start_to_its_end_and_not_forever() {
    let mut state = led();
    assert!(!State::default().runs(NOON) && state.runs(NOON));
    assert!(state.runs(NOON + 90 * MINUTE), "late is not over");
    assert!(!state.runs(NOON + 60 * MINUTE + LONGEST), "left behind");
    assert_eq!(state.pace_or(Pace::Solo, NOON), Pace::Led);
    state.apply(Command::End, NOON + MINUTE);
    assert!(!state.runs(NOON + MINUTE));
    assert_eq!(state.pace_or(Pace::SharedDevice, NOON), Pace::SharedDevice);
}

#[test]
fn a_session_that_starts_once_more_spent_nothing_and_calls_nobody_back() {
    let mut state = led();
    state.apply(Command::Plan(vec![("arrive".into(), 3)]), NOON);
    state.apply(Command::Step(Turn::Start(MINUTE)), NOON);
    state.apply(Command::End, NOON + 5 * MINUTE);
    let fresh = state.anew();
    assert_eq!((fresh.spent("arrive", NOON), fresh.planned("arrive")), (0, None));
    assert_eq!((fresh.moved, fresh.timer, fresh.whole), (state.moved, None, None));
}

#[test]
fn a_timer_belongs_to_its_step_until_it_is_stopped() {
    let mut state = led();
    state.apply(Command::Step(Turn::Start(MINUTE)), NOON);
    assert_eq!(state.timer_of("arrive"), state.timer);
    assert_eq!(state.timer_of("wall"), None);
    state.apply(Command::Step(Turn::Stop), NOON);
    assert_eq!(state.timer_of("arrive"), None);
}

#[test]
fn a_step_says_who_keeps_quiet() {
    let guide = default_guide();
    let step = guide.steps().next().unwrap();
    assert_eq!(hush(step), Hush::Nobody);
    let quiet = Step { quiet: vec!["presenter".into(), "guests".into()], ..step.clone() };
    assert_eq!(hush(&quiet), Hush::Some("presenter, guests".into()));
    assert_eq!(hush(&Step { silent: true, ..quiet }), Hush::All);
}
