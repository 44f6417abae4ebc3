//! What is wrong with the guide, as the real reader tells it: at the field, and in a list that leads there.

use leptos::prelude::*;

use super::{
    super::super::parts::{Icon, button, icon},
    Editor, Side, outline, work,
};
use crate::{
    domain::Problem,
    formats::guide::edit::pointer,
    ui::dom::{View, all, el, group, live, nothing, on_press},
};

/// The line over everything, with the list.
pub fn problems(editor: Editor) -> View {
    let app = editor.app;
    let open = RwSignal::new(false);
    Effect::new(move |before: Option<bool>| {
        let tried = editor.tried.get();
        if before == Some(false) && tried {
            open.set(true);
        }
        tried
    });
    let found = Memo::new(move |_| editor.checked.with(|checked| checked.problems.clone()));
    let list = move || {
        let problems = found.get();
        if problems.is_empty() || !editor.tried.get() {
            return nothing();
        }
        let count = app.tn("edit.problems", problems.len());
        let rows = open.get().then(|| {
            group()
                .child(el("ul").child(all(problems.into_iter().map(|problem| row(editor, problem)))))
                .child(button("btn", app.t("edit.run_anyway"), move || work::run(editor)))
        });
        let toggle = move || open.update(|open| *open = !*open);
        el("div.mend")
            .attr("id", "mend")
            .attr("tabindex", "-1")
            .child(
                el("button.btn.plain")
                    .attr("aria-expanded", if open.get() { "true" } else { "false" })
                    .on("click", on_press(toggle))
                    .child(icon(Icon::Warn))
                    .child(count)
                    .child(icon(Icon::Down)),
            )
            .child(rows)
    };
    live(list)
}

/// How many there are.
pub fn count(editor: Editor) -> usize {
    editor.checked.with_untracked(|checked| checked.problems.len())
}

/// Opens the list, and goes to it.
pub fn show(editor: Editor) {
    editor.tried.set(true);
    editor.app.announce(&editor.app.tn("edit.problems", count(editor)));
    editor.focus("mend", "");
}

/// What is wrong at a place, followed. What is missing is only told once somebody tried to use the guide.
pub fn at(editor: Editor, at: &str) -> Option<String> {
    let tried = editor.tried.get();
    editor.checked.with(|checked| {
        let here = |problem: &&Problem| problem.at == at && (tried || problem.what != "guide.missing");
        checked.problems.iter().find(here).map(|problem| said(editor, problem))
    })
}

/// Whether something is wrong at a place or within, followed.
pub fn within(editor: Editor, at: &str) -> bool {
    editor.tried.get()
        && !at.is_empty()
        && editor.checked.with(|checked| checked.problems.iter().any(|problem| is_within(&problem.at, at)))
}

fn is_within(at: &str, around: &str) -> bool {
    at.strip_prefix(around).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The sentence without its place, which is in view; keys are said as the forms say them.
fn said(editor: Editor, problem: &Problem) -> String {
    let app = editor.app;
    let mut told = Problem { at: String::new(), ..problem.clone() };
    for (name, value) in &mut told.with {
        let label = format!("edit.field.{value}");
        let words = app.t(&label);
        if *name == "field" && words != label {
            *value = words;
        }
    }
    let words = app.texts().problem(&told);
    let words = words.trim_start_matches([':', ' ']);
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_uppercase().collect::<String>()).unwrap_or_default();
    format!("{first}{}", letters.as_str())
}

fn row(editor: Editor, problem: Problem) -> View {
    let app = editor.app;
    let home = home(editor, &problem.at);
    let place = match outline::number(editor, &home) {
        Some(n) => app.tw("edit.step_n", &[("n", &n.to_string())]),
        None if home.is_empty() => app.t("edit.sort.guide"),
        None => app.t("edit.sort.section"),
    };
    let words = said(editor, &problem);
    let go = move || {
        editor.chosen.set(home.clone());
        editor.side.set(Side::Form);
        let mut around = problem.at.as_str();
        while let Some((outer, _)) = pointer::split(around) {
            editor.unfold(around);
            around = outer;
        }
        let exact = editor.now(&problem.at);
        let spot = if pointer::place(&problem.at).is_some() && exact.map().is_some() { "s" } else { "f" };
        editor.focus(spot, &problem.at);
    };
    el("li").child(el("button").on("click", on_press(go)).child(el("b").child(place)).child(" ").child(words))
}

/// The place whose form shows a place.
fn home(editor: Editor, at: &str) -> String {
    let mut home = at;
    loop {
        if outline::number(editor, home).is_some() || home.is_empty() {
            return home.to_owned();
        }
        let section = home.strip_prefix("/sections/").is_some_and(|rest| !rest.contains('/'));
        if section {
            return home.to_owned();
        }
        home = pointer::split(home).map(|(outer, _)| outer).unwrap_or_default();
    }
}
