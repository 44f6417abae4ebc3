//! How good matching is: needs and offers with labels, beside plain word overlap.

use std::{collections::BTreeSet, fs, path::Path};

use hallway::{
    domain::{
        Json, Kind, Quote, Record, Stamp, Visible,
        json::Map,
        matching::{Index, Whose, suggest},
        session::{Command, Session},
    },
    formats::json,
};

/// Needs and offers with labels.
pub struct Labelled {
    /// All in one session, each by a person of its own.
    pub session: Session,
    /// Id of a need, and ids of the offers that fit it.
    pub relevant: Vec<(String, BTreeSet<String>)>,
}

/// What came out, over some of the needs.
#[derive(Clone, Copy, Debug, Default)]
pub struct Quality {
    /// Of the places among the first three that could be right, how many are.
    pub precision: f64,
    /// Of all offers that fit, how many are among the first five.
    pub recall: f64,
    /// For how many needs the first is right.
    pub first: f64,
    /// For how many needs nothing is suggested.
    pub silent: f64,
}

pub fn labelled() -> Labelled {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/matching/educators.json");
    let all = json::read_bytes(&fs::read(path).unwrap()).value;
    let mut records = Vec::new();
    let mut relevant = Vec::new();
    for offer in all.get("offers").unwrap().items() {
        records.push(record(offer.str("id"), Kind::Offer, &[("text", offer.str("text"))], &[]));
    }
    for need in all.get("needs").unwrap().items() {
        let kinds: Vec<&str> = need.get("kinds").unwrap().items().iter().filter_map(Json::text).collect();
        let data = [("project", need.str("project")), ("needed", need.str("needed"))];
        records.push(record(need.str("id"), Kind::Commitment, &data, &kinds));
        let fits = need.get("relevant").unwrap().items().iter().filter_map(Json::text);
        relevant.push((need.str("id").to_owned(), fits.map(str::to_owned).collect()));
    }
    let mut session = Session::new("s", "host");
    session.apply(Command::Receive(records));
    Labelled { session, relevant }
}

fn record(id: &str, kind: Kind, data: &[(&str, &str)], kinds: &[&str]) -> Record {
    let mut data: Map = data.iter().map(|(name, value)| ((*name).to_owned(), Json::from(*value))).collect();
    if !kinds.is_empty() {
        data.insert("kinds".to_owned(), Json::List(kinds.iter().map(|kind| Json::from(*kind)).collect()));
    }
    Record {
        id: id.into(),
        kind,
        session: "s".into(),
        prompt: None,
        re: None,
        by: format!("by-{id}"),
        created: 1,
        stamp: Stamp { ms: 1, n: 0, by: "x".into() },
        data,
        visible: Visible::Room,
        quote: Quote::No,
        deleted: false,
        rest: Map::new(),
    }
}

/// What matching suggests for a need, the best first.
pub fn matched(index: &Index, session: &Session, need: &str) -> Vec<String> {
    let need = session.records.get(need).unwrap();
    suggest(index, session, need, Whose::Others, &[], 5).into_iter().map(|each| each.offer).collect()
}

/// What plain word overlap suggests: the offers with the most words of the need, of at least four letters.
pub fn overlapping(session: &Session, need: &str) -> Vec<String> {
    let words = |text: &str| -> BTreeSet<String> {
        text.to_lowercase()
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.chars().count() > 3)
            .map(str::to_owned)
            .collect()
    };
    let need = session.records.get(need).unwrap();
    let asked = words(&[need.field("project"), " ", need.field("needed")].concat());
    let mut found: Vec<(usize, &str)> = session
        .records
        .live()
        .filter(|record| record.kind == Kind::Offer)
        .map(|offer| (words(offer.field("text")).intersection(&asked).count(), offer.id.as_str()))
        .filter(|(shared, _)| *shared > 0)
        .collect();
    found.sort_by_key(|(shared, id)| (usize::MAX - shared, *id));
    found.into_iter().take(5).map(|(_, id)| id.to_owned()).collect()
}

pub fn quality(found: &[(Vec<String>, &BTreeSet<String>)]) -> Quality {
    let mut sum = Quality::default();
    let (mut places, mut right, mut all, mut hits) = (0, 0, 0, 0);
    for (suggested, relevant) in found {
        places += suggested.len().min(3).max(relevant.len().min(3));
        right += suggested.iter().take(3).filter(|id| relevant.contains(*id)).count();
        all += relevant.len();
        hits += suggested.iter().filter(|id| relevant.contains(*id)).count();
        sum.first += f64::from(u8::from(suggested.first().is_some_and(|id| relevant.contains(id))));
        sum.silent += f64::from(u8::from(suggested.is_empty()));
    }
    let count = found.len().max(1) as f64;
    Quality {
        precision: right as f64 / places.max(1) as f64,
        recall: hits as f64 / all.max(1) as f64,
        first: sum.first / count,
        silent: sum.silent / count,
    }
}

/// Quality of matching and of word overlap over the needs that are wanted.
pub fn compare(set: &Labelled, wanted: impl Fn(usize) -> bool) -> (Quality, Quality) {
    let mut index = Index::new();
    index.follow(&set.session.records);
    let (mut ours, mut plain) = (Vec::new(), Vec::new());
    for (_, (need, relevant)) in set.relevant.iter().enumerate().filter(|(at, _)| wanted(*at)) {
        ours.push((matched(&index, &set.session, need), relevant));
        plain.push((overlapping(&set.session, need), relevant));
    }
    (quality(&ours), quality(&plain))
}
