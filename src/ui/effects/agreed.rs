//! What the person here decided about sending, and what they see of it.

use leptos::prelude::*;

use super::super::app::App;
#[cfg(feature = "host")]
use crate::domain::notes::HOST;
use crate::{
    domain::{
        Record, Stamp,
        notes::CONSENT,
        outbox::Command,
        visibility::{self, Audience},
    },
    formats::{envelope, event, json},
};

impl App {
    /// What the person here decided about sending. A yes also sends what they wrote before; that of a host who
    /// sends for the room, what the room wrote.
    pub fn agree(self, yes: bool) {
        #[cfg(feature = "host")]
        if self.gathers() && self.goes_round() {
            self.host();
        }
        let me = self.decides();
        let words = if yes { ["yes ", &self.webhook()].concat() } else { "no".to_owned() };
        self.note(&[CONSENT, &me].concat(), Some(&words));
        self.open_outbox();
        if self.gathers() {
            self.carry_out(if yes { Command::Again(String::new()) } else { Command::Pause });
        }
        if yes {
            self.queue(&self.to_send());
        }
    }

    /// Whose decision holds: where a host sends for the room, that does not change hands with the device.
    pub(super) fn decides(self) -> String {
        #[cfg(feature = "host")]
        if self.gathers() && self.goes_round() {
            return self.noted(HOST).unwrap_or_default();
        }
        self.session.with_untracked(|session| session.me.clone())
    }

    /// Takes in what other windows kept; where this one sends for the room, it sends that too.
    pub(super) fn gather(self, records: Vec<Record>) {
        let new = self.receive(records);
        if self.gathers() {
            self.queue(&new);
        }
    }

    /// The entries that this device sends.
    pub(super) fn to_send(self) -> Vec<Record> {
        self.session.with_untracked(|session| {
            let sent = |record: &&Record| record.is_entry() && self.is_sent_here(&session.me, record);
            session.records.live().filter(sent).cloned().collect()
        })
    }

    /// How many entries a yes would send at once, and how many of them the person here wrote down for others.
    pub fn sendable(self) -> (usize, usize) {
        let mut entries = self.to_send();
        self.session.with_untracked(|session| {
            entries.retain(|record| visibility::one(&session.records, &record.id, Audience::Host).is_some());
            (entries.len(), entries.iter().filter(|record| record.by != session.me).count())
        })
    }

    /// An event to the letter, to be seen before anything is sent.
    pub fn example_event(self) -> String {
        let format = self.settings().webhook_format;
        let entries = self.to_send();
        self.session.with_untracked(|session| {
            let shown = entries
                .iter()
                .filter_map(|record| visibility::one(&session.records, &record.id, Audience::Host));
            let last = shown.max_by(|a, b| a.record.stamp.cmp(&b.record.stamp));
            let wrapped = last.map(|shown| envelope::wrap(&event::saved(&shown, 1), format));
            let Some(Ok((body, kind))) = wrapped else { return String::new() };
            if kind == "text/plain" { json::write_pretty(&json::read(&body).value) } else { body }
        })
    }

    /// The person with this author id is through with the guide, or the host ended the session with this state:
    /// the receiver hears it once, and how many entries it should have by then.
    pub fn complete(self, what: &str, by: event::Ended) {
        let id = [what, "-completed"].concat();
        let known = self
            .outside
            .with_value(|outside| outside.outbox.get(&id).is_some_and(|item| item.to == outside.outbox.to()));
        if known || self.delivery.with_untracked(|delivery| delivery.agreed) != Some(true) {
            return;
        }
        let (entries, _) = self.sendable();
        let item = self.session.with_untracked(|session| {
            event::completed(&session.id, &id, self.now(), &session.me, by, entries)
        });
        self.send_later(item);
        self.pump();
    }

    /// Where a record stands on its way to the receiver, and why: a key of the texts, and a reason.
    pub fn standing(self, record: &Record) -> (&'static str, String) {
        self.delivery.track();
        self.outside.with_value(|outside| {
            let (state, why) = outside.outbox.standing_of(record);
            (state, why.to_owned())
        })
    }

    /// What the person here wrote, taken back or not, and may be with the receiver although they no longer agree.
    pub fn removable(self) -> Vec<Record> {
        self.delivery.track();
        self.session.with_untracked(|session| {
            let sent = |record: &&Record| {
                self.outside.with_value(|outside| {
                    let item = outside.outbox.of_record(&record.id);
                    item.is_some_and(|item| item.tries > 0 && !item.is_removal())
                })
            };
            session.records.all().filter(|record| record.by == session.me).filter(sent).cloned().collect()
        })
    }

    /// Asks the receiver to remove what it may have from the person here.
    pub fn ask_removal(self) {
        let now = self.now();
        for record in self.removable() {
            // Later than what was sent, so that it takes its place and has an id of its own.
            let stamp = Stamp::after(&record.stamp, now, &record.stamp.by);
            self.send_later(event::removed(&record.taken_back(stamp), 0));
        }
        self.pump();
    }
}
