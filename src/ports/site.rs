//! The page around the element.

#[cfg(feature = "host")]
use super::Later;

/// What the element tells the page around it, and asks of it.
pub trait Site {
    /// Says a sentence to people who use a screen reader.
    fn announce(&self, text: &str);

    /// Fires the event `hallway-<name>`; `detail` is JSON.
    fn emit(&self, name: &str, detail: &str);

    /// Swaps in the build with the host tools, at the same place.
    fn open_host_tools(&self);

    /// Shows everything in another language, at the same place.
    fn speak(&self, lang: &str);

    /// The text of a built-in guide (`en/<id>`) or of their `index`; nothing where it cannot be had.
    #[cfg(feature = "host")]
    fn shelf(&self, file: &str) -> Later<Option<String>>;

    /// Runs the guide of a draft instead of the one that the page asked for, also after a reload, in a session of its
    /// own to which the draft always comes back; without one, the page's own guide in the page's session.
    #[cfg(feature = "host")]
    fn run(&self, draft: &str, guide: &str);
}
