//! Names of notes: texts that belong to this device alone. Made and recognised here and nowhere else.

/// What the name of every draft begins with.
const DRAFTS: &str = "draft/";

/// Who is here, see [`who`].
pub const ME: &str = "me";

/// What stands behind the author id of somebody to whom the device was handed.
const HANDED: &str = "/handed";

/// The author id of whoever uses the host tools of a device that goes round: none of those who write there.
pub const HOST: &str = "host";

/// What the name of a person's decision about sending begins with; their author id follows. The note says `no`, or
/// `yes` and the address that they saw.
pub const CONSENT: &str = "consent/";

/// What the name of a note begins with that says who wrote here before the device was handed on; their author id follows.
pub const BEFORE: &str = "before/";

/// What the name of every note begins with that keeps what waits to be sent; the event id follows.
pub const OUTBOX: &str = "outbox/";

/// Notes whose names begin so are guides that somebody works on.
pub const GUIDES: &str = "guide/";

/// What the name of the note begins with that says which cards a person has read.
const READ: &str = "read/";

/// The language that a person chose.
pub const LANG: &str = "lang";

/// What the note [`ME`] says where the device was handed to this person.
#[must_use]
pub fn handed_to(me: &str) -> String {
    [me, HANDED].concat()
}

/// The author id in the note [`ME`], and whether the device was handed to them; else theirs is the first trace on it.
///
/// ```
/// use hallway::domain::notes;
/// assert_eq!(notes::who("ana"), ("ana", false));
/// assert_eq!(notes::who(&notes::handed_to("ben")), ("ben", true));
/// ```
#[must_use]
pub fn who(note: &str) -> (&str, bool) {
    note.strip_suffix(HANDED).map_or((note, false), |me| (me, true))
}

/// What the names of a person's drafts begin with.
#[must_use]
pub fn drafts(me: &str) -> String {
    [DRAFTS, me, "/"].concat()
}

/// The draft of an answer to a prompt, or of a change to the record `about`. Two forms of one prompt that may
/// be open at once have two scopes; that of a step has none.
///
/// ```
/// use hallway::domain::notes;
/// assert_eq!(notes::draft("ana", "commitment", None, ""), "draft/ana/commitment");
/// assert_eq!(notes::draft("ana", "commitment", Some("01J"), "dialog"), "draft/ana/commitment/01J/+dialog");
/// ```
#[must_use]
pub fn draft(me: &str, prompt: &str, about: Option<&str>, scope: &str) -> String {
    let mut name = drafts(me) + prompt;
    if let Some(about) = about {
        name = name + "/" + about;
    }
    // No id has a plus sign.
    if scope.is_empty() { name } else { name + "/+" + scope }
}

/// What a draft of this person is about, as it was named: the prompt, the record, and which form.
///
/// ```
/// use hallway::domain::notes;
/// assert_eq!(notes::draft_of("draft/ana/commitment", "ana"), Some(("commitment", None, "")));
/// let name = "draft/ana/commitment/01J/+dialog";
/// assert_eq!(notes::draft_of(name, "ana"), Some(("commitment", Some("01J"), "dialog")));
/// assert_eq!(notes::draft_of(name, "ben"), None);
/// ```
#[must_use]
pub fn draft_of<'a>(name: &'a str, me: &str) -> Option<(&'a str, Option<&'a str>, &'a str)> {
    let name = name.strip_prefix(DRAFTS)?.strip_prefix(me)?.strip_prefix('/')?;
    let (name, scope) = name.split_once("/+").unwrap_or((name, ""));
    let (prompt, about) = name.split_once('/').map_or((name, None), |(prompt, about)| (prompt, Some(about)));
    Some((prompt, about, scope))
}

/// Which cards a person has read.
#[must_use]
pub fn read(me: &str) -> String {
    [READ, me].concat()
}

/// Whether a note concerns every tab: who is here, who was and who is the host, what they agreed to, what waits to be
/// sent. All else belongs to the tab in which it was made, what is typed above all.
#[must_use]
pub fn is_shared(name: &str) -> bool {
    name == ME || name == HOST || [BEFORE, CONSENT, OUTBOX].iter().any(|shared| name.starts_with(shared))
}
