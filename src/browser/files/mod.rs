//! Files that leave the page, paper, and the clipboard.

mod clipboard;
mod paper;

use js_sys::Array;
use paper::Paper;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use crate::ports::{Files, Later, files::Page};

/// Hands things over through the browser.
#[derive(Debug, Default)]
pub struct BrowserFiles {
    paper: Paper,
}

const URL_LIVES_MS: u32 = 60_000;

impl Files for BrowserFiles {
    fn download(&self, name: &str, media_type: &str, text: &str) {
        // Where the browser refuses, it says so itself; there is nothing to add.
        let _ = download(name, media_type, text);
    }

    fn print(&self, page: &Page) {
        self.paper.print(page, "");
    }

    #[cfg(feature = "host")]
    fn print_cards(&self, page: &Page) {
        self.paper.print(page, "four");
    }

    fn copy(&self, text: &str) -> Later<bool> {
        Box::pin(clipboard::copy(text.to_owned()))
    }
}

fn download(name: &str, media_type: &str, text: &str) -> Result<(), JsValue> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let kind = BlobPropertyBag::new();
    kind.set_type(media_type);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &kind)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    // Never in the page: its click listeners and its router do not see this link.
    link.click();
    // Some browsers read the address only after they asked the person where to put the file.
    gloo::timers::callback::Timeout::new(URL_LIVES_MS, move || drop(Url::revoke_object_url(&url))).forget();
    Ok(())
}
