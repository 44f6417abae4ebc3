//! Text in, text out. Everything that comes from outside is read here, as a value and its problems.

pub mod code;
pub mod csv;
pub mod envelope;
pub mod event;
pub mod guide;
pub mod ics;
pub mod json;
pub mod markdown;
pub mod outbox;
pub mod recap;
pub mod record;
pub mod session_file;
pub mod storage;
pub mod take_home;
pub mod text;
pub mod time;
pub mod words;

pub use crate::domain::link;
