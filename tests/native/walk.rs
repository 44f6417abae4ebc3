//! The walk through a guide: what one picks, what is kept back, and whether an answer is what was asked.

use hallway::{
    domain::{
        Json, Kind, Quote, Visible,
        guide::{Field, Form, Guide, Piece, Scale, is_for, pieces},
        json::{Map, ordered},
        run::{self, State, Turn, timer::MINUTE},
        session::{Command, Entry, Session},
    },
    formats::{guide, json},
};

use crate::schema::{FULL, put};

fn full() -> Guide {
    guide::read_text(FULL).0
}

fn ids(guide: &Guide, picked: Option<&[&str]>) -> Vec<String> {
    let picked = picked.map(|ids| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>());
    guide
        .walk(&|prompt| picked.clone().filter(|_| prompt == "choose"))
        .iter()
        .map(|each| each.id.clone())
        .collect()
}

#[test]
fn what_was_picked_is_walked_in_ones_own_order() {
    let mut source = json::read(FULL).value;
    put(&mut source, "/sections/0/pick", Json::from("choose"));
    put(&mut source, "/sections/1/pick", Json::Null);
    let middle = guide::read(&source).0;
    let full = full();
    for (guide, picked, walk) in [
        (&full, None, vec!["start"]),
        (&full, Some([].as_slice()), vec!["start"]),
        (&full, Some(&["article-2"]), vec!["start", "article-2"]),
        (&full, Some(&["article-2", "article-1"]), vec!["start", "article-2", "article-1"]),
        (&full, Some(&["article-1", "gone", "article-1", "start"]), vec!["start", "article-1"]),
        (&middle, None, vec!["article-1"]),
        (&middle, Some(&["article-2", "start"]), vec!["article-2", "start", "article-1"]),
    ] {
        assert_eq!(ids(guide, picked), walk, "{picked:?}");
    }
}

#[test]
fn sections_without_a_pick_are_walked_as_they_stand() {
    let guide = crate::samples::default_guide();
    let all: Vec<&str> = guide.sections.iter().map(|section| section.id.as_str()).collect();
    assert_eq!(ids(&guide, None), all);
}

fn write(session: &mut Session, id: &str, prompt: &str, data: Map) {
    let entry = Entry {
        kind: Kind::Response,
        prompt: Some(prompt.into()),
        re: None,
        data,
        visible: Visible::Room,
        quote: Quote::No,
    };
    session.apply(Command::Write { id: id.into(), now: 5, entry });
}

#[test]
fn one_section_of_each_pick_counts_until_it_is_picked() {
    let mut source = json::read(FULL).value;
    put(&mut source, "/sections/1/steps/0/minutes", Json::from(20_u64));
    put(&mut source, "/sections/2/steps/0/minutes", Json::from(30_u64));
    let guide = guide::read(&source).0;
    let [start, one, other] = [0, 1, 2].map(|at| guide.sections[at].minutes_of_steps());
    assert!(guide.is_picked() && one != other);
    assert_eq!(guide.minutes_of_steps(), start + one.max(other));
    let mut session = Session::new("s", "ana");
    assert_eq!(guide.minutes_to_pick(&session), one.max(other));
    write(&mut session, "01", "choose", ordered([("sections".to_owned(), several(&["article-1"]))]));
    assert_eq!(guide.minutes_to_pick(&session), 0);
    let plain = crate::samples::default_guide();
    assert_eq!((plain.is_picked(), plain.minutes_to_pick(&session)), (false, 0));
}

fn several(ids: &[&str]) -> Json {
    Json::List(ids.iter().map(|id| Json::from(*id)).collect())
}

