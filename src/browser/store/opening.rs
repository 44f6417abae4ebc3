//! Opens the database without leaving a trace of a visitor who only reads.

use std::{cell::Cell, rc::Rc};

use futures::channel::oneshot;
use gloo::events::{EventListener, EventListenerOptions};
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, EventTarget, IdbDatabase, IdbFactory, IdbOpenDbRequest};

use super::database::SHELF;

const NAME: &str = "hallway";
const VERSION: u32 = 1;

/// Opens the database. Where there is none, `make` says whether to make one; otherwise the answer is none.
pub async fn open(make: bool) -> Result<Option<IdbDatabase>, JsValue> {
    let factory = web_sys::window().map(|window| window.indexed_db()).transpose()?.flatten();
    let factory = factory.ok_or(JsValue::NULL)?;
    if !make && !may_exist(&factory).await {
        return Ok(None);
    }
    let request = factory.open_with_u32(NAME, VERSION)?;
    let unwanted = Rc::new(Cell::new(false));
    let _upgrade = EventListener::once(&request, "upgradeneeded", {
        let (request, unwanted) = (request.clone(), Rc::clone(&unwanted));
        move |_| {
            unwanted.set(!make);
            let _ = upgrade(&request, make);
        }
    });
    match first(&request, &["success", "error"]).await {
        Ok(_) => request.result().map(|database| Some(database.unchecked_into())),
        Err(_) if unwanted.get() => Ok(None),
        Err(error) => Err(error),
    }
}

/// Waits for the first of these events. `error` and `abort` are failures, with the error that the target
/// names; nothing of them reaches the host page.
pub async fn first(target: &EventTarget, names: &[&'static str]) -> Result<(), JsValue> {
    let (tell, told) = oneshot::channel();
    let tell = Rc::new(Cell::new(Some(tell)));
    let listen = |name: &&'static str| {
        let tell = Rc::clone(&tell);
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(target, *name, options, move |event: &Event| {
            event.prevent_default();
            if let Some(tell) = tell.take() {
                let _ = tell.send(outcome(event));
            }
        })
    };
    let _listeners: Vec<EventListener> = names.iter().map(listen).collect();
    told.await.unwrap_or(Err(JsValue::NULL))
}

fn outcome(event: &Event) -> Result<(), JsValue> {
    match event.type_().as_str() {
        "error" | "abort" => {
            let target = event.target().map(JsValue::from).unwrap_or_default();
            Err(Reflect::get(&target, &"error".into()).unwrap_or_default())
        }
        _ => Ok(()),
    }
}

fn upgrade(request: &IdbOpenDbRequest, make: bool) -> Result<(), JsValue> {
    if make {
        let database: IdbDatabase = request.result()?.unchecked_into();
        database.create_object_store(SHELF).map(drop)
    } else {
        request.transaction().map_or(Ok(()), |transaction| transaction.abort())
    }
}

/// Whether the browser lists the database; yes where it does not say.
async fn may_exist(factory: &IdbFactory) -> bool {
    names(factory).await.is_none_or(|names| names.iter().any(|name| name == NAME))
}

async fn names(factory: &IdbFactory) -> Option<Vec<String>> {
    // A frame without an origin has no databases; asked there, Chromium rejects a promise that nobody holds.
    let origin = Reflect::get(&js_sys::global(), &"origin".into()).ok()?;
    if origin.as_string().as_deref() == Some("null") {
        return None;
    }
    let ask: Function = Reflect::get(factory, &"databases".into()).ok()?.dyn_into().ok()?;
    let answer: Promise = ask.call0(factory).ok()?.dyn_into().ok()?;
    let list = JsFuture::from(answer).await.ok()?;
    let name = |entry: JsValue| Reflect::get(&entry, &"name".into()).ok()?.as_string();
    Some(Array::from(&list).iter().filter_map(name).collect())
}
