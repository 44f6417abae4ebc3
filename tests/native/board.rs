//! The wall is kept up to date card by card, and is always what it would be if it were made anew.

use hallway::domain::{
    Json, Kind, Quote, Record, Stamp, Visible,
    json::{Map, ordered},
    moderation,
    session::{Command, Session},
    wall::{
        Board, Filter, Order,
        help::{Answer, Way, answered, offered, way},
        offers,
    },
};
use proptest::{collection::vec, prelude::*};

use crate::samples::record;

#[derive(Clone, Debug)]
enum Step {
    Say(Box<Record>),
    Become(usize),
    Clear,
    Find(Filter),
    Show,
}

const PEOPLE: [&str; 3] = ["ana", "tom", "li"];
const CARDS: [&str; 5] = ["a", "b", "c", "d", "e"];

fn any_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        12 => any_record().prop_map(|record| Step::Say(Box::new(record))),
        1 => (0..3_usize).prop_map(Step::Become),
        1 => Just(Step::Clear),
        4 => any_filter().prop_map(Step::Find),
        1 => Just(Step::Show),
    ]
}

fn any_record() -> impl Strategy<Value = Record> {
    let parts = (0..6_usize, 0..5_usize, 0..3_usize, 0..3_u64, 0..4_usize, 0..3_usize, any::<bool>());
    parts.prop_map(|(what, card, by, ms, visible, text, deleted)| {
        let (by, text_at, text) = (PEOPLE[by], text, ["", "ñandú", "nandu plan"][text]);
        let base = Record {
            visible: Visible::ALL[visible],
            stamp: Stamp { ms: ms + 10, n: 0, by: by.into() },
            created: ms,
            ..record(
                CARDS[card],
                "commitment",
                by,
                &[("project", text), ("by_when", ["", "2027-01-01", "2026-12-01"][ms as usize])],
            )
        };
        let said = match what {
            0 | 1 => base,
            2 => Record {
                id: format!("offer-{}-{by}", CARDS[card]),
                kind: Kind::Offer,
                re: Some(CARDS[card].into()),
                ..base
            },
            3 => Record {
                id: format!("profile-{by}"),
                kind: Kind::Profile,
                data: ordered([("name".to_owned(), Json::from(text)), ("role".to_owned(), "coach".into())]),
                ..base
            },
            4 => Record {
                id: format!("decision-{}-{by}", CARDS[card]),
                kind: Kind::from(moderation::KIND),
                re: Some(format!("offer-{}-{by}", CARDS[card])),
                data: ordered([("verdict".to_owned(), ["hidden", "approved", ""][text_at].into())]),
                ..base
            },
            _ => Record {
                id: format!("response-{}", CARDS[card]),
                kind: Kind::Response,
                prompt: Some("warm-up".into()),
                data: ordered([("wall".to_owned(), true.into()), ("text".to_owned(), text.into())]),
                ..base
            },
        };
        if deleted { Record { data: Map::new(), deleted, ..said } } else { said }
    })
}

fn any_filter() -> impl Strategy<Value = Filter> {
    (0..4_usize, any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>(), 0..4_usize).prop_map(
        |(search, mine, helped, unread, due, order)| Filter {
            search: ["", "n", "nan", "nandu plan"][search].into(),
            role: if mine && helped { "coach".into() } else { String::new() },
            mine,
            helped,
            unread,
            due: if due { "2026-12-20".into() } else { String::new() },
            order: Order::ALL[order],
            ..Filter::default()
        },
    )
}

