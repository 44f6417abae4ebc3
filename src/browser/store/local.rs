//! `localStorage`: what is written here is seen at once by other tabs, and survives a page that goes away.
//! It may throw, be null, or be full, at any call.

use std::cell::Cell;

use js_sys::{Array, JsString, Object, Reflect, Set};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Storage;

use crate::domain::json::ordered;
use crate::{
    formats::storage::{Change, Entries},
    ports::store::StoreError,
};

/// The page's `localStorage`, asked for anew at each call: the answer may change while a page is open.
#[derive(Debug, Default)]
pub struct Local {
    full: Cell<bool>,
    /// How much it held when everything was last weighed, and what was added since.
    held: Cell<f64>,
    /// How many changes until everything is weighed again.
    trust: Cell<u32>,
}

/// After so many changes everything is weighed anew: other tabs write too.
const TRUST: u32 = 100;

/// UTF-16 units that a site may keep: the same in every engine, within 2 %.
const ROOM: f64 = 5_200_000.0;

impl Local {
    /// Whether this page may read it.
    pub fn is_open(&self) -> bool {
        area().is_some()
    }

    /// All keys that begin with `start` and are not among `known`, with their texts.
    ///
    /// `Object.keys` reads 10,000 keys in 45 ms where `key(i)` takes 0.7 s in Firefox.
    pub fn others(&self, known: &Array, start: &str) -> Entries {
        let Some(area) = area() else { return Entries::new() };
        let known = Set::new(known);
        let others = Object::keys(area.unchecked_ref::<Object>()).into_iter().filter(|key| !known.has(key));
        let held = others.filter_map(|key| {
            let text = self.weighed(&area, &key);
            let name = key.as_string().filter(|name| name.starts_with(start))?;
            Some((name, text.as_string()?))
        });
        ordered(held)
    }

    /// Whether it holds so many keys and no more.
    pub fn is_all(&self, count: usize) -> bool {
        area().is_none_or(|area| area.length().is_ok_and(|length| length as usize == count))
    }

    /// The values under these keys, as the page holds them; undefined where there is none.
    pub fn values<'a>(&'a self, keys: &'a Array) -> impl Iterator<Item = JsValue> + 'a {
        self.held.set(0.0);
        self.trust.set(TRUST);
        let area = area();
        keys.iter().map(move |key| area.as_ref().map(|area| self.weighed(area, &key)).unwrap_or_default())
    }

    /// A value as the page holds it: what is only compared or measured is not copied. It counts as held.
    fn weighed(&self, area: &Storage, key: &JsValue) -> JsValue {
        let text = Reflect::get(area, key).unwrap_or_default();
        if let Some(held) = text.dyn_ref::<JsString>() {
            let doubles = doubles_wide_texts();
            let units = weight_of(key.unchecked_ref(), doubles) + weight_of(held, doubles);
            self.held.set(self.held.get() + units);
        }
        text
    }

    /// Whether any key begins with `start`.
    pub fn any(&self, start: &str) -> bool {
        area().is_some_and(|area| keys(&area).any(|key| key.starts_with(start)))
    }

    /// The text under a key.
    pub fn get(&self, key: &str) -> Option<String> {
        area()?.get_item(key).ok().flatten()
    }

    /// Carries out changes in order, at once, up to the first that the browser refuses.
    pub fn carry_out<'a>(&self, changes: impl IntoIterator<Item = &'a Change>) -> Result<(), StoreError> {
        let area = area().ok_or(StoreError::Denied)?;
        let doubles = doubles_wide_texts();
        let done = changes.into_iter().try_for_each(|change| match change {
            Change::Put(key, text) => {
                self.held.set(self.held.get() + weight(key, doubles) + weight(text, doubles));
                self.trust.set(self.trust.get().saturating_sub(1));
                area.set_item(key, text)
            }
            Change::Drop(key) => area.remove_item(key),
            Change::DropRange(start, end) => {
                self.trust.set(0);
                let within = |key: &String| start <= key && key < end;
                keys(&area).filter(within).try_for_each(|key| area.remove_item(&key))
            }
        });
        let done = done.map_err(|thrown| reason(&thrown));
        self.full.set(done == Err(StoreError::Full));
        done
    }

    /// How full it is, in percent; nothing where it is not open. What was written lately is added, so that
    /// a post does not weigh everything again.
    pub fn percent_used(&self) -> Option<u32> {
        let area = area()?;
        if self.full.get() {
            return Some(100);
        }
        if self.trust.get() == 0 {
            self.held.set(0.0);
            self.trust.set(TRUST);
            for key in Object::keys(area.unchecked_ref::<Object>()).iter() {
                self.weighed(&area, &key);
            }
        }
        Some((self.held.get() / ROOM * 100.0).min(100.0) as u32)
    }
}

/// What a thrown value says of storage. Names, not classes: they are the same in every engine and frame.
pub fn reason(thrown: &JsValue) -> StoreError {
    let name =
        Reflect::get(thrown, &"name".into()).ok().and_then(|name| name.as_string()).unwrap_or_default();
    match name.as_str() {
        "QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED" => StoreError::Full,
        _ => StoreError::Denied,
    }
}

/// The browser's localStorage, where the page may use it.
pub fn area() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

fn keys(area: &Storage) -> impl Iterator<Item = String> {
    let keys = Object::keys(area.unchecked_ref::<Object>()).into_iter();
    keys.filter_map(|key| key.dyn_into::<JsString>().ok().and_then(|key| key.as_string()))
}

/// WebKit counts bytes, and a text takes two a letter as soon as one letter is outside Latin 1.
fn doubles_wide_texts() -> bool {
    thread_local!(static DOUBLES: bool = web_sys::window().is_some_and(|window| {
        let vendor = Reflect::get(&window.navigator(), &"vendor".into());
        vendor.ok().and_then(|vendor| vendor.as_string()).is_some_and(|vendor| vendor.starts_with("Apple"))
    }));
    DOUBLES.with(|doubles| *doubles)
}

fn weight_of(text: &JsString, doubles: bool) -> f64 {
    if doubles { weight(&String::from(text), doubles) } else { f64::from(text.length()) }
}

fn weight(text: &str, doubles: bool) -> f64 {
    let units = text.encode_utf16().count() as f64;
    if doubles && text.chars().any(|letter| letter > '\u{ff}') { units * 2.0 } else { units }
}
