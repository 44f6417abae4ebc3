//! The walk of one person through a guide: what they picked, what they may see, what they come back to.

use super::{Form, Guide, Prompt, Section, Step};
use crate::domain::{Record, run::State, session::Session};

impl Guide {
    /// The sections that a person walks, in their order.
    ///
    /// `picked` says which sections they picked in a prompt. These stand, in the order of that person,
    /// where the first of the sections stood that the prompt lets one pick. Nothing picked: none of them.
    #[must_use]
    pub fn walk(&self, picked: &dyn Fn(&str) -> Option<Vec<String>>) -> Vec<&Section> {
        let mut walk: Vec<&Section> = Vec::new();
        let mut asked: Vec<&str> = Vec::new();
        for section in &self.sections {
            if section.pick.is_empty() {
                walk.push(section);
            } else if !asked.contains(&section.pick.as_str()) {
                asked.push(&section.pick);
                for id in picked(&section.pick).unwrap_or_default() {
                    let found = self.sections.iter().find(|each| each.id == id && each.pick == section.pick);
                    if let Some(found) = found.filter(|found| !walk.iter().any(|each| each.id == found.id)) {
                        walk.push(found);
                    }
                }
            }
        }
        walk
    }

    /// The sections that the person here walks.
    #[must_use]
    pub fn walk_of(&self, session: &Session) -> Vec<&Section> {
        self.walk(&|prompt| self.picked(session, prompt))
    }

    /// The steps that the person here walks, by section: without those that the host left out, unless the person is
    /// there, or `stays` says that something of theirs waits there. A host's plan is for their session: who
    /// comes once it is over has all steps.
    #[must_use]
    pub fn steps_of<'a>(
        &'a self,
        session: &Session,
        state: &State,
        now: u64,
        stays: &dyn Fn(&Step) -> bool,
    ) -> Vec<(&'a Section, Vec<&'a Step>)> {
        let runs = state.runs(now);
        let mut walk = Vec::new();
        for section in self.walk_of(session) {
            let mut steps: Vec<&Step> = section.steps.iter().collect();
            steps.retain(|step| {
                !runs || !state.leaves_out(&step.id) || step.id == session.here || stays(step)
            });
            if !steps.is_empty() {
                walk.push((section, steps));
            }
        }
        walk
    }

    /// Ids of the sections that the person here picked in a prompt, in their order, if they answered it.
    #[must_use]
    pub fn picked(&self, session: &Session, prompt: &str) -> Option<Vec<String>> {
        let field = self.prompt(prompt)?.fields.iter().find(|field| field.form == Form::Pick)?;
        let record = session.answers(prompt).last()?;
        Some(record.several(&field.id).map(str::to_owned).collect())
    }

    /// Whether others' answers to a prompt stay hidden from the person here, since their own is not in.
    #[must_use]
    pub fn withheld(&self, session: &Session, prompt: &str) -> bool {
        let found = self.prompts().find(|(_, each)| each.id == prompt);
        found.is_some_and(|(step, each)| step.withhold || each.withhold)
            && session.answers(prompt).next().is_none()
    }

    /// All prompts whose answers by others stay hidden from the person here.
    #[must_use]
    pub fn all_withheld(&self, session: &Session) -> Vec<String> {
        let mut withheld = Vec::new();
        for (step, prompt) in self.prompts() {
            if (step.withhold || prompt.withhold) && session.answers(&prompt.id).next().is_none() {
                withheld.push(prompt.id.clone());
            }
        }
        withheld
    }

    /// The latest record of the person here that their answer to `prompt` is about.
    #[must_use]
    pub fn about<'a>(&self, session: &'a Session, prompt: &'a Prompt) -> Option<&'a Record> {
        if prompt.about.is_empty() { None } else { session.answers(&prompt.about).last() }
    }
}

/// Whether what is for some roles is for the person here: it is where they did not say what they are.
#[must_use]
pub fn is_for(roles: &[String], session: &Session) -> bool {
    let role = session.profile(&session.me).map(|profile| profile.field("role")).unwrap_or_default();
    roles.is_empty() || role.is_empty() || roles.iter().any(|each| each == role)
}
