//! The state of a running session: a record like any other, and what windows make of it.

use hallway::{
    domain::{
        Json, Kind,
        json::Map,
        merge::Records,
        run::{
            Command, Follow, State, Timer, Turn,
            follow::{follow, seen},
            state,
            timer::{LONGEST, MINUTE},
        },
        session::{self, Session},
        settings::Pace,
    },
    formats::{json, record},
};
use proptest::{collection::vec, prelude::*};

const NOON: u64 = 1_795_255_331_120;

fn led() -> State {
    let mut state = State::default();
    state.apply(Command::Lead("ana".into()), NOON);
    state.apply(Command::MoveEveryone("talk".into()), NOON);
    state
}

fn read(text: &str) -> (State, Vec<String>) {
    let (state, problems) = State::read(json::read(text).value.map().unwrap(), "at");
    (state, problems.into_iter().map(|problem| problem.at).collect())
}

#[test]
fn one_record_a_session_with_the_same_id_everywhere() {
    assert_eq!(state::id("riverside-2026-11"), "0000000000QJR04RGWYV5X5GTX");
    for session in ["", "a", "ñandú / 2", "riverside-2026-11"] {
        assert!(record::is_id(&state::id(session)));
        assert_eq!(state::id(session).len(), 26);
    }
}

#[test]
fn two_hosts_meet_in_one_record() {
    let write = |who: &str, now: u64, command: Command| {
        let mut session = Session::new("s", who);
        let mut state = State::default();
        state.apply(command, now);
        let id = state::id("s");
        session.apply(session::Command::Write { id, now, entry: state.entry() })
    };
    let ana = write("ana", NOON, Command::Lead("ana".into()));
    let ben = write("ben", NOON + 5, Command::Lead("ben".into()));
    for order in [[&ana, &ben], [&ben, &ana]] {
        let records: Records = order.into_iter().flatten().cloned().collect();
        let (state, problems) = State::of(&records, "s");
        assert_eq!((records.len(), state.leader.as_str(), problems.len()), (1, "ben", 0));
        assert_eq!(records.all().next().unwrap().kind.word(), state::KIND);
        assert_eq!(State::of(&records, "another").0, State::default());
    }
}

#[test]
fn what_is_taken_back_or_of_another_kind_is_no_state() {
    let mut session = Session::new("s", "ana");
    let id = state::id("s");
    let entry = led().entry();
    session.apply(session::Command::Write { id: id.clone(), now: NOON, entry: entry.clone() });
    session.apply(session::Command::TakeBack { id: id.clone(), now: NOON });
    assert_eq!(State::of(&session.records, "s"), (State::default(), vec![]));
    let entry = session::Entry { kind: Kind::Response, ..entry };
    session.apply(session::Command::Write { id, now: NOON + 1, entry });
    let (state, problems) = State::of(&session.records, "s");
    assert_eq!((state, problems.len()), (State::default(), 1));
}

#[test]
fn data_is_flat_and_comes_back_whole() {
    let mut state = led();
    state.apply(Command::Step(Turn::Start(10 * MINUTE)), NOON);
    state.apply(Command::Step(Turn::Pause), NOON + 5);
    state.apply(Command::Whole(Turn::Start(60 * MINUTE)), NOON);
    state.apply(Command::Plan(vec![("talk".into(), 8), ("tour".into(), 0)]), NOON);
    let data = state.data();
    assert!(data.values().all(|value| matches!(value, Json::Text(_) | Json::Number(_))), "{data:?}");
    assert_eq!(State::read(&data, ""), (state, vec![]));
    assert_eq!(read("{}"), (State::default(), vec![]));
}

