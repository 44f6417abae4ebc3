//! The line that says what was just done, with the way to undo it. It goes away by itself.

use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::{
    app::{App, Toast},
    dom::{Spot, View, el, live},
    parts::{Icon, icon_button, icon_only},
};
use crate::domain::session::Command;

/// How long a line stays that can only be read, and one with a way back.
const READ_MS: u32 = 6_000;
const UNDO_MS: u32 = 12_000;

/// The last thing done, above what stands at the foot.
pub fn toasts(app: App) -> View {
    let line = move || app.toast.get().map(|toast| shown(app, toast));
    el("div.toasts").child(live(line))
}

fn shown(app: App, toast: Toast) -> View {
    let timer = StoredValue::new_local(None::<Timeout>);
    let line = Spot::new();
    let ms = if toast.can_undo() { UNDO_MS } else { READ_MS };
    let begin = move || {
        let ends = Timeout::new(ms, move || {
            if timer.is_disposed() {
                return;
            }
            let held = line.get::<web_sys::Element>();
            if held.is_some_and(|line| line.matches(":focus-within").unwrap_or_default()) {
                leave(app);
            } else {
                app.toast.set(None);
            }
        });
        timer.try_set_value(Some(ends));
    };
    begin();
    let wait = move || drop(timer.try_set_value(None));
    // A finger that pressed a button leaves the focus there, and means nothing by it.
    let read = move |event: web_sys::Event| {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        if target.is_some_and(|target| target.matches(":focus-visible").unwrap_or_default()) {
            wait();
        }
    };
    let undo = toast.can_undo().then(|| {
        let Toast { before, dropped, .. } = toast.clone();
        icon_button("btn", Icon::Undo, app.t("undo"), move || {
            for record in &before {
                app.dispatch(Command::PutBack { record: Box::new(record.clone()), now: app.now() });
            }
            app.put_back(&dropped);
            app.toast.set(None);
            app.announce(&app.t("undone"));
            match before.last() {
                Some(last) => {
                    // What a host decides is shown at the entry that it is about.
                    let about = last.re.as_deref().filter(|_| !last.is_entry());
                    app.mend_focus(&App::entry(about.unwrap_or(&last.id)));
                }
                None => app.mend_focus("[data-waits]"),
            }
        })
    });
    let view = el("div.toast")
        .at(line)
        .attr("role", "status")
        .on("pointerenter", move |_| wait())
        .on("pointerleave", move |_| begin())
        .on("focusin", read)
        .on("focusout", move |_| begin())
        .child(el("span").child(toast.text))
        .child(undo)
        .child(icon_only(Icon::Close, app.t("close"), move || leave(app)));
    line.on_resize(move || {
        let _ = make_room(line);
    });
    view
}

/// At its end the page is longer by the height of the line, so that it can be scrolled away from under it. It stays so:
/// who reads there does not lose the place when the line goes.
fn make_room(line: Spot) -> Option<()> {
    let line: HtmlElement = line.get()?;
    let page: HtmlElement = line.closest(".hallway").ok()??.dyn_into().ok()?;
    page.style().set_property("--toast", &format!("{}px", line.offset_height())).ok()
}

fn leave(app: App) {
    app.toast.set(None);
    app.mend_focus("h2[tabindex]");
}
