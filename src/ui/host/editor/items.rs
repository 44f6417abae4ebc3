//! Lists within the forms: cards to unfold, lines for short things, and the blocks of a step.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use super::{
    super::super::parts::{Icon, icon, icon_button},
    Editor, fields, inputs, problems,
};
use crate::{
    domain::Json,
    formats::guide::edit::{
        Edit,
        forms::{self, Entry, Sort},
        pointer,
    },
    ui::dom::{View, all, attr, el, group, is_plain_enter, on_opened, on_press, on_typed, text, text_value},
};

/// A list of things of one sort.
pub fn list(editor: Editor, at: &str, entry: &Entry, sort: &'static Sort) -> View {
    let app = editor.app;
    let count = editor.now(at).items().len();
    let short = is_short(sort);
    let items = (0..count).map(|place| {
        let place = pointer::item(at, place);
        if short { line(editor, place, sort) } else { card(editor, place, sort) }
    });
    let (held, spot) = (at.to_owned(), if short { "f" } else { "s" });
    let add = move || {
        let item = sort.made(&|key| app.t(key));
        let made = editor.add(&held, usize::MAX, &item, spot);
        editor.focus("f", &begin(&made, sort));
    };
    el("fieldset.wide.items")
        .child(el("legend.label.minor").child(inputs::label(editor, entry)))
        .child(inputs::hint(editor, at, entry))
        .child(
            (count > 0).then(|| el(if short { "ul.item-lines" } else { "ul.item-cards" }).child(all(items))),
        )
        .child(inputs::wrong(editor, at))
        .child(
            icon_button("btn plain", Icon::Plus, app.t(&format!("edit.add.{}", sort.name)), add)
                .attr("id", format!("add{at}")),
        )
}

/// The place to begin to fill in a thing.
fn begin(at: &str, sort: &Sort) -> String {
    pointer::under(at, sort.entries.first().map_or("", |entry| entry.key))
}

/// Things with hardly more than a label stand on one line.
fn is_short(sort: &Sort) -> bool {
    sort.entries.iter().filter(|entry| !entry.more).count() == 1 && sort.entries.len() <= 2
}

fn line(editor: Editor, at: String, sort: &'static Sort) -> View {
    let app = editor.app;
    let words = begin(&at, sort);
    let (typed, shown, named, held) = (words.clone(), words.clone(), at.clone(), at.clone());
    let keys = move |event: web_sys::Event| {
        if is_plain_enter(&event)
            && let Some((list, place)) = pointer::place(&held)
        {
            event.prevent_default();
            let item = sort.made(&|key| app.t(key));
            let made = editor.add(list, place + 1, &item, "f");
            editor.focus("f", &begin(&made, sort));
        }
    };
    el("li")
        .on("keydown", shift_keys(editor, at.clone(), Some(sort)))
        .child(
            el("input.field")
                .attr("id", format!("f{words}"))
                .attr("dir", "auto")
                .attr("aria-label", app.t(&format!("edit.sort.{}", sort.name)))
                .prop("value", text_value(move || editor.words(&shown)))
                .on("input", on_typed(move |words| editor.put(&typed, Some(words.into()))))
                .on("change", on_press(move || inputs::name(editor, &named)))
                .on("keydown", keys),
        )
        .child(acts(editor, &at, false))
        .child(inputs::wrong(editor, &words))
}

/// Something with a form of its own, folded to its first words.
fn card(editor: Editor, at: String, sort: &'static Sort) -> View {
    folded(editor, at, &[sort])
}

fn folded(editor: Editor, at: String, sorts: &[&'static Sort]) -> View {
    let app = editor.app;
    let name = sorts.first().map_or("unknown", |sort| sort.name);
    let name = app.t(&format!("edit.sort.{name}"));
    let (held, problem, own) = (at.clone(), at.clone(), at.clone());
    let wrong = Memo::new(move |_| problems::within(editor, &problem));
    let open = editor.unfolded.with_untracked(|places| places.contains(&at));
    let toggled = on_opened(move |open| {
        if open {
            editor.unfold(&own);
        } else {
            editor.unfolded.try_update(|places| places.retain(|place| *place != own));
        }
    });
    el("li").child(
        el("details.item-card")
            .attr("open", open)
            .attr("data-wrong", attr(move || wrong.get().then(String::new)))
            .on("toggle", toggled)
            .on("keydown", shift_keys(editor, at.clone(), None))
            .child(
                el("summary")
                    .attr("id", format!("s{at}"))
                    .child(el("span.kind").child(name))
                    .child(
                        el("span.head")
                            .attr("dir", "auto")
                            .child(text(move || inputs::headline(&editor.at(&held)))),
                    )
                    .child(icon(Icon::Down)),
            )
            .child(
                el("div.inside")
                    .child(fields::form(editor, &at, sorts))
                    .child(inputs::wrong(editor, &at))
                    .child(acts(editor, &at, true)),
            ),
    )
}

/// Alt and an arrow move what has the keyboard.
fn shift_keys(editor: Editor, at: String, sort: Option<&'static Sort>) -> impl FnMut(web_sys::Event) {
    move |event: web_sys::Event| {
        let event: &KeyboardEvent = event.unchecked_ref();
        let down = match event.key().as_str() {
            "ArrowUp" => false,
            "ArrowDown" => true,
            _ => return,
        };
        // On a list of choices these keys open it.
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        if !event.alt_key() || target.is_some_and(|target| target.local_name() == "select") {
            return;
        }
        event.prevent_default();
        event.stop_propagation();
        if let Some(now) = editor.shift(&at, down, "s")
            && let Some(sort) = sort
        {
            editor.focus("f", &begin(&now, sort));
        }
    }
}

fn acts(editor: Editor, at: &str, copies: bool) -> View {
    let app = editor.app;
    let one = |id: &'static str, picture, words: &str, act: Box<dyn Fn(&str)>| {
        let held = at.to_owned();
        el("button.btn.square.plain")
            .attr("id", format!("{id}{at}"))
            .attr("aria-label", app.t(words))
            .attr("title", app.t(words))
            .on("click", on_press(move || act(&held)))
            .child(icon(picture))
    };
    let delete = move |at: &str| {
        let name = inputs::headline(&editor.now(at));
        let name = if name.is_empty() { app.t("edit.this") } else { name };
        editor.delete(at, &name, if copies { "s" } else { "x" });
    };
    let copy =
        copies.then(|| one("c", Icon::Copy, "edit.copy", Box::new(move |at| drop(editor.copy(at, "s")))));
    el("div.row-acts")
        .child(one("u", Icon::Up, "edit.up", Box::new(move |at| drop(editor.shift(at, false, "u")))))
        .child(one("d", Icon::Below, "edit.down", Box::new(move |at| drop(editor.shift(at, true, "d")))))
        .child(copy)
        .child(one("x", Icon::Trash, "edit.delete", Box::new(delete)))
}

