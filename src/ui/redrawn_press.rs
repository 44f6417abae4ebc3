//! A press counts also where its button was drawn anew before it ended: by leaving a field, or by news from elsewhere.

use std::{cell::RefCell, rc::Rc};

use gloo::{
    events::{EventListener, EventListenerOptions},
    timers::callback::Timeout,
};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, MouseEvent, PointerEvent};

use super::double_tap::words;

/// What a press does something to, by selector. A box or a dot is reached by its label.
const PRESSED: &str = "button, a, summary, label";

/// What has several alike, each with its own buttons.
const ITEM: &str = "li, tr, article, [role=status]";

/// Where a press began: what lay under it, the button around that, and how that read then.
struct Began {
    hit: Element,
    button: Element,
    called: [String; 3],
    item: Option<Element>,
    says: Option<String>,
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
        let click = now.and_then(|(_, now)| Some((click_of(event)?, now.button)));
        *due.borrow_mut() = click.map(|(click, button)| {
            Timeout::new(0, move || {
                let _ = button.dispatch_event(&click);
            })
        });
    };
    [
        on("mousedown", Box::new(move |event| *begin.borrow_mut() = pressed(event))),
        on("mouseup", Box::new(lifted)),
        // Where one does all the same, that is it.
        on("click", Box::new(move |_| drop(owed.borrow_mut().take()))),
    ]
}

fn pressed(event: &Event) -> Option<Began> {
    event.dyn_ref::<MouseEvent>().filter(|press| press.button() == 0)?;
    let hit = event.target()?.dyn_into::<Element>().ok()?;
    let button = hit.closest(PRESSED).ok().flatten()?;
    let item = button.closest(ITEM).ok().flatten();
    let called = [button.local_name(), button.id(), words(&button)];
    let says = item.as_ref().and_then(|item| item.text_content());
    Some(Began { hit, button, called, item, says })
}

/// Whether the same button lies there now: called the same, of an item that says the same.
fn is_same(gone: &Began, now: &Began) -> bool {
    gone.button == now.button || gone.called == now.called && (gone.item == now.item || gone.says == now.says)
}

/// The click that ends like this: at the same place, with the same keys held down, one of as many.
fn click_of(lifted: &Event) -> Option<Event> {
    PointerEvent::new_with_event_init_dict("click", lifted.unchecked_ref()).ok().map(Event::from)
}
