//! Taking one's own words along: paper, a file, the clipboard, a calendar.

use crate::ui::dom::{View, el, live};
use leptos::prelude::*;

use super::super::{
    app::App,
    guide::words,
    parts::{Icon, way},
};
use crate::{
    domain::{Kind, Record, guide::Prompt, visibility},
    formats::{
        ics, session_file,
        session_file::SessionFile,
        words::{in_sentence, sentence},
    },
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
    el("div.ways")
        .child(way(Icon::Print, app.t("take.print"), app.t("take.print.small"), move || print(app)))
        .child(way(Icon::Download, app.t("take.file"), app.t("take.file.small"), move || save(app)))
        .child(way(Icon::Copy, app.t("take.copy"), app.t("take.copy.small"), move || app.copy(&text(app))))
        .child(live(remind))
        .child(way(Icon::Plus, app.t("take.more"), app.t("take.more.small"), move || app.take_home()))
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

/// Offers everything that a clearing of this device deletes, but what others keep to themselves.
pub fn save_all(app: App) {
    let all = app
        .session
        .with_untracked(|session| visibility::of_file(&session.records, &session.me).cloned().collect());
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
    let guide = app.guide();
    let parts = guide.steps().filter_map(|step| {
        let lines: Vec<(String, String)> = step
            .prompts()
            .flat_map(|prompt| {
                let answers: Vec<Record> =
                    app.session.with_untracked(|session| session.answers(&prompt.id).cloned().collect());
                answers.into_iter().flat_map(move |record| lines(app, prompt, &record))
            })
            .filter(|(_, text)| !text.is_empty())
            .collect();
        (!lines.is_empty()).then(|| Part { heading: step.title.clone(), lines })
    });
    Page {
        title: guide.title.clone(),
        subtitle: app.settings().title,
        lang: app.texts().lang().to_owned(),
        dir: app.dir(),
        parts: parts.collect(),
    }
}

/// An answer with its labels; the question itself is the label of its only field, and of its sentence.
pub fn lines(app: App, prompt: &Prompt, record: &Record) -> Vec<(String, String)> {
    let mut lines = Vec::new();
    if let Some(sentence) = sentence(prompt, record) {
        lines.push((prompt.label.clone(), sentence));
    }
    let single = prompt.fields.len() == 1;
    for field in prompt.fields.iter().filter(|field| !in_sentence(prompt, &field.id)) {
        let label = if single { &prompt.label } else { &field.label };
        lines.push((label.clone(), words(app, field, record)));
    }
    lines
}

fn text(app: App) -> String {
    let page = page(app);
    let mut text = format!("{}\n", page.title);
    for part in page.parts {
        text.push_str(&format!("\n{}\n", part.heading));
        for (label, words) in part.lines {
            text.push_str(&format!("{label}\n{words}\n\n"));
        }
    }
    text
}
