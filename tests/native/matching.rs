//! Matching suggests what fits, never what it must not, and the same in any order.

use hallway::domain::{
    Record, Visible,
    matching::{Index, Kin, Near, Suggestion, Whose, overview, suggest, topics},
    moderation::{self, Verdict},
    session::{Command, Session},
};
use proptest::prelude::*;

use crate::{labelled, samples::record};

#[test]
fn it_finds_more_than_plain_word_overlap() {
    let set = labelled::labelled();
    assert!(set.relevant.len() >= 60);
    let (ours, plain) = labelled::compare(&set, |_| true);
    println!("matching {ours:?}, word overlap {plain:?}");
    assert!(ours.precision > plain.precision * 2.0 && ours.recall > plain.recall * 2.0);
    let (unseen, plain) = labelled::compare(&set, |at| at % 2 == 0);
    assert!(unseen.precision > plain.precision && unseen.recall > plain.recall && unseen.first > plain.first);
}

#[test]
fn a_suggestion_says_why() {
    let mut session = room(&[
        need("n1", "ana", "Somebody who has set up a library without a budget"),
        offer("o1", "ben", "I built a library on no budget"),
        offer("o2", "cy", "I have books to give away"),
    ]);
    let profile = |id: &str, by: &str, school: &str| {
        record(id, "profile", by, &[("organization", school), ("department", "Languages"), ("grades", "6–8")])
    };
    session.apply(Command::Receive(vec![
        profile("p1", "ana", "Lincoln High"),
        profile("p2", "cy", "lincoln high"),
    ]));
    let found = suggested(&session, "n1");
    assert_eq!(
        (found[0].offer.as_str(), found.len()),
        ("o1", 1),
        "who fits better, although another is near"
    );
    assert_eq!(found[0].words, ["library", "budget"]);
    session.apply(Command::TakeBack { id: "o1".into(), now: 1_795_255_400_000 });
    let found = suggested(&session, "n1");
    assert_eq!(found[0].words, [""; 0]);
    let kin = Kin { need: "library".into(), offer: vec!["books".into()] };
    assert_eq!(found[0].kin, [kin], "a word for the same thing, with the one that it stands for");
    assert_eq!(found[0].near, [Near::Organization, Near::Department, Near::Grade]);
}

#[test]
fn a_reason_is_in_both_texts_or_says_what_it_stands_for() {
    let session = room(&[
        need("n1", "ana", "Somebody to observe our workshop, and a Library"),
        offer("o1", "ben", "I led observations; our library is open, and I read picture books"),
    ]);
    let found = suggested(&session, "n1");
    assert_eq!(found[0].words, ["library"]);
    let kin = Kin { need: "observe".into(), offer: vec!["observations".into()] };
    assert_eq!(found[0].kin, [kin], "nor are other words for the library needed");
}

#[test]
fn of_two_that_fit_alike_the_nearer_comes_first() {
    let session = room(&[
        need("n1", "ana", "Seeds for a garden"),
        offer("o1", "ben", "Seeds from my garden"),
        offer("o2", "cy", "Seeds from our garden"),
        record("p1", "profile", "ana", &[("place", "Laredo")]),
        record("p2", "profile", "cy", &[("place", "laredo ")]),
    ]);
    let order: Vec<_> = suggested(&session, "n1").into_iter().map(|each| each.by).collect();
    assert_eq!(order, ["cy", "ben"]);
}

#[test]
fn whoever_said_that_they_can_help_is_not_suggested_again() {
    let mut session =
        room(&[need("n1", "ana", "Seeds for a garden"), offer("o1", "ben", "Seeds from my garden")]);
    assert_eq!(suggested(&session, "n1").len(), 1);
    let mut answer = record("a1", "offer", "ben", &[("text", "Here are seeds")]);
    answer.re = Some("n1".into());
    session.apply(Command::Receive(vec![answer]));
    assert_eq!(suggested(&session, "n1"), []);
    let all = overview(&index(&session), &session, 3);
    assert!(all.needs[0].answers == ["a1"] && all.needs[0].suggestions.is_empty() && all.unused.is_empty());
}

