//! A visitor who only reads leaves no trace.

use hallway::ports::{Store, store::Kept};
use wasm_bindgen_test::wasm_bindgen_test;

use super::{Room, promises::post};
use crate::page::{self, Instead};

async fn databases() -> String {
    page::text("return (await indexedDB.databases()).map(entry => entry.name).join()").await
}

fn stored() -> f64 {
    page::js("return Object.keys(localStorage).filter(key => key.startsWith('hallway')).length")
        .as_f64()
        .unwrap()
}

#[wasm_bindgen_test]
async fn reading_alone_stores_nothing_and_makes_no_database() {
    page::no_database().await;
    page::js("localStorage.clear()");
    let (room, store) = (Room::new(), Room::new().store());
    store.load().await;
    store.percent_used().await;
    store.clear().await.unwrap();
    room.store().load().await;
    assert_eq!((databases().await.as_str(), stored()), ("", 0.0));
}

#[wasm_bindgen_test]
async fn nor_in_a_browser_that_does_not_list_its_databases() {
    page::no_database().await;
    page::js("localStorage.clear()");
    page::js("indexedDB.databases = undefined");
    let store = Room::new().store();
    store.load().await;
    page::js("delete indexedDB.databases");
    // WebKit keeps the name of a database whose making was called off; every WebKit that can run us lists them.
    if page::js("return navigator.vendor").as_string().is_none_or(|vendor| !vendor.starts_with("Apple")) {
        assert_eq!((databases().await.as_str(), stored()), ("", 0.0));
    }
    assert_eq!(store.save(vec![post("a", 1, "one")]).await, Ok(Kept::OnDevice));
}

#[wasm_bindgen_test]
async fn a_failure_of_the_database_is_not_the_host_pages_business() {
    page::no_database().await;
    page::js(
        "window.heard = []; window.onerror = (...said) => { heard.push(String(said[0])) };
              window.onunhandledrejection = event => { heard.push(String(event.reason)) }",
    );
    page::js("indexedDB.databases = undefined");
    Room::new().store().load().await;
    page::js("delete indexedDB.databases");
    let _refusing = Instead::of(
        "indexedDB",
        "return { databases: () => Promise.reject(new Error('no')),
                  open: () => { throw new DOMException('no', 'SecurityError') } }",
    );
    Room::new().store().load().await;
    Room::new().store().save(vec![post("a", 1, "one")]).await.unwrap();
    page::wait(100).await;
    assert_eq!(
        page::text("window.onerror = window.onunhandledrejection = null; return heard.join()").await,
        ""
    );
}

#[wasm_bindgen_test]
async fn a_store_lets_go_of_a_database_that_somebody_wants_to_delete_and_opens_a_new_one() {
    let room = Room::new();
    let store = room.store();
    store.save(vec![post("a", 1, "one")]).await.unwrap();
    page::no_database().await;
    store.save(vec![post("b", 2, "two")]).await.unwrap();
    let (near, deep) = room.keys().await;
    assert_eq!((near.len(), deep.len()), (2, 1));
}