#[test]
fn the_walk_follows_the_person_who_is_here() {
    let guide = full();
    let mut session = Session::new("s", "ana");
    assert_eq!(guide.picked(&session, "choose"), None);
    assert_eq!(guide.walk_of(&session).len(), 1);
    write(&mut session, "01", "choose", ordered([("sections".to_owned(), several(&["article-2"]))]));
    assert_eq!(guide.walk_of(&session).last().unwrap().id, "article-2");
    session.apply(Command::Become("ben".into()));
    assert_eq!(guide.walk_of(&session).len(), 1);
    // A prompt without a field to pick in says nothing of sections.
    write(&mut session, "02", "proud", ordered([("sections".to_owned(), several(&["article-1"]))]));
    assert_eq!(guide.picked(&session, "proud"), None);
}

#[test]
fn what_the_host_left_out_is_not_walked_but_where_somebody_is() {
    let guide = crate::samples::default_guide();
    let (left_out, all) = ("networks", guide.steps().count());
    let mut state = State::default();
    state.apply(run::Command::Plan(vec![(left_out.into(), 0), ("practices".into(), 3)]), 5);
    state.apply(run::Command::Whole(Turn::Start(60 * MINUTE)), 5);
    let mut session = Session::new("s", "ana");
    let walk = |session: &Session, state: &State, waits: &str| -> Vec<String> {
        let walk = guide.steps_of(session, state, 10, &|step| step.id == waits);
        walk.iter().flat_map(|(_, steps)| steps).map(|step| step.id.clone()).collect()
    };
    assert_eq!(walk(&session, &State::default(), "").len(), all);
    let shorter = walk(&session, &state, "");
    assert_eq!((shorter.len(), shorter.iter().any(|id| id == left_out)), (all - 1, false));
    assert_eq!(walk(&session, &state, left_out).len(), all, "unposted words wait there");
    session.apply(Command::GoTo(left_out.into()));
    assert_eq!(walk(&session, &state, "").len(), all, "the person is there");
    session.apply(Command::GoTo("practices".into()));
    assert_eq!(walk(&session, &state, ""), shorter);
    state.apply(run::Command::Go(left_out.into()), 9);
    assert_eq!(walk(&session, &state, "").len(), all, "the host went there after all");
}

#[test]
fn once_a_session_is_over_all_steps_are_walked() {
    let guide = crate::samples::default_guide();
    let (left_out, all, day) = ("networks", guide.steps().count(), 24 * 60 * MINUTE);
    let mut state = State::default();
    state.apply(run::Command::Plan(vec![(left_out.into(), 0)]), 5);
    let session = Session::new("s", "late");
    let count = |state: &State, now: u64| -> usize {
        guide.steps_of(&session, state, now, &|_| false).iter().map(|(_, steps)| steps.len()).sum()
    };
    assert_eq!(count(&state, 6), all, "not started");
    state.apply(run::Command::Whole(Turn::Start(60 * MINUTE)), 6);
    assert_eq!((count(&state, 7), count(&state, day)), (all - 1, all - 1));
    assert_eq!(count(&state, 2 * day), all, "left behind");
    state.apply(run::Command::End, 8);
    assert_eq!(count(&state, 9), all, "ended");
}

