//! Text of a guide, node by node. Never as markup.

use crate::ui::dom::{View, all, el};

use crate::formats::markdown::{self, Inline, Para};

/// The paragraphs of a text in the small Markdown subset.
pub fn prose(text: &str) -> View {
    paras(&markdown::read(text))
}

fn paras(paras: &[Para]) -> View {
    all(paras.iter().map(para))
}

fn para(para: &Para) -> View {
    match para {
        Para::Text(words) => el("p").child(inlines(words)),
        Para::Heading(words) => el("h4").child(inlines(words)),
        Para::List { ordered, items } => {
            let items = all(items.iter().map(|words| el("li").child(inlines(words))));
            if *ordered { el("ol").child(items) } else { el("ul").child(items) }
        }
        Para::Quote(inner) => el("blockquote").child(paras(inner)),
    }
}

fn inlines(words: &[Inline]) -> View {
    all(words.iter().map(inline))
}

fn inline(words: &Inline) -> View {
    match words {
        Inline::Text(text) => text.as_str().into(),
        Inline::Emphasis(inner) => el("em").child(inlines(inner)),
        Inline::Strong(inner) => el("strong").child(inlines(inner)),
        Inline::Link { url, text } => el("a")
            .attr("href", url.clone())
            .attr("target", "_blank")
            .attr("rel", "noopener noreferrer")
            .child(inlines(text)),
        Inline::Break => el("br"),
    }
}
