//! A store that is gone when the tab closes, and that fails when it is told to.

use std::{
    cell::{Cell, RefCell},
    future::ready,
    rc::Rc,
};

use litemap::LiteMap;

use crate::{
    domain::{Record, merge::Records, notes::is_shared},
    ports::{
        Later, Store,
        store::{Kept, Loaded, News, StoreError, Watch},
    },
};

/// One tab's view of what is held in memory.
#[derive(Default)]
pub struct MemoryStore {
    shelf: Rc<Shelf>,
    seat: u32,
}

/// By tab, and by order within it.
type Watchers = LiteMap<(u32, u32), Rc<dyn Fn(News)>>;

#[derive(Default)]
struct Shelf {
    records: RefCell<Records>,
    notes: RefCell<LiteMap<String, String>>,
    watchers: RefCell<Watchers>,
    seats: Cell<u32>,
    failing: Cell<Option<StoreError>>,
}

impl MemoryStore {
    /// Another tab beside this one, with the same things.
    #[must_use]
    pub fn beside(&self) -> Self {
        let seat = self.shelf.seats.get() + 1;
        self.shelf.seats.set(seat);
        Self { shelf: Rc::clone(&self.shelf), seat }
    }

    /// From now on nothing can be kept, for this reason; or it can again.
    pub fn fail(&self, why: impl Into<Option<StoreError>>) {
        self.shelf.failing.set(why.into());
    }

    fn keep(&self, change: impl FnOnce(&Shelf)) -> Later<Result<Kept, StoreError>> {
        let kept = match self.shelf.failing.get() {
            Some(why) => Err(why),
            None => {
                change(&self.shelf);
                Ok(Kept::InTab)
            }
        };
        Box::pin(ready(kept))
    }

    fn tell(&self, news: &News) {
        let others: Vec<_> =
            self.shelf.watchers.borrow().iter().map(|(at, told)| (*at, Rc::clone(told))).collect();
        for ((seat, _), told) in others {
            if seat != self.seat {
                told(news.clone());
            }
        }
    }
}

impl Store for MemoryStore {
    fn load(&self) -> Later<Loaded> {
        let records = self.shelf.records.borrow().all().cloned().collect();
        let notes = self.shelf.notes.borrow().clone();
        Box::pin(ready(Loaded { records, notes, problems: Vec::new(), kept: Kept::InTab }))
    }

    fn save(&self, records: Vec<Record>) -> Later<Result<Kept, StoreError>> {
        let answer = self.keep(|shelf| shelf.records.borrow_mut().extend(records.clone()));
        self.tell(&News::Saved(records));
        answer
    }

    fn note(&self, name: &str, text: Option<&str>) -> Later<Result<Kept, StoreError>> {
        let answer = self.keep(|shelf| {
            let mut notes = shelf.notes.borrow_mut();
            match text {
                Some(text) => drop(notes.insert(name.to_owned(), text.to_owned())),
                None => drop(notes.remove(name)),
            }
        });
        if is_shared(name) {
            self.tell(&News::Noted { name: name.to_owned(), text: text.map(str::to_owned) });
        }
        answer
    }

    fn clear(&self) -> Later<Result<(), StoreError>> {
        self.shelf.records.take();
        self.shelf.notes.take();
        self.tell(&News::Cleared);
        Box::pin(ready(Ok(())))
    }

    fn percent_used(&self) -> Later<Option<u32>> {
        Box::pin(ready(self.shelf.failing.get().map(|_| 100)))
    }

    fn watch(&self, told: Rc<dyn Fn(News)>) -> Watch {
        let shelf = Rc::clone(&self.shelf);
        let last = shelf.watchers.borrow().keys().map(|(_, last)| *last).max().unwrap_or_default();
        let at = (self.seat, last + 1);
        shelf.watchers.borrow_mut().insert(at, told);
        Watch(Some(Box::new(move || drop(shelf.watchers.borrow_mut().remove(&at)))))
    }
}
