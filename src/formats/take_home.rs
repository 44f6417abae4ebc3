//! One's own words to take along: everything that the person here wrote, whoever may see it, and
//! nothing of anybody else.

use super::words;
use crate::domain::{
    Record,
    guide::{Guide, Step},
    session::Session,
};

/// The answers to one prompt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The question.
    pub heading: String,
    /// Answers; each is a list of labels (or nothing) and texts.
    pub answers: Vec<Vec<(String, String)>>,
}

/// One's own words in the order of the guide; then what the guide does not ask for.
#[must_use]
pub fn parts(session: &Session, guide: &Guide) -> Vec<Part> {
    let mut parts = Vec::new();
    for (_, prompt) in guide.prompts() {
        let own = session.answers(&prompt.id).map(|record| words::answers(record, Some(prompt), guide));
        push(&mut parts, &prompt.label, own.collect());
    }
    let cards: Vec<(&str, &str)> = guide.steps().flat_map(Step::cards).collect();
    for (id, title) in &cards {
        let own = session.answers(id).map(|record| words::answers(record, None, guide));
        push(&mut parts, title, own.collect());
    }
    let asked = |record: &Record| {
        let prompt = record.prompt.as_deref().unwrap_or_default();
        guide.prompt(prompt).is_some() || cards.iter().any(|(id, _)| *id == prompt)
    };
    for record in session.mine().filter(|record| !asked(record)) {
        let about = record.re.as_deref().and_then(|re| session.records.get(re));
        let heading = about.map(|about| about.field("project")).unwrap_or_default();
        push(&mut parts, heading, vec![words::answers(record, None, guide)]);
    }
    parts
}

/// The parts as plain text.
#[must_use]
pub fn plain(title: &str, parts: &[Part]) -> String {
    lines(
        title,
        parts,
        |heading| heading.to_owned(),
        |label, text| match label {
            "" => text.to_owned(),
            label => format!("{label}\n{text}"),
        },
    )
}

/// The parts as Markdown. What a person typed stays text: its marks are escaped.
#[must_use]
pub fn markdown(title: &str, parts: &[Part]) -> String {
    let title = format!("# {}", escaped(title));
    lines(
        &title,
        parts,
        |heading| format!("## {}", escaped(heading)),
        |label, text| match label {
            "" => escaped(text),
            label => format!("**{}**\n\n{}", escaped(label), escaped(text)),
        },
    )
}

fn push(parts: &mut Vec<Part>, heading: &str, answers: Vec<Vec<(String, String)>>) {
    let answers: Vec<_> = answers.into_iter().filter(|answer| !answer.is_empty()).collect();
    if !answers.is_empty() {
        parts.push(Part { heading: heading.to_owned(), answers });
    }
}

fn lines(
    title: &str,
    parts: &[Part],
    heading: impl Fn(&str) -> String,
    line: impl Fn(&str, &str) -> String,
) -> String {
    let mut all = vec![title.to_owned()];
    for part in parts {
        if !part.heading.is_empty() {
            all.push(heading(&part.heading));
        }
        all.extend(part.answers.iter().flatten().map(|(label, text)| line(label, text)));
    }
    all.retain(|line| !line.is_empty());
    all.join("\n\n") + "\n"
}

/// What a person typed as Markdown that shows just that.
#[must_use]
pub fn escaped(text: &str) -> String {
    text.lines().map(escaped_line).collect::<Vec<_>>().join("\n\n")
}

fn escaped_line(line: &str) -> String {
    let mut out = String::new();
    for letter in line.trim_start().chars() {
        if matches!(letter, '\\' | '*' | '_' | '[' | ']' | '<' | '`' | '~' | '|' | '&' | '!') {
            out.push('\\');
        }
        out.push(letter);
    }
    let digits = out.bytes().take_while(u8::is_ascii_digit).count();
    match out.as_bytes().get(digits) {
        Some(b'.' | b')') if digits > 0 => out.insert(digits, '\\'),
        Some(b'#' | b'>' | b'+' | b'-' | b'=') if digits == 0 => out.insert(0, '\\'),
        _ => {}
    }
    out
}
