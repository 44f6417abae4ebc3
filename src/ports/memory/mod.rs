//! Every port in memory: for tests, and for pages where the browser denies the real one.

mod clock;
mod files;
mod sender;
mod store;

pub use clock::MemoryClock;
pub use files::{MemoryFiles, Offered};
pub use sender::MemorySender;
pub use store::MemoryStore;
