//! Rust to wasm: cargo, wasm-bindgen, and wasm-opt if we have it.

use super::Mode;
use super::encode::deflate;
use super::glue;
use super::tools::Tools;
use crate::{files, paths, process};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};

/// The two builds of the one crate.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Flavour {
    /// What a visitor downloads.
    Attendee,
    /// The same with the host tools.
    Host,
}

pub struct Compiled {
    /// wasm-bindgen's script as a function; see [`glue::factory`].
    pub glue: String,
    pub wasm: Vec<u8>,
    /// The same wasm for `DecompressionStream("deflate-raw")`.
    pub deflated: Vec<u8>,
}

/// Compiles, unless nothing that this flavour was made from has changed.
///
/// Cargo gives both flavours one file name, so each would evict the other: we keep a copy and cargo's list of sources.
pub fn compile(flavour: Flavour, mode: Mode, tools: &Tools) -> Result<Compiled> {
    let tooled = if tools.work() { "small" } else { "plain" };
    let folder = paths::target().join("hallway").join(profile(mode)).join(tooled).join(flavour.name());
    if !is_current(&folder) {
        println!("Compiling the {} build ({})", flavour.name(), profile(mode));
        std::fs::remove_file(folder.join("deflated")).ok();
        cargo(flavour, mode)?;
        let built = paths::target().join("wasm32-unknown-unknown").join(profile(mode));
        files::write(&folder.join("sources.d"), files::read(&built.join("hallway.d"))?)?;
        bindgen(&built.join("hallway.wasm"), &folder)?;
        fit(&folder)?;
        tools.wasm(&folder.join("hallway_bg.wasm"))?;
        let wasm = files::read(&folder.join("hallway_bg.wasm"))?;
        files::write(&folder.join("deflated"), deflate(&wasm, mode)?)?;
    }
    Ok(Compiled {
        glue: files::text(&folder.join("glue.js"))?,
        wasm: files::read(&folder.join("hallway_bg.wasm"))?,
        deflated: files::read(&folder.join("deflated"))?,
    })
}

impl Flavour {
    fn name(self) -> &'static str {
        match self {
            Self::Attendee => "attendee",
            Self::Host => "host",
        }
    }
}

fn profile(mode: Mode) -> &'static str {
    match mode {
        Mode::Full => "release",
        Mode::Quick => "quick",
    }
}

fn cargo(flavour: Flavour, mode: Mode) -> Result<()> {
    let mut cargo = process::cargo_wasm();
    // The crate type is named here because cargo does no link-time optimization for a library that is
    // also an rlib: the download would be more than twice as large.
    cargo.args(["rustc", "--package", "hallway", "--lib", "--crate-type", "cdylib"]);
    cargo.args(["--target", "wasm32-unknown-unknown"]);
    cargo.args(["--profile", profile(mode), "--config", &portable_paths()]);
    if flavour == Flavour::Host {
        cargo.args(["--features", "host"]);
    }
    process::run(&mut cargo)
}

/// Messages of a crash name source files: as they are called on every machine, not where they are on this one.
fn portable_paths() -> String {
    let home =
        std::env::var("CARGO_HOME").or_else(|_| std::env::var("HOME").map(|home| format!("{home}/.cargo")));
    let folders = [(home.ok(), "cargo"), (paths::root().to_str().map(str::to_owned), "hallway")];
    let flags =
        folders.into_iter().filter_map(|(from, to)| Some(format!("'--remap-path-prefix={}={to}'", from?)));
    format!("target.wasm32-unknown-unknown.rustflags=[{}]", flags.collect::<Vec<_>>().join(","))
}

fn bindgen(wasm: &Path, folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder)?;
    let words = ["wasm-bindgen", "--target", "no-modules", "--no-typescript", "--remove-producers-section"];
    let mut args: Vec<PathBuf> = words.iter().map(PathBuf::from).collect();
    args.extend([
        PathBuf::from("--out-dir"),
        folder.into(),
        PathBuf::from("--out-name"),
        "hallway".into(),
        wasm.into(),
    ]);
    wasm_bindgen_cli::wasm_bindgen::run_cli_with_args(args)
        .context("wasm-bindgen could not read the compiled crate")
}

/// Fits script and module to each other, before wasm-opt takes out what that leaves without use.
fn fit(folder: &Path) -> Result<()> {
    let file = folder.join("hallway_bg.wasm");
    let mut module = walrus::Module::from_file(&file)?;
    let glue = glue::factory(&files::text(&folder.join("hallway.js"))?, &mut module)?;
    files::write(&folder.join("glue.js"), glue)?;
    module.emit_wasm_file(&file)
}

/// Whether `deflated`, which is written last, is younger than every source that cargo listed.
fn is_current(folder: &Path) -> bool {
    let (Some(made), Ok(list)) =
        (files::modified(&folder.join("deflated")), files::text(&folder.join("sources.d")))
    else {
        return false;
    };
    let root = paths::root();
    let settings = [
        "Cargo.toml",
        "Cargo.lock",
        ".cargo/config.toml",
        "xtask/src/build/wasm.rs",
        "xtask/src/build/glue.rs",
    ];
    let sources = sources_in(&list).into_iter().chain(settings.map(|name| root.join(name)));
    sources.map(|path| files::modified(&path)).all(|time| time.is_some_and(|time| time < made))
}

/// The paths in a makefile rule `target: path path`, where a space inside a path is escaped.
fn sources_in(rule: &str) -> Vec<PathBuf> {
    let Some((_, list)) = rule.lines().next().and_then(|line| line.split_once(": ")) else {
        return Vec::new();
    };
    let marked = list.replace("\\ ", "\0");
    marked.split_whitespace().map(|path| PathBuf::from(path.replace('\0', " "))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_may_have_a_space_in_its_path() {
        let paths = sources_in("/t/hallway.wasm: /a\\ b/src/lib.rs /a\\ b/src/domain/mod.rs\n");
        assert_eq!(paths, [PathBuf::from("/a b/src/lib.rs"), PathBuf::from("/a b/src/domain/mod.rs")]);
    }
}
