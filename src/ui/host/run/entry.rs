//! Words of people without a device: the host types them in, one after the other.

use leptos::prelude::*;

use super::super::super::{
    app::App,
    parts::{Icon, icon, icon_button},
    run::place,
};
use crate::{
    domain::{
        Json, Kind, Quote, Visible,
        guide::{Field, Form, Prompt},
        json::Map,
        limits,
        record::PAPER,
        session::{Command, Entry, plain_name},
    },
    formats,
    ui::dom::{Spot, View, all, each, el, is_plain_enter, live, on_ticked, on_typed, text, text_value},
};

/// The note of what is half typed.
const DRAFT: &str = "run/paper";
/// What people write on a card besides the project, and the words for it.
const MORE: [(&str, &str); 2] = [("needed", "run.entry.needed"), ("can_offer", "run.entry.can_offer")];
/// How many of the last entries are shown.
const LAST: usize = 5;

#[derive(Clone, Copy)]
struct Typed {
    name: RwSignal<String>,
    text: RwSignal<String>,
    /// The words for `MORE`.
    more: [RwSignal<String>; 2],
    /// What the host chose that it answers: the step where they did, and the id of the prompt.
    chosen: RwSignal<(String, String)>,
    /// Id of the prompt that it answers.
    prompt: Memo<String>,
    /// The plain name where somebody of that name wrote before.
    known: Memo<Option<String>>,
    /// Whether this is somebody else of that name.
    other: RwSignal<bool>,
    wrong: RwSignal<Option<String>>,
}

impl Typed {
    /// The form as it was left: what is half typed outlives a change of the tab and of the page.
    fn new(app: App, step: Memo<String>) -> Self {
        let draft = formats::json::read(&app.noted(DRAFT).unwrap_or_default()).value;
        let words = |name: &str| RwSignal::new(draft.str(name).to_owned());
        let (text, more) = (words("text"), MORE.map(|(field, _)| words(field)));
        let chosen = RwSignal::new((draft.str("step").to_owned(), draft.str("prompt").to_owned()));
        // What is being typed stays with its question when the session goes on; an empty form goes along.
        let prompt = Memo::new(move |_| {
            let (at, wanted) = chosen.get();
            let begun = [text].iter().chain(&more).any(|field| field.with(|words| !words.is_empty()));
            if app.guide().prompt(&wanted).is_some() && (begun || at == step.get()) {
                return wanted;
            }
            choices(app, &step.get()).into_iter().next().map(|prompt| prompt.id).unwrap_or_default()
        });
        let name = words("name");
        let known = Memo::new(move |_| {
            let name = name.get();
            app.session.with(|session| session.on_paper(&name).map(|_| plain_name(&name)))
        });
        let (other, wrong) = (
            RwSignal::new(draft.get("other").and_then(Json::truth).unwrap_or_default()),
            RwSignal::default(),
        );
        Self { name, text, more, chosen, prompt, known, other, wrong }
    }

    /// Somebody typed: from now on it is about the question that stands there.
    fn typed(self, app: App, field: RwSignal<String>, words: String) {
        self.chosen.set((app.run_state_now().step, self.prompt.get_untracked()));
        let before = self.name.with_untracked(|name| plain_name(name));
        field.set(words);
        // The tick was about the name that stood there.
        if self.name.with_untracked(|name| plain_name(name) != before) {
            self.other.set(false);
        }
        self.keep(app);
    }

    fn keep(self, app: App) {
        let (at, prompt) = self.chosen.get_untracked();
        let words = self.fields().map(|(name, field)| (name, field.get_untracked()));
        let empty = words.iter().all(|(_, words)| words.is_empty());
        let all = words.into_iter().chain([("step", at), ("prompt", prompt)]);
        let all = all.map(|(name, words)| (name, words.into()));
        let other = ("other", self.other.get_untracked().into());
        let draft = formats::json::write(&Json::object(all.chain([other])));
        app.note_soon(DRAFT, (!empty).then_some(draft.as_str()));
    }

