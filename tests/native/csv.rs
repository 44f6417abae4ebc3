//! Tables: nothing runs, nothing is lost, and nobody reads what is not meant for them.

use hallway::{
    domain::{
        Json, Quote, Record, Visible,
        merge::Records,
        outbox::Outbox,
        visibility::{self, Audience},
    },
    formats::csv::{self, Source},
};
use proptest::{collection::vec, prelude::*};

use crate::samples::{default_guide, record};

fn tables(records: &Records, audience: Audience) -> [String; 2] {
    let (guide, outbox) = (default_guide(), Outbox::default());
    let source =
        Source { session: "s", title: "Riverside", guide: &guide, records, outbox: &outbox, audience };
    [csv::entries(&source), csv::people(&source)]
}

fn cells(table: &str) -> Vec<Vec<String>> {
    let (rows, problems) = csv::read(table.as_bytes());
    assert_eq!(problems, []);
    rows
}

fn room() -> Records {
    let name = [("name", "Ana P."), ("role", "teacher"), ("organization", "Riverside")];
    let commitment =
        record("2", "commitment", "ana", &[("project", "Advisory"), ("needed", "A \"pair\"\nof eyes")]);
    let mut data = commitment.data.clone();
    data.insert("kinds".into(), Json::List(vec!["people".into(), "time".into()]));
    let commitment = Record { prompt: Some("commitment".into()), data, quote: Quote::Named, ..commitment };
    let offer = Record { re: Some("2".into()), ..record("3", "offer", "ben", &[("text", "=I can")]) };
    [record("1", "profile", "ana", &name), commitment, offer].into_iter().collect()
}

fn cell(rows: &[Vec<String>], id: &str, column: &str) -> String {
    let at = |name: &str| rows[0].iter().position(|other| other == name).unwrap();
    let row = rows.iter().find(|row| row[at("record_id")] == id).unwrap();
    row[at(column)].clone()
}

#[test]
fn an_entry_is_a_row() {
    let [table, _] = tables(&room(), Audience::Host);
    assert!(table.starts_with("\u{feff}\"session_id\",\"session_title\",") && table.ends_with("\"\r\n"));
    let rows = cells(&table);
    assert_eq!((rows.len(), rows[0].as_slice()), (4, csv::HEADER.map(str::to_owned).as_slice()));
    for (column, value) in [
        ("session_title", "Riverside"),
        ("kind", "commitment"),
        ("step_id", "commitment"),
        ("author", "Ana P."),
        ("role", "Teacher"),
        ("organization", "Riverside"),
        ("visibility", "room"),
        ("quote", "named"),
        ("text", ""),
        ("project", "Advisory"),
        ("needed", "A \"pair\"\nof eyes"),
        ("need_kinds", "people, time"),
        ("lang", "en"),
        ("offers", "=I can"),
        ("created_at", "2026-11-21T10:02:11.120Z"),
        ("delivery_state", ""),
    ] {
        assert_eq!(cell(&rows, "2", column), value, "{column}");
    }
}

#[test]
fn how_to_reach_who_offers_help_is_told_to_hosts_alone() {
    let mut records = room();
    let said = [("text", "I can help"), ("way", "help"), ("contact", "ben@example.org")];
    records.extend([Record { re: Some("2".into()), ..record("4", "offer", "ben", &said) }]);
    let rows = cells(&tables(&records, Audience::Host)[0]);
    assert_eq!(cell(&rows, "4", "contact"), "ben@example.org");
    let text = cell(&rows, "4", "text");
    assert!(text.contains("I can help") && !text.contains('@'), "the room may read the text: {text}");
    for audience in [Audience::Room, Audience::Public] {
        assert!(!tables(&records, audience).concat().contains("ben@example.org"), "{audience:?}");
    }
}

#[test]
fn a_person_is_a_row() {
    let rows = cells(&tables(&room(), Audience::Host)[1]);
    assert_eq!(rows.len(), 3);
    assert_eq!(rows[1][2..6], ["Ana P.", "Teacher", "Riverside", "2"]);
    assert!(rows[1].iter().any(|cell| cell.contains("Advisory")));
}

#[test]
fn what_is_published_needs_consent() {
    let public = |quote| Record { visible: Visible::Public, quote, ..room().get("2").unwrap().clone() };
    for (quote, rows, author) in [(Quote::No, 1, ""), (Quote::Unnamed, 2, ""), (Quote::Named, 2, "Ana P.")] {
        let mut records = room();
        let mut record = public(quote);
        record.stamp.n = 1;
        records.extend([record]);
        let table = cells(&tables(&records, Audience::Public)[0]);
        assert_eq!(table.len(), rows, "{quote:?}");
        if rows > 1 {
            assert_eq!(cell(&table, "2", "author"), author);
        }
    }
}

#[test]
fn named_and_unnamed_words_never_share_a_row() {
    let open = |id: &str, quote| Record {
        visible: Visible::Public,
        quote,
        ..record(id, "response", "ana", &[("text", id)])
    };
    let mut records = room();
    records.extend([
        open("named", Quote::Named),
        open("unnamed", Quote::Unnamed),
        open("other", Quote::Unnamed),
    ]);
    let rows = cells(&tables(&records, Audience::Public)[1]);
    assert_eq!(rows.len(), 4);
    assert_eq!(rows.iter().filter(|row| row[2] == "Ana P.").count(), 1);
}

