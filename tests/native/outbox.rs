//! The outbox: one request at a time, nothing lost, nothing twice, and patience.

use hallway::{
    domain::{
        Json, Stamp,
        outbox::{Change, Command, Item, Outbox, Outcome, State},
    },
    formats::outbox,
};
use litemap::LiteMap;
use proptest::{collection::vec, prelude::*};

use crate::samples::record;

fn item(record: &str, n: u64) -> Item {
    let revision = Stamp { ms: n, n: 0, by: "ana".into() };
    Item::new(format!("{record}-{n}"), record, revision, n, Json::object([("n", n.into())]))
}

fn states(outbox: &Outbox) -> Vec<(&str, &str)> {
    outbox.items().map(|item| (item.id.as_str(), item.state.word())).collect()
}

fn sent(outbox: &mut Outbox, outcome: Outcome, now: u64) -> String {
    let id = outbox.next_due(now).unwrap().0.id.clone();
    let wait = outbox.next_due(now).unwrap().1;
    outbox.apply(Command::Start(id.clone()), now + wait, 0);
    outbox.apply(Command::Ended { id: id.clone(), outcome }, now + wait, 0);
    id
}

const YES: Outcome = Outcome::Accepted { named: true };

#[test]
fn the_first_event_of_a_device_waits_a_moment_of_chance() {
    let mut outbox = Outbox::default();
    outbox.apply(Command::Queue(item("a", 1)), 1_000, 7_999);
    assert_eq!(outbox.next_due(1_000).unwrap().1, 7_999);
    outbox.apply(Command::Wake, 1_000, 0);
    assert_eq!(outbox.next_due(1_000).unwrap().1, 7_999, "opening the page does not shorten it");
    sent(&mut outbox, YES, 1_000);
    outbox.apply(Command::Queue(item("b", 2)), 20_000, 7_999);
    assert_eq!(outbox.next_due(20_000).unwrap().1, 0);
}

#[test]
fn one_request_at_a_time_a_second_apart() {
    let mut outbox = Outbox::default();
    outbox.apply(Command::Queue(item("a", 1)), 0, 0);
    outbox.apply(Command::Queue(item("b", 2)), 0, 0);
    outbox.apply(Command::Start("a-1".into()), 0, 0);
    assert_eq!(outbox.next_due(0), None);
    assert_eq!(outbox.apply(Command::Start("b-2".into()), 0, 0), []);
    outbox.apply(Command::Ended { id: "a-1".into(), outcome: YES }, 500, 0);
    assert_eq!(outbox.next_due(500).map(|(item, wait)| (item.id.as_str(), wait)), Some(("b-2", 1_000)));
}

#[test]
fn a_newer_revision_takes_the_place_of_an_older_one_that_has_not_gone() {
    let mut outbox = Outbox::default();
    outbox.apply(Command::Queue(item("a", 1)), 0, 0);
    let changes = outbox.apply(Command::Queue(item("a", 2)), 0, 0);
    assert!(matches!(&changes[..], [Change::Drop(id), Change::Keep(_)] if id == "a-1"));
    outbox.apply(Command::Queue(item("a", 1)), 0, 0);
    assert_eq!(states(&outbox), [("a-2", "queued")]);
    outbox.apply(Command::Start("a-2".into()), 0, 0);
    outbox.apply(Command::Queue(item("a", 3)), 0, 0);
    assert_eq!(states(&outbox), [("a-2", "sending"), ("a-3", "queued")]);
    outbox.apply(Command::Ended { id: "a-2".into(), outcome: Outcome::Later("network".into()) }, 0, 0);
    assert_eq!(states(&outbox), [("a-3", "queued")]);
}

#[test]
fn every_end_of_a_request_has_its_state() {
    for (outcome, state) in [
        (Outcome::of_status(200, true), "acknowledged"),
        (Outcome::of_status(204, false), "accepted"),
        (Outcome::HandedOver, "handed-over"),
        (Outcome::of_status(429, false), "waiting"),
        (Outcome::of_status(408, false), "waiting"),
        (Outcome::of_status(425, false), "waiting"),
        (Outcome::of_status(503, false), "waiting"),
        (Outcome::Later("timeout".into()), "waiting"),
        (Outcome::of_status(404, false), "failed"),
        (Outcome::of_status(410, false), "paused"),
        (Outcome::Closed("policy".into()), "paused"),
    ] {
        let mut outbox = Outbox::default();
        outbox.apply(Command::Queue(item("a", 1)), 0, 0);
        sent(&mut outbox, outcome.clone(), 0);
        assert_eq!(states(&outbox), [("a-1", state)], "{outcome:?}");
    }
}

