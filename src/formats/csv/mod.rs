//! Tables for spreadsheets: what the room said, one row an entry or one row a person.
//!
//! UTF-8 with a byte order mark, CRLF, RFC 4180, every cell quoted, and no cell that a spreadsheet
//! could take for a formula. Both tables go through [`visibility`](crate::domain::visibility): what an
//! audience may not get is not in them.

mod cells;
mod entries;
mod import;
mod people;
mod table;

pub use entries::{HEADER, entries};
pub use import::records;
pub use people::people;
pub use table::{read, write};

use crate::domain::{guide::Guide, merge::Records, outbox::Outbox, visibility::Audience};

/// What a table is made from.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// Which session.
    pub session: &'a str,
    /// Its title.
    pub title: &'a str,
    /// The guide that it follows.
    pub guide: &'a Guide,
    /// Everything that anybody did.
    pub records: &'a Records,
    /// What became of deliveries from this device.
    pub outbox: &'a Outbox,
    /// Who will read the table.
    pub audience: Audience,
}
