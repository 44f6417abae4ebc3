//! The clipboard: asked politely, then the old way, which needs no permission and works without https.

use std::{cell::Cell, rc::Rc};

use gloo::events::{EventListener, EventListenerOptions};
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Event;

/// Puts a text there and says whether it is there. Asks at once: browsers listen only right after a tap.
pub fn copy(text: String) -> impl Future<Output = bool> {
    let asked = asked(&text);
    async move {
        let written = match asked {
            Some(answer) => JsFuture::from(answer).await.is_ok(),
            None => false,
        };
        written || caught(&text).unwrap_or_default()
    }
}

fn asked(text: &str) -> Option<Promise> {
    let clipboard = Reflect::get(&web_sys::window()?.navigator(), &"clipboard".into()).ok()?;
    let write: Function = Reflect::get(&clipboard, &"writeText".into()).ok()?.dyn_into().ok()?;
    write.call1(&clipboard, &text.into()).ok()?.dyn_into().ok()
}

/// Starts a copy and answers the browser's question what to copy. Selects nothing, moves no focus.
fn caught(text: &str) -> Option<bool> {
    let document = web_sys::window()?.document()?;
    let put = Rc::new(Cell::new(false));
    let options = EventListenerOptions { phase: gloo::events::EventListenerPhase::Capture, passive: false };
    let _listener = EventListener::new_with_options(&document, "copy", options, {
        let (put, text) = (Rc::clone(&put), text.to_owned());
        move |event: &Event| put.set(fill(event, &text).is_some())
    });
    let start: Function = Reflect::get(&document, &"execCommand".into()).ok()?.dyn_into().ok()?;
    let done = start.call1(&document, &"copy".into()).ok()?.as_bool()?;
    Some(done && put.get())
}

fn fill(event: &Event, text: &str) -> Option<JsValue> {
    let clipboard = Reflect::get(event, &"clipboardData".into()).ok()?;
    let set: Function = Reflect::get(&clipboard, &"setData".into()).ok()?.dyn_into().ok()?;
    event.prevent_default();
    event.stop_immediate_propagation();
    set.call2(&clipboard, &"text/plain".into(), &text.into()).ok()
}
