//! [`Store`] over the browser: `localStorage`, which other tabs and a closing page count on, and IndexedDB,
//! which outlives a killed browser. Each thing is written to both; either may be missing.

mod alike;
mod database;
mod local;
mod opening;
mod room;
mod tabs;

use litemap::LiteMap;
use std::{
    cell::{Cell, RefCell},
    rc::{Rc, Weak},
};

use alike::{Found, found};
use database::{Database, Fault};
use local::Local;
pub use local::area as local_area;
use tabs::Tabs;
use wasm_bindgen_futures::spawn_local;

use crate::{
    domain::{Record, Stamp, notes::is_shared},
    formats::storage::{COUNT, Change, Keys, union},
    ports::{
        Later, Store,
        store::{Kept, Loaded, News, StoreError, Watch},
    },
};

/// Keeps one session in this browser. Nothing is written before the first thing is kept.
pub struct BrowserStore {
    kept: Rc<Session>,
}

/// Those who want to hear what other tabs did.
type Watchers = Rc<RefCell<LiteMap<u32, Rc<dyn Fn(News)>>>>;

struct Session {
    keys: Keys,
    local: Local,
    database: Database,
    tabs: Tabs,
    watchers: Watchers,
    /// Stamp of the revision of each record that `localStorage` holds, to remove it when a later one is safe.
    latest: RefCell<LiteMap<String, Stamp>>,
    count: Cell<u64>,
}

impl BrowserStore {
    /// The store of the session with this id.
    #[must_use]
    pub fn new(session: &str) -> Self {
        let kept = Rc::new_cyclic(|weak: &Weak<Session>| {
            let keys = Keys::new(session);
            let (late, heard, back) = (weak.clone(), weak.clone(), weak.clone());
            let again = move |kept: Weak<Session>, away: bool| {
                if let Some(kept) = kept.upgrade() {
                    spawn_local(async move { kept.load_again(away).await });
                }
            };
            let heard = move |news| {
                if let Some(kept) = heard.upgrade() {
                    kept.hear(news);
                }
            };
            Session {
                database: Database::new(Rc::new(move || again(late.clone(), false))),
                tabs: Tabs::new(&keys, Rc::new(heard), Rc::new(move || again(back.clone(), true))),
                keys,
                local: Local::default(),
                watchers: Watchers::default(),
                latest: RefCell::default(),
                count: Cell::default(),
            }
        });
        Self { kept }
    }
}

impl Store for BrowserStore {
    fn load(&self) -> Later<Loaded> {
        let kept = Rc::clone(&self.kept);
        Box::pin(kept.load())
    }

    fn save(&self, records: Vec<Record>) -> Later<Result<Kept, StoreError>> {
        let kept = Rc::clone(&self.kept);
        let put =
            |record: &Record| Change::Put(kept.keys.revision(&record.id, &record.stamp), record.canonical());
        let mut changes: Vec<Change> = records.iter().map(put).collect();
        let near = kept.local.carry_out(&changes);
        let older: Vec<Change> =
            records.iter().filter_map(|record| kept.supersede(record)).map(Change::Drop).collect();
        let ids: Vec<String> = records.iter().map(|record| record.id.clone()).collect();
        kept.tabs.tell(&News::Saved(records));
        changes.extend_from_slice(&older);
        Box::pin(async move {
            let answer = how_safe(near, kept.database.write(&changes, true).await);
            if answer.is_ok() {
                let _ = kept.local.carry_out(&older);
            } else {
                // Not kept, so that finding none of them later does not mean that somebody cleared them.
                kept.latest.borrow_mut().retain(|id, _| !ids.contains(id));
            }
            answer
        })
    }

    fn note(&self, name: &str, text: Option<&str>) -> Later<Result<Kept, StoreError>> {
        let kept = Rc::clone(&self.kept);
        let (key, count_key) = (kept.keys.note(name), kept.keys.note(COUNT));
        let held: Option<u64> = kept.local.get(&count_key).and_then(|count| count.parse().ok());
        kept.count.set(held.unwrap_or_default().max(kept.count.get()) + 1);
        let change = match text {
            Some(text) => Change::Put(key, text.to_owned()),
            None => Change::Drop(key),
        };
        let changes = [change, Change::Put(count_key, kept.count.get().to_string())];
        let near = kept.local.carry_out(&changes);
        if is_shared(name) {
            kept.tabs.tell(&News::Noted { name: name.to_owned(), text: text.map(str::to_owned) });
        }
        Box::pin(async move { how_safe(near, kept.database.write(&changes, true).await) })
    }

