//! One row an entry.

use litemap::LiteMap;

use super::{Source, table};
use crate::{
    domain::{
        Json, Kind, Record, Visible,
        guide::Prompt,
        moderation::Moderation,
        theme::{Theme, themes},
        visibility::{self, Audience, Shown},
    },
    formats::{time, words},
};

/// The names of the columns. They stay as they are from the first release on.
pub const HEADER: [&str; 35] = [
    "session_id",
    "session_title",
    "record_id",
    "kind",
    "step_id",
    "step_title",
    "prompt_id",
    "prompt",
    "group",
    "author",
    "role",
    "organization",
    "visibility",
    "quote",
    "text",
    "project",
    "needed",
    "need_kinds",
    "by_when",
    "first_step",
    "can_offer",
    "status",
    "offers",
    "themes",
    "lang",
    "source",
    "created_at",
    "updated_at",
    "hidden",
    "delivery_state",
    "delivery_attempts",
    "delivery_error",
    "delivered_at",
    "about",
    "contact",
];

/// Fields with a column of their own, and the name of that column.
pub(super) const COLUMNS: [(&str, &str); 7] = [
    ("project", "project"),
    ("needed", "needed"),
    ("kinds", "need_kinds"),
    ("by_when", "by_when"),
    ("first_step", "first_step"),
    ("can_offer", "can_offer"),
    ("contact", "contact"),
];

/// Everything that the audience may get, one row an entry.
#[must_use]
pub fn entries(source: &Source<'_>) -> String {
    let shown = visibility::shown(source.records, source.audience);
    let offers = offers(&shown);
    let hosts = Hosts::of(source);
    let head = HEADER.iter().map(|name| (*name).to_owned()).collect();
    let rows = shown.iter().map(|entry| {
        let cells = row(source, entry, &offers, &hosts);
        HEADER.iter().map(|name| cells(name)).collect()
    });
    table::write(&std::iter::once(head).chain(rows).collect::<Vec<_>>())
}

fn row<'a>(
    source: &'a Source<'_>,
    entry: &'a Shown<'_>,
    offers: &'a LiteMap<&str, Vec<String>>,
    hosts: &'a Hosts,
) -> impl Fn(&str) -> String + use<'a> {
    let record = entry.record;
    let asked = record.prompt.as_deref().and_then(|id| place(source, id));
    let delivery = source.outbox.of_record(&record.id);
    let (state, why) = source.outbox.standing_of(record);
    let by_author = |field: &str| entry.author.map(|profile| profile.field(field)).unwrap_or_default();
    move |column| {
        let cell = match column {
            "session_id" => source.session,
            "session_title" => source.title,
            "record_id" => &record.id,
            "kind" => record.kind.word(),
            "step_id" => asked.map(|asked| asked.step).unwrap_or_default(),
            "step_title" => asked.map(|asked| asked.title).unwrap_or_default(),
            "prompt_id" => record.prompt.as_deref().unwrap_or_default(),
            "prompt" => asked.map(|asked| asked.label).unwrap_or_default(),
            "group" => by_author("group"),
            "author" => by_author("name"),
            "role" => words::label(&source.guide.roles, by_author("role")),
            "organization" => by_author("organization"),
            "visibility" => record.visible.word(),
            "quote" => record.quote.word(),
            "about" => record.re.as_deref().unwrap_or_default(),
            "text" => return text(source, record, asked.and_then(|asked| asked.prompt)),
            "status" => record.field("status"),
            "offers" => {
                return offers.get(record.id.as_str()).map(|offers| offers.join("\n")).unwrap_or_default();
            }
            "themes" => return hosts.themes_of(&record.id),
            // Whoever offers help says how to reach them to the author of the card and to hosts, not to the room.
            "contact" if record.kind == Kind::Offer && source.audience != Audience::Host => "",
            "hidden" if record.visible >= Visible::Room && !hosts.moderation.is_open(record) => "yes",
            "lang" => &source.guide.lang,
            "source" => record.rest.get("source").and_then(Json::text).unwrap_or_default(),
            "created_at" => return time::iso(record.created),
            "updated_at" => return time::iso(record.stamp.ms),
            "delivery_state" => state,
            "delivery_attempts" => return delivery.map(|item| item.tries.to_string()).unwrap_or_default(),
            "delivery_error" => why,
            "delivered_at" => {
                return delivery
                    .filter(|item| item.gone > 0)
                    .map(|item| time::iso(item.gone))
                    .unwrap_or_default();
            }
            other => return own_column(record, other),
        };
        cell.to_owned()
    }
}

/// What hosts made of what was said: for hosts alone.
struct Hosts {
    themes: Vec<Theme>,
    moderation: Moderation,
}

impl Hosts {
    fn of(source: &Source<'_>) -> Self {
        let is_host = source.audience == Audience::Host;
        Self {
            themes: if is_host { themes(source.records, None) } else { Vec::new() },
            moderation: Moderation::of(source.records),
        }
    }

    fn themes_of(&self, id: &str) -> String {
        let held = self.themes.iter().filter(|theme| theme.members.iter().any(|member| member == id));
        held.map(|theme| theme.title.as_str()).collect::<Vec<_>>().join("\n")
    }
}

/// Where in the guide an entry belongs.
#[derive(Clone, Copy)]
struct Place<'a> {
    step: &'a str,
    title: &'a str,
    label: &'a str,
    prompt: Option<&'a Prompt>,
}

fn place<'a>(source: &'a Source<'_>, id: &str) -> Option<Place<'a>> {
    source.guide.steps().find_map(|step| {
        let (prompt, label) = step
            .prompts()
            .map(|prompt| (Some(prompt), prompt.id.as_str(), prompt.label.as_str()))
            .chain(step.cards().into_iter().map(|(id, title)| (None, id, title)))
            .find_map(|(prompt, other, label)| (other == id).then_some((prompt, label)))?;
        Some(Place { step: &step.id, title: &step.title, label, prompt })
    })
}

/// A field with a column of its own, with ids instead of labels so that it can be read back.
fn own_column(record: &Record, column: &str) -> String {
    let field = COLUMNS.iter().find(|(_, name)| *name == column).map(|(field, _)| *field);
    field.and_then(|field| record.data.get(field)).map(|value| words::value(value, &[])).unwrap_or_default()
}

/// Everything else that its author wrote: a single answer as it is, several with their labels.
fn text(source: &Source<'_>, record: &Record, prompt: Option<&Prompt>) -> String {
    let mut record = record.clone();
    record.data.retain(|field, _| !COLUMNS.iter().any(|(own, _)| own == field) && field != "status");
    let mut answers = words::answers(&record, prompt, source.guide);
    if record.data.keys().any(|field| field != "text" && field != "wall") {
        let line = |(label, value): &(String, String)| {
            if label.is_empty() { value.clone() } else { format!("{label}: {value}") }
        };
        return answers.iter().map(line).collect::<Vec<_>>().join("\n");
    }
    answers.pop().map(|(_, value)| value).unwrap_or_default()
}

/// What was offered to each card, as far as the audience may get it.
fn offers<'a>(shown: &[Shown<'a>]) -> LiteMap<&'a str, Vec<String>> {
    let mut offers: LiteMap<&str, Vec<String>> = LiteMap::new();
    for offer in shown.iter().filter(|entry| entry.record.kind == Kind::Offer) {
        let name = offer.author.map(|profile| profile.field("name")).unwrap_or_default();
        let text = offer.record.field("text");
        let line = if name.is_empty() { text.to_owned() } else { format!("{name}: {text}") };
        offers.entry(offer.record.re.as_deref().unwrap_or_default()).or_default().push(line);
    }
    offers
}
