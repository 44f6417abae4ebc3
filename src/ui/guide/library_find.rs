//! Which practices of a library somebody wants to see.

use leptos::prelude::WithUntracked;

use super::super::app::App;
use crate::domain::{
    Json, Kind, Record,
    fold::folded,
    guide::{Choice, Field, Form, Library, Model, Step, label},
    session::Session,
};

/// What somebody looks for in a library.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Words that a practice must contain, all of them.
    pub words: String,
    /// Id of a strategy; empty for all.
    pub strategy: String,
    /// Id of a challenge; empty for all.
    pub challenge: String,
    /// Only what the person here bookmarked.
    pub marked: bool,
}

/// Ids of practices that fit: those that people added, the newest first, then the examples.
pub fn found(library: &Library, session: &Session, wanted: &Wanted) -> Vec<String> {
    let words: Vec<String> = wanted.words.split_whitespace().map(folded).collect();
    let mut ids = Vec::new();
    let fits = |id: &str, challenge: &str, strategy: bool, text: &str| {
        (wanted.challenge.is_empty() || wanted.challenge == challenge)
            && (wanted.strategy.is_empty() || strategy)
            && (!wanted.marked || bookmark(session, id).is_some())
            && words.iter().all(|word| text.contains(word))
    };
    if let Some(prompt) = &library.prompt {
        for id in session.stream(&prompt.id) {
            let Some(record) = session.records.get(&id) else { continue };
            let has = record.several("strategies").any(|each| each == wanted.strategy);
            if fits(&id, record.field("challenge"), has, &record_text(library, record)) {
                ids.push(id);
            }
        }
    }
    for model in &library.items {
        let has = model.strategies.contains(&wanted.strategy);
        if fits(&model.id, &model.challenge, has, &model_text(library, model)) {
            ids.push(model.id.clone());
        }
    }
    ids
}

/// A field that picks a practice, with all there are: first what one bookmarked, then what people added and
/// the examples. One that was picked and is gone stays. Without any practice people type its name.
pub fn picking(app: App, field: &Field, held: &str) -> Field {
    let mut options: Vec<Choice> = Vec::new();
    let mut add = |title: &str| {
        if !title.is_empty() && !options.iter().any(|option| option.id == title) {
            options.push(Choice { id: title.to_owned(), label: title.to_owned() });
        }
    };
    let guide = app.guide();
    app.session.with_untracked(|session| {
        for marked in [true, false] {
            let wanted = Wanted { marked, ..Wanted::default() };
            for library in guide.steps().flat_map(Step::libraries) {
                for id in found(library, session, &wanted) {
                    let model = library.items.iter().find(|model| model.id == id);
                    let posted = || added(library, session, &id).map(|record| record.field("title"));
                    add(model.map(|model| model.title.as_str()).or_else(posted).unwrap_or_default());
                }
            }
        }
    });
    add(held);
    let form = if options.is_empty() { Form::Short } else { Form::Choice };
    Field { form, options, ..field.clone() }
}

/// The bookmark of the person here on an example or on what somebody added.
pub fn bookmark<'a>(session: &'a Session, id: &str) -> Option<&'a Record> {
    session.mine().find(|record| {
        record.kind == Kind::Mark
            && record.field("mark") == "bookmark"
            && (record.prompt.as_deref() == Some(id) || record.re.as_deref() == Some(id))
    })
}

/// A record of the library that the person here may read.
pub fn added<'a>(library: &Library, session: &'a Session, id: &str) -> Option<&'a Record> {
    let prompt = library.prompt.as_ref()?;
    let record = session.records.get(id)?;
    let asked = record.prompt.as_deref() == Some(prompt.id.as_str());
    (asked && session.may_read(record)).then_some(record)
}

fn record_text(library: &Library, record: &Record) -> String {
    let mut text = String::new();
    for value in record.data.values() {
        push(&mut text, value.text().unwrap_or_default());
        for item in value.items().iter().filter_map(Json::text) {
            push(&mut text, label(&library.strategies, item));
        }
    }
    push(&mut text, label(&library.challenges, record.field("challenge")));
    text
}

fn model_text(library: &Library, model: &Model) -> String {
    let mut text = String::new();
    for part in [&model.title, &model.school, &model.grades, &model.text] {
        push(&mut text, part);
    }
    push(&mut text, label(&library.challenges, &model.challenge));
    for strategy in &model.strategies {
        push(&mut text, label(&library.strategies, strategy));
    }
    text
}

fn push(text: &mut String, more: &str) {
    text.push_str(&folded(more));
    text.push(' ');
}
