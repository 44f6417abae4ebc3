//! A place on the screen that is reached later: to give it the keyboard, to open it.

use js_sys::{Function, Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, HtmlElement, Node, ResizeObserver};

use super::view::document;

/// A place on the screen. Copied freely.
#[derive(Clone, Copy)]
pub struct Spot(StoredValue<Option<Node>, LocalStorage>);

impl Spot {
    /// A place where nothing stands yet.
    pub fn new() -> Self {
        Self(StoredValue::new_local(None))
    }

    /// The element that stands there; nothing where it is gone.
    pub fn get<T: JsCast>(self) -> Option<T> {
        self.node()?.dyn_into().ok()
    }

    /// Gives it the keyboard, once the screen shows it.
    pub fn focus_soon(self) {
        soon(move || self.focus());
    }

    /// Gives it the keyboard, at once.
    pub fn focus(self) {
        if let Some(element) = self.get::<HtmlElement>() {
            focus_on(&element);
        }
    }

    /// Scrolls it into view, once the screen shows it.
    #[cfg(feature = "host")]
    pub fn show_soon(self) {
        soon(move || {
            if let Some(element) = self.get::<Element>() {
                show(&element);
            }
        });
    }

    /// Gives the keyboard to the first thing in it that can be filled in, once the screen shows it.
    pub fn fill_in_soon(self) {
        soon(move || {
            let Some(area) = self.get::<HtmlElement>() else { return };
            let first = area.query_selector("form :is(input, textarea, select, button)").ok().flatten();
            focus_on(&first.and_then(|first| first.dyn_into().ok()).unwrap_or(area));
        });
    }

    /// Does something whenever the element that stands there has another size, before that is painted.
    pub fn on_resize(self, act: impl Fn() + 'static) {
        let told = Closure::<dyn Fn()>::new(act);
        let observer = ResizeObserver::new(told.as_ref().unchecked_ref()).ok();
        if let (Some(observer), Some(element)) = (observer, self.get::<Element>()) {
            observer.observe(&element);
            StoredValue::new_local(Sizes { observer, _told: told });
        }
    }

    /// Whether the part of the screen that it belongs to is gone.
    pub fn gone(self) -> bool {
        self.0.is_disposed()
    }

    pub(super) fn set(self, node: Node) {
        self.0.try_set_value(Some(node));
    }

    fn node(self) -> Option<Node> {
        self.0.try_get_value().flatten()
    }
}

struct Sizes {
    observer: ResizeObserver,
    _told: Closure<dyn Fn()>,
}

impl Drop for Sizes {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Whether somebody types in the page around the element.
pub fn types_elsewhere() -> bool {
    let held = document().active_element();
    held.is_some_and(|held| {
        held.matches("input,textarea,select,[contenteditable],iframe").unwrap_or_default()
    })
}

/// Gives an element the keyboard and shows it, at once and with the least movement, also on a page that
/// scrolls smoothly.
pub fn focus_on(element: &HtmlElement) {
    let options = Object::new();
    let _ = Reflect::set(&options, &"preventScroll".into(), &true.into());
    call_with(element, "focus", &options);
    show(element);
}

/// Scrolls an element into view, if it is not, and no further.
pub fn show(element: &Element) {
    let options = Object::new();
    let _ = Reflect::set(&options, &"block".into(), &"nearest".into());
    let _ = Reflect::set(&options, &"behavior".into(), &"instant".into());
    call_with(element, "scrollIntoView", &options);
}

fn call_with(element: &Element, method: &str, options: &Object) {
    let method =
        Reflect::get(element, &method.into()).ok().and_then(|method| method.dyn_into::<Function>().ok());
    if let Some(method) = method {
        let _ = method.call1(element, options);
    }
}

/// Does something when everything that follows from now is on the screen. Not at the next frame: that
/// may come much later, when the person has gone on and the keyboard is theirs.
pub fn soon(act: impl FnOnce() + 'static) {
    gloo::timers::callback::Timeout::new(0, act).forget();
}
