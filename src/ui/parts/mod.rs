//! Small pieces that every screen uses. They take values and callbacks, never the app.

mod dialog;
mod field;
mod icon;
mod prose;

pub use dialog::sheet;
pub use field::{Control, PickCard, Said, bare, control, counter, wrong_line};
pub use icon::{Icon, icon};
pub use prose::prose;

use gloo::timers::callback::Timeout;
use leptos::prelude::*;

use crate::ui::dom::{View, attr, el, group, on_press};

/// How long it takes to see what a button that has just come to stand somewhere says.
const LATE_MS: u32 = 1_000;

/// A button that does one thing.
pub fn button(class: &'static str, words: String, act: impl Fn() + 'static) -> View {
    pressable(class, words.into(), Box::new(on_press(act)))
}

/// A button with a picture before its words.
pub fn icon_button(class: &'static str, picture: Icon, words: String, act: impl Fn() + 'static) -> View {
    pressable(class, group().child(icon(picture)).child(words), Box::new(on_press(act)))
}

/// A button for what cannot be undone: it can be pressed once people had the time to see what it says, and not by whoever
/// taps on where it has just come to stand.
pub fn late_button(words: String, act: impl Fn() + 'static) -> View {
    let late = RwSignal::new(true);
    Timeout::new(LATE_MS, move || {
        late.try_set(false);
    })
    .forget();
    button("btn stop main", words, act).attr("disabled", attr(move || late.get().then(String::new)))
}

/// A button that is only a picture, with its name for those who do not see it.
pub fn icon_only(picture: Icon, name: String, act: impl Fn() + 'static) -> View {
    pressable("btn square plain", icon(picture), Box::new(on_press(act))).attr("aria-label", name)
}

/// A large button that offers one way of several: what it does, and what one gets.
pub fn way(picture: Icon, words: String, small: String, act: impl Fn() + 'static) -> View {
    pressable("way", way_words(picture, words, small), Box::new(on_press(act)))
}

fn way_words(picture: Icon, words: String, small: String) -> View {
    group().child(icon(picture)).child(el("b").child(words)).child(el("small").child(small))
}

fn pressable(class: &'static str, children: View, act: Box<dyn FnMut(web_sys::Event)>) -> View {
    el("button").attr("class", class).on("click", act).child(children)
}

/// A sentence with a picture that says what state something is in.
pub fn notice(class: &'static str, picture: Icon, words: String, act: Option<View>) -> View {
    el("div")
        .attr("class", class)
        .attr("role", "status")
        .child(icon(picture))
        .child(el("p").child(words))
        .child(act)
}

/// A small coloured shape without words.
pub fn shape(class: &'static str) -> View {
    el("i").attr("class", class).attr("aria-hidden", "true")
}
