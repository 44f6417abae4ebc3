//! Loading reads one place where both hold the same; it comes to what the union of both whole places comes to.

use hallway::{
    domain::Record,
    formats::storage::{Entries, Keys, union},
    ports::Store,
};
use wasm_bindgen_test::wasm_bindgen_test;

use super::{Room, promises::post};
use crate::page;

const CASES: u32 = 40;

/// The same numbers for the same seed.
struct Dice(u32);

impl Dice {
    fn roll(&mut self, sides: u32) -> u32 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 16) % sides
    }
}

/// Two places that hold some things both, and some alone: revisions of a few records, notes, and damage.
fn places(keys: &Keys, dice: &mut Dice) -> [Entries; 2] {
    let [mut near, mut deep] = [Entries::new(), Entries::new()];
    let mut keep = |key: String, text: String, dice: &mut Dice| match dice.roll(4) {
        0 => drop(near.insert(key, text)),
        1 => drop(deep.insert(key, text)),
        _ => {
            near.insert(key.clone(), text.clone());
            deep.insert(key, text);
        }
    };
    for id in ["a", "aa", "b", "b-1", "c"] {
        for ms in 1..=u64::from(dice.roll(4)) {
            let record = post(id, ms, &format!("{id} {ms}"));
            let text = if dice.roll(8) == 0 { "{ not JSON".to_owned() } else { record.canonical() };
            keep(keys.revision(&record.id, &record.stamp), text, dice);
        }
    }
    keep(keys.note("me"), "ana".to_owned(), dice);
    let counts = [1, 2, 2][dice.roll(3) as usize];
    near.insert(keys.note("count"), counts.to_string());
    deep.insert(keys.note("count"), "2".to_owned());
    [near, deep]
}

fn told(records: Vec<Record>) -> Vec<String> {
    let mut told: Vec<String> = records.iter().map(Record::canonical).collect();
    told.sort();
    told
}

#[wasm_bindgen_test]
async fn what_is_loaded_is_the_union_of_both_places() {
    for seed in 0..CASES {
        let room = Room::new();
        let keys = Keys::new(&room.0);
        let [near, deep] = places(&keys, &mut Dice(seed));
        room.store().note("me", None).await.unwrap();
        page::empty_database().await;
        page::js("localStorage.clear()");
        for (key, text) in &near {
            page::js(&format!("localStorage.setItem({key:?}, {text:?})"));
        }
        for (key, text) in &deep {
            page::put(key, &format!("{text:?}")).await;
        }
        let whole = union(&keys, &near, &deep);
        let (records, notes, problems) = (told(whole.records), whole.notes, whole.problems.len());
        let loaded = room.store().load().await;
        assert_eq!(told(loaded.records), records, "seed {seed}");
        assert_eq!((loaded.notes, loaded.problems.len()), (notes, problems), "seed {seed}");
    }
}
