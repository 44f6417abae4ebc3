//! Two programs that make the files smaller, fetched from npm: terser for JavaScript, binaryen for wasm.

use super::Mode;
use crate::{files, paths, process};
use anyhow::{Context, Result};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Stdio;

/// Pinned, so that the same sources give the same bytes. (Debian's own binaryen would be at hand, but version 108
/// exports the wrong table, and the module then fails while it starts.)
const PACKAGES: [(&str, &str); 2] = [("terser", "5.51.4"), ("binaryen", "132.0.0")];

/// The tools, or none of them.
pub struct Tools {
    folder: Option<PathBuf>,
}

impl Tools {
    /// Fetches them if need be; without them the files are larger and otherwise the same.
    pub fn prepare(mode: Mode) -> Self {
        if mode == Mode::Quick {
            return Self { folder: None };
        }
        let folder = install().inspect_err(|error| {
            println!(
                "(not minified: {error:#}. Node 20 or newer with npm, and a connection once, would do it)"
            );
        });
        Self { folder: folder.ok() }
    }

    pub fn work(&self) -> bool {
        self.folder.is_some()
    }

    /// An ES module, minified if we can.
    pub fn js(&self, module: &str) -> Result<String> {
        let Some(folder) = &self.folder else { return Ok(module.to_owned()) };
        // A name that ends in “_” is a property of ours alone.
        let flags = [
            "--module",
            "--ecma=2022",
            "--compress=passes=2,unsafe_arrows,inline=1",
            "--mangle",
            "--mangle-props=regex=/[a-z]_$/,keep_quoted",
        ];
        let mut node = process::command("node");
        node.arg(folder.join("terser/bin/terser")).args(flags);
        let mut child =
            node.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().context("could not start node")?;
        let mut stdin = child.stdin.take().context("terser takes no input")?;
        let text = module.to_owned();
        let writer = std::thread::spawn(move || stdin.write_all(text.as_bytes()));
        let output = child.wait_with_output()?;
        // A broken pipe here only repeats what terser has said itself.
        let written = writer.join();
        let fine = output.status.success() && written.is_ok();
        anyhow::ensure!(fine, "terser refused the module; its message is above");
        String::from_utf8(output.stdout).context("terser wrote something that is not text")
    }

    /// A wasm file, in its place: a tenth less for the browser to compile, a little less to download.
    pub fn wasm(&self, file: &Path) -> Result<()> {
        let Some(folder) = &self.folder else { return Ok(()) };
        // Never --all-features: it then writes what some browsers refuse.
        let flags = ["-Oz", "--strip-debug", "--strip-producers", "--strip-target-features"];
        let mut node = process::command("node");
        node.arg(folder.join("binaryen/bin/wasm-opt")).args(flags).arg(file).arg("-o").arg(file);
        process::run(&mut node)
    }
}

/// The folder with both packages, under `target/tools`.
fn install() -> Result<PathBuf> {
    let folder = paths::tools().join("node_modules");
    let wanted = PACKAGES.map(|(name, version)| format!("{name}@{version}"));
    if PACKAGES.iter().all(|(name, version)| installed(&folder.join(name), version)) {
        return Ok(folder);
    }
    std::fs::create_dir_all(paths::tools())?;
    println!("Fetching {} with npm", wanted.join(" and "));
    let flags = ["install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
    process::read(process::npm().args(flags).arg("--prefix").arg(paths::tools()).args(wanted))?;
    process::read(process::command("node").arg(folder.join("terser/bin/terser")).arg("--version"))?;
    Ok(folder)
}

fn installed(package: &Path, version: &str) -> bool {
    let about = files::text(&package.join("package.json")).unwrap_or_default();
    about.contains(&format!("\"version\": \"{version}\""))
}
