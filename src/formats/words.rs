//! What a person answered, as people read it: words of the guide instead of ids.

use crate::domain::{
    Json, Record,
    guide::{Field, Form, Guide, Layout, Piece, Prompt, pieces},
};

pub use crate::domain::guide::{label, value};

/// Label and value of every field that was filled in, in the order of the prompt; then what the prompt
/// does not know, under its id. What stands in a sentence is said as one sentence, before all else.
#[must_use]
pub fn answers(record: &Record, prompt: Option<&Prompt>, guide: &Guide) -> Vec<(String, String)> {
    let fields = prompt.map(|prompt| prompt.fields.as_slice()).unwrap_or_default();
    let mut answers = Vec::new();
    if let Some(sentence) = prompt.and_then(|prompt| sentence(prompt, record)) {
        answers.push((String::new(), sentence));
    }
    for field in fields {
        let stands = prompt.is_some_and(|prompt| in_sentence(prompt, &field.id));
        if let Some(json) = record.data.get(&field.id).filter(|_| !stands) {
            answers.push((field.label.clone(), answer(field, json)));
        }
    }
    for (id, json) in record.data.iter() {
        if fields.iter().any(|field| field.id == *id) || *id == "wall" {
            continue;
        }
        let options = if id == "mark" { guide.marks.as_slice() } else { &[] };
        answers.push((if id == "text" { String::new() } else { id.clone() }, value(json, options)));
    }
    answers.retain(|(_, value)| !value.trim().is_empty());
    answers
}

/// What a record says in one field: lines as lines, an order with its numbers, a choice by its label.
#[must_use]
pub fn answer(field: &Field, json: &Json) -> String {
    let is_ordered = matches!(field.form, Form::Ranking | Form::Pick);
    if !is_ordered && field.form != Form::Entries {
        return value(json, &field.options);
    }
    let mut text = String::new();
    for (at, item) in json.items().iter().enumerate() {
        if at > 0 {
            text.push('\n');
        }
        if is_ordered {
            text.push_str(&format!("{}. ", at + 1));
        }
        text.push_str(&value(item, &field.options));
    }
    text
}

/// The sentence of an answer to a prompt with a sentence frame, where any of its gaps is filled.
#[must_use]
pub fn sentence(prompt: &Prompt, record: &Record) -> Option<String> {
    let filled = record.data.keys().any(|id| in_sentence(prompt, id));
    filled.then(|| prompt.sentence(&record.data))
}

/// Whether a field stands in the sentence of its prompt.
#[must_use]
pub fn in_sentence(prompt: &Prompt, field: &str) -> bool {
    prompt.layout == Layout::Sentence
        && pieces(&prompt.frame).iter().any(|piece| matches!(piece, Piece::Gap(id) if *id == field))
}
