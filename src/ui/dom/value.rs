//! What attributes hold and what handlers do.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventTarget, HtmlInputElement, KeyboardEvent};

use super::View;

/// An attribute that follows what it reads; absent where it is nothing.
pub type Live = Box<dyn FnMut() -> Option<String>>;

/// What an attribute can hold.
pub trait Value {
    /// Gives a view an attribute with this value.
    fn give(self, view: &View, name: &'static str);
}

/// An attribute that follows what it reads; absent where it is nothing.
pub fn attr(value: impl FnMut() -> Option<String> + 'static) -> Live {
    Box::new(value)
}

/// `true` or `false`, as ARIA attributes spell them, following what it reads.
pub fn truth(mut value: impl FnMut() -> bool + 'static) -> Live {
    Box::new(move || Some(if value() { "true" } else { "false" }.to_owned()))
}

/// The value of a control, following what it reads.
pub fn text_value(value: impl FnMut() -> String + 'static) -> Box<dyn FnMut() -> String> {
    Box::new(value)
}

/// What a click does.
pub fn on_press(act: impl Fn() + 'static) -> impl FnMut(Event) {
    move |_| act()
}

/// Whether Enter was pressed, and not to choose a word of an input method.
pub fn is_enter(event: &Event) -> bool {
    // WebKit ends the composing before it tells of the key, and says so by this number alone.
    let pressed = event.dyn_ref::<KeyboardEvent>();
    pressed.is_some_and(|pressed| {
        pressed.key() == "Enter" && !pressed.is_composing() && pressed.key_code() != 229
    })
}

/// The same with no other key held down.
pub fn is_plain_enter(event: &Event) -> bool {
    let pressed: &KeyboardEvent = event.unchecked_ref();
    is_enter(event) && !(pressed.ctrl_key() || pressed.meta_key() || pressed.alt_key() || pressed.shift_key())
}

/// What typing or choosing does, with the new value.
pub fn on_typed(take: impl Fn(String) + 'static) -> impl FnMut(Event) {
    move |event| take(typed(event.target()))
}

/// What ticking does, with the new state.
pub fn on_ticked(take: impl Fn(bool) + 'static) -> impl FnMut(Event) {
    move |event| take(event.target().is_some_and(|target| input(target).checked()))
}

/// What opening and closing of details does, with the new state.
pub fn on_opened(take: impl Fn(bool) + 'static) -> impl FnMut(Event) {
    move |event| {
        let details = event.current_target().and_then(|target| target.dyn_into::<Element>().ok());
        take(details.is_some_and(|details| details.has_attribute("open")));
    }
}

impl Value for &str {
    fn give(self, view: &View, name: &'static str) {
        view.set(name, self);
    }
}

impl Value for String {
    fn give(self, view: &View, name: &'static str) {
        view.set(name, &self);
    }
}

/// Present or absent.
impl Value for bool {
    fn give(self, view: &View, name: &'static str) {
        if self {
            view.set(name, "");
        }
    }
}

impl<V: Value> Value for Option<V> {
    fn give(self, view: &View, name: &'static str) {
        if let Some(value) = self {
            value.give(view, name);
        }
    }
}

impl Value for Live {
    fn give(mut self, view: &View, name: &'static str) {
        let held = View(view.0.clone());
        let mut before = None;
        super::follow(Box::new(move || {
            let now = self();
            if now == before {
                return;
            }
            match &now {
                Some(value) => held.set(name, value),
                None => held.unset(name),
            }
            before = now;
        }));
    }
}

fn typed(target: Option<EventTarget>) -> String {
    // Text areas and lists have a value of the same name.
    target.map_or_else(String::new, |target| input(target).value())
}

fn input(target: EventTarget) -> HtmlInputElement {
    target.unchecked_into()
}
