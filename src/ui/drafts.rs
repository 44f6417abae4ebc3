//! What the person here typed and did not post, and the way back to each.

use leptos::prelude::*;

use super::{
    after::asked_as,
    app::{App, Dialog, Place},
    guide::Draft,
};
use crate::domain::{Kind, notes};

/// Where the form stands that a draft was typed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stands {
    /// A step of the guide.
    Step(String),
    /// A dialog.
    Dialog(Dialog),
}

impl App {
    /// Where each thing stands that was typed and not posted. What has no form any more, because its card or its
    /// question is gone, is none: nobody could go back to it.
    pub fn drafts(self) -> Vec<Stands> {
        let me = self.session.with_untracked(|session| session.me.clone());
        self.outside.with_value(|outside| {
            let worth = outside
                .notes
                .iter()
                .filter(|(name, text)| notes::draft_of(name, &me).is_some() && Draft::is_worth(text));
            worth.filter_map(|(name, _)| self.stands(notes::draft_of(name, &me)?)).collect()
        })
    }

    /// Whether anything was typed and not posted.
    pub fn has_drafts(self) -> bool {
        !self.drafts().is_empty()
    }

    /// Whether something is typed and not posted in a step.
    pub fn has_draft(self, step: &str) -> bool {
        self.drafts().iter().any(|stands| matches!(stands, Stands::Step(at) if at == step))
    }

    /// Opens the form in which a draft stands.
    pub fn go_back_to(self, stands: Stands) {
        match stands {
            Stands::Step(step) => {
                self.visit(Place::Guide);
                self.go_to(&step);
            }
            Stands::Dialog(dialog) => self.open(dialog),
        }
    }

    fn stands(self, (prompt, about, scope): (&str, Option<&str>, &str)) -> Option<Stands> {
        let guide = self.guide();
        let dialog = match (about, scope) {
            (None, "dialog") => {
                let is_asked = guide.prompt_for(&Kind::Commitment).is_some_and(|asked| asked.id == prompt);
                return is_asked.then_some(Stands::Dialog(Dialog::Commit));
            }
            (Some(id), "dialog") => {
                return self.is_mine(id).then(|| Stands::Dialog(Dialog::Edit(id.to_owned())));
            }
            (Some(id), _) => {
                let held = self.held(id);
                let mine = self.is_mine(id);
                if prompt == "offer" && held.is_some() && !mine {
                    Some(Dialog::Card(id.to_owned(), true))
                } else if held.is_some_and(|held| mine && held.prompt.as_deref() == Some(prompt)) {
                    // A change to an answer is made in the step of its question.
                    None
                } else {
                    let follows = guide.follow_up().is_some_and(|asked| asked.id == prompt);
                    Some(Dialog::FollowUp(asked_as(self, id).filter(|_| follows)?))
                }
            }
            _ => None,
        };
        if let Some(dialog) = dialog {
            return Some(Stands::Dialog(dialog));
        }
        let step = guide.steps().find(|step| step.prompts().any(|each| each.id == prompt))?;
        Some(Stands::Step(step.id.clone()))
    }
}
