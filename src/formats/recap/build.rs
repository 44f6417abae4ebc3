//! From records to a recap. What an audience gets comes from [`visibility::shown`] and from nowhere else.

use super::{Part, Question, Recap, Said, Source, Table};
use crate::{
    domain::{
        Kind, Quote, Record,
        guide::{Choice, Prompt},
        matching,
        theme::{Theme, is_themed, themes},
        visibility::{self, Audience, Shown},
    },
    formats::words,
};

/// What a session found, for one audience.
#[must_use]
pub fn recap(source: &Source<'_>) -> Recap {
    // Numbers that are published count what the room shares; words need their authors' consent on top.
    let counted = if source.audience == Audience::Host { Audience::Host } else { Audience::Room };
    let room = visibility::shown(source.records, counted);
    let shown = visibility::shown(source.records, source.audience);
    let entries: Vec<&Record> = room.iter().map(|each| each.record).filter(|each| is_themed(each)).collect();
    let guide = source.guide;
    let mut questions = Vec::new();
    for (_, prompt) in guide.prompts().filter(|(_, prompt)| prompt.kind != Kind::Profile) {
        let answers: Vec<&Record> =
            entries.iter().copied().filter(|each| answers(each, &prompt.id)).collect();
        if !answers.is_empty() {
            let themes = themes(source.records, Some(&prompt.id));
            questions.push(Question {
                label: prompt.label.clone(),
                people: people(&answers),
                posts: answers.len(),
                themes: themes.iter().map(|theme| part(source, &shown, &answers, prompt, theme)).collect(),
            });
        }
    }
    let commitments: Vec<&Shown<'_>> =
        shown.iter().filter(|each| each.record.kind == Kind::Commitment).collect();
    let (title, subtitle) = match source.title {
        "" => (guide.title.clone(), String::new()),
        title => (title.to_owned(), guide.title.clone()),
    };
    Recap {
        title,
        subtitle,
        people: people(&entries),
        posts: entries.len(),
        questions,
        commitments: commitments
            .into_iter()
            .filter_map(|each| said(each, each.record.field("project")))
            .collect(),
        tables: tables(source, &room, &entries),
    }
}

fn answers(record: &Record, prompt: &str) -> bool {
    record.prompt.as_deref() == Some(prompt)
}

fn people(records: &[&Record]) -> usize {
    let mut people: Vec<&str> = records.iter().map(|record| record.by.as_str()).collect();
    people.sort_unstable();
    people.dedup();
    people.len()
}

fn part(
    source: &Source<'_>,
    shown: &[Shown<'_>],
    answers: &[&Record],
    prompt: &Prompt,
    theme: &Theme,
) -> Part {
    let members: Vec<&Record> =
        answers.iter().copied().filter(|each| theme.members.contains(&each.id)).collect();
    let quotes = theme.quotes.iter().filter(|quote| theme.members.contains(quote));
    let quotes = quotes.filter_map(|quote| {
        let each = shown.iter().find(|each| each.record.id == *quote)?;
        said(each, &words_of(source, prompt, each.record))
    });
    Part {
        title: theme.title.trim().to_owned(),
        takeaway: theme.takeaway.trim().to_owned(),
        people: people(&members),
        posts: members.len(),
        quotes: quotes.collect(),
    }
}

/// What a record says in one paragraph.
#[must_use]
fn words_of(source: &Source<'_>, prompt: &Prompt, record: &Record) -> String {
    let answers = words::answers(record, Some(prompt), source.guide);
    answers.into_iter().map(|(_, text)| text).collect::<Vec<_>>().join("\n")
}

/// Words of a person as they may be quoted, if at all: also for hosts and room only with consent, and by
/// name only where the author agreed to that.
fn said(shown: &Shown<'_>, text: &str) -> Option<Said> {
    if shown.record.quote == Quote::No || text.trim().is_empty() {
        return None;
    }
    let author = shown.author.filter(|_| shown.record.quote == Quote::Named);
    let field = |id: &str| author.map(|author| author.field(id)).unwrap_or_default().trim();
    let by = match (field("name"), field("organization")) {
        ("", _) => String::new(),
        (name, "") => name.to_owned(),
        (name, place) => [name, ", ", place].concat(),
    };
    Some(Said { text: text.trim().to_owned(), by })
}

fn tables(source: &Source<'_>, room: &[Shown<'_>], entries: &[&Record]) -> Vec<Table> {
    let guide = source.guide;
    let commitments: Vec<&Record> =
        entries.iter().copied().filter(|each| each.kind == Kind::Commitment).collect();
    let profiles = room.iter().map(|each| each.record).filter(|each| each.kind == Kind::Profile);
    let mut tables = vec![
        tally("recap.table.needs", &guide.needs, |id| {
            commitments.iter().filter(|each| each.several("kinds").any(|kind| kind == id)).count()
        }),
        tally("recap.table.roles", &guide.roles, |id| {
            profiles.clone().filter(|each| each.field("role") == id).count()
        }),
    ];
    // The same needs as the host's matches: what the room may read, whoever the recap is for.
    let needs = matching::needs(source.records);
    if !needs.is_empty() {
        let answered = needs.iter().filter(|(_, answers)| matching::is_met(source.records, answers)).count();
        let rows = vec![
            ("recap.answered".to_owned(), answered),
            ("recap.unanswered".to_owned(), needs.len() - answered),
        ];
        tables.insert(0, Table { title: "recap.table.answers".to_owned(), rows });
    }
    for (id, title) in guide.steps().flat_map(|step| step.cards()) {
        let marks =
            room.iter().map(|each| each.record).filter(|each| each.kind == Kind::Mark && answers(each, id));
        tables.push(tally(title, &guide.marks, |mark| {
            marks.clone().filter(|each| each.field("mark") == mark).count()
        }));
    }
    tables.retain(|table| table.rows.iter().any(|(_, count)| *count > 0));
    tables
}

fn tally(title: &str, choices: &[Choice], count: impl Fn(&str) -> usize) -> Table {
    let rows = choices.iter().map(|choice| (choice.label.clone(), count(&choice.id)));
    Table { title: title.to_owned(), rows: rows.filter(|(_, count)| *count > 0).collect() }
}
