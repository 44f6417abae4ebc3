//! The form of any prompt: fields as data, an answer that becomes a record.

use crate::ui::dom::{View, all, el, fresh, live, text};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::{
    super::{
        app::{App, Toast},
        parts::{Control, Icon, PickCard, Said, button, control, icon, notice},
    },
    answer::words,
    audience::audience,
    draft::Pen,
    layout::arranged,
    library_find,
};
use crate::domain::{
    Json, Kind, Problem, Record, Visible,
    guide::{Field, Form, Layout, Prompt},
    session::Command,
    settings::Names,
};

/// What happens when a form is done: the record that was written, or nothing where it was left.
pub type Finished = Callback<Option<Record>>;

/// A form that is being filled in.
#[derive(Clone, Copy)]
pub struct Asking<'a> {
    pub app: App,
    pub pen: Pen,
    pub prompt: &'a Prompt,
    pub scope: &'static str,
    pub tried: RwSignal<bool>,
    /// The field that is missing where nothing at all was filled in.
    pub first: &'a str,
}

/// The form of a prompt, for a new answer or to change `held`. `scope` keeps ids apart where the same
/// prompt is shown twice; `leave` says whether the form can be left without posting.
pub fn form(
    app: App,
    prompt: &Prompt,
    scope: &'static str,
    held: Option<Record>,
    leave: bool,
    finished: Finished,
) -> View {
    // Asked of one record: what is typed about it is kept apart, and stays about it.
    let of = (scope == "after").then(|| prompt.about.clone());
    let kept_as = if matches!(scope, "step" | "after") { "" } else { scope };
    let pen = Pen::new(app, prompt, held.as_ref(), of.as_deref(), kept_as);
    let asked = StoredValue::new((prompt.clone(), held, of));
    let form = move || {
        asked.with_value(|(prompt, held, of)| filled(app, pen, prompt, scope, (held, of), leave, finished))
    };
    // Fields are made anew where the draft of an older version is taken up.
    fresh(move || pen.older.with(Option::is_some).to_string(), form)
}

fn filled(
    app: App,
    pen: Pen,
    prompt: &Prompt,
    scope: &'static str,
    (held, of): (&Option<Record>, &Option<String>),
    leave: bool,
    finished: Finished,
) -> View {
    let (held, of) = (held.clone(), of.clone());
    let shown = shown(app, prompt);
    let tried = RwSignal::new(false);
    let first = shown.first().map(|field| field.id.clone()).unwrap_or_default();
    let asking = Asking { app, pen, prompt, scope, tried, first: &first };
    let words = {
        let (key, shares) = submit_key(prompt, held.is_some());
        move || {
            app.t(match pen.with(|draft| draft.visible) {
                Visible::Me if shares => "form.keep",
                Visible::Host if shares => "form.hosts",
                _ => key,
            })
        }
    };
    let draft = move || {
        let typed = pen.with(|draft| !draft.is_empty()) && pen.is_kept();
        typed.then(|| el("span.hint").child(app.t("form.draft")))
    };
    let single = asking.is_single();
    let older = pen.older.with_untracked(Option::is_some).then(|| {
        let take = button("btn", app.t("form.older.take"), move || pen.take_older());
        notice("notice", Icon::Warn, app.t("form.older"), Some(take))
    });
    let (small, main): (Vec<&Field>, Vec<&Field>) = shown.iter().partition(|field| field.more);
    let filled = small.iter().any(|field| pen.now().data.contains_key(&field.id));
    let main = arranged(asking, &main);
    let has = |id: &str| small.iter().any(|field| field.id == id);
    let more = if has("by_when") && has("first_step") && has("can_offer") {
        "form.more"
    } else {
        "form.more.fields"
    };
    let small = (!small.is_empty()).then(|| {
        el("details.more")
            .prop("open", filled)
            .child(el("summary").child(icon(Icon::Down)).child(app.t(more)))
            .child(el("div.fields").child(all(small.into_iter().map(|field| asking.show(field)))))
    });
    let head = (!single).then(|| head(prompt));
    let class = if single { "prompt paper" } else { "prompt many paper" };
    let cancel = leave.then(|| {
        let leave = move |_| {
            pen.leave();
            finished.run(None);
        };
        el("button.btn.plain").on("click", leave).child(app.t("cancel"))
    });
    let asked = prompt.clone();
    let submit = move |event: web_sys::Event| {
        event.prevent_default();
        tried.set(true);
        let draft = pen.now();
        let bad = shown.iter().find(|field| field.slip(draft.data.get(&field.id), true).is_some());
        let bad = bad.or_else(|| shown.first().filter(|_| draft.is_empty()));
        // It was taken back or cleared elsewhere while it was being changed.
        if held.as_ref().is_some_and(|held| app.held(&held.id).is_none()) {
            pen.put_down();
            app.announce(&app.t("form.gone"));
            finished.run(None);
            app.toast.set(Some(Toast::of(app.t("form.gone"))));
            return;
        }
        if let Some(bad) = bad {
            app.announce(&app.t("form.empty"));
            focus_field(&event, &id(scope, &asked, bad));
            return;
        }
        let re = match &held {
            Some(held) => held.re.clone(),
            None if of.is_some() => of.clone(),
            None => app
                .session
                .with_untracked(|session| app.guide().about(session, &asked).map(|about| about.id.clone())),
        };
        let entry = draft.entry(asked.kind.clone(), &asked.id, re);
        let record = held.as_ref().map_or_else(|| app.new_id(), |held| held.id.clone());
        let changed = app.dispatch(Command::Write { id: record, now: app.now(), entry });
        pen.put_down();
        finished.run(changed.into_iter().next());
    };
    el("form")
        .attr("class", class)
        .attr("data-layout", prompt.layout.word())
        .attr("novalidate", "novalidate")
        .on("submit", submit)
        .child(older)
        .child(head)
        .child(main)
        .child(small)
        .child(audience(app, prompt, pen))
        .child(
            el("div.acts")
                .child(el("button.btn.main").attr("type", "submit").child(text(words)))
                .child(cancel)
                .child(live(draft)),
        )
}

