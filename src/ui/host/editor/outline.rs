//! The guide as a list: sections and steps, with titles and minutes to type in place.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};

use super::{
    super::super::parts::{Icon, icon, icon_button},
    Editor, Side, inputs, problems, scale, start,
};
use crate::{
    domain::Json,
    formats::guide::edit::{self, forms, pointer},
    ui::dom::{
        View, all, attr, el, fresh, group, is_plain_enter, live, on_press, on_typed, text, text_value, truth,
    },
};

/// The list.
pub fn outline(editor: Editor) -> View {
    let app = editor.app;
    let rows = move || {
        let guide = editor.now("");
        let sections = guide.get("sections").map(Json::items).unwrap_or_default();
        let mut number = 0;
        let mut views = Vec::new();
        for (place, section) in sections.iter().enumerate() {
            let at = pointer::item("/sections", place);
            let list = pointer::under(&at, "steps");
            let steps = section.get("steps").map(Json::items).unwrap_or_default();
            let mut held = el("ol.steps");
            for step in 0..steps.len() {
                number += 1;
                held = held.child(step_row(editor, pointer::item(&list, step), number));
            }
            let heading = (sections.len() > 1).then(|| section_row(editor, at.clone(), place + 1));
            views.push(el("li.section").child(heading).child(held).child(add_step(editor, list)));
        }
        el("ol.sections").child(all(views))
    };
    let add_section = move || {
        let section = forms::SECTION.made(&|key| app.t(key));
        let count = editor.now("/sections").items().len();
        let at = editor.add("/sections", count, &section, "t");
        editor.chosen.set(at);
    };
    group()
        .child(guide_row(editor))
        .child(fresh(move || editor.shape.get().to_string(), rows))
        .child(icon_button("btn plain", Icon::Plus, app.t("edit.add_section"), add_section))
        .child(el("p.hint.keys").child(app.t("edit.keys")))
        .child(total(editor))
}

/// Which step stands at a place, counted through all sections from 1.
pub fn number(editor: Editor, at: &str) -> Option<usize> {
    let (list, place) = pointer::place(at)?;
    let (_, section) = pointer::place(list.strip_suffix("/steps")?)?;
    let guide = editor.now("/sections");
    let before = guide.items().iter().take(section);
    Some(
        before.map(|section| section.get("steps").map(Json::items).unwrap_or_default().len()).sum::<usize>()
            + place
            + 1,
    )
}

fn guide_row(editor: Editor) -> View {
    let app = editor.app;
    let enter = move |event: &KeyboardEvent| {
        if is_enter(event) {
            event.prevent_default();
            editor.focus("t", "/sections/0/steps/0");
        }
    };
    row(editor, "div.row.of-guide", String::new(), Box::new(enter))
        .child(title_field(editor, "", app.t("edit.field.guide_title"), app.t("edit.eg.guide_title")))
        .child(opener(editor, String::new(), app.t("edit.sort.guide")))
}

fn section_row(editor: Editor, at: String, number: usize) -> View {
    let app = editor.app;
    let moving = at.clone();
    let keys = move |event: &KeyboardEvent| {
        if is_enter(event) {
            event.prevent_default();
            editor.focus("t", &format!("{moving}/steps/0"));
        }
        shift_by_key(editor, &moving, event, "t");
    };
    let label = app.tw("edit.section_title", &[("n", &number.to_string())]);
    row(editor, "div.row.of-section", at.clone(), Box::new(keys))
        .child(title_field(editor, &at, label, app.t("edit.sort.section")))
        .child(opener(editor, at.clone(), app.tw("edit.section_n", &[("n", &number.to_string())])))
        .child(actions(editor, at))
}

fn step_row(editor: Editor, at: String, number: usize) -> View {
    let app = editor.app;
    let n = number.to_string();
    let held = at.clone();
    let keys = move |event: &KeyboardEvent| {
        if is_enter(event) {
            event.prevent_default();
            if let Some((list, place)) = pointer::place(&held) {
                new_step(editor, list, place + 1);
            }
            return;
        }
        shift_by_key(editor, &held, event, if id_of(event).starts_with('m') { "m" } else { "t" });
    };
    let minutes = pointer::under(&at, "minutes");
    let typed = minutes.clone();
    let label = app.tw("edit.step_title", &[("n", &n)]);
    row(editor, "li.row", at.clone(), Box::new(keys))
        .child(el("span.row-no").attr("aria-hidden", "true").child(n.clone()))
        .child(title_field(editor, &at, label, app.tw("edit.eg.step", &[("n", &n)])))
        .child(
            el("span.min")
                .child(
                    el("input")
                        .attr("id", format!("m{at}"))
                        .attr("inputmode", "numeric")
                        .attr("aria-label", app.tw("edit.step_minutes", &[("n", &n)]))
                        .prop("value", text_value(move || editor.words(&minutes)))
                        .on("input", on_typed(move |words| editor.put(&typed, inputs::number(&words)))),
                )
                .child(el("span").attr("aria-hidden", "true").child(app.t("edit.min"))),
        )
        .child(opener(editor, at.clone(), app.tw("edit.step_n", &[("n", &n)])))
        .child(actions(editor, at))
}

