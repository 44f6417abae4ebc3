//! Session files: what was exported is read back, and every broken file says what it is.

use hallway::{
    domain::{Json, Stamp, limits},
    formats::{
        json, record,
        session_file::{self, SessionFile},
    },
};

const FIRST: &[u8] = include_bytes!("../fixtures/session-1.hallway.json");

fn read(bytes: &[u8]) -> (Option<SessionFile>, Vec<&'static str>) {
    let (file, problems) = session_file::read(bytes);
    (file, problems.into_iter().map(|problem| problem.what).collect())
}

fn ids(file: &SessionFile) -> Vec<&str> {
    file.records.iter().map(|record| record.id.as_str()).collect()
}

fn with_records(records: &str) -> String {
    format!(
        r#"{{"format":"hallway-session","version":1,"session":{{"id":"s","title":"T"}},"records":[{records}]}}"#
    )
}

#[test]
fn a_file_of_the_first_version_opens_whole() {
    let (file, problems) = read(FIRST);
    let file = file.unwrap();
    assert_eq!(problems, [""; 0]);
    assert_eq!((file.id.as_str(), file.title.as_str()), ("riverside-2026-11", "Riverside, November"));
    assert_eq!(file.records.len(), 4);
    assert_eq!(file.rest.keys().collect::<Vec<_>>(), ["from-a-later-version", "session"]);
    assert_eq!(json::read(&session_file::write(&file)).value, json::read_bytes(FIRST).value);
}

#[test]
fn the_order_of_records_does_not_change_the_bytes() {
    let mut file = read(FIRST).0.unwrap();
    let bytes = session_file::write(&file);
    file.records.reverse();
    file.records.extend(file.records.clone());
    assert_eq!(session_file::write(&file), bytes);
}

#[test]
fn a_lean_file_is_read_as_the_whole_one() {
    let mut file = read(FIRST).0.unwrap();
    for record in &mut file.records {
        record.stamp = Stamp::assumed(record.created, &record.by);
    }
    let lean = session_file::write_lean(&file);
    assert!(lean.len() < session_file::write(&file).len() - 50 * file.records.len());
    let back = read(lean.as_bytes()).0.unwrap();
    assert_eq!(session_file::write(&back), session_file::write(&file));
}

