//! Themes: what a host found in the answers to a question, as records that merge like all others.

use super::{
    Json, Kind, Quote, Record, Visible,
    json::{Map, ordered},
    merge::Records,
    session::Entry,
};

/// The word of the kind of these records.
pub const KIND: &str = "theme";

/// A group of answers to one question under a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Theme {
    /// Id of its record.
    pub id: String,
    /// The question.
    pub prompt: String,
    /// Its name.
    pub title: String,
    /// What to remember of it, in a line.
    pub takeaway: String,
    /// Ids of the answers that belong to it.
    pub members: Vec<String>,
    /// Ids of those of them that a host would like to quote. Whether that may be is up to their authors.
    pub quotes: Vec<String>,
    /// Fields that this version does not know, kept as they came.
    pub rest: Map,
}

impl Theme {
    /// The theme in a record.
    #[must_use]
    pub fn of(record: &Record) -> Option<Self> {
        let is_theme = record.kind.word() == KIND && !record.deleted;
        is_theme.then(|| Self {
            id: record.id.clone(),
            prompt: record.prompt.clone().unwrap_or_default(),
            title: record.field("title").to_owned(),
            takeaway: record.field("takeaway").to_owned(),
            members: record.several("members").map(str::to_owned).collect(),
            quotes: record.several("quotes").map(str::to_owned).collect(),
            rest: record.data.clone(),
        })
    }

    /// The theme as an entry to write under its id: for hosts, quoted by nobody.
    #[must_use]
    pub fn entry(&self) -> Entry {
        let mut data = self.rest.clone();
        let list = |ids: &[String]| Json::List(ids.iter().map(|id| Json::from(id.as_str())).collect());
        let said = [
            ("title", Json::from(self.title.as_str())),
            ("takeaway", Json::from(self.takeaway.as_str())),
            ("members", list(&self.members)),
            ("quotes", list(&self.quotes)),
        ];
        for (name, value) in said {
            data.insert(name.to_owned(), value);
        }
        Entry {
            kind: Kind::from(KIND),
            prompt: Some(self.prompt.clone()).filter(|prompt| !prompt.is_empty()),
            re: None,
            data,
            visible: Visible::Host,
            quote: Quote::No,
        }
    }

    /// Puts an answer into the theme, or takes it out with its quote.
    pub fn toggle(&mut self, id: &str) {
        if self.members.iter().any(|member| member == id) {
            self.members.retain(|member| member != id);
            self.quotes.retain(|quote| quote != id);
        } else {
            self.members.push(id.to_owned());
        }
    }
}

/// The themes of a question, in the order in which they were made; of all questions without one.
#[must_use]
pub fn themes(records: &Records, prompt: Option<&str>) -> Vec<Theme> {
    let mut found = ordered(std::iter::empty::<((u64, &str), Theme)>());
    for record in records.live() {
        if let Some(theme) =
            Theme::of(record).filter(|theme| prompt.is_none_or(|prompt| theme.prompt == prompt))
        {
            found.insert((record.created, record.id.as_str()), theme);
        }
    }
    found.into_iter().map(|(_, theme)| theme).collect()
}

/// Whether a record can belong to a theme: what somebody answered, for the hosts at least.
#[must_use]
pub fn is_themed(record: &Record) -> bool {
    !record.deleted
        && record.visible >= Visible::Host
        && record.is_entry()
        && !matches!(record.kind, Kind::Mark | Kind::Profile)
        && record.prompt.is_some()
        && record.kind.word() != "reaction"
}
