//! Session files as codes: letters that survive an address, a chat and a camera, in as many pieces as needed.
//!
//! A piece reads `hw1.<number>.<of>.<sum>.<letters>`. All pieces of one code carry the same sum, so that pieces
//! of two codes are told apart, in whatever order they come.

use litemap::LiteMap;

/// Letters of a piece: a code that a phone still reads from a screen.
pub const PIECE: usize = 900;
/// Most pieces of a code.
pub const PIECES: usize = 60;

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Bytes as letters that may stand in an address (base64url without padding, RFC 4648).
///
/// ```
/// use hallway::formats::code::{letters, bytes};
/// assert_eq!(letters(b"hall?>"), "aGFsbD8-");
/// assert_eq!(bytes("aGFsbD8-").as_deref(), Some(&b"hall?>"[..]));
/// assert_eq!(bytes("a"), None);
/// ```
#[must_use]
pub fn letters(bytes: &[u8]) -> String {
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or_default());
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for at in 0..=chunk.len() {
            let six = bits >> (18 - 6 * at) & 63;
            let letter = LETTERS.get(six as usize).copied().unwrap_or_default();
            out.push(char::from(letter));
        }
    }
    out
}

/// The bytes of such letters; nothing where they are none.
#[must_use]
pub fn bytes(letters: &str) -> Option<Vec<u8>> {
    let letters = letters.trim_end_matches('=').as_bytes();
    let mut out = Vec::new();
    for chunk in letters.chunks(4) {
        let mut bits: u32 = 0;
        for at in 0..4 {
            let six = match chunk.get(at) {
                Some(letter) => u32::try_from(LETTERS.iter().position(|each| each == letter)?).ok()?,
                None => 0,
            };
            bits = bits << 6 | six;
        }
        if chunk.len() == 1 {
            return None;
        }
        let [_, first, second, third] = bits.to_be_bytes();
        out.extend([first, second, third].into_iter().take(chunk.len() - 1));
    }
    Some(out)
}

/// What a QR code stores in 5.5 bits each and an address takes as it is.
const CAPITALS: &[u8; 41] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ$*+-/";

/// Bytes as letters of which a picture takes a fifth less room than of [`letters`], where they are many.
///
/// ```
/// use hallway::formats::code::{capitals, from_capitals};
/// assert_eq!(capitals(b"hall?"), "U$F/KGM1");
/// assert_eq!(from_capitals("U$F/KGM1").as_deref(), Some(&b"hall?"[..]));
/// assert_eq!(from_capitals("a"), None);
/// ```
#[must_use]
pub fn capitals(bytes: &[u8]) -> String {
    let mut out = String::new();
    for chunk in bytes.chunks(2) {
        let mut number = chunk.iter().fold(0, |number, byte| number << 8 | usize::from(*byte));
        for _ in 0..=chunk.len() {
            out.push(char::from(CAPITALS.get(number % 41).copied().unwrap_or_default()));
            number /= 41;
        }
    }
    out
}

/// The bytes of such letters; nothing where they are none.
#[must_use]
pub fn from_capitals(letters: &str) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    for chunk in letters.as_bytes().chunks(3) {
        let mut number = 0;
        for letter in chunk.iter().rev() {
            number = number * 41 + CAPITALS.iter().position(|each| each == letter)?;
        }
        let [high, low] = u16::try_from(number).ok()?.to_be_bytes();
        match chunk.len() {
            3 => out.extend([high, low]),
            2 if high == 0 => out.push(low),
            _ => return None,
        }
    }
    Some(out)
}

/// A code in pieces of at most `size` letters each.
#[must_use]
pub fn pieces(code: &str, size: usize) -> Vec<String> {
    let sum = sum(code);
    let letters: Vec<char> = code.chars().collect();
    let parts: Vec<&[char]> = letters.chunks(size.max(1)).collect();
    let of = parts.len();
    let piece = |(at, part): (usize, &&[char])| {
        format!("hw1.{}.{of}.{sum}.{}", at + 1, part.iter().collect::<String>())
    };
    parts.iter().enumerate().map(piece).collect()
}

/// What a text full of pieces holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Joined {
    /// Whole codes.
    pub codes: Vec<String>,
    /// How many pieces are missing of codes that are not whole.
    pub missing: usize,
}

/// Finds the pieces in a text, in any order, twice if it happens, and puts them together.
#[must_use]
pub fn joined(text: &str) -> Joined {
    let mut found = LiteMap::<(String, usize), LiteMap<usize, String>>::new();
    for word in text.split_whitespace() {
        let Some(at) = word.find("hw1.") else { continue };
        let Some((key, number, letters)) = piece(word.get(at..).unwrap_or_default()) else { continue };
        let held = found.entry(key).or_default();
        held.insert(number, letters);
    }
    let mut joined = Joined::default();
    for ((sum, of), parts) in found {
        let code: String = parts.values().map(String::as_str).collect();
        if parts.len() < of {
            joined.missing += of - parts.len();
        } else if self::sum(&code) == sum {
            joined.codes.push(code);
        } else {
            joined.missing += 1;
        }
    }
    joined
}

type Piece = ((String, usize), usize, String);

fn piece(text: &str) -> Option<Piece> {
    let mut parts = text.splitn(5, '.').skip(1);
    let number: usize = parts.next()?.parse().ok()?;
    let of: usize = parts.next()?.parse().ok()?;
    let sum = parts.next()?.to_owned();
    let letters = parts.next()?;
    let end = letters.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-' && letter != '_');
    let letters = letters.get(..end.unwrap_or(letters.len()))?.to_owned();
    ((1..=of).contains(&number) && of <= PIECES).then_some(((sum, of), number, letters))
}

/// FNV-1a, folded: tells codes apart and finds a slip of the hand.
fn sum(text: &str) -> String {
    let mut hash: u32 = 0x811c_9dc5;
    for byte in text.bytes() {
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    format!("{:x}", (hash >> 16 ^ hash) & 0xffff)
}
