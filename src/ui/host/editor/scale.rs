//! All steps fitted to the minutes that there are.

use leptos::prelude::*;

use super::{super::super::parts::button, Editor, inputs};
use crate::{
    domain::{
        Json,
        run::{self, PlannedStep},
    },
    formats::guide::edit::{self, Edit, pointer},
    ui::dom::{View, el, on_typed},
};

/// A line to type the minutes into.
pub fn scale(editor: Editor) -> View {
    let app = editor.app;
    let wanted = RwSignal::new(editor.desk.with_untracked(|desk| edit::minutes(desk.guide())).to_string());
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
        let block = pointer::item(&blocks, block);
        let given = rounds_of(&editor.now(&block));
        let list = pointer::under(&block, "items");
        for (at, minutes) in run::rounds::fitted(&given, from, to).into_iter().enumerate() {
            if given.get(at).is_some_and(|(given, _)| *given != minutes) {
                let at = pointer::under(&pointer::item(&list, at), "minutes");
                edits.push(Edit::Set { at, value: Some(minutes.into()) });
            }
        }
    }
}

/// The rounds of a block: how long, and whether nobody speaks.
fn rounds_of(block: &Json) -> Vec<(u64, bool)> {
    let items = block.get("items").filter(|_| block.str("type") == "rounds").map(Json::items);
    let mut rounds = Vec::new();
    for round in items.unwrap_or_default() {
        let minutes = round.get("minutes").and_then(Json::whole).unwrap_or_default();
        rounds.push((minutes, round.get("silent").and_then(Json::truth).unwrap_or_default()));
    }
    rounds
}

/// Steps are only shortened or lengthened here; leaving some out is up to the host. Of the sections that people
/// pick in a prompt the longest is fitted with what everyone walks, and the others in its proportion.
fn fit(editor: Editor, asked: u64) {
    let app = editor.app;
    let guide = editor.now("");
    let sections = guide.get("sections").map(Json::items).unwrap_or_default();
    let counting = edit::counting(&guide);
    let mut steps = Vec::new();
    for (at, section) in sections.iter().enumerate().filter(|(at, _)| counting.contains(at)) {
        steps.append(&mut steps_of(section, at));
    }
    let mut edits = fitted(editor, &steps, asked);
    let mut after = guide.clone();
    let _ = Edit::All(edits.clone()).apply(&mut after);
    let after = after.get("sections").map(Json::items).unwrap_or_default();
    for (at, section) in sections.iter().enumerate().filter(|(at, _)| !counting.contains(at)) {
        let is_longest =
            |at: &&usize| sections.get(**at).is_some_and(|other| other.str("pick") == section.str("pick"));
        let Some(longest) = counting.iter().find(is_longest) else { continue };
        let [before, after] = [sections, after].map(|all| all.get(*longest).map_or(0, edit::minutes_of));
        if let Some(share) = edit::minutes_of(section).saturating_mul(after).checked_div(before) {
            edits.append(&mut fitted(editor, &steps_of(section, at), share));
        }
    }
    editor.reshape(Edit::All(edits));
    let total = editor.desk.with_untracked(|desk| edit::minutes(desk.guide()));
    let key = if total == asked { "edit.fit.done" } else { "edit.fit.shortest" };
    editor.tell(app.tw(key, &[("minutes", &total.to_string())]));
}

/// The steps of the section at a place among the sections, each with its own place.
fn steps_of(section: &Json, at: usize) -> Vec<(String, PlannedStep)> {
    let list = pointer::under(&pointer::item("/sections", at), "steps");
    let mut steps = Vec::new();
    for (at, step) in section.get("steps").map(Json::items).unwrap_or_default().iter().enumerate() {
        let minutes = step.get("minutes").and_then(Json::whole).unwrap_or_default();
        let blocks = step.get("blocks").map(Json::items).unwrap_or_default();
        let rounds: Vec<_> = blocks.iter().flat_map(rounds_of).collect();
        let planned = PlannedStep::new(step.str("id"), minutes).at_least(run::rounds::fewest(&rounds));
        steps.push((pointer::item(&list, at), planned));
    }
    steps
}

/// What gives some steps these minutes together.
fn fitted(editor: Editor, steps: &[(String, PlannedStep)], asked: u64) -> Vec<Edit> {
    let planned: Vec<_> = steps.iter().map(|(_, step)| step.clone()).collect();
    let scaled = run::scale::scale(&planned, asked);
    let mut edits = Vec::new();
    for ((at, before), step) in steps.iter().zip(&scaled.steps) {
        if step.minutes > 0 {
            fit_rounds(editor, at, before.minutes, step.minutes, &mut edits);
            edits.push(Edit::Set { at: pointer::under(at, "minutes"), value: Some(step.minutes.into()) });
        }
    }
    edits
}
