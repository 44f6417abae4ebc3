//! Remembers what was handed out.

use std::{cell::RefCell, future::ready};

use crate::ports::{Files, Later, files::Page};

/// Files that go nowhere, for tests.
#[derive(Debug, Default)]
pub struct MemoryFiles {
    offered: RefCell<Vec<Offered>>,
}

/// Something that was handed to the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Offered {
    /// A file.
    File {
        /// Its name.
        name: String,
        /// Its media type.
        media_type: String,
        /// What it says.
        text: String,
    },
    /// A page on paper.
    Print(Page),
    /// A text on the clipboard.
    Copy(String),
}

impl MemoryFiles {
    /// Everything that was handed out so far, in order.
    #[must_use]
    pub fn offered(&self) -> Vec<Offered> {
        self.offered.borrow().clone()
    }
}

impl Files for MemoryFiles {
    fn download(&self, name: &str, media_type: &str, text: &str) {
        self.offered.borrow_mut().push(Offered::File {
            name: name.to_owned(),
            media_type: media_type.to_owned(),
            text: text.to_owned(),
        });
    }

    fn print(&self, page: &Page) {
        self.offered.borrow_mut().push(Offered::Print(page.clone()));
    }

    #[cfg(feature = "host")]
    fn print_cards(&self, page: &Page) {
        self.print(page);
    }

    fn copy(&self, text: &str) -> Later<bool> {
        self.offered.borrow_mut().push(Offered::Copy(text.to_owned()));
        Box::pin(ready(true))
    }
}
