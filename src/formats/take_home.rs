//! One's own words to take along: everything that the person here wrote, whoever may see it, and
//! nothing of anybody else.

use super::words::{self, in_sentence, sentence};
use crate::domain::{
    Record,
    guide::{Field, Guide, Prompt},
    session::Session,
};

/// How a field of a record is said: in the language of the page, with its way to write a day.
pub type Say<'a> = &'a dyn Fn(&Field, &Record) -> String;

/// What was written in one step, or about one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The title of the step, or the project that it is about; may be empty.
    pub heading: String,
    /// Labels (or nothing) and texts.
    pub lines: Vec<(String, String)>,
}

/// One's own words in the order of the guide; then what its steps do not ask for.
#[must_use]
pub fn parts(session: &Session, guide: &Guide, say: Say<'_>) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut asked = Vec::new();
    for step in guide.steps() {
        let mut all = Vec::new();
        for prompt in step.prompts() {
            asked.push(prompt.id.as_str());
            for record in session.answers(&prompt.id) {
                // What is said of a commitment begins with it: there may be several.
                all.extend(promise(session, record).map(|about| (String::new(), about.to_owned())));
                all.extend(lines(prompt, record, say));
            }
        }
        for (id, title) in step.cards() {
            asked.push(id);
            for record in session.answers(id) {
                let said = words::answers(record, None, guide).into_iter();
                all.extend(said.map(|(_, text)| (title.to_owned(), text)));
            }
        }
        push(&mut parts, &step.title, all);
    }
    for record in session.mine() {
        let prompt = record.prompt.as_deref().unwrap_or_default();
        if asked.contains(&prompt) {
            continue;
        }
        let heading = promise(session, record).unwrap_or_default();
        push(&mut parts, heading, words::answers(record, guide.prompt(prompt), guide));
    }
    parts
}

/// The project that something is said of.
fn promise<'a>(session: &'a Session, record: &Record) -> Option<&'a str> {
    let about = session.records.get(record.re.as_deref()?)?;
    Some(about.field("project")).filter(|project| !project.is_empty())
}

/// An answer with its labels; the question itself is the label of its only field, and of its sentence.
#[must_use]
pub fn lines(prompt: &Prompt, record: &Record, say: Say<'_>) -> Vec<(String, String)> {
    let mut lines = Vec::new();
    if let Some(sentence) = sentence(prompt, record) {
        lines.push((prompt.label.clone(), sentence));
    }
    let single = prompt.fields.len() == 1;
    for field in prompt.fields.iter().filter(|field| !in_sentence(prompt, &field.id)) {
        let label = if single { &prompt.label } else { &field.label };
        lines.push((label.clone(), say(field, record)));
    }
    lines
}

/// The parts as plain text.
#[must_use]
pub fn plain(title: &str, parts: &[Part]) -> String {
    let mut text = [title, "\n"].concat();
    for part in parts {
        for piece in ["\n", &part.heading, if part.heading.is_empty() { "" } else { "\n" }] {
            text.push_str(piece);
        }
        for (label, words) in &part.lines {
            let gap = if label.is_empty() { "" } else { "\n" };
            text.push_str(&[label, gap, words, "\n\n"].concat());
        }
    }
    text
}

fn push(parts: &mut Vec<Part>, heading: &str, mut lines: Vec<(String, String)>) {
    lines.retain(|(_, text)| !text.trim().is_empty());
    if !lines.is_empty() {
        parts.push(Part { heading: heading.to_owned(), lines });
    }
}
