//! What is written from the element's table, or has to agree with `Cargo.toml`, does.

use std::collections::BTreeSet;

use hallway::{
    domain::{
        Record, Visible,
        merge::Records,
        visibility::{self, Audience},
    },
    element::table,
    formats::{csv, event, json},
};

use crate::samples::record;

// The helper's own code: the same that `cargo xtask docs` runs.
#[path = "../../xtask/src/docs/readme.rs"]
mod readme;

#[test]
fn the_readme_says_what_the_table_says() {
    let text = file("README.md");
    let fresh = readme::renew(&text).unwrap();
    assert!(text == fresh, "README.md is behind src/element/table.rs: run cargo xtask docs");
}

#[test]
fn every_table_is_in_the_readme() {
    let text = file("README.md");
    for name in ["attributes", "properties", "methods", "events", "css-properties"] {
        assert!(text.contains(&format!("<!-- table:{name} -->\n|")), "README.md has no table of {name}");
    }
}

#[test]
fn the_package_has_the_version_of_the_crate() {
    let version = format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"));
    assert!(
        file("pkg/package.json").contains(&version),
        "pkg/package.json has another version than Cargo.toml"
    );
}

#[test]
fn the_readme_names_the_columns_of_the_export_and_no_others() {
    let text = file("README.md");
    let (_, rest) = text.split_once("### Columns of the CSV export").unwrap();
    let rows =
        rest.lines().take_while(|line| !line.starts_with("###")).filter(|line| line.starts_with("| `"));
    let cells = rows.map(|row| row.split('|').nth(1).unwrap());
    let named: BTreeSet<&str> = cells.flat_map(|cell| cell.split('`').skip(1).step_by(2)).collect();
    assert_eq!(named, csv::HEADER.into_iter().collect());
}

#[test]
fn the_readme_shows_an_event_as_it_is_sent() {
    let profile = [("name", "Maya Ortiz"), ("role", "teacher"), ("organization", "Oak Street School")];
    let words = [("project", "Peer visits"), ("needed", "Cover for two lessons")];
    let id = "01J8Z3K4Q0000000000000000A";
    let mut written = Record {
        session: "autumn-meeting".into(),
        prompt: Some("commitment".into()),
        visible: Visible::Room,
        ..record(id, "commitment", "maya", &words)
    };
    (written.stamp.ms, written.stamp.n) = (1_790_000_000_000, 0);
    let records: Records = [record("1", "profile", "maya", &profile), written].into_iter().collect();
    let mut item = event::saved(&visibility::one(&records, id, Audience::Host).unwrap(), 1);
    item.tries = 1;
    let sent = json::read(&event::body(&item).unwrap()).value;
    let readme = file("README.md");
    let shown = readme.split("```json\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    assert_eq!(json::read(shown).value, sent);
}

fn file(path: &str) -> String {
    std::fs::read_to_string(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}
