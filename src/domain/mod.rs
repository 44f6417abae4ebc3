//! What a session is and how it changes: no clock, no randomness, no browser, no input or output.
//!
//! Start with [`record`], the one unit of data; then [`merge`], the law by which copies meet;
//! then [`session`], the state that commands change; then [`guide`] and [`wall`]; then [`run`], what
//! happens in the room.

pub mod canonical;
pub mod changes;
pub mod fold;
pub mod guide;
pub mod json;
mod json_serde;
pub mod limits;
pub mod link;
pub mod matching;
pub mod merge;
pub mod moderation;
pub mod notes;
pub mod outbox;
pub mod problem;
pub mod record;
pub mod record_json;
pub mod run;
pub mod session;
pub mod settings;
pub mod stamp;
pub mod theme;
pub mod unsaved;
pub mod visibility;
pub mod wall;

pub use json::Json;
pub use problem::Problem;
pub use record::{Kind, Quote, Record, Visible};
pub use stamp::Stamp;
