//! The law by which copies of a session meet: a join.
//!
//! For each id the record with the greater stamp wins; of two with equal stamps, the one whose canonical
//! text is greater. That order is total, so joining is commutative, associative and idempotent: any
//! number of files, in any order, twice if it happens, gives the same wall. A record goes only where a
//! tombstone took its place.

use std::{cmp::Ordering, sync::Arc};

use litemap::LiteMap;

use super::{Kind, Record, Stamp};

/// Records by id, each in the latest form seen.
#[derive(Clone, Debug, Default)]
pub struct Records {
    // Shared with what is made from them, such as the wall.
    by_id: LiteMap<String, Arc<Record>>,
    // Under the id of a record or a person: ids of what was ever said about it, in order.
    under: LiteMap<String, Vec<String>>,
}

/// What stands under what follows from the records.
impl PartialEq for Records {
    fn eq(&self, other: &Self) -> bool {
        self.by_id == other.by_id
    }
}

impl Eq for Records {}

impl Records {
    /// Takes one record in and says whether anything changed.
    pub fn join(&mut self, record: Record) -> bool {
        match self.by_id.get(&record.id) {
            Some(held) if !wins(&record, held) => false,
            _ => {
                self.note(&record);
                self.by_id.insert(record.id.clone(), Arc::new(record));
                true
            }
        }
    }

    /// What is about a record, in the order of ids; not what was taken back.
    pub fn about<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a Record> {
        self.under(id).filter(move |record| record.re.as_deref() == Some(id))
    }

    /// What a person says of themselves, where they said anything.
    #[must_use]
    pub fn profile(&self, by: &str) -> Option<&Record> {
        self.under(by).find(|record| record.kind == Kind::Profile && record.by == by)
    }

    fn under(&self, key: &str) -> impl Iterator<Item = &Record> {
        let ids = self.under.get(key).map(Vec::as_slice).unwrap_or_default();
        ids.iter().filter_map(|id| self.get(id)).filter(|record| !record.deleted)
    }

    fn note(&mut self, record: &Record) {
        let person = (record.kind == Kind::Profile).then_some(&record.by);
        for key in record.re.iter().chain(person) {
            if self.under.get(key).is_none() {
                self.under.insert(key.clone(), Vec::new());
            }
            if let Some(ids) = self.under.get_mut(key)
                && let Err(at) = ids.binary_search(&record.id)
            {
                ids.insert(at, record.id.clone());
            }
        }
    }

    /// The record with this id, taken back or not.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Record> {
        self.by_id.get(id).map(Arc::as_ref)
    }

    /// The same, to hold on to.
    #[must_use]
    pub fn shared(&self, id: &str) -> Option<&Arc<Record>> {
        self.by_id.get(id)
    }

    /// Every record in the order of ids, to hold on to.
    pub fn all_shared(&self) -> impl Iterator<Item = &Arc<Record>> {
        self.by_id.values()
    }

    /// Every record in the order of ids, those taken back included.
    pub fn all(&self) -> impl Iterator<Item = &Record> {
        self.by_id.values().map(Arc::as_ref)
    }

    /// Every record that is not taken back, in the order of ids.
    pub fn live(&self) -> impl Iterator<Item = &Record> {
        self.all().filter(|record| !record.deleted)
    }

    /// How many there are, those taken back included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.by_id.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.by_id.is_empty()
    }

    /// The latest stamp of all.
    #[must_use]
    pub fn latest(&self) -> Stamp {
        self.all().map(|record| &record.stamp).max().cloned().unwrap_or_default()
    }
}

impl FromIterator<Record> for Records {
    fn from_iter<I: IntoIterator<Item = Record>>(records: I) -> Self {
        let mut all = Self::default();
        all.extend(records);
        all
    }
}

impl Extend<Record> for Records {
    fn extend<I: IntoIterator<Item = Record>>(&mut self, records: I) {
        for record in records {
            self.join(record);
        }
    }
}

impl IntoIterator for Records {
    type Item = Record;
    type IntoIter =
        std::iter::Map<std::vec::IntoIter<(String, Arc<Record>)>, fn((String, Arc<Record>)) -> Record>;

    fn into_iter(self) -> Self::IntoIter {
        self.by_id.into_tuple_vec().into_iter().map(|(_, record)| Arc::unwrap_or_clone(record))
    }
}

/// Texts are compared only where stamps are equal and records are not: hardly ever.
fn wins(new: &Record, held: &Record) -> bool {
    match new.stamp.cmp(&held.stamp) {
        Ordering::Equal => new != held && new.canonical() > held.canonical(),
        order => order == Ordering::Greater,
    }
}
