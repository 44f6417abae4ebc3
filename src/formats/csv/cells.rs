//! One cell: nothing that a person typed may run as a formula on somebody's computer.

/// A cell as it stands in the file.
pub(super) fn write(out: &mut String, text: &str) {
    out.push('"');
    if needs_guard(text) {
        out.push('\'');
    }
    out.push_str(&text.replace('"', "\"\""));
    out.push('"');
}

/// The text of a cell that [`write()`] wrote: exactly one guard less, where there is one.
pub(super) fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|text| needs_guard(text)).unwrap_or(cell)
}

/// Whether a spreadsheet might calculate a text. A text that looks guarded already counts too, so that
/// reading takes away what writing put there and nothing else.
fn needs_guard(text: &str) -> bool {
    let quotes = text.trim_start_matches('\'');
    let unseen = |letter: char| {
        letter == ' '
            || matches!(letter, '\u{a0}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
    };
    quotes
        .trim_start_matches(unseen)
        .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n'])
}
