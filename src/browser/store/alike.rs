//! What both places hold under the same key is the same revision: it is read from `localStorage` alone, which is
//! quicker, and text by text, so that a long session is never in memory more than once. The rest is for
//! [`union`](crate::formats::storage::union) to settle.

use js_sys::Array;
use wasm_bindgen::JsValue;

use super::{
    database::{Database, Fault, plain},
    local::Local,
};
use crate::{
    domain::Record,
    formats::storage::{Entries, Keys, revision},
};

/// What the two places hold.
#[derive(Default)]
pub struct Found {
    /// Records that both hold in one and the same revision.
    pub records: Vec<Record>,
    /// The rest of what `localStorage` holds.
    pub near: Entries,
    /// The rest of what the database holds.
    pub deep: Entries,
}

/// Reads `local`, and of a database with these keys what `local` does not tell.
///
/// # Errors
/// Why the database did not answer; what `local` holds is in the answer all the same.
pub async fn found(
    keys: &Keys,
    local: &Local,
    database: &Database,
    names: &Array,
) -> (Found, Result<(), Fault>) {
    let held: Vec<JsValue> = local.values(names).collect();
    let is_all = local.is_all(held.iter().filter(|text| text.is_string()).count());
    let near = if is_all { Entries::new() } else { local.others(names, keys.start()) };
    let mut found = Found { near, ..Found::default() };
    let names: Vec<String> = names.iter().map(|name| name.as_string().unwrap_or_default()).collect();
    found.records.reserve_exact(names.len());
    let mut rest = Vec::new();
    for (at, (name, text)) in names.iter().zip(held).enumerate() {
        let text = text.as_string();
        let alone = found.is_only(keys, &names, at);
        match text.as_deref().filter(|_| alone).and_then(|text| revision(keys, name, text)) {
            Some(record) => found.records.push(record),
            None => {
                rest.push(name);
                if let Some(text) = text {
                    found.near.insert(name.clone(), text);
                }
            }
        }
    }
    let (Some(first), Some(last)) = (rest.first(), rest.last()) else {
        return (found, Ok(()));
    };
    let [more, texts] = match database.entries(first, last).await {
        Ok(entries) => entries,
        Err(fault) => return (found, Err(fault)),
    };
    for (name, text) in more.iter().zip(texts.iter()) {
        let name = name.as_string().unwrap_or_default();
        if rest.binary_search(&&name).is_ok() {
            found.deep.insert(name, plain(&text));
        }
    }
    (found, Ok(()))
}

impl Found {
    /// Whether no other revision of the same record is anywhere.
    fn is_only(&self, keys: &Keys, names: &[String], at: usize) -> bool {
        let Some(start) = names.get(at).and_then(|name| keys.record(name)) else {
            return false;
        };
        let beside = [at.checked_sub(1), at.checked_add(1)].into_iter().flatten();
        let near = self.near.find_index(start).unwrap_or_else(|at| at);
        let mut others =
            beside.filter_map(|at| names.get(at)).chain(self.near.get_indexed(near).map(|(name, _)| name));
        !others.any(|other| other.starts_with(start))
    }
}
