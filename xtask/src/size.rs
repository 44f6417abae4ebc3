//! `cargo xtask size`: what a visitor downloads, against `size-budget.json`.

use crate::args::Args;
use crate::build::{self, Mode, brotli, gzip};
use crate::{files, paths};
use anyhow::{Context, Result, bail};
use serde_json::Value;

const HELP: &str = "cargo xtask size [--no-build]

Builds and weighs: bytes raw, with gzip and with brotli, part by part. Fails above size-budget.json.";

/// A line of the table: its name there and in the budget, and the files that are fetched for it, each compressed alone.
const ROWS: &[(&str, &[&str])] = &[
    ("shell", &["attendee/shell.js"]),
    ("rescue", &["attendee/rescue.js"]),
    ("glue", &["attendee/glue.js"]),
    ("wasm", &["attendee/hallway.wasm"]),
    ("style", &["attendee/style.css"]),
    ("guide", &["attendee/guide.json"]),
    ("messages", &["attendee/messages.json"]),
    ("attendee", ATTENDEE),
    ("host", HOST),
];

const ATTENDEE: &[&str] = &[
    "attendee/shell.js",
    "attendee/rescue.js",
    "attendee/glue.js",
    "attendee/hallway.wasm",
    "attendee/style.css",
    "attendee/guide.json",
    "attendee/messages.json",
];

const HOST: &[&str] = &["host/glue.js", "host/hallway.wasm", "host/style.css", "host/messages.json"];

/// What the host build has in common with the attendee's, and so does not add.
const SHARED: &[&str] = &["attendee/glue.js", "attendee/hallway.wasm", "attendee/style.css"];

pub fn run(mut args: Args) -> Result<()> {
    if args.wants_help(HELP) {
        return Ok(());
    }
    let build = !args.flag("--no-build");
    args.finish()?;
    if build && !build::build(Mode::Full)? {
        println!("(the figures are those of files that are not minified)");
    }
    let budget: Value = serde_json::from_str(&files::text(&paths::root().join("size-budget.json"))?)
        .context("size-budget.json is not JSON")?;
    println!("{:22} {:>9} {:>9} {:>9}  budget (KB, raw/gzip/brotli)", "part", "raw", "gzip", "brotli");
    let mut over = Vec::new();
    for (name, parts) in ROWS {
        over.extend(row(name, weigh_parts(parts)?, &budget));
    }
    let extra = weigh_parts(HOST)?.minus(weigh_parts(SHARED)?);
    over.extend(row("host-extra", extra, &budget));
    println!();
    for path in
        files::walk(&paths::dist()).iter().filter(|path| path.extension().is_none_or(|ending| ending != "ts"))
    {
        over.extend(row(&files::name(path), Weight::of(&files::read(path)?)?, &budget));
    }
    if over.is_empty() { Ok(()) } else { bail!("above size-budget.json: {}", over.join(", ")) }
}

#[derive(Clone, Copy, Default)]
struct Weight {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

impl Weight {
    fn of(bytes: &[u8]) -> Result<Self> {
        Ok(Self { raw: bytes.len(), gzip: gzip(bytes)?.len(), brotli: brotli(bytes)?.len() })
    }

    fn plus(self, other: Self) -> Self {
        let Self { raw, gzip, brotli } = other;
        Self { raw: self.raw + raw, gzip: self.gzip + gzip, brotli: self.brotli + brotli }
    }

    fn minus(self, other: Self) -> Self {
        let less = usize::saturating_sub;
        Self {
            raw: less(self.raw, other.raw),
            gzip: less(self.gzip, other.gzip),
            brotli: less(self.brotli, other.brotli),
        }
    }
}

fn weigh_parts(parts: &[&str]) -> Result<Weight> {
    parts.iter().try_fold(Weight::default(), |sum, part| {
        let bytes = files::read(&paths::parts().join(part)).context("run: cargo xtask build")?;
        Ok(sum.plus(Weight::of(&bytes)?))
    })
}

/// Prints one line; what is too heavy comes back as a sentence.
fn row(name: &str, weight: Weight, budget: &Value) -> Vec<String> {
    let limits = budget.get(name);
    let limit = |unit: &str| limits.and_then(|limits| limits.get(unit)).and_then(Value::as_f64);
    let units = [("raw", weight.raw), ("gzip", weight.gzip), ("brotli", weight.brotli)];
    let shown = units.map(|(unit, _)| limit(unit).map_or_else(|| "–".to_owned(), |limit| limit.to_string()));
    let shown = if limits.is_some() { shown.join(" / ") } else { String::new() };
    println!("{name:22} {:>9} {:>9} {:>9}  {shown}", weight.raw, weight.gzip, weight.brotli);
    let over = units.into_iter().filter_map(|(unit, bytes)| {
        let limit = limit(unit)?;
        (bytes as f64 > limit * 1000.0).then(|| format!("{name} {unit} is {bytes} bytes of {limit} KB"))
    });
    over.collect()
}
