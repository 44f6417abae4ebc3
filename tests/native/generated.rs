//! What is written from the element's table, or has to agree with `Cargo.toml`, does.

use hallway::element::table;

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

fn file(path: &str) -> String {
    std::fs::read_to_string(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}
