//! Texts of a guide come through as they are, links only where they are safe, and nothing goes too deep.

use hallway::{
    domain::{Json, limits},
    formats::{guide, json, markdown},
};

use crate::schema::{FULL, places, put};

/// Fields that hold the words of people.
const WORDS: [&str; 27] = [
    "title",
    "summary",
    "name",
    "year",
    "label",
    "idea",
    "topic",
    "lead",
    "note",
    "quiet",
    "text",
    "by",
    "items",
    "caption",
    "columns",
    "head",
    "cells",
    "alt",
    "transcript",
    "school",
    "grades",
    "hint",
    "placeholder",
    "number",
    "low",
    "high",
    "group",
];

/// Texts that programs trip over.
fn naughty() -> Vec<String> {
    let mut all: Vec<String> = [
        "undefined",
        "null",
        "NaN",
        "true",
        "-1",
        "1e999",
        "0x10",
        "1/0",
        "__proto__",
        "constructor",
        "\\",
        "\\u0000",
        "'\"`",
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "&lt;b&gt;&#0;",
        "{{7*7}}",
        "${7*7}",
        "%n%s%d",
        "{field}",
        "{at}",
        "=1+1",
        "@SUM(1)",
        "'; DROP TABLE x;--",
        "../../etc/passwd",
        "﻿mark",
        "a\u{200b}b\u{200d}c",
        "\u{202e}txet",
        "\u{2066}x\u{2069}",
        "e\u{301}\u{301}\u{301}\u{301}",
        "İstanbul ẞ ﬁ",
        "田中さん",
        "שלום עולם",
        "مرحبا بالعالم",
        "नमस्ते",
        "👩‍👩‍👧‍👦🏳️‍🌈👍🏿🇺🇳",
        "𝕳𝖆𝖑𝖑𝖜𝖆𝖞",
        "Ω≈ç√∫˜µ≤≥÷",
        "a\tb",
        "a\nb\r\nc",
        "\u{1}\u{1f}\u{7f}\u{85}",
        "\u{2028}\u{2029}",
        "\u{fffd}\u{fffe}\u{10ffff}",
        "~!@#$%^&*()_+|",
    ]
    .map(str::to_owned)
    .into();
    all.push("A".repeat(20_000));
    all.push("🏳️‍🌈".repeat(1_000));
    all.push("𝒳 ".repeat(1_000));
    all
}

#[test]
fn naughty_texts_come_back_equal_from_every_field() {
    let full = json::read(FULL).value;
    let fields: Vec<String> = places(&full)
        .into_iter()
        .filter(|(at, value)| {
            let name = at.rsplit('/').find(|name| name.parse::<usize>().is_err()).unwrap();
            value.text().is_some() && WORDS.contains(&name)
        })
        .map(|(at, _)| at)
        .collect();
    assert!(WORDS.iter().all(|word| fields.iter().any(|at| at.contains(&format!("/{word}")))));
    for text in naughty() {
        let mut changed = full.clone();
        for (n, at) in fields.iter().enumerate() {
            put(&mut changed, at, Json::from(format!("{n}·{text}")));
        }
        let (mut guide, problems) = guide::read_text(&json::write(&changed));
        assert_eq!(problems, [], "{text:.60}");
        assert!(guide.source == changed, "{text:.60}");
        guide.source = Json::Null;
        // Each text stands in quotation marks of its own there, so that a part of it does not count.
        let shown = format!("{guide:?}");
        for (n, at) in fields.iter().enumerate() {
            assert!(shown.contains(&format!("{:?}", format!("{n}·{text}"))), "{at}: {text:.60}");
        }
    }
}

/// One scheme as people hide it.
fn spellings(scheme: &str) -> Vec<String> {
    let (first, rest) = scheme.split_at(4);
    let mixed: String = scheme
        .chars()
        .enumerate()
        .map(|(n, c)| if n % 2 == 0 { c.to_ascii_uppercase() } else { c })
        .collect();
    vec![
        format!("{scheme}:x"),
        format!("{}:x", scheme.to_uppercase()),
        format!("{mixed}:x"),
        format!(" \t\n{scheme}:x"),
        format!("\u{1}{scheme}:x"),
        format!("{first}\t{rest}:x"),
        format!("{first}\n{rest}:x"),
        format!("{first}\u{0}{rest}:x"),
        format!("{scheme}\u{a0}:x"),
        format!("\u{feff}{scheme}:x"),
        format!("{scheme}&colon;x"),
        format!("&#106;{scheme}:x"),
        format!("{scheme}%3Ax"),
        format!("{scheme}://example.org/%0ax"),
        format!("view-source:{scheme}:x"),
        format!("https:{scheme}:x"),
        format!("http\t://{scheme}:x"),
        format!("//{scheme}:x"),
        format!("\\\\{scheme}:x"),
    ]
}

#[test]
fn an_unsafe_address_never_becomes_a_link() {
    let full = json::read(FULL).value;
    let fields: Vec<String> =
        places(&full).into_iter().map(|(at, _)| at).filter(|at| at.ends_with("/url")).collect();
    assert!(fields.len() >= 7, "{fields:?}");
    for scheme in ["javascript", "data", "vbscript"] {
        for address in spellings(scheme) {
            let mut changed = full.clone();
            for at in &fields {
                put(&mut changed, at, Json::from(address.as_str()));
            }
            let (mut guide, problems) = guide::read(&changed);
            for at in &fields {
                assert!(problems.iter().any(|problem| problem.at == *at), "{at} takes {address:?}");
            }
            guide.source = Json::Null;
            assert!(!format!("{guide:?}").contains(scheme), "{address:?}");
            for text in
                [format!("[a]({address})"), format!("**[*a*]({address})**"), format!("> - [a]({address} b)")]
            {
                let tree = format!("{:?}", markdown::read(&text));
                assert!(!tree.contains("Link"), "{text:?}: {tree}");
            }
        }
    }
}

#[test]
fn what_is_nested_without_end_costs_only_itself() {
    let deep = |open: &str, close: &str| format!("{}{}", open.repeat(50_000), close.repeat(50_000));
    for bomb in [
        deep("[", "]"),
        deep("{\"prompt\":", "}").replace(":}", ":0}"),
        deep("[{\"blocks\":", "}]").replace(":}", ":0}"),
    ] {
        let text = FULL.replacen("\"$schema\":", &format!("\"later\": {bomb}, \"$schema\":"), 1);
        let (guide, problems) = guide::read_text(&text);
        assert_eq!(guide.steps().count(), 5);
        assert!(problems.iter().all(|problem| problem.what == "json.deep"), "{problems:?}");
        assert!(!problems.is_empty());
    }
}

#[test]
fn a_library_in_a_library_is_an_unknown_field() {
    let mut source = json::read(FULL).value;
    let at = "/sections/0/steps/1/blocks/0";
    let library = json::read(r#"{"type":"library","id":"inner","items":[]}"#).value;
    put(&mut source, &format!("{at}/prompt/prompt"), library.clone());
    put(&mut source, &format!("{at}/items/0/library"), library);
    let (guide, problems) = guide::read(&source);
    assert_eq!(problems, []);
    assert_eq!(guide.steps().flat_map(|step| step.libraries()).count(), 1);
}

#[test]
fn a_stream_is_many_short_answers() {
    let guide = guide::read_text(FULL).0;
    let stream = guide.prompt("proud").unwrap();
    assert!(stream.many);
    assert_eq!((stream.fields[0].limit, stream.number.as_str()), (limits::POST, "A1"));
    assert!(guide.prompt("p5").unwrap().many && !guide.prompt("hunch").unwrap().many);
}
