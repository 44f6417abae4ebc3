//! What the tabs and elements of one session tell each other.

use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, Event, MessageEvent, PageTransitionEvent, StorageEvent};

use super::local::Local;
use crate::{
    domain::Json,
    formats::{json, record, storage::Keys},
    ports::store::News,
};

/// The line to the other tabs. A channel never delivers to the element that sent; where there is none,
/// the browser's own storage events, which reach other tabs only, have to do.
pub struct Tabs {
    channel: Option<BroadcastChannel>,
    _listeners: Vec<EventListener>,
}

impl Tabs {
    /// Calls `heard` with what others did, and `back` when the page comes back from the browser's cache,
    /// where it heard nothing.
    pub fn new(keys: &Keys, heard: Rc<dyn Fn(News)>, back: Rc<dyn Fn()>) -> Self {
        let channel = BroadcastChannel::new(keys.channel()).ok();
        let mut listeners = Vec::new();
        if let Some(window) = web_sys::window() {
            listeners.push(EventListener::new(&window, "pageshow", move |event| {
                if event.unchecked_ref::<PageTransitionEvent>().persisted() {
                    back();
                }
            }));
            if channel.is_none() {
                let keys = keys.clone();
                let heard = Rc::clone(&heard);
                listeners.push(EventListener::new(&window, "storage", move |event| {
                    news_of_storage(&keys, event).into_iter().for_each(|news| heard(news));
                }));
            }
        }
        if let Some(channel) = &channel {
            listeners.push(EventListener::new(channel, "message", move |event| {
                let text = event.unchecked_ref::<MessageEvent>().data().as_string();
                text.and_then(|text| read(&text)).into_iter().for_each(|news| heard(news));
            }));
        }
        Self { channel, _listeners: listeners }
    }

    /// Tells the others.
    pub fn tell(&self, news: &News) {
        if let Some(channel) = &self.channel {
            // A channel that is closed has nobody to tell.
            let _ = channel.post_message(&JsValue::from(write(news)));
        }
    }
}

impl Drop for Tabs {
    fn drop(&mut self) {
        if let Some(channel) = &self.channel {
            channel.close();
        }
    }
}

fn write(news: &News) -> String {
    json::write(&match news {
        News::Saved(records) => {
            Json::object([("put", records.iter().map(|record| record.json()).collect::<Vec<_>>().into())])
        }
        News::Noted { name, text } => {
            let text = text.as_deref().map_or(Json::Null, Json::from);
            Json::object([("note", name.as_str().into()), ("text", text)])
        }
        News::Cleared => Json::object([("cleared", true.into())]),
        // Of this page alone.
        News::Back { .. } => Json::Null,
    })
}

fn read(text: &str) -> Option<News> {
    let message = json::read(text).value;
    if message.get("cleared").and_then(Json::truth) == Some(true) {
        return Some(News::Cleared);
    }
    if let Some(name) = message.get("note").and_then(Json::text) {
        let text = message.get("text").and_then(Json::text).map(str::to_owned);
        return Some(News::Noted { name: name.to_owned(), text });
    }
    let records = message.get("put")?.items().iter().filter_map(|item| record::read(item, "").0);
    Some(News::Saved(records.collect()))
}

fn news_of_storage(keys: &Keys, event: &Event) -> Option<News> {
    let event: &StorageEvent = event.unchecked_ref();
    let key = event.key();
    if key.as_ref().is_some_and(|key| !key.starts_with(keys.start())) {
        return None;
    }
    match (key, event.new_value()) {
        (Some(key), Some(text)) => Some(News::Saved(vec![record::read_text(&text, &key).0?])),
        // A revision that was superseded goes too; only when nothing is left was the session cleared.
        _ => (!Local::default().any(keys.start())).then_some(News::Cleared),
    }
}
