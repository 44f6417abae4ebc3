//! Nodes, and what keeps them true: made once, then changed where a signal that they read changes.
//!
//! Leptos gives the signals, the effects and their owners. Its own renderer is not used: it compiles a
//! copy of itself for every shape of view, and the download would be half as large again.

mod list;
mod region;
mod spot;
mod value;
mod view;

pub use list::{each, each_spared, fresh};
pub use region::{live, text};
pub use spot::{Spot, focus_on, show, soon, types_elsewhere};
pub use value::{
    attr, is_enter, is_plain_enter, on_opened, on_press, on_ticked, on_typed, text_value, truth,
};
pub use view::{View, all, el, group, nothing, picture};

use leptos::{prelude::*, reactive::effect::RenderEffect};

/// Runs something now, and again whenever a signal that it reads changes, for as long as its owner lives.
fn follow(mut act: Box<dyn FnMut()>) {
    let effect = RenderEffect::new(move |_: Option<()>| act());
    StoredValue::new_local(effect);
}
