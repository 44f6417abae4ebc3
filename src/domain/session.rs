//! A session on one device: its records, who is here, where they are. Changed by commands alone.

use super::{
    Json, Kind, Quote, Record, Stamp, Visible,
    changes::Changes,
    json::{Map, ordered},
    merge::Records,
    moderation::{self, Moderation},
};

/// The state of a session on this device.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Session {
    /// Which session.
    pub id: String,
    /// Author id of the person who is here now.
    pub me: String,
    /// Id of the step where they are; empty before the first.
    pub here: String,
    /// Everything that anybody did, as far as this device knows.
    pub records: Records,
    /// Which records changed lately.
    pub changes: Changes,
    /// What the hosts decided about it; follows the records.
    pub moderation: Moderation,
    seen: Stamp,
}

/// Everything that can happen to a session. Ids and times travel inside, so that a replay of the same
/// commands gives the same bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// The person here wrote something new, or changed what stands under `id`.
    Write {
        /// Id of the record.
        id: String,
        /// When, in milliseconds since 1970.
        now: u64,
        /// What it says.
        entry: Entry,
    },
    /// The person here wrote down what somebody without a device said.
    WriteFor {
        /// Author id of that person.
        by: String,
        /// Id of the record.
        id: String,
        /// When, in milliseconds since 1970.
        now: u64,
        /// What it says.
        entry: Entry,
        /// Where it comes from, for the record's field `source`.
        source: String,
    },
    /// The person here takes something back.
    TakeBack {
        /// Id of the record.
        id: String,
        /// When, in milliseconds since 1970.
        now: u64,
    },
    /// Something that was taken back comes back as it was.
    PutBack {
        /// The record before it was taken back.
        record: Box<Record>,
        /// When, in milliseconds since 1970.
        now: u64,
    },
    /// Records came from another tab or a file.
    Receive(Vec<Record>),
    /// What this device keeps comes back: it may be long, and is news to nobody.
    Restore(Vec<Record>),
    /// The person here goes to a step.
    GoTo(String),
    /// Another person takes the device.
    Become(String),
    /// Everything of this session leaves this device.
    Clear,
}

/// What a person wrote, before it is a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it is.
    pub kind: Kind,
    /// Which prompt it answers.
    pub prompt: Option<String>,
    /// The record that it is about.
    pub re: Option<String>,
    /// The fields, by field id.
    pub data: Map,
    /// Who may see it.
    pub visible: Visible,
    /// Whether it may be quoted.
    pub quote: Quote,
}

