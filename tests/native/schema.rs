//! The schema that editors use and the reader say the same of a guide.

use std::{collections::BTreeSet, fs, path::Path};

use boon::{Compiler, SchemaIndex, Schemas};
use hallway::{
    domain::Json,
    formats::{guide, json},
};
use serde_json::Value;

pub const FULL: &str = include_str!("../fixtures/full.guide.json");
const SCHEMA: &str = include_str!("../../guides/guide.schema.json");

/// Written for editors and people alone; the interface has no use for them.
const NOT_READ: [&str; 3] = ["/$schema", "/license", "/sections/0/steps/0/blocks/3/id"];

fn schema() -> (Schemas, SchemaIndex) {
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.add_resource("guide.schema.json", serde_json::from_str(SCHEMA).unwrap()).unwrap();
    let index = compiler.compile("guide.schema.json", &mut schemas).unwrap();
    (schemas, index)
}

#[test]
fn every_guide_obeys_the_schema() {
    let (schemas, index) = schema();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in ["guides", "guides/es", "guides/templates", "guides/es/templates", "tests/fixtures"] {
        for entry in fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.to_string_lossy().ends_with(".guide.json") {
                let value: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
                let valid = schemas.validate(&value, index);
                assert!(valid.is_ok(), "{}: {:#}", path.display(), valid.unwrap_err());
            }
        }
    }
}

/// Ids, types and numbers; the rest of a guide is words.
const FIXED: [&str; 12] = [
    "id",
    "type",
    "kind",
    "layout",
    "from",
    "about",
    "pick",
    "default",
    "who",
    "roles",
    "strategies",
    "challenge",
];

#[test]
fn every_guide_asks_the_same_in_spanish() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let shape = |path: &Path| {
        let guide = json::read(&fs::read_to_string(path).unwrap()).value;
        let mut shape = places(&guide);
        for (at, value) in &mut shape {
            let name = at.rsplit('/').find(|name| name.parse::<usize>().is_err()).unwrap_or_default();
            let is_word = value.text().is_some() && !FIXED.contains(&name);
            if is_word || value.map().is_some() || !value.items().is_empty() {
                *value = Json::Null;
            }
        }
        shape
    };
    for folder in ["", "templates"] {
        for entry in fs::read_dir(root.join("guides").join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.to_string_lossy().ends_with(".guide.json") {
                let spanish = root.join("guides/es").join(folder).join(path.file_name().unwrap());
                let (here, there) = (shape(&path), shape(&spanish));
                let other = here.iter().zip(&there).find(|(here, there)| here != there);
                assert_eq!(other, None, "{}", path.display());
                assert_eq!(here.len(), there.len(), "{}", path.display());
            }
        }
    }
}

#[test]
fn the_full_guide_is_read_without_a_problem() {
    let (guide, problems) = guide::read_text(FULL);
    assert_eq!(problems, []);
    assert_eq!(json::write(&guide.source), json::write(&json::read(FULL).value));
}

/// What the schema names: properties, and the words of its enums.
fn named(value: &Value, properties: &mut BTreeSet<String>, words: &mut BTreeSet<String>) {
    let Value::Object(map) = value else {
        if let Value::Array(items) = value {
            items.iter().for_each(|item| named(item, properties, words));
        }
        return;
    };
    if let Some(Value::Object(named)) = map.get("properties") {
        properties.extend(named.keys().cloned());
    }
    if let Some(Value::Array(items)) = map.get("enum") {
        words.extend(items.iter().filter_map(Value::as_str).map(str::to_owned));
    }
    words.extend(map.get("const").and_then(Value::as_str).map(str::to_owned));
    for (key, part) in map {
        // What stands there is for people.
        if key != "examples" && key != "default" {
            named(part, properties, words);
        }
    }
}

/// Every text in quotation marks that looks like a property or a word, without documentation and problems.
fn literals(folders: &[&str]) -> BTreeSet<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = BTreeSet::new();
    let files = |folder: &&str| match folder.ends_with(".rs") {
        true => vec![root.join(folder)],
        false => {
            let mut files = crate::layers::sources(&root.join(folder));
            // Words of the forms; `edit.rs` compares them with the schema.
            files.retain(|file| !file.to_string_lossy().contains("/guide/edit"));
            files
        }
    };
    for file in folders.iter().flat_map(files) {
        let text = fs::read_to_string(file).unwrap();
        for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
            found.extend(line.split('"').skip(1).step_by(2).map(str::to_owned));
        }
    }
    let plain = |text: &String| {
        !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
    };
    found.into_iter().filter(plain).collect()
}

