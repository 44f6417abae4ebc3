//! A link that carries one's own words, and what comes in through one. What an address says is outside input:
//! it is read, shown, and kept only when the person says so.

use leptos::{prelude::*, task::spawn_local};

use super::{
    super::super::app::{App, Dialog},
    squeeze::{drawn, squeezed, unsqueezed},
};
use crate::{
    domain::{Json, Kind, Problem, Record, Visible, json::Map, visibility},
    formats::{
        code::joined,
        session_file::{self, SessionFile},
    },
    ui::after::KIND,
};

/// What the address ends with, before the code.
const HASH: &str = "#hallway-take=";
/// Longest address that mail programs and chats leave whole.
const LONGEST: usize = 2_000;

/// Words that came in through a link, as the person is shown them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brought {
    /// Which session they are of.
    pub session: String,
    /// Author id of whose they are.
    pub by: String,
    /// The commitments and what was said of them.
    pub records: Vec<Record>,
}

impl Brought {
    /// The commitments among them.
    pub fn commitments(&self) -> impl Iterator<Item = &Record> {
        self.records.iter().filter(|record| record.kind == Kind::Commitment)
    }
}

/// One's own words as a code: for the host everything that is not for oneself alone, else the `most` latest
/// commitments and what became of them.
pub async fn code(app: App, for_host: bool, most: usize) -> String {
    let (id, me) = app.session.with_untracked(|session| (session.id.clone(), session.me.clone()));
    let mut records: Vec<Record> = Vec::new();
    app.session.with_untracked(|session| {
        if for_host {
            records.extend(visibility::handed(&session.records, &session.me).cloned());
        } else {
            records.extend(session.mine().filter(|record| is_promise(record)).cloned());
            records.reverse();
            records.truncate(most);
            records.extend(session.profile(&session.me).cloned());
        }
    });
    // The guide is on the page that the link leads to.
    let mut rest = Map::new();
    rest.insert("me".to_owned(), me.into());
    let file = SessionFile { id, title: app.settings().title, guide: Json::Null, records, rest };
    squeezed(&session_file::write_lean(&file)).await
}

/// The link that carries one's commitments: as many of the latest as fit, at least one.
pub async fn link(app: App) -> String {
    let page = page();
    for most in [40, 12, 6, 3, 2] {
        let link = [page.as_str(), HASH, &code(app, false, most).await].concat();
        if link.len() <= LONGEST {
            return link;
        }
    }
    [page.as_str(), HASH, &code(app, false, 1).await].concat()
}

/// The same link for a camera, as what a QR code holds as bytes and what it holds as capitals.
pub fn pictured(link: &str) -> Option<(String, String)> {
    let (page, code) = link.split_once(HASH)?;
    Some(([page, HASH].concat(), drawn(code)?))
}

fn is_promise(record: &Record) -> bool {
    record.kind == Kind::Commitment || record.kind.word() == KIND
}

/// Shows what the address carries, if it is for this element.
pub fn open_link(app: App) {
    let Some(code) = carried() else { return };
    spawn_local(async move {
        let Some(brought) = read(app, &code).await else { return };
        if !app.session.is_disposed() && is_for(app, &brought) {
            app.open(Dialog::Brought(Box::new(brought)));
        }
    });
}

/// The codes in a text: from links, and from pieces that are whole. Then how many pieces are missing.
pub fn codes_in(text: &str) -> (Vec<String>, usize) {
    let joined = joined(text);
    let mut codes = joined.codes;
    for word in text.split_whitespace() {
        if let Some((_, code)) = word.split_once(HASH) {
            codes.push(code.to_owned());
        }
    }
    (codes, joined.missing)
}

/// The code in the address.
fn carried() -> Option<String> {
    let address = web_sys::window()?.location().href().ok()?;
    address.split_once(HASH).map(|(_, code)| code.to_owned())
}

async fn read(app: App, code: &str) -> Option<Brought> {
    let bytes = unsqueezed(code).await;
    if app.session.is_disposed() {
        return None;
    }
    let Some(bytes) = bytes else {
        app.report(vec![Problem::new("", "file.link")]);
        return None;
    };
    let (file, problems) = session_file::read(&bytes);
    app.report(problems);
    let file = file?;
    let by = file.rest.get("me").and_then(Json::text)?.to_owned();
    let mut records = file.records;
    records.retain(|record| {
        record.by == by && !record.deleted && (is_promise(record) || record.kind == Kind::Profile)
    });
    records.iter().any(is_promise).then_some(Brought { session: file.id, by, records })
}

/// Several elements on a page: the one of that session.
fn is_for(app: App, brought: &Brought) -> bool {
    let here = app.session.with_untracked(|session| session.id == brought.session);
    let document = web_sys::window().and_then(|window| window.document());
    let all = document.and_then(|document| document.query_selector_all("hallway-session").ok());
    here || all.is_some_and(|all| all.length() == 1)
}

/// The person says that the words are theirs: they go on here, in an empty browser as who they were.
pub fn take_up(app: App, brought: &Brought) {
    let empty = app.session.with_untracked(|session| session.mine().next().is_none());
    let here = app.session.with_untracked(|session| session.id == brought.session);
    // An author's id is no secret: it must not open what somebody keeps to themselves on this device.
    let private = app.session.with_untracked(|session| {
        session.records.live().any(|held| held.by == brought.by && held.visible == Visible::Me)
    });
    if empty && here && !private {
        let mut records = brought.records.clone();
        app.session.with_untracked(|session| {
            // Nobody's words are replaced by what an address says of somebody else.
            records.retain(|record| {
                record.session == session.id
                    && session.records.get(&record.id).is_none_or(|held| held.by == brought.by)
            });
        });
        app.be(&brought.by);
        let kept = app.receive(records);
        app.keep(kept);
        let own: Vec<Record> =
            brought.commitments().filter(|record| app.is_mine(&record.id)).cloned().collect();
        app.owed.set(own);
    } else {
        let mut owed = app.owed.get_untracked();
        for record in brought.commitments() {
            let known = owed.iter().any(|each| each.id == record.id);
            let taken = app.session.with_untracked(|session| {
                session.mine().any(|own| own.id == record.id || own.re.as_deref() == Some(&record.id))
            });
            if !known && (!taken || app.is_mine(&record.id)) {
                owed.push(record.clone());
            }
        }
        app.owed.set(owed);
    }
    forget_link();
}

/// A reload asks nothing again, and the words do not stay in the address.
pub fn forget_link() {
    let replaced = web_sys::window()
        .and_then(|window| window.history().ok())
        .map(|history| history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&page())));
    drop(replaced);
}

/// The address of the page, without what follows the hash.
fn page() -> String {
    let address = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    address.split('#').next().unwrap_or_default().to_owned()
}
