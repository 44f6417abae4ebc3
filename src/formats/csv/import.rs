//! Entries from a table that we exported. The session file is the lossless one; a table brings back
//! what people wrote, never who may be named for it beyond what it says.

use litemap::LiteMap;

use super::{entries::COLUMNS, table};
use crate::{
    domain::{
        Json, Kind, Problem, Quote, Record, Stamp, Visible,
        json::{Map, ordered},
        limits, problem,
    },
    formats::{record::is_id, time},
};

/// Columns without which a table is none of ours.
const NEEDED: [&str; 2] = ["record_id", "kind"];
/// Problems beyond these are counted.
const PROBLEMS: usize = 100;

/// The entries of a table, one a row.
///
/// Each is as old as its row says and by nobody in particular, so it never wins over the same record of
/// a session file. A row without a usable id is left out.
#[must_use]
pub fn records(bytes: &[u8]) -> (Vec<Record>, Vec<Problem>) {
    if bytes.len() > limits::FILE_BYTES {
        let limit = limits::FILE_BYTES / 1024 / 1024;
        return (Vec::new(), vec![Problem::new("", "file.size").with("limit", limit.to_string())]);
    }
    let (rows, mut problems) = table::read(bytes);
    let mut rows = rows.into_iter();
    let head = rows.next().unwrap_or_default();
    if let Some(missing) = NEEDED.iter().find(|name| !head.iter().any(|column| column.trim() == **name)) {
        problems.push(Problem::new("", "csv.header").with("field", *missing));
        return (Vec::new(), problems);
    }
    let mut records = Vec::new();
    for (line, row) in (2_usize..).zip(rows.take(limits::FILE_RECORDS)) {
        if row.len() != head.len() {
            let problem = Problem::new("", "csv.cells").with("line", line.to_string());
            let problem = problem.with("count", row.len().to_string());
            problems.push(problem.with("columns", head.len().to_string()));
        }
        let cells = ordered(head.iter().map(|name| name.trim()).zip(row.iter().map(String::as_str)));
        let row = Row { line, cells };
        records.extend(row.record(&mut problems));
    }
    (records, problem::at_most(PROBLEMS, problems))
}

struct Row<'a> {
    line: usize,
    cells: LiteMap<&'a str, &'a str>,
}

impl Row<'_> {
    fn record(&self, problems: &mut Vec<Problem>) -> Option<Record> {
        let at = format!("/{}", self.line);
        let id = self.cell("record_id").trim();
        if !is_id(id) {
            problems.push(Problem::new(at, "record.id"));
            return None;
        }
        let kind = self.cell("kind").trim();
        if kind.is_empty() {
            problems.push(Problem::new(at, "record.kind"));
            return None;
        }
        let created = self.time("created_at", problems);
        let updated = self.time("updated_at", problems);
        let prompt = Some(self.cell("prompt_id")).filter(|prompt| !prompt.is_empty());
        Some(Record {
            id: id.to_owned(),
            kind: Kind::from(kind),
            session: self.cell("session_id").to_owned(),
            prompt: prompt.map(str::to_owned),
            re: Some(self.cell("about").trim()).filter(|about| is_id(about)).map(str::to_owned),
            by: String::new(),
            created,
            stamp: Stamp::assumed(updated, ""),
            data: self.data(),
            visible: Visible::from_word(self.cell("visibility")).unwrap_or_default(),
            quote: Quote::from_word(self.cell("quote")).unwrap_or_default(),
            deleted: false,
            rest: ordered([("source".to_owned(), self.source().into())]),
        })
    }

    fn source(&self) -> &str {
        match self.cell("source") {
            "" => "csv",
            source => source,
        }
    }

    fn data(&self) -> Map {
        let mut data = Map::new();
        for (field, column) in COLUMNS.into_iter().chain([("text", "text"), ("status", "status")]) {
            let cell = self.cell(column);
            if cell.is_empty() {
                continue;
            }
            let value = if field == "kinds" {
                cell.split(", ").map(Json::from).collect::<Vec<_>>().into()
            } else {
                cell.into()
            };
            data.insert(field.to_owned(), value);
        }
        data
    }

    fn time(&self, field: &'static str, problems: &mut Vec<Problem>) -> u64 {
        let cell = self.cell(field).trim();
        time::read_iso(cell).unwrap_or_else(|| {
            let problem = Problem::new("", "csv.time").with("line", self.line.to_string());
            problems.push(problem.with("field", field).with("value", cell));
            0
        })
    }

    fn cell(&self, name: &str) -> &str {
        self.cells.get(name).copied().unwrap_or_default()
    }
}
