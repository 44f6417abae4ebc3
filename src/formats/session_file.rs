//! The session file, `*.hallway.json`: what the host exports, what an attendee hands in, what import reads.

use super::{json, record};
use crate::domain::{Json, Problem, Quote, Record, Stamp, json::Map, limits, merge::Records, problem};

/// What the file says it is.
const FORMAT: &str = "hallway-session";
/// The version of the format that this program writes.
const VERSION: u64 = 1;
/// Problems beyond these are counted.
const PROBLEMS: usize = 100;

/// A session as a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SessionFile {
    /// Which session.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The guide as it came; null where the file has none.
    pub guide: Json,
    /// Everything that anybody did.
    pub records: Vec<Record>,
    /// Fields that this version does not know, kept as they came.
    pub rest: Map,
}

/// The file as text: equal sessions give equal bytes, in whatever order their records came.
#[must_use]
pub fn write(file: &SessionFile) -> String {
    text(file, Record::json)
}

/// The same without what is read as if it stood there, for an address or a picture.
#[must_use]
pub fn write_lean(file: &SessionFile) -> String {
    text(file, |record| {
        let mut json = record.json();
        if let Json::Map(map) = &mut json {
            if record.stamp == Stamp::assumed(record.created, &record.by)
                && !record.rest.contains_key("stamp")
            {
                map.remove("stamp");
            }
            if record.quote == Quote::default() && !record.rest.contains_key("quote") {
                map.remove("quote");
            }
        }
        json
    })
}

fn text(file: &SessionFile, json_of: impl Fn(&Record) -> Json) -> String {
    let mut map = file.rest.clone();
    let mut session = map.get("session").and_then(Json::map).cloned().unwrap_or_default();
    session.insert("id".to_owned(), file.id.as_str().into());
    session.insert("title".to_owned(), file.title.as_str().into());
    let records: Records = file.records.iter().cloned().collect();
    let records = records.all().map(json_of).collect::<Vec<_>>();
    map.insert("format".to_owned(), FORMAT.into());
    map.insert("version".to_owned(), VERSION.into());
    map.insert("session".to_owned(), Json::Map(session));
    map.insert("records".to_owned(), Json::List(records));
    if file.guide != Json::Null {
        map.insert("guide".to_owned(), file.guide.clone());
    }
    json::write(&Json::Map(map))
}

/// Reads a file: a session, a bare list of records, or one record.
///
/// Nothing comes back where it is none of these or larger than
/// [`limits::FILE_BYTES`]; the problems say why. Otherwise everything good comes back, and a problem for
/// everything that is not.
#[must_use]
pub fn read(bytes: &[u8]) -> (Option<SessionFile>, Vec<Problem>) {
    if bytes.len() > limits::FILE_BYTES {
        let limit = limits::FILE_BYTES / 1024 / 1024;
        return (None, vec![Problem::new("", "file.size").with("limit", limit.to_string())]);
    }
    let json::Read { value, mut problems, whole } = json::read_bytes(bytes);
    let file = match value {
        Json::List(items) if !items.is_empty() => Some(bare(items, &mut problems)),
        Json::Map(map) if map.get("format").and_then(Json::text) == Some(FORMAT) => {
            Some(session(map, &mut problems))
        }
        Json::Map(map) if map.contains_key("id") && map.contains_key("kind") => {
            if whole {
                Some(bare(vec![Json::Map(map)], &mut problems))
            } else {
                problems.push(Problem::new("", "file.half"));
                None
            }
        }
        Json::Null if !whole => None,
        _ => {
            problems.push(Problem::new("", "file.format"));
            None
        }
    };
    (file, problem::at_most(PROBLEMS, problems))
}

fn bare(items: Vec<Json>, problems: &mut Vec<Problem>) -> SessionFile {
    let records = records(items, "", problems);
    let id = records.first().map(|record| record.session.clone()).unwrap_or_default();
    SessionFile { id, records, ..SessionFile::default() }
}

fn session(mut map: Map, problems: &mut Vec<Problem>) -> SessionFile {
    map.remove("format");
    match map.remove("version").as_ref().and_then(Json::whole) {
        Some(1..=VERSION) => {}
        Some(later) if later > VERSION => {
            problems.push(Problem::new("/version", "file.later").with("version", later.to_string()));
        }
        _ => problems.push(Problem::new("/version", "file.version").with("version", VERSION.to_string())),
    }
    let session = map.get("session").cloned().unwrap_or_default();
    match session.map() {
        Some(fields) if fields.keys().all(|name| name == "id" || name == "title") => {
            map.remove("session");
        }
        _ => {}
    }
    let guide = map.remove("guide").unwrap_or_default();
    let records = match map.remove("records") {
        Some(Json::List(items)) => records(items, "/records", problems),
        other => {
            problems.push(Problem::new("/records", "file.no-records"));
            if let Some(other) = other {
                map.insert("records".to_owned(), other);
            }
            Vec::new()
        }
    };
    SessionFile {
        id: session.str("id").to_owned(),
        title: session.str("title").to_owned(),
        guide,
        records,
        rest: map,
    }
}

fn records(items: Vec<Json>, at: &str, problems: &mut Vec<Problem>) -> Vec<Record> {
    if items.len() > limits::FILE_RECORDS {
        let problem = Problem::new(at, "file.records").with("count", items.len().to_string());
        problems.push(problem.with("limit", limits::FILE_RECORDS.to_string()));
    }
    let mut good = Vec::new();
    for (n, item) in items.into_iter().take(limits::FILE_RECORDS).enumerate() {
        let (record, more) = record::take(item, &format!("{at}/{n}"));
        good.extend(record);
        problems.extend(more);
    }
    good
}
