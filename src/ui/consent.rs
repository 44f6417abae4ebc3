//! Before anything is sent: who gets what, to the letter, and a no that costs nothing.

use crate::domain::{Record, Visible};
use crate::ui::dom::{View, el, group, live, text};
use leptos::prelude::*;

use super::{
    app::{App, Delivery, Dialog, Sent},
    parts::{Icon, button, icon, sheet},
};

/// The key of a text for the person here; another where this device sends for the room.
fn key(app: App, name: &str) -> String {
    if app.gathers() { ["host.", name].concat() } else { name.to_owned() }
}

/// Asks whether one's entries may be sent.
pub fn consent(app: App) -> View {
    let address = app.webhook();
    let host = address.split('/').nth(2).unwrap_or_default().to_owned();
    let (count, for_others) = app.sendable();
    let more = (count > 1).then(|| el("p").child(app.tn("consent.count", count)));
    let others = (for_others > 0 && !app.gathers()).then(|| el("p").child(app.t("consent.others")));
    let body = group()
        .child(el("p").child(app.tw(&key(app, "consent.text"), &[("host", &host)])))
        .child(more)
        .child(others)
        .child(
            el("div").child(el("h3.label.minor").child(app.t("consent.exactly"))).child(
                el("pre")
                    .attr("tabindex", "0")
                    .attr("aria-label", app.t("consent.exactly"))
                    .child(app.example_event()),
            ),
        )
        .child(el("p.hint").child(app.t(&key(app, "consent.never"))));
    // What asked may be a form that has made room for the entry.
    let shut = move || {
        app.shut();
        let posted = app.shelf.at.get_untracked();
        app.mend_focus(&posted.map(|id| App::entry(&id)).unwrap_or_else(|| ".chip".to_owned()));
    };
    let answer = move |yes: bool| {
        shut();
        app.agree(yes);
    };
    let foot = group().child(button("btn", app.t("consent.no"), move || answer(false))).child(button(
        "btn main",
        app.t("consent.yes"),
        move || answer(true),
    ));
    sheet("sheet", app.t(&key(app, "consent.title")), app.t("close"), shut, body, Some(foot))
}

/// Where one of one's own entries is on its way to the organizers; nothing where nothing is sent.
pub fn sent(app: App, record: &Record) -> View {
    let record = record.clone();
    let words = move || {
        let (state, _) = app.standing(&record);
        let shown = !app.webhook().is_empty() && record.visible > Visible::Me;
        shown.then(|| {
            el("span.sees.sent")
                .attr("data-state", state)
                .child(icon(Icon::Upload))
                .child(app.t(&["state.", state].concat()))
        })
    };
    live(words)
}

/// Who reads what became of entries.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// Whoever wrote them.
    Author,
    /// A host, among the host tools.
    #[cfg(feature = "host")]
    Host,
}

impl Reader {
    /// The key of a text for this reader.
    fn key(self, name: &str) -> String {
        match self {
            Self::Author => name.to_owned(),
            #[cfg(feature = "host")]
            Self::Host => ["host.", name].concat(),
        }
    }

    /// Whether sending was agreed to, and what this reader may count. What everybody decided who had the device is not
    /// for the last of them to say.
    #[cfg_attr(not(feature = "host"), expect(unused_variables, reason = "authors alone read it"))]
    fn sees(self, app: App, delivery: &Delivery) -> (Option<bool>, Sent) {
        match self {
            Self::Author => (delivery.agreed, delivery.own),
            #[cfg(feature = "host")]
            Self::Host if app.gathers() || !app.goes_round() => (delivery.agreed, delivery.all),
            #[cfg(feature = "host")]
            Self::Host => ((delivery.all != Sent::default()).then_some(true), delivery.all),
        }
    }
}

/// What became of the entries that were to be sent.
pub fn delivery_line(app: App, reader: Reader) -> Option<View> {
    if app.webhook().is_empty() {
        return None;
    }
    let said = move |name: &str| match reader {
        #[cfg(feature = "host")]
        Reader::Host if !app.gathers() => app.t(&["host.own.", name].concat()),
        _ => app.t(&key(app, name)),
    };
    let count = move |name: &str, n: usize| app.tn(&reader.key(name), n);
    let words = move || {
        let delivery = app.delivery.get();
        let (agreed, sent) = reader.sees(app, &delivery);
        match agreed {
            None => said("delivery.unasked"),
            Some(false) => said("delivery.refused"),
            Some(true) if sent.failed + sent.waiting == 0 => count("delivery.delivered", sent.delivered),
            Some(true) => {
                let open = [("delivery.failed", sent.failed), ("delivery.waiting", sent.waiting)];
                let sentences = open.into_iter().filter(|(_, n)| *n > 0).map(|(name, n)| count(name, n));
                sentences.collect::<Vec<_>>().join(" ")
            }
        }
    };
    // Who wrote here last may not be who reads this: a no is theirs to take back.
    #[cfg(feature = "host")]
    if reader == Reader::Host && !app.gathers() && app.goes_round() {
        return Some(el("div.notice.calm").child(icon(Icon::Upload)).child(el("p").child(text(words))));
    }
    let agreed = Memo::new(move |_| app.delivery.with(|delivery| delivery.agreed));
    let removable = Memo::new(move |_| !app.removable().is_empty());
    let change = move || match agreed.get() {
        Some(true) => button("btn plain", app.t("delivery.stop"), move || app.agree(false)),
        _ => {
            let ask = button("btn plain", app.t("delivery.remove"), move || app.ask_removal());
            group()
                .child(button("btn plain", said("delivery.start"), move || app.open(Dialog::Consent)))
                .child(removable.get().then_some(ask))
        }
    };
    Some(
        el("div.notice.calm").child(icon(Icon::Upload)).child(el("p").child(text(words))).child(live(change)),
    )
}