    fn clear(&self) -> Later<Result<(), StoreError>> {
        let kept = Rc::clone(&self.kept);
        let all = Change::DropRange(kept.keys.start().to_owned(), kept.keys.end());
        let _ = kept.local.carry_out([&all]);
        kept.latest.borrow_mut().clear();
        kept.tabs.tell(&News::Cleared);
        Box::pin(async move {
            match kept.database.write(&[all], false).await {
                Ok(()) => Ok(()),
                // A database that cannot be opened has never taken anything.
                Err(Fault::Unopened(_)) => Ok(()),
                Err(Fault::Refused(_) | Fault::Silent) => Err(StoreError::Denied),
            }
        })
    }

    fn percent_used(&self) -> Later<Option<u32>> {
        let near = self.kept.local.percent_used();
        Box::pin(async move { near.max(room::percent_used().await) })
    }

    fn watch(&self, told: Rc<dyn Fn(News)>) -> Watch {
        let watchers = Rc::clone(&self.kept.watchers);
        let seat = watchers.borrow().last().map_or(0, |(last, _)| last + 1);
        watchers.borrow_mut().insert(seat, told);
        Watch(Some(Box::new(move || drop(watchers.borrow_mut().remove(&seat)))))
    }
}

impl Session {
    async fn load(self: Rc<Self>) -> Loaded {
        let names = self.database.keys(self.keys.start(), &self.keys.end()).await;
        let is_deep = names.is_ok();
        let names = names.unwrap_or_default();
        let (found, told) = found(&self.keys, &self.local, &self.database, &names).await;
        let is_deep = is_deep && told.is_ok();
        let safe = match (is_deep, self.local.is_open()) {
            (true, _) => Kept::OnDevice,
            (false, true) => Kept::InBrowser,
            (false, false) => Kept::InTab,
        };
        let Found { mut records, near, deep } = found;
        let both = union(&self.keys, &near, &deep);
        // What one place lost comes back from the other. Nothing anywhere: nothing is written.
        let _ = self.local.carry_out(&both.lacks(&self.keys, &near));
        if is_deep {
            let lacks = both.lacks(&self.keys, &deep);
            let kept = Rc::clone(&self);
            spawn_local(async move {
                if !lacks.is_empty() {
                    let _ = kept.database.write(&lacks, true).await;
                }
            });
        }
        self.count.set(both.count.max(self.count.get()));
        records.extend(both.records);
        records.iter().for_each(|record| drop(self.supersede(record)));
        Loaded { records, notes: both.notes, problems: both.problems, kept: safe }
    }

    /// The page was away, or the database joins late: what happened meanwhile is news.
    async fn load_again(self: Rc<Self>, away: bool) {
        let had_some = !self.latest.borrow().is_empty();
        let Loaded { records, notes, kept, .. } = Rc::clone(&self).load().await;
        // A place that cannot be read is not an empty one.
        if away && records.is_empty() && had_some && kept == Kept::OnDevice {
            self.hear(News::Cleared);
        } else {
            self.hear(News::Back { records, notes, away });
        }
    }

    fn hear(&self, news: News) {
        match &news {
            News::Saved(records) => records.iter().for_each(|record| drop(self.supersede(record))),
            News::Noted { .. } | News::Back { .. } => {}
            News::Cleared => self.latest.borrow_mut().clear(),
        }
        let watchers: Vec<_> = self.watchers.borrow().values().cloned().collect();
        watchers.iter().for_each(|told| told(news.clone()));
    }

    /// Takes note of a revision; answers with the key of the one that it supersedes.
    fn supersede(&self, record: &Record) -> Option<String> {
        let mut latest = self.latest.borrow_mut();
        let held = latest.get(&record.id);
        if held.is_some_and(|held| *held >= record.stamp) {
            return None;
        }
        let older = latest.insert(record.id.clone(), record.stamp.clone())?;
        Some(self.keys.revision(&record.id, &older))
    }
}

/// Durable only where IndexedDB has it: a killed browser loses what `localStorage` took in its last minute.
fn how_safe(near: Result<(), StoreError>, deep: Result<(), Fault>) -> Result<Kept, StoreError> {
    match (near, deep) {
        (_, Ok(())) => Ok(Kept::OnDevice),
        (Ok(()), Err(_)) => Ok(Kept::InBrowser),
        (Err(StoreError::Full), _) => Err(StoreError::Full),
        (_, Err(Fault::Refused(why) | Fault::Unopened(why))) => Err(why),
        (Err(StoreError::Denied), Err(Fault::Silent)) => Err(StoreError::Denied),
    }
}
