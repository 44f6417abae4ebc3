//! The words after the task's name.

use anyhow::{Context, Result, bail};

/// Options still to be read; each reader takes its own away, [`Args::finish`] complains about the rest.
pub struct Args {
    words: Vec<String>,
}

impl Args {
    pub fn new(words: Vec<String>) -> Self {
        Self { words }
    }

    /// Prints `text` and says `true` if help is what was asked for.
    pub fn wants_help(&mut self, text: &str) -> bool {
        let wanted = self.flag("--help") || self.flag("-h");
        if wanted {
            println!("{text}");
        }
        wanted
    }

    pub fn flag(&mut self, name: &str) -> bool {
        let before = self.words.len();
        self.words.retain(|word| word != name);
        self.words.len() < before
    }

    /// The word after `name`, as in `--port 8080`.
    pub fn value(&mut self, name: &str) -> Result<Option<String>> {
        let Some(at) = self.words.iter().position(|word| word == name) else { return Ok(None) };
        self.words.remove(at);
        if at < self.words.len() {
            return Ok(Some(self.words.remove(at)));
        }
        bail!("{name} needs a value after it")
    }

    pub fn number(&mut self, name: &str) -> Result<Option<u16>> {
        let value = self.value(name)?;
        value.map(|text| text.parse().with_context(|| format!("{name} {text}: not a number"))).transpose()
    }

    /// Everything left, for a program that we hand the words on to.
    pub fn rest(self) -> Vec<String> {
        self.words
    }

    pub fn finish(self) -> Result<()> {
        match self.words.first() {
            None => Ok(()),
            Some(word) => bail!("“{word}” is not an option of this task; --help lists them"),
        }
    }
}
