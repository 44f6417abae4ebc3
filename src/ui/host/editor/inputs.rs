//! The controls of the forms. Each shows what stands at its place in the JSON, and puts there what is typed.

use leptos::prelude::*;

use super::{
    super::super::parts::{Icon, icon},
    Editor, problems,
};
use crate::{
    domain::{Json, guide::Choice},
    formats::guide::edit::{Edit, forms::Entry, id_of, pointer, unique},
    ui::dom::{View, all, attr, el, live, on_press, on_ticked, on_typed, text_value},
};

/// One line.
pub fn line(editor: Editor, at: String, entry: &Entry) -> View {
    let (typed, named) = (at.clone(), pointer::split(&at).map(|(around, _)| around.to_owned()));
    let keep = keeps_empty(entry);
    // A question may be long: its field grows, and is one line all the same.
    let tag = if entry.words == "question" { "textarea.field.grows" } else { "input.field" };
    let input = control(editor, tag, &at, entry)
        .attr("rows", (tag != "input.field").then_some("1"))
        .prop("value", text_value(text_of(editor, &at)))
        .on("input", on_typed(move |words| editor.put(&typed, value_of(words.replace('\n', " "), keep))))
        .on(
            "change",
            on_press(move || {
                if let Some(around) = &named {
                    name(editor, around);
                }
            }),
        );
    let wide = matches!(entry.key, "label" | "hint" | "caption" | "url" | "frame" | "alt");
    labelled(editor, if wide { "wide" } else { "" }, &at, entry, input)
}

/// Several lines.
pub fn lines(editor: Editor, at: String, entry: &Entry) -> View {
    let typed = at.clone();
    let keep = keeps_empty(entry);
    let input = control(editor, "textarea.field", &at, entry)
        .attr("rows", if entry.key == "lead" { "2" } else { "3" })
        .prop("value", text_value(text_of(editor, &at)))
        .on("input", on_typed(move |words| editor.put(&typed, value_of(words, keep))));
    labelled(editor, "wide", &at, entry, input)
}

/// A whole number.
pub fn digits(editor: Editor, at: String, entry: &Entry) -> View {
    let typed = at.clone();
    let input = control(editor, "input.field.short", &at, entry)
        .attr("inputmode", "numeric")
        .prop("value", text_value(text_of(editor, &at)))
        .on("input", on_typed(move |words| editor.put(&typed, number(&words))));
    labelled(editor, "", &at, entry, input)
}

/// Texts, one a line.
pub fn texts(editor: Editor, at: String, entry: &Entry) -> View {
    let (typed, held) = (at.clone(), at.clone());
    // What is being typed may end in an empty line, which the list does not hold.
    let written = RwSignal::new(joined(&editor.now(&at)));
    let shown = move || {
        let held = joined(&editor.at(&held));
        let written = written.get();
        if listed(&written) == listed(&held) { written } else { held }
    };
    let input =
        control(editor, "textarea.field", &at, entry).attr("rows", "3").prop("value", text_value(shown)).on(
            "input",
            on_typed(move |words| {
                written.set(words.clone());
                let items = listed(&words).into_iter().map(Json::from).collect();
                editor.put(&typed, Some(Json::List(items)));
            }),
        );
    labelled(editor, "wide", &at, entry, input)
}

/// Yes or no.
pub fn tick(editor: Editor, at: String, entry: &Entry) -> View {
    let app = editor.app;
    let small = entry.hint.then(|| el("small").child(app.t(&format!("edit.hint.{}", entry.words))));
    let checked = editor.now(&at).truth() == Some(true);
    let id = format!("f{at}");
    let wrong = wrong(editor, &at);
    el("div.wide")
        .child(
            el("label.tick")
                .child(
                    el("input")
                        .attr("type", "checkbox")
                        .attr("id", id)
                        .prop("checked", checked)
                        .on("change", on_ticked(move |on| editor.put(&at, on.then(|| true.into())))),
                )
                .child(el("span").child(label(editor, entry)).child(small)),
        )
        .child(wrong)
}

/// One of some words; what else can be filled in may hang on it.
pub fn word(editor: Editor, at: String, entry: &Entry, words: &[&str]) -> View {
    one(editor, at, entry, options(editor, entry, words))
}

