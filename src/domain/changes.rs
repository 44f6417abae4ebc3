//! Which records changed lately, for whoever keeps something that is made from them.

/// As many changes are remembered; who is further behind starts anew.
const KEPT: usize = 256;

/// The latest changes of a session, counted. No part of what the session says: two sessions with the
/// same records are equal, whichever way they got them.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    count: usize,
    last: Vec<String>,
}

impl PartialEq for Changes {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Changes {}

impl Changes {
    /// How many there were.
    #[must_use]
    pub fn count(&self) -> usize {
        self.count
    }

    /// Ids of the records that changed since there were `count` changes; nothing where that is too long
    /// ago to tell.
    ///
    /// ```
    /// use hallway::domain::changes::Changes;
    /// let mut changes = Changes::default();
    /// changes.add("a");
    /// let seen = changes.count();
    /// changes.add("b");
    /// assert_eq!(changes.since(seen), Some(&["b".to_owned()][..]));
    /// changes.forget();
    /// assert_eq!(changes.since(seen), None);
    /// ```
    #[must_use]
    pub fn since(&self, count: usize) -> Option<&[String]> {
        let behind = self.count.checked_sub(count)?;
        self.last.get(self.last.len().checked_sub(behind)?..)
    }

    /// One more.
    pub fn add(&mut self, id: &str) {
        if self.last.len() >= KEPT * 2 {
            self.last.drain(..KEPT);
        }
        self.count += 1;
        self.last.push(id.to_owned());
    }

    /// Everything changed.
    pub fn forget(&mut self) {
        self.count += 1;
        self.last.clear();
    }
}