#[test]
fn unknown_fields_stay() {
    let (mut state, problems) = read(r#"{"pace":"led","chime":"bell","mood":{"a":[1]}}"#);
    assert_eq!(problems, [""; 0]);
    state.apply(Command::Go("talk".into()), NOON);
    assert_eq!(state.data().get("chime"), Some(&"bell".into()));
    assert!(state.data().contains_key("mood"));
}

#[test]
fn what_cannot_be_read_is_reported_and_stays_until_it_gets_a_value() {
    let text = r#"{"pace":"relay","leader":7,"step":null,"since":-4,"moved":"x","spent.talk":"long",
        "timer":"running","timer-started":1,"timer-length":99999999999,"timer-ends":5,"whole":"odd"}"#;
    let (mut state, problems) = read(text);
    let at = ["at/pace", "at/leader", "at/since", "at/moved", "at/timer-length", "at/whole", "at/spent.talk"];
    assert_eq!(problems.len(), at.len(), "{problems:?}");
    assert!(at.iter().all(|at| problems.iter().any(|problem| problem == at)), "{problems:?}");
    assert_eq!((state.pace, state.moved, state.timer), (Pace::Solo, 0, None));
    assert_eq!(&Json::Map(state.data()), &json::read(text).value, "written back as it came");
    for command in [
        Command::Pace(Pace::Solo),
        Command::Lead("ana".into()),
        Command::MoveEveryone("talk".into()),
        Command::Whole(Turn::Start(MINUTE)),
        Command::Go("wall".into()),
    ] {
        state.apply(command, NOON);
    }
    assert_eq!(State::read(&state.data(), "").1, []);
}

#[test]
fn time_is_booked_for_the_step_where_the_host_is() {
    let mut state = led();
    state.apply(Command::Go("wall".into()), NOON + 60_000);
    state.apply(Command::Go("talk".into()), NOON + 90_000);
    assert_eq!((state.spent("talk", NOON + 95_000), state.spent("wall", NOON + 95_000)), (65_000, 30_000));
    state.apply(Command::Whole(Turn::Start(MINUTE)), NOON + 100_000);
    state.apply(Command::Whole(Turn::Pause), NOON + 110_000);
    assert_eq!(state.spent("talk", NOON + 900_000), 80_000, "an alarm is nobody's time");
    state.apply(Command::Go("wall".into()), NOON + 900_000);
    assert_eq!(state.spent("wall", NOON + 990_000), 30_000);
    state.apply(Command::Whole(Turn::Resume), NOON + 1_000_000);
    state.apply(Command::End, NOON + 1_010_000);
    assert_eq!(state.spent("wall", NOON + 9_999_999), 40_000);
    assert_eq!((state.step.as_str(), state.since), ("", 0));
}

#[test]
fn a_clock_that_jumps_costs_a_day_at_most_and_gives_nothing_back() {
    let state = led();
    assert_eq!(state.spent("talk", NOON - 5_000), 0);
    assert_eq!(state.spent("talk", u64::MAX), LONGEST);
}

#[test]
fn another_step_ends_its_timer_and_the_same_keeps_it() {
    let mut state = led();
    state.apply(Command::Step(Turn::Start(MINUTE)), NOON);
    state.apply(Command::MoveEveryone("talk".into()), NOON + 9);
    assert_eq!(state.timer, Some(Timer::start(MINUTE, NOON)));
    state.apply(Command::Step(Turn::Extend(1)), NOON + 9);
    assert_eq!(state.timer.unwrap().length, 2 * MINUTE);
    state.apply(Command::Go("wall".into()), NOON + 9);
    assert_eq!(state.timer, None);
    state.apply(Command::Step(Turn::Pause), NOON + 9);
    assert_eq!(State::read(&state.data(), "").0.timer, None);
}