/// A name without what makes no other person: capital letters, and spaces around and between.
#[must_use]
pub fn plain_name(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The session of the page in which a session runs. That of a guide that came from the editor is named after it, with a
/// tilde and the draft behind.
///
/// ```
/// use hallway::domain::session::of_page;
/// assert_eq!(of_page("riverside~01J"), "riverside");
/// assert_eq!(of_page("riverside"), "riverside");
/// ```
#[must_use]
pub fn of_page(id: &str) -> &str {
    id.split_once('~').map_or(id, |(page, _)| page)
}

impl Session {
    /// A session in which nothing has happened yet.
    #[must_use]
    pub fn new(id: impl Into<String>, me: impl Into<String>) -> Self {
        Self { id: id.into(), me: me.into(), ..Self::default() }
    }

    /// Carries out a command and answers with the records that changed.
    pub fn apply(&mut self, command: Command) -> Vec<Record> {
        match command {
            Command::Write { id, now, entry } => {
                let record = self.written(self.me.clone(), id, now, entry);
                self.receive(vec![record])
            }
            Command::WriteFor { by, id, now, entry, source } => {
                let mut record = self.written(by, id, now, entry);
                record.rest.insert("source".to_owned(), source.into());
                self.receive(vec![record])
            }
            Command::TakeBack { id, now } => {
                let stamp = self.stamp(&id, now);
                let gone = self.records.get(&id).map(|held| held.taken_back(stamp));
                self.receive(gone.into_iter().collect())
            }
            Command::PutBack { record, now } => {
                let stamp = self.stamp(&record.id, now);
                self.receive(vec![Record { stamp, deleted: false, ..*record }])
            }
            Command::Receive(records) => self.receive(records),
            Command::Restore(records) => {
                self.take_in(records, |_| {});
                Vec::new()
            }
            Command::GoTo(step) => {
                self.here = step;
                Vec::new()
            }
            Command::Become(author) => {
                self.me = author;
                Vec::new()
            }
            Command::Clear => {
                let mut changes = std::mem::take(&mut self.changes);
                changes.forget();
                let new = Self::new(std::mem::take(&mut self.id), std::mem::take(&mut self.me));
                *self = Self { changes, ..new };
                Vec::new()
            }
        }
    }

    /// Carries out what somebody else does on the device of the person who is here: it is stamped with their author id.
    pub fn apply_as(&mut self, who: String, command: Command) -> Vec<Record> {
        let me = std::mem::replace(&mut self.me, who);
        let changed = self.apply(command);
        self.me = me;
        changed
    }

    /// What the person here wrote and did not take back, in the order in which they first wrote it.
    pub fn mine(&self) -> impl Iterator<Item = &Record> {
        self.records.live().filter(|record| record.by == self.me && record.is_entry())
    }

    /// What the person here answered to a prompt, in the order in which they first wrote it.
    pub fn answers<'a>(&'a self, prompt: &'a str) -> impl Iterator<Item = &'a Record> {
        self.mine().filter(move |record| record.prompt.as_deref() == Some(prompt))
    }

    /// What a person says of themselves, where they said anything.
    #[must_use]
    pub fn profile(&self, by: &str) -> Option<&Record> {
        self.records.profile(by)
    }

    /// The name and the organization to show for a person; empty where they gave none, or not to the room.
    #[must_use]
    pub fn author(&self, by: &str) -> (String, String) {
        let shown = self.profile(by).filter(|profile| profile.visible >= Visible::Room || by == self.me);
        let field = |id: &str| shown.map(|profile| profile.field(id).to_owned()).unwrap_or_default();
        (field("name"), field("organization"))
    }

    /// The author id of the person of this name whose words came from paper, if there is one; of several, the last who
    /// came. Spaces and capital letters make no other person.
    #[must_use]
    pub fn on_paper(&self, name: &str) -> Option<&str> {
        let wanted = plain_name(name);
        let is_they =
            |record: &&Record| record.kind == Kind::Profile && plain_name(record.field("name")) == wanted;
        let known = self.records.live().filter(|record| record.is_from_paper() && !wanted.is_empty());
        known.filter(is_they).max_by_key(|record| record.created).map(|record| record.by.as_str())
    }

    /// Whether a person is a featured guest: the host put their profile first, or a file says so.
    #[must_use]
    pub fn is_guest(&self, by: &str) -> bool {
        let says = |profile: &Record| profile.data.get("guest").and_then(Json::truth).unwrap_or_default();
        let decided = |profile: &Record| self.moderation.mark(&profile.id).map(|mark| mark.pinned);
        self.profile(by).is_some_and(|profile| decided(profile).unwrap_or_else(|| says(profile)))
    }

    /// Ids of what others answered to a prompt for the room to see, newest first.
    #[must_use]
    pub fn others(&self, prompt: &str) -> Vec<String> {
        let others = self
            .records
            .live()
            .filter(|record| record.by != self.me && record.prompt.as_deref() == Some(prompt))
            .filter(|record| self.may_read(record))
            .map(|record| ((record.created, &record.id), record.id.clone()));
        ordered(others).into_iter().rev().map(|(_, id)| id).collect()
    }

    /// Ids of everything that was answered to a prompt and that the person here may read, newest first.
    #[must_use]
    pub fn stream(&self, prompt: &str) -> Vec<String> {
        let posts = self
            .records
            .live()
            .filter(|record| record.prompt.as_deref() == Some(prompt) && self.may_read(record))
            .map(|record| ((record.created, &record.id), record.id.clone()));
        ordered(posts).into_iter().rev().map(|(_, id)| id).collect()
    }

    /// Whether the person here may read a record: their own, or one for the room that no host took away.
    #[must_use]
    pub fn may_read(&self, record: &Record) -> bool {
        !record.deleted
            && (record.by == self.me || record.visible >= Visible::Room && self.moderation.is_open(record))
    }

    /// How many people put this mark on this practice card.
    #[must_use]
    pub fn marked(&self, card: &str, mark: &str) -> usize {
        self.records
            .live()
            .filter(|record| record.kind == Kind::Mark && record.prompt.as_deref() == Some(card))
            .filter(|record| record.field("mark") == mark)
            .count()
    }

    fn written(&mut self, by: String, id: String, now: u64, entry: Entry) -> Record {
        let stamp = self.stamp(&id, now);
        let held = self.records.get(&id);
        Record {
            created: held.map_or(now, |held| held.created),
            rest: held.map(Record::unknown).unwrap_or_default(),
            by: held.map_or(by, |held| held.by.clone()),
            id,
            kind: entry.kind,
            session: self.id.clone(),
            prompt: entry.prompt,
            re: entry.re,
            stamp,
            data: entry.data,
            visible: entry.visible,
            quote: entry.quote,
            deleted: false,
        }
    }

    fn receive(&mut self, records: Vec<Record>) -> Vec<Record> {
        let mut changed = Vec::new();
        self.take_in(records, |record| changed.push(record.clone()));
        changed
    }

    fn take_in(&mut self, records: Vec<Record>, mut changed: impl FnMut(&Record)) {
        let mut decided = false;
        for record in records {
            if record.stamp > self.seen {
                self.seen = record.stamp.clone();
            }
            let id = record.id.clone();
            if self.records.join(record) {
                self.changes.add(&id);
                if let Some(record) = self.records.get(&id) {
                    decided |= record.kind.word() == moderation::KIND;
                    changed(record);
                }
            }
        }
        if decided {
            let mode = self.moderation.mode;
            self.moderation = Moderation::of(&self.records);
            if self.moderation.mode != mode {
                self.changes.forget();
            }
        }
    }

    /// The stamp of a change to the record `id`: later than that record even where its stamp is from the
    /// future, since its author saw it; later than everything else as far as this device's clock
    /// believes it.
    fn stamp(&mut self, id: &str, now: u64) -> Stamp {
        self.seen = self.seen.believed(now);
        let held = self.records.get(id).map(|record| &record.stamp);
        Stamp::after(held.map_or(&self.seen, |held| held.max(&self.seen)), now, &self.me)
    }
}
