//! Sessions as files: out in any format, in from any number of them.

use leptos::{prelude::*, task::spawn_local};

use super::super::app::App;
use crate::{
    domain::{
        Json, Problem, Record, Visible,
        json::Map,
        limits,
        visibility::{self, Audience},
    },
    formats::{
        csv::{self, Source},
        outbox,
        session_file::{self, SessionFile},
    },
};

/// What came of one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Came {
    /// Its name.
    pub name: String,
    /// Entries that were not here.
    pub new: usize,
    /// Entries that were here in an older form.
    pub newer: usize,
    /// Entries that were here already.
    pub same: usize,
    /// Entries that were made in another session.
    pub elsewhere: usize,
    /// What was wrong with it.
    pub problems: Vec<Problem>,
    /// Whether nothing of it could be used.
    pub refused: bool,
}

impl Came {
    /// The report as a sentence.
    pub fn words(&self, app: App) -> String {
        let counts = [
            ("host.import.new", self.new),
            ("host.import.newer", self.newer),
            ("host.import.same", self.same),
            ("host.import.elsewhere", self.elsewhere),
        ];
        let counted =
            counts.into_iter().filter(|(key, n)| *n > 0 || *key == "host.import.new" && !self.refused);
        let mut words: Vec<String> =
            vec![counted.map(|(key, n)| app.tn(key, n)).collect::<Vec<_>>().join(", ")];
        words.extend(self.problems.iter().take(5).map(|problem| app.texts().problem(problem)));
        if self.refused {
            words.push(app.t("host.import.nothing"));
        }
        words.retain(|words| !words.is_empty());
        words.join(". ").replace("..", ".")
    }

    /// What came of several files together, as a sentence; nothing for one.
    pub fn together(app: App, all: &[Self]) -> Option<String> {
        let mut sum = Self::default();
        let mut refused = 0;
        for came in all {
            sum.new += came.new;
            sum.newer += came.newer;
            sum.same += came.same;
            sum.elsewhere += came.elsewhere;
            refused += usize::from(came.refused);
        }
        let mut words = vec![app.tn("host.import.files", all.len()), sum.words(app)];
        if refused > 0 {
            words.push(app.tn("host.import.refused", refused));
        }
        (all.len() > 1).then(|| words.join(" · "))
    }

    /// The report as data, for the caller of `import()`.
    pub fn into_json(self) -> Json {
        let count = |n: usize| Json::from(n as u64);
        Json::object([
            ("new", count(self.new)),
            ("newer", count(self.newer)),
            ("same", count(self.same)),
            ("problems", count(self.problems.len())),
            ("refused", self.refused.into()),
        ])
    }
}

/// The session in a format; nothing where there is no such format.
pub fn export(app: App, format: &str) -> Option<Json> {
    let guide = app.guide();
    let title = app.settings().title;
    let outbox = app.outside.with_value(|outside| outside.outbox.clone());
    let me = app.acting();
    app.session.with_untracked(|session| {
        let table = Source {
            session: &session.id,
            title: &title,
            guide: &guide,
            records: &session.records,
            outbox: &outbox,
            audience: Audience::Host,
        };
        let file = || {
            let records = visibility::of_file(&session.records, &me);
            let mut rest = Map::new();
            let report = outbox::report(&outbox, records.filter(|record| record.visible > Visible::Me));
            if !report.items().is_empty() {
                rest.insert("deliveries".to_owned(), report);
            }
            SessionFile {
                id: session.id.clone(),
                title: title.clone(),
                guide: guide.source.clone(),
                records: visibility::of_file(&session.records, &me).cloned().collect(),
                rest,
            }
        };
        match format {
            "csv" => Some(csv::entries(&table).into()),
            "people-csv" => Some(csv::people(&table).into()),
            "json" => Some(session_file::write(&file()).into()),
            _ => None,
        }
    })
}

/// The media type of a format.
pub fn media_type(format: &str) -> &'static str {
    if format == "json" { "application/json" } else { "text/csv" }
}

/// Takes the records of a file in; any file, in any order, twice if it happens.
pub fn import(app: App, name: &str, text: &[u8]) -> Came {
    let (records, problems) = if name.to_lowercase().ends_with(".csv") {
        let (records, problems) = csv::records(text);
        (Some(records).filter(|records| !records.is_empty() || problems.is_empty()), problems)
    } else {
        let (file, problems) = session_file::read(text);
        (file.map(|file| file.records), problems)
    };
    let mut came = Came { name: name.to_owned(), problems, refused: records.is_none(), ..Came::default() };
    let records = records.unwrap_or_default();
    let session = app.session.with_untracked(|session| session.id.clone());
    came.elsewhere = records.iter().filter(|record| record.is_entry() && record.session != session).count();
    let (known, fresh): (Vec<Record>, Vec<Record>) = records
        .into_iter()
        .partition(|record| app.session.with_untracked(|session| session.records.get(&record.id).is_some()));
    let (here, total) = (entries(&known), known.len() + fresh.len());
    let new = app.receive(fresh);
    let newer = app.receive(known);
    came.new = entries(&new);
    came.newer = entries(&newer);
    came.same = here - came.newer;
    app.keep_file(new.into_iter().chain(newer).collect());
    app.emit("imported", &Json::object([("name", name.into()), ("records", (total as u64).into())]));
    came
}

fn entries(records: &[Record]) -> usize {
    records.iter().filter(|record| record.is_entry()).count()
}

/// Reads files one after the other and reports each.
pub fn bring_in(app: App, files: Vec<web_sys::File>, report: RwSignal<Vec<Came>>) {
    spawn_local(async move {
        for file in files {
            let name = file.name();
            let bytes = bytes_of(&file).await;
            if app.session.is_disposed() {
                return;
            }
            let came = match bytes {
                Ok(bytes) => import(app, &name, &bytes),
                Err(problem) => Came { name, refused: true, problems: vec![problem], ..Came::default() },
            };
            app.announce(&format!("{}: {}", came.name, came.words(app)));
            report.update(|report| report.push(came));
        }
    });
}

/// What a file holds. One that is too large is not even looked into: a film would not fit into this module.
pub async fn bytes_of(file: &web_sys::File) -> Result<Vec<u8>, Problem> {
    if file.size() > limits::FILE_BYTES as f64 {
        let limit = limits::FILE_BYTES / 1024 / 1024;
        return Err(Problem::new("", "file.size").with("limit", limit.to_string()));
    }
    let bytes = wasm_bindgen_futures::JsFuture::from(file.array_buffer()).await;
    bytes.map(|bytes| js_sys::Uint8Array::new(&bytes).to_vec()).map_err(|_| Problem::new("", "file.unread"))
}
