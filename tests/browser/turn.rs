//! One of all tabs has the turn.

use std::{cell::Cell, rc::Rc};

use hallway::{
    browser::{BrowserClock, BrowserTurn},
    ports::{Clock, Turn, turn::Held},
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::{js, text, wait};

/// A tab that waits for its turn, and whether it came.
struct Tab {
    turn: BrowserTurn,
    held: Held,
    came: Rc<Cell<bool>>,
}

fn tab(session: &str) -> Tab {
    let came = Rc::new(Cell::new(false));
    let mine = Rc::clone(&came);
    let turn = BrowserTurn::new(session);
    let held = turn.wait(Rc::new(move || mine.set(true)));
    Tab { turn, held, came }
}

impl Tab {
    /// Whether it was called, and still has the turn.
    fn has(&self) -> bool {
        assert!(self.came.get() || !self.turn.is_mine());
        self.turn.is_mine()
    }
}

/// Waits until it holds; a busy machine may take its time.
async fn until(holds: impl Fn() -> bool) {
    for _ in 0..400 {
        if holds() {
            return;
        }
        wait(50).await;
    }
    panic!("waited for 20 s");
}

#[wasm_bindgen_test]
async fn the_turn_passes_on_when_a_tab_gives_it_up() {
    let session = BrowserClock.new_id();
    let (first, second, third) = (tab(&session), tab(&session), tab(&session));
    let elsewhere = tab(&BrowserClock.new_id());
    until(|| first.has() && elsewhere.has()).await;
    assert_eq!([&first, &second, &third, &elsewhere].map(Tab::has), [true, false, false, true]);
    drop(second.held);
    drop(first.held);
    until(|| third.has()).await;
    assert!(!first.turn.is_mine() && !second.came.get());
}

#[wasm_bindgen_test]
async fn where_there_are_no_locks_a_lease_says_who_has_the_turn() {
    let locks = [
        "undefined",
        "{ request: () => Promise.reject(new DOMException('opaque origin', 'SecurityError')) }",
        "{ request: () => { throw new DOMException('no', 'SecurityError') } }",
    ];
    for locks in locks {
        js(&format!("Object.defineProperty(navigator, 'locks', {{configurable: true, value: {locks}}})"));
        let session = BrowserClock.new_id();
        let (first, second) = (tab(&session), tab(&session));
        until(|| first.has()).await;
        assert_eq!([&first, &second].map(Tab::has), [true, false]);
        drop(first.held);
        until(|| second.has()).await;
        assert!(!first.turn.is_mine());
        drop(second.held);
        let left = text(&format!("return String(localStorage.getItem('hallway/1/{session}/lease'))")).await;
        js("delete navigator.locks");
        assert_eq!(left, "null", "a turn that is given up leaves nothing behind");
    }
}

#[wasm_bindgen_test]
async fn a_tab_that_died_loses_its_lease() {
    js("Object.defineProperty(navigator, 'locks', {configurable: true, value: undefined})");
    let session = BrowserClock.new_id();
    js(&format!("localStorage.setItem('hallway/1/{session}/lease', 'dead ' + (Date.now() + 6000))"));
    let heir = tab(&session);
    wait(500).await;
    let early = heir.has();
    until(|| heir.has()).await;
    js("delete navigator.locks");
    assert!(!early, "somebody else's lease had not run out");
    drop(heir.held);
}
