//! What search takes for the same.

use hallway::domain::fold::folded;
use proptest::prelude::*;

#[test]
fn small_letters_are_those_of_the_standard_library() {
    let ranges = ['A'..='ķ', 'Ĺ'..='ž', 'Α'..='Ω', 'Ѐ'..='ѿ', 'Ա'..='Ֆ', 'Ạ'..='ỿ'];
    for capital in ranges.into_iter().flatten().filter(|letter| letter.is_uppercase() && *letter != 'İ') {
        let small: String = capital.to_lowercase().collect();
        assert_eq!(folded(&capital.to_string()), folded(&small), "{capital}");
        assert!(!folded(&capital.to_string()).chars().any(char::is_uppercase), "{capital}");
    }
}

#[test]
fn accents_do_not_matter_however_they_are_written() {
    for (accented, plain) in [
        ("Años de EDUCACIÓN", "anos de educacion"),
        ("e\u{301}cole", "ecole"),
        ("Łódź", "lodz"),
        ("Straße", "strasse"),
        ("Đặng Thị Hồng", "dang thi hong"),
        ("Αθήνα", "αθηνα"),
        ("Ёлка", "елка"),
    ] {
        assert_eq!(folded(accented), plain);
    }
}

proptest! {
    #[test]
    fn folding_twice_changes_nothing_and_words_stay_apart(text in "\\PC{0,40}") {
        let once = folded(&text);
        prop_assert_eq!(folded(&once), once.clone());
        prop_assert_eq!(once.split_whitespace().count() <= text.split_whitespace().count(), true);
    }
}
