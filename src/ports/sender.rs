//! Hands one event to the organization's webhook.

use super::Later;
use crate::{domain::outbox::Outcome, formats::event};

/// Sends one request and says what came back. Never retries: the outbox does.
pub trait Sender {
    /// Posts a body. `keepalive` lets it outlive the page.
    fn send(&self, parcel: Parcel) -> Later<Answer>;
}

/// One request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parcel {
    /// Where to.
    pub url: String,
    /// What.
    pub body: String,
    /// `text/plain` avoids a preflight that most receivers refuse.
    pub content_type: &'static str,
    /// Whether the page wants to read the answer (`cors`) or not (`no-cors`).
    pub readable: bool,
    /// Whether it may outlive the page.
    pub keepalive: bool,
}

/// What came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// An answer that the page may read.
    Status {
        /// HTTP status.
        code: u16,
        /// The first 4 KB of the body.
        body: String,
    },
    /// It was sent; the page may not see the answer.
    Opaque,
    /// The policy of the page forbids it. It was not delivered, and will not be however often it is tried.
    Forbidden,
    /// No answer that the page can tell from no network. It may have been delivered.
    Unreachable,
    /// No answer within 30 s. It may have been delivered.
    TimedOut,
}

impl Answer {
    /// What the answer means for the event with this id.
    #[must_use]
    pub fn outcome(&self, id: &str) -> Outcome {
        match self {
            Self::Status { code, body } => match event::is_named(body, id) {
                // It speaks our language, and says that it could not keep the event.
                Some(false) if (200..300).contains(code) => Outcome::Later("unconfirmed".to_owned()),
                named => Outcome::of_status(*code, named == Some(true)),
            },
            Self::Opaque => Outcome::HandedOver,
            Self::Forbidden => Outcome::Closed("policy".to_owned()),
            Self::Unreachable => Outcome::Later("network".to_owned()),
            Self::TimedOut => Outcome::Later("timeout".to_owned()),
        }
    }
}
