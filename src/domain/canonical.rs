//! The one way in which a value is written as text: equal values give equal bytes on every device.

use std::fmt::Write;

use super::{Json, json};

/// A value as text: keys in order, no spaces, the shortest escapes, numbers as they came.
///
/// ```
/// use hallway::domain::{Json, canonical};
/// let value = Json::object([("b", Json::Null), ("a", "say \"hi\"".into())]);
/// assert_eq!(canonical::write(&value), r#"{"a":"say \"hi\"","b":null}"#);
/// ```
#[must_use]
pub fn write(value: &Json) -> String {
    let mut out = String::new();
    value_into(&mut out, value, None);
    out
}

/// The same for people to read: one member a line, indented by two spaces.
#[must_use]
pub fn write_pretty(value: &Json) -> String {
    let mut out = String::new();
    value_into(&mut out, value, Some(0));
    out.push('\n');
    out
}

fn value_into(out: &mut String, value: &Json, indent: Option<usize>) {
    match value {
        Json::Null => out.push_str("null"),
        Json::Bool(truth) => out.push_str(if *truth { "true" } else { "false" }),
        // A number that was made by hand and is none would spoil the whole text.
        Json::Number(digits) if !json::is_number(digits) => out.push_str("null"),
        Json::Number(digits) => out.push_str(digits),
        Json::Text(text) => text_into(out, text),
        Json::List(items) => nested(out, ('[', ']'), items, indent, value_into),
        Json::Map(map) => nested(out, ('{', '}'), map, indent, |out, (key, value), inner| {
            text_into(out, key);
            out.push(':');
            if inner.is_some() {
                out.push(' ');
            }
            value_into(out, value, inner);
        }),
    }
}

fn nested<T>(
    out: &mut String,
    (open, close): (char, char),
    items: impl IntoIterator<Item = T>,
    indent: Option<usize>,
    mut each: impl FnMut(&mut String, T, Option<usize>),
) {
    let inner = indent.map(|indent| indent + 2);
    let mut empty = true;
    out.push(open);
    for item in items {
        if !empty {
            out.push(',');
        }
        empty = false;
        new_line(out, inner);
        each(out, item, inner);
    }
    if !empty {
        new_line(out, indent);
    }
    out.push(close);
}

fn new_line(out: &mut String, indent: Option<usize>) {
    if let Some(indent) = indent {
        out.push('\n');
        out.extend(std::iter::repeat_n(' ', indent));
    }
}

fn text_into(out: &mut String, text: &str) {
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            control if control < ' ' => {
                // Writing to a String cannot fail.
                let _ = write!(out, "\\u{:04x}", u32::from(control));
            }
            other => out.push(other),
        }
    }
    out.push('"');
}
