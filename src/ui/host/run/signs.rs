//! Pictures that only the host tools need.

use crate::ui::dom::{View, el, on_press, picture};

/// A picture that says once more what the words beside it say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Start.
    Play,
    /// Stand still.
    Pause,
    /// On to what follows.
    Next,
    /// To what was before.
    Back,
    /// The big screen.
    Screen,
    /// Another order.
    Shuffle,
    /// The whole window.
    Full,
    /// The end.
    Flag,
}

/// The picture of a sign.
pub fn sign(sign: Sign) -> View {
    let class = if matches!(sign, Sign::Next | Sign::Back | Sign::Flag) { "icon flip" } else { "icon" };
    picture(
        class,
        "0 0 20 20",
        match sign {
            Sign::Play => "M6 3.6 16 10 6 16.4Z",
            Sign::Pause => "M7 4v12M13 4v12",
            Sign::Next => "M4 10h12M11 5l5 5-5 5",
            Sign::Back => "M16 10H4M9 5l-5 5 5 5",
            Sign::Screen => "M2.6 3.6h14.8v9.8H2.6ZM10 13.4v3.4M6.4 16.8h7.2",
            Sign::Shuffle => {
                "M2.6 6h3l7.2 8.4h4.4M2.6 14.4h3l2-2.4M11 8.4 12.8 6h4.4M14.8 3.6 17.2 6l-2.4 2.4M14.8 12l2.4 2.4-2.4 2.4"
            }
            Sign::Full => "M3 7.4V3h4.4M12.6 3H17v4.4M17 12.6V17h-4.4M7.4 17H3v-4.4",
            Sign::Flag => "M5 17.4V3M5 3.6h10.4l-2.2 3.6 2.2 3.6H5",
        },
    )
}

/// A button with a sign before its words.
pub fn sign_button(class: &'static str, picture: Sign, words: String, act: impl Fn() + 'static) -> View {
    el("button").attr("class", class).on("click", on_press(act)).child(sign(picture)).child(words)
}
