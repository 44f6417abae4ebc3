//! The ports in memory.

use hallway::ports::{
    Clock, Files, Sender, Store,
    memory::{MemoryClock, MemoryFiles, MemorySender, MemoryStore, Offered},
    sender::{Answer, Parcel},
    store::StoreError,
};

use super::{
    now,
    promises::{self, Place, post},
};

impl Place for MemoryStore {
    fn tab(&self) -> Box<dyn Store> {
        Box::new(self.beside())
    }

    async fn moment(&self) {}
}

macro_rules! in_memory {
    ($promise:ident) => {
        #[test]
        fn $promise() {
            now(promises::$promise(&MemoryStore::default()));
        }
    };
}
crate::store_promises!(in_memory);

#[test]
fn a_store_that_is_told_to_fail_keeps_nothing_until_it_may_again() {
    let store = MemoryStore::default();
    for why in [StoreError::Full, StoreError::Denied] {
        store.fail(why);
        assert_eq!(now(store.save(vec![post("a", 1, "one")])), Err(why));
        assert_eq!(now(store.note("me", Some("ana"))), Err(why));
        now(promises::an_untouched_session_is_empty(&store));
    }
    store.fail(None);
    assert!(now(store.save(vec![post("a", 1, "one")])).is_ok());
}

#[test]
fn the_clock_stands_until_it_is_moved_and_ids_repeat_in_a_replay() {
    let ids = |clock: &MemoryClock| [clock.new_id(), clock.new_id()];
    let (clock, replay) = (MemoryClock::at(1_000), MemoryClock::at(1_000));
    let first = ids(&clock);
    assert_eq!(first, ids(&replay));
    assert_ne!(first[0], first[1]);
    clock.pass(5);
    assert_eq!(clock.now(), 1_005);
    assert!(clock.new_id() > first[0]);
}

#[test]
fn the_sender_answers_as_told_and_then_is_out_of_reach() {
    let sender = MemorySender::answering([Answer::Opaque]);
    let parcel = Parcel {
        url: "https://example.org/hook".into(),
        body: "{}".into(),
        content_type: "text/plain",
        readable: true,
        keepalive: false,
    };
    assert_eq!(now(sender.send(parcel.clone())), Answer::Opaque);
    assert_eq!(now(sender.send(parcel.clone())), Answer::Unreachable);
    assert_eq!(sender.sent(), [parcel.clone(), parcel]);
}

#[test]
fn files_remember_what_was_handed_out() {
    let files = MemoryFiles::default();
    files.download("a.csv", "text/csv", "a");
    assert!(now(files.copy("b")));
    let file = Offered::File { name: "a.csv".into(), media_type: "text/csv".into(), text: "a".into() };
    assert_eq!(files.offered(), [file, Offered::Copy("b".into())]);
}
