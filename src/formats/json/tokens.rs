//! The small parts of JSON: space, words, numbers, texts.

use super::reader::{Broken, Part, Reader};
use crate::domain::{Json, json};

impl Reader<'_> {
    pub(super) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    pub(super) fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        if found {
            self.at += 1;
        }
        found
    }

    pub(super) fn space(&mut self) {
        while let Some(byte) = self.peek() {
            match byte {
                b'\n' => self.new_line(),
                b' ' | b'\t' | b'\r' => self.at += 1,
                _ => break,
            }
        }
    }

    pub(super) fn word(&mut self, word: &str, value: Json) -> Part<Json> {
        let rest = self.rest();
        if rest.starts_with(word) {
            self.at += word.len();
            return Ok(value);
        }
        if word.starts_with(rest) {
            self.at = self.text.len();
        }
        Err(Broken)
    }

    pub(super) fn number(&mut self) -> Part<String> {
        let digits = |byte: &u8| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E');
        let length = self.rest().bytes().take_while(digits).count();
        let number = self.rest().get(..length).unwrap_or_default();
        if !json::is_number(number) {
            return Err(Broken);
        }
        let number = number.to_owned();
        self.at += length;
        Ok(number)
    }

    /// A text, from its opening quote. Where it is broken the reader stays at that quote, so that
    /// what follows is not taken for the inside of a text.
    pub(super) fn string(&mut self) -> Part<String> {
        let start = self.at;
        self.at += 1;
        let text = self.letters();
        if text.is_err() && self.at < self.text.len() {
            self.at = start;
        }
        text
    }

    fn letters(&mut self) -> Part<String> {
        let mut text = String::new();
        loop {
            let special = |byte: u8| matches!(byte, b'"' | b'\\' | 0..=0x1f);
            let plain = self.rest().bytes().position(special).unwrap_or(self.rest().len());
            text.push_str(self.rest().get(..plain).unwrap_or_default());
            self.at += plain;
            match self.peek() {
                None => return Err(Broken),
                Some(b'"') => {
                    self.at += 1;
                    return Ok(text);
                }
                Some(b'\\') => text.push(self.escape()?),
                Some(control) => {
                    // Not JSON, yet clear in what it means: somebody edited the file by hand.
                    self.broken();
                    text.push(char::from(control));
                    if control == b'\n' { self.new_line() } else { self.at += 1 }
                }
            }
        }
    }

    fn escape(&mut self) -> Part<char> {
        let start = self.at;
        self.at += 1;
        let letter = match self.peek().ok_or(Broken)? {
            b'u' => {
                self.at += 1;
                return self.unicode(start);
            }
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            same @ (b'"' | b'\\' | b'/') => char::from(same),
            _ => return Err(Broken),
        };
        self.at += 1;
        Ok(letter)
    }

    fn unicode(&mut self, start: usize) -> Part<char> {
        let first = self.unit()?;
        if let Some(letter) = char::from_u32(first.into()) {
            return Ok(letter);
        }
        let after_first = self.at;
        if first < 0xdc00 && self.eat(b'\\') && self.eat(b'u') {
            let second = self.unit()?;
            if let Some(Ok(letter)) = char::decode_utf16([first, second]).next() {
                return Ok(letter);
            }
        }
        self.at = start;
        self.report("json.surrogate", &[]);
        self.at = after_first;
        Ok(char::REPLACEMENT_CHARACTER)
    }

    fn unit(&mut self) -> Part<u16> {
        let Some(digits) = self.rest().get(..4) else {
            if self.rest().len() < 4 {
                self.at = self.text.len();
            }
            return Err(Broken);
        };
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(Broken);
        }
        let unit = u16::from_str_radix(digits, 16).map_err(|_| Broken)?;
        self.at += 4;
        Ok(unit)
    }

    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }
}
