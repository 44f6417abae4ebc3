//! Layers stay apart, and files stay short.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// All Rust files in a folder, in order.
pub fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn arrows_point_one_way() {
    for (layer, others) in [
        ("domain", ["formats", "ports", "browser", "ui", "element"].as_slice()),
        ("formats", &["ports", "browser", "ui", "element"]),
        ("ports", &["browser", "ui", "element"]),
        ("browser", &["ui", "element"]),
        ("ui", &["browser", "element"]),
    ] {
        for file in sources(&root().join("src").join(layer)) {
            let text: String = fs::read_to_string(&file).unwrap().split_whitespace().collect();
            for other in others {
                for name in
                    [format!("crate::{other}"), format!("crate::{{{other}"), format!("hallway::{other}")]
                {
                    assert!(!text.contains(&name), "{} names {other}", file.display());
                }
                // `use crate::{domain::…, ui::…}`
                for group in text.split("usecrate::{").skip(1) {
                    let group = group.split(';').next().unwrap_or_default();
                    let named = group.split([',', '{']).any(|part| part.starts_with(&format!("{other}::")));
                    assert!(!named, "{} names {other}", file.display());
                }
            }
        }
    }
}

#[test]
fn what_is_pure_names_no_browser() {
    for layer in ["domain", "formats", "ports"] {
        for file in sources(&root().join("src").join(layer)) {
            let text = fs::read_to_string(&file).unwrap();
            for name in
                ["web_sys", "js_sys", "wasm_bindgen", "leptos", "gloo", "std::fs", "std::net", "std::thread"]
            {
                assert!(!text.contains(name), "{} names {name}", file.display());
            }
        }
    }
}

#[test]
fn files_stay_short() {
    let mut lengths: Vec<usize> = ["src", "tests", "xtask/src"]
        .iter()
        .flat_map(|folder| sources(&root().join(folder)))
        .map(|file| {
            let lines = fs::read_to_string(&file).unwrap().lines().count();
            assert!(lines <= 400, "{} has {lines} lines", file.display());
            lines
        })
        .collect();
    lengths.sort_unstable();
    let median = lengths[lengths.len() / 2];
    println!("{} files, median {median} lines, longest {:?}", lengths.len(), lengths.last());
    assert!(median <= 120, "median {median}");
}

/// The host's sheet comes on top of the attendee's: a class of the same name would change the wall or the guide.
#[test]
fn host_styles_restyle_no_class_of_the_attendee() {
    let styles = root().join("src/ui/styles");
    let known: Vec<String> = rules(&styles).into_iter().flat_map(|rule| classes(&rule)).collect();
    for rule in rules(&styles.join("host")) {
        let named = classes(&rule);
        let own = named.iter().any(|class| !known.contains(class));
        let hardly = rule.starts_with('@') || named.is_empty();
        // Hovering over tabs is listed beside everything else that can be pressed.
        let tab = rule.starts_with(".tab");
        assert!(own || hardly || tab, "`{rule}` reaches what an attendee sees");
    }
}

/// What stands before each brace of the sheets in a folder, one selector each.
fn rules(folder: &Path) -> Vec<String> {
    let sheets = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut found = Vec::new();
    for sheet in sheets.filter(|path| path.extension().is_some_and(|extension| extension == "css")) {
        let text = fs::read_to_string(sheet).unwrap();
        for part in text.split('{') {
            let selectors = part.rsplit(['}', ';']).next().unwrap_or_default();
            let selectors = selectors.rsplit("*/").next().unwrap_or_default();
            let mut depth = 0;
            let apart = |letter: char| {
                depth += i32::from(letter == '(') - i32::from(letter == ')');
                letter == ',' && depth == 0
            };
            found.extend(selectors.split(apart).map(|selector| selector.trim().to_owned()));
        }
    }
    found
}

fn classes(selector: &str) -> Vec<String> {
    let ends = |letter: char| !(letter.is_alphanumeric() || matches!(letter, '-' | '_'));
    selector.split('.').skip(1).filter_map(|part| part.split(ends).next()).map(str::to_owned).collect()
}
