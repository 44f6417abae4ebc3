//! Time and chance, from one place, so that everything else can be replayed.

/// Time and chance.
pub trait Clock {
    /// Milliseconds since 1970.
    fn now(&self) -> u64;

    /// 128 random bits that nobody can guess.
    fn random(&self) -> u128;

    /// A new id for a record or a person: a ULID, so that ids sort by the time they were made.
    fn new_id(&self) -> String {
        ulid::Ulid::from_parts(self.now(), self.random()).to_string()
    }
}
