//! The attributes of the element, read into [`Settings`].

use crate::{
    domain::{
        Json, Problem, limits,
        settings::{Names, Pace, Settings, View, WebhookFormat, WebhookMode, WebhookWhen, is_receiver},
    },
    formats,
};

/// Reads the attributes (kebab-case names) into settings; what is wrong is reported and left at its default.
///
/// ```
/// use hallway::{domain::{Json, settings::Pace}, element::config};
/// let given = Json::object([("pace", "shared-device".into()), ("names", "maybe".into())]);
/// let (settings, problems) = config::read(&given, "learning-from-one-another");
/// assert_eq!(settings.pace, Pace::SharedDevice);
/// assert_eq!(problems[0].at, "names");
///
/// let given = Json::object([("config", "{pace: led}".into())]);
/// assert_eq!(config::read(&given, "").1[0].what, "attribute.config");
/// ```
#[must_use]
pub fn read(given: &Json, guide: &str) -> (Settings, Vec<Problem>) {
    let mut problems = Vec::new();
    let config = given.str("config");
    // The shell reads it and takes nothing from what is not an object; here it is only said.
    if !config.trim().is_empty() && !is_object(config) {
        problems.push(Problem::new("config", "attribute.config"));
    }
    let session = given.str("session").trim();
    let mut settings = Settings {
        session: if session.is_empty() { guide } else { session }.to_owned(),
        guide: given.str("guide").trim().to_owned(),
        title: given.str("session-title").trim().to_owned(),
        view: word(given, "view", View::from_word, &mut problems),
        names: word(given, "names", Names::from_word, &mut problems),
        pace: word(given, "pace", Pace::from_word, &mut problems),
        join: given.str("join").trim().to_owned(),
        webhook: String::new(),
        network: given.str("network") != "off",
        webhook_mode: word(given, "webhook-mode", WebhookMode::from_word, &mut problems),
        webhook_format: word(given, "webhook-format", WebhookFormat::from_word, &mut problems),
        webhook_when: word(given, "webhook-when", WebhookWhen::from_word, &mut problems),
        host_tools: given.str("host-tools") != "off",
    };
    if limits::length(&settings.title) > limits::SESSION_TITLE {
        problems.push(Problem::new("session-title", "attribute.long"));
        settings.title = settings.title.chars().take(limits::SESSION_TITLE).collect();
    }
    let webhook = given.str("webhook").trim();
    if !webhook.is_empty() && settings.network {
        if is_receiver(webhook) {
            webhook.clone_into(&mut settings.webhook);
        } else {
            problems.push(Problem::new("webhook", "attribute.webhook").with("value", webhook));
        }
    }
    (settings, problems)
}

fn is_object(text: &str) -> bool {
    let read = formats::json::read(text);
    read.whole && matches!(read.value, Json::Map(_))
}

fn word<T: Default>(
    given: &Json,
    name: &str,
    from_word: fn(&str) -> Option<T>,
    problems: &mut Vec<Problem>,
) -> T {
    let value = given.str(name).trim();
    if value.is_empty() {
        return T::default();
    }
    from_word(value).unwrap_or_else(|| {
        problems.push(Problem::new(name, "attribute.word").with("value", value));
        T::default()
    })
}
