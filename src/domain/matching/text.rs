//! Which words of a record say what its author needs, and which say what they can give.

use crate::domain::{Json, Kind, Record};

/// What the author needs: the words, and the words around them that weigh less; nothing where they ask for
/// nothing.
pub(super) fn need(record: &Record) -> Option<(String, String)> {
    let (asked, around) = match record.kind {
        Kind::Commitment => ("needed", "project"),
        Kind::Response => ("help", "wrestling"),
        _ => return None,
    };
    let asked = record.field(asked);
    (!asked.trim().is_empty()).then(|| (asked.to_owned(), record.field(around).to_owned()))
}

/// What the author can give, knows or has tried; nothing where the record says none of it.
pub fn offer(record: &Record) -> Option<String> {
    let fields: &[&str] = match record.kind {
        Kind::Commitment => &["can_offer"],
        Kind::Response => &["tried"],
        Kind::Practice => &["title", "text"],
        // What somebody said on a card is for that card.
        Kind::Offer if record.re.is_none() => &["text"],
        _ => return None,
    };
    let mut words = String::new();
    for field in fields {
        let said = record.field(field).trim();
        if !said.is_empty() {
            if !words.is_empty() {
                words.push_str(" – ");
            }
            words.push_str(said);
        }
    }
    (!words.is_empty()).then_some(words)
}

/// The kinds of need that both chose, by id. What a commitment chose is what its author needs, not what
/// they give.
pub(super) fn shared_kinds(need: &Record, offer: &Record) -> Vec<String> {
    let mut shared = Vec::new();
    if offer.kind == Kind::Commitment {
        return shared;
    }
    for field in ["kinds", "topics"] {
        for kind in need.several(field).filter(|kind| *kind != "other") {
            let given = offer.data.get(field).map(Json::items).unwrap_or_default();
            if given.iter().any(|given| given.text() == Some(kind)) {
                shared.push(kind.to_owned());
            }
        }
    }
    shared
}
