//! What waits to be handed to the organization's webhook. It decides; it never sends.
//!
//! One request at a time, in the order in which things were written: what went wrong is tried again before
//! anything later goes. An event keeps its id over all tries, so that the receiver can drop duplicates: no
//! answer never means "not delivered". What is to be kept comes back from [`Outbox::apply`], one note an
//! item, and is kept before anything is sent.

mod item;
mod line;
mod pace;

use litemap::LiteMap;

pub use item::{Item, Outcome, State};

use super::Record;

/// Bytes that may leave at once when the page goes out of sight: browsers allow 64 KB to all requests that
/// outlive a page.
pub const PARTING: usize = 60_000;

/// Every event that waits, is under way, or has gone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outbox {
    items: LiteMap<String, Item>,
    /// Event ids of what is to be sent, by their place in the line.
    line: LiteMap<String, String>,
    /// The event id of each record's latest revision.
    latest: LiteMap<String, String>,
    /// Where everything goes; items that were meant for another address stay.
    to: String,
    /// Those on this device who did not agree, or no longer do.
    silent: Vec<String>,
    flying: usize,
    tried: bool,
    seq: u64,
    /// Why nothing is sent until somebody says so; empty: it is.
    closed: String,
    /// Until when nothing is sent: requests keep a distance.
    quiet_until: u64,
    /// Until when the receiver has asked for rest.
    busy_until: u64,
    changes: Vec<Change>,
}

/// Everything that can happen to an outbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// The page starts, and these items were kept.
    Restore(Vec<Item>),
    /// Everything goes to this address from now on.
    Open(String),
    /// The person with this author id agreed, or does not.
    Agree(String, bool),
    /// This tab sends from now on: what another had under way when it went is sent again.
    Turn,
    /// Another tab kept an item. `sending`: this is the tab that sends, and knows better what became of it.
    Hear {
        /// The item.
        item: Item,
        /// Whether this tab sends.
        sending: bool,
    },
    /// Another tab dropped the item with this id.
    Lose(String),
    /// A revision of a record is to be sent. It takes the place of older ones that have not gone.
    Queue(Item),
    /// The event with this id goes out now.
    Start(String),
    /// As the page goes out of sight, the event with this id goes too, whatever else is under way.
    Part(String),
    /// The request for an event ended.
    Ended {
        /// Id of the event.
        id: String,
        /// How.
        outcome: Outcome,
    },
    /// The network is back, or somebody looks at the page again: the next event need not wait longer.
    Wake,
    /// Somebody asks by hand to try again what failed or was paused; all of it where the id is empty.
    Again(String),
    /// Somebody asks by hand to send nothing for now.
    Pause,
}

/// What is to be kept on the device after a command, in this order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Keep this item in its new form.
    Keep(Item),
    /// Drop the item with this id.
    Drop(String),
}

impl Outbox {
    /// Carries out a command at `now`, with a number that nobody can guess, and says what is to be kept.
    pub fn apply(&mut self, command: Command, now: u64, random: u64) -> Vec<Change> {
        match command {
            Command::Restore(items) => self.restore(items),
            Command::Open(to) => self.to = to,
            Command::Agree(who, yes) => self.agree(who, yes),
            Command::Turn => self.turn(now, random),
            Command::Hear { item, sending } => self.adopt(item, sending),
            Command::Lose(id) => self.lose(&id),
            Command::Queue(item) => self.queue(item, now, random),
            Command::Start(id) => {
                if matches!(self.next_due(now), Some((next, 0)) if next.id == id) {
                    self.start(&id);
                }
            }
            Command::Part(id) => self.start(&id),
            Command::Ended { id, outcome } => self.ended(&id, &outcome, now, random),
            Command::Wake => self.wake(now),
            Command::Again(id) => self.again(&id, now),
            Command::Pause => self.close("host"),
        }
        std::mem::take(&mut self.changes)
    }

    /// The event to send next and how many milliseconds from `now`; nothing while one is under way.
    #[must_use]
    pub fn next_due(&self, now: u64) -> Option<(&Item, u64)> {
        if self.flying > 0 || !self.closed.is_empty() {
            return None;
        }
        let next = self.lined_up().next()?;
        let due = next.due.max(self.quiet_until).max(self.busy_until);
        Some((next, due.saturating_sub(now)))
    }

    /// Whether there is anything to send, or under way in a tab that may have gone: only then does anybody need
    /// the turn. What goes to another address is for the tabs that send there.
    #[must_use]
    pub fn needs_turn(&self) -> bool {
        let ours = |item: &Item| item.state == State::Sending && item.to == self.to;
        self.lined_up().next().is_some() || (self.flying > 0 && self.items.values().any(ours))
    }

    /// What may still leave at once when the page goes out of sight: what was never tried, in order, up to
    /// the first that has to wait.
    pub fn parting(&self, now: u64) -> impl Iterator<Item = &Item> {
        let rests = !self.closed.is_empty() || now < self.busy_until;
        self.lined_up().take_while(move |item| item.state == State::Queued && !rests)
    }

    /// All items, by event id.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.items.values()
    }

    /// The item with this event id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Item> {
        self.items.get(id)
    }

    /// The latest that is known of a record's way to the receiver.
    #[must_use]
    pub fn of_record(&self, record: &str) -> Option<&Item> {
        self.items.get(self.latest.get(record)?)
    }

    /// The number of the next event of this device.
    #[must_use]
    pub fn next_seq(&self) -> u64 {
        self.seq + 1
    }

    /// How many requests are under way.
    #[must_use]
    pub fn flying(&self) -> usize {
        self.flying
    }

    /// Where everything goes; empty: nowhere.
    #[must_use]
    pub fn to(&self) -> &str {
        &self.to
    }

    /// Whether the person with this author id did not agree, or no longer does.
    #[must_use]
    pub fn is_silent(&self, who: &str) -> bool {
        self.silent.iter().any(|other| other == who)
    }

    /// Whether everything waits until somebody says so.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        !self.closed.is_empty()
    }

    /// Where an item stands and why, in two words for people and exports: what its author or another
    /// address holds back is paused as well.
    #[must_use]
    pub fn standing<'a>(&self, item: &'a Item) -> (State, &'a str) {
        match self.held_back(item) {
            // What was under way to another address when its tab went gets no answer any more.
            Some(why) if item.state.waits() || (item.state == State::Sending && why == "address") => {
                (State::Paused, why)
            }
            _ => (item.state, &item.error),
        }
    }

    /// The same for a record, in words; `unsent` where nothing of it was ever queued here.
    #[must_use]
    pub fn standing_of(&self, record: &Record) -> (&'static str, &str) {
        match self.of_record(&record.id) {
            Some(item) => {
                let (state, why) = self.standing(item);
                (state.word(), why)
            }
            None if self.to.is_empty() => ("", ""),
            // Whoever wrote on paper was not asked.
            None if record.is_from_paper() => ("unsent", "paper"),
            None if self.is_silent(&record.by) => ("unsent", "consent"),
            None => ("unsent", "elsewhere"),
        }
    }
}
