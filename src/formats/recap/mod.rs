//! The recap: what a session found, for one audience. Numbers, the host's themes and take-away lines, and
//! words of people only where each of them agreed to be quoted.

mod build;
mod chart;
mod html;
mod markdown;

pub use build::recap;
pub use chart::bars;
pub use html::html;
pub use markdown::markdown;

use crate::domain::{guide::Guide, merge::Records, visibility::Audience};

/// What a recap is made from.
pub struct Source<'a> {
    /// The title of the session.
    pub title: &'a str,
    /// The guide.
    pub guide: &'a Guide,
    /// Everything that is known of the session.
    pub records: &'a Records,
    /// For whom it is.
    pub audience: Audience,
}

/// The words around what people said.
pub trait Words {
    /// The text for a key.
    fn text(&self, key: &str) -> String;
    /// The text for `n` things.
    fn count(&self, key: &str, n: usize) -> String;
    /// The language that they are in.
    fn lang(&self) -> &str;
}

/// What a session found, for one audience.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recap {
    /// The title of the session, else of the guide.
    pub title: String,
    /// The guide, where the session has a title of its own.
    pub subtitle: String,
    /// How many people wrote something.
    pub people: usize,
    /// How many entries they wrote.
    pub posts: usize,
    /// The questions that were answered, in the order of the guide.
    pub questions: Vec<Question>,
    /// What people will do, of those who agreed to be quoted.
    pub commitments: Vec<Said>,
    /// Numbers to draw.
    pub tables: Vec<Table>,
}

/// One question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// The question.
    pub label: String,
    /// How many people answered.
    pub people: usize,
    /// How many answers there are.
    pub posts: usize,
    /// What a host found in them.
    pub themes: Vec<Part>,
}

/// A theme in a recap.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// Its name.
    pub title: String,
    /// What to remember of it.
    pub takeaway: String,
    /// How many people said something of it.
    pub people: usize,
    /// How many answers belong to it.
    pub posts: usize,
    /// Chosen answers whose authors agreed.
    pub quotes: Vec<Said>,
}

/// Words of a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// What they said.
    pub text: String,
    /// Who, where they agreed to be named.
    pub by: String,
}

/// Numbers to draw.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The key of its title, or the title itself.
    pub title: String,
    /// What is counted, and how often.
    pub rows: Vec<(String, usize)>,
}

impl Recap {
    /// How many people are quoted, and how many of them by name.
    #[must_use]
    pub fn quoted(&self) -> (usize, usize) {
        let (mut quotes, mut named) = (0, 0);
        let themes = self.questions.iter().flat_map(|question| &question.themes);
        for said in themes.flat_map(|theme| &theme.quotes).chain(&self.commitments) {
            quotes += 1;
            named += usize::from(!said.by.is_empty());
        }
        (quotes, named)
    }
}
