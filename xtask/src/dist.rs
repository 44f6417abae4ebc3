//! `cargo xtask dist`: what gets published.

use crate::args::Args;
use crate::build::{self, Mode};
use crate::{files, paths, process};
use anyhow::{Context, Result, bail};
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const HELP: &str = "cargo xtask dist

Builds, then makes in target/dist: hallway-session-<version>.tgz, the npm package (from pkg/), and
hallway-<version>.zip, a folder to upload to any web space.";

const LICENSES: [&str; 2] = ["LICENSE-MIT", "LICENSE-APACHE"];

pub fn run(mut args: Args) -> Result<()> {
    if args.wants_help(HELP) {
        return Ok(());
    }
    args.finish()?;
    let version = build::version()?;
    let package = paths::root().join("pkg");
    if !files::text(&package.join("package.json"))?.contains(&format!("\"version\": \"{version}\"")) {
        bail!("pkg/package.json has another version than Cargo.toml ({version}): make them equal");
    }
    std::fs::remove_dir_all(paths::dist()).ok();
    if !build::build(Mode::Full)? {
        bail!("what is published must be minified: install Node 20 or newer with npm and try again");
    }
    // npm only packs what is inside the package's folder.
    for name in LICENSES {
        files::write(&package.join(name), files::read(&paths::root().join(name))?)?;
    }
    let folder = paths::target().join("dist");
    std::fs::create_dir_all(&folder)?;
    process::read(process::npm().current_dir(&package).arg("pack").arg("--pack-destination").arg(&folder))?;
    let zip = folder.join(format!("hallway-{version}.zip"));
    files::write(&zip, archive(&format!("hallway-{version}"))?)?;
    for path in files::list(&folder, "") {
        println!("{}", path.display());
    }
    Ok(())
}

/// What `cargo xtask serve` shows, plus the guides to adapt: the pages with `dist/` beside them.
fn archive(top: &str) -> Result<Vec<u8>> {
    let root = paths::root();
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (from, to) in [("www", ""), ("pkg/dist", "dist/"), ("guides", "guides/")] {
        let folder = root.join(from);
        for path in files::walk(&folder) {
            let inside =
                path.strip_prefix(&folder)?.components().map(|part| part.as_os_str().to_string_lossy());
            let name = inside.collect::<Vec<_>>().join("/");
            add(&mut zip, &format!("{top}/{to}{name}"), &path)?;
        }
    }
    let documents = LICENSES.map(|name| root.join(name)).into_iter().chain([root.join("pkg/README.md")]);
    for path in documents.collect::<Vec<PathBuf>>() {
        add(&mut zip, &format!("{top}/{}", files::name(&path)), &path)?;
    }
    Ok(zip.finish().context("cannot finish the zip")?.into_inner())
}

/// Without the file's time, so that the same content gives the same archive.
fn add(zip: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, path: &Path) -> Result<()> {
    let options =
        SimpleFileOptions::default().last_modified_time(zip::DateTime::default()).unix_permissions(0o644);
    zip.start_file(name, options)?;
    Ok(zip.write_all(&files::read(path)?)?)
}
