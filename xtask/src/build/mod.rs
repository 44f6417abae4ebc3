//! `cargo xtask build`: from sources to `pkg/dist`.
//!
//! [`wasm`] compiles, [`sources`] reads what is written by hand, [`modules`] puts both together, [`tools`] shrink it.

mod css;
mod encode;
mod glue;
mod guides;
mod json;
mod modules;
mod sources;
mod tools;
mod wasm;

pub use encode::{brotli, gzip};
pub use sources::version;
pub use tools::Tools;

use crate::args::Args;
use crate::{docs, files, paths, setup};
use anyhow::Result;
use std::path::PathBuf;
use wasm::Flavour;

const HELP: &str = "cargo xtask build [--quick]

Builds pkg/dist: hallway.js (all in one file), hallway.split.js with hallway.wasm, hallway-host.js, one
hallway-<lang>.js for each language, and guides/<lang>/<id>.js for each guide.

  --quick   no link-time optimization, no minification, one-file builds only: for working on the page";

pub fn run(mut args: Args) -> Result<()> {
    if args.wants_help(HELP) {
        return Ok(());
    }
    let quick = args.flag("--quick");
    args.finish()?;
    build(if quick { Mode::Quick } else { Mode::Full })?;
    for path in files::walk(&paths::dist()) {
        let size = std::fs::metadata(&path).map(|meta| meta.len()).unwrap_or_default();
        println!("{:>9}  {}", size, path.strip_prefix(paths::root()).unwrap_or(&path).display());
    }
    Ok(())
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// What is published.
    Full,
    /// The same code paths, sooner.
    Quick,
}

/// Builds everything; says whether it is minified (it is not where npm cannot be reached).
pub fn build(mode: Mode) -> Result<bool> {
    setup::ensure(&[setup::Need::WasmTarget])?;
    let tools = Tools::prepare(mode);
    attendee(mode, &tools)?;
    host(mode, &tools)?;
    docs::deliver()?;
    Ok(tools.work())
}

/// Everything that a visitor needs; the host tools can follow.
pub fn attendee(mode: Mode, tools: &Tools) -> Result<()> {
    let sources = sources::read()?;
    let compiled = wasm::compile(Flavour::Attendee, mode, tools)?;
    deliver("hallway.js", modules::one_file(&compiled, &sources, tools)?)?;
    for (name, module) in sources::language_packs()? {
        deliver(&name, tools.js(&module)?)?;
    }
    for (name, module) in guides::modules(&guides::read(&sources::languages())?) {
        deliver(&name, module)?;
    }
    if mode == Mode::Full {
        deliver("hallway.split.js", modules::split(&compiled, &sources, tools)?)?;
        deliver("hallway.wasm", &compiled.wasm)?;
        modules::keep_parts("attendee", &compiled, &sources, tools)?;
    }
    Ok(())
}

pub fn host(mode: Mode, tools: &Tools) -> Result<()> {
    let sources = sources::read()?;
    let compiled = wasm::compile(Flavour::Host, mode, tools)?;
    deliver("hallway-host.js", modules::host(&compiled, &sources, tools)?)?;
    if mode == Mode::Full {
        modules::keep_parts("host", &compiled, &sources, tools)?;
    }
    Ok(())
}

/// What a rebuild depends on: everything that a person writes.
pub fn inputs() -> Vec<PathBuf> {
    ["src", "guides", "locales", "Cargo.toml", "Cargo.lock", ".cargo"]
        .map(|name| paths::root().join(name))
        .to_vec()
}

fn deliver(name: &str, bytes: impl AsRef<[u8]>) -> Result<()> {
    files::write(&paths::dist().join(name), bytes)
}