#[test]
fn reader_and_schema_know_the_same_names() {
    let (mut properties, mut words) = (BTreeSet::new(), BTreeSet::new());
    named(&serde_json::from_str(SCHEMA).unwrap(), &mut properties, &mut words);
    let reader = literals(&["src/formats/guide"]);
    let all = literals(&["src/formats/guide", "src/domain/guide", "src/domain/record.rs"]);
    let unknown: Vec<_> =
        reader.iter().filter(|name| !properties.contains(*name) && !words.contains(*name)).collect();
    // Gaps of messages, and what stands in where something is missing.
    let own = ["-", "count", "en", "field", "guide", "value", "word", "words"];
    assert_eq!(unknown, own, "not in the schema");
    for name in &properties {
        assert!(all.contains(name) || ["$schema", "license"].contains(&name.as_str()), "{name} is not read");
    }
    for word in words {
        // Needs have fixed ids for their colors, and a commitment has fixed fields for the wall.
        let fixed = ["people", "time", "permission", "materials", "skill", "other", "project", "needed"];
        let known = all.contains(&word) || fixed.contains(&word.as_str()) || word == "hallway-guide";
        assert!(known, "{word} is not known");
    }
}

#[test]
fn the_full_guide_names_everything_that_the_schema_names() {
    let (mut properties, mut words) = (BTreeSet::new(), BTreeSet::new());
    named(&serde_json::from_str(SCHEMA).unwrap(), &mut properties, &mut words);
    let mut found = BTreeSet::new();
    for (at, value) in places(&json::read(FULL).value) {
        found.insert(at.rsplit('/').next().unwrap_or_default().to_owned());
        found.extend(value.text().map(str::to_owned));
    }
    let missing: Vec<_> = properties.union(&words).filter(|name| !found.contains(*name)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// A value of the wrong type in any place of the full guide is told by both, with that place.
#[test]
fn reader_and_schema_tell_every_wrong_type() {
    let (schemas, index) = schema();
    let full = json::read(FULL).value;
    let mut silent = Vec::new();
    for (at, value) in places(&full) {
        let wrong = match value {
            Json::Text(_) | Json::Map(_) => Json::Bool(true),
            _ => Json::from("wrong"),
        };
        let mut changed = full.clone();
        put(&mut changed, &at, wrong);
        let other: Value = serde_json::from_str(&json::write(&changed)).unwrap();
        assert!(schemas.validate(&other, index).is_err(), "the schema takes {at}");
        let (_, problems) = guide::read(&changed);
        // A thing without its fields is told by the first field that it lacks.
        let within = format!("{at}/");
        let told = problems.iter().any(|problem| {
            problem.at == at || problem.at.starts_with(&within) || problem.what == "guide.format"
        });
        if !told {
            silent.push(at);
        }
    }
    assert_eq!(silent, NOT_READ, "the reader says nothing");
}

/// Every place in a value with its JSON pointer, the whole left out.
pub fn places(value: &Json) -> Vec<(String, Json)> {
    fn add(at: &str, value: &Json, all: &mut Vec<(String, Json)>) {
        let parts: Vec<(String, &Json)> = match value {
            Json::List(items) => items.iter().enumerate().map(|(n, item)| (n.to_string(), item)).collect(),
            Json::Map(map) => map.iter().map(|(key, item)| (key.clone(), item)).collect(),
            _ => Vec::new(),
        };
        for (name, part) in parts {
            let at = format!("{at}/{name}");
            all.push((at.clone(), part.clone()));
            add(&at, part, all);
        }
    }
    let mut all = Vec::new();
    add("", value, &mut all);
    all
}

/// Puts a value where a JSON pointer leads, into an object also where nothing was.
pub fn put(value: &mut Json, at: &str, new: Json) {
    let Some(rest) = at.strip_prefix('/') else {
        *value = new;
        return;
    };
    let (name, rest) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    match value {
        Json::List(items) => put(&mut items[name.parse::<usize>().unwrap()], rest, new),
        Json::Map(map) => put(map.entry(name.to_owned()).or_default(), rest, new),
        _ => panic!("nothing at {at}"),
    }
}
