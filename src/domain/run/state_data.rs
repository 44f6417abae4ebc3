//! The state of a running session as the data of its record, and back. Flat: texts and whole numbers.

use super::{
    State,
    state::{KIND, PLANNED, SPENT, id},
    timer::{LONGEST, Motion, Timer},
};
use crate::domain::{Json, Problem, Stamp, json::Map, merge::Records, settings::Pace};

impl State {
    /// The state of a session, as its records know it. Without a record it is the default.
    #[must_use]
    pub fn of(records: &Records, session: &str) -> (Self, Vec<Problem>) {
        let id = id(session);
        match records.get(&id).filter(|record| !record.deleted) {
            Some(record) if record.kind.word() == KIND => Self::read(&record.data, &format!("{id}/data")),
            Some(_) => (Self::default(), vec![problem(&id, "kind")]),
            None => (Self::default(), Vec::new()),
        }
    }

    /// Reads the data of a record that stands at `at`.
    ///
    /// What cannot be read counts as not there, is reported, and is written back as it came until a
    /// command gives it a value.
    #[must_use]
    pub fn read(data: &Map, at: &str) -> (Self, Vec<Problem>) {
        let mut fields = Fields { at, rest: data.clone(), problems: Vec::new() };
        let pace = fields.text("pace");
        let pace = Pace::from_word(&pace).unwrap_or_else(|| {
            if !pace.is_empty() {
                fields.problem("pace");
                fields.rest.insert("pace".to_owned(), pace.into());
            }
            Pace::default()
        });
        let state = Self {
            pace,
            leader: fields.text("leader"),
            step: fields.text("step"),
            since: fields.number("since"),
            moved: fields.number("moved"),
            timer: fields.timer("timer"),
            whole: fields.timer("whole"),
            rest: Map::new(),
        };
        for (name, value) in &fields.rest {
            let counted = name.starts_with(SPENT) || name.starts_with(PLANNED);
            if counted && value.whole().is_none() {
                fields.problems.push(problem(at, name));
            }
        }
        (Self { rest: fields.rest, ..state }, fields.problems)
    }

    /// The state as the data of a record, with everything that came with it and is not known here.
    #[must_use]
    pub fn data(&self) -> Map {
        let mut data = self.rest.clone();
        if self.pace != Pace::default() || !data.contains_key("pace") {
            data.insert("pace".to_owned(), self.pace.word().into());
        }
        for (name, text) in [("leader", &self.leader), ("step", &self.step)] {
            if !text.is_empty() {
                data.insert(name.to_owned(), text.as_str().into());
            }
        }
        put_number(&mut data, "since", self.since);
        put_number(&mut data, "moved", self.moved);
        for (name, timer) in [("timer", self.timer), ("whole", self.whole)] {
            if let Some(timer) = timer {
                put_timer(&mut data, name, timer);
            }
        }
        data
    }
}

const STARTED: &str = "-started";
const LENGTH: &str = "-length";
const ENDS: &str = "-ends";
const AT: &str = "-at";

fn put_timer(data: &mut Map, name: &str, timer: Timer) {
    let (motion, at) = match timer.motion {
        Motion::Running => ("running", None),
        Motion::Paused(at) => ("paused", Some(at)),
        Motion::Stopped(at) => ("stopped", Some(at)),
    };
    data.insert(name.to_owned(), motion.into());
    let numbers =
        [(STARTED, Some(timer.started)), (LENGTH, Some(timer.length)), (ENDS, Some(timer.ends)), (AT, at)];
    for (part, number) in numbers {
        match number {
            Some(number) => data.insert([name, part].concat(), number.into()),
            None => data.remove(&[name, part].concat()),
        };
    }
}

fn put_number(data: &mut Map, name: &str, number: u64) {
    if number > 0 {
        data.insert(name.to_owned(), number.into());
    }
}

fn problem(at: &str, field: &str) -> Problem {
    Problem::new(format!("{at}/{field}"), "record.field").with("field", field)
}

struct Fields<'a> {
    at: &'a str,
    rest: Map,
    problems: Vec<Problem>,
}

impl Fields<'_> {
    fn text(&mut self, name: &str) -> String {
        match self.rest.remove(name) {
            Some(Json::Text(text)) => text,
            Some(other) => {
                self.keep(name, other);
                String::new()
            }
            None => String::new(),
        }
    }

    fn number(&mut self, name: &str) -> u64 {
        match self.rest.remove(name) {
            Some(value) => whole(&value, Stamp::MS_MAX).unwrap_or_else(|| {
                self.keep(name, value);
                0
            }),
            None => 0,
        }
    }

    /// A timer is whole or not there: its fields go together.
    fn timer(&mut self, name: &str) -> Option<Timer> {
        let motion = match self.rest.get(name)? {
            Json::Null => return None,
            value => value.text().unwrap_or_default().to_owned(),
        };
        let mut broken = None;
        let mut number = |part: &'static str, most: u64| {
            let found = self.rest.get(&[name, part].concat()).and_then(|value| whole(value, most));
            if found.is_none() {
                broken = Some(part);
            }
            found.unwrap_or_default()
        };
        let started = number(STARTED, Stamp::MS_MAX);
        let length = number(LENGTH, LONGEST);
        let ends = number(ENDS, Stamp::MS_MAX + LONGEST);
        let at = if motion == "running" { 0 } else { number(AT, Stamp::MS_MAX + LONGEST) };
        let motion = match motion.as_str() {
            "running" => Motion::Running,
            "paused" => Motion::Paused(at),
            "stopped" => Motion::Stopped(at),
            _ => {
                self.problem(name);
                return None;
            }
        };
        if let Some(part) = broken {
            self.problem(&[name, part].concat());
            return None;
        }
        for part in ["", STARTED, LENGTH, ENDS, AT] {
            self.rest.remove(&[name, part].concat());
        }
        Some(Timer { started, length, ends, motion })
    }

    fn keep(&mut self, name: &str, value: Json) {
        if value != Json::Null {
            self.problem(name);
        }
        self.rest.insert(name.to_owned(), value);
    }

    fn problem(&mut self, name: &str) {
        self.problems.push(problem(self.at, name));
    }
}

fn whole(value: &Json, most: u64) -> Option<u64> {
    value.whole().filter(|number| *number <= most)
}