/// A thing of its own within another.
pub fn part(editor: Editor, at: &str, entry: &Entry, sort: &'static Sort) -> View {
    let app = editor.app;
    let legend = el("legend.label.minor").child(inputs::label(editor, entry));
    let body = if sort.new == "{}" {
        fields::fields(editor, at, sort)
    } else if editor.now(at) == Json::Null {
        let held = at.to_owned();
        let add = move || {
            editor.reshape(Edit::Set { at: held.clone(), value: Some(sort.made(&|key| app.t(key))) });
            editor.focus("f", &begin(&held, sort));
        };
        icon_button("btn plain", Icon::Plus, app.t(&format!("edit.add.{}", sort.name)), add)
    } else {
        let held = at.to_owned();
        let remove = move || {
            editor.reshape(Edit::Set { at: held.clone(), value: None });
        };
        group().child(fields::fields(editor, at, sort)).child(icon_button(
            "btn plain stop",
            Icon::Trash,
            app.t("edit.delete"),
            remove,
        ))
    };
    el("fieldset.wide.item-part")
        .child(legend)
        .child(inputs::hint(editor, at, entry))
        .child(body)
        .child(inputs::wrong(editor, at))
}

/// What a step shows, in order, and what can be added.
pub fn blocks(editor: Editor, at: &str) -> View {
    let app = editor.app;
    let held = editor.now(at);
    let view = |(place, block): (usize, &Json)| {
        let place = pointer::item(at, place);
        match forms::block(block.str("type")) {
            Some(sort) => folded(editor, place, &[sort, &forms::ANY_BLOCK]),
            None => unknown(editor, &place, block.str("type")),
        }
    };
    let cards = el("ul.item-cards").child(all(held.items().iter().enumerate().map(view)));
    let empty = el("p.hint").child(app.t("edit.blocks.empty"));
    el("section.blocks")
        .attr("aria-labelledby", "blocks")
        .child(el("h4").attr("id", "blocks").child(app.t("edit.blocks")))
        .child(if held.items().is_empty() { empty } else { cards })
        .child(adders(editor, at))
}

/// A block of a later version stays as it is.
fn unknown(editor: Editor, at: &str, name: &str) -> View {
    let name = editor.app.tw("edit.unknown", &[("name", name)]);
    el("li").child(el("div.item-card").child(el("p.hint").child(name)).child(acts(editor, at, false)))
}

fn adders(editor: Editor, at: &str) -> View {
    let app = editor.app;
    let adder = |name: &'static str, made: Box<dyn Fn() -> Json>| {
        let held = at.to_owned();
        let add = move || {
            let made = editor.add(&held, usize::MAX, &made(), "s");
            editor.follow(&held, &made);
            let first = forms::block(editor.now(&made).str("type")).and_then(|sort| sort.entries.first());
            if let Some(entry) = first {
                editor.focus("f", &pointer::under(&made, entry.key));
            }
        };
        icon_button("btn", Icon::Plus, app.t(&format!("edit.sort.{name}")), add)
    };
    let of = |sort: &'static Sort| adder(sort.name, Box::new(move || sort.made(&|key| app.t(key))));
    let ready = adder("commitment", Box::new(move || forms::commitment(&|key| app.t(key))));
    let (first, rest) = forms::BLOCKS.split_at(3);
    el("div.adders")
        .attr("id", format!("add{at}"))
        .attr("tabindex", "-1")
        .child(el("div.acts").child(all(first.iter().copied().map(of))).child(ready))
        .child(
            el("details.more")
                .child(el("summary").child(icon(Icon::Plus)).child(app.t("edit.blocks.more")))
                .child(el("div.acts").child(all(rest.iter().copied().map(of)))),
        )
}
