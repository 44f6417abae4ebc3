//! Guides: everything good is kept, and every slip is said with its place.

use hallway::{
    domain::{
        Kind, Problem, Visible,
        guide::{Block, Form, Guide},
    },
    formats::{guide, json},
};
use proptest::prelude::*;

const DEFAULT: &str = include_str!("../../guides/learning-from-one-another.guide.json");

fn step(blocks: &str) -> (Guide, Vec<Problem>) {
    guide::read_text(&format!(
        r#"{{"format":"hallway-guide","version":1,"id":"g","title":"G","lang":"en","needs":[{{"id":"time","label":"Time"}}],
        "sections":[{{"id":"s","title":"S","steps":[{{"id":"a","title":"A","blocks":[{blocks}]}}]}}]}}"#
    ))
}

fn told(problems: &[Problem]) -> Vec<(&str, &str)> {
    problems.iter().map(|problem| (problem.at.as_str(), problem.what)).collect()
}

#[test]
fn where_people_pick_a_guide_takes_as_long_as_with_the_longest_part() {
    let step = |id: &str, minutes: u64| format!(r#"{{"id":"{id}","title":"T","minutes":{minutes}}}"#);
    let section = |id: &str, pick: &str, steps: &[String]| {
        format!(r#"{{"id":"{id}","title":"T",{pick}"steps":[{}]}}"#, steps.join(","))
    };
    let pick = r#""pick":"p","#;
    let sections = [
        section("a", "", &[step("a1", 5), step("a2", 10)]),
        section("b", pick, &[step("b1", 20)]),
        section("c", pick, &[step("c1", 20), step("c2", 5)]),
    ];
    let minutes = |sections: &[String]| {
        let text = format!(r#"{{"id":"g","title":"G","lang":"en","sections":[{}]}}"#, sections.join(","));
        guide::read_text(&text).0.minutes
    };
    assert_eq!((minutes(&sections), minutes(&sections[..1])), (40, 15));
}

#[test]
fn the_default_guide_is_read_without_a_problem() {
    let (guide, problems) = guide::read_text(DEFAULT);
    assert_eq!(problems, []);
    assert_eq!(guide.minutes, 60);
    assert!(guide.steps().count() >= 5);
    let commitment = guide.prompt_for(&Kind::Commitment).unwrap();
    assert!(commitment.wall && commitment.quote);
    assert_eq!(commitment.visible, Visible::Room);
    let kinds = commitment.fields.iter().find(|field| field.id == "kinds").unwrap();
    assert_eq!((kinds.form, kinds.options.len()), (Form::Several, guide.needs.len()));
    assert!(!guide.steps().flat_map(|step| &step.blocks).any(|block| matches!(block, Block::Unknown(_))));
    assert_eq!(json::write(&guide.source), json::write(&json::read(DEFAULT).value));
}

#[test]
fn every_built_in_guide_is_read_without_a_problem_in_every_language() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("guides");
    let mut count = 0;
    for folder in [root.clone(), root.join("es")] {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.to_string_lossy().ends_with(".guide.json") {
                let (guide, problems) = guide::read_text(&std::fs::read_to_string(&path).unwrap());
                assert_eq!(problems, [], "{}", path.display());
                assert!(path.to_string_lossy().ends_with(&format!("{}.guide.json", guide.id)));
                count += 1;
            }
        }
    }
    assert!(count >= 2);
}

#[test]
fn what_is_no_guide_says_so() {
    for text in ["", "[]", "5", "nonsense", "{}"] {
        let (guide, problems) = guide::read_text(text);
        assert_eq!(guide.steps().count(), 0);
        assert!(problems.iter().any(|problem| problem.what.starts_with("guide.")), "{text}");
    }
}

#[test]
fn a_later_version_is_read_as_far_as_it_is_known() {
    let text = DEFAULT.replacen("\"version\": 1", "\"version\": 7", 1);
    let (guide, problems) = guide::read_text(&text);
    assert_eq!(told(&problems), [("/version", "guide.later")]);
    assert!(guide.steps().count() >= 5);
}

#[test]
fn an_unknown_block_stays_as_one() {
    let (guide, problems) = step(r#"{"type":"hologram","x":1},{"type":"text","text":"Hi"}"#);
    let blocks = &guide.steps().next().unwrap().blocks;
    assert_eq!(blocks[0], Block::Unknown("hologram".into()));
    assert_eq!(blocks[1], Block::Text("Hi".into()));
    assert_eq!(told(&problems), [("/sections/0/steps/0/blocks/0/type", "guide.block")]);
}

#[test]
fn a_prompt_without_fields_asks_for_one_long_text() {
    let (guide, problems) = step(r#"{"type":"prompt","id":"p","label":"Why?"}"#);
    let prompt = guide.prompt("p").unwrap();
    assert_eq!(problems, []);
    assert_eq!((prompt.fields[0].id.as_str(), prompt.fields[0].form), ("text", Form::Long));
    assert_eq!((prompt.kind.clone(), prompt.visible), (Kind::Response, Visible::Me));
}

#[test]
fn ids_are_made_where_they_are_missing_or_taken() {
    let (guide, problems) = step(
        r#"{"type":"prompt","label":"A"},{"type":"prompt","id":"p","label":"B"},{"type":"prompt","id":"p","label":"C"},
           {"type":"practices","items":[{"id":"p","title":"D"}]},{"type":"prompt","id":"Who is here?","label":"E"}"#,
    );
    let ids: Vec<&str> = guide.prompts().map(|(_, prompt)| prompt.id.as_str()).collect();
    assert_eq!(ids, ["prompt-1", "p", "p-2", "who-is-here"]);
    let what: Vec<&str> = problems.iter().map(|problem| problem.what).collect();
    assert_eq!(what, ["guide.no-id", "guide.twice", "guide.twice", "guide.id"]);
}

#[test]
fn links_that_lead_nowhere_safe_are_left_out() {
    let (guide, problems) = step(
        r#"{"type":"resources","title":"R","items":[{"title":"a","url":"https://example.org/x"},{"title":"b","url":""},
        {"title":"c","url":"javascript:alert(1)"},{"title":"d","url":"data:text/html,x"},{"title":"e","url":" jAvAscript:1"},
        {"title":"f","url":"//example.org"},{"title":"g","url":"mailto:a@example.org"},{"title":"h","url":"https://"}]}"#,
    );
    let Block::Resources { items, .. } = &guide.steps().next().unwrap().blocks[0] else { panic!() };
    let urls: Vec<&str> = items.iter().map(|item| item.url.as_str()).collect();
    assert_eq!(urls, ["https://example.org/x", "", "", "", "", "", "mailto:a@example.org", ""]);
    assert_eq!(problems.iter().filter(|problem| problem.what == "guide.link").count(), 5);
}

#[test]
fn a_default_audience_that_is_no_choice_becomes_the_most_private_choice() {
    let (guide, _) = step(
        r#"{"type":"prompt","id":"p","label":"l","visible":{"default":"public","choices":["room","host"]}}"#,
    );
    let prompt = guide.prompt("p").unwrap();
    assert_eq!(
        (prompt.visible, prompt.audiences.as_slice()),
        (Visible::Host, [Visible::Host, Visible::Room].as_slice())
    );
}

#[test]
fn too_many_steps_are_counted() {
    let steps: Vec<String> = (0..70).map(|n| format!(r#"{{"id":"s{n}","title":"t"}}"#)).collect();
    let (guide, problems) = guide::read_text(&format!(
        r#"{{"format":"hallway-guide","version":1,"id":"g","title":"G","sections":[{{"id":"s","steps":[{}]}}]}}"#,
        steps.join(",")
    ));
    assert_eq!(guide.steps().count(), 60);
    assert_eq!(told(&problems), [("/sections", "guide.steps")]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn no_value_makes_it_fail(value in crate::json::any_json()) {
        let _ = guide::read(&value);
    }

    #[test]
    fn no_value_in_any_place_makes_it_fail(at in any::<prop::sample::Index>(), other in crate::json::any_json()) {
        let mut value = json::read(crate::schema::FULL).value;
        let places = crate::schema::places(&value);
        let (at, _) = at.get(&places);
        crate::schema::put(&mut value, at, other);
        let (guide, problems) = guide::read(&value);
        let told = problems.iter().any(|problem| problem.at.starts_with("/sections") || problem.what == "guide.empty");
        prop_assert!(guide.sections.len() == 3 || told, "{at}: {problems:?}");
    }

    /// Any one value in the default guide replaced by another: the rest stays readable.
    #[test]
    fn one_wrong_value_never_costs_the_guide(at in any::<prop::sample::Index>(), other in crate::json::any_json()) {
        let mut value = json::read(DEFAULT).value;
        let mut count = 0;
        visit(&mut value, &mut |_| count += 1);
        let target = 1 + at.index(count - 1);
        let mut n = 0;
        visit(&mut value, &mut |part| { if n == target { *part = other.clone(); } n += 1; });
        let (guide, _) = guide::read(&value);
        let all = guide::read_text(DEFAULT).0;
        let same = all.steps().filter(|step| guide.steps().any(|other| other.title == step.title)).count();
        let longest = all.sections.iter().map(|section| section.steps.len()).max().unwrap_or_default();
        let gone = value.get("sections") == Some(&other);
        prop_assert!(gone || same + longest >= all.steps().count());
    }
}

fn visit(value: &mut hallway::domain::Json, each: &mut impl FnMut(&mut hallway::domain::Json)) {
    use hallway::domain::Json;
    each(value);
    match value {
        Json::List(items) => items.iter_mut().for_each(|item| visit(item, each)),
        Json::Map(map) => map.iter_mut().for_each(|(_, item)| visit(item, each)),
        _ => {}
    }
}
