//! Keys, and the union of two places that may each have lost something.

use hallway::{
    domain::Stamp,
    formats::storage::{Change, Entries, Keys, Union, union},
};

use super::promises::post;

const START: &str = "hallway/1/s/";

fn keys() -> Keys {
    Keys::new("s")
}

/// A place that holds these posts, and these texts under these tails of keys.
fn place(posts: &[(&str, u64)], more: &[(&str, &str)]) -> Entries {
    let posts = posts.iter().map(|(id, ms)| {
        let post = post(id, *ms, "words");
        (keys().revision(id, &post.stamp), post.canonical())
    });
    posts.chain(more.iter().map(|(tail, text)| (format!("{START}{tail}"), (*text).to_owned()))).collect()
}

fn after(held: &Entries, both: &Union) -> Entries {
    let mut held = held.clone();
    for change in both.lacks(&keys(), &held.clone()) {
        match change {
            Change::Put(key, text) => drop(held.insert(key, text)),
            Change::Drop(key) => drop(held.remove(&key)),
            Change::DropRange(..) => panic!("a mending names every key"),
        }
    }
    held
}

fn found(both: &Union) -> Vec<(String, u64)> {
    both.records.iter().map(|record| (record.id.clone(), record.stamp.ms)).collect()
}

#[test]
fn a_slash_never_stands_raw_within_a_part() {
    let keys = Keys::new("a/b ü");
    let stamp = Stamp { ms: 7, n: 1, by: "x/y".into() };
    assert_eq!(keys.revision("01A", &stamp), "hallway/1/a%2Fb%20%C3%BC/01A/0000000000000007-00001-x%2Fy");
    assert_eq!(keys.note("draft/x y/ü"), "hallway/1/a%2Fb%20%C3%BC/~/draft/x%20y/%C3%BC");
    assert_eq!(keys.channel(), "hallway/1/a%2Fb%20%C3%BC");
    assert!(keys.start() < keys.end().as_str() && keys.revision("\u{10ffff}", &stamp) < keys.end());
}

#[test]
fn sessions_whose_names_begin_alike_share_no_keys() {
    let longer = Keys::new("s2").note("me");
    assert!(!longer.starts_with(START));
    assert!(!(START..keys().end().as_str()).contains(&longer.as_str()));
}

#[test]
fn an_id_that_is_a_word_of_ours_lands_among_the_records() {
    for id in ["quarantine", "~"] {
        let held = place(&[(id, 1)], &[]);
        assert_eq!(found(&union(&keys(), &held, &Entries::new())).len(), usize::from(id != "~"), "{id}");
        assert!(!held.keys().any(|key| key.starts_with("hallway/1/s/~") || key.contains("/quarantine/")));
    }
}

#[test]
fn each_place_gets_what_only_the_other_has_and_loses_what_was_superseded() {
    let near = place(&[("a", 1), ("b", 5), ("b", 4)], &[]);
    let deep = place(&[("a", 2), ("c", 3)], &[]);
    let both = union(&keys(), &near, &deep);
    assert_eq!(found(&both), [("a".into(), 2), ("b".into(), 5), ("c".into(), 3)]);
    let whole = place(&[("a", 2), ("b", 5), ("c", 3)], &[]);
    assert_eq!(after(&near, &both), whole);
    assert_eq!(after(&deep, &both), whole);
}

#[test]
fn two_places_that_agree_are_left_alone() {
    let held =
        place(&[("a", 1)], &[("~/me", "ana"), ("~/count", "3"), ("quarantine/x/y", "{"), ("x/y/z", "?")]);
    let both = union(&keys(), &held, &held);
    assert_eq!(both.lacks(&keys(), &held), []);
    assert!(both.problems.is_empty());
}

#[test]
fn the_place_that_saw_more_changes_is_right_about_notes_that_it_dropped_too() {
    let ahead = place(&[], &[("~/me", "ana"), ("~/count", "9")]);
    let behind = place(&[], &[("~/me", "old"), ("~/draft/x", "posted long ago"), ("~/count", "8")]);
    for (near, deep) in [(&ahead, &behind), (&behind, &ahead)] {
        let both = union(&keys(), near, deep);
        assert_eq!(both.notes.into_iter().collect::<Vec<_>>(), [("me".to_owned(), "ana".to_owned())]);
        let both = union(&keys(), near, deep);
        assert_eq!((after(near, &both), after(deep, &both)), (ahead.clone(), ahead.clone()));
    }
}

#[test]
fn a_place_that_lost_everything_gets_everything_back() {
    let held = place(&[("a", 1)], &[("~/me", "ana"), ("~/count", "2")]);
    for (near, deep) in [(&held, &Entries::new()), (&Entries::new(), &held)] {
        let both = union(&keys(), near, deep);
        assert_eq!(both.records.len(), 1);
        assert_eq!((after(near, &both), after(deep, &both)), (held.clone(), held.clone()));
    }
}

#[test]
fn a_damaged_value_is_set_aside_and_costs_nothing_else() {
    let good = post("a", 1, "words");
    let key = keys().revision("a", &good.stamp);
    let tail = key.strip_prefix(START).unwrap().to_owned();
    for broken in ["", "{", "null", "[]", "{\"id\":\"b\",\"kind\":\"response\"}", "\u{0}\u{ffff}"] {
        let near = place(&[("b", 2)], &[(&tail, broken)]);
        let empty = Entries::new();
        let alone = union(&keys(), &near, &empty);
        assert_eq!(found(&alone), [("b".into(), 2)], "{broken}");
        assert_eq!((alone.problems[0].at.as_str(), alone.problems[0].what), (key.as_str(), "store.damaged"));
        let aside = format!("quarantine/{tail}");
        assert_eq!(after(&near, &alone), place(&[("b", 2)], &[(&aside, broken)]));

        let deep = place(&[("a", 1)], &[]);
        let both = union(&keys(), &near, &deep);
        assert_eq!(found(&both), [("a".into(), 1), ("b".into(), 2)]);
        assert_eq!(after(&near, &both), place(&[("a", 1), ("b", 2)], &[(&aside, broken)]));
        assert_eq!(after(&deep, &both), place(&[("a", 1), ("b", 2)], &[]));
    }
}
