//! How the line moves: each step touches the items that it concerns and no others.

use super::{Change, Item, Outbox, Outcome, State, pace};

impl Outbox {
    /// What may be sent, in order.
    pub(super) fn lined_up(&self) -> impl Iterator<Item = &Item> {
        let items = self.line.values().filter_map(|id| self.items.get(id));
        items.filter(|item| self.held_back(item).is_none())
    }

    /// Why an item is not sent although it waits, if so.
    pub(super) fn held_back(&self, item: &Item) -> Option<&'static str> {
        if item.to != self.to {
            return Some("address");
        }
        // Who took consent back may still ask for what was sent to be removed.
        (self.is_silent(&item.revision.by) && !item.is_removal()).then_some("consent")
    }

    pub(super) fn agree(&mut self, who: String, yes: bool) {
        self.silent.retain(|other| *other != who);
        if !yes {
            self.silent.push(who);
        }
    }

    pub(super) fn turn(&mut self, now: u64, random: u64) {
        let lost = |item: &&Item| item.state == State::Sending;
        let lost: Vec<Item> = self.items.values().filter(lost).cloned().collect();
        for mut item in lost {
            if self.latest.get(&item.record).is_some_and(|latest| *latest != item.id) {
                self.take(&item.id);
                continue;
            }
            item.state = State::Queued;
            item.due = now + pace::first(random);
            self.hold(&mut item);
            self.put(item);
        }
    }

    pub(super) fn restore(&mut self, items: Vec<Item>) {
        for item in items {
            self.adopt(item, false);
        }
        if self.lined_up().next().is_some() {
            self.closed.clear();
        }
    }

    /// Takes in what another tab, or an earlier visit, kept.
    pub(super) fn adopt(&mut self, item: Item, sending: bool) {
        if let Some(held) = self.items.get(&item.id).filter(|_| sending) {
            // Somebody asked by hand, in a tab that does not send.
            let again = held.state.is_stuck() && item.state.waits();
            let pause = held.state.waits() && item.state == State::Paused;
            if !again && !pause && held.to == item.to {
                return;
            }
        }
        if self.of_record(&item.record).is_some_and(|held| held.revision > item.revision) {
            return;
        }
        let again = self.items.get(&item.id).is_some_and(|held| held.state.is_stuck() && item.state.waits());
        if again {
            self.closed.clear();
        }
        self.supersede(&item);
        self.put(item);
        // Whoever changed it has kept it.
        self.changes.clear();
    }

    pub(super) fn lose(&mut self, id: &str) {
        if self.items.get(id).is_some_and(|item| item.state != State::Sending) {
            self.take(id);
            self.changes.clear();
        }
    }

    pub(super) fn queue(&mut self, mut item: Item, now: u64, random: u64) {
        let held = self.of_record(&item.record);
        if held.is_some_and(|held| held.revision >= item.revision && held.to == item.to) {
            return;
        }
        self.supersede(&item);
        item.state = State::Queued;
        item.error.clear();
        self.hold(&mut item);
        item.queued = now;
        item.due = if self.tried { now } else { now + pace::first(random) };
        self.put(item);
    }

    pub(super) fn start(&mut self, id: &str) {
        if let Some(mut item) = self.items.get(id).filter(|item| item.state.waits()).cloned() {
            item.state = State::Sending;
            item.tries += 1;
            self.put(item);
        }
    }

    pub(super) fn ended(&mut self, id: &str, outcome: &Outcome, now: u64, random: u64) {
        let Some(mut item) = self.items.get(id).filter(|item| item.state == State::Sending).cloned() else {
            return;
        };
        item.end(outcome, now, random);
        self.hold(&mut item);
        if *outcome == Outcome::Busy {
            self.busy_until = self.busy_until.max(now + pace::BUSY);
        }
        self.quiet_until = self.quiet_until.max(now + pace::APART);
        let (state, why) = (item.state, item.error.clone());
        if self.latest.get(&item.record).is_some_and(|latest| latest != id) {
            // A newer revision waits, which says all that this one said.
            self.take(id);
        } else {
            self.put(item);
        }
        if state == State::Paused {
            self.close(&why);
        } else if state.is_gone() {
            self.wake(now);
        }
    }

    /// At most one step, and only after a failure: a whole room whose network comes back, or whose page
    /// has just opened, must not send everything at once.
    pub(super) fn wake(&mut self, now: u64) {
        let next = self.lined_up().next().filter(|item| item.state == State::Waiting && item.due > now);
        if let Some(mut item) = next.cloned() {
            item.due = now;
            self.put(item);
        }
    }

    pub(super) fn again(&mut self, id: &str, now: u64) {
        self.closed.clear();
        let asked = |item: &&Item| item.state.is_stuck() && (id.is_empty() || item.id == id);
        let stuck: Vec<Item> = self.items.values().filter(asked).cloned().collect();
        for mut item in stuck {
            item.state = State::Queued;
            item.tries = 0;
            item.queued = now;
            item.due = now;
            self.put(item);
        }
    }

    pub(super) fn close(&mut self, why: &str) {
        why.clone_into(&mut self.closed);
        let waiting: Vec<Item> = self.lined_up().cloned().collect();
        for mut item in waiting {
            self.hold(&mut item);
            self.put(item);
        }
    }

    /// What waits while nothing is sent is paused too: a later visit knows by its items that it is.
    fn hold(&self, item: &mut Item) {
        if item.state.waits() && !self.closed.is_empty() {
            item.state = State::Paused;
            item.error.clone_from(&self.closed);
        }
    }

    /// Drops what a newer revision replaces. What is under way cannot be called back.
    fn supersede(&mut self, item: &Item) {
        let held = self.of_record(&item.record);
        let older = held.filter(|held| held.id != item.id && held.state != State::Sending);
        if let Some(id) = older.map(|held| held.id.clone()) {
            self.take(&id);
        }
    }

    fn put(&mut self, item: Item) {
        if let Some(held) = self.items.get(&item.id) {
            self.flying -= usize::from(held.state == State::Sending);
            self.line.remove(&place(held));
        }
        self.flying += usize::from(item.state == State::Sending);
        self.tried |= item.tries > 0;
        self.seq = self.seq.max(item.seq);
        if item.state == State::Paused {
            self.closed.clone_from(&item.error);
        }
        if item.state.waits() {
            self.line.insert(place(&item), item.id.clone());
        }
        if self.of_record(&item.record).is_none_or(|held| held.revision <= item.revision) {
            self.latest.insert(item.record.clone(), item.id.clone());
        }
        self.changes.push(Change::Keep(item.clone()));
        self.items.insert(item.id.clone(), item);
    }

    fn take(&mut self, id: &str) {
        let Some(item) = self.items.remove(id) else { return };
        self.flying -= usize::from(item.state == State::Sending);
        self.line.remove(&place(&item));
        if self.latest.get(&item.record).is_some_and(|latest| latest == id) {
            self.latest.remove(&item.record);
        }
        self.changes.push(Change::Drop(id.to_owned()));
    }
}

/// Where an item stands in the line, as a text that sorts. Two tabs may count to the same number.
fn place(item: &Item) -> String {
    format!("{:016}{}", item.seq, item.id)
}
