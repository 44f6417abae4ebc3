//! Entries on their way to the organization's webhook. Nothing goes before the person agreed.
//!
//! What to send when, and what an answer means, is decided in `domain/outbox`; here it is carried out.

use gloo::{events::EventListener, timers::callback::Timeout};
use leptos::{prelude::*, task::spawn_local};
use std::rc::Rc;

use super::super::app::{App, Delivery, Sent};
#[cfg(feature = "host")]
use crate::domain::settings::is_receiver;
use crate::{
    domain::{
        Json, Record, Stamp,
        notes::{CONSENT, OUTBOX},
        outbox::{Change, Command, Item, Outcome, PARTING},
        settings::{WebhookMode, WebhookWhen},
        visibility::{self, Audience},
    },
    formats::{envelope, event, outbox},
    ports::sender::Parcel,
};

/// The note with the address that a host typed on this device.
#[cfg(feature = "host")]
const ADDRESS: &str = "webhook";

impl App {
    /// Where entries go from this device; empty: nowhere. From the element's own attribute, or typed by
    /// the host, and from nowhere else.
    pub fn webhook(self) -> String {
        let settings = self.settings();
        #[cfg(feature = "host")]
        if let Some(typed) = self.typed_webhook().filter(|_| settings.network) {
            return typed;
        }
        let elsewhere = settings.webhook_when == WebhookWhen::Host && !cfg!(feature = "host");
        if elsewhere { String::new() } else { settings.webhook }
    }

    /// Whether this device sends what everyone wrote, as far as it has it, and not only its own: only where
    /// nobody but the host is asked. Where the page asks each person, their answer holds.
    pub fn gathers(self) -> bool {
        #[cfg(feature = "host")]
        {
            let settings = self.settings();
            settings.webhook_when == WebhookWhen::Host
                || (settings.webhook.is_empty() && self.typed_webhook().is_some())
        }
        #[cfg(not(feature = "host"))]
        {
            false
        }
    }

    /// The address that the host typed.
    #[cfg(feature = "host")]
    pub fn typed_webhook(self) -> Option<String> {
        self.outside.with_value(|outside| Some(outside.typed.clone()).filter(|typed| is_receiver(typed)))
    }

    /// The host types an address, or takes it away.
    #[cfg(feature = "host")]
    pub fn type_webhook(self, address: &str) {
        self.note(ADDRESS, Some(address).filter(|address| !address.is_empty()));
        self.outside.update_value(|outside| address.clone_into(&mut outside.typed));
        self.open_outbox();
    }

    /// Tries again by hand what failed or was paused; all of it where the id is empty.
    #[cfg(feature = "host")]
    pub fn send_again(self, id: &str) {
        self.carry_out(Command::Again(id.to_owned()));
        self.pump();
    }

    /// Sends nothing for now.
    #[cfg(feature = "host")]
    pub fn pause_sending(self) {
        self.carry_out(Command::Pause);
    }

    /// Takes up what an earlier visit left.
    pub(super) fn restore_outbox(self) {
        let (items, problems) = self.outside.with_value(|outside| outbox::read(&outside.notes));
        self.report(problems);
        self.carry_out(Command::Restore(items));
        self.open_outbox();
    }

    /// Where things go and who agreed to that, as far as it is known now.
    pub(super) fn open_outbox(self) {
        let to = self.webhook();
        let me = self.decides();
        let known: Vec<(String, Option<bool>)> = self.outside.with_value(|outside| {
            let notes = outside.notes.iter();
            let decided = |(name, text): (&String, &String)| {
                let who = name.strip_prefix(CONSENT)?;
                let same = text.strip_prefix("yes ") == Some(to.as_str());
                Some((who.to_owned(), if text == "no" { Some(false) } else { same.then_some(true) }))
            };
            notes.filter_map(decided).collect()
        });
        let mine = known.iter().find(|(who, _)| *who == me).and_then(|(_, agreed)| *agreed);
        self.delivery.update(|delivery| delivery.agreed = mine);
        self.carry_out(Command::Open(to));
        self.carry_out(Command::Agree(me, mine == Some(true)));
        for (who, agreed) in known {
            self.carry_out(Command::Agree(who, agreed == Some(true)));
        }
        if self.gathers() {
            // What the room wrote while the host tools were closed.
            self.queue(&self.to_send());
        }
        self.pump();
    }

