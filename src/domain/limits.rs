//! How much of everything there may be. Every limit has a visible counter or a sentence; nothing is cut.

/// Characters of a name.
pub const NAME: usize = 64;
/// Characters of a project, and of what it needs.
pub const PROJECT: usize = 280;
/// Characters of a long text.
pub const LONG_TEXT: usize = 2_000;
/// Characters of a short post.
pub const POST: usize = 500;
/// Characters of a session title.
pub const SESSION_TITLE: usize = 128;
/// Steps of a guide.
pub const STEPS: usize = 60;
/// Bytes of a file to import.
pub const FILE_BYTES: usize = 10 * 1024 * 1024;
/// Records of a file to import.
pub const FILE_RECORDS: usize = 50_000;
/// Levels of nesting in a file.
pub const DEPTH: usize = 64;

/// How many characters a text has, counted as people see limits: Unicode scalar values.
#[must_use]
pub fn length(text: &str) -> usize {
    text.chars().count()
}