#[test]
fn a_receiver_that_has_too_much_to_do_gets_rest() {
    let mut outbox = Outbox::default();
    outbox.apply(Command::Queue(item("a", 1)), 0, 0);
    outbox.apply(Command::Queue(item("b", 2)), 0, 0);
    sent(&mut outbox, Outcome::Busy, 0);
    assert!(outbox.next_due(0).unwrap().1 >= 30_000);
    outbox.apply(Command::Wake, 0, 0);
    assert!(outbox.next_due(0).unwrap().1 >= 30_000, "whatever wakes the page");
}

#[test]
fn what_is_gone_for_good_pauses_everything_until_somebody_says_so() {
    let mut outbox = Outbox::default();
    outbox.apply(Command::Queue(item("a", 1)), 0, 0);
    outbox.apply(Command::Queue(item("b", 2)), 0, 0);
    sent(&mut outbox, Outcome::of_status(410, false), 0);
    outbox.apply(Command::Queue(item("c", 3)), 0, 0);
    assert_eq!(states(&outbox), [("a-1", "paused"), ("b-2", "paused"), ("c-3", "paused")]);
    assert_eq!(outbox.next_due(u64::MAX), None);
    outbox.apply(Command::Again(String::new()), 5_000, 0);
    assert_eq!(outbox.next_due(5_000).unwrap().1, 0);
}

#[test]
fn waits_grow_and_end() {
    let mut outbox = Outbox::default();
    outbox.apply(Command::Queue(item("a", 1)), 0, 0);
    let mut now = 0;
    let mut waits = Vec::new();
    while let Some((next, wait)) = outbox.next_due(now) {
        let id = next.id.clone();
        waits.push(wait);
        now += wait;
        outbox.apply(Command::Start(id.clone()), now, 0);
        // The longest wait that chance can give.
        let most = (2_000_u64 << (waits.len() - 1)).min(600_000);
        outbox.apply(Command::Ended { id, outcome: Outcome::Later("network".into()) }, now, most);
    }
    let expected =
        [0, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000, 128_000, 256_000, 512_000, 600_000, 600_000];
    assert_eq!(waits, expected);
    assert_eq!(states(&outbox), [("a-1", "failed")]);
    outbox.apply(Command::Again(String::new()), now, 0);
    assert_eq!(sent(&mut outbox, YES, now), "a-1", "the same id, by hand");
}

#[test]
fn three_days_are_enough() {
    let mut outbox = Outbox::default();
    outbox.apply(Command::Queue(item("a", 1)), 0, 0);
    sent(&mut outbox, Outcome::Later("network".into()), 72 * 3_600_000);
    assert_eq!(states(&outbox), [("a-1", "failed")]);
}

#[test]
fn what_was_under_way_when_the_page_went_is_sent_again_with_its_id() {
    let mut kept = item("a", 1);
    kept.state = State::Sending;
    kept.tries = 3;
    let mut outbox = Outbox::default();
    assert_eq!(outbox.apply(Command::Restore(vec![kept]), 100, 0), []);
    assert_eq!(states(&outbox), [("a-1", "sending")], "another tab may be at it");
    assert!(outbox.needs_turn() && outbox.next_due(100).is_none(), "or it may have gone");
    outbox.apply(Command::Open("https://example.org/another".into()), 100, 0);
    assert!(!outbox.needs_turn(), "a tab that sends elsewhere would keep those from it who send there");
    outbox.apply(Command::Open(String::new()), 100, 0);
    let changes = outbox.apply(Command::Turn, 100, 0);
    assert_eq!((states(&outbox), changes.len()), (vec![("a-1", "queued")], 1));
    assert_eq!(outbox.next_due(100).unwrap().0.tries, 3);
}

#[test]
fn damaged_notes_are_told_and_cost_nothing_else() {
    let kept =
        [outbox::note(&item("a", 1)), ("outbox/b".into(), "{\"id\":".into()), ("me".into(), "x".into())];
    let notes: LiteMap<String, String> = kept.into_iter().collect();
    let (items, problems) = outbox::read(&notes);
    assert_eq!((items, problems.len(), problems[0].at.as_str()), (vec![item("a", 1)], 1, "outbox/b"));
}

fn any_command() -> impl Strategy<Value = (u8, usize, u64, u64)> {
    (0..12_u8, 0..4_usize, 0..3_u64, any::<u64>())
}

