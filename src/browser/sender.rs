//! Posts one event with `fetch`, so that as many receivers as possible take it without a preflight.

use std::{cell::Cell, rc::Rc};

use futures::{
    FutureExt,
    future::{Either, select},
};
use gloo::{events::EventListener, timers::future::TimeoutFuture};
use js_sys::{Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReadableStreamDefaultReader, Response, ResponseType, Window};

use crate::ports::{
    Later, Sender,
    sender::{Answer, Parcel},
};

/// Sends through the browser.
#[derive(Clone, Copy, Debug, Default)]
pub struct BrowserSender;

const PATIENCE_MS: u32 = 30_000;
const BODY_BYTES: usize = 4 * 1024;
/// The browser reports a broken policy a moment after the request has failed.
const REPORT_MS: u32 = 50;

impl Sender for BrowserSender {
    fn send(&self, parcel: Parcel) -> Later<Answer> {
        let Some(window) = web_sys::window() else {
            return Box::pin(std::future::ready(Answer::Unreachable));
        };
        let policy = Policy::watch(&window, &parcel.url);
        let abort = AbortController::new().ok();
        // The request leaves now: a page that goes away does not wait for anybody to ask for the answer.
        let asked = fetch(&window, &parcel, abort.as_ref());
        Box::pin(async move {
            let Ok(asked) = asked else { return Answer::Unreachable };
            let answer = Box::pin(read(asked));
            match select(answer, TimeoutFuture::new(PATIENCE_MS)).await {
                Either::Left((Some(answer), _)) => answer,
                Either::Left((None, _)) => {
                    TimeoutFuture::new(REPORT_MS).await;
                    if policy.was_broken() { Answer::Forbidden } else { Answer::Unreachable }
                }
                Either::Right(_) => {
                    if let Some(abort) = abort {
                        abort.abort();
                    }
                    Answer::TimedOut
                }
            }
        })
    }
}

fn fetch(window: &Window, parcel: &Parcel, abort: Option<&AbortController>) -> Result<Promise, JsValue> {
    let init = Object::new();
    let headers = Object::new();
    Reflect::set(&headers, &"content-type".into(), &parcel.content_type.into())?;
    let mode = if parcel.readable { "cors" } else { "no-cors" };
    let options: [(&str, JsValue); 9] = [
        ("method", "POST".into()),
        ("body", parcel.body.as_str().into()),
        ("headers", headers.into()),
        ("mode", mode.into()),
        ("credentials", "omit".into()),
        ("referrerPolicy", "no-referrer".into()),
        ("redirect", "follow".into()),
        ("keepalive", parcel.keepalive.into()),
        ("signal", abort.map(AbortController::signal).map_or(JsValue::UNDEFINED, JsValue::from)),
    ];
    for (name, value) in &options {
        Reflect::set(&init, &(*name).into(), value)?;
    }
    // Asked for by name: a host page may have put something in its place, and that may throw.
    let fetch: Function = Reflect::get(window, &"fetch".into())?.dyn_into()?;
    fetch.call2(window, &parcel.url.as_str().into(), &init)?.dyn_into()
}

/// Nothing where there was no answer.
async fn read(asked: Promise) -> Option<Answer> {
    let response: Response = JsFuture::from(asked).await.ok()?.unchecked_into();
    if response.type_() == ResponseType::Opaque {
        return Some(Answer::Opaque);
    }
    let mut bytes = Vec::new();
    // A body that breaks off still came with a status.
    let _ = read_body(&response, &mut bytes).await;
    bytes.truncate(BODY_BYTES);
    Some(Answer::Status { code: response.status(), body: String::from_utf8_lossy(&bytes).into_owned() })
}

async fn read_body(response: &Response, bytes: &mut Vec<u8>) -> Option<()> {
    let stream = response.body()?;
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    while bytes.len() < BODY_BYTES {
        let piece = JsFuture::from(reader.read()).await.ok()?;
        let value: Uint8Array = Reflect::get(&piece, &"value".into()).ok()?.dyn_into().ok()?;
        bytes.extend(value.to_vec());
    }
    // What comes after is not wanted; nobody waits for the receiver to agree.
    wasm_bindgen_futures::spawn_local(JsFuture::from(reader.cancel()).map(drop));
    Some(())
}

/// Listens whether the page's own content security policy stops the request: the only failure of which
/// one knows that nothing was delivered.
struct Policy {
    broken: Rc<Cell<bool>>,
    _listener: Option<EventListener>,
}

impl Policy {
    fn watch(window: &Window, url: &str) -> Self {
        let broken = Rc::new(Cell::new(false));
        let origin: Vec<&str> = url.splitn(4, '/').take(3).collect();
        let (seen, origin) = (Rc::clone(&broken), origin.join("/"));
        let _listener = window.document().map(|document| {
            EventListener::new(&document, "securitypolicyviolation", move |event| {
                let said = |name: &str| Reflect::get(event, &name.into()).ok()?.as_string();
                let ours = said("blockedURI").is_some_and(|uri| uri.starts_with(&origin));
                if ours && said("effectiveDirective").is_some_and(|name| name == "connect-src") {
                    seen.set(true);
                }
            })
        });
        Self { broken, _listener }
    }

    fn was_broken(&self) -> bool {
        self.broken.get()
    }
}