/// One of some choices, or none.
pub fn one(editor: Editor, at: String, entry: &Entry, choices: Vec<Choice>) -> View {
    let now = editor.words(&at);
    let typed = at.clone();
    let needed = entry.key == "type" || entry.key == "who";
    let change = move |word: String| {
        editor.reshape(Edit::text(typed.clone(), &word));
        editor.focus("f", &typed);
    };
    let known = choices.iter().any(|choice| choice.id == now);
    let strange = (!known && !now.is_empty())
        .then(|| el("option").attr("value", now.clone()).attr("selected", true).child(now.clone()));
    let none = (!needed).then(|| el("option").attr("value", String::new()).child(editor.app.t("edit.usual")));
    let option = |choice: &Choice| {
        el("option")
            .attr("value", choice.id.clone())
            .attr("selected", choice.id == now)
            .child(choice.label.clone())
    };
    let input = control(editor, "select.field", &at, entry)
        .on("change", on_typed(change))
        .child(none)
        .child(strange)
        .child(all(choices.iter().map(option)));
    labelled(editor, "", &at, entry, input)
}

/// Any of some choices, in the order in which they were chosen.
pub fn any(editor: Editor, at: String, entry: &Entry, choices: Vec<Choice>) -> View {
    let app = editor.app;
    let chip = |choice: &Choice| {
        let (held, shown, id) = (at.clone(), at.clone(), choice.id.clone());
        let own = choice.id.clone();
        let toggle = move |on: bool| {
            let mut chosen: Vec<Json> = editor.now(&held).items().to_vec();
            chosen.retain(|item| item.text() != Some(id.as_str()));
            if on {
                chosen.push(id.as_str().into());
            }
            editor.put(&held, (!chosen.is_empty()).then_some(Json::List(chosen)));
        };
        let checked = editor.now(&shown).items().iter().any(|item| item.text() == Some(own.as_str()));
        el("label.choice")
            .child(
                el("input")
                    .attr("type", "checkbox")
                    .attr("id", format!("f{shown}-{own}"))
                    .prop("checked", checked)
                    .on("change", on_ticked(toggle)),
            )
            .child(icon(Icon::Check))
            .child(choice.label.clone())
    };
    let chips = all(choices.iter().map(chip));
    let hint = hint(editor, &at, entry);
    el("fieldset.wide")
        .child(el("legend.label.minor").child(label(editor, entry)))
        .child(hint)
        .child(if choices.is_empty() {
            el("p.hint").child(app.t("edit.nothing_to_choose"))
        } else {
            el("div.choices").child(chips)
        })
        .child(wrong(editor, &at))
}

/// The words of a table as choices.
pub fn options(editor: Editor, entry: &Entry, words: &[&str]) -> Vec<Choice> {
    let said = |word: &&str| editor.app.t(&format!("edit.is.{}.{word}", entry.words));
    words.iter().map(|word| Choice { id: (*word).to_owned(), label: said(word) }).collect()
}

/// The items of the nearest list of this name that stands around a place.
pub fn around(editor: Editor, at: &str, list: &str) -> Vec<Choice> {
    let mut here = at;
    while let Some((outer, _)) = pointer::split(here) {
        let held = editor.now(&pointer::under(outer, list));
        let is_own = pointer::under(outer, list) == at;
        if !is_own && held.items().iter().any(|item| item.map().is_some()) {
            return held.items().iter().map(choice).collect();
        }
        here = outer;
    }
    Vec::new()
}

/// All questions of the guide.
pub fn questions(editor: Editor, at: &str) -> Vec<Choice> {
    let own = pointer::split(at).map(|(around, _)| editor.now(around)).unwrap_or_default();
    let guide = editor.checked.with_untracked(|checked| checked.guide.clone());
    let prompts = guide.prompts().filter(|(_, prompt)| prompt.id != own.str("id"));
    prompts.map(|(_, prompt)| Choice { id: prompt.id.clone(), label: prompt.label.clone() }).collect()
}

