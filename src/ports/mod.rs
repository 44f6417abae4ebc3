//! What the app needs from outside, as small traits. Each has a version in memory for tests and for
//! pages where the browser denies the real one.

use std::{future::Future, pin::Pin};

pub mod clock;
pub mod files;
pub mod memory;
pub mod sender;
pub mod site;
pub mod store;
pub mod turn;

pub use clock::Clock;
pub use files::Files;
pub use sender::Sender;
pub use site::Site;
pub use store::Store;
pub use turn::Turn;

/// Something that will be there later. What can be done at once is done before this is returned, so
/// that a page which goes away right after the call loses nothing of it.
pub type Later<T> = Pin<Box<dyn Future<Output = T>>>;
