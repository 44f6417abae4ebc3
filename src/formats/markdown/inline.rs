//! Emphasis and links within a paragraph, in one pass with a short stack.

use super::Inline;
use crate::formats::link;

/// How many marks may be open at once. More stay as text, which bounds both time and depth.
const OPEN: usize = 8;
/// Longest address of a link.
const ADDRESS: usize = 2_000;

/// Reads the lines of one paragraph.
pub(super) fn read(lines: &[&str]) -> Vec<Inline> {
    let mut reader = Reader { frames: Vec::new(), done: Vec::new() };
    for (n, line) in lines.iter().enumerate() {
        let last = n + 1 == lines.len();
        let hard = !last && (line.ends_with("  ") || line.ends_with('\\'));
        reader.line(line.trim_end().strip_suffix('\\').filter(|_| hard).unwrap_or(line.trim_end()));
        if hard {
            reader.push(Inline::Break);
        } else if !last {
            reader.text(" ");
        }
    }
    while let Some(frame) = reader.frames.pop() {
        reader.undo(frame);
    }
    reader.done
}

/// A mark that is open, and what came after it.
struct Frame {
    /// `*`, `**`, `_`, `__` or `[`.
    mark: &'static str,
    /// A `[` that holds a link already cannot become one.
    live: bool,
    nodes: Vec<Inline>,
}

struct Reader {
    frames: Vec<Frame>,
    done: Vec<Inline>,
}

impl Reader {
    fn line(&mut self, line: &str) {
        let mut rest = line;
        let mut before = None;
        while let Some(plain) = rest.find(['\\', '*', '_', '[', ']']) {
            let (text, from) = rest.split_at(plain);
            self.text(text);
            before = text.chars().next_back().or(before);
            let taken = match from.as_bytes().first() {
                Some(b'\\') => self.escape(from),
                Some(b'[') => self.open("["),
                Some(b']') => self.close_link(from),
                _ => self.emphasis(from, before),
            };
            let (seen, after) = from.split_at(taken);
            before = seen.chars().next_back();
            rest = after;
        }
        self.text(rest);
    }

    fn escape(&mut self, from: &str) -> usize {
        match from.as_bytes().get(1) {
            Some(next) if next.is_ascii_punctuation() => {
                self.text(from.get(1..2).unwrap_or_default());
                2
            }
            _ => {
                self.text("\\");
                1
            }
        }
    }

    /// One mark of a run of `*` or `_`. How many letters it took.
    fn emphasis(&mut self, from: &str, before: Option<char>) -> usize {
        let letter = if from.starts_with('*') { '*' } else { '_' };
        let run = from.chars().take_while(|other| *other == letter).count();
        if run > 3 {
            self.text(from.get(..run).unwrap_or_default());
            return run;
        }
        let after = from.chars().nth(run);
        let word = |side: Option<char>| letter == '_' && side.is_some_and(char::is_alphanumeric);
        let bare = |side: Option<char>| side.is_none_or(char::is_whitespace);
        let closes = !bare(before) && !word(after);
        let top = self.frames.last().map(|frame| frame.mark).filter(|_| closes);
        let top = top.filter(|mark| mark.starts_with(letter) && mark.len() <= run);
        let mark = top.unwrap_or(match (letter, run) {
            ('*', 1) => "*",
            ('*', _) => "**",
            (_, 1) => "_",
            _ => "__",
        });
        let opened = self.frames.iter().rposition(|frame| frame.mark == mark);
        match opened {
            Some(opened) if closes => self.close_emphasis(opened, mark),
            _ if !bare(after) && !word(before) => {
                self.open(mark);
            }
            _ => self.text(mark),
        }
        mark.len()
    }

    fn open(&mut self, mark: &'static str) -> usize {
        if self.frames.len() < OPEN {
            self.frames.push(Frame { mark, live: true, nodes: Vec::new() });
        } else {
            self.text(mark);
        }
        mark.len()
    }

    fn close_emphasis(&mut self, opened: usize, mark: &str) {
        while self.frames.len() > opened + 1 {
            if let Some(frame) = self.frames.pop() {
                self.undo(frame);
            }
        }
        if let Some(frame) = self.frames.pop() {
            self.push(if mark.len() == 2 {
                Inline::Strong(frame.nodes)
            } else {
                Inline::Emphasis(frame.nodes)
            });
        }
    }

    /// At `]`. How many letters it took.
    fn close_link(&mut self, from: &str) -> usize {
        let Some(opened) = self.frames.iter().rposition(|frame| frame.mark == "[") else {
            self.text("]");
            return 1;
        };
        while self.frames.len() > opened + 1 {
            if let Some(frame) = self.frames.pop() {
                self.undo(frame);
            }
        }
        let Some(frame) = self.frames.pop() else { return 1 };
        let Some(address) = address(from).filter(|_| frame.live) else {
            self.undo(frame);
            self.text("]");
            return 1;
        };
        match link::safe(address) {
            Some(url) => {
                self.frames.iter_mut().for_each(|frame| frame.live = false);
                self.push(Inline::Link { url: url.to_owned(), text: frame.nodes });
            }
            // The words stay; where they would have led is nobody's business.
            None => frame.nodes.into_iter().for_each(|node| self.push(node)),
        }
        address.len() + 3
    }

    /// A mark that was never closed is text after all.
    fn undo(&mut self, frame: Frame) {
        self.text(frame.mark);
        frame.nodes.into_iter().for_each(|node| self.push(node));
    }

    fn push(&mut self, node: Inline) {
        match node {
            Inline::Text(text) => self.text(&text),
            node => self.nodes().push(node),
        }
    }

    fn text(&mut self, text: &str) {
        match self.nodes().last_mut() {
            _ if text.is_empty() => {}
            Some(Inline::Text(last)) => last.push_str(text),
            _ => self.nodes().push(Inline::Text(text.to_owned())),
        }
    }

    fn nodes(&mut self) -> &mut Vec<Inline> {
        self.frames.last_mut().map_or(&mut self.done, |frame| &mut frame.nodes)
    }
}

/// What stands in the brackets of `](…)`, with brackets of its own in pairs.
fn address(from: &str) -> Option<&str> {
    let inside = from.strip_prefix("](")?;
    let mut depth = 0_usize;
    for (at, byte) in inside.bytes().enumerate().take(ADDRESS) {
        match byte {
            b')' if depth == 0 => return inside.get(..at),
            b')' => depth -= 1,
            b'(' => depth += 1,
            b' ' | b'\t' | b'[' | b'<' => return None,
            _ => {}
        }
    }
    None
}
