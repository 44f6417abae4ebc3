//! The keys of one session.

use crate::domain::Stamp;

/// The keys of one session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keys {
    start: String,
}

/// What a key of the session stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place<'a> {
    /// A revision of the record with this escaped id.
    Revision(&'a str),
    /// The note with this name.
    Note(String),
    /// A damaged value that was set aside.
    Aside,
    /// Nothing that this version knows.
    Unknown,
}

impl Keys {
    /// The keys of the session with this id.
    #[must_use]
    pub fn new(session: &str) -> Self {
        Self { start: format!("hallway/1/{}/", escaped(session)) }
    }

    /// What every key of the session begins with.
    #[must_use]
    pub fn start(&self) -> &str {
        &self.start
    }

    /// The first text after all keys of the session, in the order of texts.
    #[must_use]
    pub fn end(&self) -> String {
        // The character after `/`.
        format!("{}0", self.start.trim_end_matches('/'))
    }

    /// Name of the channel on which the tabs of a session tell each other what they did.
    #[must_use]
    pub fn channel(&self) -> &str {
        self.start.trim_end_matches('/')
    }

    /// The key of one revision of a record.
    ///
    /// ```
    /// use hallway::{domain::Stamp, formats::storage::Keys};
    /// let key = Keys::new("river side").revision("01J", &Stamp { ms: 7, n: 0, by: "ana".into() });
    /// assert_eq!(key, "hallway/1/river%20side/01J/0000000000000007-00000-ana");
    /// ```
    #[must_use]
    pub fn revision(&self, id: &str, stamp: &Stamp) -> String {
        format!("{}{}/{}", self.start, id_part(id), escaped(&stamp.to_string()))
    }

    /// The key of a note. A name may have parts, with `/` between them.
    #[must_use]
    pub fn note(&self, name: &str) -> String {
        let parts: Vec<String> = name.split('/').map(escaped).collect();
        format!("{}~/{}", self.start, parts.join("/"))
    }

    /// The key under which a damaged value is set aside.
    #[must_use]
    pub fn aside(&self, key: &str) -> String {
        format!("{}quarantine/{}", self.start, key.strip_prefix(&self.start).unwrap_or(key))
    }

    /// What the keys of all revisions of a record begin with, where this is one of them.
    #[must_use]
    pub fn record<'a>(&self, key: &'a str) -> Option<&'a str> {
        match self.place(key) {
            Place::Revision(id) => key.get(..self.start.len() + id.len() + 1),
            _ => None,
        }
    }

    /// Whether this is the key of that revision of a record, without making it: a long session asks often.
    pub(super) fn is_revision(&self, key: &str, id: &str, stamp: &Stamp) -> bool {
        let Some((part, told)) = key.strip_prefix(&self.start).and_then(|tail| tail.split_once('/')) else {
            return false;
        };
        let mut told = told.splitn(3, '-');
        let mut number = |digits: usize| {
            let word = told.next().filter(|word| word.len() == digits)?;
            word.parse::<u64>().ok()
        };
        id_part(id) == part
            && number(16) == Some(stamp.ms)
            && number(5) == Some(stamp.n.into())
            && told.next().is_some_and(|by| by == escaped(&stamp.by))
    }

    pub(super) fn place<'a>(&self, key: &'a str) -> Place<'a> {
        let tail = key.strip_prefix(&self.start).and_then(|tail| tail.split_once('/'));
        match tail {
            Some(("~", name)) => {
                let parts: Vec<String> = name.split('/').map(plain).collect();
                Place::Note(parts.join("/"))
            }
            Some(("quarantine", _)) => Place::Aside,
            Some((id, stamp)) if !stamp.contains('/') => Place::Revision(id),
            _ => Place::Unknown,
        }
    }
}

/// An id from a file may be a word; its key never lands among the notes or what is set aside.
pub(super) fn id_part(id: &str) -> String {
    match id {
        "~" => "%7E".to_owned(),
        "quarantine" => "%71uarantine".to_owned(),
        _ => escaped(id),
    }
}

/// As `encodeURIComponent`, so that `/` never stands raw within a part of a key.
pub fn escaped(part: &str) -> String {
    let mut out = String::with_capacity(part.len());
    for byte in part.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' => out.push(char::from(byte)),
            b'-' | b'_' | b'.' | b'!' | b'~' | b'*' | b'\'' | b'(' | b')' => out.push(char::from(byte)),
            _ => {
                out.push('%');
                out.push(hex(byte >> 4));
                out.push(hex(byte & 15));
            }
        }
    }
    out
}

/// The reverse of [`escaped`]; a text that was not escaped comes back as it is.
fn plain(part: &str) -> String {
    let mut bytes = Vec::with_capacity(part.len());
    let mut rest = part;
    while let Some((before, behind)) = rest.split_once('%') {
        let byte = behind.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        let Some(byte) = byte else { return part.to_owned() };
        bytes.extend_from_slice(before.as_bytes());
        bytes.push(byte);
        rest = behind.get(2..).unwrap_or_default();
    }
    bytes.extend_from_slice(rest.as_bytes());
    String::from_utf8(bytes).unwrap_or_else(|_| part.to_owned())
}

fn hex(half: u8) -> char {
    char::from_digit(u32::from(half), 16).unwrap_or('0').to_ascii_uppercase()
}
