//! `cargo xtask test`: every check and every test, one after the other, then one table.

mod engine;
mod tally;

pub use engine::Engine;

use crate::args::Args;
use crate::build::{self, Mode};
use crate::{e2e, process, setup};
use anyhow::{Result, bail};
use std::process::Command;
use std::thread;
use tally::{Counting, Tally};

const HELP: &str = "cargo xtask test [--native] [--browser] [--e2e] [--engine chromium|firefox|webkit]

Sets up what is missing, then runs format and lint checks, native tests, the build, the element's tests and
the journeys in real browsers. With --native, --browser or --e2e only those. Ends with a table and one line:
N passed, N failed.";

const WASM: [&str; 2] = ["--target", "wasm32-unknown-unknown"];

pub fn run(mut args: Args) -> Result<()> {
    if args.wants_help(HELP) {
        return Ok(());
    }
    let [native, browser, journeys] = ["--native", "--browser", "--e2e"].map(|name| args.flag(name));
    let engines = Engine::chosen(&mut args)?;
    args.finish()?;
    let all = !(native || browser || journeys);
    setup::ensure(&[setup::Need::WasmTarget])?;

    // The linker of the page uses one core for minutes and a profile of its own, so the checks run meanwhile.
    let page = (all || journeys).then(|| thread::spawn(|| build::build(Mode::Full)));
    let mut tally = Tally::default();
    let mut checks = || {
        if all || native {
            run_native(&mut tally)?;
        }
        if all || browser {
            run_in_browsers(&mut tally, &engines)?;
        }
        Ok::<_, anyhow::Error>(())
    };
    let checked = checks();
    let page = page.map(|page| page.join().unwrap_or_else(|_| bail!("the build stopped in the middle")));
    checked?;
    if let Some(built) = page {
        run_journeys(&mut tally, &engines, &built)?;
    }
    if tally.report() { Ok(()) } else { Err(crate::Reported.into()) }
}

/// `cargo test` calls us with a compiled test; the drivers are in the environment that [`Engine::drive`] prepared.
pub fn runner(words: Vec<String>) -> Result<()> {
    let name = "wasm-bindgen-test-runner".to_owned();
    wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(std::iter::once(name).chain(words))
}

fn run_native(tally: &mut Tally) -> Result<()> {
    setup::ensure(&[setup::Need::Lints])?;
    tally.check("format", process::cargo().args(["fmt", "--all", "--check"]));
    let lint =
        ["clippy", "--quiet", "--workspace", "--all-targets", "--all-features", "--", "-D", "warnings"];
    tally.check("lints, native", process::cargo().args(lint));
    tally.check("lints, attendee build", &mut wasm_lint(&[]));
    tally.check("lints, host build", &mut wasm_lint(&["--features", "host"]));
    let words = ["test", "--workspace", "--all-features", "--no-fail-fast"];
    tally.tests("native", "this machine", Counting::Every, process::cargo().args(words));
    setup::ensure(&[setup::Need::Node, setup::Need::Postgres])?;
    let mut recipes = process::command("node");
    tally.tests("recipes", "this machine", Counting::Last, recipes.arg("tests/recipes/run.mjs"));
    Ok(())
}

fn wasm_lint(features: &[&str]) -> Command {
    let mut cargo = process::cargo_wasm();
    cargo
        .args(["clippy", "--quiet", "--package", "hallway", "--lib", "--test", "browser"])
        .args(WASM)
        .args(features);
    cargo.args(["--", "-D", "warnings"]);
    cargo
}

/// The element's parts in every engine, host tools included.
fn run_in_browsers(tally: &mut Tally, engines: &[Engine]) -> Result<()> {
    for &engine in engines {
        setup::ensure(&[engine.browser(), engine.driver()])?;
        let screen = engine.screen()?;
        let mut cargo = process::cargo_wasm();
        cargo.args(["test", "--package", "hallway", "--features", "host", "--test", "browser"]).args(WASM);
        engine.drive(&mut cargo, screen.as_ref());
        tally.tests("element", engine.name(), Counting::Every, &mut cargo);
    }
    Ok(())
}

/// The built page, as a visitor has it, in every engine.
fn run_journeys(tally: &mut Tally, engines: &[Engine], built: &Result<bool>) -> Result<()> {
    tally::heading("build");
    if let Err(error) = built {
        eprintln!("error: {error:#}");
    }
    tally.checked("build", built.is_ok());
    if built.is_err() {
        return Ok(());
    }
    e2e::requirements(engines)?;
    for &engine in engines {
        tally.tests("journeys", engine.name(), Counting::Last, &mut e2e::journey(engine));
    }
    Ok(())
}
