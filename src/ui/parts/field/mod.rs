//! One field of a form: label, control, counter, what is wrong. Forms are data; this shows any of them.

mod choose;
mod entries;
mod order;
mod pick;

pub use pick::PickCard;

use crate::ui::dom::{View, attr, el, group, live, on_typed, text};
use leptos::prelude::*;

use super::{Icon, icon};
use crate::{
    domain::{
        Json,
        guide::{Field, Form},
        limits,
    },
    ui::texts::Texts,
};

/// What a field needs to be shown.
pub struct Control {
    /// Id of the control, unique within the element.
    pub id: String,
    /// The field.
    pub field: Field,
    /// Its label; the prompt's own where it is the only field.
    pub label: String,
    /// Whether the label is the question itself.
    pub large: bool,
    /// Words for it.
    pub said: Said,
    /// What it holds at first.
    pub start: Json,
    /// What is wrong with it now, if anything.
    pub wrong: Signal<Option<String>>,
    /// Called with every change.
    pub change: Callback<Json>,
    /// What there is to read of the options, where one picks sections.
    pub cards: Vec<PickCard>,
}

/// The words that fields share.
#[derive(Clone)]
pub struct Said {
    /// The words of the interface.
    pub texts: Texts,
    /// Says a sentence to people who use a screen reader.
    pub say: Callback<String>,
}

/// A field with its label.
pub fn control(control: Control) -> View {
    match control.field.form {
        Form::Several | Form::Scale | Form::Entries | Form::Ranking | Form::Pick => set(control),
        _ => line(control),
    }
}

/// The control of a field alone, for a place that has words of its own around it.
pub fn bare(control: Control) -> View {
    let Control { id, field, label, said, start, wrong, change, .. } = control;
    let text = RwSignal::new(start.text().unwrap_or_default().to_owned());
    let typed = typed(text, change);
    input(&id, &field, &said, text, wrong, format!("{id}-w"), typed).attr("aria-label", label)
}

fn label_words(control: &Control) -> View {
    let optional = (!control.field.required && !control.large)
        .then(|| group().child(" ").child(el("span.opt").child(control.said.texts.get("form.optional"))));
    group().child(control.label.clone()).child(optional)
}

fn hint(control: &Control) -> Option<View> {
    let Control { id, field, .. } = control;
    (!field.hint.is_empty()).then(|| el("p.hint").attr("id", format!("{id}-h")).child(field.hint.clone()))
}

/// What is wrong with the control of this id, if anything.
pub fn wrong_line(id: &str, wrong: Signal<Option<String>>) -> View {
    let id = format!("{id}-w");
    live(move || {
        wrong.get().map(|text| el("p.wrong").attr("id", id.clone()).child(icon(Icon::Warn)).child(text))
    })
}

/// Several controls under one label.
fn set(control: Control) -> View {
    let label = label_words(&control);
    let class = if control.large { "label" } else { "label minor" };
    let hint = hint(&control);
    let Control { id, field, label: name, said, start, wrong, change, cards, .. } = control;
    let described = format!("{id}-h {id}-w");
    let wrong = wrong_line(&id, wrong);
    let wide = matches!(field.form, Form::Entries | Form::Ranking | Form::Pick);
    let body = match field.form {
        Form::Scale => {
            let clear = (!field.required).then(|| said.texts.get("form.clear"));
            choose::scale(&id, field.scale, &start, change, clear)
        }
        Form::Entries => entries::entries(&id, &field, &name, &said, &start, change),
        Form::Ranking => order::ranking(field.options, &said, &start, change),
        Form::Pick => pick::pick(cards, &said, &start, change),
        _ => choose::several(&id, field.options, &start, change),
    };
    el("fieldset")
        .attr("class", if wide { "wide" } else { "" })
        .attr("id", id)
        .attr("aria-describedby", described)
        .child(el("legend").attr("class", class).child(label))
        .child(hint)
        .child(body)
        .child(wrong)
}

/// One control beside its label.
fn line(control: Control) -> View {
    let label = label_words(&control);
    let class = if control.large { "label" } else { "label minor" };
    let hint = hint(&control);
    let Control { id, field, large, said, start, wrong, change, .. } = control;
    let described = format!("{id}-h {id}-w {id}-n");
    let text = RwSignal::new(start.text().unwrap_or_default().to_owned());
    let input = input(&id, &field, &said, text, wrong, described, typed(text, change));
    let counted = !matches!(field.form, Form::Choice | Form::Date);
    let counter = counted
        .then(|| counter(format!("{id}-n"), text.into(), field.limit, large, said.texts.get("form.count")));
    el("div")
        .attr("class", if field.form == Form::Long { "wide" } else { "" })
        .child(el("label").attr("class", class).attr("for", id.clone()).child(label))
        .child(hint)
        .child(input)
        .child(wrong_line(&id, wrong))
        .child(counter)
}

fn typed(text: RwSignal<String>, change: Callback<Json>) -> Box<dyn Fn(String)> {
    Box::new(move |value: String| {
        text.set(value.clone());
        change.run(value.into());
    })
}

fn input(
    id: &str,
    field: &Field,
    said: &Said,
    text: RwSignal<String>,
    wrong: Signal<Option<String>>,
    described: String,
    typed: Box<dyn Fn(String)>,
) -> View {
    let view = match field.form {
        Form::Choice => {
            let choose = if field.required { "form.choose.one" } else { "form.choose" };
            return choose::one(field, said.texts.get(choose), typed, &text.get_untracked())
                .attr("id", id)
                .attr("aria-describedby", described);
        }
        Form::Long => el("textarea.field"),
        Form::Date => el("input.field").attr("type", "date"),
        Form::Link => el("input.field").attr("type", "url").attr("inputmode", "url"),
        _ => el("input.field").attr("type", "text"),
    };
    let autocomplete = (field.form != Form::Long).then(|| autocomplete(&field.id));
    view.attr("dir", if field.form == Form::Link { "ltr" } else { "auto" })
        .attr("id", id)
        .attr("autocomplete", autocomplete)
        .attr("placeholder", field.placeholder.as_str())
        .attr("aria-describedby", described)
        .attr("aria-invalid", attr(move || wrong.get().map(|_| "true".to_owned())))
        .attr("aria-required", field.required.then_some("true"))
        .prop("value", text.get_untracked())
        .on("input", on_typed(typed))
}

/// How much is written of how much fits. A small field says it only when it matters.
pub fn counter(id: String, written: Signal<String>, limit: usize, always: bool, of: String) -> View {
    let count = Memo::new(move |_| written.with(|text| limits::length(text)));
    let near = move || count.get() * 10 >= limit * 9;
    let words = move || {
        if !always && !near() {
            return String::new();
        }
        of.replace("{n}", &count.get().to_string()).replace("{limit}", &limit.to_string())
    };
    el("p.under").child(
        el("span.left")
            .attr("id", id)
            .attr("data-near", attr(move || near().then(String::new)))
            .attr("data-over", attr(move || (count.get() > limit).then(String::new)))
            .child(text(words)),
    )
}

fn autocomplete(field: &str) -> &'static str {
    match field {
        "name" => "name",
        "organization" => "organization",
        _ => "off",
    }
}
