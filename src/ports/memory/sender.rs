//! A receiver that answers as it was told.

use std::{cell::RefCell, collections::VecDeque, future::ready};

use crate::ports::{
    Later, Sender,
    sender::{Answer, Parcel},
};

/// Sends nothing, remembers everything.
#[derive(Debug, Default)]
pub struct MemorySender {
    answers: RefCell<VecDeque<Answer>>,
    sent: RefCell<Vec<Parcel>>,
}

impl MemorySender {
    /// A receiver that gives these answers in turn, and cannot be reached after the last.
    #[must_use]
    pub fn answering(answers: impl IntoIterator<Item = Answer>) -> Self {
        Self { answers: RefCell::new(answers.into_iter().collect()), sent: RefCell::default() }
    }

    /// Everything that was sent so far, in order.
    #[must_use]
    pub fn sent(&self) -> Vec<Parcel> {
        self.sent.borrow().clone()
    }
}

impl Sender for MemorySender {
    fn send(&self, parcel: Parcel) -> Later<Answer> {
        self.sent.borrow_mut().push(parcel);
        let answer = self.answers.borrow_mut().pop_front();
        Box::pin(ready(answer.unwrap_or(Answer::Unreachable)))
    }
}
