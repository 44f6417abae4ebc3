//! What is written by hand and goes into the modules: shell, styles, words.

use super::guides::{self, BuiltIn};
use super::{css, json};
use crate::{files, paths};
use anyhow::{Context, Result};
use serde_json::Value;
use std::path::PathBuf;

/// The guide that runs when none is named.
pub const DEFAULT_GUIDE: &str = "learning-from-one-another";

/// The language that travels with the module.
pub const DEFAULT_LANGUAGE: &str = "en";

/// Languages written from right to left; their packs say so.
const RIGHT_TO_LEFT: [&str; 4] = ["ar", "fa", "he", "ur"];

pub struct Sources {
    pub version: String,
    pub shell: String,
    /// What the shell runs after a crash.
    pub rescue: String,
    pub css: String,
    pub host_css: String,
    /// As JSON text, like all that follow.
    pub messages: String,
    pub guide: String,
    /// The languages of each built-in guide, by its id.
    pub guides: String,
    pub host_messages: String,
    pub languages: String,
}

pub fn read() -> Result<Sources> {
    let root = paths::root();
    let styles = files::list(&root.join("src/ui/styles"), ".css");
    let mut host_styles = styles.clone();
    host_styles.extend(files::list(&root.join("src/ui/styles/host"), ".css"));
    // By name over both folders, so that what adapts to print or forced colours still comes last.
    host_styles.sort_by_key(|path| files::name(path));
    let built_in = guides::read(&languages())?;
    let others: Vec<String> = languages().into_iter().filter(|lang| lang != DEFAULT_LANGUAGE).collect();
    Ok(Sources {
        version: version()?,
        shell: join(&files::list(&root.join("src/element/shell"), ".js"))?,
        rescue: files::text(&root.join("src/element/rescue.js"))?,
        css: css::shorten(&join(&styles)?),
        host_css: css::shorten(&join(&host_styles)?),
        messages: messages(&[locale("en.json")])?,
        guide: default_guide(&built_in)?,
        guides: guides::languages_of(&built_in),
        host_messages: messages(&[locale("en.host.json")])?,
        languages: Value::from(others).to_string(),
    })
}

fn default_guide(guides: &[BuiltIn]) -> Result<String> {
    let found = guides.iter().find(|guide| guide.id == DEFAULT_GUIDE && guide.lang == DEFAULT_LANGUAGE);
    Ok(found.with_context(|| format!("no guide “{DEFAULT_GUIDE}”"))?.text.clone())
}

/// The version in the root `Cargo.toml`, the only place that has it.
pub fn version() -> Result<String> {
    let manifest = files::text(&paths::root().join("Cargo.toml"))?;
    let line = manifest.lines().find_map(|line| line.strip_prefix("version = "));
    Ok(line.context("Cargo.toml has no line “version = …”")?.trim().trim_matches('"').to_owned())
}

/// `hallway-<lang>.js` for every other language, fetched when used: name and module.
pub fn language_packs() -> Result<Vec<(String, String)>> {
    let others = languages().into_iter().filter(|lang| lang != DEFAULT_LANGUAGE);
    others
        .map(|lang| {
            let messages =
                messages(&[locale(&format!("{lang}.json")), locale(&format!("{lang}.host.json"))])?;
            let dir = if RIGHT_TO_LEFT.contains(&lang.as_str()) { ", dir: \"rtl\"" } else { "" };
            let module = format!("export default {{ lang: \"{lang}\"{dir}, messages: {messages} }};\n");
            Ok((format!("hallway-{lang}.js"), module))
        })
        .collect()
}

/// Languages that there are words in.
pub fn languages() -> Vec<String> {
    let files = files::list(&paths::root().join("locales"), ".json");
    let names = files.iter().map(|path| files::name(path));
    names
        .filter_map(|name| name.strip_suffix(".json").map(str::to_owned))
        .filter(|lang| !lang.contains('.'))
        .collect()
}

fn locale(name: &str) -> PathBuf {
    paths::root().join("locales").join(name)
}

/// The texts of several files as one object. The host tools' file may be missing.
fn messages(paths: &[PathBuf]) -> Result<String> {
    let mut entries = Vec::new();
    for path in paths.iter().filter(|path| path.exists() || !files::name(path).contains(".host.")) {
        let text = json::file(path)?;
        let inside = text.trim_start_matches('{').trim_end_matches('}');
        entries.extend((!inside.is_empty()).then(|| inside.to_owned()));
    }
    Ok(format!("{{{}}}", entries.join(",")))
}

/// Files one after the other.
fn join(paths: &[PathBuf]) -> Result<String> {
    let texts: Result<Vec<String>> = paths.iter().map(|path| files::text(path)).collect();
    Ok(texts?.join("\n"))
}
