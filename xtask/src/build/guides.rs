//! The built-in guides: a module for each, so that a visitor downloads the one that runs, and an index of them.

use super::json;
use super::sources::DEFAULT_LANGUAGE;
use crate::{files, paths};
use anyhow::{Context, Result};
use serde_json::{Map, Value, json};

/// A guide in one language.
pub struct BuiltIn {
    pub id: String,
    pub lang: String,
    /// As JSON text, in the order in which it was written.
    pub text: String,
    about: Value,
}

/// All guides and templates in these languages, guides first, each sort by its file name.
pub fn read(languages: &[String]) -> Result<Vec<BuiltIn>> {
    let mut guides = Vec::new();
    for lang in languages {
        let top = paths::root().join("guides");
        let top = if lang == DEFAULT_LANGUAGE { top } else { top.join(lang) };
        for folder in [top.clone(), top.join("templates")] {
            for path in files::list(&folder, ".guide.json") {
                let text = json::file(&path)?;
                let about: Value = serde_json::from_str(&text)?;
                let id = about.get("id").and_then(Value::as_str);
                let id = id.with_context(|| format!("{}: no “id”", path.display()))?.to_owned();
                guides.push(BuiltIn { id, lang: lang.clone(), text, about });
            }
        }
    }
    Ok(guides)
}

/// `{"id": "en es"}`: which languages to ask for a guide in.
pub fn languages_of(guides: &[BuiltIn]) -> String {
    let mut known = Map::new();
    for guide in guides {
        let langs = known.entry(&guide.id).or_insert_with(|| Value::from(""));
        let held = langs.as_str().unwrap_or_default();
        *langs = Value::from(format!("{held} {}", guide.lang).trim_start());
    }
    Value::from(known).to_string()
}

/// Whether people pick some of its sections, as `Guide::is_picked` says of a guide that was read.
fn is_picked(guide: &Value) -> bool {
    guide["sections"]
        .as_array()
        .is_some_and(|sections| sections.iter().any(|each| each.get("pick").is_some()))
}

/// Name and module of each guide, and of the index that the guide editor lists.
pub fn modules(guides: &[BuiltIn]) -> Vec<(String, String)> {
    let mut modules = Vec::new();
    let mut index = Vec::new();
    for guide in guides {
        let BuiltIn { id, lang, text, about } = guide;
        modules.push((format!("guides/{lang}/{id}.js"), format!("export default {text};\n")));
        index.push(json!({
            "id": id, "lang": lang, "title": about["title"], "summary": about["summary"],
            "minutes": about["minutes"], "picked": is_picked(about), "template": about["template"] == true,
        }));
    }
    modules.push(("guides/index.js".to_owned(), format!("export default {};\n", Value::from(index))));
    modules
}
