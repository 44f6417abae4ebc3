//! A field of an answer.

use super::Choice;
use crate::domain::record::words;

/// One field of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Stable name; the answer is kept under it.
    pub id: String,
    /// How it is filled in.
    pub form: Form,
    /// Its label.
    pub label: String,
    /// A sentence of help.
    pub hint: String,
    /// An example of an answer.
    pub placeholder: String,
    /// The label under which it stands together with its neighbors of the same label.
    pub group: String,
    /// Most characters (Unicode scalar values), in each line where there are several.
    pub limit: usize,
    /// Fewest things to choose or to write; 0: any number.
    pub least: usize,
    /// Most things to choose or to write; 0: any number.
    pub most: usize,
    /// The numbers of a scale.
    pub scale: Scale,
    /// Whether an answer needs it.
    pub required: bool,
    /// What to choose from.
    pub options: Vec<Choice>,
    /// Whether it is folded away at first.
    pub more: bool,
}

words! {
    /// How a field is filled in.
    Form {
        /// One line.
        Short = "short",
        /// Several lines.
        #[default]
        Long = "long",
        /// Several short texts, a line each.
        Entries = "entries",
        /// One of the options.
        Choice = "choice",
        /// Any number of the options.
        Several = "several",
        /// The options in an order of one's own.
        Ranking = "ranking",
        /// Sections of the guide, in an order of one's own.
        Pick = "pick",
        /// A practice of a library, kept by its title: that says what was meant when the practice is gone.
        Practice = "practice",
        /// A number between two ends.
        Scale = "scale",
        /// A day.
        Date = "date",
        /// An address on the web or for mail.
        Link = "link",
        /// A way to reach somebody.
        Contact = "contact",
    }
}

/// The numbers of a scale, and what its ends mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scale {
    /// The lowest number.
    pub from: u64,
    /// The highest number.
    pub to: u64,
    /// What the lowest means.
    pub low: String,
    /// What the highest means.
    pub high: String,
}

impl Scale {
    /// Most numbers of a scale.
    pub const STEPS: u64 = 11;
}

impl Default for Scale {
    fn default() -> Self {
        Self { from: 1, to: 5, low: String::new(), high: String::new() }
    }
}

impl Field {
    /// The field of a prompt that names none: one long text.
    #[must_use]
    pub fn text(limit: usize) -> Self {
        Self {
            id: "text".to_owned(),
            form: Form::Long,
            label: String::new(),
            hint: String::new(),
            placeholder: String::new(),
            group: String::new(),
            limit,
            least: 0,
            most: 0,
            scale: Scale::default(),
            required: false,
            options: Vec::new(),
            more: false,
        }
    }
}
