//! Editing a guide loses nothing, and everything can be taken back.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use hallway::{
    domain::Json,
    formats::{
        guide::{
            self,
            edit::{Desk, Edit, adapted, blank, forms, fresh, minutes, opened, pointer},
        },
        json,
    },
};
use proptest::prelude::*;
use serde_json::Value;

use super::schema::FULL;

fn full() -> Json {
    opened(json::read(FULL).value)
}

fn bytes(guide: &Json) -> String {
    json::write(guide)
}

/// Places of a guide, as a host could reach them and as no host would.
fn places(guide: &Json) -> Vec<String> {
    fn walk(value: &Json, at: &str, into: &mut Vec<String>) {
        into.push(at.to_owned());
        match value {
            Json::List(items) => {
                for (n, item) in items.iter().enumerate() {
                    walk(item, &pointer::item(at, n), into);
                }
            }
            Json::Map(map) => {
                for (key, child) in map {
                    walk(child, &pointer::under(at, key), into);
                }
            }
            _ => {}
        }
    }
    let mut found =
        vec!["/sections/9/steps/0/title".to_owned(), "/new/deep/key".to_owned(), "/a~1b/~0".to_owned()];
    walk(guide, "", &mut found);
    found
}

fn value() -> impl Strategy<Value = Json> {
    prop_oneof![
        ".{0,12}".prop_map(Json::from),
        (0_u64..2_000).prop_map(Json::from),
        Just(Json::Null),
        Just(Json::List(vec![])),
        Just(Json::object([("id", "talk".into()), ("steps", Json::List(vec![]))])),
    ]
}

fn edits() -> impl Strategy<Value = Edit> {
    let guide = full();
    let places = places(&guide);
    let lists: Vec<String> = places
        .iter()
        .filter(|at| !matches!(pointer::find(&guide, at), Some(Json::Map(_) | Json::Text(_))))
        .cloned()
        .collect();
    let at = || prop::sample::select(places.clone());
    let list = || prop::sample::select(lists.clone());
    let leaf = prop_oneof![
        3 => (at(), prop::option::of(value())).prop_map(|(at, value)| Edit::Set { at, value }),
        2 => (list(), 0_usize..9, value()).prop_map(|(list, place, item)| Edit::Insert { list, place, item }),
        2 => at().prop_map(|at| Edit::Remove { at }),
        3 => (at(), list(), 0_usize..9).prop_map(|(at, list, place)| Edit::Move { at, list, place }),
    ];
    leaf.prop_recursive(1, 4, 3, |inner| prop::collection::vec(inner, 0..3).prop_map(Edit::All))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn whatever_was_done_can_be_taken_back_and_done_again(all in prop::collection::vec(edits(), 1..12)) {
        let before = full();
        let mut desk = Desk::new(before.clone());
        for edit in all {
            desk.apply(edit);
        }
        let after = bytes(desk.guide());
        // Reading never panics, whatever came out.
        let _ = guide::read(desk.guide());
        while desk.undo() {}
        prop_assert_eq!(bytes(desk.guide()), bytes(&before));
        while desk.redo() {}
        prop_assert_eq!(bytes(desk.guide()), after);
    }

    #[test]
    fn a_change_that_cannot_be_done_changes_nothing(edit in edits()) {
        let mut guide = full();
        if edit.apply(&mut guide).is_none() {
            prop_assert_eq!(bytes(&guide), bytes(&full()));
        }
    }

    #[test]
    fn moving_steps_loses_none(moves in prop::collection::vec((0_usize..9, 0_usize..9, 0_usize..9, 0_usize..9), 1..20)) {
        let mut desk = Desk::new(full());
        let mut before = steps(desk.guide());
        for (section, step, to, place) in moves {
            let (at, list) = (format!("/sections/{section}/steps/{step}"), format!("/sections/{to}/steps"));
            desk.apply(Edit::Move { at, list, place });
        }
        let mut after = steps(desk.guide());
        before.sort();
        after.sort();
        prop_assert_eq!(after, before);
    }
}

fn steps(guide: &Json) -> Vec<String> {
    let sections = guide.get("sections").map(Json::items).unwrap_or_default();
    sections.iter().flat_map(|section| section.get("steps").unwrap().items()).map(bytes).collect()
}

