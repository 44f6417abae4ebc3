//! IndexedDB: slower than `localStorage`, and the only place that outlives a killed browser.
//! It may be missing, refuse to open, be closed under our feet, or never answer.
//!
//! Plain web-sys: the crate `idb` loses the reason of a failed transaction (full or denied?), does not list
//! databases, and costs 4.8 KB of brotli more.

use std::{
    cell::{Cell, RefCell},
    future::Future,
    rc::{Rc, Weak},
};

use futures::{
    FutureExt,
    future::{Either, LocalBoxFuture, Shared, select},
};
use gloo::{events::EventListener, timers::future::TimeoutFuture};
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{IdbDatabase, IdbKeyRange, IdbObjectStore, IdbRequest, IdbTransaction, IdbTransactionMode};

use super::{
    local::reason,
    opening::{self, first},
};
use crate::{formats::storage::Change, ports::store::StoreError};

/// Name of the only object store in it.
pub const SHELF: &str = "kv";

const OPENING_MS: u32 = 3_000;
const WORKING_MS: u32 = 15_000;

/// Why the database did not do it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It did not open.
    Unopened(StoreError),
    /// It refused.
    Refused(StoreError),
    /// It has not answered; it may still.
    Silent,
}

/// The database, opened when it is first needed.
pub struct Database {
    slot: Rc<Slot>,
    joined: Rc<dyn Fn()>,
}

#[derive(Default)]
struct Slot {
    opening: RefCell<Option<Opening>>,
    silent: Cell<bool>,
}

/// No connection: there is no such database, and none was to be made.
type Opening = Shared<LocalBoxFuture<'static, Result<Option<Rc<Connection>>, Fault>>>;

struct Connection {
    database: IdbDatabase,
    _listeners: [EventListener; 2],
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.database.close();
    }
}

impl Database {
    /// A database that calls `joined` when it opens after it had been given up as silent.
    pub fn new(joined: Rc<dyn Fn()>) -> Self {
        Self { slot: Rc::default(), joined }
    }

    /// All keys from `start` up to `end`, in order. Makes no database where there is none.
    pub async fn keys(&self, start: &str, end: &str) -> Result<Array, Fault> {
        self.read(range(start, end), false).await.map(|[keys, _]| keys)
    }

    /// The keys from the first to the last, and their texts.
    pub async fn entries(&self, first: &str, last: &str) -> Result<[Array; 2], Fault> {
        self.read(IdbKeyRange::bound(&first.into(), &last.into()).map(JsValue::from), true).await
    }

    async fn read(&self, range: Result<JsValue, JsValue>, texts: bool) -> Result<[Array; 2], Fault> {
        let Some((_open, transaction)) = self.transaction(false, IdbTransactionMode::Readonly).await? else {
            return Ok([Array::new(), Array::new()]);
        };
        let asked = shelf(&transaction).and_then(|shelf| {
            let range = range?;
            let texts = texts.then(|| shelf.get_all_with_key(&range)).transpose()?;
            Ok((shelf.get_all_keys_with_key(&range)?, texts))
        });
        let (keys, texts) = asked.map_err(refused)?;
        finished(&transaction).await?;
        let list = |request: IdbRequest| request.result().map(|list| list.unchecked_into::<Array>());
        let texts = texts.map_or_else(|| Ok(Array::new()), list).map_err(refused)?;
        Ok([list(keys).map_err(refused)?, texts])
    }

    /// Carries out all changes or none; answers when they would outlive a killed browser. Where there is no
    /// database, `make` says whether to make one.
    pub async fn write(&self, changes: &[Change], make: bool) -> Result<(), Fault> {
        let Some((_open, transaction)) = self.transaction(make, IdbTransactionMode::Readwrite).await? else {
            return Ok(());
        };
        let asked =
            shelf(&transaction).and_then(|shelf| changes.iter().try_for_each(|change| ask(&shelf, change)));
        if let Err(thrown) = asked {
            let _ = transaction.abort();
            return Err(refused(thrown));
        }
        finished(&transaction).await
    }

