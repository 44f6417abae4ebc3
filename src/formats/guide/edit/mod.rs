//! Editing a guide as JSON: everything in it survives, also what this version does not know.

mod change;
mod follow;
pub mod forms;
mod ids;
pub mod pointer;
mod start;

pub use change::Edit;
pub use follow::followed;
pub use ids::{fresh, id_of, unique};
pub use start::{adapted, blank, filled, opened};

use crate::domain::{Json, guide::counted};

/// As many changes can be taken back.
const MEMORY: usize = 500;

/// A guide that somebody works on, with what was done to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Desk {
    guide: Json,
    past: Vec<Edit>,
    future: Vec<Edit>,
    /// The place that was typed into last.
    typing: Option<String>,
}

impl Desk {
    /// A guide to which nothing was done yet.
    #[must_use]
    pub fn new(guide: Json) -> Self {
        Self { guide, past: Vec::new(), future: Vec::new(), typing: None }
    }

    /// The guide as it is now.
    #[must_use]
    pub fn guide(&self) -> &Json {
        &self.guide
    }

    /// Carries out a change; says whether anything is different now.
    ///
    /// Changes at one place that follow each other are taken back together. A total of minutes that was
    /// the sum of the steps stays it.
    ///
    /// ```
    /// use hallway::{domain::Json, formats::guide::edit::{Desk, Edit}};
    /// let mut desk = Desk::new(Json::object([("title", "Tea".into())]));
    /// desk.apply(Edit::text("/title", "Coffe"));
    /// desk.apply(Edit::text("/title", "Coffee"));
    /// assert_eq!(desk.guide().str("title"), "Coffee");
    /// desk.undo();
    /// assert_eq!(desk.guide().str("title"), "Tea");
    /// ```
    pub fn apply(&mut self, edit: Edit) -> bool {
        let typed = match &edit {
            Edit::Set { at, .. } => Some(at.clone()),
            _ => None,
        };
        let sum = minutes(&self.guide);
        let was_sum = self.guide.get("minutes").and_then(Json::whole) == Some(sum);
        let Some(mut back) = edit.apply(&mut self.guide) else { return false };
        let now = minutes(&self.guide);
        if was_sum && now != sum && typed.as_deref() != Some("/minutes") {
            let total = Edit::Set { at: "/minutes".to_owned(), value: Some(now.into()) };
            if let Some(undo) = total.apply(&mut self.guide) {
                back = Edit::All(vec![undo, back]);
            }
        }
        self.future.clear();
        let goes_on = typed.is_some() && typed == self.typing;
        self.typing = typed;
        match self.past.last_mut().filter(|_| goes_on) {
            Some(last) => *last = joined(back, last),
            None => self.past.push(back),
        }
        if self.past.len() > MEMORY {
            self.past.remove(0);
        }
        true
    }

    /// Whether there is something to take back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether something was taken back that can be done again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// Takes back the last change; says whether there was one.
    pub fn undo(&mut self) -> bool {
        self.typing = None;
        let undone = self.past.pop().and_then(|edit| edit.apply(&mut self.guide));
        undone.map(|again| self.future.push(again)).is_some()
    }

    /// Does again what was taken back last; says whether there was anything.
    pub fn redo(&mut self) -> bool {
        self.typing = None;
        let done = self.future.pop().and_then(|edit| edit.apply(&mut self.guide));
        done.map(|back| self.past.push(back)).is_some()
    }

    /// Carries out a change that is taken back together with the one before it.
    pub fn go_along(&mut self, edit: Edit) {
        let Some(back) = edit.apply(&mut self.guide) else { return };
        self.typing = None;
        match self.past.last_mut() {
            Some(last) => *last = Edit::All(vec![back, last.clone()]),
            None => self.past.push(back),
        }
    }
}

/// The change that takes back two that followed each other at one place.
fn joined(later: Edit, earlier: &Edit) -> Edit {
    let mut known = Vec::new();
    flatten(earlier.clone(), &mut known);
    let mut all = Vec::new();
    flatten(later, &mut all);
    all.retain(|edit| !known.iter().any(|held| covers(held, edit)));
    all.append(&mut known);
    Edit::All(all)
}

fn flatten(edit: Edit, into: &mut Vec<Edit>) {
    match edit {
        Edit::All(edits) => edits.into_iter().for_each(|edit| flatten(edit, into)),
        edit => into.push(edit),
    }
}

/// Whether the earlier of two values to go back to makes the later one pointless.
fn covers(earlier: &Edit, later: &Edit) -> bool {
    match (earlier, later) {
        (Edit::Set { at: wide, .. }, Edit::Set { at, .. }) => {
            at.strip_prefix(wide.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        }
        _ => false,
    }
}

/// Minutes of the steps of all sections that [count](counting), each done once.
#[must_use]
pub fn minutes(guide: &Json) -> u64 {
    let sections = guide.get("sections").map(Json::items).unwrap_or_default();
    let sections = counting(guide).into_iter().filter_map(|at| sections.get(at));
    sections.fold(0, |sum, section| sum.saturating_add(minutes_of(section)))
}

/// The places of the sections that count for the length of a guide, by the [rule](counted) of those that run.
#[must_use]
pub fn counting(guide: &Json) -> Vec<usize> {
    let mut lengths = Vec::new();
    for section in guide.get("sections").map(Json::items).unwrap_or_default() {
        lengths.push((section.str("pick"), minutes_of(section)));
    }
    counted(&lengths)
}

/// Minutes of the steps of a section.
#[must_use]
pub fn minutes_of(section: &Json) -> u64 {
    let mut sum: u64 = 0;
    for step in section.get("steps").map(Json::items).unwrap_or_default() {
        sum = sum.saturating_add(step.get("minutes").and_then(Json::whole).unwrap_or_default());
    }
    sum
}