#[test]
fn who_types_is_offered_and_never_moved() {
    let mut state = led();
    assert_eq!(follow("open", true, 0, &state), Follow::Offer("talk"));
    assert_eq!(follow("open", false, 0, &state), Follow::Go("talk"), "as soon as it is posted");
    assert_eq!(follow("talk", true, 0, &state), Follow::Stay);
    let last = seen("talk", 0, &state);
    assert_eq!(last, 1);
    assert_eq!(follow("wall", false, last, &state), Follow::Offer("talk"), "going on alone is free");
    state.apply(Command::Go("tour".into()), NOON);
    assert_eq!(follow("talk", false, last, &state), Follow::Offer("tour"));
    state.apply(Command::MoveEveryone("tour".into()), NOON);
    assert_eq!(follow("talk", false, last, &state), Follow::Go("tour"));
    assert_eq!(seen("talk", last, &state), last, "it waits");
    state.apply(Command::End, NOON);
    assert_eq!(follow("talk", false, last, &state), Follow::Stay);
}

#[test]
fn only_a_led_session_moves_people_and_a_shared_device_offers() {
    let expected = [
        (Pace::Solo, Follow::Stay),
        (Pace::SharedDevice, Follow::Offer("talk")),
        (Pace::Led, Follow::Go("talk")),
    ];
    for (pace, wanted) in expected {
        let mut state = led();
        state.apply(Command::Pace(pace), NOON);
        assert_eq!(follow("open", false, 0, &state), wanted);
    }
}

fn any_command() -> impl Strategy<Value = Command> {
    let step = || prop_oneof![Just("talk"), Just("wall"), Just("")].prop_map(str::to_owned);
    let turn = || {
        prop_oneof![
            (0..LONGEST * 2).prop_map(Turn::Start),
            Just(Turn::Pause),
            Just(Turn::Resume),
            (-3..4_i64).prop_map(Turn::Extend),
            Just(Turn::Stop)
        ]
    };
    prop_oneof![
        (0..3_usize).prop_map(|pace| Command::Pace(Pace::ALL[pace])),
        Just(Command::Lead("ben".into())),
        step().prop_map(Command::Go),
        step().prop_map(Command::MoveEveryone),
        turn().prop_map(Command::Step),
        turn().prop_map(Command::Whole),
        (step(), 0..90_u64).prop_map(|planned| Command::Plan(vec![planned])),
        Just(Command::End),
    ]
}

fn any_json() -> impl Strategy<Value = Json> {
    prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::Bool),
        any::<u64>().prop_map(Json::from),
        (0..3_000_000_000_000_u64).prop_map(Json::from),
        Just(Json::Number("-1.5e9".into())),
        prop_oneof![Just("running"), Just("paused"), Just("led"), Just("talk")].prop_map(Json::from),
        Just(Json::List(vec![Json::Null])),
    ]
}

const NAMES: [&str; 16] = [
    "pace",
    "leader",
    "step",
    "since",
    "moved",
    "timer",
    "timer-started",
    "timer-length",
    "timer-ends",
    "timer-at",
    "whole",
    "whole-length",
    "whole-at",
    "spent.talk",
    "planned.talk",
    "other",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    /// Whatever stands in the record: it is read, written back as it came, and commands go on from it.
    #[test]
    fn nothing_panics_and_nothing_is_lost(
        fields in vec((0..NAMES.len(), any_json()), 0..16),
        commands in vec((any_command(), any::<u64>()), 0..8),
    ) {
        let data: Map = fields.into_iter().map(|(name, value)| (NAMES[name].to_owned(), value)).collect();
        let (mut state, problems) = State::read(&data, "at");
        let written = state.data();
        prop_assert_eq!(State::read(&written, "at"), (state.clone(), problems));
        for (name, value) in &data {
            let unset = *value == Json::from(0) && ["since", "moved"].contains(&name.as_str());
            prop_assert!(unset || written.get(name) == Some(value) || name == "timer-at" || name == "whole-at");
        }
        for (command, now) in commands {
            state.apply(command, now);
            let _ = (state.spent("talk", now), state.planned("talk"), follow("open", false, 0, &state));
            prop_assert_eq!(&State::read(&state.data(), "").0, &state);
        }
    }
}
