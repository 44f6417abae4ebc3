//! JSON: strict about what it is, and nothing good is lost where it is broken.

#[rustfmt::skip]
mod cases;

use cases::{BAD, GOOD};
use hallway::{domain::Json, formats::json};
use proptest::prelude::*;

#[test]
fn json_is_read_whole() {
    for text in GOOD {
        let read = json::read(text);
        assert!(read.whole && read.problems.is_empty(), "{text}: {:?}", read.problems);
        let oracle: serde_json::Value = serde_json::from_str(text).unwrap();
        let again: serde_json::Value = serde_json::from_str(&json::write(&read.value)).unwrap();
        assert_eq!(oracle, again, "{text}");
    }
}

#[test]
fn what_is_not_json_is_refused_with_a_place() {
    for text in BAD {
        let read = json::read(text);
        assert!(!read.whole && !read.problems.is_empty(), "{text:?} passed as {:?}", read.value);
        assert!(serde_json::from_str::<serde_json::Value>(text).is_err(), "{text:?}");
    }
}

#[test]
fn a_problem_says_line_and_column() {
    let read = json::read("{\n  \"ä\": tru\n}");
    let problem = &read.problems[0];
    assert_eq!(problem.what, "json.invalid");
    assert_eq!(problem.with, [("line", "2".to_owned()), ("column", "8".to_owned())]);
}

