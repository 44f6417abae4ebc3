//! Reminders, cards on paper, the share sheet of the device, and the file for the host.

use js_sys::{Array, Function, Promise, Reflect};
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::super::super::{after::words, app::App, guide};
use crate::{
    domain::{Kind, Record, visibility},
    formats::{
        ics,
        session_file::{self, SessionFile},
        take_home, time,
    },
    ports::files::{Page, Part},
};

fn commitments(app: App) -> Vec<Record> {
    app.session.with_untracked(|session| {
        session.mine().filter(|record| record.kind == Kind::Commitment).cloned().collect()
    })
}

/// A calendar file: each commitment so many days from now, and on the day that it names.
pub fn remind(app: App, days: &[u64], link: &str) {
    let now = app.now();
    let mut reminders = Vec::new();
    for record in commitments(app) {
        let project = words(app, &record);
        let text = [record.field("first_step"), link].join("\n").trim().to_owned();
        let reminder = |name: &str, day: String, title: String| ics::Reminder {
            uid: [record.id.as_str(), "-", name].concat(),
            day,
            title,
            text: text.clone(),
            stamp: now,
        };
        for count in days {
            let day = time::day(now.saturating_add(count * time::DAY));
            reminders.push(reminder(&count.to_string(), day, app.tw("home.ask", &[("what", &project)])));
        }
        let due = record.field("by_when");
        if !due.is_empty() {
            reminders.push(reminder("due", due.to_owned(), project.clone()));
        }
    }
    app.download(&app.own_file_name("ics"), "text/calendar", &ics::write_all(&reminders));
}

/// One's commitments as cards, four a page.
pub fn cards(app: App) -> Page {
    let guide = app.guide();
    let mut parts = Vec::new();
    for record in commitments(app) {
        let Some(prompt) = record.prompt.as_deref().and_then(|id| guide.prompt(id)) else { continue };
        let mut lines = take_home::lines(prompt, &record, &|field, record| guide::words(app, field, record));
        lines.retain(|(_, text)| !text.is_empty());
        parts.push(Part { heading: words(app, &record), lines });
    }
    Page {
        title: guide.title.clone(),
        lang: app.texts().lang().to_owned(),
        dir: app.dir(),
        parts,
        ..Page::default()
    }
}

/// What the host gets: everything but what is for oneself alone.
fn handed(app: App) -> String {
    let guide = app.guide();
    session_file::write(&app.session.with_untracked(|session| SessionFile {
        id: session.id.clone(),
        title: app.settings().title,
        guide: guide.source.clone(),
        records: visibility::handed(&session.records, &session.me).cloned().collect(),
        ..SessionFile::default()
    }))
}

/// Offers the file for the host.
pub fn file(app: App) {
    app.download(&app.own_file_name("hallway.json"), "application/json", &handed(app));
}

/// Whether this device has a share sheet.
pub fn can_share() -> bool {
    sharing().is_some()
}

fn sharing() -> Option<(JsValue, Function)> {
    let navigator: JsValue = web_sys::window()?.navigator().into();
    let share = Reflect::get(&navigator, &"share".into()).ok()?.dyn_into().ok()?;
    Some((navigator, share))
}

/// Opens the share sheet with the file, or with its text where the device shares no files.
pub fn share(app: App) {
    let shared = shared(&app.own_file_name("hallway.json"), &handed(app));
    let Ok(shared) = shared else { return file(app) };
    spawn_local(async move {
        let refused = JsFuture::from(shared).await.err();
        // Whoever closes the sheet wants nothing else.
        let closed = refused.as_ref().is_none_or(|error| {
            Reflect::get(error, &"name".into()).ok().and_then(|name| name.as_string()).as_deref()
                == Some("AbortError")
        });
        if !closed && !app.session.is_disposed() {
            file(app);
        }
    });
}

fn shared(name: &str, text: &str) -> Result<Promise, JsValue> {
    let (navigator, share) = sharing().ok_or(JsValue::NULL)?;
    let kind = js_sys::Object::new();
    Reflect::set(&kind, &"type".into(), &"application/json".into())?;
    let make: Function = Reflect::get(&js_sys::global(), &"File".into())?.dyn_into()?;
    let given = Array::of3(&Array::of1(&text.into()), &name.into(), &kind);
    let file = Reflect::construct(&make, &given)?;
    let what = js_sys::Object::new();
    Reflect::set(&what, &"files".into(), &Array::of1(&file))?;
    let able = Reflect::get(&navigator, &"canShare".into())?.dyn_into::<Function>();
    let takes_files = able.is_ok_and(|able| able.call1(&navigator, &what).is_ok_and(|can| can.is_truthy()));
    let what = if takes_files {
        what
    } else {
        let plain = js_sys::Object::new();
        Reflect::set(&plain, &"text".into(), &text.into())?;
        plain
    };
    share.call1(&navigator, &what)?.dyn_into()
}
