//! Words that leave the page in the hands of the person: files and paper.

use leptos::{prelude::*, task::spawn_local};

use super::super::app::App;
use crate::{domain::Json, ports::files::Page};

impl App {
    /// Offers a file for download, and tells the site.
    pub fn download(self, name: &str, media_type: &str, text: &str) {
        self.outside.with_value(|outside| outside.ports.files.download(name, media_type, text));
        self.emit("exported", &Json::object([("name", name.into())]));
        self.say(self.tw("files.downloaded", &[("name", name)]));
    }

    /// Prints a page of its own.
    pub fn print(self, page: &Page) {
        self.outside.with_value(|outside| outside.ports.files.print(page));
    }

    /// Prints cards, four on a sheet.
    #[cfg(feature = "host")]
    pub fn print_cards(self, page: &Page) {
        self.outside.with_value(|outside| outside.ports.files.print_cards(page));
    }

    /// Puts a text on the clipboard.
    pub fn copy(self, text: &str) {
        let copied = self.outside.with_value(|outside| outside.ports.files.copy(text));
        spawn_local(async move {
            let copied = copied.await;
            if self.session.is_disposed() {
                return;
            }
            self.say(self.t(if copied { "files.copied" } else { "files.copy_failed" }));
        });
    }

    /// What tells the files of several people apart: a name, else the end of an id.
    pub fn own_name(self) -> String {
        self.session.with_untracked(|session| {
            let name =
                session.profile(&session.me).map(|profile| profile.field("name").trim().to_lowercase());
            let id = session.me.get(session.me.len().saturating_sub(4)..).unwrap_or_default();
            name.filter(|name| !name.is_empty()).unwrap_or_else(|| id.to_lowercase())
        })
    }

    /// A file name of this session, for example `riverside-ana-2026-11-22.csv`: whose words it holds and the
    /// day tell it from the others in a folder.
    pub fn file_name(self, whose: &str, ending: &str) -> String {
        let mut name = self.session.with_untracked(|session| session.id.clone());
        for part in [whose, &self.day(0)] {
            name.push('-');
            name.push_str(part);
        }
        let plain: String = name.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
        [plain.as_str(), ".", ending].concat()
    }

    /// A file name for one's own words: several people's files come together in one folder.
    pub fn own_file_name(self, ending: &str) -> String {
        self.file_name(&self.own_name(), ending)
    }
}
