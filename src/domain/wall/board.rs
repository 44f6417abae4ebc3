//! The wall as one reads it, kept up to date card by card: what a post costs does not grow with the wall.

use std::{rc::Rc, sync::Arc};

use super::{
    find::{Filter, Line, Order, Sieve, about_author},
    is_withheld, offers, on_wall,
};
use crate::domain::{Kind, Record, moderation::Mode, session::Session};

/// The cards of a session through a filter.
#[derive(Debug, Default)]
pub struct Board {
    /// All cards, in the order of ids.
    lines: Vec<Rc<Line>>,
    /// Those that pass the filter, in its order.
    shown: Vec<Rc<Line>>,
    /// Ids of cards that came while somebody was reading, and wait to be shown.
    waiting: Vec<String>,
    helped: usize,
    /// What the person here opened, in order.
    read: Vec<String>,
    filter: Filter,
    me: String,
    withheld: Vec<String>,
    mode: Mode,
    seen: Option<usize>,
}

impl Board {
    /// Cards that pass the filter, in order.
    #[must_use]
    pub fn shown(&self) -> &[Rc<Line>] {
        &self.shown
    }

    /// The place of a card among those that are shown.
    #[must_use]
    pub fn position(&self, id: &str) -> Option<usize> {
        let at = self.lines.binary_search_by(|line| line.id().cmp(id)).ok()?;
        self.place(self.lines.get(at)?).ok()
    }

    /// How many cards there are without the filter.
    #[must_use]
    pub fn total(&self) -> usize {
        self.lines.len()
    }

    /// To how many of all somebody offered help.
    #[must_use]
    pub fn helped(&self) -> usize {
        self.helped
    }

