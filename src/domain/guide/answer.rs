//! Whether an answer is what its fields ask for.

use super::{Field, Form, Prompt};
use crate::domain::{Json, Problem, json::Map, limits, link};

impl Prompt {
    /// What is wrong with an answer, field by field. What is only half typed is told once it is `done`.
    #[must_use]
    pub fn slips(&self, data: &Map, done: bool) -> Vec<Problem> {
        self.fields.iter().filter_map(|field| field.slip(data.get(&field.id), done)).collect()
    }
}

impl Field {
    /// What is wrong with the answer in this field: its id, and a message of the interface with its gaps.
    /// What is only half typed is told once the answer is `done`.
    #[must_use]
    pub fn slip(&self, value: Option<&Json>, done: bool) -> Option<Problem> {
        let told = |what: &'static str| Some(Problem::new(self.id.as_str(), what));
        let Some(value) = value.filter(|value| !is_blank(value)) else {
            return if done && self.required { told("form.required") } else { None };
        };
        if self.is_long(value) {
            return Some(Problem::new(self.id.as_str(), "form.long").with("limit", self.limit.to_string()));
        }
        let text = value.text().unwrap_or_default();
        match self.form {
            Form::Several | Form::Pick | Form::Entries => self.miscounted(value, done),
            Form::Link if done && link::safe(text).is_none() => told("form.link"),
            Form::Scale if !self.is_on_scale(text) => {
                let problem = Problem::new(self.id.as_str(), "form.scale");
                Some(problem.with("from", self.scale.from.to_string()).with("to", self.scale.to.to_string()))
            }
            _ => None,
        }
    }

    fn is_long(&self, value: &Json) -> bool {
        let is_long = |value: &Json| limits::length(value.text().unwrap_or_default()) > self.limit;
        is_long(value) || value.items().iter().any(is_long)
    }

    fn miscounted(&self, value: &Json, done: bool) -> Option<Problem> {
        let count = value.items().iter().filter(|item| !is_blank(item)).count();
        let (what, limit) = match (self.least, self.most) {
            (_, most) if most > 0 && count > most => ("form.most", most),
            (least, _) if done && count < least => ("form.least", least),
            _ => return None,
        };
        Some(Problem::new(self.id.as_str(), what).with("limit", limit.to_string()))
    }

    fn is_on_scale(&self, text: &str) -> bool {
        text.parse().is_ok_and(|number: u64| self.scale.from <= number && number <= self.scale.to)
    }
}

/// Whether a value says nothing.
#[must_use]
pub fn is_blank(value: &Json) -> bool {
    match value {
        Json::Text(text) => text.trim().is_empty(),
        Json::List(items) => items.iter().all(is_blank),
        Json::Null | Json::Bool(false) => true,
        _ => false,
    }
}
