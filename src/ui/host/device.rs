//! What this device holds, and how to empty it.

use crate::ui::dom::{View, el, group, live};
use leptos::prelude::*;

use super::{
    super::{
        app::{App, Dialog},
        parts::{Icon, icon_button},
    },
    figure,
};

/// The page.
pub fn device(app: App) -> View {
    let entries = move || {
        app.session.with(|session| session.records.live().filter(|record| record.is_counted()).count())
    };
    let used = move || {
        app.room.get().map(|percent| {
            el("div").child(el("dt").child(app.t("host.used"))).child(el("dd").child(format!("{percent} %")))
        })
    };
    group().child(el("dl.figures").child(figure(app, "host.entries", entries)).child(live(used))).child(
        el("section.danger-zone")
            .child(el("h3").child(app.t("host.clear")))
            .child(el("p.small").child(app.t("host.clear.text")))
            .child(el("div.acts").child(icon_button(
                "btn stop",
                Icon::Trash,
                app.t("host.clear.yes"),
                move || app.open(Dialog::DeleteAll),
            ))),
    )
}
