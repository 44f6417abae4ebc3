//! What to begin with: a draft, nothing, the guide that runs, a file, or one of those that come along.

use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;

use super::{
    super::super::{
        app::App,
        parts::{Icon, icon, icon_only, way},
    },
    super::files::bytes_of,
    Opened,
    drafts::{self, Draft},
};
use crate::{
    domain::Json,
    formats::{
        self,
        guide::edit::{self, forms},
    },
    ui::dom::{View, all, attr, el, group, live, nothing, on_typed},
};

type Open = RwSignal<Option<Opened>>;

/// The screen.
pub fn start(app: App, open: Open) -> View {
    let index = RwSignal::new(None::<Json>);
    let held = RwSignal::new(Vec::<Draft>::new());
    let wrong = RwSignal::new(None::<String>);
    spawn_local(async move {
        let found = drafts::all(app).await;
        held.try_set(found);
    });
    load(app, index);
    let blank = move || take(app, open, blank(app), true);
    let running = app.guide();
    let title = running.title.clone();
    let current = move || {
        let guide = edit::adapted(running.source.clone(), |id| is_taken(index, held, id) || id == running.id);
        take(app, open, guide, false);
    };
    el("div.editor-start")
        .child(
            el("section.block")
                .child(el("h3").child(app.t("edit.start.title")))
                .child(el("p.hint").child(app.t("edit.start.text"))),
        )
        .child(live(move || drafts_view(app, open, held)))
        .child(
            el("section.block")
                .child(
                    el("div.ways")
                        .child(way(Icon::Plus, app.t("edit.blank"), app.t("edit.blank.small"), blank))
                        .child(way(Icon::Edit, app.t("edit.current"), title, current))
                        .child(file_way(app, open, wrong)),
                )
                .child(live(move || {
                    wrong
                        .get()
                        .map(|words| el("p.wrong").attr("role", "alert").child(icon(Icon::Warn)).child(words))
                })),
        )
        .child(shelf(app, open, index, held))
}

fn take(app: App, open: Open, guide: Json, blank: bool) {
    open.set(Some(Opened { note: drafts::name(app), guide, blank }));
}

fn blank(app: App) -> Json {
    let words = |key: &str| app.t(key);
    edit::blank(app.texts().lang(), &app.t("edit.new.section"), forms::STEP.made(&words))
}

fn is_taken(index: RwSignal<Option<Json>>, held: RwSignal<Vec<Draft>>, id: &str) -> bool {
    let known = |index: &Option<Json>| {
        index.as_ref().is_some_and(|index| index.items().iter().any(|guide| guide.str("id") == id))
    };
    index.with_untracked(known)
        || held.with_untracked(|held| held.iter().any(|draft| draft.guide.str("id") == id))
}

fn drafts_view(app: App, open: Open, held: RwSignal<Vec<Draft>>) -> View {
    let drafts = held.get();
    if drafts.is_empty() {
        return nothing();
    }
    let row = move |draft: Draft| {
        let title = title_of(app, &draft.guide);
        let (minutes, picked) = draft.length();
        let about = format!("{} · {}", app.tn("edit.steps", draft.steps()), length(app, minutes, picked));
        let note = draft.note.clone();
        let delete = move || {
            app.note(&note, None);
            held.update(|held| held.retain(|draft| draft.note != note));
            app.announce(&app.t("edit.draft.deleted"));
        };
        let opened = Opened { note: draft.note, guide: edit::opened(draft.guide), blank: false };
        el("li")
            .child(way(Icon::Edit, title.clone(), about, move || open.set(Some(opened.clone()))))
            .child(icon_only(Icon::Trash, app.tw("edit.draft.delete", &[("name", &title)]), delete))
    };
    el("section.block")
        .child(el("h3").child(app.t("edit.drafts")))
        .child(el("ul.drafts").child(all(drafts.into_iter().map(row))))
}

/// How long a guide takes; where people pick sections, with one of them.
pub fn length(app: App, minutes: u64, picked: bool) -> String {
    let key = if picked { "edit.minutes.picked" } else { "edit.minutes" };
    app.tn(key, usize::try_from(minutes).unwrap_or_default())
}

/// The title of a guide, or a word for one that has none.
pub fn title_of(app: App, guide: &Json) -> String {
    match guide.str("title").trim() {
        "" => app.t("edit.untitled"),
        title => title.to_owned(),
    }
}

fn file_way(app: App, open: Open, wrong: RwSignal<Option<String>>) -> View {
    let over = RwSignal::new(false);
    let read = move |files: Option<web_sys::FileList>| {
        if let Some(file) = files.and_then(|files| files.get(0)) {
            read_file(app, open, wrong, file);
        }
    };
    let chosen = move |event: web_sys::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        if let Some(input) = input {
            read(input.files());
            input.set_value("");
        }
    };
    let dropped = move |event: web_sys::Event| {
        event.prevent_default();
        over.set(false);
        let event: &web_sys::DragEvent = event.unchecked_ref();
        read(event.data_transfer().and_then(|transfer| transfer.files()));
    };
    let drag = move |event: web_sys::Event| {
        event.prevent_default();
        over.set(true);
    };
    el("label.way.drop-way")
        .attr("data-over", attr(move || over.get().then(String::new)))
        .on("dragover", drag)
        .on("dragleave", move |_| over.set(false))
        .on("drop", dropped)
        .child(icon(Icon::Upload))
        .child(el("b").child(app.t("edit.open")))
        .child(el("small").child(app.t("edit.open.small")))
        .child(
            el("input")
                .attr("type", "file")
                .attr("id", "edit-file")
                .attr("accept", ".json,application/json")
                .on("change", chosen),
        )
}