impl Asking<'_> {
    /// Whether the question is the label of its only field.
    pub fn is_single(self) -> bool {
        self.prompt.fields.len() == 1 && self.prompt.layout != Layout::Sentence
    }

    /// One field of the form.
    pub fn show(self, field: &Field) -> View {
        control(self.control(field))
    }

    /// What a field needs to be shown.
    pub fn control(self, field: &Field) -> Control {
        let Self { app, pen, prompt, scope, .. } = self;
        let single = self.is_single();
        let changed = field.id.clone();
        let held = pen.now().data.get(&field.id).cloned().unwrap_or(Json::Null);
        let picking = (field.form == Form::Practice)
            .then(|| library_find::picking(app, field, held.text().unwrap_or_default()));
        let field = picking.as_ref().unwrap_or(field);
        let hint = if single && field.hint.is_empty() { &prompt.hint } else { &field.hint };
        let plain = prompt.layout == Layout::Plain && field.group.is_empty();
        Control {
            id: id(scope, prompt, field),
            label: if single { prompt.label.clone() } else { field.label.clone() },
            large: single || plain && field.required && !prompt.many && prompt.kind != Kind::Profile,
            field: Field { hint: hint.clone(), ..field.clone() },
            said: Said { texts: app.texts(), say: Callback::new(move |text: String| app.announce(&text)) },
            start: held,
            wrong: self.wrong(field),
            change: Callback::new(move |value| {
                pen.change(|draft| drop(draft.data.insert(changed.clone(), value)));
            }),
            cards: if field.form == Form::Pick { cards(app, prompt) } else { Vec::new() },
        }
    }

    /// What is wrong with a field now. That something is missing is only said once somebody tried to post.
    pub fn wrong(self, field: &Field) -> Signal<Option<String>> {
        let Self { app, pen, tried, .. } = self;
        let is_first = self.first == field.id;
        let field = field.clone();
        let wrong = Memo::new(move |_| {
            let tried = tried.get();
            let slip = pen.with(|draft| {
                let nothing = is_first && tried && draft.is_empty();
                let missing = || nothing.then(|| Problem::new("", "form.required"));
                field.slip(draft.data.get(&field.id), tried).or_else(missing)
            })?;
            Some(said(app, &field, &slip))
        });
        wrong.into()
    }
}

