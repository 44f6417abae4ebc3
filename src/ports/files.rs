//! Files that leave the page, and paper.

use super::Later;

/// Hands something to the person: a file, a printed page, the clipboard.
pub trait Files {
    /// Offers a file for download.
    fn download(&self, name: &str, media_type: &str, text: &str);

    /// Prints a page of its own, so that the host page's print rules do not matter.
    fn print(&self, page: &Page);

    /// Prints the parts of a page as cards, four on a sheet.
    #[cfg(feature = "host")]
    fn print_cards(&self, page: &Page);

    /// Puts a text on the clipboard, and says whether it is there.
    fn copy(&self, text: &str) -> Later<bool>;
}

/// A page to print.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Its title.
    pub title: String,
    /// A line under the title.
    pub subtitle: String,
    /// Language, as in HTML `lang`.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: String,
    /// Heading and paragraphs of each part; a paragraph may have a label.
    pub parts: Vec<Part>,
}

/// A part of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// Its heading.
    pub heading: String,
    /// Label (or nothing) and text, in order.
    pub lines: Vec<(String, String)>,
}