fn outcome(n: u8) -> Outcome {
    match n {
        0..=2 => YES,
        3 => Outcome::HandedOver,
        4 => Outcome::Busy,
        5 => Outcome::Refused(400),
        6 => Outcome::Closed("policy".into()),
        _ => Outcome::Later("network".into()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, ..ProptestConfig::default() })]

    /// Whatever happens: one request at a time, ids and gone events stay, the latest revision of each
    /// record is there, the notes are always what the outbox is, and a restart changes nothing else.
    #[test]
    fn nothing_is_lost(commands in vec(any_command(), 1..60)) {
        let mut outbox = Outbox::default();
        let mut notes = LiteMap::<String, String>::new();
        let mut latest = LiteMap::<&str, u64>::new();
        let mut now = 1_000;
        for (what, record, wait, random) in commands {
            now += wait * 10_000;
            let record = ["a", "b", "c", "d"][record];
            let before = outbox.clone();
            let command = match what {
                0..=3 => {
                    let n = latest.get(record).copied().unwrap_or_default() + 1;
                    latest.insert(record, n);
                    Command::Queue(item(record, n))
                }
                4..=6 => match outbox.next_due(now) {
                    Some((item, 0)) => Command::Start(item.id.clone()),
                    _ => Command::Wake,
                },
                7..=9 => match outbox.items().find(|item| item.state == State::Sending) {
                    Some(item) => Command::Ended { id: item.id.clone(), outcome: outcome((random % 12) as u8) },
                    None => Command::Wake,
                },
                10 => Command::Again(String::new()),
                _ => {
                    let (items, problems) = outbox::read(&notes);
                    prop_assert!(problems.is_empty());
                    outbox = Outbox::default();
                    outbox.apply(Command::Restore(items), now, random);
                    Command::Turn
                }
            };
            for change in outbox.apply(command, now, random) {
                match change {
                    Change::Keep(item) => notes.extend([outbox::note(&item)]),
                    Change::Drop(id) => notes.retain(|name, _| *name != outbox::name(&id)),
                }
            }
            prop_assert!(outbox.items().filter(|item| item.state == State::Sending).count() <= 1);
            for (record, n) in &latest {
                prop_assert_eq!(outbox.of_record(record).map(|item| item.revision.ms), Some(*n));
            }
            for item in outbox.items() {
                prop_assert!(item.tries <= 12);
                let held = before.items().find(|other| other.id == item.id);
                prop_assert!(held.is_none_or(|held| held.event == item.event && held.seq == item.seq));
                prop_assert!(held.is_none_or(|held| !held.state.is_gone() || item.state == held.state), "gone stays gone");
            }
            let mut kept = outbox::read(&notes).0;
            kept.sort_by(|a, b| a.id.cmp(&b.id));
            prop_assert_eq!(kept, outbox.items().cloned().collect::<Vec<_>>());
        }
    }
}

fn to(item: Item, address: &str) -> Item {
    Item { to: address.into(), ..item }
}

#[test]
fn what_was_written_for_one_address_goes_to_no_other() {
    let mut outbox = Outbox::default();
    outbox.apply(Command::Open("https://a".into()), 0, 0);
    outbox.apply(Command::Queue(to(item("a", 1), "https://a")), 0, 0);
    outbox.apply(Command::Open("https://b".into()), 0, 0);
    assert_eq!(outbox.next_due(9_999), None);
    assert_eq!(outbox.standing_of(&record("a", "response", "ana", &[])), ("paused", "address"));
    outbox.apply(Command::Queue(to(item("a", 1), "https://b")), 0, 0);
    assert_eq!(outbox.next_due(9_999).map(|(item, _)| item.to.as_str()), Some("https://b"));
}

#[test]
fn who_takes_consent_back_holds_back_their_own_entries_and_nobody_elses() {
    let mut outbox = Outbox::default();
    outbox.apply(Command::Queue(item("a", 1)), 0, 0);
    let mut other = item("b", 2);
    other.revision.by = "ben".into();
    outbox.apply(Command::Queue(other), 0, 0);
    outbox.apply(Command::Agree("ana".into(), false), 0, 0);
    assert_eq!(outbox.next_due(0).map(|(item, _)| item.id.as_str()), Some("b-2"));
    assert_eq!(outbox.standing_of(&record("a", "response", "ana", &[])), ("paused", "consent"));
    assert_eq!(outbox.parting(0).count(), 1);
    let mut removal = item("a", 3);
    removal.event = Json::object([("type", "hallway.response.removed".into())]);
    outbox.apply(Command::Queue(removal), 0, 0);
    sent(&mut outbox, YES, 0);
    assert_eq!(sent(&mut outbox, YES, 9_000), "a-3", "what was sent may be asked back");
    outbox.apply(Command::Agree("ana".into(), true), 0, 0);
    outbox.apply(Command::Queue(item("a", 4)), 0, 0);
    assert_eq!(sent(&mut outbox, YES, 20_000), "a-4");
}