#[test]
fn others_answers_stay_hidden_until_ones_own_is_in() {
    let mut source = json::read(FULL).value;
    put(&mut source, "/sections/1/steps/0/withhold", Json::from(true));
    let block = json::read(r#"{"type":"prompt","id":"kept","label":"Well?"}"#).value;
    put(&mut source, "/sections/1/steps/0/blocks", Json::List(vec![block]));
    let guide = guide::read(&source).0;
    let mut session = Session::new("s", "ana");
    write(&mut session, "01", "hunch", Map::new());
    session.apply(Command::Become("ben".into()));
    // By the prompt, by its step, by neither, and a prompt that is gone.
    let withheld =
        |session: &Session| ["hunch", "kept", "proud", "gone"].map(|id| guide.withheld(session, id));
    assert_eq!(withheld(&session), [true, true, false, false]);
    write(&mut session, "02", "hunch", Map::new());
    assert_eq!(withheld(&session), [false, true, false, false]);
    session.apply(Command::TakeBack { id: "02".into(), now: 9 });
    assert_eq!(withheld(&session), [true, true, false, false]);
}

#[test]
fn an_answer_is_about_ones_own_other_answer() {
    let guide = full();
    let result = guide.prompt("came-of-it").unwrap();
    let mut session = Session::new("s", "ana");
    assert_eq!(guide.about(&session, result), None);
    write(&mut session, "01", "hunch", Map::new());
    write(&mut session, "02", "hunch", Map::new());
    assert_eq!(guide.about(&session, result).unwrap().id, "02");
    assert_eq!(guide.about(&session, guide.prompt("hunch").unwrap()), None);
    session.apply(Command::Become("ben".into()));
    assert_eq!(guide.about(&session, result), None);
}

#[test]
fn what_is_for_some_roles_is_for_them_and_for_whoever_did_not_say() {
    let guide = full();
    let step = guide.steps().next().unwrap();
    assert_eq!(
        (step.roles.as_slice(), guide.prompt("hunch").unwrap().roles.len()),
        (["teacher".to_owned()].as_slice(), 1)
    );
    let mut session = Session::new("s", "ana");
    assert!(is_for(&step.roles, &session));
    for (role, mine) in [("teacher", true), ("coach", false), ("", true)] {
        let profile = crate::samples::record("01", "profile", "ana", &[("role", role)]);
        session.records = [profile].into_iter().collect();
        assert_eq!(is_for(&step.roles, &session), mine, "{role}");
        assert!(is_for(&[], &session));
    }
}

#[test]
fn a_frame_falls_into_words_and_gaps() {
    use Piece::{Gap, Text};
    for (frame, all) in [
        ("", vec![]),
        ("no gap", vec![Text("no gap")]),
        ("{a}", vec![Gap("a")]),
        ("If {do_it}, then {b-2}.", vec![Text("If "), Gap("do_it"), Text(", then "), Gap("b-2"), Text(".")]),
        ("{a}{b}", vec![Gap("a"), Gap("b")]),
        ("{} { a } {ä} }{", vec![Text("{} { a } {ä} }{")]),
        ("{{a}}", vec![Text("{"), Gap("a"), Text("}")]),
        ("{a", vec![Text("{a")]),
    ] {
        assert_eq!(pieces(frame), all, "{frame}");
    }
    assert_eq!(pieces(&"{".repeat(100_000)).len(), 1);
    assert_eq!(pieces(&"{a}".repeat(10_000)).len(), 10_000);
}

#[test]
fn a_sentence_shows_what_is_still_open() {
    let guide = full();
    let mut prompt = guide.prompt("hunch").unwrap().clone();
    let data = |pairs: &[(&str, Json)]| -> Map {
        pairs.iter().map(|(id, value)| ((*id).to_owned(), value.clone())).collect()
    };
    assert_eq!(prompt.sentence(&Map::new()), "If we …, then ….");
    assert_eq!(prompt.sentence(&data(&[("do", "  ".into())])), "If we …, then ….");
    let both = data(&[("do", " meet weekly. ".into()), ("then", "more of us read on.".into())]);
    assert_eq!(prompt.sentence(&both), "If we meet weekly, then more of us read on.");
    let braces = data(&[("do", "{then}".into()), ("then", "{do}".into())]);
    assert_eq!(prompt.sentence(&braces), "If we {then}, then {do}.");
    prompt.frame = "First {order}, {gone}".to_owned();
    prompt.fields = guide.prompt("test").unwrap().fields.clone();
    assert_eq!(prompt.sentence(&data(&[("order", several(&["two", "one"]))])), "First Two, One, …");
}

fn field(form: Form) -> Field {
    Field { id: "f".into(), form, ..Field::text(20) }
}

#[test]
fn an_answer_is_checked_against_its_field() {
    let required = Field { required: true, ..field(Form::Long) };
    let some = Field { least: 2, most: 3, ..field(Form::Several) };
    let lines = Field { least: 2, most: 3, ..field(Form::Entries) };
    let scale = Field { scale: Scale { from: 0, to: 10, ..Scale::default() }, ..field(Form::Scale) };
    let text = |text: &str| Some(Json::from(text));
    let list = |items: &[&str]| Some(several(items));
    for (field, value, typing, done) in [
        (&required, None, "", "form.required"),
        (&required, text(" \n"), "", "form.required"),
        (&required, text("a"), "", ""),
        (&required, text(&"é".repeat(20)), "", ""),
        (&required, text(&"é".repeat(21)), "form.long", "form.long"),
        (&field(Form::Long), None, "", ""),
        (&some, None, "", ""),
        (&some, list(&[]), "", ""),
        (&some, list(&["a"]), "", "form.least"),
        (&some, list(&["a", "b", "c"]), "", ""),
        (&some, list(&["a", "b", "c", "d"]), "form.most", "form.most"),
        (&lines, list(&["a", " ", ""]), "", "form.least"),
        (&lines, list(&["a", "b", "", "c", ""]), "", ""),
        (&lines, list(&["a", &"b".repeat(21)]), "form.long", "form.long"),
        (&field(Form::Ranking), list(&["a"]), "", ""),
        (&field(Form::Link), text("https://a.example"), "", ""),
        (&field(Form::Link), text("mailto:a@b.example"), "", ""),
        (&field(Form::Link), text("https:"), "", "form.link"),
        (&field(Form::Link), text("javascript:alert(1)"), "", "form.link"),
        (&scale, text("0"), "", ""),
        (&scale, text("10"), "", ""),
        (&scale, text("11"), "form.scale", "form.scale"),
        (&scale, text("-1"), "form.scale", "form.scale"),
        (&scale, text("many"), "form.scale", "form.scale"),
    ] {
        let slip = |done| field.slip(value.as_ref(), done).map_or("", |problem| problem.what);
        assert_eq!((slip(false), slip(true)), (typing, done), "{:?} {value:?}", field.form);
    }
}

#[test]
fn what_is_wrong_with_an_answer_is_said_in_every_language() {
    let messages = [include_str!("../../locales/en.json"), include_str!("../../locales/es.json")];
    let scale = field(Form::Scale).slip(Some(&"9".into()), true).unwrap();
    let most = Field { most: 1, ..field(Form::Several) }.slip(Some(&several(&["a", "b"])), true).unwrap();
    let least = Field { least: 2, ..field(Form::Several) }.slip(Some(&several(&["a"])), true).unwrap();
    let link = field(Form::Link).slip(Some(&"x".into()), true).unwrap();
    let long = field(Form::Long).slip(Some(&Json::from("a".repeat(21))), true).unwrap();
    for problem in [scale, most, least, link, long] {
        assert_eq!(problem.at, "f");
        for text in messages {
            let mut text = json::read(text).value.str(problem.what).to_owned();
            assert!(!text.is_empty(), "{}", problem.what);
            for (name, value) in &problem.with {
                assert!(text.contains(&format!("{{{name}}}")), "{text}");
                text = text.replace(&format!("{{{name}}}"), value);
            }
            assert!(!text.contains('{'), "{text}");
        }
    }
}

#[test]
fn all_slips_of_an_answer_are_told_in_the_order_of_the_fields() {
    let guide = full();
    let prompt = guide.prompt("add-practice").unwrap();
    let data: Map =
        ordered([("link".to_owned(), Json::from("ftp://x")), ("title".to_owned(), Json::from("Corners"))]);
    let told =
        |done| prompt.slips(&data, done).iter().map(|slip| (slip.at.clone(), slip.what)).collect::<Vec<_>>();
    assert_eq!(told(false), []);
    assert_eq!(told(true), [("text".to_owned(), "form.required"), ("link".to_owned(), "form.link")]);
}
