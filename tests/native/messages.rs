//! Every problem that the code can report has a sentence in every language, with the same gaps.

use std::{collections::BTreeSet, fs, path::Path};

use hallway::{domain::Json, formats::json};

const PREFIXES: [&str; 9] =
    ["attribute", "json", "record", "guide", "file", "csv", "event", "outbox", "store"];

#[test]
fn every_problem_has_a_sentence_in_every_language() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut keys = BTreeSet::new();
    let layers = ["src/domain", "src/formats", "src/element"];
    let pure = layers.into_iter().flat_map(|layer| crate::layers::sources(&root.join(layer)));
    for file in pure {
        keys.extend(
            fs::read_to_string(file).unwrap().split('"').filter(|text| is_key(text)).map(str::to_owned),
        );
    }
    assert!(keys.len() > 40, "{keys:?}");
    let [en, es] = ["en", "es"].map(|lang| messages(root, lang));
    for key in keys {
        let name = format!("problem.{key}");
        let (en, es) = (en.str(&name), es.str(&name));
        assert!(!en.is_empty() && !es.is_empty(), "no sentence for {key}");
        assert_eq!(gaps(en), gaps(es), "{key}");
    }
}

/// The messages of a language, those of the host tools included.
fn messages(root: &Path, lang: &str) -> Json {
    let mut all = hallway::domain::json::Map::new();
    for name in [format!("locales/{lang}.json"), format!("locales/{lang}.host.json")] {
        let Ok(bytes) = fs::read(root.join(name)) else { continue };
        let read = json::read_bytes(&bytes);
        assert_eq!(read.problems, []);
        all.extend(read.value.map().unwrap().clone());
    }
    Json::Map(all)
}

fn is_key(text: &str) -> bool {
    let Some((prefix, name)) = text.split_once('.') else { return false };
    PREFIXES.contains(&prefix)
        && !name.is_empty()
        && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
}

fn gaps(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}
