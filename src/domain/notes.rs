//! Names of notes: texts that belong to this device alone. Made and recognised here and nowhere else.

/// What the name of every draft begins with.
const DRAFTS: &str = "draft/";

/// Notes whose names begin so are guides that somebody works on.
pub const GUIDES: &str = "guide/";

/// What the name of the note begins with that says which cards a person has read.
const READ: &str = "read/";

/// The language that a person chose.
pub const LANG: &str = "lang";

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

/// The prompt that a draft of this person answers.
#[must_use]
pub fn prompt_of<'a>(name: &'a str, me: &str) -> Option<&'a str> {
    let name = name.strip_prefix(DRAFTS)?.strip_prefix(me)?.strip_prefix('/')?;
    name.split('/').next()
}

/// Which cards a person has read.
#[must_use]
pub fn read(me: &str) -> String {
    [READ, me].concat()
}

/// Whether a note concerns every tab: who is here, what they agreed to, what waits to be sent. What is
/// typed, a guide that somebody works on, and where one is in the walk belong to one tab.
#[must_use]
pub fn is_shared(name: &str) -> bool {
    ![DRAFTS, GUIDES, READ].iter().any(|own| name.starts_with(own))
        && !["here", "webhook", LANG].contains(&name)
}
