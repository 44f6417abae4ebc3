//! The guide on paper: a run sheet for the host, a handout for the others.

use leptos::prelude::*;

use super::Editor;
use crate::{
    domain::guide::{Block, Guide, Prompt, Step, label},
    formats::markdown::plain,
    ports::files::{Page, Part},
    ui::app::App,
};

/// A line to write on.
const RULE: &str = "________________________________________________________________";

/// Every step with the time at which it begins, what to say and what is asked.
pub fn run_sheet(editor: Editor) -> Page {
    let app = editor.app;
    let guide = editor.checked.with_untracked(|checked| checked.guide.clone());
    let mut passed = 0;
    let mut parts = Vec::new();
    for step in guide.steps() {
        let minutes = app.tn("edit.minutes", usize::try_from(step.minutes).unwrap_or_default());
        let mut lines = vec![(
            app.t("edit.sheet.when"),
            app.tw("edit.sheet.from", &[("from", &clock(passed)), ("minutes", &minutes)]),
        )];
        lines.push((app.t("edit.field.who"), who(app, step)));
        lines.push((app.t("edit.field.for_roles"), roles(&guide, step)));
        lines.push((String::new(), step.lead.clone()));
        for block in &step.blocks {
            if let Block::Rounds(_) = block.bare() {
                push(app, block.bare(), &mut lines);
            }
        }
        for note in plain(&step.note).split("\n\n") {
            lines.push((String::new(), note.to_owned()));
        }
        for prompt in step.prompts() {
            lines.push((app.t("kit.asks"), prompt.label.clone()));
        }
        lines.retain(|(_, text)| !text.trim().is_empty());
        parts.push(Part { heading: step.title.clone(), lines });
        passed += step.minutes;
    }
    page(app, &guide, app.t("edit.run_sheet"), parts)
}

/// What people read, and room to write.
pub fn handout(editor: Editor) -> Page {
    let app = editor.app;
    let guide = editor.checked.with_untracked(|checked| checked.guide.clone());
    let mut parts = Vec::new();
    for step in guide.steps() {
        let mut lines = vec![(String::new(), step.lead.clone())];
        for block in &step.blocks {
            push(app, block.bare(), &mut lines);
        }
        lines.retain(|(label, text)| !(label.trim().is_empty() && text.trim().is_empty()));
        parts.push(Part { heading: step.title.clone(), lines });
    }
    let credits = guide.credits.iter().map(|credit| {
        let words = [&credit.name, &credit.title, &credit.year].map(|words| words.as_str());
        (String::new(), words.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(". "))
    });
    let credits: Vec<_> = credits.collect();
    if !credits.is_empty() {
        parts.push(Part { heading: app.t("credits.title"), lines: credits });
    }
    page(app, &guide, app.t("edit.handout"), parts)
}

fn page(app: App, guide: &Guide, subtitle: String, parts: Vec<Part>) -> Page {
    let subtitle = if guide.summary.is_empty() { subtitle } else { format!("{subtitle}. {}", guide.summary) };
    Page { title: guide.title.clone(), subtitle, lang: guide.lang.clone(), dir: app.dir(), parts }
}

fn push(app: App, block: &Block, lines: &mut Vec<(String, String)>) {
    match block {
        Block::Text(text) => lines.push((String::new(), plain(text))),
        Block::Quote { text, by } => lines.push((by.clone(), format!("“{}”", plain(text)))),
        Block::Norms { title, items } => lines.push((title.clone(), items.join("\n"))),
        Block::Practices(cards) => {
            for card in cards {
                lines.push((card.title.clone(), plain(&card.text)));
            }
        }
        Block::Rounds(rounds) => {
            for round in rounds {
                let minutes = app.tn("edit.minutes", usize::try_from(round.minutes).unwrap_or_default());
                lines.push((
                    format!("{} · {minutes}", app.t(&format!("who.{}", round.who))),
                    plain(&round.text),
                ));
            }
        }
        Block::Table { caption, columns, rows } => {
            lines.push((caption.clone(), columns.join(" / ")));
            for (head, cells) in rows {
                lines.push((head.clone(), cells.join(" / ")));
            }
        }
        Block::Resources { title, items } => {
            lines.push((
                title.clone(),
                items.iter().map(|item| item.title.as_str()).collect::<Vec<_>>().join("\n"),
            ));
        }
        Block::Article(article) => lines.push((article.title.clone(), plain(&article.idea))),
        Block::Video(video) => lines.push((video.title.clone(), plain(&video.transcript))),
        Block::Image(image) => lines.push((String::new(), image.caption.clone())),
        Block::Library(library) => {
            for model in &library.items {
                lines.push((model.title.clone(), plain(&model.text)));
            }
        }
        Block::Prompt(prompt) => push_prompt(prompt, lines),
        _ => {}
    }
}

fn push_prompt(prompt: &Prompt, lines: &mut Vec<(String, String)>) {
    lines.push((prompt.label.clone(), prompt.hint.clone()));
    for field in &prompt.fields {
        let label = if prompt.fields.len() > 1 { field.label.clone() } else { String::new() };
        let choices: Vec<String> = field.options.iter().map(|option| format!("☐ {}", option.label)).collect();
        let room = if choices.is_empty() { format!("{RULE}\n{RULE}") } else { choices.join("   ") };
        lines.push((label, room));
    }
}

fn who(app: App, step: &Step) -> String {
    let words: Vec<String> = step.who.iter().map(|who| app.t(&format!("who.{who}"))).collect();
    words.join(", ")
}

/// The roles that a step is for; nothing where it is for everyone.
fn roles(guide: &Guide, step: &Step) -> String {
    let words: Vec<&str> = step.roles.iter().map(|role| label(&guide.roles, role)).collect();
    words.join(", ")
}

/// Minutes from the beginning as `1:05`.
fn clock(minutes: u64) -> String {
    format!("{}:{:02}", minutes / 60, minutes % 60)
}
