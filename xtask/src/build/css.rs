//! Style sheets, shortened a little and safely.

/// Drops comments and the white space that means nothing. Strings stay as they are; values and selectors keep one
/// space wherever they had some, except next to `{ } ; ,` and after `:`.
pub fn shorten(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut gap = false;
    let mut rest = css;
    while let Some(next) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
            gap = true;
            continue;
        }
        let length = if matches!(next, '"' | '\'') { string_length(rest, next) } else { next.len_utf8() };
        let (token, after) = rest.split_at(length);
        rest = after;
        if next.is_whitespace() {
            gap = true;
            continue;
        }
        if gap && needs_space(out.chars().last(), next) {
            out.push(' ');
        }
        gap = false;
        if next == '}' && out.ends_with(';') {
            out.pop();
        }
        out.push_str(token);
    }
    out
}

fn needs_space(before: Option<char>, after: char) -> bool {
    !before.is_none_or(|before| matches!(before, '{' | '}' | ';' | ',' | ':'))
        && !matches!(after, '{' | '}' | ';' | ',')
}

/// How many bytes the string at the start of `text` takes, its quotes included.
fn string_length(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, letter) in text.char_indices().skip(1) {
        if letter == quote && !escaped {
            return at + 1;
        }
        escaped = letter == '\\' && !escaped;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::shorten;

    #[test]
    fn white_space_and_comments_go() {
        assert_eq!(
            shorten("/* a */\n.card , .mine {\n  color : red;\n  margin: 0 1px;\n}\n"),
            ".card,.mine{color :red;margin:0 1px}"
        );
    }

    #[test]
    fn strings_descendants_and_sums_stay() {
        let css =
            "q::before { content: \"/* {  } \\\" */\" } a :hover { width: calc(1px + 2 * (3px - 1px)) }";
        let expected = "q::before{content:\"/* {  } \\\" */\"}a :hover{width:calc(1px + 2 * (3px - 1px))}";
        assert_eq!(shorten(css), expected);
    }
}