/// A file keeps its id: it is the same guide, and what people wrote belongs to it.
fn read_file(app: App, open: Open, wrong: RwSignal<Option<String>>, file: web_sys::File) {
    spawn_local(async move {
        let bytes = bytes_of(&file).await;
        if app.session.is_disposed() {
            return;
        }
        let bytes = match bytes {
            Ok(bytes) => bytes,
            Err(problem) => return wrong.set(Some(app.texts().problem(&problem))),
        };
        let json = formats::json::read_bytes(&bytes).value;
        // A session file holds the guide that it was made with.
        let guide = json.get("guide").filter(|guide| guide.map().is_some()).unwrap_or(&json).clone();
        if guide.get("sections").is_none() && guide.str("format") != "hallway-guide" {
            wrong.set(Some(app.t("problem.guide.shape")));
            return;
        }
        if json.str("format") == "hallway-session" {
            app.say(app.t("edit.from_session"));
        }
        take(app, open, edit::opened(guide), false);
    });
}

fn load(app: App, index: RwSignal<Option<Json>>) {
    let told = app.site().shelf("index");
    spawn_local(async move {
        let text = told.await.unwrap_or_default();
        index.try_set(Some(formats::json::read(&text).value));
    });
}

/// The guides that come along, in the language of the interface where there are such.
fn shelf(app: App, open: Open, index: RwSignal<Option<Json>>, held: RwSignal<Vec<Draft>>) -> View {
    let wanted = RwSignal::new(String::new());
    let busy = RwSignal::new(String::new());
    let rows = move || {
        let lang = app.texts().lang().to_owned();
        let Some(index) = index.get() else { return el("p.hint").child(app.t("loading")) };
        if index.items().is_empty() {
            return el("p.hint").child(app.t("edit.shelf.failed"));
        }
        let asked = wanted.with(|wanted| wanted.trim().to_lowercase());
        let mut found = Vec::new();
        for guide in index.items() {
            let text = format!("{} {}", guide.str("title"), guide.str("summary")).to_lowercase();
            if guide.str("lang") == lang && asked.split_whitespace().all(|word| text.contains(word)) {
                found.push(guide.clone());
            }
        }
        if found.is_empty() {
            return el("p.hint").child(app.t("edit.shelf.none"));
        }
        el("ul.guide-shelf").child(all(found.into_iter().map(|guide| entry(app, open, guide, busy, held))))
    };
    el("section.block")
        .child(el("h3").attr("id", "shelf").child(app.t("edit.shelf")))
        .child(
            el("input.field")
                .attr("type", "search")
                .attr("id", "shelf-search")
                .attr("aria-label", app.t("edit.shelf.search"))
                .attr("placeholder", app.t("edit.shelf.search"))
                .on("input", on_typed(move |words| wanted.set(words))),
        )
        .child(live(rows))
}

fn entry(app: App, open: Open, about: Json, busy: RwSignal<String>, held: RwSignal<Vec<Draft>>) -> View {
    let picked = about.get("picked").and_then(Json::truth) == Some(true);
    let minutes = length(app, about.get("minutes").and_then(Json::whole).unwrap_or_default(), picked);
    let template = about.get("template").and_then(Json::truth) == Some(true);
    let tag = template.then(|| el("span.tag").child(app.t("edit.template")));
    let file = format!("{}/{}", about.str("lang"), about.str("id"));
    let key = file.clone();
    let take = move || {
        let told = app.site().shelf(&file);
        busy.set(file.clone());
        spawn_local(async move {
            let text = told.await;
            busy.try_set(String::new());
            let Some(text) = text else {
                app.announce(&app.t("edit.shelf.failed"));
                return;
            };
            let guide = formats::json::read(&text).value;
            let own = guide.str("id").to_owned();
            let taken = move |id: &str| {
                id == own
                    || held.try_with_untracked(|held| held.iter().any(|draft| draft.guide.str("id") == id))
                        == Some(true)
            };
            open.try_set(Some(Opened {
                note: drafts::name(app),
                guide: edit::adapted(guide, taken),
                blank: false,
            }));
        });
    };
    el("li").child(
        el("button.way")
            .attr("aria-busy", attr(move || busy.with(|busy| *busy == key).then(|| "true".to_owned())))
            .on("click", crate::ui::dom::on_press(take))
            .child(
                group()
                    .child(icon(if template { Icon::Copy } else { Icon::Text }))
                    .child(el("b").child(about.str("title").to_owned()))
                    .child(
                        el("small").child(about.str("summary").to_owned()).child(
                            el("span.guide-facts").child(el("span.tag.bare").child(minutes)).child(tag),
                        ),
                    ),
            ),
    )
}
