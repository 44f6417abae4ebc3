//! One of all tabs does what must not be done twice.

use std::rc::Rc;

/// Gives the turn to one tab at a time.
pub trait Turn {
    /// Calls `mine` whenever this tab gets the turn: at once, or when the tab that had it goes away. The
    /// turn is given up when the answer is dropped.
    fn wait(&self, mine: Rc<dyn Fn()>) -> Held;

    /// Whether this tab still has the turn. A tab that slept may have lost it.
    fn is_mine(&self) -> bool;
}

/// Gives up a turn, or the wait for it, when it is dropped.
pub struct Held(pub Option<Box<dyn FnOnce()>>);

impl Drop for Held {
    fn drop(&mut self) {
        if let Some(end) = self.0.take() {
            end();
        }
    }
}
