//! What a host takes off the wall, puts first, or looks at before the room does.
//!
//! Each decision is a record of its own, with an id that follows from what it is about: two hosts who decide
//! on one card write one record, and the later one counts, as everywhere.

use litemap::LiteMap;

use super::{
    Json, Kind, Quote, Record, Stamp, Visible,
    json::{Map, ordered},
    merge::Records,
    record::words,
    run::state,
    session::Entry,
};

/// The word of the kind of these records.
pub const KIND: &str = "moderation";
/// The word of the kind of what somebody asks a host to look at.
pub const FLAG: &str = "flag";

words! {
    /// How a session is moderated.
    Mode {
        /// Everything stands at once.
        #[default]
        Off = "off",
        /// Everything stands at once, and people can ask the host to look at something.
        Flag = "flag",
        /// The host looks first.
        Approve = "approve",
    }
}

words! {
    /// What the host decided about an entry.
    Verdict {
        /// Nothing yet.
        #[default]
        Open = "open",
        /// The room sees it.
        Approved = "approved",
        /// Only its author and the hosts see it.
        Hidden = "hidden",
    }
}

/// What the hosts decided about one entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// Whether the room sees it.
    pub verdict: Verdict,
    /// Whether it stands first; of a profile, whether that person is a featured guest.
    pub pinned: bool,
    stamp: Stamp,
}

/// What the hosts decided about everything, as far as this device knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moderation {
    /// How the session is moderated.
    pub mode: Mode,
    since: Stamp,
    marks: LiteMap<String, Mark>,
}

impl Moderation {
    /// What the records say.
    #[must_use]
    pub fn of(records: &Records) -> Self {
        let mut all = Self::default();
        for record in records.live().filter(|record| record.kind.word() == KIND) {
            all.take(record);
        }
        all
    }

    /// Whether the room may see a record, as far as the hosts decide that.
    #[must_use]
    pub fn is_open(&self, record: &Record) -> bool {
        match self.mark(&record.id).map(|mark| mark.verdict).unwrap_or_default() {
            Verdict::Hidden => false,
            Verdict::Approved => true,
            Verdict::Open => self.mode != Mode::Approve || !is_moderated(record),
        }
    }

    /// What was decided about an entry.
    #[must_use]
    pub fn mark(&self, id: &str) -> Option<&Mark> {
        self.marks.get(id)
    }

    /// Whether an entry stands first.
    #[must_use]
    pub fn is_pinned(&self, id: &str) -> bool {
        self.mark(id).is_some_and(|mark| mark.pinned)
    }

    fn take(&mut self, record: &Record) {
        let Some(re) = &record.re else {
            if record.stamp >= self.since {
                self.since = record.stamp.clone();
                self.mode = Mode::from_word(record.field("mode")).unwrap_or_default();
            }
            return;
        };
        let held = self.marks.entry(re.clone()).or_default();
        if record.stamp >= held.stamp {
            *held = Mark {
                verdict: Verdict::from_word(record.field("verdict")).unwrap_or_default(),
                pinned: record.data.get("pinned").and_then(Json::truth).unwrap_or_default(),
                stamp: record.stamp.clone(),
            };
        }
    }
}

/// Whether a record is something that a host may take off the wall: what somebody wrote.
#[must_use]
pub fn is_moderated(record: &Record) -> bool {
    record.is_entry()
        && !matches!(record.kind, Kind::Mark | Kind::Profile)
        && record.kind.word() != "reaction"
}

/// The id of the record with the decision about an entry; about the whole session without one.
#[must_use]
pub fn id(session: &str, about: Option<&str>) -> String {
    state::id(&[KIND, "\n", session, "\n", about.unwrap_or_default()].concat())
}

/// A decision about an entry, to write under its [`id`].
#[must_use]
pub fn decided(about: &str, verdict: Verdict, pinned: bool) -> Entry {
    let data = ordered([
        ("verdict".to_owned(), Json::from(verdict.word())),
        ("pinned".to_owned(), Json::from(pinned)),
    ]);
    entry(KIND, Some(about), data, Visible::Room)
}

/// How the session is moderated from now on, to write under its [`id`].
#[must_use]
pub fn moded(mode: Mode) -> Entry {
    entry(KIND, None, ordered([("mode".to_owned(), Json::from(mode.word()))]), Visible::Room)
}

/// What somebody asks the hosts to look at.
#[must_use]
pub fn flag(about: &str) -> Entry {
    entry(FLAG, Some(about), Map::new(), Visible::Host)
}

fn entry(kind: &str, about: Option<&str>, data: Map, visible: Visible) -> Entry {
    Entry {
        kind: Kind::from(kind),
        prompt: None,
        re: about.map(str::to_owned),
        data,
        visible,
        quote: Quote::No,
    }
}
