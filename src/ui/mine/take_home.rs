//! Taking one's own words along: paper, a file, the clipboard, a calendar.

use crate::ui::dom::{View, el, live};
use leptos::prelude::*;

use super::super::{
    app::App,
    guide::words,
    parts::{Icon, way},
};
use crate::{
    domain::{Kind, Record, Visible, visibility},
    formats::{ics, session_file, session_file::SessionFile, take_home},
    ports::files::{Page, Part},
};

/// The ways there are.
pub fn ways(app: App) -> View {
    let date = Memo::new(move |_| {
        app.session.with(|session| due(session.mine()).map(|record| record.field("by_when").to_owned()))
    });
    let remind = move || {
        date.get().map(|date| {
            let words = app.tw("take.calendar", &[("date", &app.date(&date))]);
            way(Icon::Calendar, words, app.t("take.calendar.small"), move || remind(app))
        })
    };
    let more = way(Icon::Plus, app.t("take.more"), app.t("take.more.small"), move || app.take_home());
    let more = more.attr("id", "take-more");
    el("div.ways")
        .child(way(Icon::Print, app.t("take.print"), app.t("take.print.small"), move || print(app)))
        .child(way(Icon::Download, app.t("take.file"), app.t("take.file.small"), move || save(app)))
        .child(way(Icon::Copy, app.t("take.copy"), app.t("take.copy.small"), move || app.copy(&text(app))))
        .child(live(remind))
        .child(more)
}

/// Prints one's own words.
pub fn print(app: App) {
    app.print(&page(app));
}

/// Offers one's own words as a session file.
pub fn save(app: App) {
    let mine = app.session.with_untracked(|session| {
        session.records.all().filter(|record| record.by == session.me).cloned().collect()
    });
    save_records(app, mine, &app.own_name());
}

/// Offers everything that a clearing of this device deletes, but of others only what they wrote for so many people.
pub fn save_all(app: App, from: Visible) {
    let all = app.session.with_untracked(|session| {
        let all = visibility::of_file(&session.records, &session.me);
        let open = |record: &&Record| record.deleted || record.visible >= from || record.by == session.me;
        all.filter(open).cloned().collect()
    });
    save_records(app, all, "all");
}

fn save_records(app: App, records: Vec<Record>, whose: &str) {
    let file = SessionFile {
        id: app.session.with_untracked(|session| session.id.clone()),
        title: app.settings().title,
        guide: app.guide().source.clone(),
        records,
        ..SessionFile::default()
    };
    app.download(&app.file_name(whose, "hallway.json"), "application/json", &session_file::write(&file));
}

fn remind(app: App) {
    let Some(record) = app.session.with_untracked(|session| due(session.mine()).cloned()) else {
        return;
    };
    let event = ics::Reminder {
        uid: record.id.clone(),
        day: record.field("by_when").to_owned(),
        title: record.field("project").to_owned(),
        text: record.field("first_step").to_owned(),
        stamp: app.now(),
    };
    app.download(&app.own_file_name("ics"), "text/calendar", &ics::write(&event));
}

fn due<'a>(mut mine: impl Iterator<Item = &'a Record>) -> Option<&'a Record> {
    mine.find(|record| record.kind == Kind::Commitment && !record.field("by_when").is_empty())
}

/// One's own words as a page to print.
fn page(app: App) -> Page {
    Page {
        title: app.guide().title.clone(),
        subtitle: app.settings().title,
        lang: app.texts().lang().to_owned(),
        dir: app.dir(),
        parts: parts(app).into_iter().map(|part| Part { heading: part.heading, lines: part.lines }).collect(),
    }
}

fn parts(app: App) -> Vec<take_home::Part> {
    let guide = app.guide();
    app.session.with_untracked(|session| {
        take_home::parts(session, &guide, &|field, record| words(app, field, record))
    })
}

fn text(app: App) -> String {
    take_home::plain(&app.guide().title, &parts(app))
}
