//! What can be filled in of each part of a guide: one table, from which the forms are made.

mod blocks;
mod prompts;

pub use blocks::{BLOCKS, PRACTICE, ROUND};
pub use prompts::{CHOICE, FIELD, PROMPT, commitment};

use crate::domain::{
    Json,
    guide::{Per, WHO},
};

/// A sort of thing in a guide.
#[derive(Debug, PartialEq, Eq)]
pub struct Sort {
    /// Its name; the words for it are under `edit.sort.<name>`.
    pub name: &'static str,
    /// What can be filled in, in order.
    pub entries: &'static [Entry],
    /// What a new one is, as JSON; texts that begin with `@` are keys of words.
    pub new: &'static str,
}

/// Something to fill in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its key in the JSON.
    pub key: &'static str,
    /// The words for it are under `edit.field.<words>`.
    pub words: &'static str,
    /// How it is filled in.
    pub input: Input,
    /// Whether it is folded away at first.
    pub more: bool,
    /// Whether there is help under `edit.hint.<words>`.
    pub hint: bool,
    /// Whether there is an example under `edit.eg.<words>`.
    pub example: bool,
    /// Shown only where another key has one of these words, or where it is filled in already.
    pub when: Option<(&'static str, &'static [&'static str])>,
}

/// How something is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// One line.
    Line,
    /// Several lines.
    Lines,
    /// A whole number.
    Number(u64, u64),
    /// Yes or no.
    Tick,
    /// One of these words, or none; what they mean is under `edit.is.<words>.<word>`.
    Word(&'static [&'static str]),
    /// Any of these words, in the order in which they were chosen.
    Words(&'static [&'static str]),
    /// Texts, one a line.
    Texts,
    /// A list of things.
    List(&'static Sort),
    /// A thing of its own.
    Part(&'static Sort),
    /// One of a list that stands around it, by id.
    One(&'static str),
    /// Any of a list that stands around it, by id.
    Any(&'static str),
    /// One of the questions of the guide, by id.
    Question,
}

impl Sort {
    /// A new one, in some words.
    #[must_use]
    pub fn made(&self, words: &dyn Fn(&str) -> String) -> Json {
        super::filled(&crate::formats::json::read(self.new).value, words)
    }
}

impl Entry {
    /// Whether it is to be shown for a thing.
    #[must_use]
    pub fn suits(&self, thing: &Json) -> bool {
        let filled = thing.get(self.key).is_some_and(|value| *value != Json::Null);
        filled || self.when.is_none_or(|(key, words)| words.contains(&thing.str(key)))
    }

    pub(super) const fn new(key: &'static str, input: Input) -> Self {
        Self { key, words: key, input, more: false, hint: false, example: false, when: None }
    }

    pub(super) const fn said(self, words: &'static str) -> Self {
        Self { words, ..self }
    }

    pub(super) const fn more(self) -> Self {
        Self { more: true, ..self }
    }

    pub(super) const fn hint(self) -> Self {
        Self { hint: true, ..self }
    }

    pub(super) const fn example(self) -> Self {
        Self { example: true, ..self }
    }

    pub(super) const fn when(self, key: &'static str, words: &'static [&'static str]) -> Self {
        Self { when: Some((key, words)), ..self }
    }
}

pub(super) const fn line(key: &'static str) -> Entry {
    Entry::new(key, Input::Line)
}

pub(super) const fn lines(key: &'static str) -> Entry {
    Entry::new(key, Input::Lines)
}

pub(super) const fn tick(key: &'static str) -> Entry {
    Entry::new(key, Input::Tick)
}

pub(super) const fn list(key: &'static str, sort: &'static Sort) -> Entry {
    Entry::new(key, Input::List(sort))
}

pub(super) const MINUTES: Entry = Entry::new("minutes", Input::Number(1, 600));
pub(super) const FOR_ROLES: Entry = Entry::new("roles", Input::Any("roles")).said("for_roles").more().hint();
pub(super) const ID: Entry = line("id").more().hint();

/// The guide itself, without its sections.
pub static GUIDE: Sort = Sort {
    name: "guide",
    new: "{}",
    entries: &[
        line("title").said("guide_title").example(),
        lines("summary").hint().example(),
        list("roles", &CHOICE).hint(),
        list("needs", &CHOICE).hint(),
        list("marks", &CHOICE).hint(),
        list("credits", &CREDIT).hint(),
        MINUTES.said("total").more().hint(),
        line("lang").more().hint(),
        Entry::new("group", Input::Part(&GROUP)).more(),
        Entry::new("series", Input::Part(&SERIES)).more(),
        tick("template").more().hint(),
        line("license").more(),
        line("id").said("guide_id").more().hint(),
    ],
};

static GROUP: Sort = Sort {
    name: "group",
    new: "{}",
    entries: &[
        Entry::new("min", Input::Number(1, 10_000)),
        Entry::new("max", Input::Number(1, 10_000)),
        Entry::new("best", Input::Number(1, 10_000)),
    ],
};

static SERIES: Sort = Sort {
    name: "series",
    new: "{}",
    entries: &[
        line("id").said("series_id"),
        Entry::new("number", Input::Number(1, 1_000)).said("series_number"),
        Entry::new("of", Input::Number(1, 1_000)).said("series_of"),
    ],
};

static CREDIT: Sort = Sort {
    name: "credit",
    new: r#"{"name":""}"#,
    entries: &[
        line("name").said("credit_name"),
        line("title").said("work"),
        line("year"),
        lines("note").said("credit_note"),
        line("url"),
    ],
};

/// A section, without its steps.
pub static SECTION: Sort = Sort {
    name: "section",
    new: r#"{"id":"section","title":"","steps":[]}"#,
    entries: &[
        line("title"),
        lines("idea").hint(),
        line("url").more(),
        MINUTES.more(),
        line("topic").more().hint(),
        Entry::new("pick", Input::Question).more().hint(),
        Entry::new("roles", Input::Any("roles")).said("suits").more(),
        ID,
    ],
};

/// A step, without its blocks.
pub static STEP: Sort = Sort {
    name: "step",
    new: r#"{"id":"step","title":"","kind":"discussion","minutes":10,"who":["everyone"],"blocks":[]}"#,
    entries: &[
        line("title").example(),
        MINUTES,
        Entry::new("who", Input::Words(WHO)),
        lines("lead").hint().example(),
        lines("note").hint().example(),
        tick("optional").more(),
        FOR_ROLES,
        tick("silent").more(),
        tick("withhold").more().hint(),
        Entry::new("quiet", Input::Texts).more().hint(),
        Entry::new("repeat", Input::Part(&REPEAT)).more(),
        line("kind").more().hint(),
        ID,
    ],
};

static REPEAT: Sort = Sort {
    name: "repeat",
    new: "{}",
    entries: &[Entry::new("per", Input::Word(Per::WORDS)), Entry::new("times", Input::Number(1, 100)).hint()],
};

/// What any block can say besides.
pub static ANY_BLOCK: Sort = Sort {
    name: "any-block",
    new: "{}",
    entries: &[
        line("lang").said("block_lang").more().hint(),
        Entry::new("dir", Input::Word(crate::domain::guide::Dir::WORDS)).more(),
    ],
};

/// The sort of a block, by its type; nothing for a type of a later version.
#[must_use]
pub fn block(of: &str) -> Option<&'static Sort> {
    BLOCKS.iter().copied().find(|sort| sort.name == of)
}

/// Every sort that there is, each once, with those that they are made of.
#[must_use]
pub fn all() -> Vec<&'static Sort> {
    let mut found: Vec<&Sort> = vec![&GUIDE, &SECTION, &STEP, &ANY_BLOCK];
    found.extend(BLOCKS);
    let mut at = 0;
    while let Some(sort) = found.get(at).copied() {
        for entry in sort.entries {
            if let Input::List(inner) | Input::Part(inner) = entry.input
                && !found.contains(&inner)
            {
                found.push(inner);
            }
        }
        at += 1;
    }
    found
}
