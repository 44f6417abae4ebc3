//! The turn through Web Locks.

use std::{cell::RefCell, rc::Rc};

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;

use crate::ports::{Later, turn::Held};

/// A wait for a lock.
pub struct Lock {
    /// Gives it up when it is dropped.
    pub held: Held,
    /// Whether there are no locks here, or none for this frame. Answers when that is known.
    pub refused: Later<bool>,
}

enum Release {
    Waiting,
    Held(Function),
    GivenUp,
}

/// Calls `mine` once the lock of this name is ours.
pub fn wait(name: &str, mine: impl FnOnce() + 'static) -> Lock {
    let release = Rc::new(RefCell::new(Release::Waiting));
    let held = Rc::clone(&release);
    let granted = Closure::once_into_js(move || {
        let until = Promise::new(&mut |resolve, _| {
            let given_up = matches!(*held.borrow(), Release::GivenUp);
            if given_up {
                let _ = resolve.call0(&JsValue::NULL);
            } else {
                held.replace(Release::Held(resolve));
            }
        });
        if matches!(*held.borrow(), Release::Held(_)) {
            mine();
        }
        until
    });
    let (asked, waiting) = (request(name, &granted), Rc::clone(&release));
    let refused = Box::pin(async move {
        let refused = match asked {
            Some(asked) => JsFuture::from(asked).await.is_err(),
            None => true,
        };
        refused && matches!(*waiting.borrow(), Release::Waiting)
    });
    let held = Held(Some(Box::new(move || {
        if let Release::Held(resolve) = release.replace(Release::GivenUp) {
            let _ = resolve.call0(&JsValue::NULL);
        }
    })));
    Lock { held, refused }
}

fn request(name: &str, granted: &JsValue) -> Option<Promise> {
    let navigator = web_sys::window()?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).ok()?;
    let request: Function = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    request.call2(&locks, &name.into(), granted).ok()?.dyn_into().ok()
}
