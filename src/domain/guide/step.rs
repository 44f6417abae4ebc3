//! What a guide consists of: sections and their steps.

use super::{Block, Library, Practice, Prompt};
use crate::domain::record::words;

/// Who does something.
pub const WHO: &[&str] = &["alone", "pairs", "group", "everyone"];

/// Steps that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Stable name.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The prompt in which people pick it; empty where everyone walks it.
    pub pick: String,
    /// What it is about, in the small Markdown subset.
    pub idea: String,
    /// What it is about elsewhere; empty until the organization fills it in.
    pub url: String,
    /// How long it takes.
    pub minutes: u64,
    /// Ids of the roles that it suits.
    pub roles: Vec<String>,
    /// The label that sections of one topic share.
    pub topic: String,
    /// Its steps, in order.
    pub steps: Vec<Step>,
}

/// One step of the walk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Stable name.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it is for, in a word.
    pub kind: String,
    /// One sentence under the title.
    pub lead: String,
    /// Suggested length.
    pub minutes: u64,
    /// Who does it: `alone`, `pairs`, `group`, `everyone`.
    pub who: Vec<String>,
    /// Whether it can be left out when time is short.
    pub optional: bool,
    /// Ids of the roles that it is for; empty: everyone.
    pub roles: Vec<String>,
    /// Whether nobody speaks.
    pub silent: bool,
    /// Who alone is silent, in the words of the guide.
    pub quiet: Vec<String>,
    /// Whether it is done several times.
    pub repeat: Option<Repeat>,
    /// Whether others' answers stay hidden until one's own is in.
    pub withhold: bool,
    /// For the facilitator alone.
    pub note: String,
    /// What one reads and does, in order.
    pub blocks: Vec<Block>,
}

/// How often a step is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Repeat {
    /// What each time is for.
    pub per: Per,
    /// How many times; by the size of the group where the guide does not say.
    pub times: Option<u64>,
}

words! {
    /// What each time of a repeated step is for.
    Per {
        /// One person of the group.
        #[default]
        Person = "person",
        /// One who presents.
        Presenter = "presenter",
        /// One round.
        Round = "round",
    }
}

words! {
    /// Which way a language is written.
    Dir {
        /// From left to right.
        #[default]
        Ltr = "ltr",
        /// From right to left.
        Rtl = "rtl",
    }
}

impl Step {
    /// The prompts of this step, in order, those of practice libraries included.
    pub fn prompts(&self) -> impl Iterator<Item = &Prompt> {
        self.blocks.iter().filter_map(|block| match block.bare() {
            Block::Prompt(prompt) => Some(prompt),
            Block::Library(library) => library.prompt.as_ref(),
            _ => None,
        })
    }

    /// The practice cards of this step, in order.
    pub fn practices(&self) -> impl Iterator<Item = &Practice> {
        self.blocks.iter().flat_map(|block| match block.bare() {
            Block::Practices(practices) => practices.as_slice(),
            _ => &[],
        })
    }

    /// Id and title of everything that can be marked in this step: practice cards and the examples of
    /// libraries.
    #[must_use]
    pub fn cards(&self) -> Vec<(&str, &str)> {
        let mut cards = Vec::new();
        for practice in self.practices() {
            cards.push((practice.id.as_str(), practice.title.as_str()));
        }
        for model in self.libraries().flat_map(|library| &library.items) {
            cards.push((model.id.as_str(), model.title.as_str()));
        }
        cards
    }

    /// The practice libraries of this step, in order.
    pub fn libraries(&self) -> impl Iterator<Item = &Library> {
        self.blocks.iter().filter_map(|block| match block.bare() {
            Block::Library(library) => Some(library),
            _ => None,
        })
    }
}
