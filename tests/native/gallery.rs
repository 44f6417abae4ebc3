//! The gallery holds everything that a guide can hold, and its answers read well in every export.

use hallway::{
    domain::{
        Json, Record,
        guide::{Block, Field, Form, Guide, Layout},
        session::{Command, Session},
        wall::{Board, Filter},
    },
    formats::{guide, take_home, words},
};

use crate::samples::record;

fn gallery() -> Guide {
    let (guide, problems) = guide::read_text(include_str!("../../www/examples/gallery.guide.json"));
    assert_eq!(problems, []);
    guide
}

fn answer(id: &str, prompt: &str, data: &[(&str, Json)]) -> Record {
    let data = data.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
    Record { prompt: Some(prompt.into()), data, ..record(id, "response", "me", &[]) }
}

fn list(items: &[&str]) -> Json {
    Json::List(items.iter().map(|item| Json::from(*item)).collect())
}

#[test]
fn the_gallery_has_every_form_every_layout_and_every_block() {
    let guide = gallery();
    for form in Form::ALL {
        let has = |field: &hallway::domain::guide::Field| field.form == *form;
        assert!(guide.prompts().any(|(_, prompt)| prompt.fields.iter().any(has)), "{form:?}");
    }
    let for_some = |roles: &[String]| !roles.is_empty();
    assert!(guide.steps().any(|step| for_some(&step.roles)));
    assert!(guide.prompts().any(|(_, prompt)| for_some(&prompt.roles)));
    for layout in Layout::ALL {
        assert!(guide.prompts().any(|(_, prompt)| prompt.layout == *layout), "{layout:?}");
    }
    let named = |block: &Block| format!("{block:?}").split(['(', ' ']).next().unwrap().to_owned();
    let blocks: Vec<String> = guide.steps().flat_map(|step| &step.blocks).map(named).collect();
    for name in [
        "Text",
        "Quote",
        "Norms",
        "Practices",
        "Rounds",
        "Table",
        "Resources",
        "Image",
        "Video",
        "Article",
        "Library",
        "Kit",
        "TakeHome",
        "Credits",
        "Prompt",
        "In",
    ] {
        assert!(blocks.iter().any(|block| block == name), "{name}");
    }
}

#[test]
fn lines_stay_lines_orders_have_numbers_and_gaps_make_a_sentence() {
    let guide = gallery();
    let said = |prompt: &str, data: &[(&str, Json)]| {
        let record = answer("1", prompt, data);
        words::answers(&record, guide.prompt(prompt), &guide)
            .into_iter()
            .map(|(label, text)| format!("{label}|{text}"))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        said("entries", &[("lines", list(&["A talk", "A walk"]))]),
        ["Things that helped|A talk\nA walk"]
    );
    assert_eq!(said("ranking", &[("order", list(&["trust", "time"]))]), ["Your order|1. Trust\n2. Time"]);
    assert_eq!(
        said("way", &[("picked", list(&["rooms", "trust"]))]),
        ["Your talks|1. Rooms that talk\n2. Trust takes time"]
    );
    assert_eq!(
        said("adapt", &[("practice", "Friday talks".into())]),
        ["A practice of the library|Friday talks"]
    );
    assert_eq!(said("choices", &[("some", list(&["tea", "water"]))]), ["Which ones?|Tea, Water"]);
    let gaps = [("change", "start".into()), ("effect", "we learn.".into()), ("wall", true.into())];
    assert_eq!(said("hypothesis", &gaps), ["|If we start, then we learn, and we will know by …."]);
}

#[test]
fn one_takes_the_sentence_home_once() {
    let guide = gallery();
    let mut session = Session::new("s", "me");
    let gaps = [("change", "ask".into()), ("effect", "hear".into()), ("evidence", "counting".into())];
    session.apply(Command::Receive(vec![answer("1", "hypothesis", &gaps)]));
    let say = |field: &Field, record: &Record| {
        words::answer(field, record.data.get(&field.id).unwrap_or(&Json::Null))
    };
    let text = take_home::plain("Mine", &take_home::parts(&session, &guide, &say));
    assert_eq!(text.matches("If we ask, then hear, and we will know by counting.").count(), 1, "{text}");
    assert!(!text.contains("hypothesis|"), "{text}");
}

#[test]
fn what_is_withheld_is_not_on_the_wall() {
    let guide = gallery();
    let mut session = Session::new("s", "me");
    let posted = |id: &str, by: &str| Record {
        by: by.into(),
        ..answer(id, "first", &[("text", "A smile".into()), ("wall", true.into())])
    };
    session.apply(Command::Receive(vec![posted("1", "ana")]));
    let cards = |session: &Session| {
        let mut board = Board::default();
        board.follow(session, &Filter::default(), &guide.all_withheld(session), false);
        board.shown().len()
    };
    assert_eq!(cards(&session), 0);
    session.apply(Command::Receive(vec![posted("2", "me")]));
    assert_eq!(cards(&session), 2);
}
