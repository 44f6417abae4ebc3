//! Record from JSON. Writing is [`Record::json`].

use super::json;
use crate::domain::{
    Json, Kind, Problem, Quote, Record, Stamp, Visible,
    json::{Map, ordered},
    record_json::FIELDS,
};

/// Longest id and kind.
const NAME: usize = 64;

/// Reads a record that stands at `at`, and keeps everything that it does not know.
///
/// Without a usable `id` and `kind` there is no record. Any other field that cannot be read costs only
/// itself: it is reported, kept in `rest` and written back as it came. An unknown word in `visible` or
/// `quote` is read as the most private one. A tombstone loses its `data`.
#[must_use]
pub fn read(value: &Json, at: &str) -> (Option<Record>, Vec<Problem>) {
    within(value.clone(), at, Stamp::MS_MAX)
}

/// The same for a record from a file, which nobody else needs: many are read without a copy. The last
/// moment of all is no time there: what is changed on this device afterwards needs a later one.
#[must_use]
pub fn take(value: Json, at: &str) -> (Option<Record>, Vec<Problem>) {
    within(value, at, Stamp::MS_MAX - 1)
}

fn within(value: Json, at: &str, last: u64) -> (Option<Record>, Vec<Problem>) {
    let Json::Map(rest) = value else {
        return (None, vec![Problem::new(at, "record.shape")]);
    };
    let mut fields = Fields { at, rest, last, problems: Vec::new() };
    let id = fields.name("id", is_id, "record.id");
    let kind = fields.name("kind", |kind| !kind.is_empty() && kind.len() <= NAME, "record.kind");
    let (Some(id), Some(kind)) = (id, kind) else {
        return (None, fields.problems);
    };
    let session = fields.take("session", text).unwrap_or_default();
    let prompt = fields.take("prompt", text);
    let re = fields.take("re", text);
    let by = fields.take("by", text).unwrap_or_default();
    let created = fields.take("created", time).unwrap_or_default();
    let visible = fields.word("visible", Visible::from_word);
    let quote = fields.word("quote", Quote::from_word);
    let deleted = fields.take("deleted", |value| value.truth().ok_or(value)).unwrap_or_default();
    let data = fields.take("data", map).unwrap_or_default();
    let stamp = fields.stamp().unwrap_or_else(|| Stamp::assumed(created, &by));
    let Fields { rest, problems, .. } = fields;
    let kind = Kind::from(kind.as_str());
    let data = if deleted { Map::new() } else { tight(data) };
    let rest = tight(rest);
    let record =
        Record { id, kind, session, prompt, re, by, created, stamp, data, visible, quote, deleted, rest };
    (Some(record), problems)
}

/// Reads the text of one record, as storage and messages between tabs carry it. Half a text is no record.
#[must_use]
pub fn read_text(text: &str, at: &str) -> (Option<Record>, Vec<Problem>) {
    let json = json::read(text);
    let mut problems: Vec<Problem> =
        json.problems.into_iter().map(|problem| Problem { at: at.to_owned(), ..problem }).collect();
    if !json.whole {
        return (None, problems);
    }
    let (record, more) = within(json.value, at, Stamp::MS_MAX);
    problems.extend(more);
    (record, problems)
}

/// Whether a text can be an id: 1 to 64 letters, digits, `-`, `_` of ASCII, which is safe in a storage key,
/// an address, a file name and a cell. Ours are ULIDs; those of other tools need not be.
#[must_use]
pub fn is_id(text: &str) -> bool {
    (1..=NAME).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

struct Fields<'a> {
    at: &'a str,
    rest: Map,
    /// The last millisecond that a stamp may name.
    last: u64,
    problems: Vec<Problem>,
}

/// A field as this program keeps it, or the value as it came.
type Taken<T> = Result<T, Json>;

impl Fields<'_> {
    fn name(&mut self, field: &str, good: fn(&str) -> bool, what: &'static str) -> Option<String> {
        match self.rest.remove(field) {
            Some(Json::Text(name)) if good(&name) => Some(name),
            _ => {
                self.problem(field, what);
                None
            }
        }
    }

    fn take<T>(&mut self, field: &str, read: impl FnOnce(Json) -> Taken<T>) -> Option<T> {
        let value = self.rest.remove(field)?;
        let null = value == Json::Null;
        match read(value) {
            Ok(found) => Some(found),
            Err(value) => {
                self.rest.insert(field.to_owned(), value);
                if !null {
                    self.problem(field, "record.field");
                }
                None
            }
        }
    }

    fn word<T: Default>(&mut self, field: &str, read: fn(&str) -> Option<T>) -> T {
        self.take(field, |value| value.text().and_then(read).ok_or(value)).unwrap_or_default()
    }

    /// Takes the stamp; what a later version put into it stays in the rest.
    fn stamp(&mut self) -> Option<Stamp> {
        let last = self.last;
        let read = |value: &Json| read_stamp(value).filter(|(stamp, _)| stamp.ms <= last);
        let (stamp, more) = self.take("stamp", |value| read(&value).ok_or(value))?;
        if !more.is_empty() {
            self.rest.insert("stamp".to_owned(), Json::Map(more));
        }
        Some(stamp)
    }

    fn problem(&mut self, field: &str, what: &'static str) {
        debug_assert!(FIELDS.contains(&field));
        self.problems.push(Problem::new(format!("{}/{field}", self.at), what).with("field", field));
    }
}

/// Without the room that reading left around it: a long wall holds thousands of these.
fn tight(map: Map) -> Map {
    let mut pairs = map.into_tuple_vec();
    pairs.shrink_to_fit();
    Map::from_sorted_store_unchecked(pairs)
}

fn text(value: Json) -> Taken<String> {
    match value {
        Json::Text(text) => Ok(text),
        other => Err(other),
    }
}

fn map(value: Json) -> Taken<Map> {
    match value {
        Json::Map(map) => Ok(map),
        other => Err(other),
    }
}

fn time(value: Json) -> Taken<u64> {
    read_time(&value).ok_or(value)
}

fn read_time(value: &Json) -> Option<u64> {
    value.whole().filter(|ms| *ms <= Stamp::MS_MAX)
}

fn read_stamp(value: &Json) -> Option<(Stamp, Map)> {
    let n = value.get("n").map_or(Some(0), Json::whole)?;
    let n = u32::try_from(n).ok().filter(|n| *n <= Stamp::N_MAX)?;
    let by = value.get("by").map_or(Some(""), Json::text)?.to_owned();
    let more = value.map()?.iter().filter(|(name, _)| !["ms", "n", "by"].contains(&name.as_str()));
    let more = ordered(more.map(|(name, value)| (name.clone(), value.clone())));
    Some((Stamp { ms: read_time(value.get("ms")?)?, n, by }, more))
}
