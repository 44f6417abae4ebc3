//! `cargo xtask e2e` and `screens`: the Node programs in `tests/e2e`, with what they need around them.

use crate::args::Args;
use crate::build::{self, Mode};
use crate::suites::Engine;
use crate::{paths, process, setup};
use anyhow::Result;
use std::path::PathBuf;
use std::process::Command;

const HELP: &str = "cargo xtask e2e [--no-build] [options of tests/e2e/run.mjs]
cargo xtask screens [--no-build] [options of tests/e2e/screens.mjs]

Builds, then drives the built page in real browsers: --engine chromium, firefox or webkit; all three without it.";

const BENCH: &str = "cargo xtask bench [--no-build] [--engine chromium] [--cards 10,100,1000,10000] [--rounds 7]

Builds, then prints what is done to a wall in milliseconds, as a ratio to the same written by hand in JavaScript.";

pub fn journeys(mut args: Args) -> Result<()> {
    if args.wants_help(HELP) {
        return Ok(());
    }
    let build = !args.flag("--no-build");
    let engines = Engine::chosen(&mut args)?;
    let rest = args.rest();
    prepare(build, &engines)?;
    // One engine's failure does not keep the others from being tried.
    let mut outcome = Ok(());
    for engine in engines {
        let run = process::run(journey(engine).args(&rest));
        outcome = outcome.and(run);
    }
    outcome
}

pub fn screens(mut args: Args) -> Result<()> {
    if args.wants_help(HELP) {
        return Ok(());
    }
    prepare(!args.flag("--no-build"), &[Engine::Chromium])?;
    process::run(node("screens.mjs").args(args.rest()))
}

pub fn bench(mut args: Args) -> Result<()> {
    if args.wants_help(BENCH) {
        return Ok(());
    }
    let build = !args.flag("--no-build");
    let rest = args.rest();
    let engine = if rest.iter().any(|word| word == "firefox") { Engine::Firefox } else { Engine::Chromium };
    prepare(build, &[engine])?;
    let mut bench = process::command("node");
    process::run(bench.current_dir(paths::root().join("tests/bench")).arg("bench.mjs").args(rest))
}

/// The program that runs all journeys in one engine.
pub fn journey(engine: Engine) -> Command {
    let mut command = node("run.mjs");
    command.args(["--engine", engine.name()]);
    command
}

/// Browsers, Node and the modules of `tests/e2e`.
pub fn requirements(engines: &[Engine]) -> Result<()> {
    let browsers = engines.iter().map(|engine| engine.browser());
    setup::ensure(&browsers.chain([setup::Need::Node]).collect::<Vec<_>>())?;
    setup::node_modules(&folder())
}

fn prepare(build: bool, engines: &[Engine]) -> Result<()> {
    requirements(engines)?;
    if build {
        build::build(Mode::Full)?;
    }
    Ok(())
}

fn folder() -> PathBuf {
    paths::root().join("tests/e2e")
}

fn node(script: &str) -> Command {
    let mut node = process::command("node");
    node.current_dir(folder()).arg(script);
    node
}
