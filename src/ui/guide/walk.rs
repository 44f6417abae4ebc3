//! The walk of the person here: the steps that are left of the guide once they picked.

use leptos::prelude::*;

use super::super::app::App;
use crate::domain::{
    Kind,
    guide::{Guide, Section, Step, is_blank, is_for},
    session::Session,
};

impl App {
    /// Ids of the steps that the person here walks, in order, followed.
    pub fn walk(self) -> Vec<String> {
        let mut ids = Vec::new();
        for (_, steps) in steps_of(self, &self.guide()) {
            for step in steps {
                ids.push(step.id.clone());
            }
        }
        ids
    }
}

/// The steps that the person here walks, by section, followed. Where they typed and did not post, they can go back.
pub fn steps_of(app: App, guide: &Guide) -> Vec<(&Section, Vec<&Step>)> {
    let state = app.run_state();
    app.session.with(|session| guide.steps_of(session, &state, app.now(), &|step| app.has_draft(&step.id)))
}

/// The place in a walk. A step that is not on it any more: the last one before it in the guide that is.
pub fn place(guide: &Guide, walk: &[String], here: &str) -> usize {
    if let Some(at) = walk.iter().position(|id| id == here) {
        return at;
    }
    let mut found = 0;
    for step in guide.steps() {
        if step.id == here {
            return found;
        }
        found = walk.iter().position(|id| *id == step.id).unwrap_or(found);
    }
    0
}

/// A step with the section in which it stands.
pub fn find<'a>(guide: &'a Guide, id: &str) -> Option<(&'a Section, &'a Step)> {
    guide
        .sections
        .iter()
        .flat_map(|section| section.steps.iter().map(move |step| (section, step)))
        .find(|(_, step)| step.id == id)
}

/// How long a walk takes: what the guide says, or the sum of its steps where these are not all.
pub fn minutes(guide: &Guide, walk: &[String]) -> u64 {
    if !guide.is_picked() && walk.len() == guide.steps().count() {
        return guide.minutes;
    }
    walk.iter().filter_map(|id| find(guide, id)).map(|(_, step)| step.minutes).sum()
}

/// How many of the questions of some steps the person here answered, and how many there are.
pub fn answered(steps: &[&Step], session: &Session) -> (usize, usize) {
    let mut sum = (0, 0);
    for step in steps {
        let (done, all) = answered_in(step, session);
        sum = (sum.0 + done, sum.1 + all);
    }
    sum
}

/// The same for one step.
pub fn answered_in(step: &Step, session: &Session) -> (usize, usize) {
    let mut done = 0;
    let mut all = 0;
    for prompt in step.prompts() {
        // Neither a practice to add, nor a question for a later visit or for other roles is missing.
        let is_mine = is_for(&step.roles, session) && is_for(&prompt.roles, session);
        if prompt.returns || prompt.kind == Kind::Practice || !is_mine {
            continue;
        }
        all += 1;
        let is_answered =
            session.answers(&prompt.id).any(|record| record.data.values().any(|value| !is_blank(value)));
        done += usize::from(is_answered);
    }
    (done, all)
}
