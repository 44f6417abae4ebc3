//! How a session runs right now: one record that every window and device of the session shares.

use ulid::Ulid;

use super::timer::{LONGEST, MINUTE, Timer};
use crate::domain::{Json, Kind, Quote, Stamp, Visible, json::Map, session::Entry, settings::Pace};

/// The word of the kind of that record.
pub const KIND: &str = "session-state";

/// How a session runs right now. All times are milliseconds since 1970.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// Whether the host leads.
    pub pace: Pace,
    /// Author id of who leads; empty: nobody.
    pub leader: String,
    /// Id of the step where the host is; empty before the first and after the last.
    pub step: String,
    /// Since when time counts for that step; 0 while none counts.
    pub since: u64,
    /// How often everyone was moved.
    pub moved: u64,
    /// The timer of the step.
    pub timer: Option<Timer>,
    /// The timer of the whole session.
    pub whole: Option<Timer>,
    /// Minutes and time spent by step, and fields that this version does not know.
    pub(super) rest: Map,
}

/// Everything that can happen to a running session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// The session goes on at this pace.
    Pace(Pace),
    /// This person leads from now on.
    Lead(String),
    /// The host goes to a step; the others are offered it.
    Go(String),
    /// The host goes to a step, and everyone with them.
    MoveEveryone(String),
    /// Something happens to the timer of the step.
    Step(Turn),
    /// A round of the step, counted from 0, starts with this many milliseconds.
    Round(usize, u64),
    /// Something happens to the timer of the whole session. While it is paused, no step is spending time.
    Whole(Turn),
    /// These steps get these minutes (0: the step is left out).
    Plan(Vec<(String, u64)>),
    /// The session is over.
    End,
}

/// Something that happens to a timer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// It starts anew with this many milliseconds.
    Start(u64),
    /// It stands still.
    Pause,
    /// It runs again.
    Resume,
    /// It gets this many minutes more, or fewer.
    Extend(i64),
    /// It ends.
    Stop,
}

/// The id of the record that holds the state of a session: the same on every device, so that copies meet.
///
/// ```
/// use hallway::{domain::run::state, formats::record};
/// assert!(record::is_id(&state::id("riverside 2026")));
/// assert_ne!(state::id("a"), state::id("b"));
/// ```
#[must_use]
pub fn id(session: &str) -> String {
    let (high, low) = (hash(session, 0xcbf2_9ce4_8422_2325), hash(session, 0x6c62_272e_07bb_0142));
    Ulid::from_parts(0, u128::from(high) << 64 | u128::from(low)).to_string()
}

/// FNV-1a from a given start.
fn hash(text: &str, start: u64) -> u64 {
    let mut hash = start;
    for byte in text.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash
}

impl State {
    /// Carries out a command at `now`.
    pub fn apply(&mut self, command: Command, now: u64) {
        let now = now.min(Stamp::MS_MAX);
        match command {
            Command::Pace(pace) => {
                self.forget("pace");
                self.pace = pace;
            }
            Command::Lead(who) => {
                self.forget("pace");
                self.forget("leader");
                self.pace = Pace::Led;
                self.leader = who;
            }
            Command::Go(step) => self.go(step, now),
            Command::MoveEveryone(step) => {
                self.go(step, now);
                self.forget("moved");
                self.moved = self.moved.wrapping_add(1) % Stamp::MS_MAX;
            }
            Command::Step(turn) => {
                if matches!(turn, Turn::Start(_)) {
                    self.end_timer(now);
                }
                self.timer = turned(self.timer, turn, now);
                self.forget_for("timer", self.timer);
            }
            Command::Round(round, length) => {
                self.apply(Command::Step(Turn::Start(length)), now);
                self.rest.insert(ROUND.to_owned(), (round as u64 + 1).into());
            }
            Command::Whole(turn) => {
                self.book(now);
                self.whole = turned(self.whole, turn, now);
                self.forget_for("whole", self.whole);
                self.count(now);
            }
            Command::Plan(minutes) => {
                for (step, minutes) in minutes {
                    self.rest.insert(planned_key(&step), minutes.into());
                }
            }
            Command::End => {
                self.go(String::new(), now);
                self.whole = turned(self.whole, Turn::Stop, now);
            }
        }
    }

    /// Milliseconds spent on a step up to `now`, over all visits.
    #[must_use]
    pub fn spent(&self, step: &str, now: u64) -> u64 {
        let booked = self.rest.get(&spent_key(step)).and_then(Json::whole).unwrap_or_default();
        let running = if step == self.step && self.since > 0 { now.saturating_sub(self.since) } else { 0 };
        booked.min(LONGEST) + running.min(LONGEST)
    }

