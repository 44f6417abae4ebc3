//! A sentence whose gaps are the fields.

use crate::ui::dom::{View, all, attr, el, group, is_enter, live};
use leptos::prelude::*;

use super::{
    super::parts::{Icon, bare, icon},
    form::{Asking, id},
};
use crate::domain::{
    Json,
    guide::{Field, Form, Piece, pieces},
    limits,
};

/// What stays with the gap before it, so that no line begins with a comma.
const MARKS: [char; 8] = [',', '.', ';', ':', '!', '?', '،', '؟'];

/// The sentence of a form. Fields that no sentence can hold stand below it.
pub fn sentence(asking: Asking<'_>, fields: &[&Field]) -> View {
    let mut line = el("p.sentence");
    let mut placed: Vec<&Field> = Vec::new();
    let pieces = pieces(&asking.prompt.frame);
    for (at, piece) in pieces.iter().enumerate() {
        let gap = match piece {
            Piece::Text(text) if at > 0 => {
                line = line.child(text.trim_start_matches(MARKS));
                continue;
            }
            Piece::Text(text) => {
                line = line.child(*text);
                continue;
            }
            Piece::Gap(gap) => *gap,
        };
        let marks = match pieces.get(at + 1) {
            Some(Piece::Text(text)) => {
                text.get(..text.len() - text.trim_start_matches(MARKS).len()).unwrap_or_default()
            }
            _ => "",
        };
        let found = fields.iter().find(|field| field.id == gap && fits(field.form)).copied();
        if let Some(field) = found.filter(|field| !placed.iter().any(|held| held.id == field.id)) {
            line = line.child(self::gap(asking, field).child(marks));
            placed.push(field);
        } else {
            line = line.child(format!("…{marks}"));
        }
    }
    let below = fields.iter().filter(|field| !placed.iter().any(|held| held.id == field.id));
    group()
        .child(line)
        .child(el("div.told").child(all(placed.iter().map(|field| told(asking, field)))))
        .child(all(below.map(|field| asking.show(field))))
}

fn fits(form: Form) -> bool {
    matches!(form, Form::Short | Form::Long | Form::Choice | Form::Date | Form::Link | Form::Contact)
}

/// One line that grows with what is typed; where it has no more room it takes a second one.
fn gap(asking: Asking<'_>, field: &Field) -> View {
    let (Form::Short | Form::Long | Form::Contact) = field.form else {
        return el("span.gap").child(bare(asking.control(field)));
    };
    let (pen, key) = (asking.pen, field.id.clone());
    let least = limits::length(&field.placeholder).clamp(6, 24);
    let length = Memo::new(move |_| {
        pen.with(|draft| draft.data.get(&key).and_then(Json::text).map(limits::length).unwrap_or_default())
    });
    let columns = move || Some((length.get() + 2).clamp(least, 30).to_string());
    let rows = move || Some((length.get() / 30 + 1).min(8).to_string());
    let area = bare(asking.control(&Field { form: Form::Long, ..field.clone() }))
        .attr("cols", attr(columns))
        .attr("rows", attr(rows))
        .on("keydown", |event| {
            // A sentence has no line breaks, and Enter would only make one.
            if is_enter(&event) {
                event.prevent_default();
            }
        });
    el("span.gap").child(area)
}

/// What is wrong with a gap, and how much still fits: under the sentence, with the name of the gap.
fn told(asking: Asking<'_>, field: &Field) -> View {
    let (app, pen, key) = (asking.app, asking.pen, field.id.clone());
    let (wrong, label, limit) = (asking.wrong(field), field.label.clone(), field.limit);
    let name = format!("{}-w", id(asking.scope, asking.prompt, field));
    live(move || {
        let count = pen
            .with(|draft| draft.data.get(&key).and_then(Json::text).map(limits::length).unwrap_or_default());
        let wrong = wrong.get();
        if wrong.is_none() && count * 10 < limit * 9 {
            return None;
        }
        let count = (count * 10 >= limit * 9).then(|| {
            let gaps = [("n", count.to_string()), ("limit", limit.to_string())];
            app.tw("form.count", &gaps.each_ref().map(|(name, value)| (*name, value.as_str())))
        });
        let words: Vec<String> = [wrong.clone(), count].into_iter().flatten().collect();
        let class = if wrong.is_some() { "p.wrong" } else { "p.hint" };
        let sign = wrong.is_some().then(|| icon(Icon::Warn));
        Some(el(class).attr("id", name.as_str()).child(sign).child(format!("{label} {}", words.join(" "))))
    })
}
