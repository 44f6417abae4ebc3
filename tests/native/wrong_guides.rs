//! A guide with one slip: what people read of it, and that nothing else is lost.

use hallway::{
    domain::{Json, Problem, guide::Guide},
    formats::{guide, json},
};

use crate::schema::{FULL, put};

/// Each puts a value somewhere into the full guide. `at` is where the problem is told, if elsewhere.
const CASES: &str = include_str!("../fixtures/wrong-guides.json");

/// The sentence that people read.
fn sentence(problem: &Problem, messages: &Json) -> String {
    let mut text = messages.str(&format!("problem.{}", problem.what)).replace("{at}", &problem.at);
    for (name, value) in &problem.with {
        text = text.replace(&format!("{{{name}}}"), value);
    }
    text
}

fn shape(guide: &Guide) -> Vec<usize> {
    guide.steps().map(|step| step.blocks.len()).collect()
}

#[test]
fn a_slip_is_told_with_its_place_and_costs_nothing_else() {
    let cases = json::read(CASES);
    assert_eq!((cases.problems.len(), cases.value.items().len() >= 30), (0, true));
    let messages = json::read(include_str!("../../locales/en.json")).value;
    let full = json::read(FULL).value;
    let whole = shape(&guide::read(&full).0);
    let mut wrong = Vec::new();
    for case in cases.value.items() {
        let mut changed = full.clone();
        put(&mut changed, case.str("put"), case.get("value").unwrap().clone());
        let (guide, problems) = guide::read(&changed);
        let at = case.get("at").map_or(case.str("put"), |at| at.text().unwrap());
        let told = problems.iter().map(|problem| (problem.at.clone(), sentence(problem, &messages)));
        let told: Vec<_> = told.collect();
        if told != [(at.to_owned(), case.str("says").to_owned())] {
            wrong.push((case.str("put"), told));
        }
        assert_eq!(shape(&guide), whole, "{at}");
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_practice_to_pick_needs_a_library() {
    let mut changed = json::read(FULL).value;
    put(&mut changed, "/sections/0/steps/1/blocks", Json::List(Vec::new()));
    let (_, problems) = guide::read(&changed);
    let messages = json::read(include_str!("../../locales/en.json")).value;
    let told: Vec<_> = problems.iter().map(|problem| sentence(problem, &messages)).collect();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("/sections/0/steps/2/blocks/"), "{told:?}");
    assert!(told[0].ends_with("Add a library, or choose another type."), "{told:?}");
}
