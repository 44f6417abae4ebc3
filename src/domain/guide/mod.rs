//! A discussion guide as plain data: what people walk through.

mod answer;
mod block;
mod choice;
mod field;
mod frame;
mod length;
mod prompt;
mod step;
mod walk;

pub use answer::is_blank;
pub use block::{Article, Block, Image, Library, Model, Practice, Resource, Round, Video};
pub use choice::{Choice, label, value};
pub use field::{Field, Form, Scale};
pub use frame::{Piece, pieces};
pub use length::counted;
pub use prompt::{Layout, Prompt};
pub use step::{Dir, Per, Repeat, Section, Step, WHO};
pub use walk::is_for;

use super::{Json, Kind};

/// A discussion guide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guide {
    /// Stable name, for example `learning-from-one-another`.
    pub id: String,
    /// Language of its texts, as in HTML `lang`.
    pub lang: String,
    /// Its title.
    pub title: String,
    /// One or two sentences on what it is for.
    pub summary: String,
    /// How long it takes in all.
    pub minutes: u64,
    /// How many people it is for, where it says so.
    pub group: Option<Group>,
    /// Whether it is a protocol to fill with a topic of one's own.
    pub template: bool,
    /// The series that it belongs to, if any.
    pub series: Option<Series>,
    /// Who inspired or wrote it.
    pub credits: Vec<Credit>,
    /// Roles to choose from at arrival.
    pub roles: Vec<Choice>,
    /// Kinds of need to choose from.
    pub needs: Vec<Choice>,
    /// What one can say of a practice card.
    pub marks: Vec<Choice>,
    /// How it went with a commitment, asked later where no step asks it.
    pub after: Option<Prompt>,
    /// Its sections, in order.
    pub sections: Vec<Section>,
    /// The guide as it came, with everything that this version does not know.
    pub source: Json,
}

/// How many people an activity is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    /// Fewest.
    pub min: u64,
    /// Most, where there is such a number.
    pub max: Option<u64>,
    /// The number that it works best with, where there is one.
    pub best: Option<u64>,
}

/// The place of a guide in a series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// Stable name of the series.
    pub id: String,
    /// Which one of the series this is, from 1.
    pub number: u64,
    /// How many there are.
    pub of: u64,
}

/// Who inspired or wrote a guide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credit {
    /// Person or organization.
    pub name: String,
    /// Title of the work.
    pub title: String,
    /// Year, as written.
    pub year: String,
    /// Anything else to say.
    pub note: String,
    /// Where it is.
    pub url: String,
}

impl Guide {
    /// All steps, in order, those of sections that nobody picked included.
    pub fn steps(&self) -> impl Iterator<Item = &Step> {
        self.sections.iter().flat_map(|section| &section.steps)
    }

    /// The place of a step among all, from 0.
    #[must_use]
    pub fn position(&self, step: &str) -> Option<usize> {
        self.steps().position(|each| each.id == step)
    }

    /// All prompts with the step in which they stand, in order.
    pub fn prompts(&self) -> impl Iterator<Item = (&Step, &Prompt)> {
        self.steps().flat_map(|step| step.prompts().map(move |prompt| (step, prompt)))
    }

    /// The prompt with this id.
    #[must_use]
    pub fn prompt(&self, id: &str) -> Option<&Prompt> {
        let asked = self.prompts().map(|(_, prompt)| prompt).find(|prompt| prompt.id == id);
        asked.or_else(|| self.after.as_ref().filter(|prompt| prompt.id == id))
    }

    /// The prompt that asks what became of a commitment.
    #[must_use]
    pub fn follow_up(&self) -> Option<&Prompt> {
        let asked = self.prompts().map(|(_, prompt)| prompt).find(|prompt| prompt.kind.word() == "follow-up");
        asked.or(self.after.as_ref())
    }

    /// The first prompt that asks for this kind of record.
    #[must_use]
    pub fn prompt_for(&self, kind: &Kind) -> Option<&Prompt> {
        self.prompts().map(|(_, prompt)| prompt).find(|prompt| prompt.kind == *kind)
    }
}
