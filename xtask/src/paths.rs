//! Where things are.

use std::path::{Path, PathBuf};

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_path_buf).unwrap_or_default()
}

/// Cargo's output, and ours under `hallway/` in it.
pub fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => std::path::absolute(&folder).unwrap_or_else(|_| folder.into()),
        None => root().join("target"),
    }
}

/// What the build delivers.
pub fn dist() -> PathBuf {
    root().join("pkg/dist")
}

/// The parts of the last full build, each in its own file, for `size`.
pub fn parts() -> PathBuf {
    target().join("hallway/parts")
}

/// Tools that npm fetches for the build.
pub fn tools() -> PathBuf {
    target().join("tools")
}
