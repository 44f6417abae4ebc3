//! What goes to storage, and what the person is told of that: "saved" only when nothing is owed.

use litemap::LiteMap;

use leptos::{prelude::*, task::spawn_local};

use super::super::{
    after,
    app::{App, Safety},
};
use crate::{
    domain::{
        Json, Kind, Record, Visible,
        json::ordered,
        notes::{ME, OUTBOX, drafts, is_shared},
        unsaved::{Standing, Thing},
    },
    ports::store::{Kept, StoreError},
};

impl App {
    /// Keeps records that the person here changed.
    pub(in crate::ui) fn keep(self, records: Vec<Record>) {
        if records.is_empty() {
            return;
        }
        self.claim();
        self.queue(&records);
        self.carry_on(&records);
        self.safety.set(Safety::Saving);
        self.save(records, true);
    }

    /// Keeps records from a file. Their authors agreed to nothing here, so that only a host who sends for the
    /// room passes them on; the site hears of the file.
    #[cfg(feature = "host")]
    pub(in crate::ui) fn keep_file(self, records: Vec<Record>) {
        if records.is_empty() {
            return;
        }
        self.claim();
        if self.gathers() {
            self.queue(&records);
        }
        self.carry_on(&records);
        self.safety.set(Safety::Saving);
        self.save(records, false);
    }

    fn save(self, records: Vec<Record>, tells: bool) {
        let things = records.iter().map(|record| Thing::Record(record.id.clone())).collect();
        let turn = self.begin(things);
        let saved = self.outside.with_value(|outside| outside.ports.store.save(records.clone()));
        spawn_local(async move {
            let result = saved.await;
            if self.session.is_disposed() {
                return;
            }
            self.settle(turn, result, false);
            for record in records.iter().filter(|_| tells && result.is_ok()) {
                self.tell(record);
            }
            self.weigh();
        });
    }

    /// The page around hears of what is for more people than its author.
    fn tell(self, record: &Record) {
        if record.is_entry() && record.visible > Visible::Me {
            let name = if record.deleted { "entry-removed" } else { "entry-saved" };
            self.emit(name, &record.json());
        }
    }

    /// Writes a note, or drops it.
    pub(super) fn write_note(self, name: &str, text: Option<&str>) {
        let turn = self.begin(vec![Thing::Note(name.to_owned())]);
        let kept = self.outside.with_value(|outside| outside.store_of(name).note(name, text));
        let may_send = name.starts_with(OUTBOX);
        spawn_local(async move {
            let result = kept.await;
            if !self.session.is_disposed() {
                self.settle(turn, result, true);
                if may_send {
                    self.pump();
                }
            }
        });
    }

    fn begin(self, things: Vec<Thing>) -> u32 {
        self.outside.try_update_value(|outside| outside.unsaved.begin(things)).unwrap_or_default()
    }

    /// Hands everything to storage again that it refused.
    pub(super) fn try_again(self) {
        let failed = self.outside.with_value(|outside| outside.unsaved.failed());
        let mut records = Vec::new();
        for thing in failed {
            match thing {
                Thing::Record(id) => {
                    records.extend(self.session.with_untracked(|session| session.records.get(&id).cloned()))
                }
                Thing::Note(name) => self.write_note(&name, self.noted(&name).as_deref()),
            }
        }
        if records.is_empty() {
            return;
        }
        let me = self.session.with_untracked(|session| session.me.clone());
        let (own, brought): (Vec<_>, Vec<_>) = records.into_iter().partition(|record| record.stamp.by == me);
        for (records, tells) in [(own, true), (brought, false)] {
            if !records.is_empty() {
                self.save(records, tells);
            }
        }
    }

    fn settle(self, turn: u32, result: Result<Kept, StoreError>, is_note: bool) {
        let standing = self.outside.try_update_value(|outside| {
            outside.unsaved.end(turn, result.is_ok());
            outside.unsaved.standing()
        });
        match (result, standing) {
            (Err(StoreError::Full), _) => self.safety.set(Safety::Full),
            (Err(StoreError::Denied), _) => self.safety.set(Safety::InTab),
            (Ok(_), Some(Standing::Failed)) => self.try_again(),
            (Ok(kept), Some(Standing::Safe)) => {
                let safe = matches!(
                    self.safety.get_untracked(),
                    Safety::Nothing | Safety::OnDevice | Safety::InBrowser
                );
                if !(is_note && safe) {
                    self.safety.set(safety(kept));
                }
            }
            _ => {}
        }
    }

