//! Line icons, 20 px, drawn with the colour of the text beside them.

use crate::ui::dom::{View, picture};

/// An icon that repeats in a picture what the words beside it say; hidden from screen readers.
pub fn icon(icon: Icon) -> View {
    let class = if icon.flips() { "icon flip" } else { "icon" };
    picture(class, "0 0 20 20", icon.path())
}

macro_rules! icons {
    ($($(#[$doc:meta])* $name:ident = $path:literal),* $(,)?) => {
        /// The icons that there are.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[cfg_attr(not(feature = "host"), allow(dead_code, reason = "the host tools draw more of them"))]
        pub enum Icon { $($(#[$doc])* $name),* }

        impl Icon {
            fn path(self) -> &'static str {
                match self { $(Self::$name => $path),* }
            }
        }
    };
}

impl Icon {
    /// Whether it points along the line of text, so that right-to-left pages mirror it.
    fn flips(self) -> bool {
        matches!(self, Self::Back | Self::Undo | Self::Redo | Self::Door)
    }
}

icons! {
    /// Who sees this.
    Eye = "M1.8 10S4.8 4.6 10 4.6 18.2 10 18.2 10 15.2 15.4 10 15.4 1.8 10 1.8 10ZM10 12.4a2.4 2.4 0 1 0 0-4.8 2.4 2.4 0 0 0 0 4.8Z",
    /// Chosen, done.
    Check = "M4 10.6 8.2 14.8 16 5.8",
    /// The menu.
    Menu = "M3 5.5h14M3 10h14M3 14.5h14",
    /// Search.
    Search = "M8.8 14.4a5.6 5.6 0 1 0 0-11.2 5.6 5.6 0 0 0 0 11.2ZM13 13l4 4",
    /// Fewer of many.
    Sieve = "M3 5h14M5.6 10h8.8M8.4 15h3.2",
    /// Print.
    Print = "M5.5 7V2.8h9V7M5.5 14H3.6a1.1 1.1 0 0 1-1.1-1.1V8.1A1.1 1.1 0 0 1 3.6 7h12.8a1.1 1.1 0 0 1 1.1 1.1v4.8a1.1 1.1 0 0 1-1.1 1.1h-1.9M5.5 11.5h9v5.7h-9Z",
    /// Download a file.
    Download = "M10 3v9.5M6 9l4 4 4-4M3.2 16.8h13.6",
    /// A date.
    Calendar = "M3 4.8h14v12H3ZM3 8.6h14M6.6 2.8v3.6M13.4 2.8v3.6",
    /// A timer.
    Clock = "M10 17.4a7.4 7.4 0 1 0 0-14.8 7.4 7.4 0 0 0 0 14.8ZM10 5.8V10l2.8 2",
    /// Nobody talks.
    Hush = "M3 4.4h14v9.2H9l-3.6 3v-3H3ZM7.4 7l5.2 4M12.6 7l-5.2 4",
    /// Close.
    Close = "M5 5l10 10M15 5 5 15",
    /// Edit.
    Edit = "M12.6 4.2l3.2 3.2L7 16.2l-4 .8.8-4ZM10.8 6l3.2 3.2",
    /// Take back, delete.
    Trash = "M3.4 5.4h13.2M7.6 5.4V3.2h4.8v2.2M5.2 5.4l.8 11.4h8l.8-11.4M8.4 8.6v5M11.6 8.6v5",
    /// To the step before.
    Back = "M12.6 4 6.6 10l6 6",
    /// Undo.
    Undo = "M6.8 3.6 3 7.4l3.8 3.8M3 7.4h8.4a4.8 4.8 0 0 1 0 9.6H7",
    /// Everyone.
    People = "M7.4 9.4a2.9 2.9 0 1 0 0-5.8 2.9 2.9 0 0 0 0 5.8ZM1.8 16.6c.3-3 2.5-4.8 5.6-4.8s5.3 1.8 5.6 4.8M13 4a2.7 2.7 0 0 1 0 5.2M15 12.2c1.9.7 3 2.2 3.2 4.4",
    /// One more.
    Plus = "M10 4v12M4 10h12",
    /// A warning.
    Warn = "M10 3 18 16.8H2ZM10 8.2v4M10 14.4v.1",
    /// To the place before.
    Up = "M10 16V4M5.4 8.6 10 4l4.6 4.6",
    /// To the place behind.
    Below = "M10 4v12M5.4 11.4 10 16l4.6-4.6",
    /// Do it again.
    Redo = "M13.2 3.6 17 7.4l-3.8 3.8M17 7.4H8.6a4.8 4.8 0 0 0 0 9.6H13",
    /// Run.
    Play = "M6 3.6 16.4 10 6 16.4Z",
    /// Opens below.
    Down = "M5 7.6l5 5 5-5",
    /// One person.
    Person = "M10 9.6a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4ZM3.8 17c.4-3.2 2.8-5 6.2-5s5.8 1.8 6.2 5",
    /// Two people.
    Pair = "M6 9.2a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM1.4 16c.3-2.8 2-4.4 4.6-4.4 1.8 0 3.2.8 4 2.1.8-1.3 2.2-2.1 4-2.1 2.6 0 4.3 1.6 4.6 4.4M14 9.2a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z",
    /// Copy.
    Copy = "M7 7h10v10H7ZM13 7V3H3v10h4",
    /// One's own words.
    Text = "M5 2.8h7l3.4 3.4v11H5ZM12 2.8v3.4h3.4M7.8 10h5M7.8 13h5",
    /// Language.
    Globe = "M10 17.4a7.4 7.4 0 1 0 0-14.8 7.4 7.4 0 0 0 0 14.8ZM2.8 10h14.4M10 2.6c2 2 3 4.5 3 7.4s-1 5.4-3 7.4c-2-2-3-4.5-3-7.4s1-5.4 3-7.4Z",
    /// Leave.
    Door = "M5 17.2V2.8h10v14.4M2.6 17.2h14.8M12 10v.1",
    /// Help, host tools.
    Hands = "M2.6 10.4 6 7l4 1 4-1 3.4 3.4M6 7 4 5M14 7l2-2M6.5 12.5l3 3c.6.6 1.4.6 2 0l4-4",
    /// A film.
    Film = "M4 3.6h12a1.2 1.2 0 0 1 1.2 1.2v10.4a1.2 1.2 0 0 1-1.2 1.2H4a1.2 1.2 0 0 1-1.2-1.2V4.8A1.2 1.2 0 0 1 4 3.6ZM8.4 7.4v5.2l4.4-2.6Z",
    /// Kept to find it again.
    Bookmark = "M5.4 3h9.2v14L10 13.4 5.4 17Z",
    /// Bring in a file.
    Upload = "M10 13V3.5M6 7l4-4 4 4M3.2 16.8h13.6",
}
