//! Tests of the ports in real browsers.

#![cfg(target_arch = "wasm32")]
// A test that fails says so by a panic; clippy takes only the test functions themselves for tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod clock;
mod files;
mod page;
mod sender;
mod store;
mod turn;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
