//! Any part of a guide as a form: the table of what can be filled in, made into labels and controls.

use super::{
    super::super::parts::{Icon, icon},
    Editor, inputs, items,
};
use crate::{
    formats::guide::edit::{
        forms::{Entry, Input, Sort},
        pointer,
    },
    ui::dom::{View, all, el, group},
};

/// The form for what stands at a place.
pub fn fields(editor: Editor, at: &str, sort: &Sort) -> View {
    form(editor, at, &[sort])
}

/// The form for what stands at a place and is of several sorts at once.
pub fn form(editor: Editor, at: &str, sorts: &[&Sort]) -> View {
    let thing = editor.now(at);
    let (mut plain, mut more, mut filled) = (Vec::new(), Vec::new(), false);
    for entry in sorts.iter().flat_map(|sort| sort.entries) {
        if !entry.suits(&thing) {
            continue;
        }
        let view = field(editor, at, entry);
        if entry.more {
            filled |= !matches!(entry.key, "id" | "kind") && thing.get(entry.key).is_some();
            more.push(view);
        } else {
            plain.push(view);
        }
    }
    let app = editor.app;
    let more = (!more.is_empty()).then(|| {
        let mark =
            filled.then(|| group().child(" ").child(el("span.tag.bare").child(app.t("edit.more.used"))));
        el("details.more")
            .child(el("summary").child(icon(Icon::Plus)).child(app.t("edit.more")).child(mark))
            .child(el("div.fields").child(all(more)))
    });
    let plain = (!plain.is_empty()).then(|| el("div.fields").child(all(plain)));
    group().child(plain).child(more)
}

fn field(editor: Editor, at: &str, entry: &'static Entry) -> View {
    let place = pointer::under(at, entry.key);
    match entry.input {
        Input::List(sort) => items::list(editor, &place, entry, sort),
        Input::Part(sort) => items::part(editor, &place, entry, sort),
        Input::Line => inputs::line(editor, place, entry),
        Input::Number(..) => inputs::digits(editor, place, entry),
        Input::Lines => inputs::lines(editor, place, entry),
        Input::Texts => inputs::texts(editor, place, entry),
        Input::Tick => inputs::tick(editor, place, entry),
        Input::Word(words) => inputs::word(editor, place, entry, words),
        Input::Words(words) => inputs::any(editor, place, entry, inputs::options(editor, entry, words)),
        Input::One(list) => inputs::one(editor, place.clone(), entry, inputs::around(editor, &place, list)),
        Input::Any(list) => inputs::any(editor, place.clone(), entry, inputs::around(editor, &place, list)),
        Input::Question => inputs::one(editor, place.clone(), entry, inputs::questions(editor, &place)),
    }
}
