//! What was handed to storage and is not known to be there.

use litemap::LiteMap;

/// Something that is to be kept.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Thing {
    /// The record with this id.
    Record(String),
    /// The note with this name.
    Note(String),
}

/// How it stands with everything together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Storage has confirmed everything.
    Safe,
    /// A record is on its way.
    Underway,
    /// Storage refused something, and nothing of it is on its way.
    Failed,
}

/// Everything that storage has not confirmed, each with the last try to keep it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unsaved {
    things: LiteMap<Thing, Try>,
    turn: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Try {
    turn: u32,
    failed: bool,
}

impl Unsaved {
    /// A try to keep these begins; the answer is its number.
    pub fn begin(&mut self, things: Vec<Thing>) -> u32 {
        self.turn = self.turn.wrapping_add(1);
        for thing in things {
            self.things.insert(thing, Try { turn: self.turn, failed: false });
        }
        self.turn
    }

    /// A try ended. What was handed over again since then waits for the later answer.
    pub fn end(&mut self, turn: u32, kept: bool) {
        if kept {
            self.things.retain(|_, last| last.turn != turn);
        }
        for (_, last) in self.things.iter_mut() {
            last.failed |= last.turn == turn;
        }
    }

    /// What storage refused.
    #[must_use]
    pub fn failed(&self) -> Vec<Thing> {
        let failed = self.things.iter().filter(|(_, last)| last.failed);
        failed.map(|(thing, _)| thing.clone()).collect()
    }

    /// Everything that storage has not confirmed.
    pub fn all(&self) -> impl Iterator<Item = &Thing> {
        self.things.keys()
    }

    /// Whether a note whose name begins like this is on its way to storage.
    #[must_use]
    pub fn is_underway(&self, beginning: &str) -> bool {
        let begins = |thing: &Thing| matches!(thing, Thing::Note(name) if name.starts_with(beginning));
        self.things.iter().any(|(thing, last)| !last.failed && begins(thing))
    }

    /// How it stands with everything together. Notes on their way are not worth a word.
    #[must_use]
    pub fn standing(&self) -> Standing {
        let mut standing = Standing::Safe;
        for (thing, last) in self.things.iter() {
            match (thing, last.failed) {
                (Thing::Record(_), false) => return Standing::Underway,
                (_, true) => standing = Standing::Failed,
                _ => {}
            }
        }
        standing
    }
}
