//! Sentences with gaps: `If we {do}, then {then}.`

use super::{Prompt, value};
use crate::domain::json::Map;

/// A part of a sentence frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words of the guide.
    Text(&'a str),
    /// The id of the field that belongs there.
    Gap(&'a str),
}

/// The pieces of a sentence frame, in order. A brace that opens no gap is a letter like any other.
///
/// ```
/// use hallway::domain::guide::{Piece, pieces};
/// assert_eq!(pieces("If we {do}."), [Piece::Text("If we "), Piece::Gap("do"), Piece::Text(".")]);
/// ```
#[must_use]
pub fn pieces(frame: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut text = 0;
    let mut open = None;
    for (at, letter) in frame.char_indices() {
        match letter {
            '{' => open = Some(at),
            '}' => {
                let start = open.take().unwrap_or(at);
                let gap = frame.get(start + 1..at).filter(|id| is_gap(id));
                if let Some(gap) = gap {
                    push_text(&mut pieces, frame.get(text..start));
                    pieces.push(Piece::Gap(gap));
                    text = at + 1;
                }
            }
            _ => {}
        }
    }
    push_text(&mut pieces, frame.get(text..));
    pieces
}

fn push_text<'a>(pieces: &mut Vec<Piece<'a>>, text: Option<&'a str>) {
    if let Some(text) = text.filter(|text| !text.is_empty()) {
        pieces.push(Piece::Text(text));
    }
}

fn is_gap(id: &str) -> bool {
    !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}

impl Prompt {
    /// The sentence of an answer to a prompt with a sentence frame; a gap that is not filled reads “…”.
    #[must_use]
    pub fn sentence(&self, data: &Map) -> String {
        let mut sentence = String::new();
        let mut pieces = pieces(&self.frame).into_iter().peekable();
        while let Some(piece) = pieces.next() {
            match piece {
                Piece::Text(text) => sentence.push_str(text),
                Piece::Gap(id) => {
                    let words = self.words(id, data);
                    // People end what they type with a full stop; the sentence goes on after the gap.
                    let goes_on =
                        matches!(pieces.peek(), Some(Piece::Text(next)) if next.starts_with([',', '.', ';']));
                    let words = if goes_on { words.trim_end_matches('.') } else { words.as_str() };
                    sentence.push_str(if words.is_empty() { "…" } else { words });
                }
            }
        }
        sentence
    }

    fn words(&self, id: &str, data: &Map) -> String {
        let options = self.fields.iter().find(|field| field.id == id).map(|field| field.options.as_slice());
        let words = data.get(id).map(|given| value(given, options.unwrap_or_default()));
        words.unwrap_or_default().trim().to_owned()
    }
}
