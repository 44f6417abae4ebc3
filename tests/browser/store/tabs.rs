//! What tabs tell each other, where the browser makes that hard.

use std::{cell::RefCell, rc::Rc};

use hallway::ports::{
    Store,
    store::{News, Watch},
};
use wasm_bindgen_test::wasm_bindgen_test;

use super::{
    Room,
    promises::{Place, post},
};
use crate::page::{self, Instead};

type Heard = Rc<RefCell<Vec<News>>>;

fn listen(store: &impl Store) -> (Heard, Watch) {
    let heard = Heard::default();
    let ear = Rc::clone(&heard);
    let watch = store.watch(Rc::new(move |news| ear.borrow_mut().push(news)));
    (heard, watch)
}

#[wasm_bindgen_test]
async fn a_page_that_comes_back_from_the_cache_hears_what_it_missed() {
    let room = Room::new();
    let store = room.store();
    store.load().await;
    let (heard, _watch) = listen(&store);
    let asleep = Instead::of("BroadcastChannel", "return undefined");
    room.store().save(vec![post("a", 1, "one")]).await.unwrap();
    drop(asleep);
    page::js("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))");
    room.moment().await;
    let news = heard.take();
    let [News::Back { records, away: true, .. }] = news.as_slice() else { panic!("{news:?}") };
    assert_eq!(*records, [post("a", 1, "one")]);

    let asleep = Instead::of("BroadcastChannel", "return undefined");
    room.store().clear().await.unwrap();
    drop(asleep);
    page::js("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))");
    room.moment().await;
    assert_eq!(heard.take(), [News::Cleared]);
}

#[wasm_bindgen_test]
async fn without_channels_the_storage_events_of_the_browser_tell() {
    let room = Room::new();
    let _none = Instead::of("BroadcastChannel", "return undefined");
    let store = room.store();
    let (heard, _watch) = listen(&store);
    let said = |key: &str, text: Option<&str>| {
        let text =
            text.map_or("null".to_owned(), |text| js_sys::JSON::stringify(&text.into()).unwrap().into());
        page::js(&format!("dispatchEvent(new StorageEvent('storage', {{key: {key:?}, newValue: {text}}}))"));
    };
    let record = post("a", 1, "one");
    room.store().save(vec![record.clone()]).await.unwrap();
    let key = format!("{}a/0000000000000001-00000-ana", room.start());
    said(&key, Some(&record.canonical()));
    said(&key, Some("{"));
    said("somebody else's", Some("thing"));
    said(&format!("{}~/me", room.start()), Some("ana"));
    said(&format!("{}a/older", room.start()), None);
    assert_eq!(heard.take(), [News::Saved(vec![record])]);
    room.store().clear().await.unwrap();
    said(&key, None);
    assert_eq!(heard.take(), [News::Cleared]);
}

#[wasm_bindgen_test]
async fn nonsense_on_the_channel_is_not_news() {
    let room = Room::new();
    let store = room.store();
    let (heard, _watch) = listen(&store);
    let name = room.start();
    let name = name.trim_end_matches('/');
    page::js(&format!(
        "const channel = new BroadcastChannel({name:?});
         for (const said of [null, 7, {{put: []}}, '', '{{', '[]', '{{\"put\":7}}', '{{\"put\":[{{}},7,null]}}'])
           channel.postMessage(said);
         channel.close()"
    ));
    room.moment().await;
    let named = heard.take().into_iter().filter(|news| *news != News::Saved(Vec::new())).count();
    assert_eq!(named, 0);
}