    /// Another tab kept or dropped an item.
    pub(super) fn hear_item(self, id: &str) {
        let name = outbox::name(id);
        let item = self.outside.with_value(|outside| outside.notes.get(&name).map(|text| outbox::item(text)));
        let sending = self.outside.with_value(|outside| outside.is_sender);
        match item {
            Some(Some(item)) => self.carry_out(Command::Hear { item, sending }),
            Some(None) => {}
            None => self.carry_out(Command::Lose(id.to_owned())),
        }
        self.pump();
    }

    /// Queues records that were changed here, as far as the hosts may get them.
    pub(super) fn queue(self, records: &[Record]) {
        if self.delivery.with_untracked(|delivery| delivery.agreed) != Some(true) {
            return;
        }
        let me = self.session.with_untracked(|session| session.me.clone());
        for record in records.iter().filter(|record| self.is_sent_here(&me, record)) {
            let item = self.session.with_untracked(|session| {
                let shown =
                    visibility::one(&session.records, &record.id, Audience::Host).filter(|_| !record.deleted);
                self.outside.with_value(|outside| {
                    let held = outside.outbox.of_record(&record.id);
                    match (shown, held) {
                        // It was asked to be removed, and its author agreed again: it is new to the receiver.
                        (Some(shown), Some(held)) if held.is_removal() && held.revision > record.stamp => {
                            let stamp = Stamp::after(&held.revision, 0, &record.stamp.by);
                            let again = Record { stamp, ..record.clone() };
                            Some(event::saved(&visibility::Shown { record: &again, ..shown }, 0))
                        }
                        (Some(shown), _) => Some(event::saved(&shown, 0)),
                        (None, held) => held.map(|_| event::removed(record, 0)),
                    }
                })
            });
            if let Some(item) = item {
                self.send_later(item);
            }
        }
        self.pump();
    }

    /// Everyone sends what they wrote, or wrote down for others. Where nobody else is asked, the host's device
    /// sends what it has, also from files.
    pub(super) fn is_sent_here(self, me: &str, record: &Record) -> bool {
        self.gathers() || record.by == me || record.stamp.by == me
    }

    pub(super) fn send_later(self, mut item: Item) {
        let (seq, to) =
            self.outside.with_value(|outside| (outside.outbox.next_seq(), outside.outbox.to().to_owned()));
        event::number(&mut item, seq);
        self.carry_out(Command::Queue(Item { to, ..item }));
    }

    /// The turn passes to the next tab when this one goes; the network and the person wake the queue.
    fn take_turn(self) {
        let mine = Rc::new(move || {
            if !self.session.is_disposed() {
                self.outside.update_value(|outside| outside.is_sender = true);
                self.carry_out(Command::Turn);
                self.pump();
            }
        });
        let turn = self.outside.with_value(|outside| outside.ports.turn.wait(mine));
        let wake = move |_: &web_sys::Event| {
            if !self.session.is_disposed() && !is_hidden() {
                self.carry_out(Command::Wake);
                self.pump();
            }
        };
        let window = web_sys::window();
        let document = window.as_ref().and_then(web_sys::Window::document);
        let mut wakes: Vec<EventListener> = Vec::new();
        if let (Some(window), Some(document)) = (window, document) {
            wakes.extend(["online", "pageshow"].map(|name| EventListener::new(&window, name, wake)));
            wakes.push(EventListener::new(&document, "visibilitychange", wake));
        }
        self.outside.update_value(|outside| {
            outside.turn = Some(turn);
            outside.wakes = wakes;
        });
    }

    /// Sends the next event if it is due, or waits until it is.
    pub(super) fn pump(self) {
        // Nobody waits for a turn before there is something to send: waiting may leave a trace.
        if self.outside.with_value(|outside| outside.turn.is_none() && outside.outbox.needs_turn()) {
            return self.take_turn();
        }
        let now = self.now();
        let next = self
            .outside
            .with_value(|outside| outside.outbox.next_due(now).map(|(item, wait)| (item.id.clone(), wait)));
        let Some((id, wait)) = next else { return };
        if !self.has_turn() {
            return;
        }
        // What became of the last one is safe before the next one leaves: a browser that is killed meanwhile
        // sends at most that one again, and in its place. Storage that answered calls this again.
        if self.outside.with_value(|outside| outside.unsaved.is_underway(OUTBOX)) {
            return;
        }
        if wait == 0 {
            return self.send(Command::Start(id.clone()), id, false);
        }
        let timer = Timeout::new(u32::try_from(wait).unwrap_or(u32::MAX), move || self.pump());
        self.outside.update_value(|outside| outside.send_timer = Some(timer));
    }

