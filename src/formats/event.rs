//! The event that a webhook receives: flat strings, so that tools without code can map them.

use super::{envelope, time, words};
use crate::domain::{
    Json, Problem, Record, json::Map, outbox::Item, settings::WebhookFormat, visibility::Shown,
};

/// The largest body, in bytes.
pub const BODY: usize = 16 * 1024;

/// A record was saved. `shown` is what the hosts may get of it.
#[must_use]
pub fn saved(shown: &Shown<'_>, seq: u64) -> Item {
    let record = shown.record;
    let mut data = Map::new();
    data.insert("record_id".to_owned(), record.id.as_str().into());
    for (name, value) in [("prompt_id", &record.prompt), ("re", &record.re)] {
        if let Some(value) = value {
            data.insert(name.to_owned(), value.as_str().into());
        }
    }
    for (name, field) in [("author", "name"), ("role", "role"), ("organization", "organization")] {
        let value = shown.author.map(|profile| profile.field(field)).unwrap_or_default();
        data.insert(name.to_owned(), value.into());
    }
    data.insert("visibility".to_owned(), record.visible.word().into());
    data.insert("quote".to_owned(), record.quote.word().into());
    for (field, value) in &record.data {
        let value = Json::from(words::value(value, &[]));
        let mut name = field.clone();
        // The names above keep their meaning, whatever a guide calls its fields.
        while data.get(&name).is_some_and(|held| *held != value) {
            name = ["field_", &name].concat();
        }
        data.insert(name, value);
    }
    item(record, "saved", data, seq)
}

/// Numbers an event among those of its device.
pub fn number(item: &mut Item, seq: u64) {
    item.seq = seq;
    if let Json::Map(event) = &mut item.event {
        event.insert("seq".to_owned(), seq.into());
    }
}

/// A record that was sent earlier was taken back, or is no longer for the hosts: its id and nothing else.
#[must_use]
pub fn removed(record: &Record, seq: u64) -> Item {
    item(record, "removed", Map::new(), seq)
}

/// Who came to the end of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// Somebody went through the guide.
    ByPerson,
    /// The host ended it for the room.
    ByHost,
}

/// A session came to its end for whom this device sends, `me` among them: how many entries the receiver should
/// have by now, and nothing of what is in them.
#[must_use]
pub fn completed(session: &str, id: &str, now: u64, me: &str, ended: Ended, entries: usize) -> Item {
    let who = if ended == Ended::ByHost { "host" } else { "person" };
    let mut data = Map::new();
    data.insert("completed_by".to_owned(), who.into());
    data.insert("entries".to_owned(), entries.to_string().into());
    let mut item = plain("hallway.session.completed", session, id, now, data);
    me.clone_into(&mut item.revision.by);
    item
}

/// A try of the connection by the host.
#[must_use]
pub fn test(session: &str, id: &str, now: u64) -> Item {
    plain("hallway.test", session, id, now, Map::new())
}

/// What is sent for the try that is under way.
///
/// # Errors
/// `event.size` where it is larger than [`BODY`]: nobody's words are cut to make them fit.
pub fn body(item: &Item) -> Result<String, Problem> {
    envelope::wrap(item, WebhookFormat::Json).map(|wrapped| wrapped.0)
}

/// The event of the try that is under way.
pub(super) fn of_try(item: &Item) -> Map {
    let mut event = item.event.map().cloned().unwrap_or_default();
    event.insert("attempt".to_owned(), u64::from(item.tries.max(1)).into());
    event
}

/// The body where it is not too large.
pub(super) fn fitting(item: &Item, body: String) -> Result<String, Problem> {
    if body.len() <= BODY {
        return Ok(body);
    }
    let kilobytes = |bytes: usize| bytes.div_ceil(1024).to_string();
    Err(Problem::new(item.record.as_str(), "event.size")
        .with("size", kilobytes(body.len()))
        .with("limit", kilobytes(BODY)))
}

/// Whether the answer of a receiver names an event, as our recipes do: `{"received":["<id>"]}`. Nothing where
/// it names none at all; no, where it lists what it has and this is not there.
#[must_use]
pub fn is_named(answer: &str, id: &str) -> Option<bool> {
    let answer = super::json::read(answer).value;
    match answer.get("received")? {
        Json::List(ids) => Some(ids.iter().any(|each| each.text() == Some(id))),
        other => (other.text() == Some(id)).then_some(true),
    }
}

fn item(record: &Record, what: &str, mut data: Map, seq: u64) -> Item {
    let stamp = &record.stamp;
    // One a revision, and the same on every device that tells of it.
    let id = format!("{}-{}-{}", record.id, stamp.ms, stamp.n);
    data.insert("record_id".to_owned(), record.id.as_str().into());
    let kind = format!("hallway.{}.{what}", record.kind.word());
    let event = event(&kind, &id, stamp.ms, &record.session, seq, data);
    Item::new(id, record.id.as_str(), stamp.clone(), seq, event)
}

fn plain(kind: &str, session: &str, id: &str, now: u64, data: Map) -> Item {
    let revision = crate::domain::Stamp::assumed(now, "");
    Item::new(id, id, revision, 0, event(kind, id, now, session, 0, data))
}

fn event(kind: &str, id: &str, ms: u64, session: &str, seq: u64, data: Map) -> Json {
    Json::object([
        ("type", kind.into()),
        ("id", id.into()),
        ("timestamp", time::iso(ms).into()),
        ("v", 1_u64.into()),
        ("session", session.into()),
        ("seq", seq.into()),
        ("data", Json::Map(data)),
    ])
}
