//! Time and chance.

use std::collections::BTreeSet;

use hallway::{browser::BrowserClock, ports::Clock};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{Instead, wait};

#[wasm_bindgen_test]
async fn ids_are_new_and_sort_by_time() {
    let first = BrowserClock.new_id();
    assert_eq!(first.len(), 26);
    wait(5).await;
    let ids: BTreeSet<String> = (0..1_000).map(|_| BrowserClock.new_id()).collect();
    assert_eq!(ids.len(), 1_000);
    assert!(ids.first() > Some(&first));
}

#[wasm_bindgen_test]
fn ids_are_new_even_where_a_page_took_crypto_away() {
    let _gone = Instead::of("crypto", "return undefined");
    let drawn: BTreeSet<u128> = (0..1_000).map(|_| BrowserClock.random()).collect();
    assert_eq!(drawn.len(), 1_000);
}