fn ids(board: &Board) -> Vec<String> {
    board.shown().iter().map(|line| line.id().to_owned()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn a_wall_that_follows_is_a_wall_made_anew(steps in vec(any_step(), 1..40), withheld in any::<bool>()) {
        let withheld: Vec<String> = if withheld { vec!["warm-up".into()] } else { Vec::new() };
        let mut session = Session::new("s", "ana");
        let (mut board, mut filter) = (Board::default(), Filter::default());
        board.open("b");
        for step in steps {
            match step {
                Step::Say(record) => drop(session.apply(Command::Receive(vec![*record]))),
                Step::Become(who) => drop(session.apply(Command::Become(PEOPLE[who].into()))),
                Step::Clear => drop(session.apply(Command::Clear)),
                Step::Find(other) => filter = other,
                Step::Show => board.release(&session),
            }
            let before = ids(&board);
            let changed = board.follow(&session, &filter, &withheld, false);
            let mut anew = Board::default();
            anew.open("b");
            anew.follow(&session, &filter, &withheld, false);
            prop_assert_eq!(ids(&board), ids(&anew));
            prop_assert_eq!((board.total(), board.helped()), (anew.total(), anew.helped()));
            prop_assert!(changed || before == ids(&board));
            for (at, id) in ids(&board).iter().enumerate() {
                prop_assert_eq!(board.position(id), Some(at));
            }
        }
    }

    #[test]
    fn while_one_reads_nothing_new_by_others_appears_and_nothing_is_lost(steps in vec(any_record(), 1..40)) {
        let mut session = Session::new("s", "ana");
        let mut board = Board::default();
        let filter = Filter::default();
        board.follow(&session, &filter, &[], true);
        for record in steps {
            let before = ids(&board);
            session.apply(Command::Receive(vec![record]));
            board.follow(&session, &filter, &[], true);
            let came = ids(&board).into_iter().filter(|id| !before.contains(id));
            for id in came {
                prop_assert_eq!(&session.records.get(&id).unwrap().by, "ana");
            }
            prop_assert_eq!(board.shown().len() + board.waiting(), board.total());
        }
        board.release(&session);
        prop_assert_eq!((board.shown().len(), board.waiting()), (board.total(), 0));
    }
}

#[test]
fn search_leaves_accents_out_and_finds_authors_and_their_places() {
    let mut session = Session::new("s", "me");
    session.apply(Command::Receive(vec![
        record("1", "commitment", "rosa", &[("project", "Un jardín"), ("needed", "tierra")]),
        record("2", "commitment", "tom", &[("project", "A maker corner")]),
        record("3", "profile", "rosa", &[("name", "Rosa"), ("organization", "Hill Academy")]),
    ]));
    let found = |search: &str| {
        let mut board = Board::default();
        board.follow(&session, &Filter { search: search.into(), ..Filter::default() }, &[], false);
        ids(&board)
    };
    assert_eq!(found("JARDIN"), ["1"]);
    assert_eq!(found("hill tierra"), ["1"]);
    assert_eq!(found("rosa corner"), [""; 0]);
    assert_eq!(found("corner"), ["2"]);
}

#[test]
fn only_the_author_of_the_card_answers_an_offer() {
    let about = |id: &str, kind: &str, by: &str, re: &str, data: &[(&str, &str)]| Record {
        re: Some(re.into()),
        ..record(id, kind, by, data)
    };
    let mut session = Session::new("s", "helper");
    session.apply(Command::Receive(vec![
        record("card", "commitment", "author", &[]),
        about("offer", "offer", "helper", "card", &[("text", "Come on Tuesday"), ("way", "visit")]),
        about("x", "reaction", "stranger", "offer", &[("reaction", "decline")]),
    ]));
    let said = |session: &Session| answered(&session.records, session.records.get("offer").unwrap());
    assert_eq!(said(&session), Answer::Open);
    session.apply(Command::Receive(vec![about(
        "y",
        "reaction",
        "author",
        "offer",
        &[("reaction", "accept")],
    )]));
    assert_eq!(said(&session), Answer::Accepted);
    assert_eq!(way(session.records.get("offer").unwrap()), Way::Visit);
    assert_eq!(offered(&session).count(), 1);
    session.apply(Command::TakeBack { id: "offer".into(), now: 1_795_255_339_999 });
    assert_eq!((offers(&session, "card").count(), offered(&session).count()), (0, 0));
    assert_eq!(way(&record("old", "offer", "a", &[("text", "of an earlier version")])), Way::Help);
    assert_eq!(Quote::No, session.records.get("y").unwrap().quote);
}