#[test]
fn a_cut_file_keeps_its_complete_records() {
    let whole = r#"{"format":"f","records":[{"id":"a","data":{"t":[1,2]}},{"id":"b"}],"session":{"id":"s"}}"#;
    for end in 0..whole.len() {
        let read = json::read(&whole[..end]);
        assert!(!read.whole, "{end}");
        for record in read.value.get("records").map(Json::items).unwrap_or_default() {
            let full = json::read(whole).value;
            assert!(full.get("records").unwrap().items().contains(record), "{end}: half a record");
        }
        let session = read.value.get("session").map(json::write);
        assert!(session.is_none_or(|session| session == r#"{"id":"s"}"#), "{end}: half a session");
    }
    let items = json::read(&whole[..70]).value.get("records").unwrap().items().len();
    assert_eq!(items, 2);
}

#[test]
fn one_broken_record_costs_only_itself() {
    for broken in [
        r#"{"id":}"#,
        r#"{"id":"b",}"#,
        r#"{"id" "b"}"#,
        "nope",
        r#"{"id":"b","data":{"t":[1,}}}"#,
        r#""\q""#,
        r#"{"t":"say "hi" now"}"#,
        "",
        "{]",
    ] {
        let text = format!(r#"{{"records":[{{"id":"a"}},{broken},{{"id":"c"}}],"version":1}}"#);
        let read = json::read(&text);
        assert!(!read.whole);
        let kept = json::write(&read.value);
        assert!(kept.contains(r#"{"id":"a"}"#), "{broken}: {kept}");
        if broken != "{]" {
            assert_eq!(kept, r#"{"records":[{"id":"a"},{"id":"c"}],"version":1}"#, "{broken}");
        }
    }
}

#[test]
fn a_line_break_inside_a_text_is_kept_and_reported() {
    let read = json::read("[{\"id\":\"a\",\"text\":\"one\ntwo\"},{\"id\":\"b\"}]");
    assert!(!read.whole);
    assert_eq!(json::write(&read.value), r#"[{"id":"a","text":"one\ntwo"},{"id":"b"}]"#);
}

#[test]
fn a_missing_quote_costs_its_record_alone() {
    let records = json::read(r#"[{"by":"ana","id":"a"},{"by":"ben","id":"b"},{"by":"eva","id":"c"}]"#).value;
    let text = json::write_pretty(&records).replacen("ana\"", "ana", 1);
    let read = json::read(&text);
    assert!(!read.whole);
    assert_eq!(json::write(&read.value), r#"[{"by":"ben","id":"b"},{"by":"eva","id":"c"}]"#);
}

#[test]
fn the_last_of_two_equal_keys_counts() {
    let read = json::read(r#"{"a":1,"a":2}"#);
    assert!(read.whole);
    assert_eq!(json::write(&read.value), r#"{"a":2}"#);
    assert_eq!(read.problems[0].what, "json.twice");
}

#[test]
fn half_a_surrogate_pair_becomes_a_mark() {
    for (text, value) in [
        (r#""\ud83d""#, "\u{fffd}"),
        (r#""\ude00a""#, "\u{fffd}a"),
        (r#""\ud83dA""#, "\u{fffd}A"),
        (r#""\ud83d\ud83d\ude00""#, "\u{fffd}\u{1f600}"),
        (r#""\ud83d\n""#, "\u{fffd}\n"),
    ] {
        let read = json::read(text);
        assert_eq!(read.value, Json::from(value), "{text}");
        assert_eq!(read.problems[0].what, "json.surrogate");
        assert!(read.whole);
    }
}

#[test]
fn depth_is_bounded_and_costs_only_the_deep_value() {
    let deep = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert!(json::read(&deep(64)).whole);
    assert!(!json::read(&deep(65)).whole);
    let text = format!(r#"{{"records":[{{"id":"a"}},{},{{"id":"c"}}]}}"#, deep(100_000));
    let read = json::read(&text);
    assert_eq!(read.problems[0].what, "json.deep");
    assert_eq!(json::write(&read.value), r#"{"records":[{"id":"a"},{"id":"c"}]}"#);
    assert_eq!(read.problems.len(), 1);
    assert!(!json::read(&"[".repeat(100_000)).whole);
    assert!(!json::read(&r#"{"a":"#.repeat(100_000)).whole);
}

#[test]
fn bytes_of_any_editor_are_read() {
    let text = "[\"é\u{1f600}\"]";
    let le: Vec<u8> = std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let be: Vec<u8> = std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect();
    let bom = format!("\u{feff}{text}");
    for bytes in [text.as_bytes(), bom.as_bytes(), &le, &be] {
        let read = json::read_bytes(bytes);
        assert!(read.whole && read.problems.is_empty());
        assert_eq!(json::write(&read.value), text);
    }
    let read = json::read_bytes(b"[\"\xff\"]");
    assert_eq!(
        (read.problems[0].what, json::write(&read.value).as_str()),
        ("json.encoding", "[\"\u{fffd}\"]")
    );
    for bytes in [
        b"[\xff]".as_slice(),
        b"[\"\\\xe5\"]",
        b"\xef\xbb\xbf",
        b"\xef\xbb{}",
        b"[\"\\u\xe5\"]",
        b"\xff\xfe[",
    ] {
        assert!(!json::read_bytes(bytes).whole);
    }
}

#[test]
fn problems_do_not_pile_up() {
    let read = json::read(&format!("[{}1]", r#""\ud800","#.repeat(100_000)));
    assert_eq!(read.problems.len(), 100);
}

#[test]
fn numbers_made_by_hand_cannot_spoil_a_text() {
    assert_eq!(json::write(&Json::List(vec![Json::Number("1,2".into())])), "[null]");
}

#[test]
fn pretty_is_the_same_value() {
    let value = json::read(r#"{"a":[1,{"b":[]}],"c":{}}"#).value;
    let pretty = json::write_pretty(&value);
    assert_eq!(pretty, "{\n  \"a\": [\n    1,\n    {\n      \"b\": []\n    }\n  ],\n  \"c\": {}\n}\n");
    assert_eq!(json::read(&pretty).value, value);
}

/// Short texts of letters that make trouble.
pub fn any_text() -> impl Strategy<Value = String> {
    const LETTERS: &[char] =
        &['a', 'b', ' ', '"', '\\', '\n', '\u{0}', '\u{7f}', 'é', '\u{2028}', '\u{1f600}', '{', ','];
    proptest::collection::vec(proptest::sample::select(LETTERS), 0..5)
        .prop_map(|letters| letters.into_iter().collect())
}

pub fn any_json() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::Bool),
        any::<u64>().prop_map(Json::from),
        any::<i64>().prop_map(|number| Json::Number(number.to_string())),
        any::<i32>().prop_map(|eighths| Json::Number(format!("{:?}", f64::from(eighths) / 8.0))),
        any_text().prop_map(Json::Text),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Json::List),
            proptest::collection::vec((any_text(), inner), 0..4)
                .prop_map(|pairs| Json::Map(hallway::domain::json::ordered(pairs))),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read_back(value in any_json()) {
        let text = json::write(&value);
        let read = json::read(&text);
        prop_assert!(read.whole && read.problems.is_empty());
        prop_assert_eq!(&read.value, &value);
        let oracle: Json = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(serde_json::to_value(&oracle).unwrap(), serde_json::to_value(&value).unwrap());
        prop_assert_eq!(&json::read(&json::write_pretty(&value)).value, &value);
    }

    #[test]
    fn it_agrees_with_another_reader_on_any_text(text in r#"[\[\]{}",:0-9eE.+\-tfn\\ua-f \n]{0,40}"#) {
        let strict = serde_json::from_str::<serde_json::Value>(&text);
        let read = json::read(&text);
        // The other reader refuses numbers beyond a float, and half surrogate pairs.
        let apart = text.contains(['e', 'E']) || text.contains("\\u");
        prop_assert!(read.whole == strict.is_ok() || apart, "{:?} {:?}", read, strict);
    }

    #[test]
    fn no_text_and_no_bytes_make_it_fail(text in any::<String>(), bytes in any::<Vec<u8>>()) {
        let _ = json::read(&text);
        let _ = json::read_bytes(&bytes);
    }

    #[test]
    fn a_cut_or_a_changed_byte_never_makes_it_fail(value in any_json(), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = json::write(&value).into_bytes();
        let at = at.index(bytes.len());
        let _ = json::read_bytes(&bytes[..at]);
        bytes[at] = byte;
        let _ = json::read_bytes(&bytes);
    }
}