fn row(editor: Editor, tag: &'static str, at: String, keys: Box<dyn Fn(&KeyboardEvent)>) -> View {
    let (own, problem) = (at.clone(), at.clone());
    let choose = move |_: Event| {
        if editor.chosen.get_untracked() != at {
            editor.chosen.set(at.clone());
        }
    };
    let wrong = Memo::new(move |_| problems::within(editor, &problem));
    el(tag)
        .attr("data-chosen", attr(move || (editor.chosen.get() == own).then(String::new)))
        .attr("data-wrong", attr(move || wrong.get().then(String::new)))
        .on("focusin", choose)
        .on("keydown", move |event| keys(event.unchecked_ref()))
}

fn title_field(editor: Editor, at: &str, label: String, example: String) -> View {
    let title = pointer::under(at, "title");
    let (typed, named) = (title.clone(), at.to_owned());
    // Several lines of it are in view where it is long, though it is one line.
    el("textarea.title-field")
        .attr("rows", "1")
        .attr("id", format!("t{at}"))
        .attr("dir", "auto")
        .attr("aria-label", label)
        .attr("placeholder", example)
        .prop("value", text_value(move || editor.words(&title)))
        .on("input", on_typed(move |words| editor.put(&typed, Some(words.replace('\n', " ").into()))))
        .on("change", on_press(move || inputs::name(editor, &named)))
}

/// Whether Enter was pressed in a title: it goes on to the next thing.
fn is_enter(event: &KeyboardEvent) -> bool {
    is_plain_enter(event) && id_of(event).starts_with('t')
}

/// The id of what has the keyboard.
fn id_of(event: &KeyboardEvent) -> String {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.map(|target| target.id()).unwrap_or_default()
}

/// The way to the form, where steps and form are not side by side.
fn opener(editor: Editor, at: String, name: String) -> View {
    let app = editor.app;
    let open = move || {
        editor.chosen.set(at.clone());
        editor.side.set(Side::Form);
        editor.focus("h", &at);
    };
    el("button.btn.square.plain.opener")
        .attr("aria-label", app.tw("edit.open_form", &[("name", &name)]))
        .on("click", on_press(open))
        .child(icon(Icon::Edit))
}

fn actions(editor: Editor, at: String) -> View {
    let app = editor.app;
    let shift = |down: bool| {
        let at = at.clone();
        move || {
            if let Some(now) = editor.shift(&at, down, if down { "d" } else { "u" }) {
                editor.chosen.set(now);
            }
        }
    };
    let (copied, deleted) = (at.clone(), at.clone());
    let copy = move || {
        if let Some(copy) = editor.copy(&copied, "t") {
            editor.chosen.set(copy);
        }
    };
    let delete = move || {
        let name = start::title_of(app, &editor.now(&deleted));
        editor.delete(&deleted, &name, "t");
    };
    let one = |id: &str, picture, words: &str, act: Box<dyn Fn()>| {
        el("button.btn.square.plain")
            .attr("id", format!("{id}{at}"))
            .attr("aria-label", app.t(words))
            .attr("title", app.t(words))
            .on("click", on_press(act))
            .child(icon(picture))
    };
    el("div.row-acts")
        .child(one("u", Icon::Up, "edit.up", Box::new(shift(false))))
        .child(one("d", Icon::Below, "edit.down", Box::new(shift(true))))
        .child(one("c", Icon::Copy, "edit.copy", Box::new(copy)))
        .child(one("x", Icon::Trash, "edit.delete", Box::new(delete)))
}

fn shift_by_key(editor: Editor, at: &str, event: &KeyboardEvent, spot: &'static str) {
    let down = match event.key().as_str() {
        "ArrowUp" => false,
        "ArrowDown" => true,
        _ => return,
    };
    if !event.alt_key() {
        return;
    }
    event.prevent_default();
    if let Some(now) = editor.shift(at, down, spot) {
        editor.chosen.set(now);
    }
}

fn add_step(editor: Editor, list: String) -> View {
    let id = format!("add{list}");
    let add = move || new_step(editor, &list, usize::MAX);
    el("button.btn.plain.add-step")
        .attr("id", id)
        .on("click", on_press(add))
        .child(icon(Icon::Plus))
        .child(editor.app.t("edit.add_step"))
}

fn new_step(editor: Editor, list: &str, place: usize) {
    let step = forms::STEP.made(&|key| editor.app.t(key));
    let at = editor.add(list, place, &step, "t");
    editor.chosen.set(at);
}

/// Whether people pick some of its sections.
fn picks(guide: &Json) -> bool {
    let sections = guide.get("sections").map(Json::items).unwrap_or_default();
    sections.iter().any(|section| !section.str("pick").is_empty())
}

fn total(editor: Editor) -> View {
    let minutes = move || {
        let (minutes, picked) = editor.desk.with(|desk| (edit::minutes(desk.guide()), picks(desk.guide())));
        if picked {
            return start::length(editor.app, minutes, picked);
        }
        editor.app.tn("edit.total", usize::try_from(minutes).unwrap_or_default())
    };
    let open = RwSignal::new(false);
    el("div.total")
        .child(el("p").child(el("b").child(text(minutes))))
        .child(
            el("button.btn.plain")
                .attr("aria-expanded", truth(move || open.get()))
                .on("click", on_press(move || open.update(|open| *open = !*open)))
                .child(editor.app.t("edit.fit")),
        )
        .child(live(move || open.get().then(|| scale::scale(editor))))
}
