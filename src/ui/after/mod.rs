//! What becomes of a commitment: asked on another day, at the next session of a series, or whenever its
//! author likes.

mod owed;

use leptos::prelude::*;

use super::{
    app::{App, Dialog},
    guide::{form, gist, quoted},
    parts::{Icon, icon_button, sheet},
};
use crate::{
    domain::{
        Kind, Quote, Record, Visible,
        guide::{Choice, Field, Form, Guide, Layout, Prompt},
        run::state,
        session::{Command, Entry},
    },
    ui::dom::{View, el, group},
    ui::texts::Texts,
};

/// The kind of what somebody says of their commitment later.
pub const KIND: &str = "follow-up";
/// What can become of a commitment.
const STATUS: [&str; 4] = ["kept", "changed", "stuck", "let-go"];

/// The question of how it went, for a guide that asks none itself.
pub fn question(guide: &Guide, texts: &Texts) -> Option<Prompt> {
    let kind = Kind::from(KIND);
    if guide.prompt_for(&kind).is_some() {
        return None;
    }
    let about = guide.prompt_for(&Kind::Commitment)?.id.clone();
    let mut options = Vec::new();
    for id in STATUS {
        options.push(Choice { id: id.to_owned(), label: texts.get(&["after.", id].concat()) });
    }
    let field = |id: &str, form: Form, limit: usize| Field {
        id: id.to_owned(),
        form,
        label: texts.get(&["after.", id].concat()),
        ..Field::text(limit)
    };
    Some(Prompt {
        id: KIND.to_owned(),
        kind,
        label: texts.get("after.title"),
        hint: texts.get("after.hint"),
        roles: Vec::new(),
        layout: Layout::Plain,
        frame: String::new(),
        number: String::new(),
        about,
        withhold: false,
        returns: false,
        many: false,
        visible: Visible::Room,
        audiences: vec![Visible::Me, Visible::Host, Visible::Room, Visible::Public],
        wall: false,
        quote: true,
        fields: vec![
            Field { required: true, options, ..field("status", Form::Choice, 64) },
            field("learners", Form::Long, 600),
            field("helped", Form::Short, 280),
            field("next", Form::Short, 280),
        ],
    })
}

/// The way to say how it went with a commitment.
pub fn tell(app: App, id: String) -> View {
    icon_button("btn", Icon::Edit, app.t("after.tell"), move || app.open(Dialog::FollowUp(id.clone())))
}

/// The id that a commitment of an earlier session gets in this one: the same at every look, and on every device.
fn carried(app: App, record: &Record) -> String {
    app.session.with_untracked(|session| state::id(&["carried\n", &session.id, "\n", &record.id].concat()))
}

/// The id for which the dialog opens in which an answer about `target` is typed; none where nobody is asked about it.
pub fn asked_as(app: App, target: &str) -> Option<String> {
    if app.is_mine(target) {
        return Some(target.to_owned());
    }
    app.owed.with_untracked(|owed| {
        owed.iter().find(|record| carried(app, record) == target).map(|record| record.id.clone())
    })
}

/// The dialog about a commitment: of this session, or one that waits from an earlier one.
pub fn dialog(app: App, id: &str) -> View {
    let guide = app.guide();
    let here = app.held(id).filter(|_| app.is_mine(id));
    let earlier = app.owed.with_untracked(|owed| owed.iter().find(|record| record.id == id).cloned());
    let asked = guide.follow_up();
    let body = match (here.clone().or(earlier), asked) {
        (Some(record), Some(asked)) => {
            let target = if here.is_some() { record.id.clone() } else { carried(app, &record) };
            let prompt = Prompt { about: target.clone(), ..asked.clone() };
            let about = quoted(app, &record, words(app, &record));
            let id = record.id.clone();
            let finished = Callback::new(move |told: Option<Record>| {
                app.shut();
                let Some(told) = told else { return };
                let status = told.field("status").to_owned();
                if here.is_none() {
                    bring(app, &record, target.clone(), &status);
                }
                app.owed.update(|owed| owed.retain(|record| record.id != id));
                app.posted(&told);
                app.mend_focus(&App::entry(&told.id));
                if status == "changed" {
                    app.open(Dialog::Edit(target.clone()));
                }
            });
            group().child(about).child(form(app, &prompt, "after", None, true, finished))
        }
        _ => el("p").child(app.t("mine.nothing")),
    };
    sheet("sheet", app.t("after.title"), app.t("close"), move || app.shut(), body, None)
}

/// What somebody promised, in a line.
pub fn words(app: App, record: &Record) -> String {
    let guide = app.guide();
    match guide.prompt_for(&Kind::Commitment) {
        Some(prompt) => gist(app, prompt, record),
        None => record.field("project").to_owned(),
    }
}

/// A commitment of an earlier session goes on in this one; one that was let go is for the hosts to know.
fn bring(app: App, record: &Record, id: String, status: &str) {
    let most = if status == "let-go" { Visible::Host } else { Visible::Public };
    let asked = app.guide().prompt_for(&Kind::Commitment).map(|prompt| prompt.id.clone());
    let entry = Entry {
        kind: Kind::Commitment,
        prompt: asked.or_else(|| record.prompt.clone()),
        re: Some(record.id.clone()),
        data: record.data.clone(),
        visible: record.visible.min(most),
        quote: Quote::No,
    };
    app.dispatch(Command::Write { id, now: app.now(), entry });
}
