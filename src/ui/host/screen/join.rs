//! The way to the big screen, and from the big screen into the session.

use std::cell::RefCell;

use leptos::prelude::*;
use qrcodegen::{QrCode, QrCodeEcc};
use web_sys::Window;

use crate::domain::session::of_page;
use crate::ui::{
    app::App,
    dom::{View, el, group, nothing, picture},
};

/// What the address of a big screen ends with, before the session's id.
const HASH: &str = "#hallway-screen";

thread_local! {
    /// The window of the big screen; one for all elements, as its name is.
    static OPENED: RefCell<Option<Window>> = const { RefCell::new(None) };
}

/// Whether this window is the big screen of the session: its address says so.
pub fn is_screen(app: App) -> bool {
    let address = address();
    let Some((_, hash)) = address.split_once(HASH) else { return false };
    // A guide of the editor runs in a session of its own beside that of the page, on the same screen.
    hash.is_empty() || hash.strip_prefix('=').is_some_and(|session| of_page(session) == of_page(&name(app)))
}

/// Opens the big screen in a window of its own.
///
/// # Errors
/// Its address, where the browser did not allow the window.
pub fn open_screen(app: App) -> Result<(), String> {
    let address = [page().as_str(), HASH, "=", &name(app)].concat();
    let window = web_sys::window().and_then(|window| {
        let size = "popup,width=1280,height=720";
        window.open_with_url_and_target_and_features(&address, "hallway-screen", size).ok().flatten()
    });
    let window = window.ok_or(address)?;
    OPENED.with_borrow_mut(|opened| *opened = Some(window));
    Ok(())
}

/// Whether the big screen that this page opened is still there.
pub fn is_open() -> bool {
    OPENED.with_borrow(|opened| opened.as_ref().is_some_and(|held| held.closed() == Ok(false)))
}

/// Where people join, as a code for their cameras and in letters. Nothing where a guide from the editor runs:
/// other devices have the page's own at that address.
pub fn join(app: App) -> View {
    if app.runs_own() {
        return nothing();
    }
    let wanted = app.settings().join;
    let address = if wanted.is_empty() { page() } else { wanted };
    let code = QrCode::encode_text(&address, QrCodeEcc::Medium).ok();
    let short = address.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/');
    el("div.join").child(code.map(|code| el("div.code").child(drawn(&code)))).child(
        el("p")
            .child(el("b").child(app.t("screen.join")))
            .child(" ")
            .child(el("span").attr("dir", "ltr").child(breakable(short))),
    )
}

/// An address that may go on in the next line behind a slash or a dot, and nowhere else; within the name of the host only
/// where that alone does not fit.
fn breakable(address: &str) -> View {
    let (host, path) = address.split_at(address.find('/').unwrap_or(address.len()));
    let parts = |mut view: View, text: &str| {
        for part in text.split_inclusive(['/', '.']) {
            view = view.child(part).child(el("wbr"));
        }
        view
    };
    parts(group().child(parts(el("span.site"), host)), path)
}

/// The code as one path, with the light border that cameras need.
pub fn drawn(code: &QrCode) -> View {
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let mut long = 0;
            while code.get_module(x + long, y) {
                long += 1;
            }
            if long > 0 {
                path.push_str(&format!("M{x} {y}h{long}v1h-{long}z"));
            }
            x += long + 1;
        }
    }
    let size = code.size() + 8;
    picture("qr", &format!("-4 -4 {size} {size}"), &path)
}

fn name(app: App) -> String {
    let session = app.session.with_untracked(|session| session.id.clone());
    js_sys::encode_uri_component(&session).into()
}

/// The address of the page, without what follows the hash.
fn page() -> String {
    let address = address();
    address.split('#').next().unwrap_or_default().to_owned()
}

fn address() -> String {
    web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default()
}
