//! The ports in memory, and what storage looks like as plain data.

mod memory;
#[path = "../../shared/store.rs"]
mod promises;
mod storage;

use std::{
    future::Future,
    pin::pin,
    task::{Context, Poll, Waker},
};

/// What a future in memory says: it never has to wait.
fn now<T>(work: impl Future<Output = T>) -> T {
    match pin!(work).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(done) => done,
        Poll::Pending => panic!("memory has nothing to wait for"),
    }
}
