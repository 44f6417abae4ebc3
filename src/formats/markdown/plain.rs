//! The same text without marks: for paper, calendars and screen readers.

use super::{Inline, Para, read};

/// The words of a text, without its marks; the address of a link in brackets behind it.
///
/// ```
/// use hallway::formats::markdown::plain;
/// assert_eq!(plain("**Why?**\n\n- one\n- [two](https://example.org)"), "Why?\n\n- one\n- two (https://example.org)");
/// ```
#[must_use]
pub fn plain(text: &str) -> String {
    paras(&read(text), "")
}

fn paras(blocks: &[Para], prefix: &str) -> String {
    let blocks: Vec<String> = blocks.iter().map(|block| para(block, prefix)).collect();
    blocks.join(&format!("\n{}\n", prefix.trim_end()))
}

fn para(block: &Para, prefix: &str) -> String {
    match block {
        Para::Text(nodes) | Para::Heading(nodes) => format!("{prefix}{}", words(nodes, prefix)),
        Para::Quote(blocks) => paras(blocks, &format!("{prefix}> ")),
        Para::List { ordered, items } => {
            let lines: Vec<String> = (1..)
                .zip(items)
                .map(|(n, item)| {
                    let mark = if *ordered { format!("{n}.") } else { "-".to_owned() };
                    format!("{prefix}{mark} {}", words(item, prefix))
                })
                .collect();
            lines.join("\n")
        }
    }
}

fn words(nodes: &[Inline], prefix: &str) -> String {
    nodes
        .iter()
        .map(|node| match node {
            Inline::Text(text) => text.clone(),
            Inline::Emphasis(inner) | Inline::Strong(inner) => words(inner, prefix),
            Inline::Link { url, text } => {
                let text = words(text, prefix);
                if text == *url { text } else { format!("{text} ({url})") }
            }
            Inline::Break => format!("\n{prefix}"),
        })
        .collect()
}
