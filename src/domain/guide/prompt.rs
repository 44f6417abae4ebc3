//! A question.

use super::Field;
use crate::domain::{Kind, Visible, record::words};

/// A question with the fields of its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prompt {
    /// Stable name; records refer to it.
    pub id: String,
    /// What kind of record its answer is.
    pub kind: Kind,
    /// The question.
    pub label: String,
    /// A sentence of help.
    pub hint: String,
    /// Ids of the roles that it is for; empty: everyone.
    pub roles: Vec<String>,
    /// How its fields stand together.
    pub layout: Layout,
    /// The sentence with gaps of a sentence frame: `{field-id}`.
    pub frame: String,
    /// Its label in a stream, for example `A1`.
    pub number: String,
    /// The prompt whose answer by the same person its own answer is about; empty where there is none.
    pub about: String,
    /// Whether others' answers stay hidden until one's own is in.
    pub withhold: bool,
    /// Whether it is also asked when somebody comes back later.
    pub returns: bool,
    /// Whether one person gives many answers, a line each.
    pub many: bool,
    /// Who sees the answer unless its author chooses otherwise.
    pub visible: Visible,
    /// What the author may choose; empty or one: no choice.
    pub audiences: Vec<Visible>,
    /// Whether the answer may stand on the wall.
    pub wall: bool,
    /// Whether to ask if it may be quoted.
    pub quote: bool,
    /// The fields of the answer, in order.
    pub fields: Vec<Field>,
}

words! {
    /// How the fields of a prompt stand together.
    Layout {
        /// One under the other.
        #[default]
        Plain = "plain",
        /// As the gaps of a sentence.
        Sentence = "sentence",
        /// Before and after, side by side.
        Compare = "compare",
        /// Columns of what one saw, heard and wonders.
        Observation = "observation",
        /// A card for each group of fields.
        Cycle = "cycle",
        /// Many short answers, the newest first.
        Stream = "stream",
    }
}

impl Prompt {
    /// Whether one form after the other takes as many answers as a person has. Commitments have cards for that.
    #[must_use]
    pub fn takes_many(&self) -> bool {
        (self.many || self.layout == Layout::Stream) && self.kind != Kind::Commitment
    }
}
