//! The way back: text as Markdown.

/// What a person typed as Markdown that shows just that.
#[must_use]
pub fn escaped(text: &str) -> String {
    text.lines().map(escaped_line).collect::<Vec<_>>().join("\n\n")
}

fn escaped_line(line: &str) -> String {
    let mut out = String::new();
    for letter in line.trim_start().chars() {
        if matches!(letter, '\\' | '*' | '_' | '[' | ']' | '<' | '`' | '~' | '|' | '&' | '!') {
            out.push('\\');
        }
        out.push(letter);
    }
    let digits = out.bytes().take_while(u8::is_ascii_digit).count();
    match out.as_bytes().get(digits) {
        Some(b'.' | b')') if digits > 0 => out.insert(digits, '\\'),
        Some(b'#' | b'>' | b'+' | b'-' | b'=') if digits == 0 => out.insert(0, '\\'),
        _ => {}
    }
    out
}