#[test]
fn a_bare_list_and_a_bare_record_are_read() {
    let (file, problems) =
        read(br#"[{"id":"a","kind":"response","session":"s"},{"id":"b","kind":"response"}]"#);
    assert_eq!((ids(file.as_ref().unwrap()), problems.len()), (vec!["a", "b"], 0));
    assert_eq!(file.unwrap().id, "s");
    let (file, problems) = read(br#"{"id":"a","kind":"response"}"#);
    assert_eq!((ids(&file.unwrap()), problems.len()), (vec!["a"], 0));
}

#[test]
fn a_truncated_file_keeps_its_complete_records() {
    let text = String::from_utf8(FIRST.to_vec()).unwrap();
    let cut = text.rfind("\"id\"").unwrap();
    let (file, problems) = read(&FIRST[..cut]);
    assert!(file.is_none() || file.unwrap().records.len() < 5);
    assert!(problems.contains(&"json.truncated"));
    let one = r#"{"id":"a","kind":"response"}"#;
    let (file, problems) =
        read(&with_records(&format!("{one},{}", one.replace("\"a\"", "\"b\""))).as_bytes()[..115]);
    assert_eq!((ids(&file.unwrap()), problems), (vec!["a"], vec!["json.truncated"]));
    assert_eq!(read(&one.as_bytes()[..27]), (None, vec!["json.truncated", "file.half"]));
}

#[test]
fn a_file_of_the_wrong_type_is_refused() {
    for text in
        ["5", "\"hello\"", "true", "{}", r#"{"format":"hallway-guide","version":1}"#, r#"{"records":[]}"#]
    {
        assert_eq!(read(text.as_bytes()), (None, vec!["file.format"]), "{text}");
    }
}

#[test]
fn a_file_of_a_later_version_is_read_as_far_as_it_is_known() {
    let (file, problems) = read(with_records(r#"{"id":"a","kind":"poem"}"#).replace(":1,", ":9,").as_bytes());
    assert_eq!((ids(&file.unwrap()), problems), (vec!["a"], vec!["file.later"]));
}

#[test]
fn a_file_of_20_mb_is_refused_before_it_is_read() {
    let (file, problems) = session_file::read(&vec![b'['; 20 * 1024 * 1024]);
    assert!(file.is_none());
    assert_eq!((problems[0].what, problems[0].with[0].1.as_str()), ("file.size", "10"));
}

#[test]
fn a_depth_of_1000_costs_only_the_deep_record() {
    let deep = format!(
        r#"{{"id":"b","kind":"response","data":{{"x":{}{}}}}}"#,
        "[".repeat(1_000),
        "]".repeat(1_000)
    );
    let text =
        with_records(&format!(r#"{{"id":"a","kind":"response"}},{deep},{{"id":"c","kind":"response"}}"#));
    let (file, problems) = read(text.as_bytes());
    assert_eq!(ids(&file.unwrap()), ["a", "c"]);
    assert_eq!(problems, ["json.deep"]);
}

#[test]
fn a_byte_order_mark_does_no_harm() {
    let (file, problems) = read(&[b"\xef\xbb\xbf", FIRST].concat());
    assert_eq!((file.unwrap().records.len(), problems.len()), (4, 0));
}

#[test]
fn a_lone_surrogate_becomes_a_mark() {
    let text = with_records(r#"{"id":"a","kind":"response","data":{"text":"hi \ud83d"}}"#);
    let (file, problems) = read(text.as_bytes());
    assert_eq!(file.unwrap().records[0].field("text"), "hi \u{fffd}");
    assert_eq!(problems, ["json.surrogate"]);
}

#[test]
fn of_two_equal_keys_the_last_counts() {
    let text = with_records(r#"{"id":"a","id":"b","kind":"response"}"#);
    let (file, problems) = read(text.as_bytes());
    assert_eq!((ids(&file.unwrap()), problems), (vec!["b"], vec!["json.twice"]));
}

#[test]
fn what_is_not_json_at_all_says_so() {
    for text in ["<!doctype html><p>Not found", "session_id,kind\r\n1,response", "PK\u{3}\u{4}"] {
        assert_eq!(read(text.as_bytes()), (None, vec!["json.invalid"]));
    }
    assert_eq!(read(&[0x89, b'P', b'N', b'G', 0xff]), (None, vec!["json.encoding", "json.invalid"]));
}

#[test]
fn an_empty_file_says_so() {
    for bytes in [b"".as_slice(), b" \n", b"\xef\xbb\xbf"] {
        assert_eq!(read(bytes), (None, vec!["json.empty"]));
    }
}

#[test]
fn records_with_bad_ids_cost_only_themselves() {
    let text =
        with_records(r#"{"kind":"response"},{"id":"a","kind":"response"},{"id":"../x","kind":"response"},7"#);
    let (file, problems) = read(text.as_bytes());
    assert_eq!((ids(&file.unwrap()), problems), (vec!["a"], vec!["record.id", "record.id", "record.shape"]));
}

#[test]
fn too_many_records_and_too_many_problems_are_counted() {
    let many = vec![r#"{"id":"a","kind":"response"}"#; limits::FILE_RECORDS + 1].join(",");
    let (file, problems) = read(with_records(&many).as_bytes());
    assert_eq!((file.unwrap().records.len(), problems), (limits::FILE_RECORDS, vec!["file.records"]));
    let (_, problems) = session_file::read(with_records(&vec!["1"; 500].join(",")).as_bytes());
    assert_eq!((problems.len(), problems[100].with[0].1.as_str()), (101, "400"));
}

#[test]
fn sixty_files_of_seventy_records_merge_quickly() {
    let file = |n: usize| {
        let records: Vec<String> = (0..70)
            .map(|r| format!(r#"{{"id":"{n}-{r}","kind":"response","by":"{n}","data":{{"text":"An answer of some length"}},"stamp":{{"ms":{r},"n":0,"by":"{n}"}}}}"#))
            .collect();
        with_records(&records.join(","))
    };
    let files: Vec<String> = (0..60).map(file).collect();
    let started = std::time::Instant::now();
    let all: hallway::domain::merge::Records =
        files.iter().flat_map(|file| session_file::read(file.as_bytes()).0.unwrap().records).collect();
    println!("60 files of 70 records: {:?}", started.elapsed());
    assert_eq!(all.len(), 4_200);
}

#[test]
fn an_unknown_kind_and_an_unknown_field_travel_on() {
    let text = r#"{"by":"","created":0,"data":{},"id":"a","kind":"poem","quote":"no","rhyme":[1.50],"session":"s","stamp":{"by":"","ms":0,"n":0},"visible":"me"}"#;
    let (record, _) = record::read(&json::read(text).value, "");
    let file = SessionFile { id: "s".into(), records: vec![record.unwrap()], ..SessionFile::default() };
    assert!(session_file::write(&file).contains(text));
    assert_eq!(file.guide, Json::Null);
}
