//! The store of a browser: what every store promises, and what only a browser can do to it.

mod alike;
mod denied;
mod mending;
#[path = "../../shared/store.rs"]
mod promises;
mod room;
mod speed;
mod tabs;
mod traces;

use hallway::{
    browser::{BrowserClock, BrowserStore},
    ports::{Clock, Store, memory::MemoryStore},
};
use promises::Place;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page;

/// A session of its own for each test; its id needs escaping.
struct Room(String);

impl Room {
    fn new() -> Self {
        Self(format!("räum/{}", BrowserClock.new_id()))
    }

    fn store(&self) -> BrowserStore {
        BrowserStore::new(&self.0)
    }

    /// What every key of this session begins with.
    fn start(&self) -> String {
        format!("hallway/1/{}/", js_sys::encode_uri_component(&self.0))
    }

    async fn keys(&self) -> (Vec<String>, Vec<String>) {
        page::keys(&self.start()).await
    }
}

impl Place for Room {
    fn tab(&self) -> Box<dyn Store> {
        Box::new(self.store())
    }

    async fn moment(&self) {
        page::wait(150).await;
    }
}

struct Memory(MemoryStore);

impl Place for Memory {
    fn tab(&self) -> Box<dyn Store> {
        Box::new(self.0.beside())
    }

    async fn moment(&self) {}
}

macro_rules! in_the_browser {
    ($promise:ident) => {
        #[wasm_bindgen_test]
        async fn $promise() {
            promises::$promise(&Room::new()).await;
            promises::$promise(&Memory(MemoryStore::default())).await;
        }
    };
}
crate::store_promises!(in_the_browser);
