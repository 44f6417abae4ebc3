//! All steps fitted to the minutes that there are.

use leptos::prelude::*;

use super::{super::super::parts::button, Editor, inputs};
use crate::{
    domain::{
        Json,
        run::{self, PlannedStep},
    },
    formats::guide::edit::{Edit, minutes, pointer},
    ui::dom::{View, el, on_typed},
};

/// A line to type the minutes into.
pub fn scale(editor: Editor) -> View {
    let app = editor.app;
    let wanted = RwSignal::new(editor.desk.with_untracked(|desk| minutes(desk.guide())).to_string());
    let fit = move || {
        let minutes = wanted.with_untracked(|wanted| inputs::number(wanted).and_then(|json| json.whole()));
        let Some(minutes) = minutes.filter(|minutes| *minutes > 0) else {
            return app.announce(&app.t("edit.fit.number"));
        };
        fit(editor, minutes);
    };
    el("div.fit")
        .child(el("label").attr("for", "fit").child(app.t("edit.fit.to")))
        .child(
            el("input.field")
                .attr("id", "fit")
                .attr("inputmode", "numeric")
                .prop("value", wanted.get_untracked())
                .on("input", on_typed(move |words| wanted.set(words))),
        )
        .child(button("btn", app.t("edit.fit.yes"), fit))
}

/// The rounds of a step follow its minutes.
fn fit_rounds(editor: Editor, step: &str, from: u64, to: u64, edits: &mut Vec<Edit>) {
    let blocks = pointer::under(step, "blocks");
    for block in 0..editor.now(&blocks).items().len() {
        let list = pointer::under(&pointer::item(&blocks, block), "rounds");
        let mut given = Vec::new();
        for round in editor.now(&list).items() {
            given.push(round.get("minutes").and_then(Json::whole).unwrap_or_default());
        }
        for (at, minutes) in run::rounds::fitted(&given, from, to).into_iter().enumerate() {
            if given.get(at) != Some(&minutes) {
                let at = pointer::under(&pointer::item(&list, at), "minutes");
                edits.push(Edit::Set { at, value: Some(minutes.into()) });
            }
        }
    }
}

/// Steps are only shortened or lengthened here; leaving some out is up to the host.
fn fit(editor: Editor, asked: u64) {
    let app = editor.app;
    let guide = editor.now("");
    let mut planned = Vec::new();
    let mut places = Vec::new();
    for (section, held) in guide.get("sections").map(Json::items).unwrap_or_default().iter().enumerate() {
        for (step, held) in held.get("steps").map(Json::items).unwrap_or_default().iter().enumerate() {
            let minutes = held.get("minutes").and_then(Json::whole).unwrap_or_default();
            planned.push(PlannedStep::new(held.str("id"), minutes));
            places.push(pointer::item(&format!("/sections/{section}/steps"), step));
        }
    }
    let scaled = run::scale::scale(&planned, asked);
    let mut edits = Vec::new();
    for ((at, step), before) in places.into_iter().zip(&scaled.steps).zip(&planned) {
        if step.minutes > 0 {
            fit_rounds(editor, &at, before.minutes, step.minutes, &mut edits);
            edits.push(Edit::Set { at: format!("{at}/minutes"), value: Some(step.minutes.into()) });
        }
    }
    editor.reshape(Edit::All(edits));
    let key = if scaled.total == asked { "edit.fit.done" } else { "edit.fit.shortest" };
    editor.tell(app.tw(key, &[("minutes", &scaled.total.to_string())]));
}
