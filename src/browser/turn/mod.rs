//! One sender a browser: through Web Locks, which the browser passes on when a tab dies, or where there
//! are none through a lease in `localStorage`.

mod lease;
mod locks;

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use wasm_bindgen_futures::spawn_local;

use crate::{
    formats::storage::Keys,
    ports::{Turn, turn::Held},
};
use lease::Lease;

/// The turn among all tabs that show one session.
pub struct BrowserTurn {
    name: String,
    lease: RefCell<Option<Rc<Lease>>>,
    locked: Rc<Cell<bool>>,
}

impl BrowserTurn {
    /// The turn of the session with this id.
    #[must_use]
    pub fn new(session: &str) -> Self {
        let name = Keys::new(session).start().to_owned();
        Self { name, lease: RefCell::default(), locked: Rc::default() }
    }
}

impl Turn for BrowserTurn {
    fn wait(&self, mine: Rc<dyn Fn()>) -> Held {
        let lease = Rc::new(Lease::new([&self.name, "lease"].concat(), Rc::clone(&mine)));
        self.lease.replace(Some(Rc::clone(&lease)));
        let locked = Rc::clone(&self.locked);
        let granted = Rc::clone(&locked);
        let lock = locks::wait(&[&self.name, "~/sender"].concat(), move || {
            granted.set(true);
            mine();
        });
        let (refused, waiting) = (lock.refused, Rc::clone(&lease));
        spawn_local(async move {
            if refused.await {
                waiting.begin();
            }
        });
        let held = lock.held;
        Held(Some(Box::new(move || {
            locked.set(false);
            lease.end();
            drop(held);
        })))
    }

    fn is_mine(&self) -> bool {
        self.locked.get() || self.lease.borrow().as_ref().is_some_and(|lease| lease.is_mine())
    }
}
