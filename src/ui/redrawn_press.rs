//! A press counts also where its button was drawn anew before it ended: by leaving a field, or by news from elsewhere.

use std::{cell::RefCell, rc::Rc};

use gloo::{
    events::{EventListener, EventListenerOptions},
    timers::callback::Timeout,
};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

use super::double_tap::words;

/// What a press does something to, by selector.
const PRESSED: &str = "button, a, summary, label, [type=checkbox], [type=radio]";

/// What has several alike, each with its own buttons.
const ITEM: &str = "li, tr, article";

/// Where a press began: what lay under it, the button around that, and what the button belongs to.
struct Began {
    hit: Element,
    button: Element,
    item: Option<Element>,
}

/// Listens as long as it is held. A browser makes no click of a press that began on something that is gone.
pub fn keep(stage: &HtmlElement) -> [EventListener; 3] {
    let began = Rc::new(RefCell::new(None::<Began>));
    let owed = Rc::new(RefCell::new(None::<Timeout>));
    let (begin, end, due) = (began.clone(), began, owed.clone());
    let on = |event: &'static str, act: Box<dyn FnMut(&Event)>| {
        EventListener::new_with_options(stage, event, EventListenerOptions::run_in_capture_phase(), act)
    };
    let lifted = move |event: &Event| {
        let gone = end.borrow_mut().take().filter(|began| !began.hit.is_connected());
        let now = gone.zip(pressed(event)).filter(|(gone, now)| is_same(gone, now));
        let now = now.and_then(|(_, now)| now.button.dyn_into::<HtmlElement>().ok());
        *due.borrow_mut() = now.map(|now| Timeout::new(0, move || now.click()));
    };
    [
        on("mousedown", Box::new(move |event| *begin.borrow_mut() = pressed(event))),
        on("mouseup", Box::new(lifted)),
        // Where one does all the same, that is it.
        on("click", Box::new(move |_| drop(owed.borrow_mut().take()))),
    ]
}

fn pressed(event: &Event) -> Option<Began> {
    let hit = event.target()?.dyn_into::<Element>().ok()?;
    let button = hit.closest(PRESSED).ok().flatten()?;
    let item = button.closest(ITEM).ok().flatten();
    Some(Began { hit, button, item })
}

/// Whether the same button lies there now: called the same, of an item that says the same.
fn is_same(gone: &Began, now: &Began) -> bool {
    let called =
        gone.button.local_name() == now.button.local_name() && words(&gone.button) == words(&now.button);
    let says = |item: &Element| item.text_content();
    let of_one = gone.item == now.item || gone.item.as_ref().map(says) == now.item.as_ref().map(says);
    gone.button == now.button || called && of_one
}
