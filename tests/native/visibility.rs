//! What leaves a device is what its authors agreed to.

use hallway::domain::{Json, Quote, Visible, merge::Records, visibility::of_file};
use proptest::prelude::*;

use crate::samples::record;

proptest! {
    /// In whatever way people on one device chose who sees what: a file has what its owner wrote and what
    /// the others share, and not a word that they keep to themselves.
    #[test]
    fn a_file_has_nothing_that_others_keep_to_themselves(
        wrote in proptest::collection::vec((0..3_usize, 0..4_usize, any::<bool>()), 0..30),
    ) {
        let people = ["ana", "ben", "cy"];
        let mut records = Records::default();
        for (at, (by, visible, deleted)) in wrote.iter().enumerate() {
            let mut each = record(&format!("r{at}"), "response", people[*by], &[("text", "secret")]);
            each.visible = Visible::ALL[*visible];
            each.quote = Quote::No;
            records.join(if *deleted { each.taken_back(each.stamp.clone()) } else { each });
        }
        let file: Vec<_> = of_file(&records, "ana").collect();
        for each in &file {
            let kept = each.visible == Visible::Me && each.by != "ana";
            prop_assert!(!kept || each.data.get("text") != Some(&Json::from("secret")));
        }
        let expected = wrote.iter().filter(|(by, visible, deleted)| *deleted || *by == 0 || *visible > 0).count();
        prop_assert_eq!(file.len(), expected);
    }
}
