//! The address: what the tag says, or what the host types for this device.

use crate::ui::dom::{View, el, live, on_typed};
use leptos::prelude::*;

use super::super::super::{
    app::App,
    parts::{Icon, button, notice},
};
use crate::domain::settings::{WebhookWhen, is_receiver};

/// The panel. `changed` counts what the rest of the page has to follow.
pub fn address(app: App, changed: RwSignal<u32>) -> View {
    let address = app.webhook();
    let (shown, warning) = if address.is_empty() {
        (el("p.hint").child(app.t("host.webhook.none")), None)
    } else {
        let shown = el("p.address").attr("dir", "ltr").child(el("code").child(address.as_str()));
        (shown, warned(&address).map(|key| notice("notice", Icon::Warn, app.t(key), None)))
    };
    let alone = app.settings().webhook_when == WebhookWhen::Host;
    let hint = if alone { "host.webhook.host" } else { "host.webhook.hint" };
    el("section.block")
        .child(el("h3").child(app.t("host.webhook")))
        .child(shown)
        .child(warning)
        .child((!address.is_empty()).then(|| el("p.hint").child(app.t(hint))))
        .child(app.settings().network.then(|| typing(app, changed)))
}

fn typing(app: App, changed: RwSignal<u32>) -> View {
    let typed = RwSignal::new(app.noted("webhook").unwrap_or_default());
    let bad = RwSignal::new(false);
    let has = app.typed_webhook().is_some();
    let submit = move |event: web_sys::Event| {
        event.prevent_default();
        let address = typed.get_untracked().trim().to_owned();
        let good = is_receiver(&address);
        bad.set(!good);
        if good {
            app.type_webhook(&address);
            changed.update(|n| *n += 1);
        } else {
            app.announce(&app.t("host.webhook.bad"));
        }
    };
    let forget = move || {
        app.type_webhook("");
        changed.update(|n| *n += 1);
        app.mend_focus("#webhook");
    };
    let fault =
        move || bad.get().then(|| el("p.fault").attr("id", "webhook-fault").child(app.t("host.webhook.bad")));
    el("form.block")
        .on("submit", submit)
        .child(el("label.label.minor").attr("for", "webhook").child(app.t("host.webhook.typed")))
        .child(
            el("input.field")
                .attr("id", "webhook")
                .attr("type", "url")
                .attr("dir", "ltr")
                .attr("autocomplete", "off")
                .attr("placeholder", "https://")
                .attr("aria-describedby", "webhook-hint webhook-fault")
                .prop("value", typed.get_untracked())
                .on("input", on_typed(move |text| typed.set(text))),
        )
        .child(live(fault))
        .child(el("p.hint").attr("id", "webhook-hint").child(app.t("host.webhook.typed.hint")))
        .child(
            el("div.acts")
                .child(el("button.btn").attr("type", "submit").child(app.t("host.webhook.use")))
                .child(has.then(|| button("btn plain", app.t("host.webhook.drop"), forget))),
        )
}

/// What to say about an address with which everybody could do more than add an entry.
fn warned(address: &str) -> Option<&'static str> {
    let host = address.split('/').nth(2).unwrap_or_default().to_ascii_lowercase();
    let host = host.split(':').next().unwrap_or_default();
    let is = |names: &[&str]| {
        let of =
            |name: &&str| host == *name || host.strip_suffix(*name).is_some_and(|rest| rest.ends_with('.'));
        names.iter().any(of)
    };
    if is(&["hooks.slack.com", "discord.com", "discordapp.com", "webhook.office.com", "chat.googleapis.com"])
    {
        return Some("host.warn.chat");
    }
    is(&["logic.azure.com", "api.powerplatform.com", "flow.microsoft.com"]).then_some("host.warn.flow")
}
