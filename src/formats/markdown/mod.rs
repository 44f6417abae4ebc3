//! The small, safe part of Markdown that guides use: paragraph, heading, list, quote, emphasis, link.
//!
//! It becomes a tree that the interface shows node by node; nothing here is ever HTML. Whatever is not
//! understood stays as the text that it is. The time it takes grows with the length of the text alone.

mod escaped;
mod inline;
mod plain;

pub use escaped::escaped;
pub use plain::plain;

/// How deep quotes may stand in quotes.
const QUOTES: usize = 4;

/// One block of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Para {
    /// A paragraph.
    Text(Vec<Inline>),
    /// A heading, whatever its number of `#`: it stands inside a step.
    Heading(Vec<Inline>),
    /// A list.
    List {
        /// Whether it is numbered.
        ordered: bool,
        /// Its items.
        items: Vec<Vec<Inline>>,
    },
    /// Somebody's words.
    Quote(Vec<Para>),
}

/// A part of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Letters.
    Text(String),
    /// Emphasis.
    Emphasis(Vec<Inline>),
    /// Strong emphasis.
    Strong(Vec<Inline>),
    /// A link to a checked address.
    Link {
        /// `https`, `http` or `mailto`.
        url: String,
        /// What it says.
        text: Vec<Inline>,
    },
    /// A new line within a paragraph.
    Break,
}

/// Reads a text.
///
/// ```
/// use hallway::formats::markdown::{self, Inline, Para};
/// let tree = markdown::read("We **do** it.");
/// let Para::Text(words) = &tree[0] else { unreachable!() };
/// assert_eq!(words[1], Inline::Strong(vec![Inline::Text("do".into())]));
/// ```
#[must_use]
pub fn read(text: &str) -> Vec<Para> {
    blocks(text.lines(), QUOTES)
}

fn blocks<'a>(lines: impl Iterator<Item = &'a str>, quotes: usize) -> Vec<Para> {
    let mut blocks = Vec::new();
    let mut open = Open::None;
    for line in lines {
        let line = Line::of(line, quotes > 0);
        open = match (open, line) {
            (Open::List { ordered, items }, Line::Blank) => Open::ListThenBlank { ordered, items },
            (open @ Open::ListThenBlank { .. }, Line::Blank) => open,
            (open, Line::Blank) => open.close(&mut blocks, quotes),
            (
                Open::List { ordered, mut items } | Open::ListThenBlank { ordered, mut items },
                Line::Item { ordered: same, text },
            ) if ordered == same => {
                items.push(vec![text]);
                Open::List { ordered, items }
            }
            (open, Line::Item { ordered, text }) => {
                open.close(&mut blocks, quotes);
                Open::List { ordered, items: vec![vec![text]] }
            }
            (Open::Quote(mut lines), Line::Quote(text)) => {
                lines.push(text);
                Open::Quote(lines)
            }
            (open, Line::Quote(text)) => {
                open.close(&mut blocks, quotes);
                Open::Quote(vec![text])
            }
            (open, Line::Heading(text)) => {
                open.close(&mut blocks, quotes);
                blocks.push(Para::Heading(inline::read(&[text])));
                Open::None
            }
            (Open::Text(mut lines), Line::Text(text)) => {
                lines.push(text);
                Open::Text(lines)
            }
            (Open::List { ordered, mut items }, Line::Text(text)) => {
                if let Some(item) = items.last_mut() {
                    item.push(text);
                }
                Open::List { ordered, items }
            }
            (open, Line::Text(text)) => {
                open.close(&mut blocks, quotes);
                Open::Text(vec![text])
            }
        };
    }
    open.close(&mut blocks, quotes);
    blocks
}

/// A block of which not all lines were seen.
enum Open<'a> {
    None,
    Text(Vec<&'a str>),
    List { ordered: bool, items: Vec<Vec<&'a str>> },
    ListThenBlank { ordered: bool, items: Vec<Vec<&'a str>> },
    Quote(Vec<&'a str>),
}

impl Open<'_> {
    fn close(self, blocks: &mut Vec<Para>, quotes: usize) -> Self {
        match self {
            Self::None => {}
            Self::Text(lines) => blocks.push(Para::Text(inline::read(&lines))),
            Self::List { ordered, items } | Self::ListThenBlank { ordered, items } => {
                let items = items.iter().map(|lines| inline::read(lines)).collect();
                blocks.push(Para::List { ordered, items });
            }
            Self::Quote(lines) => {
                blocks.push(Para::Quote(self::blocks(lines.into_iter(), quotes.saturating_sub(1))))
            }
        }
        Self::None
    }
}

enum Line<'a> {
    Blank,
    Heading(&'a str),
    Item { ordered: bool, text: &'a str },
    Quote(&'a str),
    Text(&'a str),
}

impl<'a> Line<'a> {
    fn of(line: &'a str, quotes: bool) -> Self {
        let line = line.trim_start();
        if line.trim_end().is_empty() {
            return Self::Blank;
        }
        if let Some(quote) = line.strip_prefix('>').filter(|_| quotes) {
            return Self::Quote(quote);
        }
        let level = line.bytes().take_while(|byte| *byte == b'#').count();
        let heading = line.get(level..).and_then(|heading| heading.strip_prefix(' '));
        if let Some(heading) = heading.filter(|_| (1..=6).contains(&level)) {
            return Self::Heading(heading.trim());
        }
        let number = line.bytes().take_while(u8::is_ascii_digit).count();
        let (ordered, rest) = match number {
            0 => (false, line.strip_prefix(['-', '*', '+'])),
            1..=3 => (true, line.get(number..).and_then(|rest| rest.strip_prefix(['.', ')']))),
            _ => (true, None),
        };
        match rest.and_then(|rest| rest.strip_prefix(' ')) {
            Some(text) => Self::Item { ordered, text: text.trim_start() },
            None => Self::Text(line),
        }
    }
}