#[test]
fn no_cell_is_a_formula() {
    for text in [
        "=1+1",
        "+1",
        "-1",
        "@x",
        "＝1",
        "－1",
        " =1",
        "\u{200b}=1",
        "\u{feff}@x",
        "\t=1",
        "\r1",
        "\n",
        "'=1",
        "''=1",
        "\u{a0}\u{200b}＋1",
    ] {
        let table = csv::write(&[vec![text.to_owned()]]);
        assert!(table.starts_with("\u{feff}\"'"), "{text:?}: {table}");
        assert_eq!(cells(&table), [[text]], "{text:?}");
    }
    for text in ["", "a=1", "'a", "1-1", "don't", "“=1”"] {
        let table = csv::write(&[vec![text.to_owned(), "x".to_owned()]]);
        assert_eq!(table, format!("\u{feff}\"{text}\",\"x\"\r\n"));
    }
}

#[test]
fn a_table_that_a_spreadsheet_saved_is_read() {
    for text in [
        "record_id,kind,text\na,response,Hi\n",
        "record_id;kind;text\r\na;response;Hi",
        "record_id\tkind\ttext\ra\tresponse\tHi\r",
    ] {
        let (records, problems) = csv::records(text.as_bytes());
        assert_eq!((records.len(), records[0].field("text")), (1, "Hi"), "{text:?}");
        assert!(problems.iter().all(|problem| problem.what == "csv.time"));
    }
}

#[test]
fn a_broken_table_says_what_is_wrong() {
    let what = |text: &str| {
        csv::records(text.as_bytes()).1.into_iter().map(|problem| problem.what).collect::<Vec<_>>()
    };
    assert_eq!(what(""), ["csv.header"]);
    assert_eq!(what("name,text\nAna,Hi"), ["csv.header"]);
    let head = "record_id,kind,created_at,updated_at\n";
    let times = "2026-11-21T10:02:11.120Z,2026-11-21T10:02:11.120Z";
    assert_eq!(what(&format!("{head}a b,response,{times}\n,response,{times}")), ["record.id", "record.id"]);
    assert_eq!(what(&format!("{head}a,response,soon,{times}")), ["csv.cells", "csv.time"]);
    assert_eq!(what(&format!("{head}a,response,{times}\nb,\"open")), ["csv.quote"]);
}

#[test]
fn entries_come_back_from_their_table() {
    let (records, problems) = csv::records(tables(&room(), Audience::Host)[0].as_bytes());
    assert_eq!(problems, []);
    let again: Records = records.into_iter().collect();
    let (old, new) = (room(), again.get("2").unwrap().clone());
    let old = old.get("2").unwrap();
    assert_eq!(
        (&new.data, new.visible, new.quote, new.created),
        (&old.data, old.visible, old.quote, old.created)
    );
    assert_eq!(again.get("3").unwrap().re.as_deref(), Some("2"), "an offer keeps its card");
    let mut merged = room();
    merged.extend(again);
    assert_eq!(merged, room(), "a table never wins over the record itself");
}

/// A record whose every word is a secret that can be searched for.
fn any_record(n: usize) -> impl Strategy<Value = Record> {
    let kinds = ["response", "commitment", "offer", "poem", "profile"];
    (0..kinds.len(), 0..3_usize, 0..4_usize, 0..3_usize, any::<bool>()).prop_map(
        move |(kind, by, visible, quote, deleted)| {
            let by = ["ana", "ben", "eva"][by];
            let words = format!("secret{n}z");
            let data = match kinds[kind] {
                "profile" => vec![("name", words.as_str()), ("organization", &words), ("group", &words)],
                _ => vec![("text", words.as_str()), ("project", &words), ("contact", &words)],
            };
            Record {
                visible: Visible::ALL[visible],
                quote: Quote::ALL[quote],
                deleted,
                re: Some("r0".into()),
                ..record(&format!("r{n}"), kinds[kind], by, &data)
            }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn nobody_reads_what_is_not_meant_for_them(records in (0..12_usize).map(any_record).collect::<Vec<_>>()) {
        let records: Records = records.into_iter().collect();
        for audience in Audience::ALL {
            let [entries, people] = tables(&records, audience);
            let shown = visibility::shown(&records, audience);
            for record in records.all() {
                let secret = format!("secret{}z", &record.id[1..]);
                let own = shown.iter().any(|entry| entry.record.id == record.id);
                let as_author = shown.iter().any(|entry| entry.author == Some(record));
                for table in [&entries, &people] {
                    prop_assert!(own || as_author || !table.contains(&secret), "{audience:?} {record:?}");
                }
                prop_assert!(record.visible != Visible::Me || !(entries.contains(&secret) || people.contains(&secret)));
            }
            let rows = cells(&entries);
            for entry in &shown {
                let named = !cell(&rows, &entry.record.id, "author").is_empty();
                let role = !cell(&rows, &entry.record.id, "organization").is_empty() || !cell(&rows, &entry.record.id, "group").is_empty();
                prop_assert_eq!(named || role, entry.author.is_some());
                if audience == Audience::Public {
                    prop_assert!(entry.record.quote != Quote::No && (!named || entry.record.quote == Quote::Named));
                }
            }
        }
    }

    #[test]
    fn any_table_comes_back(rows in vec(vec(r#"[a=+'",; \n\r\t\u{200b}é-]{0,6}"#, 2..4), 1..5)) {
        let width = rows[0].len();
        let mut rows: Vec<Vec<String>> = rows.into_iter().map(|mut row| { row.resize(width, String::new()); row }).collect();
        rows[0] = vec!["head".to_owned(); width];
        rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
        prop_assert_eq!(cells(&csv::write(&rows)), rows);
    }

    #[test]
    fn no_bytes_make_it_fail(bytes in any::<Vec<u8>>(), text in r#"[a,;"'\n=]{0,60}"#) {
        let _ = csv::records(&bytes);
        let _ = csv::records(format!("record_id,kind\n{text}").as_bytes());
    }
}
