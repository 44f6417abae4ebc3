//! The one helper of this repository: `cargo xtask <task>` builds, serves, tests and packs Hallway.
//!
//! Reading order: [`TASKS`] names every task and the file that does it.

mod args;
mod build;
mod dist;
mod docs;
mod e2e;
mod files;
mod paths;
mod process;
mod receiver;
mod serve;
mod setup;
mod size;
mod suites;

use crate::args::Args;
use std::process::ExitCode;

/// What can follow `cargo xtask`. A new task is one line here and one file beside this one.
const TASKS: &[Task] = &[
    Task { name: "serve", help: "build and serve the page, rebuild on change", run: serve::run },
    Task { name: "build", help: "build everything into pkg/dist", run: build::run },
    Task { name: "test", help: "run every check and every test, in real browsers too", run: suites::run },
    Task { name: "e2e", help: "run only the journeys in real browsers", run: e2e::journeys },
    Task { name: "receiver", help: "take entries as any webhook would, and show them", run: receiver::run },
    Task { name: "screens", help: "take a picture of every screen", run: e2e::screens },
    Task { name: "bench", help: "measure the wall beside the same in plain JavaScript", run: e2e::bench },
    Task { name: "size", help: "weigh what a visitor downloads against size-budget.json", run: size::run },
    Task { name: "docs", help: "write tables, types and manifest from the element's table", run: docs::run },
    Task { name: "dist", help: "make the npm package and the zip to upload", run: dist::run },
    Task { name: "setup", help: "install what the tests need, or say how", run: setup::run },
];

struct Task {
    name: &'static str,
    help: &'static str,
    run: fn(Args) -> anyhow::Result<()>,
}

/// A failure that has been explained already, so that the last line printed stays the last.
#[derive(Debug)]
struct Reported;

impl std::error::Error for Reported {}

impl std::fmt::Display for Reported {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("see above")
    }
}

fn main() -> ExitCode {
    let mut words: Vec<String> = std::env::args().skip(1).collect();
    let name = if words.is_empty() { "help".to_owned() } else { words.remove(0) };
    // Cargo calls us back under this name to run a compiled test in a browser.
    if name == "test-runner" {
        return report(suites::runner(words));
    }
    match TASKS.iter().find(|task| task.name == name) {
        Some(task) => report((task.run)(Args::new(words))),
        None => help(&name),
    }
}

fn report(outcome: anyhow::Result<()>) -> ExitCode {
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.is::<Reported>() => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn help(name: &str) -> ExitCode {
    let known = matches!(name, "help" | "--help" | "-h");
    if !known {
        eprintln!("error: there is no task called “{name}”.\n");
    }
    println!("cargo xtask <task> [options]\n");
    for task in TASKS {
        println!("  {:8} {}", task.name, task.help);
    }
    println!("\nOptions of a task: cargo xtask <task> --help");
    if known { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
