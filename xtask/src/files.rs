//! Reading and writing files, with errors that name them.

use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

pub fn read(path: &Path) -> Result<Vec<u8>> {
    std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}

pub fn text(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

/// Writes a file and the folders above it; leaves a file that is the same already untouched.
pub fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Result<()> {
    if std::fs::read(path).is_ok_and(|old| old == bytes.as_ref()) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    std::fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))
}

/// The files directly in a folder whose name ends so, by name; none if there is no such folder.
pub fn list(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.retain(|path| path.is_file() && name(path).ends_with(ending));
    paths.sort();
    paths
}

/// The files of a folder and of those in it, by path.
pub fn walk(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    paths.into_iter().flat_map(|path| if path.is_dir() { walk(&path) } else { vec![path] }).collect()
}

pub fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

pub fn modified(path: &Path) -> Option<SystemTime> {
    std::fs::metadata(path).and_then(|meta| meta.modified()).ok()
}

/// When the youngest of these files, or of the files in these folders, was written.
pub fn newest(paths: &[PathBuf]) -> Option<SystemTime> {
    let all = paths.iter().flat_map(|path| if path.is_dir() { walk(path) } else { vec![path.clone()] });
    all.filter_map(|path| modified(&path)).max()
}
