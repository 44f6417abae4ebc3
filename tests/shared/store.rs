//! What every store promises, whatever it is made of: the same sentences for memory and for browsers.

use std::{cell::RefCell, rc::Rc};

use hallway::{
    domain::{Json, Kind, Quote, Record, Stamp, Visible, json::Map},
    ports::{
        Store,
        store::{Loaded, News},
    },
};

/// A place where one session is kept.
pub trait Place {
    /// Another tab that shows the session.
    fn tab(&self) -> Box<dyn Store>;

    /// Long enough for news to arrive.
    async fn moment(&self);
}

/// A post of `id`, changed at `ms`.
pub fn post(id: &str, ms: u64, text: &str) -> Record {
    Record {
        id: id.into(),
        kind: Kind::Response,
        session: "s".into(),
        prompt: Some("share".into()),
        re: None,
        by: "ana".into(),
        created: 1,
        stamp: Stamp { ms, n: 0, by: "ana".into() },
        data: hallway::domain::json::ordered([("text".to_owned(), Json::from(text))]),
        visible: Visible::Room,
        quote: Quote::No,
        deleted: false,
        rest: Map::new(),
    }
}

/// Id and text of each record that was loaded.
pub fn texts(loaded: &Loaded) -> Vec<(&str, &str)> {
    let mut texts: Vec<_> =
        loaded.records.iter().map(|record| (record.id.as_str(), record.field("text"))).collect();
    texts.sort_unstable();
    texts
}

pub async fn an_untouched_session_is_empty(place: &impl Place) {
    let loaded = place.tab().load().await;
    assert_eq!((loaded.records, loaded.notes, loaded.problems), Default::default());
}

pub async fn what_was_saved_is_loaded_in_another_tab(place: &impl Place) {
    let tab = place.tab();
    tab.save(vec![post("a", 1, "one"), post("b", 2, "two")]).await.unwrap();
    tab.save(vec![post("c", 3, "three")]).await.unwrap();
    let loaded = place.tab().load().await;
    assert_eq!(texts(&loaded), [("a", "one"), ("b", "two"), ("c", "three")]);
    assert_eq!(loaded.records.iter().find(|record| record.id == "a"), Some(&post("a", 1, "one")));
}

pub async fn the_later_revision_wins_in_whatever_order_it_is_saved(place: &impl Place) {
    let (one, two) = (place.tab(), place.tab());
    one.save(vec![post("a", 5, "second")]).await.unwrap();
    two.save(vec![post("a", 4, "first")]).await.unwrap();
    assert_eq!(texts(&place.tab().load().await), [("a", "second")]);
    two.save(vec![post("a", 6, "third")]).await.unwrap();
    one.save(vec![post("a", 7, "fourth")]).await.unwrap();
    assert_eq!(texts(&place.tab().load().await), [("a", "fourth")]);
}

pub async fn what_was_taken_back_stays_taken_back(place: &impl Place) {
    let tab = place.tab();
    tab.save(vec![post("a", 1, "words")]).await.unwrap();
    let gone = post("a", 1, "words").taken_back(Stamp { ms: 2, n: 0, by: "ana".into() });
    tab.save(vec![gone.clone()]).await.unwrap();
    place.tab().save(vec![post("a", 1, "words")]).await.unwrap();
    assert_eq!(place.tab().load().await.records, [gone]);
}

pub async fn notes_are_kept_replaced_and_dropped(place: &impl Place) {
    let tab = place.tab();
    let draft = "draft/ana/share/ünï 🏫%2F";
    tab.note("me", Some("ana")).await.unwrap();
    tab.note(draft, Some("half a")).await.unwrap();
    tab.note(draft, Some("half a thought")).await.unwrap();
    tab.note("here", Some("step-1")).await.unwrap();
    tab.note("here", None).await.unwrap();
    let notes = place.tab().load().await.notes;
    let notes: Vec<_> = notes.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    assert_eq!(notes, [(draft, "half a thought"), ("me", "ana")]);
}

pub async fn every_letter_comes_back(place: &impl Place) {
    let text = "a\u{0}b\u{7f}\r\n\t\"\\/ ’“” \u{202e}rtl\u{200b}\u{feff} Ω≈ç 田中さん 👩🏽‍🏫 e\u{301} \u{fffd}\u{10ffff}";
    place.tab().save(vec![post("a", 1, text)]).await.unwrap();
    place.tab().note("draft/x", Some(text)).await.unwrap();
    let loaded = place.tab().load().await;
    assert_eq!(texts(&loaded), [("a", text)]);
    assert_eq!(loaded.notes.get("draft/x").map_or("", String::as_str), text);
}

pub async fn clearing_drops_everything_and_one_can_go_on(place: &impl Place) {
    let tab = place.tab();
    tab.save(vec![post("a", 1, "one")]).await.unwrap();
    tab.note("me", Some("ana")).await.unwrap();
    place.tab().clear().await.unwrap();
    an_untouched_session_is_empty(place).await;
    tab.save(vec![post("b", 2, "two")]).await.unwrap();
    assert_eq!(texts(&place.tab().load().await), [("b", "two")]);
}

pub async fn others_hear_the_news_and_the_sender_does_not(place: &impl Place) {
    let (one, two, three) = (place.tab(), place.tab(), place.tab());
    let heard: Rc<RefCell<Vec<(u8, News)>>> = Rc::default();
    let ear = |who: u8| {
        let heard = Rc::clone(&heard);
        Rc::new(move |news| heard.borrow_mut().push((who, news)))
    };
    let _watches = [one.watch(ear(1)), two.watch(ear(2))];
    let leaving = three.watch(ear(3));
    one.save(vec![post("a", 1, "’one’ 🏫")]).await.unwrap();
    place.moment().await;
    drop(leaving);
    two.clear().await.unwrap();
    place.moment().await;
    let saved = News::Saved(vec![post("a", 1, "’one’ 🏫")]);
    let mut heard = heard.take();
    heard.sort_by_key(|(who, news)| (*news == News::Cleared, *who));
    assert_eq!(heard, [(2, saved.clone()), (3, saved), (1, News::Cleared)]);
}

/// One test a sentence, for a place of any kind.
#[macro_export]
macro_rules! store_promises {
    ($test:ident) => {
        $test!(an_untouched_session_is_empty);
        $test!(what_was_saved_is_loaded_in_another_tab);
        $test!(the_later_revision_wins_in_whatever_order_it_is_saved);
        $test!(what_was_taken_back_stays_taken_back);
        $test!(notes_are_kept_replaced_and_dropped);
        $test!(every_letter_comes_back);
        $test!(clearing_drops_everything_and_one_can_go_on);
        $test!(others_hear_the_news_and_the_sender_does_not);
    };
}
