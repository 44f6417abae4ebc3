//! Finding cards: what a filter lets through, and in what order.

use std::{cell::OnceCell, cmp::Ordering, rc::Rc, sync::Arc};

use crate::domain::{Json, Record, Visible, fold::folded, record::words, session::Session};

/// Which cards to show, and in what order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words that a card must contain, all of them.
    pub search: String,
    /// Id of a kind of need; empty for all.
    pub need: String,
    /// Id of a role of the author; empty for all.
    pub role: String,
    /// Where the author is from; empty for everywhere.
    pub place: String,
    /// Only one's own.
    pub mine: bool,
    /// Only those to which somebody offered help.
    pub helped: bool,
    /// Only what one did not open yet.
    pub unread: bool,
    /// Only what is due on this day or earlier; empty for all.
    pub due: String,
    /// In what order.
    pub order: Order,
}

words! {
    /// The order of cards.
    Order {
        /// The latest first.
        #[default]
        Newest = "newest",
        /// The earliest first.
        Oldest = "oldest",
        /// What is due first; what has no date last.
        Due = "nearest",
        /// What nobody offered help to first.
        Alone = "alone",
    }
}

impl Filter {
    /// How many of its conditions are set, the search aside.
    #[must_use]
    pub fn conditions(&self) -> usize {
        let texts = [&self.need, &self.role, &self.place, &self.due];
        let switches = [self.mine, self.helped, self.unread];
        texts.iter().filter(|text| !text.is_empty()).count() + switches.iter().filter(|on| **on).count()
    }

    /// Whether it lets everything through.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.conditions() == 0 && self.search.trim().is_empty()
    }

    /// Whether it lets nothing through that `other` stops: a longer search, everything else the same.
    #[must_use]
    pub fn narrows(&self, other: &Self) -> bool {
        let search = other.search.clone();
        self.search.starts_with(&other.search) && Self { search, ..self.clone() } == *other
    }
}

/// A card: its record, and what it is sorted and found by.
#[derive(Debug)]
pub struct Line {
    pub(super) record: Arc<Record>,
    pub(super) helped: bool,
    pinned: bool,
    due: Box<str>,
    text: OnceCell<Box<str>>,
}

impl Line {
    pub(super) fn new(record: Arc<Record>, helped: bool, pinned: bool) -> Self {
        let due = record.field("by_when").into();
        Self { record, helped, pinned, due, text: OnceCell::new() }
    }

    /// Id of its record.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.record.id
    }

    pub(super) fn by(&self) -> &str {
        &self.record.by
    }

    fn text(&self, session: &Session) -> &str {
        self.text.get_or_init(|| {
            let (name, place) = session.author(self.by());
            let mut text = folded(&name);
            for words in self.record.data.values().filter_map(Json::text).chain([place.as_str()]) {
                text.push(' ');
                text.push_str(&folded(words));
            }
            text.into()
        })
    }
}

/// A filter that is ready to be asked about many cards.
pub(super) struct Sieve<'a> {
    filter: &'a Filter,
    words: Vec<String>,
    read: &'a [String],
}

impl<'a> Sieve<'a> {
    pub(super) fn new(filter: &'a Filter, read: &'a [String]) -> Self {
        Self { filter, words: filter.search.split_whitespace().map(folded).collect(), read }
    }

    pub(super) fn passes(&self, session: &Session, line: &Line) -> bool {
        let filter = self.filter;
        let is = |wanted: &str, field: &str| {
            wanted.is_empty() || about_author(session, line.by(), field) == wanted
        };
        let needs = |need: &str| line.record.several("kinds").any(|kind| kind == need);
        (!filter.mine || line.by() == session.me)
            && (!filter.helped || line.helped)
            && (!filter.unread
                || line.by() != session.me && self.read.binary_search(&line.record.id).is_err())
            && (filter.due.is_empty() || !line.due.is_empty() && *line.due <= *filter.due)
            && (filter.need.is_empty() || needs(&filter.need))
            && is(&filter.role, "role")
            && (is(&filter.place, "organization") || is(&filter.place, "place"))
            && (self.words.is_empty() || {
                let text = line.text(session);
                self.words.iter().all(|word| text.contains(word.as_str()))
            })
    }
}

/// What the room may know of an author.
pub(super) fn about_author<'a>(session: &'a Session, by: &str, field: &str) -> &'a str {
    let profile = session.profile(by);
    let shown = profile.filter(|profile| profile.visible >= Visible::Room || by == session.me);
    shown.map(|profile| profile.field(field)).unwrap_or_default()
}

impl Order {
    /// Which of two cards comes first; what a host put first does in every order.
    pub(super) fn compare(self, a: &Line, b: &Line) -> Ordering {
        let newest = || (b.record.created, b.id()).cmp(&(a.record.created, a.id()));
        let pinned = b.pinned.cmp(&a.pinned);
        pinned.then_with(|| match self {
            Self::Newest => newest(),
            Self::Oldest => newest().reverse(),
            Self::Due => (a.due.is_empty(), &a.due).cmp(&(b.due.is_empty(), &b.due)).then_with(newest),
            Self::Alone => a.helped.cmp(&b.helped).then_with(newest),
        })
    }

    /// Puts cards in order. By merging runs: what is in order already costs one pass, and the download
    /// carries no other sort.
    pub(super) fn sort(self, lines: Vec<Rc<Line>>) -> Vec<Rc<Line>> {
        let mut runs: Vec<Vec<Rc<Line>>> = Vec::new();
        for line in lines {
            match runs.last_mut() {
                Some(run) if run.last().is_some_and(|last| self.compare(last, &line).is_le()) => {
                    run.push(line)
                }
                _ => runs.push(vec![line]),
            }
        }
        while runs.len() > 1 {
            let mut halves = runs.into_iter();
            let mut merged = Vec::new();
            while let Some(one) = halves.next() {
                merged.push(self.merged(one, halves.next().unwrap_or_default()));
            }
            runs = merged;
        }
        runs.pop().unwrap_or_default()
    }

    fn merged(self, one: Vec<Rc<Line>>, other: Vec<Rc<Line>>) -> Vec<Rc<Line>> {
        let mut both = Vec::with_capacity(one.len() + other.len());
        let mut other = other.into_iter().peekable();
        for line in one {
            while let Some(first) = other.next_if(|first| self.compare(first, &line).is_lt()) {
                both.push(first);
            }
            both.push(line);
        }
        both.extend(other);
        both
    }
}
