//! What has to be installed, and how it gets there: by us where that is harmless, else in words.

use crate::args::Args;
use crate::{paths, process};
use anyhow::{Context, Result, bail};
use std::path::Path;

const HELP: &str = "cargo xtask setup

Installs what the tests need: the wasm target, rustfmt and clippy (rustup), browsers and their drivers
and PostgreSQL (apt, on Debian as root), geckodriver (cargo). Where it cannot, it prints the command to run.";

pub fn run(mut args: Args) -> Result<()> {
    if args.wants_help(HELP) {
        return Ok(());
    }
    args.finish()?;
    let all = [
        Need::WasmTarget,
        Need::Lints,
        Need::Node,
        Need::Postgres,
        Need::Chromium,
        Need::Firefox,
        Need::Geckodriver,
        Need::WebKit,
    ];
    ensure(&all)?;
    println!("Everything is in place: cargo xtask serve, cargo xtask test");
    Ok(())
}

/// One thing that a task cannot do without.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Need {
    WasmTarget,
    Lints,
    Node,
    Postgres,
    Chromium,
    Firefox,
    Geckodriver,
    WebKit,
}

/// Installs whatever of these is missing, or stops with the command that would.
pub fn ensure(needs: &[Need]) -> Result<()> {
    let missing: Vec<Need> = needs.iter().copied().filter(|need| !need.is_met()).collect();
    let packages: Vec<&str> = missing.iter().flat_map(|need| need.packages()).copied().collect();
    if !packages.is_empty() {
        apt(&packages)?;
    }
    for need in needs {
        need.hasten();
    }
    for need in missing {
        need.install()?;
        if !need.is_met() {
            bail!("missing: {}", need.name());
        }
    }
    Ok(())
}

impl Need {
    fn name(self) -> &'static str {
        match self {
            Self::WasmTarget => "the wasm32-unknown-unknown target",
            Self::Lints => "rustfmt or clippy",
            Self::Node => "Node 20 or newer with npm (https://nodejs.org)",
            Self::Postgres => "PostgreSQL",
            Self::Chromium => "Chromium with chromedriver",
            Self::Firefox => "Firefox",
            Self::Geckodriver => "geckodriver",
            Self::WebKit => "WebKitWebDriver with Xvfb",
        }
    }

    fn is_met(self) -> bool {
        let found = |program: &str| process::find(program).is_some();
        match self {
            Self::WasmTarget => has_wasm_target(),
            Self::Lints => ["fmt", "clippy"]
                .iter()
                .all(|tool| process::read(process::cargo().args([tool, "--version"])).is_ok()),
            Self::Node => has_node(),
            Self::Postgres => has_postgres(),
            Self::Chromium => {
                found("chromedriver") && ["chromium", "google-chrome", "chrome"].into_iter().any(found)
            }
            Self::Firefox => found("firefox") || found("firefox-esr"),
            Self::Geckodriver => found("geckodriver"),
            Self::WebKit => found("WebKitWebDriver") && found("Xvfb"),
        }
    }

    fn packages(self) -> &'static [&'static str] {
        match self {
            // Debian's Node may be too old for the tests, so it is not installed behind anybody's back.
            Self::WasmTarget | Self::Lints | Self::Geckodriver | Self::Node => &[],
            Self::Postgres => &["postgresql"],
            Self::Chromium => &["chromium", "chromium-driver"],
            Self::Firefox => &["firefox-esr"],
            Self::WebKit => &["webkit2gtk-driver", "xvfb"],
        }
    }

    /// What the tests can do without: Chromium without a window needs little more than half of the processor.
    fn hasten(self) {
        if self == Self::Chromium
            && process::find("chromium-headless-shell").is_none()
            && apt(&["chromium-headless-shell"]).is_err()
        {
            println!(
                "Going on without chromium-headless-shell: the tests in Chromium take half as long again"
            );
        }
    }

    /// The part that is not a Debian package.
    fn install(self) -> Result<()> {
        match self {
            Self::WasmTarget => rustup(&["target", "add", "wasm32-unknown-unknown"]),
            Self::Lints => rustup(&["component", "add", "rustfmt", "clippy"]),
            Self::Geckodriver => {
                println!("Installing geckodriver, which takes about two minutes");
                let words = ["install", "geckodriver", "--version", "0.37.1", "--locked"];
                process::run(process::cargo().args(words)).context("run: cargo install geckodriver --locked")
            }
            Self::Node | Self::Postgres | Self::Chromium | Self::Firefox | Self::WebKit => Ok(()),
        }
    }
}

fn rustup(words: &[&str]) -> Result<()> {
    let advice = format!("run this and start again: rustup {}", words.join(" "));
    println!("Running: rustup {}", words.join(" "));
    process::run(process::command("rustup").args(words)).context(advice)
}

fn has_wasm_target() -> bool {
    let sysroot = process::read(process::command("rustc").args(["--print", "sysroot"])).unwrap_or_default();
    Path::new(sysroot.trim()).join("lib/rustlib/wasm32-unknown-unknown/lib").is_dir()
}

fn has_node() -> bool {
    let version = process::read(process::command("node").arg("--version")).unwrap_or_default();
    let major =
        version.trim().trim_start_matches('v').split('.').next().and_then(|text| text.parse::<u32>().ok());
    major.is_some_and(|major| major >= 20) && process::read(process::npm().arg("--version")).is_ok()
}

/// Debian keeps the programs of each version in a folder of its own.
fn has_postgres() -> bool {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    versions.into_iter().any(|version| version.path().join("bin/initdb").is_file())
}

/// Installs Debian packages if we may; else says what to run.
fn apt(packages: &[&str]) -> Result<()> {
    let list = packages.join(" ");
    let command = format!("apt-get install --yes --no-install-recommends {list}");
    if process::find("apt-get").is_none() {
        bail!("missing, under their Debian names: {list}. Install them with your system's package manager");
    }
    let user = process::read(process::command("id").arg("-u")).unwrap_or_default();
    if user.trim() != "0" {
        bail!("missing: {list}. Run this and start again: sudo {command}");
    }
    println!("Running: {command}");
    let mut apt = process::command("apt-get");
    apt.env("DEBIAN_FRONTEND", "noninteractive");
    // An old list of packages is no reason to stop before the installation itself has failed.
    process::run(apt.args(["update", "--quiet"])).ok();
    let mut apt = process::command("apt-get");
    apt.env("DEBIAN_FRONTEND", "noninteractive");
    process::run(apt.args(command.split(' ').skip(1))).with_context(|| format!("run: {command}"))
}

/// `npm ci` in a folder, unless its modules are those of the lock file already.
pub fn node_modules(folder: &Path) -> Result<()> {
    let lock = crate::files::modified(&folder.join("package-lock.json"));
    let done = crate::files::modified(&folder.join("node_modules/.package-lock.json"));
    if done.is_some() && done >= lock {
        return Ok(());
    }
    ensure(&[Need::Node])?;
    let shown = folder.strip_prefix(paths::root()).unwrap_or(folder).display().to_string();
    println!("Running: npm ci in {shown}");
    let words = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
    process::run(process::npm().args(words).current_dir(folder))
        .with_context(|| format!("run: npm ci in {shown}"))
}
