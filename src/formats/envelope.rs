//! An event in the shape that its receiver takes. All of them leave without a preflight.

use super::{event, storage::escaped};
use crate::domain::{
    Json, Problem, canonical,
    json::Map,
    outbox::Item,
    settings::WebhookFormat::{self, Discord, Form, JsonArray, Slack, Teams},
};

const PLAIN: &str = "text/plain";
const FORM: &str = "application/x-www-form-urlencoded";
/// What an event says about an entry besides its words.
const ABOUT: [&str; 7] = ["record_id", "prompt_id", "re", "role", "visibility", "quote", "author"];

/// The body for the try that is under way, and its content type.
///
/// # Errors
/// `event.size` where it is larger than [`event::BODY`]: nobody's words are cut to make them fit.
pub fn wrap(item: &Item, format: WebhookFormat) -> Result<(String, &'static str), Problem> {
    let event = event::of_try(item);
    let (body, kind) = match format {
        WebhookFormat::Json => (canonical::write(&Json::Map(event)), PLAIN),
        JsonArray => (canonical::write(&vec![Json::Map(event)].into()), PLAIN),
        Form => (form(&event), FORM),
        // The characters by which a channel would take somebody's words for a command or a call to everyone.
        Slack => {
            let text = words(&event).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
            (canonical::write(&Json::object([("text", text.into())])), PLAIN)
        }
        Discord => (["content=", &escaped(&words(&event).replace('@', "@\u{200b}"))].concat(), FORM),
        Teams => (canonical::write(&card(words(&event))), PLAIN),
    };
    Ok((event::fitting(item, body)?, kind))
}

/// All fields side by side; one of an entry that is called like one of the event gets `data_` before its name.
fn form(event: &Map) -> String {
    let mut body = String::new();
    let mut add = |name: &str, value: &Json| {
        let text = match value {
            Json::Text(text) | Json::Number(text) => text.as_str(),
            _ => return,
        };
        if !body.is_empty() {
            body.push('&');
        }
        body.push_str(&escaped(name));
        body.push('=');
        body.push_str(&escaped(text));
    };
    for (name, value) in event {
        add(name, value);
    }
    for (name, value) in event.get("data").and_then(Json::map).into_iter().flatten() {
        if event.contains_key(name) {
            add(&["data_", name].concat(), value);
        } else {
            add(name, value);
        }
    }
    body
}

/// An entry as people read it in a channel.
fn words(event: &Map) -> String {
    let of = |json: Option<&Json>| json.and_then(Json::text).unwrap_or_default().to_owned();
    let mut text = of(event.get("type"));
    let data = event.get("data").and_then(Json::map);
    let of_data = |name: &str| of(data.and_then(|data| data.get(name)));
    if text.ends_with(".removed") {
        return [&text, " ", &of_data("record_id")].concat();
    }
    let author = of_data("author");
    if !author.is_empty() {
        text = author;
    }
    for (name, value) in data.into_iter().flatten() {
        let value = value.text().unwrap_or_default();
        if !ABOUT.contains(&name.as_str()) && !value.is_empty() {
            text.push('\n');
            text.push_str(name);
            text.push_str(": ");
            text.push_str(value);
        }
    }
    text
}

fn card(text: String) -> Json {
    let block = Json::object([("type", "TextBlock".into()), ("text", text.into()), ("wrap", true.into())]);
    let content = Json::object([
        ("type", "AdaptiveCard".into()),
        ("version", "1.4".into()),
        ("body", vec![block].into()),
    ]);
    let attachment = Json::object([
        ("contentType", "application/vnd.microsoft.card.adaptive".into()),
        ("content", content),
    ]);
    Json::object([("type", "message".into()), ("attachments", vec![attachment].into())])
}
