//! What was wrong with something that came from outside, said so that it can be mended.

/// One thing that was wrong in outside input, which was read all the same as far as it was good.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where: a JSON pointer, a file name, a storage key, an attribute.
    pub at: String,
    /// Which problem: the message key that the interface translates, for example `guide.missing`.
    pub what: &'static str,
    /// Values for the gaps of the message, by name.
    pub with: Vec<(&'static str, String)>,
}

impl Problem {
    /// A problem at a place.
    pub fn new(at: impl Into<String>, what: &'static str) -> Self {
        Self { at: at.into(), what, with: Vec::new() }
    }

    /// The same problem with a value for the gap `name` of its message.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.with.push((name, value.into()));
        self
    }
}

/// The first `limit` of some problems, and one that counts the others: a list that a person can read.
#[must_use]
pub fn at_most(limit: usize, mut problems: Vec<Problem>) -> Vec<Problem> {
    let more = problems.len().saturating_sub(limit);
    if more > 0 {
        problems.truncate(limit);
        problems.push(Problem::new("", "file.more").with("count", more.to_string()));
    }
    problems
}
