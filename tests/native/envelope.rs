//! Events in the shapes that receivers take.

use hallway::{
    domain::{Json, Stamp, outbox::Item, settings::WebhookFormat},
    formats::{envelope::wrap, json},
};

fn item(data: &[(&str, &str)]) -> Item {
    let data = Json::object(data.iter().map(|(name, value)| (*name, Json::from(*value))));
    let event = Json::object([
        ("type", "hallway.commitment.saved".into()),
        ("id", "e1".into()),
        ("v", 1_u64.into()),
        ("data", data),
    ]);
    Item::new("e1", "r1", Stamp::default(), 1, event)
}

const DATA: &[(&str, &str)] = &[
    ("author", "Ana & <b>"),
    ("needed", "ten spades @everyone <!channel>"),
    ("record_id", "r1"),
    ("id", "a field that is called id"),
];

#[test]
fn json_is_the_event_and_a_list_holds_it() {
    let (body, kind) = wrap(&item(DATA), WebhookFormat::Json).unwrap();
    let (list, same) = wrap(&item(DATA), WebhookFormat::JsonArray).unwrap();
    assert_eq!((kind, same, list), ("text/plain", "text/plain", format!("[{body}]")));
}

#[test]
fn a_form_has_every_field_once() {
    let (body, kind) = wrap(&item(DATA), WebhookFormat::Form).unwrap();
    assert_eq!(kind, "application/x-www-form-urlencoded");
    assert_eq!(
        body,
        "attempt=1&id=e1&type=hallway.commitment.saved&v=1&author=Ana%20%26%20%3Cb%3E\
         &data_id=a%20field%20that%20is%20called%20id\
         &needed=ten%20spades%20%40everyone%20%3C!channel%3E&record_id=r1"
    );
}

#[test]
fn in_a_channel_nobodys_words_are_a_command() {
    let of = |format| wrap(&item(&DATA[..3]), format).unwrap().0;
    let slack = json::read(&of(WebhookFormat::Slack)).value;
    assert_eq!(slack.str("text"), "Ana &amp; &lt;b&gt;\nneeded: ten spades @everyone &lt;!channel&gt;");
    let discord = of(WebhookFormat::Discord);
    assert!(discord.starts_with("content=Ana%20%26") && !discord.contains("%40everyone"), "{discord}");
    let teams = json::read(&of(WebhookFormat::Teams)).value;
    let card = teams.get("attachments").unwrap().items()[0].get("content").unwrap();
    let block = &card.get("body").unwrap().items()[0];
    assert_eq!(block.str("text"), "Ana & <b>\nneeded: ten spades @everyone <!channel>");
}

#[test]
fn what_was_taken_back_is_named_by_its_id() {
    let mut gone = item(&[("record_id", "r1")]);
    gone.event = Json::object([
        ("type", "hallway.commitment.removed".into()),
        ("data", gone.event.get("data").unwrap().clone()),
    ]);
    let text = json::read(&wrap(&gone, WebhookFormat::Slack).unwrap().0).value;
    assert_eq!(text.str("text"), "hallway.commitment.removed r1");
}

#[test]
fn every_shape_has_the_same_limit() {
    let long = "x".repeat(17_000);
    for format in WebhookFormat::ALL {
        assert_eq!(wrap(&item(&[("text", &long)]), *format).unwrap_err().what, "event.size", "{format:?}");
    }
}
