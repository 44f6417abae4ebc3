//! What the hand-written shell calls, and what it is called for.

use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

use super::config;
#[cfg(feature = "host")]
use crate::browser::local_area;
use crate::{
    browser::{BrowserClock, BrowserFiles, BrowserSender, BrowserStore, BrowserTurn},
    domain::{Json, Problem},
    formats,
    ports::{Site, Store},
    ui::{self, Ports, Running, Start, Texts},
};

#[wasm_bindgen]
extern "C" {
    /// What the shell does for a running element.
    pub type Services;

    #[wasm_bindgen(method)]
    fn announce(this: &Services, text: &str);
    #[wasm_bindgen(method)]
    fn emit(this: &Services, name: &str, detail: &str);
    #[wasm_bindgen(method)]
    fn host(this: &Services);
    #[wasm_bindgen(method)]
    fn language(this: &Services, lang: &str);
    #[wasm_bindgen(method)]
    fn crashed(this: &Services, message: &str);
    #[cfg(feature = "host")]
    #[wasm_bindgen(method)]
    fn fetch(this: &Services, module: &str) -> js_sys::Promise;
    /// Where a guide is kept that runs in this browser in place of the page's own.
    #[cfg(feature = "host")]
    #[wasm_bindgen(method)]
    fn key(this: &Services) -> String;
    #[cfg(feature = "host")]
    #[wasm_bindgen(method)]
    fn run(this: &Services, text: &str);
}

/// What was promised in a series is kept like a session of its own: it goes from session to session.
const SERIES: &str = "~series/";

/// Guides that somebody works on are kept like a session of their own: they go from session to session.
#[cfg(feature = "host")]
const DRAFTS: &str = "~guides";

/// A running element, as the shell holds it.
#[wasm_bindgen]
pub struct Handle {
    running: Running,
}

#[wasm_bindgen]
impl Handle {
    /// What a remount needs to go on at the same place.
    pub fn carry(&self) -> String {
        self.running.carry()
    }

    /// The page goes out of sight.
    pub fn hide(&self) {
        self.running.hide();
    }

    /// What was waited for does not come; answers with what it was, or nothing.
    pub fn missed(&self) -> String {
        self.running.missed().to_owned()
    }

    /// What was missed is wanted once more.
    pub fn again(&self, missed: &str) {
        self.running.again(missed);
    }

    /// Carries out a method; `args` is a JSON array. The answer is JSON, or nothing.
    ///
    /// # Errors
    /// An `Error` with a sentence where the method or its argument is of no use.
    pub fn call(&self, method: &str, args: &str) -> Result<JsValue, JsError> {
        let args = formats::json::read(args).value;
        let answer = self.running.call(method, &args).map_err(|sentence| JsError::new(&sentence))?;
        Ok(match answer {
            Json::Null => JsValue::UNDEFINED,
            Json::Text(text) => text.into(),
            other => js_sys::JSON::parse(&formats::json::write(&other)).unwrap_or(JsValue::UNDEFINED),
        })
    }
}

/// Shows an element's screens inside `target`. `options` is JSON; see the shell for its fields.
#[wasm_bindgen]
pub fn mount(target: HtmlElement, options: &str, services: Services) -> Handle {
    let services = Rc::new(Shell(services));
    watch_panics(services.clone());
    let options = formats::json::read(options).value;
    let (guide, mut problems) = guide(&options);
    let given = options.get("config").cloned().unwrap_or(Json::Null);
    let (settings, more) = config::read(&given, &guide.id);
    problems.extend(more);
    let texts = Texts::new(options.str("lang"), options.get("messages").cloned().unwrap_or(Json::Null));
    let series = guide.series.as_ref().map(|series| BrowserStore::new(&[SERIES, &series.id].concat()));
    let ports = Ports {
        store: Rc::new(BrowserStore::new(&settings.session)),
        series: series.map(|store| Rc::new(store) as Rc<dyn Store>),
        #[cfg(feature = "host")]
        drafts: Rc::new(BrowserStore::new(DRAFTS)),
        clock: Rc::new(BrowserClock),
        files: Rc::new(BrowserFiles::default()),
        sender: Rc::new(BrowserSender),
        turn: Rc::new(BrowserTurn::new(&settings.session)),
        site: services,
    };
    let carry = formats::json::read(options.str("carry")).value;
    let [dir, script] = ["dir", "script"].map(|name| options.str(name).to_owned());
    Handle {
        running: ui::mount(target, Start { settings, guide, problems, texts, dir, script, carry }, ports),
    }
}

/// The guide as text, as it came from outside, or the object that the shell brought along.
fn guide(options: &Json) -> (crate::domain::guide::Guide, Vec<Problem>) {
    let told = options.get("guide").unwrap_or(&Json::Null);
    told.text().map_or_else(|| formats::guide::read(told), formats::guide::read_text)
}

struct Shell(Services);

impl Site for Shell {
    fn announce(&self, text: &str) {
        self.0.announce(text);
    }

    fn emit(&self, name: &str, detail: &str) {
        self.0.emit(name, detail);
    }

    fn open_host_tools(&self) {
        self.0.host();
    }

    fn speak(&self, lang: &str) {
        self.0.language(lang);
    }

    #[cfg(feature = "host")]
    fn shelf(&self, file: &str) -> crate::ports::Later<Option<String>> {
        let module = self.0.fetch(&["guides/", file, ".js"].concat());
        Box::pin(async move {
            let told = wasm_bindgen_futures::JsFuture::from(module).await.ok()?;
            js_sys::JSON::stringify(&told).ok()?.as_string()
        })
    }

    #[cfg(feature = "host")]
    fn run(&self, draft: &str, guide: &str) {
        let text = if guide.is_empty() { String::new() } else { [draft, " ", guide].concat() };
        if let Some(area) = local_area() {
            let key = self.0.key();
            // Where it does not fit, the guide runs until the page is left.
            let _ = area.remove_item(&key);
            if !text.is_empty() {
                let _ = area.set_item(&key, &text);
            }
        }
        self.0.run(&text);
    }
}

/// After a panic this module is undefined for every element that it runs; the shell offers the way back.
fn watch_panics(shell: Rc<Shell>) {
    thread_local! {
        static SHELL: std::cell::RefCell<Option<Rc<Shell>>> = const { std::cell::RefCell::new(None) };
    }
    SHELL.with(|held| *held.borrow_mut() = Some(shell));
    std::panic::set_hook(Box::new(|panic| {
        let message = panic.to_string();
        web_sys::console::error_1(&message.as_str().into());
        SHELL.with(|held| {
            if let Ok(held) = held.try_borrow()
                && let Some(shell) = held.as_ref()
            {
                shell.0.crashed(&message);
            }
        });
    }));
}
