//! Fields with options: one of them, any number of them, a number between two ends.

use crate::ui::dom::{Spot, View, all, el, live, on_press, on_ticked, on_typed};
use leptos::prelude::*;
use web_sys::{HtmlElement, HtmlInputElement};

use super::super::{Icon, button, icon, shape};
use crate::domain::{
    Json,
    guide::{Choice, Field, Scale},
};

/// One of the options, from a list that opens.
pub fn one(field: &Field, choose: String, typed: Box<dyn Fn(String)>, start: &str) -> View {
    let mut options = el("select.field")
        .attr("aria-required", field.required.then_some("true"))
        .on("change", on_typed(typed))
        .child(el("option").attr("value", String::new()).child(choose));
    for choice in &field.options {
        options = options.child(
            el("option")
                .attr("value", choice.id.as_str())
                .attr("selected", choice.id == start)
                .child(choice.label.as_str()),
        );
    }
    options
}

/// Any number of the options.
pub fn several(id: &str, options: Vec<Choice>, start: &Json, change: Callback<Json>) -> View {
    let chosen: Vec<String> = start.items().iter().filter_map(Json::text).map(str::to_owned).collect();
    let chosen = RwSignal::new(chosen);
    let chip = |choice: Choice| {
        let kind = choice.id.clone();
        let checked = chosen.with_untracked(|chosen| chosen.contains(&choice.id));
        let toggle = move |on: bool| {
            chosen.update(|chosen| {
                chosen.retain(|held| *held != choice.id);
                if on {
                    chosen.push(choice.id.clone());
                }
            });
            change.run(Json::List(chosen.get_untracked().into_iter().map(Json::from).collect()));
        };
        el("label.choice")
            .attr("data-kind", kind)
            .child(
                el("input")
                    .attr("type", "checkbox")
                    .attr("id", format!("{id}-{}", choice.label))
                    .prop("checked", checked)
                    .on("change", on_ticked(toggle)),
            )
            .child(icon(Icon::Check))
            .child(shape("swatch"))
            .child(choice.label.clone())
    };
    el("div.choices").child(all(options.into_iter().map(chip)))
}

/// A number between two ends. What the ends mean is said with their numbers, so that it stays clear
/// where the numbers take several rows. Where `clear` has words, a choice can be taken away again.
pub fn scale(id: &str, scale: Scale, start: &Json, change: Callback<Json>, clear: Option<String>) -> View {
    let chosen = RwSignal::new(start.text().is_some_and(|text| !text.is_empty()));
    let spot = Spot::new();
    let end = |number: u64, words: &str| {
        (!words.is_empty()).then(|| el("span").child(format!("{number} – {words}")))
    };
    let ends = el("p.ends")
        .attr("aria-hidden", "true")
        .child(end(scale.from, &scale.low))
        .child(end(scale.to, &scale.high));
    let mut numbers = el("div.scale").at(spot);
    for number in scale.from..=scale.to {
        let words = match number {
            from if from == scale.from => scale.low.as_str(),
            to if to == scale.to => scale.high.as_str(),
            _ => "",
        };
        let number = number.to_string();
        let name = if words.is_empty() { number.clone() } else { format!("{number}, {words}") };
        let value = number.clone();
        numbers = numbers.child(
            el("label.choice")
                .child(
                    el("input")
                        .attr("type", "radio")
                        .attr("name", id)
                        .attr("value", number.as_str())
                        .attr("aria-label", name)
                        .prop("checked", start.text() == Some(number.as_str()))
                        .on(
                            "change",
                            on_press(move || {
                                chosen.set(true);
                                change.run(value.as_str().into());
                            }),
                        ),
                )
                .child(number),
        );
    }
    let clear = clear.map(|words| {
        live(move || {
            let empty = move || {
                empty(spot);
                chosen.set(false);
                change.run(Json::Null);
            };
            chosen.get().then(|| button("btn plain clear", words.clone(), empty))
        })
    });
    el("div").child(numbers).child(ends).child(clear)
}

/// Takes the choice away, and leaves the keyboard where it was made.
fn empty(scale: Spot) -> Option<()> {
    let scale = scale.get::<HtmlElement>()?;
    let chosen = scale.query_selector(":checked").ok()??;
    let chosen: HtmlInputElement = wasm_bindgen::JsCast::unchecked_into(chosen);
    chosen.set_checked(false);
    chosen.focus().ok()
}
