//! Browsers that deny storage, or one half of it, or never answer.

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

const THROWS: &str = "throw new DOMException('denied', 'SecurityError')";
const NULL: &str = "return null";
/// Of a web view that offers storage and then refuses each call.
const REFUSES: &str = "const no = () => { throw new DOMException('denied', 'NotAllowedError') };
    return { getItem: no, setItem: no, removeItem: no, open: no, databases: no }";

#[wasm_bindgen_test]
async fn without_local_storage_the_database_serves() {
    for denial in [THROWS, NULL, REFUSES] {
        let room = Room::new();
        let _denied = Instead::of("localStorage", denial);
        let store = room.store();
        assert_eq!(store.load().await.kept, Kept::OnDevice);
        assert_eq!(store.save(vec![post("a", 1, "one")]).await, Ok(Kept::OnDevice));
        assert_eq!(store.note("me", Some("ana")).await, Ok(Kept::OnDevice));
        let loaded = room.store().load().await;
        assert_eq!(
            (texts(&loaded), loaded.notes.get("me").map(String::as_str)),
            (vec![("a", "one")], Some("ana"))
        );
        store.percent_used().await;
        store.clear().await.unwrap();
        assert!(room.store().load().await.records.is_empty());
    }
}

#[wasm_bindgen_test]
async fn without_the_database_local_storage_serves_and_promises_less() {
    for denial in [THROWS, NULL, REFUSES] {
        let room = Room::new();
        let _denied = Instead::of("indexedDB", denial);
        let store = room.store();
        assert_eq!(store.load().await.kept, Kept::InBrowser);
        assert_eq!(store.save(vec![post("a", 1, "one")]).await, Ok(Kept::InBrowser));
        assert_eq!(store.note("me", Some("ana")).await, Ok(Kept::InBrowser));
        let loaded = room.store().load().await;
        assert_eq!(
            (texts(&loaded), loaded.notes.get("me").map(String::as_str)),
            (vec![("a", "one")], Some("ana"))
        );
        store.clear().await.unwrap();
        assert!(room.store().load().await.records.is_empty());
    }
}

#[wasm_bindgen_test]
async fn without_both_nothing_is_kept_and_the_store_says_so() {
    for (local, deep) in [(THROWS, THROWS), (NULL, NULL), (REFUSES, REFUSES), (THROWS, NULL)] {
        let _denied = [Instead::of("localStorage", local), Instead::of("indexedDB", deep)];
        let store = Room::new().store();
        let loaded = store.load().await;
        assert!(loaded.records.is_empty());
        assert_eq!(store.save(vec![post("a", 1, "one")]).await, Err(StoreError::Denied));
        assert_eq!(store.note("me", Some("ana")).await, Err(StoreError::Denied));
        assert_eq!(store.clear().await, Ok(()));
        if local != REFUSES {
            assert_eq!(loaded.kept, Kept::InTab);
        }
    }
}

/// Opens the real database when it is told to.
const SLOW: &str = "const real = window.real_indexedDB;
    return { databases: () => real.databases(), open: (...which) => {
      const slow = new EventTarget();
      window.open_at_last = () => {
        const request = real.open(...which);
        for (const name of ['upgradeneeded', 'success', 'error'])
          request.addEventListener(name, () => {
            slow.result = request.result; slow.transaction = request.transaction;
            slow.dispatchEvent(new Event(name)) });
      };
      return slow } }";

#[wasm_bindgen_test]
async fn a_silent_database_is_not_waited_for_and_joins_when_it_answers() {
    let room = Room::new();
    let denied = Instead::of("indexedDB", SLOW);
    let store = room.store();
    let before = page::clock();
    assert_eq!(store.save(vec![post("a", 1, "one")]).await, Ok(Kept::InBrowser));
    assert!((2_500.0..6_000.0).contains(&(page::clock() - before)));
    let before = page::clock();
    assert_eq!(store.save(vec![post("b", 1, "two")]).await, Ok(Kept::InBrowser));
    assert!(page::clock() - before < 500.0, "waited once more");
    page::js("open_at_last()");
    page::wait(400).await;
    assert_eq!(store.save(vec![post("c", 1, "three")]).await, Ok(Kept::OnDevice));
    drop(denied);
    let (near, deep) = room.keys().await;
    assert_eq!((near.len(), deep.len()), (3, 3));
}
