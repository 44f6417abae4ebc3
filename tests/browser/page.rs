//! The page as a test needs it: JavaScript that stands in for browsers which deny, fail or keep silent.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Runs some JavaScript.
pub fn js(body: &str) -> JsValue {
    Function::new_no_args(body).call0(&JsValue::NULL).unwrap()
}

/// Runs some JavaScript and waits for its promise.
pub async fn js_later(body: &str) -> JsValue {
    let promise = js(&format!("return (async () => {{ {body} }})()"));
    JsFuture::from(promise.unchecked_into::<Promise>()).await.unwrap()
}

/// As [`js_later`], for a text.
pub async fn text(body: &str) -> String {
    js_later(body).await.as_string().unwrap_or_default()
}

pub async fn wait(ms: i32) {
    js_later(&format!("await new Promise(done => setTimeout(done, {ms}))")).await;
}

/// Milliseconds since the page was opened.
pub fn clock() -> f64 {
    js("return performance.now()").as_f64().unwrap()
}

/// Something else in place of `window.<name>`, until it is dropped.
pub struct Instead {
    name: &'static str,
    was: JsValue,
}

impl Instead {
    /// `getter` is the body of a function that answers in place of the browser.
    pub fn of(name: &'static str, getter: &str) -> Self {
        let window = web_sys::window().unwrap();
        let was = Object::get_own_property_descriptor(&window, &name.into());
        let descriptor = js("return {configurable: true}");
        Reflect::set(&descriptor, &"get".into(), &Function::new_no_args(getter)).unwrap();
        Reflect::set(&window, &format!("real_{name}").into(), &Reflect::get(&window, &name.into()).unwrap())
            .unwrap();
        Object::define_property(&window, &name.into(), descriptor.unchecked_ref());
        Self { name, was }
    }
}

impl Drop for Instead {
    fn drop(&mut self) {
        let window = web_sys::window().unwrap();
        Reflect::delete_property(&window, &self.name.into()).unwrap();
        if !self.was.is_undefined() {
            Object::define_property(&window, &self.name.into(), self.was.unchecked_ref());
        }
    }
}

/// Every key in `localStorage`, and every key in the database, that begins with `start`.
pub async fn keys(start: &str) -> (Vec<String>, Vec<String>) {
    let near = js("return Object.keys(localStorage).sort()");
    let deep = js_later(&database("const keys = await answer(store.getAllKeys()); return keys.sort()")).await;
    let ours = |list: JsValue| {
        let keys = Array::from(&list).into_iter().filter_map(|key| key.as_string());
        keys.filter(|key| key.starts_with(start)).collect()
    };
    (ours(near), ours(deep))
}

/// Puts a text under a key of the database, behind the back of every store.
pub async fn put(key: &str, value: &str) {
    js_later(&database(&format!("await answer(store.put({value}, {key:?})); return null"))).await;
}

/// Drops everything from the database, behind the back of every store.
pub async fn empty_database() {
    js_later(&database("await answer(store.clear()); return null")).await;
}

/// JavaScript that works on the object store, if there is one.
fn database(work: &str) -> String {
    format!(
        "const names = (await indexedDB.databases()).map(entry => entry.name);
         if (!names.includes('hallway')) return [];
         const answer = request => new Promise((good, bad) => {{
           request.onsuccess = () => good(request.result); request.onerror = bad; }});
         const db = await answer(indexedDB.open('hallway'));
         try {{ const store = db.transaction('kv', 'readwrite').objectStore('kv'); {work} }} finally {{ db.close() }}"
    )
}

/// No database, whoever held it open.
pub async fn no_database() {
    let gone = text(
        "return await new Promise(done => { const request = indexedDB.deleteDatabase('hallway');
         request.onsuccess = () => done('gone'); request.onerror = () => done('error');
         setTimeout(() => done('blocked'), 5000) })",
    )
    .await;
    assert_eq!(gone, "gone");
}
