//! `cargo xtask docs`: one table in the source, `src/element/table.rs`, and everything that is written from it.

mod manifest;
mod readme;
// Read by its path, so that a crate which does not compile at the moment does not take the helper down with it.
#[path = "../../../src/element/table.rs"]
mod table;
mod types;

pub use table::Kind;

use crate::args::Args;
use crate::{build, files, paths};
use anyhow::Result;

const HELP: &str = "cargo xtask docs

Writes the tables in README.md, pkg/dist/hallway.d.ts and pkg/dist/custom-elements.json from src/element/table.rs.";

pub fn run(mut args: Args) -> Result<()> {
    if args.wants_help(HELP) {
        return Ok(());
    }
    args.finish()?;
    let path = paths::root().join("README.md");
    files::write(&path, readme::renew(&files::text(&path)?).map_err(anyhow::Error::msg)?)?;
    deliver()
}

/// The names of the members of a kind.
pub fn names(kind: Kind) -> Vec<&'static str> {
    table::TABLE.iter().filter(|member| member.kind == kind).map(|member| member.name).collect()
}

/// Types and manifest, which belong to every build.
pub fn deliver() -> Result<()> {
    files::write(&paths::dist().join("hallway.d.ts"), types::types())?;
    files::write(&paths::dist().join("custom-elements.json"), manifest::manifest(&build::version()?)?)
}