#[test]
fn tabs_that_do_not_send_follow_the_one_that_does() {
    let (mut sender, mut other) = (Outbox::default(), Outbox::default());
    let tell = |changes: Vec<Change>, from: &mut Outbox, sending: bool| {
        for change in changes {
            let command = match change {
                Change::Keep(item) => Command::Hear { item, sending },
                Change::Drop(id) => Command::Lose(id),
            };
            assert_eq!(from.apply(command, 0, 0), [], "nothing is written twice");
        }
    };
    let queued = other.apply(Command::Queue(item("a", 1)), 0, 0);
    tell(queued, &mut sender, true);
    let started = sender.apply(Command::Start("a-1".into()), 0, 0);
    // What the other tab still believes is older than what the sender knows.
    tell(vec![Change::Keep(item("a", 1))], &mut sender, true);
    assert_eq!(states(&sender), [("a-1", "sending")]);
    tell(started, &mut other, false);
    assert_eq!((states(&other), other.next_due(0)), (vec![("a-1", "sending")], None));
    let ended = sender.apply(Command::Ended { id: "a-1".into(), outcome: Outcome::Refused(404) }, 0, 0);
    tell(ended, &mut other, false);
    assert_eq!(states(&other), [("a-1", "failed")]);
    let again = other.apply(Command::Again("a-1".into()), 5_000, 0);
    tell(again, &mut sender, true);
    assert_eq!(sent(&mut sender, YES, 5_000), "a-1");
    let newer = other.apply(Command::Queue(item("a", 2)), 6_000, 0);
    tell(newer, &mut sender, true);
    assert_eq!(states(&sender), [("a-2", "queued")]);
}

#[test]
fn a_page_that_goes_takes_along_what_never_failed() {
    let mut outbox = Outbox::default();
    for n in 1..=3 {
        outbox.apply(Command::Queue(item(["a", "b", "c"][n as usize - 1], n)), 0, 5_000);
    }
    let ids: Vec<String> = outbox.parting(0).map(|item| item.id.clone()).collect();
    assert_eq!(ids, ["a-1", "b-2", "c-3"]);
    for id in ids {
        outbox.apply(Command::Part(id), 0, 0);
    }
    assert_eq!((outbox.flying(), outbox.next_due(0)), (3, None));
    outbox.apply(Command::Ended { id: "a-1".into(), outcome: Outcome::Busy }, 0, 0);
    assert_eq!(outbox.parting(10).count(), 0, "a receiver that asked for rest gets it");
}

#[test]
fn what_was_never_queued_says_why() {
    let mut outbox = Outbox::default();
    let mut theirs = record("a", "response", "ben", &[]);
    assert_eq!(outbox.standing_of(&theirs), ("", ""), "nothing is to be sent at all");
    outbox.apply(Command::Open("https://a".into()), 0, 0);
    assert_eq!(outbox.standing_of(&theirs), ("unsent", "elsewhere"));
    theirs.rest.insert("source".into(), "paper".into());
    assert_eq!(outbox.standing_of(&theirs), ("unsent", "paper"), "no other device will send it");
}

#[test]
fn sending_can_be_paused_by_hand() {
    let mut outbox = Outbox::default();
    outbox.apply(Command::Queue(item("a", 1)), 0, 0);
    outbox.apply(Command::Pause, 0, 0);
    outbox.apply(Command::Queue(item("b", 2)), 0, 0);
    assert_eq!(outbox.standing_of(&record("b", "response", "ana", &[])), ("paused", "host"));
    outbox.apply(Command::Again(String::new()), 0, 0);
    assert_eq!(states(&outbox), [("a-1", "queued"), ("b-2", "queued")]);
}

#[test]
fn what_was_under_way_when_sending_was_paused_waits_for_the_host_too() {
    let mut outbox = Outbox::default();
    outbox.apply(Command::Queue(item("a", 1)), 0, 0);
    outbox.apply(Command::Start("a-1".into()), 0, 0);
    outbox.apply(Command::Pause, 10, 0);
    let kept =
        outbox.apply(Command::Ended { id: "a-1".into(), outcome: Outcome::Later("500".into()) }, 20, 0);
    assert_eq!(outbox.standing_of(&record("a", "response", "ana", &[])), ("paused", "host"));
    let Some(Change::Keep(kept)) = kept.into_iter().next_back() else { panic!("it is kept") };
    let mut later = Outbox::default();
    later.apply(Command::Restore(vec![kept]), 1_000_000, 0);
    assert_eq!(later.next_due(1_000_000), None, "nor does the next visit send it");
}
