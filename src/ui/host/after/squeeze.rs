//! Texts made small for an address, and back. The browser does it.

use js_sys::{Array, ArrayBuffer, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

use crate::formats::code;

/// What a code begins with: made small, or as it is where the browser cannot.
const SMALL: char = 'd';
const PLAIN: char = 'p';
/// The same as [`SMALL`] in letters for a picture, in front of them and behind: what finds an address in a text may
/// leave off other signs at its end.
const DRAWN: char = 'Q';
/// Longest code and largest text that are taken from outside.
const MOST_LETTERS: usize = 60_000;
const MOST_BYTES: usize = 2_000_000;

/// A text as a code.
pub async fn squeezed(text: &str) -> String {
    let bytes = text.as_bytes();
    match through(bytes, "CompressionStream").await {
        Some(small) if small.len() < bytes.len() => format!("{SMALL}{}", code::letters(&small)),
        _ => format!("{PLAIN}{}", code::letters(bytes)),
    }
}

/// A code in letters that make the picture of it less dense; nothing where it is of another kind.
pub fn drawn(code: &str) -> Option<String> {
    let bytes = code::bytes(code.strip_prefix(SMALL)?)?;
    Some(format!("{DRAWN}{}{DRAWN}", code::capitals(&bytes)))
}

/// The bytes of a code; nothing where it is none, or too large to be one of ours.
pub async fn unsqueezed(code: &str) -> Option<Vec<u8>> {
    if code.len() > MOST_LETTERS {
        return None;
    }
    let small = match (code.strip_prefix(SMALL), code.strip_prefix(DRAWN)) {
        (Some(letters), _) => Some(code::bytes(letters)?),
        (_, Some(letters)) => Some(code::from_capitals(letters.strip_suffix(DRAWN)?)?),
        _ => None,
    };
    let bytes = match small {
        Some(small) => through(&small, "DecompressionStream").await?,
        None => code::bytes(code.strip_prefix(PLAIN)?)?,
    };
    (bytes.len() <= MOST_BYTES).then_some(bytes)
}

async fn through(bytes: &[u8], stream: &str) -> Option<Vec<u8>> {
    let answer = JsFuture::from(piped(bytes, stream).ok()?).await.ok()?;
    let answer: ArrayBuffer = answer.dyn_into().ok()?;
    Some(Uint8Array::new(&answer).to_vec())
}

fn piped(bytes: &[u8], stream: &str) -> Result<Promise, JsValue> {
    let make = |name: &str, given: &JsValue| {
        let maker: Function = Reflect::get(&js_sys::global(), &name.into())?.dyn_into()?;
        Reflect::construct(&maker, &Array::of1(given))
    };
    let call = |on: &JsValue, name: &str, given: &JsValue| {
        let act: Function = Reflect::get(on, &name.into())?.dyn_into()?;
        act.call1(on, given)
    };
    let stream = make(stream, &"deflate-raw".into())?;
    let blob = Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes)))?;
    let source = call(&blob, "stream", &JsValue::UNDEFINED)?;
    let response = make("Response", &call(&source, "pipeThrough", &stream)?)?;
    call(&response, "arrayBuffer", &JsValue::UNDEFINED)?.dyn_into()
}