#[test]
fn a_need_whose_only_help_was_declined_is_still_open_for_others() {
    let help = |id: &str, by: &str| Record {
        re: Some("n1".into()),
        ..record(id, "offer", by, &[("text", "Here are seeds")])
    };
    let declines = |by: &str| Record {
        re: Some("a1".into()),
        ..record("d1", "reaction", by, &[("reaction", "decline")])
    };
    let all = |more: &[Record]| {
        let mut session =
            room(&[need("n1", "ana", "Seeds for a garden"), offer("o1", "cy", "Seeds from my garden")]);
        session.apply(Command::Receive(more.to_vec()));
        let pair = overview(&index(&session), &session, 3).needs.remove(0);
        (pair.met, pair.suggestions.into_iter().map(|each| each.by).collect::<Vec<_>>())
    };
    assert_eq!(all(&[help("a1", "ben")]), (true, vec![]));
    assert_eq!(all(&[help("a1", "ben"), declines("ben")]), (true, vec![]), "only its author can decline");
    assert_eq!(all(&[help("a1", "ben"), declines("ana")]), (false, vec!["cy".into()]));
    assert_eq!(all(&[help("a1", "ben"), declines("ana"), help("a2", "dan")]), (true, vec![]));
}

#[test]
fn a_need_for_the_hosts_stands_apart_from_those_of_the_room() {
    let kept = |visible| Record { visible, ..need("n1", "ana", "Seeds for a garden") };
    let closed = |visible| {
        let session = room(&[kept(visible), offer("o1", "ben", "Seeds from my garden")]);
        let all = overview(&index(&session), &session, 3);
        (all.needs.len(), all.closed.iter().map(|pair| pair.suggestions.len()).collect::<Vec<_>>())
    };
    assert_eq!(closed(Visible::Host), (0, vec![1]));
    assert_eq!(closed(Visible::Room), (1, vec![]));
    assert_eq!(closed(Visible::Me), (0, vec![]));
}

#[test]
fn what_one_tried_helps_who_wrestles_with_the_same() {
    let tried = record("r1", "response", "ben", &[("tried", "Restorative circles in place of detention")]);
    let wrestles =
        record("r2", "response", "ana", &[("wrestling", "Fights at recess"), ("help", "To see a circle")]);
    assert_eq!(suggested(&room(&[tried, wrestles]), "r2")[0].offer, "r1");
}

#[test]
fn of_what_i_can_give_only_mine_is_shown_on_the_card_of_another() {
    let mut session = room(&[
        need("n1", "ana", "Seeds for a garden"),
        offer("o1", "ben", "Seeds from my garden"),
        offer("o2", "cy", "Seeds from our garden"),
    ]);
    session.me = "cy".into();
    let card = session.records.get("n1").unwrap().clone();
    let found = suggest(&index(&session), &session, &card, Whose::Mine, &[], 3);
    assert_eq!(found.iter().map(|each| each.offer.as_str()).collect::<Vec<_>>(), ["o2"]);
}

#[test]
fn topics_come_from_the_words_of_both_languages() {
    let texts = [
        ("a", "Families read with us every Friday"),
        ("b", "Las familias leyeron con sus hijos"),
        ("c", "A parent taught me how"),
        ("d", "The robots came on Mondays"),
        ("e", "Coding with a robot"),
    ];
    let texts = texts.map(|(id, text)| (id.to_owned(), text.to_owned()));
    let found = topics(&texts, 9);
    let groups: Vec<_> = found.iter().map(|topic| topic.ids.join("")).collect();
    assert_eq!(groups, ["abc", "de"]);
    assert_eq!(found[0].words, ["familias", "families"], "both names, in the order of the alphabet");
}

#[test]
fn ten_thousand_cards_take_no_longer_than_a_blink() {
    let mut all = Vec::new();
    for at in 0..10_000 {
        let words = format!("{} in grade {} for project number {}", WORDS[at % 8], at % 12, at + 10_000);
        all.push(record(&format!("o{at:05}"), "commitment", &format!("by{at}"), &[("can_offer", &words)]));
    }
    all.push(need("n1", "ana", "Robots for project number 10077"));
    let session = room(&all);
    let start = std::time::Instant::now();
    let index = index(&session);
    let built = start.elapsed();
    let card = session.records.get("n1").unwrap();
    let found = suggest(&index, &session, card, Whose::Others, &[], 3);
    println!("10,000 offers: built in {built:?}, suggested in {:?}", start.elapsed() - built);
    assert_eq!(found[0].offer, "o00077");
}

