//! Each file implements one port for the browser.

mod clock;
mod files;
mod sender;
mod store;
mod turn;

pub use clock::BrowserClock;
pub use files::BrowserFiles;
pub use sender::BrowserSender;
pub use store::{BrowserStore, local_area};
pub use turn::BrowserTurn;
