//! Time and chance from the browser: the only place that asks for them.

use js_sys::{Function, Reflect, Uint8Array};
use wasm_bindgen::JsCast;

use crate::ports::Clock;

/// The browser's clock and its source of chance.
#[derive(Clone, Copy, Debug, Default)]
pub struct BrowserClock;

impl Clock for BrowserClock {
    #[expect(clippy::disallowed_methods, reason = "this is the port through which everything else asks")]
    fn now(&self) -> u64 {
        js_sys::Date::now() as u64
    }

    fn random(&self) -> u128 {
        secure().unwrap_or_else(plain)
    }
}

/// `crypto` is there in every browser that runs WebAssembly; a page may still have taken it away.
fn secure() -> Option<u128> {
    let crypto = Reflect::get(&js_sys::global(), &"crypto".into()).ok()?;
    let fill: Function = Reflect::get(&crypto, &"getRandomValues".into()).ok()?.dyn_into().ok()?;
    let drawn = Uint8Array::new_with_length(16);
    fill.call1(&crypto, &drawn).ok()?;
    let mut bits = [0; 16];
    drawn.copy_to(&mut bits);
    Some(u128::from_le_bytes(bits))
}

#[expect(clippy::disallowed_methods, reason = "this is the port through which everything else asks")]
fn plain() -> u128 {
    (0..4).fold(0, |bits, _| bits << 32 | (js_sys::Math::random() * f64::from(u32::MAX)) as u128)
}