#[test]
fn typing_is_taken_back_as_a_whole() {
    let mut desk = Desk::new(full());
    for text in ["/sections/0/steps/0/repeat/times"; 3].iter().zip(["1", "12", "120"]) {
        desk.apply(Edit::text(*text.0, text.1));
    }
    desk.apply(Edit::text("/title", "A"));
    assert!(desk.undo() && desk.undo());
    assert_eq!(bytes(desk.guide()), bytes(&full()));
    assert!(!desk.can_undo());
}

#[test]
fn the_total_follows_the_steps_where_it_was_their_sum() {
    let step = Json::object([("minutes", 10_u64.into())]);
    let mut desk = Desk::new(blank("en", "Session", step));
    assert_eq!(desk.guide().get("minutes"), Some(&10_u64.into()));
    desk.apply(Edit::Set { at: "/sections/0/steps/0/minutes".into(), value: Some(25_u64.into()) });
    assert_eq!(desk.guide().get("minutes"), Some(&25_u64.into()));
    desk.apply(Edit::Set { at: "/minutes".into(), value: Some(60_u64.into()) });
    desk.apply(Edit::Remove { at: "/sections/0/steps/0".into() });
    assert_eq!(desk.guide().get("minutes"), Some(&60_u64.into()), "what the host wrote stays");
    while desk.undo() {}
    assert_eq!(desk.guide().get("minutes"), Some(&10_u64.into()));
}

#[test]
fn of_the_sections_that_people_pick_the_longest_counts_as_where_the_guide_runs() {
    let text = include_str!("../../guides/improving-together.guide.json");
    let mut desk = Desk::new(opened(json::read(text).value));
    let total = |desk: &Desk| desk.guide().get("minutes").and_then(Json::whole).unwrap();
    let before = total(&desk);
    assert_eq!(before, minutes(desk.guide()), "it is a sum, so it follows");
    let longer = |section: usize, minutes: u64| Edit::Set {
        at: format!("/sections/{section}/steps/0/minutes"),
        value: Some(minutes.into()),
    };
    let held = pointer::find(desk.guide(), "/sections/2/steps/0/minutes").and_then(Json::whole).unwrap();
    for (section, step, more) in [(2, held + 10, 10), (3, held + 4, 10), (3, held + 15, 15), (2, held, 15)] {
        desk.apply(longer(section, step));
        assert_eq!((total(&desk), minutes(desk.guide())), (before + more, before + more));
        assert_eq!(guide::read(desk.guide()).0.minutes_of_steps(), before + more);
    }
    // Each prompt has a pick of its own.
    let other = r#"{"sections":[{"steps":[{"minutes":5}]},{"pick":"a","steps":[{"minutes":7}]},
        {"pick":"a","steps":[{"minutes":9}]},{"pick":"b","steps":[{"minutes":20},{"minutes":1}]}]}"#;
    assert_eq!(minutes(&json::read(other).value), 5 + 9 + 21);
}

#[test]
fn a_copy_has_ids_of_its_own_and_its_references_follow() {
    let mut guide = full();
    let list = "/sections";
    let copy = fresh(&guide, list, &guide.get("sections").unwrap().items()[0].clone());
    Edit::Insert { list: list.into(), place: 1, item: copy }.apply(&mut guide).unwrap();
    let (_, problems) = guide::read(&guide);
    let twice: Vec<_> = problems.iter().filter(|problem| problem.what == "guide.twice").collect();
    assert_eq!(twice, Vec::<&hallway::domain::Problem>::new());
}

