//! A recap says what a session found, and nothing that its people did not agree to.

use std::{fs, path::Path};

use hallway::{
    domain::{
        Quote, Record, Visible,
        guide::Guide,
        matching::{Index, overview},
        moderation::{self, Verdict},
        outbox::Outbox,
        session::{Command, Session},
        theme::{self, Theme},
        visibility::Audience,
    },
    formats::{
        csv, guide,
        recap::{Source, html, markdown, recap},
    },
};
use proptest::prelude::*;

use crate::{
    recaps::{Said, recaps, themed},
    room::room,
    samples::{default_guide, record},
};

#[test]
fn the_recaps_of_the_made_up_rooms_are_the_ones_checked_in() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for name in [
        "learning-from-one-another",
        "reflection-chat",
        "improving-together",
        "practices-at-work",
        "down-the-hallway",
    ] {
        let text = fs::read_to_string(root.join(format!("guides/{name}.guide.json"))).unwrap();
        let guide = guide::read_text(&text).0;
        let made = room(&guide);
        let title = made.title.clone();
        for (file, text) in recaps(&themed(made, &guide), &title, &guide) {
            let held = fs::read_to_string(root.join("tests/fixtures/recaps").join(&file)).unwrap_or_default();
            assert!(held == text, "{file}: write it anew with `cargo run --example rooms`");
        }
    }
}

#[test]
fn a_recap_counts_the_needs_without_an_answer_that_matches_lists() {
    let guide = default_guide();
    let mut session = Session::new("s", "host");
    let need = |id: &str, by: &str| record(id, "commitment", by, &[("project", "P"), ("needed", "N")]);
    let offer =
        |id: &str, re: &str| Record { re: Some(re.into()), ..record(id, "offer", "cy", &[("text", "T")]) };
    session.apply(Command::Receive(vec![
        need("n1", "ana"),
        need("n2", "ben"),
        need("n3", "dee"),
        Record { visible: Visible::Host, ..need("n4", "eve") },
        record("c1", "commitment", "fay", &[("project", "Needs nothing")]),
        record("r1", "response", "gus", &[("wrestling", "W"), ("help", "H")]),
        offer("o1", "n1"),
        offer("o2", "c1"),
        offer("o3", "n3"),
    ]));
    let hidden = moderation::decided("o3", Verdict::Hidden, false);
    session.apply(Command::Write { id: moderation::id("s", Some("o3")), now: 9, entry: hidden });
    let needs = overview(&Index::new(), &session, 3).needs;
    let open = needs.iter().filter(|pair| pair.answers.is_empty()).count();
    assert_eq!((needs.len(), open), (4, 3));
    for audience in Audience::ALL.iter().copied() {
        let made = recap(&Source { title: "", guide: &guide, records: &session.records, audience });
        let table = made.tables.iter().find(|table| table.title == "recap.table.answers").unwrap();
        assert_eq!(table.rows, [("recap.answered".to_owned(), 1), ("recap.unanswered".to_owned(), 3)]);
    }
}

#[test]
fn themes_of_two_hosts_merge_like_everything_else() {
    let theme = |title: &str| Theme { prompt: "q".into(), title: title.into(), ..Theme::default() };
    let write = |host: &str, id: &str, title: &str| {
        let mut session = Session::new("s", host);
        session.apply(Command::Write { id: id.into(), now: 9, entry: theme(title).entry() })
    };
    let all = [write("h1", "t1", "Trust"), write("h2", "t2", "Time")].concat();
    let mut session = Session::new("s", "h3");
    session.apply(Command::Receive(all.iter().rev().cloned().collect()));
    let titles: Vec<_> =
        theme::themes(&session.records, Some("q")).into_iter().map(|each| each.title).collect();
    assert_eq!(titles, ["Trust", "Time"]);
}

#[test]
fn a_quote_goes_when_its_author_changes_their_mind() {
    let mut session = Session::new("s", "ana");
    let mut answer = record("a1", "response", "ana", &[("text", "Trust came first")]);
    answer.prompt = Some("practice-seen".into());
    answer.quote = Quote::Unnamed;
    let theme = Theme {
        prompt: "practice-seen".into(),
        title: "Trust".into(),
        members: vec!["a1".into()],
        quotes: vec!["a1".into()],
        ..Theme::default()
    };
    session.apply(Command::Receive(vec![answer.clone()]));
    session.apply(Command::Write { id: "t1".into(), now: 9, entry: theme.entry() });
    assert!(all_of(&session, Audience::Room).contains("Trust came first"));
    answer.quote = Quote::No;
    answer.stamp.n += 1;
    session.apply(Command::Receive(vec![answer]));
    let text = all_of(&session, Audience::Room);
    assert!(!text.contains("Trust came first") && text.contains("1 post"));
}

#[test]
fn what_people_typed_never_becomes_markup() {
    let mut session = Session::new("s", "ana");
    let mut card =
        record("a1", "commitment", "ana", &[("project", "<img src=x onerror=alert(1)>| `x` [a](b)")]);
    (card.visible, card.quote, card.prompt) = (Visible::Public, Quote::Named, Some("commitment".into()));
    let name = record("p1", "profile", "ana", &[("name", "<script>alert(1)</script>")]);
    session.apply(Command::Receive(vec![card, name]));
    let guide = default_guide();
    let made = recap(&source(&session, &guide, Audience::Public));
    let page = html(&made, &Said::english());
    assert!(page.contains("&lt;img") && !page.contains("<img") && !page.contains("<script"));
    assert!(
        markdown(&made, &Said::english()).contains("\\<img src=x onerror=alert(1)>\\| \\`x\\` \\[a\\](b)")
    );
}

