//! One place in a guide, and what is told about it.

use litemap::LiteMap;

use crate::domain::{Json, Problem, guide::Choice};

/// A value in the guide and its JSON pointer.
pub(super) struct Part<'a> {
    pub(super) value: &'a Json,
    pub(super) at: String,
}

impl<'a> Part<'a> {
    /// The value under a key; one that is `null` counts as absent.
    pub(super) fn get(&self, key: &str) -> Option<Part<'a>> {
        let value = self.value.get(key).filter(|value| **value != Json::Null)?;
        Some(Part { value, at: format!("{}/{key}", self.at) })
    }
}

#[derive(Default)]
pub(super) struct Reader {
    pub(super) problems: Vec<Problem>,
    /// Ids of steps that were read so far.
    pub(super) ids: LiteMap<String, ()>,
    /// Ids of prompts, practice cards and libraries that were read so far: records refer to them.
    pub(super) prompts: LiteMap<String, ()>,
    pub(super) roles: Vec<Choice>,
    pub(super) needs: Vec<Choice>,
    /// Of the library that is being read.
    pub(super) strategies: Vec<Choice>,
    /// Of the library that is being read.
    pub(super) challenges: Vec<Choice>,
    /// Sections that can be picked, each after the prompt to pick it in.
    pub(super) pickable: Vec<(String, Choice)>,
    /// Prompts in which sections are picked.
    pub(super) pickers: LiteMap<String, ()>,
    /// Places of fields in which a practice is picked.
    pub(super) practices: Vec<String>,
    /// Prompts that others are about, each after the place that says so.
    pub(super) about: Vec<(String, String)>,
}

impl Reader {
    pub(super) fn problem(&mut self, part: &Part<'_>, what: &'static str) {
        self.problems.push(Problem::new(part.at.as_str(), what));
    }

    /// A problem with a field of a part: its message has the gaps `field` and `value`.
    pub(super) fn tell(
        &mut self,
        part: &Part<'_>,
        field: &str,
        what: &'static str,
        value: impl Into<String>,
    ) {
        let problem = Problem::new(format!("{}/{field}", part.at), what);
        self.problems.push(problem.with("field", field).with("value", value));
    }
}
