//! Bytes to text: whatever an editor or a spreadsheet saved.

use std::borrow::Cow;

/// The text in some bytes, and whether any of them made no sense and became `U+FFFD`.
///
/// UTF-8, or UTF-16 where a byte order mark says so; the mark itself is left out.
#[must_use]
pub fn decode(bytes: &[u8]) -> (Cow<'_, str>, bool) {
    match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => utf8(rest),
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        _ => utf8(bytes),
    }
}

fn utf8(bytes: &[u8]) -> (Cow<'_, str>, bool) {
    match str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), false),
        Err(_) => (String::from_utf8_lossy(bytes), true),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> (Cow<'_, str>, bool) {
    let (pairs, odd) = bytes.as_chunks::<2>();
    let mut damaged = !odd.is_empty();
    let text = char::decode_utf16(pairs.iter().map(|pair| unit(*pair)))
        .map(|letter| letter.unwrap_or_else(|_| mark(&mut damaged)))
        .collect();
    (Cow::Owned(text), damaged)
}

fn mark(damaged: &mut bool) -> char {
    *damaged = true;
    char::REPLACEMENT_CHARACTER
}
