//! What a page says to the element, as plain data, and the bindings that the hand-written shell calls.

#[cfg(target_arch = "wasm32")]
#[allow(unsafe_code, reason = "the glue that wasm-bindgen generates")]
pub mod bindings;
pub mod config;
pub mod table;