    /// What storage answered when everything was read.
    pub(super) fn found(self, kept: Kept, empty: bool) {
        self.safety.set(match (kept, empty) {
            (Kept::InTab, _) => Safety::InTab,
            (_, true) => Safety::Nothing,
            (kept, false) => safety(kept),
        });
        let owes = self.outside.with_value(|outside| outside.unsaved.standing() == Standing::Failed);
        if owes {
            self.safety.set(if kept == Kept::InTab { Safety::InTab } else { Safety::Saving });
            self.try_again();
        }
    }

    /// The page was away, or the database has joined late: this is what is kept.
    pub(super) fn catch_up(self, records: Vec<Record>, notes: LiteMap<String, String>, away: bool) {
        let empty = records.is_empty();
        self.gather(records);
        let (shared, own): (Vec<_>, Vec<_>) = notes.into_iter().partition(|(name, _)| is_shared(name));
        let is_idle = self.is_idle();
        self.remember(ordered(own));
        for (name, text) in shared {
            let held = self.noted(&name);
            // Who wrote nothing yet is whoever was here before; otherwise what this page did meanwhile is newer.
            let is_news = away || held.is_none() || (is_idle && name == ME);
            if is_news && held.as_ref() != Some(&text) {
                self.heed(&name, Some(text));
            }
        }
        // What is on its way has its own answer to come.
        let underway = self.outside.with_value(|outside| outside.unsaved.standing() == Standing::Underway);
        if away || underway {
            self.try_again();
        } else {
            self.found(Kept::OnDevice, empty);
        }
    }

    /// Whether the person here has neither posted nor typed anything.
    fn is_idle(self) -> bool {
        let (me, posted) =
            self.session.with_untracked(|session| (session.me.clone(), session.mine().count() > 0));
        let typed = drafts(&me);
        !posted
            && self.outside.with_value(|outside| !outside.notes.keys().any(|name| name.starts_with(&typed)))
    }

    /// What an earlier mount could not store; it is tried again once everything is read.
    pub(super) fn take_up(self, carry: &Json) {
        let notes = carry.get("notes").and_then(Json::map).cloned().unwrap_or_default();
        let mut owed = Vec::new();
        self.outside.update_value(|outside| {
            for (name, text) in notes {
                match text.text() {
                    Some(text) => outside.notes.insert(name.clone(), text.to_owned()),
                    None => outside.notes.remove(&name),
                };
                owed.push(Thing::Note(name));
            }
        });
        for record in self.receive(Self::carried(carry)) {
            owed.push(Thing::Record(record.id));
        }
        let turn = self.begin(owed);
        self.outside.update_value(|outside| outside.unsaved.end(turn, false));
    }

    /// What a later mount has to store: everything that storage has not confirmed.
    pub(in crate::ui) fn owed_to_storage(self) -> [Json; 2] {
        let (mut records, mut notes) = (Vec::new(), crate::domain::json::Map::new());
        self.outside.with_value(|outside| {
            for thing in outside.unsaved.all() {
                match thing {
                    Thing::Record(id) => self.session.with_untracked(|session| {
                        records.extend(session.records.get(id).map(Record::json));
                    }),
                    Thing::Note(name) => {
                        let text = outside.notes.get(name).map_or(Json::Null, |text| text.as_str().into());
                        notes.insert(name.clone(), text);
                    }
                }
            }
        });
        [Json::List(records), Json::Map(notes)]
    }

    /// What the person here promised is kept for the next session of the series.
    fn carry_on(self, records: &[Record]) {
        let Some(series) = self.outside.with_value(|outside| outside.ports.series.clone()) else { return };
        let mut promised = records.to_vec();
        self.session.with_untracked(|session| {
            promised.retain(|record| {
                record.by == session.me
                    && (record.kind == Kind::Commitment || record.kind.word() == after::KIND)
            });
        });
        if !promised.is_empty() {
            // Whatever the answer is, that of the session's own store says it.
            spawn_local(async move {
                let _ = series.save(promised).await;
            });
        }
    }
}

fn safety(kept: Kept) -> Safety {
    match kept {
        Kept::OnDevice => Safety::OnDevice,
        Kept::InBrowser => Safety::InBrowser,
        Kept::InTab => Safety::InTab,
    }
}
