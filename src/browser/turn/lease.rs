//! The turn where there are no locks: a line in `localStorage` that says who has it and until when. Whoever
//! has it writes it anew every two seconds; when it has run out, another tab takes it.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use gloo::timers::callback::Timeout;

use crate::{
    browser::{BrowserClock, local_area},
    ports::Clock,
};

const BEAT_MS: u32 = 2_000;
const LEASE_MS: u64 = 8_000;
/// Two tabs that take it at once both look again: the one who wrote last has it.
const LOOK_AGAIN_MS: u32 = 200;

/// One tab's place.
pub struct Lease {
    key: String,
    token: String,
    mine: Rc<dyn Fn()>,
    sure: Cell<bool>,
    alone: Cell<bool>,
    timer: RefCell<Option<Timeout>>,
    over: Cell<bool>,
}

impl Lease {
    /// A place that has not begun to wait.
    pub fn new(key: String, mine: Rc<dyn Fn()>) -> Self {
        Self {
            key,
            token: BrowserClock.new_id(),
            mine,
            sure: Cell::default(),
            alone: Cell::default(),
            timer: RefCell::default(),
            over: Cell::default(),
        }
    }

    /// Takes the turn now or when it is free.
    pub fn begin(self: Rc<Self>) {
        if self.over.get() {
            return;
        }
        let ours = self.is_written();
        let free = self.holder().is_none_or(|(_, until)| !self.counts(until));
        self.sure.set(self.sure.get() && ours);
        if ours || free {
            self.write();
            if !self.is_written() {
                // Nothing can be stored: no tab knows of another, and the receiver drops what it gets twice.
                self.alone.set(true);
                return (self.mine)();
            }
        }
        let taken = free && !ours;
        let again = Rc::clone(&self);
        let timer = Timeout::new(if taken { LOOK_AGAIN_MS } else { BEAT_MS }, move || {
            if taken && again.is_written() {
                again.sure.set(true);
                (again.mine)();
            }
            again.begin();
        });
        self.timer.replace(Some(timer));
    }

    /// Whether this tab has the turn at this moment.
    pub fn is_mine(&self) -> bool {
        let mine = self.sure.get() && self.is_written();
        if mine {
            self.write();
        }
        mine || self.alone.get()
    }

    /// Gives it up.
    pub fn end(&self) {
        self.over.set(true);
        self.timer.take();
        if let Some(area) = local_area().filter(|_| self.is_written()) {
            let _ = area.remove_item(&self.key);
        }
    }

    fn holder(&self) -> Option<(String, u64)> {
        let text = local_area()?.get_item(&self.key).ok().flatten()?;
        let (token, until) = text.split_once(' ')?;
        Some((token.to_owned(), until.parse().ok()?))
    }

    fn is_written(&self) -> bool {
        self.holder().is_some_and(|(token, _)| token == self.token)
    }

    /// A time from far ahead is of a clock that was put back since.
    fn counts(&self, until: u64) -> bool {
        let now = BrowserClock.now();
        until > now && until <= now + LEASE_MS
    }

    fn write(&self) {
        if let Some(area) = local_area() {
            let until = BrowserClock.now() + LEASE_MS;
            let _ = area.set_item(&self.key, &[&self.token, " ", &until.to_string()].concat());
        }
    }
}
