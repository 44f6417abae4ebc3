//! Whole sessions of deliveries: bad receivers, killed tabs, a room that posts at once.

mod world;

use std::collections::{BTreeMap, BTreeSet};

use hallway::{
    domain::{
        Json,
        outbox::{Command, State},
    },
    ports::sender::Answer,
};
use world::{Chance, Device, Receiver, status, yes};

/// Answers anything at all.
#[derive(Default)]
struct Moody {
    /// Event ids in the order in which they came for the first time to something that keeps them.
    held: Vec<String>,
    /// Those whose answer named them and reached the page.
    confirmed: BTreeSet<String>,
    well: bool,
    repeated: usize,
}

impl Receiver for Moody {
    fn take(&mut self, _: u64, id: &str, _: &Json, chance: &mut Chance) -> (u64, Answer) {
        assert!(!self.confirmed.contains(id), "{id} was confirmed and came again");
        let mood = if self.well { 0 } else { chance.below(40) };
        let delay = 50 + chance.below(3_000);
        // Which moods keep what came before they answer badly, or not at all.
        let keeps = matches!(mood, 0..=19 | 34..=39);
        if keeps && self.held.iter().any(|held| held == id) {
            self.repeated += 1;
        } else if keeps {
            self.held.push(id.to_owned());
        }
        match mood {
            0..=15 => (delay, yes(id)),
            16..=19 => (delay, status(200)),
            20..=25 => (delay, status(500)),
            26..=29 => (delay, status(429)),
            30 => (delay, status(404)),
            31 => (delay, status(410)),
            32..=33 => (delay, Answer::Unreachable),
            // Cut off, or without CORS: it came, and the page cannot know.
            34..=36 => (delay, Answer::Unreachable),
            _ => (u64::MAX, Answer::TimedOut),
        }
    }
}

