//! Rows of cells to text and back.

use super::cells;
use crate::{domain::Problem, formats::text};

/// A table as a file.
#[must_use]
pub fn write(rows: &[Vec<String>]) -> String {
    let mut out = String::from("\u{feff}");
    for row in rows {
        for (n, cell) in row.iter().enumerate() {
            if n > 0 {
                out.push(',');
            }
            cells::write(&mut out, cell);
        }
        out.push_str("\r\n");
    }
    out
}

/// The rows of a table, as any spreadsheet saves them: with commas, semicolons or tabs between the cells.
/// Each cell loses the one guard that [`write()`] put before it.
///
/// A quotation mark that is never closed ends the table with a problem.
#[must_use]
pub fn read(bytes: &[u8]) -> (Vec<Vec<String>>, Vec<Problem>) {
    let (text, damaged) = text::decode(bytes);
    let mut problems = Vec::new();
    if damaged {
        problems.push(Problem::new("", "json.encoding"));
    }
    let head = text.split(['\r', '\n']).next().unwrap_or_default();
    let most = |mark: &u8| head.bytes().filter(|byte| byte == mark).count();
    let comma = [b'\t', b';', b','].into_iter().max_by_key(most).unwrap_or(b',');
    let mut reader = Reader { rest: &text, comma: char::from(comma), line: 1 };
    let mut rows = Vec::new();
    while !reader.rest.is_empty() {
        let line = reader.line;
        match reader.row() {
            Some(row) if row.iter().all(String::is_empty) => {}
            Some(row) => rows.push(row),
            None => {
                problems.push(Problem::new("", "csv.quote").with("line", line.to_string()));
                break;
            }
        }
    }
    (rows, problems)
}

struct Reader<'a> {
    rest: &'a str,
    comma: char,
    line: usize,
}

impl Reader<'_> {
    /// The next row; nothing where a quotation mark is not closed.
    fn row(&mut self) -> Option<Vec<String>> {
        let mut row = Vec::new();
        loop {
            let cell = self.cell()?;
            row.push(cells::unguarded(&cell).to_owned());
            let rest = self.rest;
            if let Some(rest) = rest.strip_prefix(self.comma) {
                self.rest = rest;
                continue;
            }
            self.rest = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix(['\r', '\n'])).unwrap_or(rest);
            self.line += 1;
            return Some(row);
        }
    }

    fn cell(&mut self) -> Option<String> {
        let mut cell = String::new();
        while let Some(inside) = self.rest.strip_prefix('"') {
            let (quoted, rest) = inside.split_once('"')?;
            self.line += quoted.matches('\n').count();
            cell.push_str(quoted);
            if rest.starts_with('"') {
                cell.push('"');
            }
            self.rest = rest;
        }
        let comma = self.comma;
        let end = self.rest.find([comma, '\r', '\n']).unwrap_or(self.rest.len());
        let (plain, rest) = self.rest.split_at(end);
        cell.push_str(plain);
        self.rest = rest;
        Some(cell)
    }
}