fn source<'a>(session: &'a Session, guide: &'a Guide, audience: Audience) -> Source<'a> {
    Source { title: "T", guide, records: &session.records, audience }
}

/// Everything that a recap puts into any file.
fn all_of(session: &Session, audience: Audience) -> String {
    let guide = default_guide();
    let made = recap(&source(session, &guide, audience));
    [markdown(&made, &Said::english()), html(&made, &Said::english())].concat()
}

/// Both tables of an audience.
fn tables(session: &Session, audience: Audience) -> String {
    let guide = default_guide();
    let outbox = Outbox::default();
    let table = csv::Source {
        session: "s",
        title: "T",
        guide: &guide,
        records: &session.records,
        outbox: &outbox,
        audience,
    };
    [csv::entries(&table), csv::people(&table)].concat()
}

const NAMES: [&str; 4] = ["Anaxxname", "Benxxname", "Cyxxname", "Dexxname"];
const PEOPLE: [&str; 4] = ["ana", "ben", "cy", "de"];

fn words(at: usize) -> String {
    format!("Saidxx{at}xx")
}

/// Which records an audience may get at all.
fn may_have(record: &Record, hidden: bool, audience: Audience) -> bool {
    let least = match audience {
        Audience::Host => Visible::Host,
        Audience::Room => Visible::Room,
        Audience::Public => Visible::Public,
    };
    !record.deleted && record.visible >= least && (audience == Audience::Host || !hidden)
}

proptest! {
    #[test]
    fn no_audience_gets_a_word_or_a_name_that_its_author_keeps(
        wrote in proptest::collection::vec((0..4_usize, 0..4_usize, 0..3_usize, 0..6_usize), 1..16),
        profiles in proptest::collection::vec(0..4_usize, 4),
    ) {
        let mut session = Session::new("s", "host");
        let mut all = Vec::new();
        for (at, (by, visible, quote, fate)) in wrote.iter().enumerate() {
            let text = words(at);
            let mut each = if fate % 2 == 0 {
                let data = [("project", text.as_str()), ("needed", &text), ("can_offer", &text)];
                let mut card = record(&format!("r{at:02}"), "commitment", PEOPLE[*by], &data);
                card.prompt = Some("commitment".into());
                card
            } else {
                let mut answer = record(&format!("r{at:02}"), "response", PEOPLE[*by], &[("text", &text)]);
                answer.prompt = Some("practice-seen".into());
                answer
            };
            each.visible = Visible::ALL[*visible];
            each.quote = Quote::ALL[*quote];
            all.push(if *fate == 5 { each.taken_back(each.stamp.clone()) } else { each });
        }
        session.apply(Command::Receive(all.clone()));
        for (at, visible) in profiles.iter().enumerate() {
            let mut profile = record(&format!("p{at}"), "profile", PEOPLE[at], &[("name", NAMES[at])]);
            profile.visible = Visible::ALL[*visible];
            session.apply(Command::Receive(vec![profile]));
        }
        let hidden = |at: usize| wrote[at].3 == 4;
        for (at, each) in all.iter().enumerate().filter(|(at, _)| hidden(*at)) {
            let entry = moderation::decided(&each.id, Verdict::Hidden, false);
            let id = moderation::id("s", Some(&each.id));
            session.apply(Command::Write { id, now: 1_795_300_000_000 + at as u64, entry });
        }
        let ids: Vec<String> = all.iter().map(|each| each.id.clone()).collect();
        for (at, prompt) in ["commitment", "practice-seen"].into_iter().enumerate() {
            let theme = Theme {
                prompt: prompt.into(),
                title: "Theme".into(),
                members: ids.clone(),
                quotes: ids.clone(),
                ..Theme::default()
            };
            session.apply(Command::Write { id: format!("t{at}"), now: 1_795_300_000_000, entry: theme.entry() });
        }
        for audience in Audience::ALL {
            let (recap, tables) = (all_of(&session, audience), tables(&session, audience));
            for (at, each) in all.iter().enumerate() {
                let may = may_have(each, hidden(at), audience);
                let quotable = may && each.quote != Quote::No;
                prop_assert!(quotable || !recap.contains(&words(at)), "{audience:?} reads {each:?}");
                prop_assert!(!quotable || recap.contains(&words(at)), "{audience:?} misses {each:?}");
                let listed = may && (audience != Audience::Public || quotable);
                prop_assert_eq!(tables.contains(&words(at)), listed, "table of {:?}: {:?}", audience, each);
            }
            for (by, name) in NAMES.iter().enumerate() {
                let known = Visible::ALL[profiles[by]] >= if audience == Audience::Host { Visible::Host } else { Visible::Room };
                let named = all.iter().enumerate().any(|(at, each)| {
                    each.by == PEOPLE[by] && each.quote == Quote::Named && may_have(each, hidden(at), audience)
                });
                prop_assert!(known && named || !recap.contains(name), "{audience:?} knows {name}");
                prop_assert!(known || !tables.contains(name), "table of {audience:?} knows {name}");
            }
        }
    }
}