    /// The minutes of a step (for one time, where it repeats) if the host changed them; 0: it is left out.
    #[must_use]
    pub fn planned(&self, step: &str) -> Option<u64> {
        let minutes = self.rest.get(&planned_key(step)).and_then(Json::whole)?;
        Some(minutes.min(super::step::MOST))
    }

    /// The minutes of a step when its timer starts: what is planned, else its `usual` ones, which a step that was left
    /// out has again where the host goes there; five where there are none.
    #[must_use]
    pub fn minutes(&self, step: &str, usual: u64) -> u64 {
        let minutes = self.planned(step).filter(|minutes| *minutes > 0).unwrap_or(usual);
        if minutes == 0 { 5 } else { minutes }
    }

    /// Whether the host left a step out, and is not there themselves.
    #[must_use]
    pub fn leaves_out(&self, step: &str) -> bool {
        self.planned(step) == Some(0) && self.step != step
    }

    /// The round of the step, counted from 0, whose timer the step has.
    #[must_use]
    pub fn round(&self) -> Option<usize> {
        let round = self.rest.get(ROUND).and_then(Json::whole).filter(|_| self.timer.is_some())?;
        usize::try_from(round).ok()?.checked_sub(1)
    }

    /// Whether somebody worked on a step, up to `now`: its timer ran for a minute. Who only looked in did not.
    #[must_use]
    pub fn began(&self, step: &str, now: u64) -> bool {
        let running = |timer: Timer| step == self.step && timer.elapsed(now) >= MINUTE;
        self.rest.contains_key(&began_key(step)) || self.timer.is_some_and(running)
    }

    /// The state as an entry for [`session::Command::Write`](crate::domain::session::Command::Write)
    /// under [`id`]: for the room, quoted by nobody.
    #[must_use]
    pub fn entry(&self) -> Entry {
        Entry {
            kind: Kind::from(KIND),
            prompt: None,
            re: None,
            data: self.data(),
            visible: Visible::Room,
            quote: Quote::No,
        }
    }

    fn go(&mut self, step: String, now: u64) {
        self.book(now);
        self.forget("step");
        if self.step != step {
            self.end_timer(now);
            self.hold(false);
            self.forget("timer");
            self.timer = None;
            self.step = step;
        }
        self.count(now);
    }

    /// Notes that the timer of the step ran, before another takes its place.
    fn end_timer(&mut self, now: u64) {
        if self.began(&self.step, now) && !self.step.is_empty() {
            self.rest.insert(began_key(&self.step), true.into());
        }
        self.forget(ROUND);
    }

    /// Drops what could not be read of a field, or of a timer with its parts, before it gets a new value.
    pub(super) fn forget(&mut self, name: &str) {
        self.rest.retain(|key, _| {
            let part = key.strip_prefix(name);
            !part.is_some_and(|part| part.is_empty() || part.starts_with('-'))
        });
    }

    fn forget_for(&mut self, name: &str, timer: Option<Timer>) {
        if timer.is_some() {
            self.forget(name);
        }
    }

    /// Puts the time since the last booking down for the step.
    fn book(&mut self, now: u64) {
        if self.since > 0 && !self.step.is_empty() {
            let spent = self.spent(&self.step, now).min(LONGEST);
            self.rest.insert(spent_key(&self.step), spent.into());
        }
        self.since = 0;
    }

    fn count(&mut self, now: u64) {
        self.forget("since");
        let rests = self.whole.is_some_and(|whole| !whole.runs());
        self.since = if self.step.is_empty() || rests { 0 } else { now };
    }
}

fn turned(timer: Option<Timer>, turn: Turn, now: u64) -> Option<Timer> {
    match turn {
        Turn::Start(length) => Some(Timer::start(length, now)),
        Turn::Pause => timer.map(|timer| timer.paused(now)),
        Turn::Resume => timer.map(|timer| timer.resumed(now)),
        Turn::Extend(minutes) => timer.map(|timer| timer.extended(minutes, now)),
        Turn::Stop => timer.map(|timer| timer.stopped(now)),
    }
}

pub(super) const SPENT: &str = "spent.";
pub(super) const PLANNED: &str = "planned.";
pub(super) const BEGAN: &str = "began.";
const ROUND: &str = "round";

fn spent_key(step: &str) -> String {
    [SPENT, step].concat()
}

fn planned_key(step: &str) -> String {
    [PLANNED, step].concat()
}

fn began_key(step: &str) -> String {
    [BEGAN, step].concat()
}
