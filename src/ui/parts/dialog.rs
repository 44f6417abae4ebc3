//! A native dialog: the browser keeps the focus inside, Escape closes it, the page behind is inert.

use crate::ui::dom::{Spot, View, el, on_press};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use super::{Icon, icon};

/// A dialog that opens as soon as it is shown; `close` is called however it ends. `foot` holds the
/// buttons that decide; without it the dialog only closes.
pub fn sheet(
    class: &'static str,
    title: String,
    close_label: String,
    close: impl Fn() + Send + Sync + 'static,
    body: View,
    foot: Option<View>,
) -> View {
    shown(class, title, close_label, Callback::new(move |()| close()), body, foot)
}

fn shown(
    class: &'static str,
    title: String,
    close_label: String,
    close: Callback<()>,
    body: View,
    foot: Option<View>,
) -> View {
    let dialog = Spot::new();
    Effect::new(move || {
        if let Some(dialog) = dialog.get::<HtmlDialogElement>()
            && !dialog.open()
        {
            let _ = dialog.show_modal();
        }
    });
    // Closed before it goes, so that the browser gives the keyboard back to where it was.
    on_cleanup(move || {
        if let Some(dialog) = dialog.get::<HtmlDialogElement>() {
            dialog.close();
        }
    });
    let on_close = move |event: web_sys::Event| {
        let here = event.target().and_then(|target| target.dyn_into::<HtmlDialogElement>().ok());
        // Open again: another dialog took the place of this one.
        if here.is_some_and(|dialog| dialog.is_connected() && !dialog.open()) {
            close.run(());
        }
    };
    let on_backdrop = move |event: web_sys::Event| {
        if event.target() == event.current_target() {
            close.run(());
        }
    };
    el("dialog")
        .attr("class", class)
        .at(dialog)
        .attr("aria-labelledby", "dialog-title")
        .on("close", on_close)
        .on("mousedown", on_backdrop)
        .child(
            el("header")
                .child(
                    el("h2")
                        .attr("id", "dialog-title")
                        .attr("tabindex", "-1")
                        .attr("autofocus", "autofocus")
                        .child(title),
                )
                .child(
                    el("button.btn.square.plain")
                        .attr("aria-label", close_label)
                        .on("click", on_press(move || close.run(())))
                        .child(icon(Icon::Close)),
                ),
        )
        .child(el("p.told").attr("aria-live", "polite"))
        .child(el("div.body").child(body))
        .child(foot.map(|foot| el("footer").child(foot)))
}