    /// How many wait to be shown.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.waiting.len()
    }

    /// Where authors of cards are from, in the order of the alphabet.
    #[must_use]
    pub fn places(&self, session: &Session) -> Vec<String> {
        let mut places = Vec::<String>::new();
        for line in &self.lines {
            for field in ["organization", "place"] {
                let place = about_author(session, line.by(), field);
                if let (false, Err(at)) =
                    (place.is_empty(), places.binary_search_by(|held| held.as_str().cmp(place)))
                {
                    places.insert(at, place.to_owned());
                }
            }
        }
        places
    }

    /// The person here opened a card. What is shown stays: a card must not vanish while one reads it.
    pub fn open(&mut self, id: &str) {
        if let Err(at) = self.read.binary_search_by(|held| held.as_str().cmp(id)) {
            self.read.insert(at, id.to_owned());
        }
    }

    /// The person here opened these before, and nothing else.
    pub fn set_read(&mut self, ids: impl Iterator<Item = String>) {
        self.read.clear();
        ids.for_each(|id| self.open(&id));
    }

    /// What the person here opened.
    #[must_use]
    pub fn read(&self) -> &[String] {
        &self.read
    }

    /// Shows what waits.
    pub fn release(&mut self, session: &Session) {
        self.waiting.clear();
        self.sift(session);
    }

    /// Takes in what happened to the session, and says whether anything on the wall changed. With `hold`,
    /// new cards of others wait until [`Board::release`].
    pub fn follow(&mut self, session: &Session, filter: &Filter, withheld: &[String], hold: bool) -> bool {
        let same = self.me == session.me && self.withheld == withheld && self.mode == session.moderation.mode;
        let changes = self.seen.filter(|_| same).and_then(|seen| session.changes.since(seen));
        self.seen = Some(session.changes.count());
        let mut changed = match changes {
            Some(ids) => ids.iter().filter(|id| self.take_in(session, id, hold)).count() > 0,
            None => {
                self.build(session, withheld);
                true
            }
        };
        if self.filter != *filter {
            let narrows = filter.narrows(&self.filter);
            self.filter = filter.clone();
            if narrows {
                let sieve = Sieve::new(&self.filter, &self.read);
                self.shown.retain(|line| sieve.passes(session, line));
            } else {
                self.release(session);
            }
            changed = true;
        }
        changed
    }

    fn build(&mut self, session: &Session, withheld: &[String]) {
        self.me.clone_from(&session.me);
        self.withheld = withheld.to_vec();
        self.mode = session.moderation.mode;
        let mut lines = Vec::new();
        for record in session.records.all_shared() {
            lines.extend(self.line(session, record));
        }
        self.helped = lines.iter().filter(|line| line.helped).count();
        self.lines = lines;
        self.release(session);
    }

    fn sift(&mut self, session: &Session) {
        let sieve = Sieve::new(&self.filter, &self.read);
        let all = self.lines.iter().filter(|line| sieve.passes(session, line)).cloned();
        // Ids are nearly in the order of time: the latest first is one pass from behind.
        let all: Vec<_> =
            if self.filter.order == Order::Oldest { all.collect() } else { all.rev().collect() };
        self.shown = self.filter.order.sort(all);
    }

    /// The card of a record, where it stands on the wall.
    fn line(&self, session: &Session, record: &Arc<Record>) -> Option<Rc<Line>> {
        if !on_wall(session, record) || is_withheld(session, record, &self.withheld) {
            return None;
        }
        let helped = offers(session, &record.id).next().is_some();
        let pinned = session.moderation.is_pinned(&record.id);
        Some(Rc::new(Line::new(Arc::clone(record), helped, pinned)))
    }

    /// A record changed: so did its card, that of what it is about, and those of whom it describes.
    fn take_in(&mut self, session: &Session, id: &str, hold: bool) -> bool {
        let Some(record) = session.records.get(id) else {
            return false;
        };
        let mut cards = vec![id.to_owned()];
        cards.extend(record.re.clone());
        // A decision about an offer concerns the card that it was made to.
        let about = record.re.as_deref().and_then(|re| session.records.get(re));
        cards.extend(about.and_then(|about| about.re.clone()));
        if record.kind == Kind::Profile {
            cards.extend(
                self.lines.iter().filter(|line| line.by() == record.by).map(|line| line.id().to_owned()),
            );
        }
        cards.iter().filter(|card| self.touch(session, card, hold)).count() > 0
    }

    fn touch(&mut self, session: &Session, id: &str, hold: bool) -> bool {
        let at = self.lines.binary_search_by(|line| line.id().cmp(id));
        let old = at.ok().and_then(|at| self.lines.get(at).cloned());
        let new = session.records.shared(id).and_then(|record| self.line(session, record));
        if let Some(old) = &old {
            self.helped -= usize::from(old.helped);
            if let Ok(at) = self.place(old) {
                self.shown.remove(at);
            }
        }
        match (at, &new) {
            (Ok(at), None) => drop(self.lines.remove(at)),
            (Ok(at), Some(new)) => {
                if let Some(held) = self.lines.get_mut(at) {
                    *held = Rc::clone(new);
                }
            }
            (Err(at), Some(new)) => self.lines.insert(at, Rc::clone(new)),
            (Err(_), None) => return false,
        }
        let waits = self.waiting.iter().position(|waiting| waiting == id);
        match (&new, waits) {
            (None, Some(at)) => drop(self.waiting.remove(at)),
            (Some(new), None) if old.is_none() && hold && new.by() != session.me => {
                self.waiting.push(id.to_owned());
            }
            (Some(new), None) if Sieve::new(&self.filter, &self.read).passes(session, new) => {
                if let Err(at) = self.place(new) {
                    self.shown.insert(at, Rc::clone(new));
                }
            }
            _ => {}
        }
        self.helped += usize::from(new.is_some_and(|new| new.helped));
        true
    }

    fn place(&self, line: &Line) -> Result<usize, usize> {
        self.shown.binary_search_by(|other| self.filter.order.compare(other, line))
    }
}
