//! Sections and steps, and what they say of each other.

use super::reader::{Part, Reader};
use crate::domain::{
    Problem,
    guide::{Choice, Guide, Per, Repeat, Section, Step},
    limits,
};

/// More often than anything is repeated.
const TIMES: u64 = 100;

impl Reader {
    /// Ids of all sections come first: the prompts in which they are picked offer them.
    pub(super) fn sections(&mut self, part: &Part<'_>) -> Vec<Section> {
        self.ids.clear();
        let parts = self.list(part, "sections");
        let mut sections = Vec::new();
        for (n, part) in (1..).zip(&parts) {
            let section = self.section(part, &format!("section-{n}"));
            if !section.pick.is_empty() {
                let choice = Choice { id: section.id.clone(), label: section.title.clone() };
                self.pickable.push((section.pick.clone(), choice));
            }
            sections.push(section);
        }
        self.ids.clear();
        let mut count = 0;
        for (part, section) in parts.iter().zip(&mut sections) {
            for step in self.list(part, "steps") {
                count += 1;
                if count <= limits::STEPS {
                    section.steps.push(self.step(&step, count));
                }
            }
        }
        if count > limits::STEPS {
            let problem = Problem::new("/sections", "guide.steps").with("count", count.to_string());
            self.problems.push(problem.with("limit", limits::STEPS.to_string()));
        }
        sections
    }

    fn section(&mut self, part: &Part<'_>, otherwise: &str) -> Section {
        Section {
            id: self.id(part, otherwise),
            title: self.text(part, "title"),
            pick: self.text(part, "pick"),
            idea: self.text(part, "idea"),
            url: self.link(part, "url"),
            minutes: self.minutes(part),
            roles: self.roles(part),
            topic: self.text(part, "topic"),
            steps: Vec::new(),
        }
    }

    fn step(&mut self, part: &Part<'_>, number: usize) -> Step {
        Step {
            id: self.id(part, &format!("step-{number}")),
            title: self.needed(part, "title"),
            kind: self.text(part, "kind"),
            lead: self.text(part, "lead"),
            minutes: self.minutes(part),
            who: self.list(part, "who").iter().filter_map(|who| self.who(who)).collect(),
            optional: self.flag(part, "optional").unwrap_or_default(),
            roles: self.roles(part),
            silent: self.flag(part, "silent").unwrap_or_default(),
            quiet: self.texts(part, "quiet"),
            repeat: self.repeat(part),
            withhold: self.flag(part, "withhold").unwrap_or_default(),
            note: self.text(part, "note"),
            blocks: self.list(part, "blocks").iter().map(|block| self.block(block)).collect(),
        }
    }

    fn repeat(&mut self, part: &Part<'_>) -> Option<Repeat> {
        let part = self.object(part, "repeat")?;
        let per = Per::from_word(&self.word(&part, "per", Per::WORDS)).unwrap_or_default();
        Some(Repeat { per, times: self.number(&part, "times", 1, TIMES) })
    }

    /// What refers to a prompt can be told once all are read.
    pub(super) fn links_between(&mut self, part: &Part<'_>, guide: &mut Guide) {
        for (n, section) in guide.sections.iter_mut().enumerate() {
            if !section.pick.is_empty() && !self.pickers.contains_key(&section.pick) {
                let place = Part { value: part.value, at: format!("/sections/{n}") };
                self.tell(&place, "pick", "guide.pick", std::mem::take(&mut section.pick));
            }
        }
        if !guide.steps().any(|step| step.libraries().next().is_some()) {
            for at in std::mem::take(&mut self.practices) {
                self.problems.push(Problem::new(at, "guide.no-library"));
            }
        }
        for (at, id) in std::mem::take(&mut self.about) {
            if guide.prompt(&id).is_none() {
                self.problems.push(Problem::new(at, "guide.reference").with("value", id));
            }
        }
    }
}
