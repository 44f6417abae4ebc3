//! One place loses something or holds nonsense: the other mends it, and nothing else is lost.

use hallway::ports::{Store, store::Kept};
use wasm_bindgen_test::wasm_bindgen_test;

use super::{
    Room,
    promises::{post, texts},
};
use crate::page;

#[wasm_bindgen_test]
async fn both_places_hold_the_same_keys_and_only_the_latest_revision() {
    let room = Room::new();
    let store = room.store();
    for ms in 1..4 {
        assert_eq!(store.save(vec![post("a", ms, "words")]).await, Ok(Kept::OnDevice));
    }
    store.note("draft/ana/p 1", Some("half")).await.unwrap();
    let start = room.start();
    let expected =
        ["a/0000000000000003-00000-ana", "~/count", "~/draft/ana/p%201"].map(|tail| format!("{start}{tail}"));
    assert_eq!(room.keys().await, (expected.to_vec(), expected.to_vec()));
}

#[wasm_bindgen_test]
async fn what_local_storage_lost_comes_back_from_the_database() {
    let room = Room::new();
    room.store().save(vec![post("a", 1, "one"), post("b", 1, "two")]).await.unwrap();
    room.store().note("me", Some("ana")).await.unwrap();
    let before = room.keys().await;
    page::js("localStorage.clear()");
    let loaded = room.store().load().await;
    assert_eq!(texts(&loaded), [("a", "one"), ("b", "two")]);
    assert_eq!(loaded.notes.get("me").map(String::as_str), Some("ana"));
    assert_eq!(room.keys().await, before);
}

#[wasm_bindgen_test]
async fn what_the_database_lost_comes_back_from_local_storage() {
    let room = Room::new();
    room.store().save(vec![post("a", 1, "one")]).await.unwrap();
    room.store().note("me", Some("ana")).await.unwrap();
    let before = room.keys().await;
    for lose in ["emptied", "deleted"] {
        match lose {
            "emptied" => page::empty_database().await,
            _ => page::no_database().await,
        }
        let loaded = room.store().load().await;
        assert_eq!(
            (texts(&loaded), loaded.notes.get("me").map(String::as_str)),
            (vec![("a", "one")], Some("ana")),
            "{lose}"
        );
        page::wait(200).await;
        assert_eq!(room.keys().await, before, "{lose}");
    }
}

#[wasm_bindgen_test]
async fn an_older_state_that_comes_back_after_a_crash_does_not_win() {
    let room = Room::new();
    let store = room.store();
    store.note("draft/x", Some("typed")).await.unwrap();
    store.save(vec![post("a", 1, "first")]).await.unwrap();
    page::js("window.older = Object.entries(localStorage)");
    store.note("draft/x", None).await.unwrap();
    store.save(vec![post("a", 2, "second")]).await.unwrap();
    page::js("localStorage.clear(); for (const [key, text] of older) localStorage.setItem(key, text)");
    let loaded = room.store().load().await;
    assert_eq!(texts(&loaded), [("a", "second")]);
    assert!(loaded.notes.is_empty());
    let (near, deep) = room.keys().await;
    assert_eq!(near, deep);
}

#[wasm_bindgen_test]
async fn damaged_values_are_set_aside_once_and_the_rest_is_read() {
    let room = Room::new();
    let store = room.store();
    store.save(vec![post("a", 1, "one"), post("b", 1, "two")]).await.unwrap();
    let damaged = format!("{}a/0000000000000001-00000-ana", room.start());
    page::put(&damaged, "'{\"id\":\"a\"'").await;
    page::put(&format!("{}c/0000000000000001-00000-ana", room.start()), "{not: ['text']}").await;
    page::js(&format!("localStorage.setItem({damaged:?}, '\\ud800')"));
    page::js(&format!("localStorage.setItem('{}d/1', '')", room.start()));
    let loaded = room.store().load().await;
    assert_eq!(texts(&loaded), [("b", "two")]);
    assert_eq!(loaded.problems.len(), 4);
    assert!(loaded.problems.iter().all(|problem| problem.what == "store.damaged"));
    page::wait(200).await;
    let (near, deep) = room.keys().await;
    let tails = |keys: Vec<String>| -> Vec<String> {
        keys.iter()
            .map(|key| key[room.start().len()..].replace("-00000-ana", "").replace("00000000000000", ""))
            .collect()
    };
    assert_eq!(tails(near), ["b/01", "quarantine/a/01", "quarantine/d/1"]);
    assert_eq!(tails(deep), ["b/01", "quarantine/a/01", "quarantine/c/01"]);
    assert!(room.store().load().await.problems.is_empty());
}
