//! One event without anybody's words, to see what the receiver does with it.

use crate::ui::dom::{View, el, group, live};
use leptos::{prelude::*, task::spawn_local};

use super::super::super::{
    app::App,
    parts::{Icon, button, icon},
};
use crate::{
    domain::{Json, settings::WebhookMode},
    formats::{envelope, event, json},
    ports::sender::{Answer, Parcel},
};

/// The note with what the last test found.
pub const TRIAL: &str = "trial";

/// The panel. `found` holds the note.
pub fn trial(app: App, found: RwSignal<Option<String>>) -> View {
    let wait = RwSignal::new(false);
    let go = move || {
        if wait.get_untracked() {
            return;
        }
        wait.set(true);
        spawn_local(async move {
            let verdict = ask(app).await;
            if app.session.is_disposed() {
                return;
            }
            app.note(TRIAL, Some(&json::write(&verdict)));
            app.announce(&app.t(&headline(&verdict)));
            found.set(app.noted(TRIAL));
            wait.set(false);
        });
    };
    let result = move || {
        if wait.get() {
            return el("p.hint").child(app.t("host.trial.wait"));
        }
        verdict(app, found).map_or_else(group, |verdict| shown(app, &verdict))
    };
    el("section.block")
        .child(el("h3").child(app.t("host.trial")))
        .child(el("p.hint").child(app.t("host.trial.hint")))
        .child(el("div.acts").child(button("btn", app.t("host.trial.go"), go)))
        .child(el("div").attr("role", "status").child(live(result)))
}

/// Whether a test of this address says why nothing arrives, more exactly than a single entry can.
pub fn says_why(app: App, found: RwSignal<Option<String>>) -> bool {
    verdict(app, found).is_some_and(|verdict| verdict.str("verdict") != "readable")
}

/// What a test of this address found.
fn verdict(app: App, found: RwSignal<Option<String>>) -> Option<Json> {
    let verdict = json::read(&found.get()?).value;
    (verdict.str("to") == untrack(|| app.webhook())).then_some(verdict)
}

/// Whether the receiver took the test.
fn is_good(verdict: &Json) -> bool {
    matches!(verdict.str("why"), "named" | "taken")
}

/// The key of what the test found, in a few words.
fn headline(verdict: &Json) -> String {
    let kind = verdict.str("verdict");
    ["host.trial.", if kind == "readable" && !is_good(verdict) { "refused" } else { kind }].concat()
}

fn shown(app: App, verdict: &Json) -> View {
    let (kind, why) = (verdict.str("verdict"), verdict.str("why"));
    let (class, picture) = match kind {
        "readable" if is_good(verdict) => ("verdict", Icon::Check),
        "blocked" => ("verdict stop", Icon::Close),
        _ => ("verdict warn", Icon::Warn),
    };
    let origin: Vec<&str> = verdict.str("to").splitn(4, '/').take(3).collect();
    let gaps = [("origin", origin.join("/")), ("status", verdict.str("status").to_owned())];
    let gaps: Vec<(&str, &str)> = gaps.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let host = origin.last().copied().unwrap_or_default();
    let script = (host == "script.google.com" && kind != "readable").then(|| app.t("host.trial.script"));
    let more = (why == "said").then(|| super::entries::advice(app, verdict.str("status")));
    el("div")
        .attr("class", class)
        .attr("data-verdict", kind)
        .attr("data-why", why)
        .child(icon(picture))
        .child(el("b").child(app.t(&headline(verdict))))
        .child(el("p").child(app.tw(&["host.trial.", why].concat(), &gaps)))
        .child(more.map(|words| el("p").child(words)))
        .child(script.map(|words| el("p").child(words)))
}

/// Posts `hallway.test`, and where the answer is hidden asks once more in the way that can only tell
/// whether anybody is there.
async fn ask(app: App) -> Json {
    let settings = app.settings();
    let to = app.webhook();
    let id = app.new_id();
    let session = app.session.with_untracked(|session| session.id.clone());
    let item = event::test(&session, &id, app.now());
    let found = |verdict: &'static str, why: &str, status: u16| {
        let status = if status > 0 { status.to_string() } else { String::new() };
        Json::object([
            ("verdict", verdict.into()),
            ("why", why.into()),
            ("status", status.into()),
            ("to", to.as_str().into()),
        ])
    };
    let Ok((body, content_type)) = envelope::wrap(&item, settings.webhook_format) else {
        return found("blocked", "network", 0);
    };
    let parcel = |readable: bool| Parcel {
        url: to.clone(),
        body: body.clone(),
        content_type,
        readable,
        keepalive: false,
    };
    let sender = app.outside.with_value(|outside| outside.ports.sender.clone());
    let first = sender.send(parcel(settings.webhook_mode == WebhookMode::Cors)).await;
    match first {
        Answer::Status { code: code @ 200..=299, body } => {
            let why = match event::is_named(&body, &id) {
                Some(true) => "named",
                Some(false) => "unconfirmed",
                None => "taken",
            };
            found("readable", why, code)
        }
        Answer::Status { code, .. } => found("readable", "said", code),
        Answer::Opaque => found("unreadable", "cors", 0),
        Answer::Forbidden => found("blocked", "policy", 0),
        Answer::TimedOut => found("blocked", "timeout", 0),
        Answer::Unreachable => match sender.send(parcel(false)).await {
            Answer::Opaque => found("unreadable", "cors", 0),
            Answer::Forbidden => found("blocked", "policy", 0),
            _ if is_mixed(&to) => found("blocked", "mixed", 0),
            _ => found("blocked", "network", 0),
        },
    }
}

/// Browsers let no page that came over https ask an address that is not.
fn is_mixed(address: &str) -> bool {
    let protocol = web_sys::window().and_then(|window| window.location().protocol().ok());
    address.starts_with("http:") && protocol.is_some_and(|protocol| protocol == "https:")
}
