//! Devices, a network and a clock that exist in memory alone; what decides is the real outbox.

use hallway::{
    domain::{
        Json, Stamp,
        outbox::{Change, Command, Item, Outbox, State},
        settings::WebhookFormat,
    },
    formats::{envelope, json, outbox},
    ports::sender::Answer,
};
use litemap::LiteMap;

pub const ADDRESS: &str = "https://example.org/hook";

/// Chance that comes again: xorshift.
pub struct Chance(pub u64);

impl Chance {
    pub fn draw(&mut self) -> u64 {
        for (left, by) in [(true, 13), (false, 7), (true, 17)] {
            self.0 ^= if left { self.0 << by } else { self.0 >> by };
        }
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    pub fn below(&mut self, n: u64) -> u64 {
        self.draw() % n
    }
}

/// The other end: what it does with a request, and when its answer is there.
pub trait Receiver {
    fn take(&mut self, now: u64, id: &str, body: &Json, chance: &mut Chance) -> (u64, Answer);
}

/// A browser: its storage outlives its tab.
pub struct Device {
    pub outbox: Outbox,
    notes: LiteMap<String, String>,
    answer: Option<(u64, String, Answer)>,
    pub requests: u32,
    seq: u64,
    name: String,
}

impl Device {
    pub fn new(name: String) -> Self {
        let mut device = Self {
            outbox: Outbox::default(),
            notes: LiteMap::new(),
            answer: None,
            requests: 0,
            seq: 0,
            name,
        };
        device.outbox.apply(Command::Open(ADDRESS.into()), 0, 0);
        device
    }

    /// What the page does with every command: notes first.
    pub fn apply(&mut self, command: Command, now: u64, chance: &mut Chance) {
        for change in self.outbox.apply(command, now, chance.draw()) {
            match change {
                Change::Keep(item) => {
                    let (name, text) = outbox::note(&item);
                    self.notes.insert(name, text);
                }
                Change::Drop(id) => drop(self.notes.remove(&outbox::name(&id))),
            }
        }
    }

    pub fn write(&mut self, now: u64, chance: &mut Chance) {
        self.seq += 1;
        let record = format!("{}-{:06}", self.name, self.seq);
        let event = Json::object([
            ("type", "hallway.response.saved".into()),
            ("id", format!("{record}-e").into()),
            ("seq", self.seq.into()),
        ]);
        let revision = Stamp { ms: now, n: 0, by: self.name.clone() };
        let item = Item::new(format!("{record}-e"), record, revision, self.seq, event);
        self.apply(Command::Queue(Item { to: ADDRESS.into(), ..item }), now, chance);
    }

    /// The tab is gone, and opened again: what was under way has no answer any more.
    pub fn reopen(&mut self, now: u64, chance: &mut Chance) {
        let (items, problems) = outbox::read(&self.notes);
        assert_eq!(problems, []);
        self.answer = None;
        self.outbox = Outbox::default();
        self.apply(Command::Open(ADDRESS.into()), now, chance);
        self.apply(Command::Restore(items), now, chance);
        self.apply(Command::Turn, now, chance);
    }

    /// When something happens next on this device.
    pub fn next(&self, now: u64) -> Option<u64> {
        let due = self.outbox.next_due(now).map(|(_, wait)| now + wait);
        let answer = self.answer.as_ref().map(|(at, ..)| *at);
        [due, answer].into_iter().flatten().min()
    }

    /// Takes an answer that is there, and sends what is due.
    pub fn step(&mut self, now: u64, receiver: &mut impl Receiver, chance: &mut Chance) {
        if let Some((_, id, answer)) = self.answer.take_if(|(at, ..)| *at <= now) {
            let outcome = answer.outcome(&id);
            self.apply(Command::Ended { id, outcome }, now, chance);
        }
        let Some((item, 0)) = self.outbox.next_due(now) else { return };
        let id = item.id.clone();
        self.apply(Command::Start(id.clone()), now, chance);
        let item = self.outbox.get(&id).unwrap();
        assert_eq!(item.state, State::Sending);
        let body = envelope::wrap(item, WebhookFormat::Json).unwrap().0;
        let (delay, answer) = receiver.take(now, &id, &json::read(&body).value, chance);
        self.requests += 1;
        // The page itself gives up after 30 s.
        let (delay, answer) = if delay > 30_000 { (30_000, Answer::TimedOut) } else { (delay, answer) };
        self.answer = Some((now + delay, id, answer));
    }
}

pub fn yes(id: &str) -> Answer {
    Answer::Status { code: 200, body: format!("{{\"received\":[\"{id}\"]}}") }
}

pub fn status(code: u16) -> Answer {
    Answer::Status { code, body: String::new() }
}