    /// A tab that slept may have lost the turn to another.
    fn has_turn(self) -> bool {
        let is_mine = self.outside.with_value(|outside| outside.is_sender && outside.ports.turn.is_mine());
        self.outside.update_value(|outside| outside.is_sender = is_mine);
        is_mine
    }

    /// The page goes out of sight, perhaps for good: what was never tried leaves now.
    pub fn part(self) {
        if !is_hidden() || self.outside.with_value(|outside| !outside.is_sender) || !self.has_turn() {
            return;
        }
        let (now, format) = (self.now(), self.settings().webhook_format);
        let leaving = self.outside.with_value(|outside| {
            let mut bytes = outside.outbox.flying() * event::BODY;
            let mut leaving = Vec::new();
            for item in outside.outbox.parting(now) {
                bytes += envelope::wrap(item, format).map_or(0, |(body, _)| body.len());
                if bytes > PARTING {
                    break;
                }
                leaving.push(item.id.clone());
            }
            leaving
        });
        for id in leaving {
            self.send(Command::Part(id.clone()), id, true);
        }
    }

    fn send(self, command: Command, id: String, keepalive: bool) {
        self.carry_out(command);
        let settings = self.settings();
        let wrapped = self.outside.with_value(|outside| {
            let item = outside.outbox.get(&id)?;
            Some((envelope::wrap(item, settings.webhook_format), item.to.clone()))
        });
        let Some((wrapped, url)) = wrapped else { return };
        let (body, content_type) = match wrapped {
            Ok(wrapped) => wrapped,
            Err(problem) => {
                self.report(vec![problem]);
                return self.ended(id, Outcome::Refused(413));
            }
        };
        let readable = settings.webhook_mode == WebhookMode::Cors;
        let parcel = Parcel { url, body, content_type, readable, keepalive };
        let sent = self.outside.with_value(|outside| outside.ports.sender.send(parcel));
        spawn_local(async move {
            let answer = sent.await;
            if self.session.is_disposed() {
                return;
            }
            let outcome = answer.outcome(&id);
            if matches!(outcome, Outcome::Accepted { .. } | Outcome::HandedOver) {
                self.emit("delivered", &Json::object([("id", id.as_str().into())]));
            }
            self.ended(id, outcome);
        });
    }

    fn ended(self, id: String, outcome: Outcome) {
        self.carry_out(Command::Ended { id, outcome });
        self.pump();
    }

    pub(super) fn carry_out(self, command: Command) {
        let now = self.now();
        let changes = self.outside.try_update_value(|outside| {
            let random =
                u64::try_from(outside.ports.clock.random() & u128::from(u64::MAX)).unwrap_or_default();
            outside.outbox.apply(command, now, random)
        });
        for change in changes.unwrap_or_default() {
            match change {
                Change::Keep(item) => {
                    let (name, text) = outbox::note(&item);
                    self.note_soon(&name, Some(&text));
                }
                Change::Drop(id) => self.note_soon(&outbox::name(&id), None),
            }
        }
        self.flush();
        // Whoever has a device that goes round sees of it what is theirs.
        let alone = self.goes_round().then(|| self.session.with_untracked(|session| session.me.clone()));
        let own = self.count_sent(alone.as_deref());
        #[cfg(feature = "host")]
        let all = self.count_sent(None);
        self.delivery.update(|held| {
            *held = Delivery {
                agreed: held.agreed,
                own,
                #[cfg(feature = "host")]
                all,
            };
        });
    }

    /// What became of the entries of one person, or of everybody's.
    fn count_sent(self, of: Option<&str>) -> Sent {
        let mut sent = Sent::default();
        self.outside.with_value(|outside| {
            let counted = |item: &&Item| item.is_about_entry() && of.is_none_or(|of| item.revision.by == of);
            for item in outside.outbox.items().filter(counted) {
                let (state, why) = outside.outbox.standing(item);
                if state.is_gone() {
                    sent.delivered += 1;
                } else if !state.is_stuck() {
                    sent.waiting += 1;
                } else if why != "consent" {
                    sent.failed += 1;
                }
            }
        });
        sent
    }
}

fn is_hidden() -> bool {
    web_sys::window().and_then(|window| window.document()).is_some_and(|document| document.hidden())
}
