//! One row a person, one column a prompt.

use litemap::LiteMap;

use super::{Source, table};
use crate::{
    domain::{
        Record,
        visibility::{self, Audience, Shown},
    },
    formats::words,
};

/// Everything that the audience may get, one row a person.
///
/// A row never joins what carries a name with what does not: that would tell who wrote the latter. What
/// is published without a name has a row each, so that not even its style is gathered.
#[must_use]
pub fn people(source: &Source<'_>) -> String {
    let shown = visibility::shown(source.records, source.audience);
    let mut rows: LiteMap<(bool, &str), Vec<&Shown<'_>>> = LiteMap::new();
    for entry in &shown {
        let known = entry.author.is_some();
        let alone = !known && source.audience == Audience::Public;
        let key = if alone { &entry.record.id } else { &entry.record.by };
        rows.entry((!known, key)).or_default().push(entry);
    }
    let prompts: Vec<_> = source.guide.prompts().map(|(_, prompt)| prompt).collect();
    let head = ["session_id", "session_title", "author", "role", "organization", "entries"];
    let head = head.iter().copied().chain(prompts.iter().map(|prompt| prompt.label.as_str()));
    let mut all = vec![head.map(str::to_owned).collect::<Vec<_>>()];
    for entries in rows.values() {
        let author = entries.first().and_then(|entry| entry.author);
        let field = |id: &str| author.map(|profile| profile.field(id)).unwrap_or_default();
        let mut row = vec![
            source.session.to_owned(),
            source.title.to_owned(),
            field("name").to_owned(),
            words::label(&source.guide.roles, field("role")).to_owned(),
            field("organization").to_owned(),
            entries.len().to_string(),
        ];
        row.extend(prompts.iter().map(|prompt| {
            let own = entries.iter().filter(|entry| entry.record.prompt.as_deref() == Some(&prompt.id));
            own.map(|entry| said(source, entry.record)).collect::<Vec<_>>().join("\n\n")
        }));
        all.push(row);
    }
    table::write(&all)
}

fn said(source: &Source<'_>, record: &Record) -> String {
    let prompt = record.prompt.as_deref().and_then(|id| source.guide.prompt(id));
    let answers = words::answers(record, prompt, source.guide);
    let several = answers.len() > 1;
    let line = |(label, value): &(String, String)| {
        if several && !label.is_empty() { format!("{label}: {value}") } else { value.clone() }
    };
    answers.iter().map(line).collect::<Vec<_>>().join("\n")
}
