//! The record: the one unit of data. Everything that a person or a host does is one.

use super::{Json, Stamp, json::Map};

/// Something that a person or a host did, in its latest form.
///
/// Storage, webhook, export, import and merge carry records and nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// A ULID, made once, never used again.
    pub id: String,
    /// What it is.
    pub kind: Kind,
    /// Which session it belongs to.
    pub session: String,
    /// Which prompt of the guide it answers.
    pub prompt: Option<String>,
    /// The record that this one is about.
    pub re: Option<String>,
    /// Author id: random for each person and session, never made from the device.
    pub by: String,
    /// When it was first written, in milliseconds since 1970.
    pub created: u64,
    /// When it last changed.
    pub stamp: Stamp,
    /// The fields of the prompt, by field id.
    pub data: Map,
    /// Who may see it.
    pub visible: Visible,
    /// Whether it may be quoted.
    pub quote: Quote,
    /// Taken back: the data is dropped, the id stays.
    pub deleted: bool,
    /// Fields that this version does not know, kept as they came.
    pub rest: Map,
}

/// What stands in the field `source` of a record that came from paper.
pub const PAPER: &str = "paper";

impl Record {
    /// Whether a person said something with it. How a session runs, and what hosts make of what was said,
    /// is no entry.
    #[must_use]
    pub fn is_entry(&self) -> bool {
        !matches!(self.kind.word(), super::run::state::KIND | "moderation" | "flag" | "theme")
    }

    /// Whether it is one of the entries that people are told a number of: all but what they say of themselves.
    #[must_use]
    pub fn is_counted(&self) -> bool {
        self.is_entry() && self.kind != Kind::Profile
    }

    /// Whether a host typed it in for somebody without a device.
    #[must_use]
    pub fn is_from_paper(&self) -> bool {
        self.rest.get("source").and_then(Json::text) == Some(PAPER)
    }

    /// The text in a field, or the empty text.
    #[must_use]
    pub fn field(&self, id: &str) -> &str {
        self.data.get(id).and_then(Json::text).unwrap_or_default()
    }

    /// The texts in a field that holds several.
    pub fn several(&self, id: &str) -> impl Iterator<Item = &str> {
        self.data.get(id).map(Json::items).unwrap_or_default().iter().filter_map(Json::text)
    }

    /// The same record taken back at `stamp`: nothing that its author wrote remains in it.
    #[must_use]
    pub fn taken_back(&self, stamp: Stamp) -> Self {
        Self { data: Map::new(), rest: Map::new(), deleted: true, stamp, ..self.clone() }
    }
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $($(#[$vdoc])* $variant),* }

        impl $name {
            /// Every value, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];
            /// Every word, in the same order.
            pub const WORDS: &'static [&'static str] = &[$($word),*];

            /// The word in files and exports.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }

            /// The value that a word stands for.
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)* _ => None }
            }
        }
    };
}
pub(crate) use words;

words! {
    /// Who may see a record. Ordered from the fewest to the most people.
    Visible {
        /// Only its author.
        #[default]
        Me = "me",
        /// The author and the hosts.
        Host = "host",
        /// Everyone in the session.
        Room = "room",
        /// Anyone, also after the session.
        Public = "public",
    }
}

words! {
    /// Whether an author agrees to be quoted.
    Quote {
        /// Not at all.
        #[default]
        No = "no",
        /// Without the name.
        Unnamed = "unnamed",
        /// With the name.
        Named = "named",
    }
}

/// What a record is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// An answer to a prompt.
    Response,
    /// A project and what it needs.
    Commitment,
    /// "We do this", "want to try", "have a question" about a practice card.
    Mark,
    /// "I can help", about a commitment.
    Offer,
    /// What a person says of themselves.
    Profile,
    /// A practice that a person added to a library.
    Practice,
    /// A kind that this version does not know: kept, and exported untouched.
    Other(String),
}

impl Kind {
    /// The word in files and exports.
    #[must_use]
    pub fn word(&self) -> &str {
        match self {
            Self::Response => "response",
            Self::Commitment => "commitment",
            Self::Mark => "mark",
            Self::Offer => "offer",
            Self::Profile => "profile",
            Self::Practice => "practice",
            Self::Other(word) => word,
        }
    }
}

impl From<&str> for Kind {
    fn from(word: &str) -> Self {
        match word {
            "response" => Self::Response,
            "commitment" => Self::Commitment,
            "mark" => Self::Mark,
            "offer" => Self::Offer,
            "profile" => Self::Profile,
            "practice" => Self::Practice,
            other => Self::Other(other.to_owned()),
        }
    }
}
