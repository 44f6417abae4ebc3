//! Who may get what: the one rule that every export and every delivery goes through.

use litemap::LiteMap;

use super::{Kind, Quote, Record, Visible, merge::Records, moderation::Moderation};

/// For whom something leaves this device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Audience {
    /// The hosts and their organization, the webhook included.
    Host,
    /// Everyone in the session.
    Room,
    /// Anyone: what is published.
    Public,
}

impl Audience {
    /// All, from the fewest to the most people.
    pub const ALL: [Self; 3] = [Self::Host, Self::Room, Self::Public];
}

/// A record that an audience may get, and what it may know of its author.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown<'a> {
    /// The record.
    pub record: &'a Record,
    /// The author's profile, where the audience may know who wrote the record.
    pub author: Option<&'a Record>,
}

/// Everything that an audience may get, in the order of ids.
///
/// What only its author may see goes to nobody: it leaves a device in its author's own take-home alone.
/// How a session runs is nobody's entry, and not among them. What a host took off the wall goes to hosts alone.
#[must_use]
pub fn shown(records: &Records, audience: Audience) -> Vec<Shown<'_>> {
    let mut profiles = LiteMap::<&str, &Record>::new();
    for profile in records.live().filter(|record| record.kind == Kind::Profile) {
        profiles.entry(profile.by.as_str()).or_insert(profile);
    }
    let moderation = Moderation::of(records);
    let open = |record: &Record| audience == Audience::Host || moderation.is_open(record);
    records
        .live()
        .filter(|record| record.is_entry() && may_see(record, audience) && open(record))
        .map(|record| {
            let author = profiles.get(record.by.as_str()).copied();
            Shown { record, author: author.filter(|profile| may_know(record, profile, audience)) }
        })
        .collect()
}

/// One record as an audience may get it, if at all.
#[must_use]
pub fn one<'a>(records: &'a Records, id: &str, audience: Audience) -> Option<Shown<'a>> {
    let record = records.get(id).filter(|record| record.is_entry() && may_see(record, audience))?;
    let author = records.profile(&record.by);
    Some(Shown { record, author: author.filter(|profile| may_know(record, profile, audience)) })
}

/// What the session file of the person `me` may hold: everything, tombstones included, but what others
/// keep to themselves on the same device.
pub fn of_file<'a>(records: &'a Records, me: &'a str) -> impl Iterator<Item = &'a Record> {
    records.all().filter(move |record| record.deleted || record.visible > Visible::Me || record.by == me)
}

/// What the person `me` hands to the hosts: their entries but those for themselves alone, and that they took some back.
pub fn handed<'a>(records: &'a Records, me: &'a str) -> impl Iterator<Item = &'a Record> {
    let open = |record: &&Record| record.deleted || record.visible > Visible::Me;
    records.all().filter(move |record| record.by == me && record.is_entry()).filter(open)
}

/// Whether an audience may get a record.
///
/// To publish is to quote: what goes to anyone needs its author's consent to be quoted as well.
#[must_use]
pub fn may_see(record: &Record, audience: Audience) -> bool {
    !record.deleted
        && match audience {
            Audience::Host => record.visible >= Visible::Host,
            Audience::Room => record.visible >= Visible::Room,
            Audience::Public => record.visible == Visible::Public && record.quote != Quote::No,
        }
}

/// Whether an audience may know that the person of `profile` wrote `record`.
///
/// Hosts and room know whom the profile itself is open to. What is published carries a name only where
/// its author agreed to be quoted by name, and the room could read that name.
#[must_use]
pub fn may_know(record: &Record, profile: &Record, audience: Audience) -> bool {
    !profile.deleted
        && match audience {
            Audience::Host => profile.visible >= Visible::Host,
            Audience::Room => profile.visible >= Visible::Room,
            Audience::Public => profile.visible >= Visible::Room && record.quote == Quote::Named,
        }
}