    async fn transaction(
        &self,
        make: bool,
        mode: IdbTransactionMode,
    ) -> Result<Option<(Rc<Connection>, IdbTransaction)>, Fault> {
        for _ in 0..2 {
            let Some(open) = self.connection(make).await? else { return Ok(None) };
            match open.database.transaction_with_str_and_mode(SHELF, mode) {
                Ok(transaction) => return Ok(Some((open, transaction))),
                // The browser closed the connection: open it once more.
                Err(_) => drop(self.slot.opening.take()),
            }
        }
        Err(Fault::Refused(StoreError::Denied))
    }

    async fn connection(&self, make: bool) -> Result<Option<Rc<Connection>>, Fault> {
        let held = self.slot.opening.borrow().clone();
        let opening = held.unwrap_or_else(|| self.open(make));
        if self.slot.silent.get() && opening.peek().is_none() {
            return Err(Fault::Silent);
        }
        let Some(opened) = within(OPENING_MS, opening).await else {
            self.slot.silent.set(true);
            return Err(Fault::Silent);
        };
        if !matches!(opened, Ok(Some(_))) {
            self.slot.opening.take();
        }
        match opened {
            Ok(None) if make => Box::pin(self.connection(make)).await,
            opened => opened,
        }
    }

    fn open(&self, make: bool) -> Opening {
        let slot = Rc::downgrade(&self.slot);
        let opening = opening::open(make).map(|opened| {
            let database = opened.map_err(|thrown| Fault::Unopened(reason(&thrown)))?;
            Ok(database.map(|database| Rc::new(Connection::new(database, slot))))
        });
        let opening = opening.boxed_local().shared();
        *self.slot.opening.borrow_mut() = Some(opening.clone());
        let (slot, joined, running) = (Rc::clone(&self.slot), Rc::clone(&self.joined), opening.clone());
        spawn_local(async move {
            let opened = running.await;
            if slot.silent.replace(false) && opened.is_ok() {
                joined();
            }
        });
        opening
    }
}

impl Connection {
    /// Another page wants the database gone, or the browser closed it: let go, and open anew when needed.
    fn new(database: IdbDatabase, slot: Weak<Slot>) -> Self {
        let let_go = |name: &'static str| {
            let (slot, open) = (slot.clone(), database.clone());
            EventListener::once(&database, name, move |_| {
                open.close();
                if let Some(slot) = slot.upgrade() {
                    slot.opening.take();
                }
            })
        };
        let _listeners = [let_go("versionchange"), let_go("close")];
        Self { database, _listeners }
    }
}

fn shelf(transaction: &IdbTransaction) -> Result<IdbObjectStore, JsValue> {
    transaction.object_store(SHELF)
}

fn ask(shelf: &IdbObjectStore, change: &Change) -> Result<(), JsValue> {
    match change {
        Change::Put(key, text) => shelf.put_with_key(&text.into(), &key.into()).map(drop),
        Change::Drop(key) => shelf.delete(&key.into()).map(drop),
        Change::DropRange(start, end) => shelf.delete(&range(start, end)?).map(drop),
    }
}

fn range(start: &str, end: &str) -> Result<JsValue, JsValue> {
    IdbKeyRange::bound_with_lower_open_and_upper_open(&start.into(), &end.into(), false, true)
        .map(JsValue::from)
}

/// Nothing but texts is ever put there; whatever else it holds is read as JSON, as far as it can be.
pub fn plain(value: &JsValue) -> String {
    let json = || js_sys::JSON::stringify(value).ok().and_then(|json| json.as_string());
    value.as_string().or_else(json).unwrap_or_default()
}

async fn finished(transaction: &IdbTransaction) -> Result<(), Fault> {
    let end = first(transaction, &["complete", "abort", "error"]);
    match within(WORKING_MS, Box::pin(end)).await {
        None => Err(Fault::Silent),
        Some(Ok(_)) => Ok(()),
        Some(Err(error)) => {
            // An error that was caught no longer ends the transaction by itself.
            let _ = transaction.abort();
            Err(refused(error))
        }
    }
}

async fn within<T>(ms: u32, work: impl Future<Output = T> + Unpin) -> Option<T> {
    match select(work, TimeoutFuture::new(ms)).await {
        Either::Left((done, _)) => Some(done),
        Either::Right(_) => None,
    }
}

fn refused(thrown: JsValue) -> Fault {
    Fault::Refused(reason(&thrown))
}
