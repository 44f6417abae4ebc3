//! The recap as Markdown, for a blog or a mail.

use super::{Recap, Said, Words};
use crate::formats::markdown::escaped;

/// The recap as Markdown. What a person typed stays text: its marks are escaped.
#[must_use]
pub fn markdown(recap: &Recap, words: &dyn Words) -> String {
    let mut parts = vec![format!("# {}", escaped(&recap.title))];
    if !recap.subtitle.is_empty() {
        parts.push(escaped(&recap.subtitle));
    }
    parts.push(counted(words, recap.people, recap.posts));
    for question in &recap.questions {
        parts.push(format!("## {}", escaped(&question.label)));
        parts.push(counted(words, question.people, question.posts));
        for theme in &question.themes {
            if !theme.title.is_empty() {
                parts.push(format!("### {}", escaped(&theme.title)));
            }
            if !theme.takeaway.is_empty() {
                parts.push(format!("**{}**", escaped(&theme.takeaway)));
            }
            parts.push(counted(words, theme.people, theme.posts));
            parts.extend(theme.quotes.iter().map(quote));
        }
    }
    if !recap.commitments.is_empty() {
        parts.push(format!("## {}", words.text("recap.commitments")));
        parts.extend(recap.commitments.iter().map(quote));
    }
    for table in &recap.tables {
        parts.push(format!("## {}", escaped(&words.text(&table.title))));
        let mut lines =
            format!("| {} | {} |\n| --- | ---: |", words.text("recap.what"), words.text("recap.number"));
        for (label, count) in &table.rows {
            lines.push_str(&format!("\n| {} | {count} |", escaped(&words.text(label)).replace('\n', " ")));
        }
        parts.push(lines);
    }
    parts.join("\n\n") + "\n"
}

/// How many people and posts.
pub(super) fn counted(words: &dyn Words, people: usize, posts: usize) -> String {
    format!("{} · {}", words.count("recap.people", people), words.count("recap.posts", posts))
}

fn quote(said: &Said) -> String {
    let mut text = escaped(&said.text);
    if !said.by.is_empty() {
        text.push_str(&format!("\n\n— {}", escaped(&said.by)));
    }
    text.lines().map(|line| format!("> {line}").trim_end().to_owned()).collect::<Vec<_>>().join("\n")
}
