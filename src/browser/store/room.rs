//! How much of its share of the disk this site uses.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Percent used, where the browser says it. Pages without https have no `navigator.storage`.
pub async fn percent_used() -> Option<u32> {
    let navigator = web_sys::window()?.navigator();
    let storage = Reflect::get(&navigator, &"storage".into()).ok()?;
    let ask: Function = Reflect::get(&storage, &"estimate".into()).ok()?.dyn_into().ok()?;
    let answer: Promise = ask.call0(&storage).ok()?.dyn_into().ok()?;
    let estimate = JsFuture::from(answer).await.ok()?;
    let number = |name: &str| Reflect::get(&estimate, &JsValue::from(name)).ok()?.as_f64();
    let (usage, quota) = (number("usage")?, number("quota")?);
    (quota > 0.0).then(|| (usage / quota * 100.0).min(100.0) as u32)
}
