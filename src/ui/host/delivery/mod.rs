//! What was delivered to the webhook, what was not, and what helps.

mod address;
mod entries;
mod trial;

use crate::ui::dom::{View, el, group, live};
use leptos::prelude::*;

use super::super::{
    app::App,
    consent::{Reader, delivery_line},
};

/// The page.
pub fn delivery(app: App) -> View {
    let changed = RwSignal::new(0_u32);
    let tested = RwSignal::new(app.noted(trial::TRIAL));
    let parts = move || {
        changed.track();
        let set = !untrack(|| app.webhook()).is_empty();
        untrack(|| {
            group()
                .child(address::address(app, changed))
                .child(set.then(|| delivery_line(app, Reader::Host)).flatten())
                .child(set.then(|| trial::trial(app, tested)))
        })
    };
    group().child(live(parts)).child(
        el("section.block")
            .child(el("h3").child(app.t("host.outbox")))
            .child(el("p.hint").child(app.t("host.outbox.hint")))
            .child(live(move || {
                changed.track();
                entries::entries(app, trial::says_why(app, tested))
            })),
    )
}
