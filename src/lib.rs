//! Hallway: one HTML tag that runs a session in which educators learn from one another.
//!
//! The map, in reading order; arrows of use point upwards only.
//!
//! - [`domain`]: what a session is and how it changes. Pure.
//! - [`formats`]: text in, text out: session file, guide file, CSV, webhook event, calendar. Pure.
//! - [`ports`]: what the app needs from outside, as small traits with a version in memory. Pure.
//! - `browser`: one file a port, for the browser.
//! - `ui`: the screens, in Leptos.
//! - [`element`]: configuration as plain data, and the bindings that the hand-written shell calls.

pub mod domain;
pub mod formats;
pub mod ports;

#[cfg(target_arch = "wasm32")]
pub mod browser;
pub mod element;
#[cfg(target_arch = "wasm32")]
pub mod ui;
