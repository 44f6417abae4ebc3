//! The README's tables. The native tests read this file too, to say when the README is behind the source.

use super::table::{Kind, Member, TABLE};

/// Marker, kind, and the heads of the columns.
const SECTIONS: &[(&str, Kind, &[&str])] = &[
    ("attributes", Kind::Attribute, &["attribute", "values", "default", "what it does"]),
    ("properties", Kind::Property, &["property", "type", "default", "what it does"]),
    ("methods", Kind::Method, &["method", "type", "what it does"]),
    ("events", Kind::Event, &["event", "detail", "when"]),
    ("slots", Kind::Slot, &["slot", "what it is for"]),
    ("parts", Kind::Part, &["part", "what it is"]),
    ("css-properties", Kind::CssProperty, &["custom property", "type", "default", "what it sets"]),
];

/// Puts the tables between their markers, `<!-- table:attributes -->` and `<!-- /table:attributes -->`.
/// A table without markers is left out; a marker that is not closed is an error.
pub fn renew(readme: &str) -> Result<String, String> {
    SECTIONS.iter().try_fold(readme.to_owned(), |text, (name, kind, heads)| {
        let (open, close) = (format!("<!-- table:{name} -->"), format!("<!-- /table:{name} -->"));
        let Some((before, rest)) = text.split_once(&open) else { return Ok(text) };
        let (_, after) =
            rest.split_once(&close).ok_or_else(|| format!("README.md has {open} but no {close}"))?;
        Ok(format!("{before}{open}\n{}{close}{after}", table(*kind, heads)))
    })
}

fn table(kind: Kind, heads: &[&str]) -> String {
    let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    let rule = vec!["---".to_owned(); heads.len()];
    let members = TABLE.iter().filter(|member| member.kind == kind);
    let rows = members.map(|member| line(&cells(member)));
    [line(&heads.iter().map(|&head| head.to_owned()).collect::<Vec<_>>()), line(&rule)]
        .into_iter()
        .chain(rows)
        .collect()
}

fn cells(member: &Member) -> Vec<String> {
    let text = escape(member.text);
    let type_ = code(member.type_);
    match member.kind {
        Kind::Attribute => vec![code(member.name), words(member.type_), default(member), text],
        Kind::Property | Kind::CssProperty => vec![code(member.name), type_, default(member), text],
        Kind::Method | Kind::Event => vec![code(member.name), type_, text],
        Kind::Slot | Kind::Part => {
            vec![if member.name.is_empty() { "(default)".to_owned() } else { code(member.name) }, text]
        }
    }
}

/// The choices of an attribute as an author writes them: without TypeScript's quotes and bars.
fn words(type_: &str) -> String {
    let choices: Vec<&str> = type_.split(" | ").collect();
    if choices.len() < 2 {
        return type_.to_owned();
    }
    choices.iter().map(|choice| code(choice.trim_matches('"'))).collect::<Vec<_>>().join(", ")
}

/// Code, unless it is a description in words.
fn default(member: &Member) -> String {
    if member.default.contains(' ') { member.default.to_owned() } else { code(member.default) }
}

fn code(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("`{}`", escape(text)) }
}

fn escape(text: &str) -> String {
    text.replace('|', "\\|")
}
