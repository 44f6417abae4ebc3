//! A record as JSON. It stands in the domain because a merge compares records as they are written:
//! a later version that knows more fields still writes, and so orders, the same record alike.

use super::{Json, Quote, Record, Stamp, Visible, canonical, json::Map};

/// Names of the fields that this version knows.
pub const FIELDS: [&str; 12] = [
    "id", "kind", "session", "prompt", "re", "by", "created", "stamp", "data", "visible", "quote", "deleted",
];

impl Record {
    /// The record as JSON, with everything that came with it and is not known here.
    ///
    /// A known field that could not be read is still in `rest` as it came. It goes out like that as
    /// long as the record holds no value of its own for it.
    #[must_use]
    pub fn json(&self) -> Json {
        let mut map = self.rest.clone();
        let mut put = |name: &str, unset: bool, value: Json| {
            if !unset || !self.rest.contains_key(name) {
                map.insert(name.to_owned(), value);
            }
        };
        put("id", false, self.id.as_str().into());
        put("kind", false, self.kind.word().into());
        put("session", self.session.is_empty(), self.session.as_str().into());
        put("by", self.by.is_empty(), self.by.as_str().into());
        put("created", self.created == 0, self.created.into());
        put("visible", self.visible == Visible::default(), self.visible.word().into());
        put("quote", self.quote == Quote::default(), self.quote.word().into());
        put("data", self.data.is_empty(), Json::Map(self.data.clone()));
        for (name, value) in [("prompt", &self.prompt), ("re", &self.re)] {
            if let Some(value) = value {
                put(name, false, value.as_str().into());
            }
        }
        if self.deleted {
            put("deleted", false, true.into());
        }
        let stamp_unset = self.stamp == Stamp::assumed(self.created, &self.by);
        match self.rest.get("stamp") {
            Some(Json::Map(more)) => put("stamp", false, stamp(&self.stamp, more.clone())),
            _ => put("stamp", stamp_unset, stamp(&self.stamp, Map::new())),
        }
        Json::Map(map)
    }

    /// The record as text, equal for equal records: what a merge compares.
    #[must_use]
    pub fn canonical(&self) -> String {
        canonical::write(&self.json())
    }

    /// What came with this record and is not known here, without known fields that could not be read.
    #[must_use]
    pub fn unknown(&self) -> Map {
        let mut rest = self.rest.clone();
        rest.retain(|name, _| !FIELDS.contains(&name.as_str()));
        rest
    }
}

fn stamp(stamp: &Stamp, mut map: Map) -> Json {
    map.insert("ms".to_owned(), stamp.ms.into());
    map.insert("n".to_owned(), u64::from(stamp.n).into());
    map.insert("by".to_owned(), stamp.by.as_str().into());
    Json::Map(map)
}
