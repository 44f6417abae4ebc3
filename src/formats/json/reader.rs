//! The grammar of JSON, and what is saved where a text departs from it.

use super::Read;
use crate::domain::{Json, Problem, json::Map, limits};

/// Where the text stopped being JSON: at the reader's place.
pub(super) struct Broken;

/// A part of the text, or the end of what could be read.
pub(super) type Part<T> = Result<T, Broken>;

/// What is saved of a value that breaks off.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Keep {
    /// Complete items of a list, complete members of an object: the outermost value.
    All,
    /// Complete items of a list: a value directly in the outermost object.
    Items,
    /// Nothing. A record with half of its fields would pass for the record.
    Nothing,
}

/// Problems beyond these say nothing new.
const PROBLEMS: usize = 100;

pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
    pub(super) level: usize,
    pub(super) whole: bool,
    line: usize,
    line_start: usize,
    broken_at: Option<usize>,
    problems: Vec<Problem>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let problems = Vec::new();
        Self { text, at: 0, level: 0, whole: true, line: 1, line_start: 0, broken_at: None, problems }
    }

    pub(super) fn document(mut self) -> Read {
        self.space();
        if self.peek().is_none() {
            let problems = vec![Problem::new("", "json.empty")];
            return Read { value: Json::Null, problems, whole: false };
        }
        let value = self.value(Keep::All).unwrap_or_else(|Broken| {
            self.broken();
            Json::Null
        });
        self.space();
        if self.peek().is_some() {
            self.broken();
        }
        Read { value, problems: self.problems, whole: self.whole }
    }

    fn value(&mut self, keep: Keep) -> Part<Json> {
        match self.peek() {
            Some(b'{' | b'[') if self.level == limits::DEPTH => self.too_deep(),
            Some(b'{') => self.map(keep),
            Some(b'[') => self.list(keep),
            Some(b'"') => self.string().map(Json::Text),
            Some(b'-' | b'0'..=b'9') => self.number().map(Json::Number),
            Some(b't') => self.word("true", Json::Bool(true)),
            Some(b'f') => self.word("false", Json::Bool(false)),
            Some(b'n') => self.word("null", Json::Null),
            _ => Err(Broken),
        }
    }

    fn map(&mut self, keep: Keep) -> Part<Json> {
        let mut map = Map::new();
        let inner = if keep == Keep::All { Keep::Items } else { Keep::Nothing };
        let each = |reader: &mut Self| reader.member(&mut map, inner);
        self.nested(b'}', keep == Keep::All, each)?;
        Ok(Json::Map(map))
    }

    fn list(&mut self, keep: Keep) -> Part<Json> {
        let mut items = Vec::new();
        self.nested(b']', keep != Keep::Nothing, |reader| {
            items.push(reader.value(Keep::Nothing)?);
            Ok(())
        })?;
        Ok(Json::List(items))
    }

    fn nested(&mut self, close: u8, mend: bool, mut each: impl FnMut(&mut Self) -> Part<()>) -> Part<()> {
        self.at += 1;
        self.level += 1;
        let level = self.level;
        self.space();
        if self.eat(close) {
            self.level -= 1;
            return Ok(());
        }
        loop {
            let more = match each(self).and_then(|()| self.more(close)) {
                Err(Broken) if mend => {
                    self.broken();
                    self.mend(level)
                }
                more => more?,
            };
            if !more {
                return Ok(());
            }
        }
    }

    fn member(&mut self, map: &mut Map, keep: Keep) -> Part<()> {
        if self.peek() != Some(b'"') {
            return Err(Broken);
        }
        let key = self.string()?;
        self.space();
        if !self.eat(b':') {
            return Err(Broken);
        }
        self.space();
        let value = self.value(keep)?;
        if map.contains_key(&key) {
            self.report("json.twice", &[("key", key.clone())]);
        }
        map.insert(key, value);
        Ok(())
    }

    /// After an item: whether another follows.
    fn more(&mut self, close: u8) -> Part<bool> {
        self.space();
        if self.eat(b',') {
            self.space();
            Ok(true)
        } else if self.eat(close) {
            self.level -= 1;
            Ok(false)
        } else {
            Err(Broken)
        }
    }

    /// Said in words of its own, and then as anything else that is broken: a record in which one value
    /// is left out would pass for the record.
    fn too_deep(&mut self) -> Part<Json> {
        self.whole = false;
        self.report("json.deep", &[("limit", limits::DEPTH.to_string())]);
        self.skip()?;
        self.broken_at = Some(self.at);
        Err(Broken)
    }

    /// The text is not JSON at this place, or ends too early. Said once a place.
    pub(super) fn broken(&mut self) {
        self.whole = false;
        if self.broken_at != Some(self.at) {
            self.broken_at = Some(self.at);
            let what = if self.at >= self.text.len() { "json.truncated" } else { "json.invalid" };
            self.report(what, &[]);
        }
    }

    pub(super) fn report(&mut self, what: &'static str, with: &[(&'static str, String)]) {
        if self.problems.len() < PROBLEMS {
            let before = self.text.get(self.line_start..self.at).unwrap_or_default();
            let mut problem = Problem::new("", what)
                .with("line", self.line.to_string())
                .with("column", (before.chars().count() + 1).to_string());
            problem.with.extend_from_slice(with);
            self.problems.push(problem);
        }
    }

    /// Counts the line that ends at the reader's place, and goes on.
    pub(super) fn new_line(&mut self) {
        self.at += 1;
        self.line += 1;
        self.line_start = self.at;
    }
}