/// 200 entries from four devices in half an hour, whose tabs are killed every few seconds.
fn fault_run(seed: u64) -> (u32, usize, usize, u32) {
    let mut chance = Chance(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let mut moody = Moody::default();
    let mut devices: Vec<Device> = (0..4).map(|n| Device::new(format!("d{n}"))).collect();
    let mut writes: Vec<(u64, usize)> = (0..200).map(|n| (chance.below(1_800_000), n % 4)).collect();
    writes.sort_unstable();
    let (mut now, mut kills, mut by_hand) = (0, 0, BTreeSet::new());
    let (mut next_kill, mut next_help) = (20_000, 900_000);
    let mut writes = writes.into_iter().peekable();
    loop {
        for device in &mut devices {
            device.step(now, &mut moody, &mut chance);
            let confirmed = device.outbox.items().filter(|item| item.state == State::Acknowledged);
            moody.confirmed.extend(confirmed.map(|item| item.id.clone()));
        }
        let all_written = writes.peek().is_none();
        let settled =
            |device: &Device| device.outbox.items().all(|item| item.state.is_gone() || item.state.is_stuck());
        if all_written && devices.iter().all(settled) {
            if moody.well {
                break;
            }
            // Everything has gone or visibly failed, with a reason, before anybody helps.
            for item in devices.iter().flat_map(|device| device.outbox.items()) {
                assert!(item.state.is_gone() || !item.error.is_empty(), "{item:?}");
            }
            moody.well = true;
            next_help = now + 1;
        }
        let steps = devices.iter().filter_map(|device| device.next(now)).map(|at| at.max(now + 1));
        let write = writes.peek().map(|(at, _)| *at);
        now = steps.chain(write).chain([next_help]).chain((!moody.well).then_some(next_kill)).min().unwrap();
        while let Some((_, device)) = writes.next_if(|(at, _)| *at <= now) {
            devices[device].write(now, &mut chance);
        }
        if now >= next_kill && !moody.well {
            let device = chance.below(4) as usize;
            devices[device].reopen(now, &mut chance);
            next_kill = now + 1 + chance.below(40_000);
            kills += 1;
        }
        if now >= next_help {
            for device in &mut devices {
                let stuck = device.outbox.items().filter(|item| item.state.is_stuck());
                by_hand.extend(stuck.map(|item| item.id.clone()));
                device.apply(Command::Again(String::new()), now, &mut chance);
            }
            next_help = now + 900_000;
        }
    }
    // Everything is there, each once after duplicates are dropped, in the order of each device.
    assert_eq!(moody.held.len(), 200);
    assert_eq!(moody.held.iter().collect::<BTreeSet<_>>().len(), 200);
    let mut last = BTreeMap::<&str, u64>::new();
    for id in moody.held.iter().filter(|id| !by_hand.contains(*id)) {
        let mut parts = id.split('-');
        let (device, seq) = (parts.next().unwrap(), parts.next().unwrap().parse().unwrap());
        let before = last.insert(device, seq);
        assert!(before.is_none_or(|before| before < seq), "seed {seed}: {id} came after {before:?}");
    }
    let requests = devices.iter().map(|device| device.requests).sum();
    (requests, moody.repeated, by_hand.len(), kills)
}

#[test]
fn two_hundred_entries_through_every_fault_and_killed_tabs() {
    let runs = 12;
    let (mut requests, mut repeated, mut by_hand, mut kills) = (0, 0, 0, 0);
    for seed in 1..=runs {
        let (r, d, h, k) = fault_run(seed);
        (requests, repeated, by_hand, kills) = (requests + r, repeated + d, by_hand + h, kills + k);
    }
    let entries = runs * 200;
    println!(
        "{entries} entries, {requests} requests, {kills} tabs killed, {by_hand} sent again by hand, \
         {repeated} came twice because their answer was lost; none lost, none confirmed twice"
    );
    assert!(kills > 0 && repeated > 0 && by_hand > 0, "the run was too kind");
}

/// Takes 30 requests at a time, a second or more each.
struct Narrow {
    until: Vec<u64>,
    peak: usize,
    turned_away: usize,
    held: BTreeSet<String>,
}

impl Receiver for Narrow {
    fn take(&mut self, now: u64, id: &str, _: &Json, chance: &mut Chance) -> (u64, Answer) {
        self.until.retain(|until| *until > now);
        if self.until.len() >= 30 {
            self.turned_away += 1;
            return (100, status(429));
        }
        let delay = 1_000 + chance.below(3_000);
        self.until.push(now + delay);
        self.peak = self.peak.max(self.until.len());
        assert!(self.held.insert(id.to_owned()), "{id} came twice");
        (delay, yes(id))
    }
}

fn burst(within: u64, each: usize) -> String {
    let mut chance = Chance(7);
    let mut narrow = Narrow { until: Vec::new(), peak: 0, turned_away: 0, held: BTreeSet::new() };
    let mut devices: Vec<Device> = (0..200).map(|n| Device::new(format!("d{n}"))).collect();
    let mut writes: Vec<(u64, usize)> =
        (0..200 * each).map(|n| (if within == 0 { 0 } else { chance.below(within) }, n % 200)).collect();
    writes.sort_unstable();
    let mut writes = writes.into_iter().peekable();
    let (mut now, mut last) = (0, 0);
    loop {
        while let Some((_, device)) = writes.next_if(|(at, _)| *at <= now) {
            devices[device].write(now, &mut chance);
        }
        for device in &mut devices {
            device.step(now, &mut narrow, &mut chance);
        }
        let waits = devices.iter().flat_map(|device| device.outbox.items()).any(|item| !item.state.is_gone());
        if !waits && writes.peek().is_none() {
            break;
        }
        last = now;
        let steps = devices.iter().filter_map(|device| device.next(now)).map(|at| at.max(now + 1));
        now = steps.chain(writes.peek().map(|(at, _)| *at)).min().unwrap();
    }
    assert_eq!(narrow.held.len(), 200 * each);
    assert!(last <= 300_000, "the last came after {last} ms");
    let mut tries: Vec<u32> =
        devices.iter().flat_map(|device| device.outbox.items()).map(|item| item.tries).collect();
    tries.sort_unstable();
    let requests: u32 = devices.iter().map(|device| device.requests).sum();
    format!(
        "{} entries: {requests} requests, at most {} at once, {} turned away, tries: median {}, most {}; \
         all there after {} s",
        tries.len(),
        narrow.peak,
        narrow.turned_away,
        tries[tries.len() / 2],
        tries.last().unwrap(),
        last / 1_000
    )
}

#[test]
fn a_room_of_two_hundred_posts_at_once() {
    println!("within a minute, one each:   {}", burst(60_000, 1));
    println!("within a minute, three each: {}", burst(60_000, 3));
    println!("in one moment, one each:     {}", burst(0, 1));
}

#[test]
fn a_change_costs_the_same_in_a_long_queue() {
    let cost = |entries: u64| {
        let mut chance = Chance(3);
        let mut device = Device::new("d".into());
        let start = std::time::Instant::now();
        for now in 0..entries {
            device.write(now, &mut chance);
        }
        start.elapsed().as_nanos() as f64 / entries as f64
    };
    cost(500);
    println!("a change with 1,000 items: {:.0} ns, with 20,000: {:.0} ns", cost(1_000), cost(20_000));
}