/// Once something that is new has a title, its id comes from there: exports and links show it.
pub fn name(editor: Editor, at: &str) {
    let thing = editor.now(at);
    let id = thing.str("id");
    let base = match id.rsplit_once('-') {
        Some((base, number)) if number.parse::<u32>().is_ok() => base,
        _ => id,
    };
    let words = if thing.get("label").is_some() { thing.str("label") } else { thing.str("title") };
    let made = id_of(words);
    if made.is_empty() || !matches!(base, "guide" | "section" | "step" | "choice") {
        return;
    }
    let text = editor.desk.with_untracked(|desk| crate::formats::json::write(desk.guide()));
    let id = unique(&made, |id| text.contains(&format!("\"id\":\"{id}\"")));
    editor.go_along(Edit::text(pointer::under(at, "id"), &id));
}

/// What somebody typed as a number; kept as a text where it is none, so that nothing typed is lost.
pub fn number(words: &str) -> Option<Json> {
    let words = words.trim();
    if words.is_empty() {
        return None;
    }
    Some(words.parse::<u64>().map_or_else(|_| words.into(), Json::from))
}

/// The label of an entry.
pub fn label(editor: Editor, entry: &Entry) -> String {
    editor.app.t(&format!("edit.field.{}", entry.words))
}

/// The help for an entry, if there is any.
pub fn hint(editor: Editor, at: &str, entry: &Entry) -> Option<View> {
    let words = || editor.app.t(&format!("edit.hint.{}", entry.words));
    entry.hint.then(|| el("p.hint").attr("id", format!("i{at}")).child(words()))
}

/// What is wrong at a place, if anything.
pub fn wrong(editor: Editor, at: &str) -> View {
    let (held, id) = (at.to_owned(), format!("w{at}"));
    let wrong = Memo::new(move |_| problems::at(editor, &held));
    live(move || {
        wrong.get().map(|words| el("p.wrong").attr("id", id.clone()).child(icon(Icon::Warn)).child(words))
    })
}

fn control(editor: Editor, tag: &str, at: &str, entry: &Entry) -> View {
    let held = at.to_owned();
    let example = entry.example.then(|| editor.app.t(&format!("edit.eg.{}", entry.words)));
    el(tag)
        .attr("dir", "auto")
        .attr("id", format!("f{at}"))
        .attr("placeholder", example)
        .attr("aria-describedby", format!("i{at} w{at}"))
        .attr("aria-invalid", attr(move || problems::at(editor, &held).map(|_| "true".to_owned())))
}

fn labelled(editor: Editor, class: &'static str, at: &str, entry: &Entry, input: View) -> View {
    el("div")
        .attr("class", class)
        .child(el("label.label.minor").attr("for", format!("f{at}")).child(label(editor, entry)))
        .child(hint(editor, at, entry))
        .child(input)
        .child(wrong(editor, at))
}

/// A title that is taken away stays as an empty one: it has to be there.
fn keeps_empty(entry: &Entry) -> bool {
    matches!(
        entry.key,
        "title" | "label" | "text" | "alt" | "url" | "name" | "head" | "caption" | "transcript"
    )
}

fn value_of(words: String, keep: bool) -> Option<Json> {
    (keep || !words.is_empty()).then(|| words.into())
}

fn text_of(editor: Editor, at: &str) -> impl Fn() -> String + 'static {
    let at = at.to_owned();
    move || editor.words(&at)
}

fn joined(list: &Json) -> String {
    list.items().iter().filter_map(Json::text).collect::<Vec<_>>().join("\n")
}

fn listed(words: &str) -> Vec<String> {
    words.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect()
}

fn choice(item: &Json) -> Choice {
    Choice { id: item.str("id").to_owned(), label: item.str("label").to_owned() }
}

/// The words that a thing is known by in a list: its own, or those of the first thing in it.
pub fn headline(thing: &Json) -> String {
    let mut here = thing;
    loop {
        if let Some(words) = here.text() {
            return crate::formats::markdown::plain(words).chars().take(90).collect();
        }
        for key in ["title", "label", "name", "head", "caption", "text", "alt"] {
            let words = here.str(key).trim();
            if !words.is_empty() {
                return crate::formats::markdown::plain(words).chars().take(90).collect();
            }
        }
        let Some(first) = here.get("items").and_then(|items| items.items().first()) else {
            return String::new();
        };
        here = first;
    }
}