fn said(app: App, field: &Field, slip: &Problem) -> String {
    let typed = matches!(field.form, Form::Short | Form::Long | Form::Entries | Form::Link | Form::Contact);
    let key = if slip.what == "form.required" && !typed { "form.required.choose" } else { slip.what };
    let mut text = app.t(key);
    for (name, value) in &slip.with {
        text = text.replace(&format!("{{{name}}}"), value);
    }
    text
}

/// The sections that a prompt lets one pick.
fn cards(app: App, prompt: &Prompt) -> Vec<PickCard> {
    let guide = app.guide();
    let mut cards = Vec::new();
    for section in guide.sections.iter().filter(|section| section.pick == prompt.id) {
        let minutes = match section.minutes {
            0 => section.minutes_of_steps(),
            minutes => minutes,
        };
        cards.push(PickCard {
            id: section.id.clone(),
            title: section.title.clone(),
            idea: section.idea.clone(),
            about: app.length_and_roles(minutes, &section.roles),
            minutes,
            topic: section.topic.clone(),
        });
    }
    cards
}

fn shown(app: App, prompt: &Prompt) -> Vec<Field> {
    let names = app.settings().names;
    let asked = prompt.fields.iter().filter(|field| names != Names::Off || field.id != "name");
    let required = |field: &Field| Field {
        required: field.required || names == Names::Required && field.id == "name",
        ..field.clone()
    };
    asked.map(required).collect()
}

fn head(prompt: &Prompt) -> View {
    let hint = (!prompt.hint.is_empty()).then(|| el("p.hint").child(prompt.hint.clone()));
    el("div").child(el("h3.label").child(prompt.label.clone())).child(hint)
}

/// What one's answer is about, in its own words.
pub fn about(app: App, prompt: &Prompt) -> Option<View> {
    let guide = app.guide();
    let record = app.session.with(|session| guide.about(session, prompt).cloned())?;
    let asked = guide.prompt(&prompt.about)?;
    Some(quoted(app, &record, gist(app, asked, &record)))
}

/// Words of one's own that something else is about, with what they are.
pub fn quoted(app: App, record: &Record, words: String) -> View {
    let what = match record.kind.word() {
        "hypothesis" => "about.hypothesis",
        "commitment" => "about.commitment",
        _ => "about.other",
    };
    el("div.about")
        .child(el("p.small").child(app.t(what)))
        .child(el("p.text").attr("dir", "auto").child(words))
}

/// The first thing that a record says: its sentence, or its first field.
pub fn gist(app: App, prompt: &Prompt, record: &Record) -> String {
    if prompt.layout == Layout::Sentence {
        return prompt.sentence(&record.data);
    }
    let mut fields = prompt.fields.iter().map(|field| words(app, field, record));
    fields.find(|text| !text.is_empty()).unwrap_or_default()
}

/// What the button says, and whether it shares: then it says with whom.
fn submit_key(prompt: &Prompt, held: bool) -> (&'static str, bool) {
    match prompt.kind {
        _ if held => ("form.save_changes", false),
        Kind::Commitment => ("form.post", true),
        Kind::Profile => ("form.save", false),
        _ if prompt.layout == Layout::Stream => ("stream.post", false),
        _ if prompt.many => ("form.add", false),
        _ if prompt.audiences.len() < 2 && prompt.visible == Visible::Me => ("form.save", false),
        _ => ("form.share", true),
    }
}

pub fn id(scope: &str, prompt: &Prompt, field: &Field) -> String {
    format!("{scope}-{}-{}", prompt.id, field.id)
}

fn focus_field(event: &web_sys::Event, id: &str) {
    let form = event.current_target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    // Several controls under one label: the first of them.
    let wanted = format!("[id='{id}']:not(fieldset), [id='{id}'] :is(input, button)");
    let field = form.and_then(|form| form.query_selector(&wanted).ok().flatten());
    if let Some(field) = field.and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = field.focus();
    }
}
