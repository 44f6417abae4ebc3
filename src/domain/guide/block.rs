//! What stands in a step.

use super::{Choice, Dir, Prompt};

/// Something to read or to do within a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Paragraphs in the small Markdown subset.
    Text(String),
    /// Words of somebody.
    Quote {
        /// The words.
        text: String,
        /// Whose they are.
        by: String,
    },
    /// What the room agrees on.
    Norms {
        /// Heading.
        title: String,
        /// One sentence each.
        items: Vec<String>,
    },
    /// Practice cards that each person marks.
    Practices(Vec<Practice>),
    /// The turns of a discussion.
    Rounds(Vec<Round>),
    /// A comparison.
    Table {
        /// What it compares.
        caption: String,
        /// Column heads, without the first column of row heads.
        columns: Vec<String>,
        /// Row head and its cells.
        rows: Vec<(String, Vec<String>)>,
    },
    /// Things to read or watch afterwards.
    Resources {
        /// Heading.
        title: String,
        /// In order.
        items: Vec<Resource>,
    },
    /// A picture.
    Image(Image),
    /// A film to watch elsewhere.
    Video(Video),
    /// Something to read elsewhere and to talk about here.
    Article(Article),
    /// Practices to look through, and to add to.
    Library(Library),
    /// How to host the same session elsewhere.
    Kit,
    /// Ways to take one's own words along.
    TakeHome,
    /// Who inspired or wrote the guide.
    Credits,
    /// A question to answer.
    Prompt(Prompt),
    /// A block in another language than the guide.
    In {
        /// Its language, as in HTML `lang`; empty where it is that of the guide.
        lang: String,
        /// Which way it is written, where it says so.
        dir: Option<Dir>,
        /// The block.
        block: Box<Block>,
    },
    /// A block of a later version: its type.
    Unknown(String),
}

impl Block {
    /// The block itself, whatever its language.
    #[must_use]
    pub fn bare(&self) -> &Self {
        match self {
            Self::In { block, .. } => block,
            block => block,
        }
    }
}

/// A practice card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Practice {
    /// Stable name; marks refer to it as their prompt.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it is, in the small Markdown subset.
    pub text: String,
}

/// One turn of a discussion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    /// `alone`, `pairs`, `group`, `everyone`.
    pub who: String,
    /// Suggested length.
    pub minutes: u64,
    /// Whether nobody speaks.
    pub silent: bool,
    /// What to do.
    pub text: String,
}

/// Something to read or watch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resource {
    /// Its title.
    pub title: String,
    /// One sentence on it.
    pub note: String,
    /// Where it is; empty until the organization fills it in.
    pub url: String,
}

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// Where it is.
    pub url: String,
    /// What it shows; empty where it only decorates.
    pub alt: String,
    /// What is said under it.
    pub caption: String,
}

/// A film: a link, never a player of another site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Video {
    /// Its title.
    pub title: String,
    /// Where it is; empty until the organization fills it in.
    pub url: String,
    /// What is said and seen in it, in the small Markdown subset.
    pub transcript: String,
}

/// Something to read elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// Its title.
    pub title: String,
    /// What it says, in the small Markdown subset.
    pub idea: String,
    /// Where it is; empty until the organization fills it in.
    pub url: String,
    /// How long it takes to read.
    pub minutes: u64,
    /// Ids of the roles that it suits.
    pub roles: Vec<String>,
}

/// Practices to look through, and to add to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Library {
    /// Stable name.
    pub id: String,
    /// Heading.
    pub title: String,
    /// Strategies to filter by.
    pub strategies: Vec<Choice>,
    /// Challenges to filter by.
    pub challenges: Vec<Choice>,
    /// Examples to begin with.
    pub items: Vec<Model>,
    /// The question by which people add a practice of their own.
    pub prompt: Option<Prompt>,
}

/// An example of a practice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Model {
    /// Stable name; bookmarks refer to it as their prompt.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The school where it is done.
    pub school: String,
    /// For which grades.
    pub grades: String,
    /// Id of the challenge that it answers.
    pub challenge: String,
    /// Ids of the strategies that it uses.
    pub strategies: Vec<String>,
    /// What is done, in the small Markdown subset.
    pub text: String,
    /// What there is to see of it.
    pub links: Vec<Resource>,
}
