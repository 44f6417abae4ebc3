//! Codes: any bytes, in any pieces, in any order.

use hallway::formats::code::{Joined, PIECES, bytes, capitals, from_capitals, joined, letters, pieces};
use proptest::{collection::vec, prelude::*};

proptest! {
    #[test]
    fn any_bytes_come_back(given in vec(any::<u8>(), 0..400)) {
        prop_assert_eq!(bytes(&letters(&given)), Some(given.clone()));
        prop_assert_eq!(from_capitals(&capitals(&given)), Some(given));
    }

    #[test]
    fn any_order_and_twice(given in vec(any::<u8>(), 1..400), size in 20..200_usize, seed in any::<u64>()) {
        let code = letters(&given);
        let mut parts = pieces(&code, size);
        prop_assume!(parts.len() <= PIECES);
        let turn = usize::try_from(seed % parts.len() as u64).unwrap();
        parts.rotate_left(turn);
        parts.push(parts[0].clone());
        let text = format!("Here it is:\n{}\n", parts.join("\n"));
        prop_assert_eq!(joined(&text), Joined { codes: vec![code], missing: 0 });
    }

    #[test]
    fn any_text_is_read_without_harm(text in ".{0,200}", number in any::<i64>()) {
        drop(bytes(&text));
        drop(from_capitals(&text));
        drop(joined(&text));
        drop(joined(&format!("hw1.{number}.{number}.{text}.{text}")));
    }
}

#[test]
fn what_is_missing_is_counted_and_two_codes_are_told_apart() {
    let (one, two) = (pieces(&"A".repeat(50), 20), pieces(&"B".repeat(50), 20));
    let text = [&one[..2], &two[..]].concat().join(" ");
    assert_eq!(joined(&text), Joined { codes: vec!["B".repeat(50)], missing: 1 });
    assert_eq!(joined("nothing of this kind"), Joined::default());
    let slip = pieces("abcdef", 20)[0].replace("abcdef", "abcdeg");
    assert_eq!(joined(&slip), Joined { codes: vec![], missing: 1 }, "a slip of the hand is no code");
}