    /// Everything that is typed in, with its name in the draft.
    fn fields(self) -> [(&'static str, RwSignal<String>); 4] {
        let [(needed, _), (offer, _)] = MORE;
        let [in_need, in_offer] = self.more;
        [("name", self.name), ("text", self.text), (needed, in_need), (offer, in_offer)]
    }
}

/// The panel.
pub fn entry(app: App) -> View {
    let step = Memo::new(move |_| app.run_state().step);
    let typed = Typed::new(app, step);
    let (first, words) = (Spot::new(), Spot::new());
    let send = move || {
        if post(app, typed) {
            first.focus_soon();
        } else {
            words.focus_soon();
        }
    };
    let options = move || {
        let chosen = typed.prompt.get();
        let mut choices = choices(app, &step.get());
        if !choices.iter().any(|prompt| prompt.id == chosen) {
            choices.extend(app.guide().prompt(&chosen).cloned());
        }
        let options = choices.into_iter().map(|prompt| {
            let here = prompt.id == chosen;
            el("option").attr("value", prompt.id.as_str()).attr("selected", here).child(prompt.label)
        });
        all(options)
    };
    let choose = move |id: String| {
        typed.chosen.set((step.get_untracked(), id));
        typed.keep(app);
    };
    let target = move || {
        let guide = app.guide();
        let id = typed.prompt.get();
        let at = guide.steps().find(|step| step.prompts().any(|prompt| prompt.id == id))?;
        let number = place(app, &at.id).map_or("–".to_owned(), |(at, _)| at.to_string());
        let label = guide.prompt(&id).map(|prompt| prompt.label.clone()).unwrap_or_default();
        Some(app.tw("run.entry.to", &[("n", &number), ("question", &label)]))
    };
    let on_key = move |event: web_sys::Event| {
        if is_plain_enter(&event) {
            event.prevent_default();
            send();
        }
    };
    let further = Memo::new(move |_| {
        let guide = app.guide();
        let prompt = guide.prompt(&typed.prompt.get()).filter(|prompt| prompt.kind == Kind::Commitment);
        MORE.map(|(name, _)| prompt.is_some_and(|prompt| prompt.fields.iter().any(|field| field.id == name)))
    });
    let further = move || {
        let shown = MORE.into_iter().zip(typed.more).zip(further.get()).filter(|(_, asked)| *asked);
        all(shown.map(|(((name, key), held), _)| {
            let id = ["run-entry-", name].concat();
            let field = el("input.field")
                .attr("id", id.as_str())
                .attr("dir", "auto")
                .prop("value", text_value(move || held.get()))
                .on("input", on_typed(move |text| typed.typed(app, held, text)));
            labelled(app, &id, key, field).attr("class", "wide")
        }))
    };
    let tick = move |on: bool| {
        typed.other.set(on);
        typed.keep(app);
    };
    let same = move || {
        // Made anew for another name, whose box is empty.
        typed.known.get().map(|_| {
            el("label.tick.wide")
                .child(
                    el("input")
                        .attr("type", "checkbox")
                        .attr("id", "run-entry-other")
                        .prop("checked", typed.other.get_untracked())
                        .on("change", on_ticked(tick)),
                )
                .child(
                    el("span")
                        .attr("id", "run-entry-same")
                        .child(app.t("run.entry.other"))
                        .child(el("small").child(app.t("run.entry.other.hint"))),
                )
        })
    };
    let wrong = move || {
        let wrong = typed.wrong.get()?;
        Some(el("p.wrong").attr("id", "run-entry-wrong").child(icon(Icon::Warn)).child(wrong))
    };
    let submit = move |event: web_sys::Event| {
        event.prevent_default();
        send();
    };
    el("section.paper.run-entry")
        .attr("aria-labelledby", "run-entry")
        .child(el("h3").attr("id", "run-entry").child(app.t("run.entry")))
        .child(el("p.hint").child(app.t("run.entry.hint")))
        .child(
            el("form")
                .attr("novalidate", "novalidate")
                .on("submit", submit)
                .child(
                    el("div.fields")
                        .child(labelled(
                            app,
                            "run-entry-name",
                            "run.entry.name",
                            el("input.field")
                                .attr("id", "run-entry-name")
                                .attr("dir", "auto")
                                .attr("autocomplete", "off")
                                .attr("aria-describedby", "run-entry-same")
                                .attr("maxlength", limits::NAME.to_string())
                                .at(first)
                                .prop("value", text_value(move || typed.name.get()))
                                .on("input", on_typed(move |text| typed.typed(app, typed.name, text))),
                        ))
                        .child(labelled(
                            app,
                            "run-entry-kind",
                            "run.entry.kind",
                            el("select.field")
                                .attr("id", "run-entry-kind")
                                .on("change", on_typed(choose))
                                .child(live(options)),
                        ))
                        .child(live(same))
                        .child(
                            labelled(
                                app,
                                "run-entry-text",
                                "run.entry.text",
                                el("textarea.field")
                                    .attr("id", "run-entry-text")
                                    .attr("dir", "auto")
                                    .attr("aria-describedby", "run-entry-wrong")
                                    .at(words)
                                    .prop("value", text_value(move || typed.text.get()))
                                    .on("keydown", on_key)
                                    .on("input", on_typed(move |text| typed.typed(app, typed.text, text))),
                            )
                            .attr("class", "wide"),
                        )
                        .child(live(further)),
                )
                .child(live(wrong))
                .child(
                    el("div.acts")
                        .child(el("button.btn.main").attr("type", "submit").child(app.t("run.entry.post")))
                        .child(el("p.hint.target").child(text(move || target().unwrap_or_default()))),
                ),
        )
        .child(last(app))
}

fn labelled(app: App, id: &str, key: &str, field: View) -> View {
    el("div").child(el("label.label.minor").attr("for", id).child(app.t(key))).child(field)
}

/// What can be typed in at a step: answers to its prompts, and a commitment at any.
fn choices(app: App, step: &str) -> Vec<Prompt> {
    let guide = app.guide();
    let mut choices: Vec<Prompt> = Vec::new();
    let here = guide.steps().find(|each| each.id == step);
    for prompt in here.into_iter().flat_map(|step| step.prompts()) {
        if prompt.kind != Kind::Profile && field(prompt).is_some() {
            choices.push(prompt.clone());
        }
    }
    let commitment = guide.prompt_for(&Kind::Commitment);
    choices.extend(commitment.filter(|prompt| !choices.iter().any(|held| held.id == prompt.id)).cloned());
    choices
}

/// The field that takes the words: the first that must not stay empty, else the first for words.
fn field(prompt: &Prompt) -> Option<&Field> {
    let words = |field: &&Field| matches!(field.form, Form::Short | Form::Long);
    let needed = prompt.fields.iter().filter(words).find(|field| field.required);
    needed.or_else(|| prompt.fields.iter().find(words))
}

/// Posts what is typed, and clears the form; says what is missing where something is.
fn post(app: App, typed: Typed) -> bool {
    let guide = app.guide();
    let chosen = typed.prompt.get_untracked();
    let Some(prompt) = guide.prompt(&chosen) else { return false };
    let Some(field) = field(prompt) else { return false };
    let name = typed.name.get_untracked();
    let further = MORE.iter().zip(typed.more).filter(|_| prompt.kind == Kind::Commitment);
    let further = further.filter_map(|((name, _), held)| {
        let field = prompt.fields.iter().find(|field| field.id == *name)?;
        Some((field, held.get_untracked())).filter(|(_, words)| !words.trim().is_empty())
    });
    let words: Vec<(&Field, String)> =
        std::iter::once((field, typed.text.get_untracked())).chain(further).collect();
    let long = words.iter().find(|(field, words)| limits::length(words) > field.limit);
    let wrong = match (words.first(), long) {
        (Some((_, words)), _) if words.trim().is_empty() => Some(app.t("run.entry.empty")),
        (_, Some((field, _))) => Some(app.tw("form.long", &[("limit", &field.limit.to_string())])),
        _ => None,
    };
    let is_wrong = wrong.is_some();
    if let Some(wrong) = &wrong {
        app.announce(wrong);
    }
    typed.wrong.set(wrong);
    if is_wrong {
        return false;
    }
    let mut data = Map::new();
    for (field, words) in &words {
        data.insert(field.id.clone(), words.trim().into());
    }
    let held = app.session.with_untracked(|session| session.on_paper(&name).map(str::to_owned));
    let held = held.filter(|_| !typed.other.get_untracked());
    let is_new = held.is_none() && !name.trim().is_empty();
    let by = held.unwrap_or_else(|| app.new_id());
    if is_new {
        let mut profile = Map::new();
        profile.insert("name".to_owned(), name.trim().into());
        let asked = guide.prompt_for(&Kind::Profile).map(|prompt| prompt.id.clone());
        write(app, &by, entry_of(Kind::Profile, asked, profile, Visible::Room));
    }
    // What only its author sees would be seen by nobody: the author has no device.
    let visible = prompt.visible.max(Visible::Host);
    write(app, &by, entry_of(prompt.kind.clone(), Some(chosen), data, visible));
    for (_, field) in typed.fields() {
        field.set(String::new());
    }
    typed.other.set(false);
    typed.keep(app);
    app.announce(&app.t("run.entry.posted"));
    true
}

fn entry_of(kind: Kind, prompt: Option<String>, data: Map, visible: Visible) -> Entry {
    Entry { kind, prompt, re: None, data, visible, quote: Quote::No }
}

fn write(app: App, by: &str, entry: Entry) {
    let (id, now) = (app.new_id(), app.now());
    app.dispatch(Command::WriteFor { by: by.to_owned(), id, now, entry, source: PAPER.to_owned() });
}

/// The last entries from paper, newest first, each with its undo.
fn last(app: App) -> View {
    let ids = Memo::new(move |_| {
        app.session.with(|session| {
            let mut newest: Vec<(u64, String)> = Vec::new();
            for record in session.records.live() {
                if record.is_from_paper() && record.kind != Kind::Profile {
                    let at = newest.iter().position(|(created, _)| *created <= record.created);
                    newest.insert(at.unwrap_or(newest.len()), (record.created, record.id.clone()));
                    newest.truncate(LAST);
                }
            }
            newest.into_iter().map(|(_, id)| id).collect::<Vec<_>>()
        })
    });
    let line = move |id: String| {
        let shown = app.held(&id);
        let prompt = shown.as_ref().and_then(|record| record.prompt.clone()).unwrap_or_default();
        let guide = app.guide();
        let text = shown.as_ref().map(|record| {
            let field = guide.prompt(&prompt).and_then(field).map(|field| field.id.clone());
            record.field(&field.unwrap_or_default()).to_owned()
        });
        let by = shown.map(|record| app.author(&record.by)).unwrap_or_default();
        el("li")
            .child(
                el("p")
                    .child(el("b").attr("dir", "auto").child(by))
                    .child(" ")
                    .child(el("span").attr("dir", "auto").child(text.unwrap_or_default())),
            )
            .child(icon_button("btn plain", Icon::Undo, app.t("undo"), move || take_back(app, &id)))
    };
    let any = crate::ui::dom::attr(move || ids.with(Vec::is_empty).then(String::new));
    el("ol.run-last").attr("aria-label", app.t("run.entry.last")).attr("hidden", any).child(each(ids, line))
}

/// Takes an entry back, and with the last one of a person their name.
fn take_back(app: App, id: &str) {
    let by = app.held(id).map(|record| record.by).unwrap_or_default();
    let profile = app.session.with_untracked(|session| {
        let mut theirs = session.records.live().filter(|record| record.by == by && record.id != id);
        let is_last = theirs.all(|record| record.kind == Kind::Profile);
        session.profile(&by).filter(|_| is_last).map(|record| record.id.clone())
    });
    for id in std::iter::once(id.to_owned()).chain(profile) {
        app.dispatch(Command::TakeBack { id, now: app.now() });
    }
    app.announce(&app.t("run.entry.taken_back"));
    app.mend_focus("#run-entry-name");
}
