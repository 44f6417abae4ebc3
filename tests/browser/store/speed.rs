//! A large session: figures as a ratio to plain JavaScript that does the same in the same run.

use hallway::ports::Store;
use wasm_bindgen_test::{console_log, wasm_bindgen_test};

use super::{Room, promises::post};
use crate::page;

const MANY: usize = 10_000;
const TEXT: &str =
    "We will start advisory groups in grade nine, and need two people who have done it before.";

#[wasm_bindgen_test]
async fn ten_thousand_records_are_kept_and_loaded() {
    page::js("localStorage.clear()");
    let room = Room::new();
    let store = room.store();
    let before = page::clock();
    let records = (0..MANY).map(|n| post(&format!("R{n:05}"), n as u64, TEXT)).collect();
    store.save(records).await.unwrap();
    let saved = page::clock() - before;

    let mut plain = Vec::new();
    let mut ours = Vec::new();
    for _ in 0..3 {
        let before = page::clock();
        let count = page::js_later(&format!(
            "const found = new Map(), start = {:?};
             const take = (key, text) => {{ if (key.startsWith(start)) found.set(key, JSON.parse(text)) }};
             const answer = request => new Promise(done => {{ request.onsuccess = () => done(request.result) }});
             const db = await answer(indexedDB.open('hallway'));
             const store = db.transaction('kv').objectStore('kv'), range = IDBKeyRange.bound(start, start + '~');
             const [keys, texts] = await Promise.all([answer(store.getAllKeys(range)), answer(store.getAll(range))]);
             db.close();
             keys.forEach((key, at) => take(key, texts[at]));
             for (const key of Object.keys(localStorage)) take(key, localStorage.getItem(key));
             return found.size",
            room.start()
        ))
        .await;
        plain.push(page::clock() - before);
        assert_eq!(count.as_f64(), Some(MANY as f64));
        let before = page::clock();
        let loaded = room.store().load().await;
        ours.push(page::clock() - before);
        assert_eq!(loaded.records.len(), MANY);
    }
    plain.sort_by(f64::total_cmp);
    ours.sort_by(f64::total_cmp);
    console_log!(
        "10,000 records: saved in {saved:.0} ms, loaded in {:.0} ms, plain JavaScript {:.0} ms: {:.2}",
        ours[1],
        plain[1],
        ours[1] / plain[1]
    );
    let before = page::clock();
    store.save(vec![post("R00007", 99_999, "One more.")]).await.unwrap();
    console_log!("one more is saved in {:.1} ms", page::clock() - before);
    store.clear().await.unwrap();
    let (near, deep) = room.keys().await;
    assert_eq!((near.len(), deep.len()), (0, 0));
}
