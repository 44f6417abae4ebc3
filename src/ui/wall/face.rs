//! What a card shows, as data: a card is drawn anew only when this changes.

use std::sync::Arc;

use leptos::prelude::With;

use super::{super::app::App, moderated::moderated};
use crate::domain::{
    Kind, Record,
    session::Session,
    wall::{
        help::{Answer, answered},
        is_withheld, offers,
    },
};

/// What a card shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Face {
    /// The card's record.
    pub record: Arc<Record>,
    /// Its author, in words.
    pub who: String,
    /// Whether its author is a featured guest.
    pub guest: bool,
    /// Whether it belongs to the person here.
    pub mine: bool,
    /// How many offered help.
    pub helpers: usize,
    /// How many of those wait for the author's answer.
    pub open: usize,
    /// The offer of the person here.
    pub offer: Option<String>,
    /// What its author is told about moderation, by key; mostly nothing.
    pub moderated: Option<&'static str>,
    /// The hypothesis that it is the result of.
    pub before: Option<Record>,
    /// What came of it.
    pub after: Vec<Record>,
}

impl Face {
    /// What the card with this id shows now; nothing where it is gone. Followed.
    pub fn of(app: App, id: &str) -> Option<Self> {
        app.session.with(|session| {
            let record = Arc::clone(session.records.shared(id).filter(|record| !record.deleted)?);
            let mine = record.by == session.me;
            let mut face = Self {
                who: if mine { app.t("card.you") } else { app.author(&record.by) },
                guest: session.is_guest(&record.by),
                mine,
                helpers: 0,
                open: 0,
                offer: None,
                moderated: if mine { moderated(session, &record) } else { None },
                before: None,
                after: Vec::new(),
                record,
            };
            let mut came: Vec<&Record> = outcomes(session, id, id);
            for offer in offers(session, id) {
                face.helpers += 1;
                face.open += usize::from(answered(&session.records, offer) == Answer::Open);
                if offer.by == session.me {
                    face.offer = Some(offer.id.clone());
                }
            }
            if let Some(re) = &face.record.re {
                face.before = session.records.get(re).filter(|record| session.may_read(record)).cloned();
                came.extend(outcomes(session, re, id));
            }
            if face.before.is_some() || !came.is_empty() {
                let withheld = app.guide().all_withheld(session);
                face.before.take_if(|record| is_withheld(session, record, &withheld));
                came.retain(|record| !is_withheld(session, record, &withheld));
                face.after = came.into_iter().cloned().collect();
            }
            Some(face)
        })
    }

    /// Whether it is a commitment: something to do, and what is needed for it.
    pub fn is_commitment(&self) -> bool {
        self.record.kind == Kind::Commitment
    }
}

fn outcomes<'a>(session: &'a Session, about: &'a str, card: &str) -> Vec<&'a Record> {
    let came = |record: &&Record| {
        matches!(record.kind.word(), "result" | "follow-up") && record.id != card && session.may_read(record)
    };
    session.records.about(about).filter(came).collect()
}
