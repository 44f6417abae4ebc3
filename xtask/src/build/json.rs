//! JSON as text: checked and shortened, with its order kept, because people read guides in that order.

use crate::files;
use anyhow::{Context, Result};
use serde_json::Value;
use std::path::Path;

/// A file's JSON without the white space between its parts.
pub fn file(path: &Path) -> Result<String> {
    let text = files::text(path)?;
    serde_json::from_str::<Value>(&text).with_context(|| format!("{} is not JSON", path.display()))?;
    Ok(shorten(&text))
}

fn shorten(json: &str) -> String {
    let (mut inside, mut escaped) = (false, false);
    let keep = |letter: &char| {
        let kept = inside || !letter.is_ascii_whitespace();
        inside ^= *letter == '"' && !escaped;
        escaped = *letter == '\\' && !escaped;
        kept
    };
    json.chars().filter(keep).collect()
}

#[cfg(test)]
mod tests {
    use super::shorten;

    #[test]
    fn only_the_space_between_goes() {
        let json = "{\n  \"b\": \"two  words \\\" and\",\n  \"a\\\\\": [1, 2]\n}\n";
        assert_eq!(shorten(json), "{\"b\":\"two  words \\\" and\",\"a\\\\\":[1,2]}");
    }
}
