//! Storage that is full.

use hallway::ports::{
    Store,
    store::{Kept, StoreError},
};
use wasm_bindgen_test::wasm_bindgen_test;

use super::{
    Room,
    promises::{post, texts},
};
use crate::page::{self, Instead};

/// Fills `localStorage` to the last letter, until it is dropped.
struct Filled;

impl Filled {
    fn now() -> Self {
        page::js(
            "localStorage.clear();
             for (let size = 1 << 20, at = 0; size >= 1;) {
               try { localStorage.setItem('filler' + at++, 'x'.repeat(size)) } catch { size = Math.floor(size / 2) }
             }",
        );
        Self
    }
}

impl Drop for Filled {
    fn drop(&mut self) {
        page::js("localStorage.clear()");
    }
}

#[wasm_bindgen_test]
async fn what_local_storage_has_no_room_for_is_safe_in_the_database() {
    let room = Room::new();
    let store = room.store();
    let filled = Filled::now();
    assert_eq!(store.save(vec![post("a", 1, "one")]).await, Ok(Kept::OnDevice));
    assert_eq!(store.note("me", Some("ana")).await, Ok(Kept::OnDevice));
    assert_eq!(store.percent_used().await, Some(100));
    assert!(room.store().percent_used().await >= Some(90));
    let loaded = room.store().load().await;
    assert_eq!(
        (texts(&loaded), loaded.notes.get("me").map(String::as_str)),
        (vec![("a", "one")], Some("ana"))
    );
    drop(filled);
    room.store().load().await;
    let (near, deep) = room.keys().await;
    assert_eq!((near.len(), near), (3, deep));
}

#[wasm_bindgen_test]
async fn where_nothing_has_room_the_store_says_full() {
    let _filled = Filled::now();
    let _denied = Instead::of("indexedDB", "return null");
    let store = Room::new().store();
    assert_eq!(store.save(vec![post("a", 1, "one")]).await, Err(StoreError::Full));
    assert_eq!(store.note("me", Some("ana")).await, Err(StoreError::Full));
}

#[wasm_bindgen_test]
async fn a_transaction_that_finds_no_room_is_full_and_not_half_done() {
    let room = Room::new();
    let store = room.store();
    store.save(vec![post("a", 1, "one")]).await.unwrap();
    // What a full disk does at the end of a transaction, in a browser that also keeps `localStorage` closed.
    page::js(
        "window.real_put = IDBObjectStore.prototype.put;
         window.real_set = Storage.prototype.setItem;
         IDBObjectStore.prototype.put = function () { throw new DOMException('full', 'QuotaExceededError') };
         Storage.prototype.setItem = function () { throw new DOMException('no', 'SecurityError') }",
    );
    let saved = store.save(vec![post("a", 2, "two")]).await;
    // Before anything is asserted: what stays broken breaks every test that follows.
    page::js("IDBObjectStore.prototype.put = real_put; Storage.prototype.setItem = real_set");
    assert_eq!(saved, Err(StoreError::Full));
    assert_eq!(texts(&room.store().load().await), [("a", "one")]);
}

#[wasm_bindgen_test]
async fn an_almost_empty_browser_is_almost_empty() {
    page::js("localStorage.clear()");
    let store = Room::new().store();
    store.save(vec![post("a", 1, "one")]).await.unwrap();
    assert!(store.percent_used().await.unwrap() < 5);
}
