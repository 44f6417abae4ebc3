//! One event on its way, and how a request for it can end.

use super::pace;
use crate::domain::{Json, Stamp, record::words};

/// One event on its way: one a record revision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Id of the event; the same for every try.
    pub id: String,
    /// The record that it tells of.
    pub record: String,
    /// Which revision of it, by whom.
    pub revision: Stamp,
    /// The address that its author agreed to. It goes nowhere else.
    pub to: String,
    /// Counts the events of this device.
    pub seq: u64,
    /// What the receiver gets, but for the number of the try.
    pub event: Json,
    /// Where it stands.
    pub state: State,
    /// How often it was sent.
    pub tries: u32,
    /// When it was queued, in milliseconds since 1970.
    pub queued: u64,
    /// Before when it is not sent, in milliseconds since 1970.
    pub due: u64,
    /// When it had gone, in milliseconds since 1970; 0 before.
    pub gone: u64,
    /// What went wrong the last time: `network`, `timeout`, `policy`, `host` (paused by hand) or an HTTP
    /// status; empty where nothing did.
    pub error: String,
}

words! {
    /// Where an event stands. The interface says each in words.
    State {
        /// It waits for its turn.
        #[default]
        Queued = "queued",
        /// It is under way.
        Sending = "sending",
        /// The receiver's answer names it.
        Acknowledged = "acknowledged",
        /// The receiver said yes.
        Accepted = "accepted",
        /// It was sent; the answer cannot be read.
        HandedOver = "handed-over",
        /// It did not work, and is tried again later.
        Waiting = "waiting",
        /// It did not work, and is tried again only by hand.
        Failed = "failed",
        /// The receiver is gone or the page's policy forbids it: nothing is sent until somebody says so.
        Paused = "paused",
    }
}

/// How a request ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// An answer of the 200s; `named` where it names the event.
    Accepted {
        /// Whether the answer names the event.
        named: bool,
    },
    /// Sent, and the answer is hidden.
    HandedOver,
    /// The receiver has too much to do (429).
    Busy,
    /// Worth another try, for this reason.
    Later(String),
    /// Not worth another try (a status of the 400s).
    Refused(u16),
    /// Not worth any try (410, or the page's policy), for this reason.
    Closed(String),
}

impl Outcome {
    /// What an HTTP status means.
    #[must_use]
    pub fn of_status(code: u16, named: bool) -> Self {
        match code {
            200..=299 => Self::Accepted { named },
            410 => Self::Closed(code.to_string()),
            429 => Self::Busy,
            408 | 425 => Self::Later(code.to_string()),
            400..=499 => Self::Refused(code),
            _ => Self::Later(code.to_string()),
        }
    }
}

impl State {
    /// Whether it is to be sent without anybody's doing.
    #[must_use]
    pub fn waits(self) -> bool {
        matches!(self, Self::Queued | Self::Waiting)
    }

    /// Whether it has gone, as far as can be known.
    #[must_use]
    pub fn is_gone(self) -> bool {
        matches!(self, Self::Acknowledged | Self::Accepted | Self::HandedOver)
    }

    /// Whether it goes no further unless somebody asks for it.
    #[must_use]
    pub fn is_stuck(self) -> bool {
        matches!(self, Self::Failed | Self::Paused)
    }
}

impl Item {
    /// An event that was never sent.
    #[must_use]
    pub fn new(
        id: impl Into<String>,
        record: impl Into<String>,
        revision: Stamp,
        seq: u64,
        event: Json,
    ) -> Self {
        Self {
            id: id.into(),
            record: record.into(),
            revision,
            to: String::new(),
            seq,
            event,
            state: State::Queued,
            tries: 0,
            queued: 0,
            due: 0,
            gone: 0,
            error: String::new(),
        }
    }

    /// Whether it tells of an entry, and not of the session.
    #[must_use]
    pub fn is_about_entry(&self) -> bool {
        self.id != self.record
    }

    /// Whether it says no more than that a record was taken back.
    #[must_use]
    pub fn is_removal(&self) -> bool {
        self.event.str("type").ends_with(".removed")
    }

    pub(super) fn end(&mut self, outcome: &Outcome, now: u64, random: u64) {
        (self.state, self.error) = match outcome {
            Outcome::Accepted { named: true } => (State::Acknowledged, String::new()),
            Outcome::Accepted { named: false } => (State::Accepted, String::new()),
            Outcome::HandedOver => (State::HandedOver, String::new()),
            Outcome::Busy => (State::Waiting, "429".to_owned()),
            Outcome::Later(why) => (State::Waiting, why.clone()),
            Outcome::Refused(code) => (State::Failed, code.to_string()),
            Outcome::Closed(why) => (State::Paused, why.clone()),
        };
        if self.state.is_gone() {
            self.gone = now;
        }
        if self.state == State::Waiting {
            let tired = self.tries >= pace::TRIES || now.saturating_sub(self.queued) >= pace::LONGEST;
            self.state = if tired { State::Failed } else { State::Waiting };
            let rest = if *outcome == Outcome::Busy { pace::busy(random) } else { 0 };
            self.due = now + rest + pace::backoff(self.tries, random);
        }
    }

    /// The item as a note on this device.
    #[must_use]
    pub fn json(&self) -> Json {
        let revision = Json::object([
            ("ms", self.revision.ms.into()),
            ("n", u64::from(self.revision.n).into()),
            ("by", self.revision.by.as_str().into()),
        ]);
        Json::object([
            ("id", self.id.as_str().into()),
            ("record", self.record.as_str().into()),
            ("revision", revision),
            ("to", self.to.as_str().into()),
            ("seq", self.seq.into()),
            ("event", self.event.clone()),
            ("state", self.state.word().into()),
            ("tries", u64::from(self.tries).into()),
            ("queued", self.queued.into()),
            ("due", self.due.into()),
            ("gone", self.gone.into()),
            ("error", self.error.as_str().into()),
        ])
    }

    /// An item that was kept as a note.
    #[must_use]
    pub fn from_json(json: &Json) -> Option<Self> {
        let text = |name: &str| json.get(name)?.text().map(str::to_owned);
        let number = |name: &str| json.get(name)?.whole();
        let revision = json.get("revision")?;
        let revision = Stamp {
            ms: revision.get("ms")?.whole()?,
            n: u32::try_from(revision.get("n")?.whole()?).ok()?,
            by: revision.str("by").to_owned(),
        };
        Some(Self {
            state: State::from_word(json.str("state"))?,
            tries: u32::try_from(number("tries")?).ok()?,
            queued: number("queued")?,
            due: number("due")?,
            gone: number("gone").unwrap_or_default(),
            to: text("to").unwrap_or_default(),
            error: text("error").unwrap_or_default(),
            ..Self::new(text("id")?, text("record")?, revision, number("seq")?, json.get("event")?.clone())
        })
    }
}