#[test]
fn a_copied_field_gets_an_id_among_its_neighbors() {
    let guide = json::read(r#"{"fields":[{"id":"text"},{"id":"text-2"}],"other":[{"id":"text-3"}]}"#).value;
    let field = json::read(r#"{"id":"text","options":[{"id":"a"}]}"#).value;
    let copy = fresh(&guide, "/fields", &field);
    assert_eq!(bytes(&copy), r#"{"id":"text-3","options":[{"id":"a"}]}"#);
}

#[test]
fn everything_new_is_read_without_a_problem_once_it_is_filled_in() {
    let words = |key: &str| key.to_owned();
    for sort in forms::BLOCKS {
        let mut step = forms::STEP.made(&words);
        let mut block = sort.made(&words);
        fill(&mut block);
        fill(&mut step);
        Edit::Insert { list: "/blocks".into(), place: 0, item: block }.apply(&mut step).unwrap();
        let mut guide = blank("en", "Session", step);
        Edit::text("/title", "A guide").apply(&mut guide).unwrap();
        let (_, problems) = guide::read(&guide);
        assert_eq!(problems, [], "{}", sort.name);
    }
}

/// What a person would type into what is empty.
fn fill(value: &mut Json) {
    match value {
        Json::Text(text) if text.is_empty() => *text = "https://example.org/a.png".to_owned(),
        Json::List(items) => items.iter_mut().for_each(fill),
        Json::Map(map) => map.iter_mut().for_each(|(_, child)| fill(child)),
        _ => {}
    }
}

#[test]
fn adapting_keeps_credits_and_says_where_it_comes_from() {
    let ours = adapted(full(), |id| id == full().str("id"));
    assert_eq!(ours.get("credits"), full().get("credits"));
    assert_ne!(ours.str("id"), full().str("id"));
    let origin = ours.get("origin").unwrap();
    assert_eq!((origin.str("id"), origin.str("title")), (full().str("id"), full().str("title")));
    let again = adapted(ours.clone(), |id| id == ours.str("id"));
    assert_eq!(again.get("origin").unwrap().get("origin"), ours.get("origin"));
}

#[test]
fn whatever_is_opened_is_read_with_no_more_problems_than_before() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("guides");
    for folder in ["", "templates", "es", "es/templates"] {
        for entry in fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.to_string_lossy().ends_with(".guide.json") {
                let guide = opened(json::read(&fs::read_to_string(&path).unwrap()).value);
                assert_eq!(guide::read(&guide).1, [], "{}", path.display());
            }
        }
    }
}

#[test]
fn the_forms_offer_what_the_schema_allows() {
    let schema: Value = serde_json::from_str(include_str!("../../guides/guide.schema.json")).unwrap();
    let mut offered: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for sort in forms::all() {
        offered.insert(sort.name, sort.entries.iter().map(|entry| entry.key).collect());
    }
    // Written by the editor itself, or shown in another way.
    let own = ["$schema", "format", "version", "sections", "steps", "blocks", "type"];
    for (name, keys) in &offered {
        let known = match *name {
            "guide" => &schema,
            "group" | "series" => &schema["properties"][*name],
            "repeat" => &schema["$defs"]["step"]["properties"]["repeat"],
            "visible" => &schema["$defs"]["prompt"]["properties"]["visible"],
            "scale" => &schema["$defs"]["field"]["properties"]["scale"],
            "practice" => &schema["$defs"]["practices"]["properties"]["items"]["items"],
            "round" => &schema["$defs"]["rounds"]["properties"]["items"]["items"],
            "row" => &schema["$defs"]["table"]["properties"]["rows"]["items"],
            "any-block" => &schema["$defs"]["block"],
            other => &schema["$defs"][other],
        };
        let empty = serde_json::Map::new();
        let allowed = known["properties"].as_object().unwrap_or(&empty);
        for key in allowed.keys().filter(|key| !own.contains(&key.as_str())) {
            assert!(keys.contains(key.as_str()), "{name} has no way to fill in {key}");
        }
        for key in keys {
            assert!(allowed.contains_key(*key) || *key == "type", "the schema knows no {key} in {name}");
        }
    }
}

#[test]
fn every_form_has_its_words_in_every_language() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales");
    for lang in ["en", "es"] {
        let words = json::read(&fs::read_to_string(root.join(format!("{lang}.host.json"))).unwrap()).value;
        let mut missing = BTreeSet::new();
        let mut needs = |key: String| {
            if words.str(&key).is_empty() {
                missing.insert(key);
            }
        };
        for sort in forms::all() {
            if sort.name != "any-block" {
                needs(format!("edit.sort.{}", sort.name));
            }
            for part in sort.new.split('"').filter_map(|part| part.strip_prefix('@')) {
                needs(part.to_owned());
            }
            for entry in sort.entries {
                needs(format!("edit.field.{}", entry.words));
                if entry.hint {
                    needs(format!("edit.hint.{}", entry.words));
                }
                if entry.example {
                    needs(format!("edit.eg.{}", entry.words));
                }
                if let forms::Input::Word(options) | forms::Input::Words(options) = entry.input {
                    options.iter().for_each(|word| needs(format!("edit.is.{}.{word}", entry.words)));
                }
            }
        }
        assert_eq!(missing, BTreeSet::new(), "{lang}");
    }
}
