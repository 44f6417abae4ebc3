//! Records and a guide to test with.

use hallway::{
    domain::{Json, Kind, Quote, Record, Stamp, Visible, guide::Guide, json::Map},
    formats::guide,
};

/// A record that the room may see and nobody may quote.
pub fn record(id: &str, kind: &str, by: &str, data: &[(&str, &str)]) -> Record {
    Record {
        id: id.into(),
        kind: Kind::from(kind),
        session: "s".into(),
        prompt: None,
        re: None,
        by: by.into(),
        created: 1_795_255_331_120,
        stamp: Stamp { ms: 1_795_255_331_120, n: 0, by: by.into() },
        data: data.iter().map(|(name, value)| ((*name).to_owned(), Json::from(*value))).collect(),
        visible: Visible::Room,
        quote: Quote::No,
        deleted: false,
        rest: Map::new(),
    }
}

pub fn default_guide() -> Guide {
    guide::read_text(include_str!("../../guides/learning-from-one-another.guide.json")).0
}
