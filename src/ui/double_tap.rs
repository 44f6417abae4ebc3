//! The second tap of a double tap does what the first was aimed at, or nothing: never what came to lie there meanwhile.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, PointerEvent};

/// Fingers are not counted by every browser, so a tap that soon and that near is a second one. Milliseconds and pixels.
const SOON_MS: f64 = 350.0;
const NEAR_PX: u32 = 24;

/// What was pressed last, and how it read then.
struct Pressed {
    at_ms: f64,
    place: (i32, i32),
    button: Option<Element>,
    words: String,
}

/// Listens as long as it is held.
pub fn guard(stage: &HtmlElement) -> EventListener {
    let mut last: Option<Pressed> = None;
    let first = EventListenerOptions { passive: false, ..EventListenerOptions::run_in_capture_phase() };
    EventListener::new_with_options(stage, "click", first, move |event| {
        let Some(click) = event.dyn_ref::<PointerEvent>() else { return };
        // The keyboard presses what has the focus, and that does not move by itself.
        if click.detail() == 0 {
            last = None;
            return;
        }
        let now = pressed(click);
        let strays = last.as_ref().is_some_and(|last| is_second(last, &now, click) && is_other(last, &now));
        if strays {
            event.prevent_default();
            event.stop_propagation();
        } else {
            last = Some(now);
        }
    })
}

fn pressed(click: &PointerEvent) -> Pressed {
    let target = |event: &Event| event.target()?.dyn_into::<Element>().ok();
    let button =
        target(click).and_then(|hit| hit.closest("button, a, summary, label, dialog").ok().flatten());
    let words = button.as_ref().map(words).unwrap_or_default();
    Pressed { at_ms: click.time_stamp(), place: (click.client_x(), click.client_y()), button, words }
}

/// What a button is called.
pub(super) fn words(button: &Element) -> String {
    button.get_attribute("aria-label").or_else(|| button.text_content()).unwrap_or_default()
}

fn is_second(last: &Pressed, now: &Pressed, click: &PointerEvent) -> bool {
    if click.pointer_type() == "mouse" {
        return click.detail() > 1;
    }
    let near = |one: i32, other: i32| one.abs_diff(other) <= NEAR_PX;
    let (from, to) = (last.place, now.place);
    now.at_ms - last.at_ms < SOON_MS && near(from.0, to.0) && near(from.1, to.1)
}

/// Another button, or the same that now means something else.
fn is_other(last: &Pressed, now: &Pressed) -> bool {
    now.button.is_some() && (last.button != now.button || last.words != now.words)
}
