//! Which commitments somebody is asked about when they come back.

use leptos::prelude::*;

use super::{super::app::App, KIND};
use crate::domain::{Kind, Record, session::Session, settings::Pace};

/// Who looks again within this time is still in the same session.
const SITTING: u64 = 8 * 60 * 60 * 1_000;

impl App {
    /// Whether the person here wrote a record.
    pub fn is_mine(self, id: &str) -> bool {
        self.session.with_untracked(|session| {
            session.records.get(id).is_some_and(|record| !record.deleted && record.by == session.me)
        })
    }

    /// Finds the open commitments of the person here: those of another day, and what came along from
    /// earlier sessions of the series.
    pub fn recall(self, earlier: &[Record]) {
        if untrack(|| self.pace()) == Pace::SharedDevice {
            return;
        }
        let now = self.now();
        let owed = self.session.with_untracked(|session| owed(session, earlier, now));
        self.owed.set(owed);
    }
}

fn owed(session: &Session, earlier: &[Record], now: u64) -> Vec<Record> {
    let mut owed = Vec::new();
    for record in session.mine() {
        let last = last_word(session, earlier, record);
        if record.kind == Kind::Commitment && last.is_some_and(|last| last + SITTING < now) {
            owed.push(record.clone());
        }
    }
    // On a device that several people used, what whoever wrote last promised.
    let mut latest: Option<&Record> = None;
    for record in earlier {
        if latest.is_none_or(|latest| record.stamp > latest.stamp) {
            latest = Some(record);
        }
    }
    for record in earlier {
        let own = latest.is_some_and(|latest| latest.by == record.by);
        let elsewhere = record.session != session.id && session.records.get(&record.id).is_none();
        let open = record.kind == Kind::Commitment && !record.deleted;
        if open && own && elsewhere && last_word(session, earlier, record).is_some() {
            owed.push(record.clone());
        }
    }
    owed
}

/// When something was last said of a commitment; nothing where it is settled or went on elsewhere.
fn last_word(session: &Session, earlier: &[Record], record: &Record) -> Option<u64> {
    let mut last = record.created;
    for other in session.records.live().chain(earlier) {
        if other.deleted || other.re.as_deref() != Some(record.id.as_str()) {
            continue;
        }
        if other.kind == Kind::Commitment {
            return None;
        }
        if other.kind.word() == KIND {
            if matches!(other.field("status"), "kept" | "let-go") {
                return None;
            }
            last = last.max(other.created);
        }
    }
    Some(last)
}