const WORDS: [&str; 8] = ["library", "books", "garden", "seeds", "robots", "cuentos", "huerto", "mentor"];

/// A room of some people; each record with who may see it, and what became of it.
fn made(spec: &[(usize, usize, usize, usize)]) -> Vec<Record> {
    let mut all = Vec::new();
    for (at, (by, words, visible, fate)) in spec.iter().enumerate() {
        let (by, id) = (["ana", "ben", "cy", "me"][by % 4], format!("r{at:02}"));
        let text = format!("{} {}", WORDS[words % 8], WORDS[(words / 8) % 8]);
        let mut each = match words % 3 {
            0 => record(&id, "commitment", by, &[("project", "p"), ("needed", &text), ("can_offer", &text)]),
            1 => record(&id, "offer", by, &[("text", &text)]),
            _ => record(&id, "response", by, &[("tried", &text)]),
        };
        each.visible = Visible::ALL[visible % 4];
        each.prompt = Some(if fate % 5 == 0 { "waits" } else { "open" }.into());
        all.push(if fate % 5 == 1 { each.taken_back(each.stamp.clone()) } else { each });
        if fate % 5 == 2 {
            let mut hidden = record(&moderation::id("s", Some(&id)), "moderation", "host", &[]);
            hidden.data = moderation::decided(&id, Verdict::Hidden, false).data;
            hidden.re = Some(id);
            all.push(hidden);
        }
    }
    all
}

proptest! {
    #[test]
    fn nothing_private_hidden_withheld_or_taken_back_and_nobody_to_themselves(
        spec in proptest::collection::vec((0..4_usize, 0..64_usize, 0..4_usize, 0..5_usize), 1..25),
    ) {
        let session = room(&made(&spec));
        let index = index(&session);
        for need in session.records.live() {
            for found in suggest(&index, &session, need, Whose::Others, &["waits".into()], 9) {
                let offer = session.records.get(&found.offer).unwrap();
                prop_assert!(offer.by != need.by && !offer.deleted && offer.visible >= Visible::Room);
                prop_assert!(session.moderation.is_open(offer));
                prop_assert!(offer.prompt.as_deref() != Some("waits") || offer.by == session.me);
            }
        }
    }

    #[test]
    fn the_same_in_any_order_and_after_any_changes(
        spec in proptest::collection::vec((0..4_usize, 0..64_usize, 0..4_usize, 0..5_usize), 1..25),
        turn in 0..25_usize,
        again in proptest::collection::vec(0..25_usize, 0..9),
    ) {
        let records = made(&spec);
        let session = room(&records);
        let straight = index(&session);
        let mut crooked = Index::new();
        let mut turned = records.clone();
        turned.rotate_left(turn % records.len());
        for at in again {
            if let Some(each) = records.get(at) {
                let mut before = each.clone();
                before.data.insert("can_offer".into(), "Something else before".into());
                crooked.put(&before);
                crooked.remove(&before.id);
                crooked.put(&before);
            }
        }
        for each in turned {
            crooked.put(&each);
        }
        crooked.follow(&session.records);
        for need in session.records.live() {
            prop_assert_eq!(
                suggest(&straight, &session, need, Whose::Others, &[], 9),
                suggest(&crooked, &session, need, Whose::Others, &[], 9)
            );
        }
    }
}

fn need(id: &str, by: &str, needed: &str) -> Record {
    record(id, "commitment", by, &[("project", "A project"), ("needed", needed)])
}

fn offer(id: &str, by: &str, text: &str) -> Record {
    record(id, "offer", by, &[("text", text)])
}

fn room(records: &[Record]) -> Session {
    let mut session = Session::new("s", "me");
    session.apply(Command::Receive(records.to_vec()));
    session
}

fn index(session: &Session) -> Index {
    let mut index = Index::new();
    index.follow(&session.records);
    index
}

fn suggested(session: &Session, need: &str) -> Vec<Suggestion> {
    suggest(&index(session), session, session.records.get(need).unwrap(), Whose::Others, &[], 9)
}
