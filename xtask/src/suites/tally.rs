//! Counting what the runners report.

use crate::process;
use std::process::Command;

/// What ran so far and how it went.
#[derive(Default)]
pub struct Tally {
    rows: Vec<Row>,
    /// The runners' own lines about what failed, for the end of the report.
    failures: Vec<String>,
}

/// Which of a runner's lines with counts are to be added up.
#[derive(Clone, Copy)]
pub enum Counting {
    /// Each test binary prints its own.
    Every,
    /// The last one is a total already.
    Last,
}

/// Enough of a stack to find the place.
const REASON_LINES: usize = 12;

struct Row {
    kind: String,
    place: String,
    /// Nothing for a check, which is right or wrong as a whole.
    counts: Option<Counts>,
    /// What is wrong besides failed tests.
    trouble: &'static str,
}

/// What a runner says about its tests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Counts {
    passed: u32,
    failed: u32,
    skipped: u32,
}

pub fn heading(text: &str) {
    println!("\n── {text} {}", "─".repeat(70_usize.saturating_sub(text.chars().count())));
}

impl Tally {
    /// A command that is right or wrong as a whole.
    pub fn check(&mut self, name: &str, command: &mut Command) {
        heading(name);
        let outcome = process::run(command);
        match &outcome {
            Ok(()) => println!("ok"),
            Err(error) => eprintln!("error: {error:#}"),
        }
        self.checked(name, outcome.is_ok());
    }

    pub fn checked(&mut self, name: &str, passed: bool) {
        let trouble = if passed { "" } else { "not right" };
        self.rows.push(Row { kind: "check".to_owned(), place: name.to_owned(), counts: None, trouble });
    }

    /// A command that runs tests. One that fails without a failed test, or has no test at all, counts as a failure.
    pub fn tests(&mut self, kind: &str, place: &str, counting: Counting, command: &mut Command) {
        heading(&format!("{kind}: {place}"));
        let (succeeded, lines) = process::tee(command).unwrap_or_else(|error| {
            eprintln!("error: {error:#}");
            (false, Vec::new())
        });
        let counts = count(&lines, counting);
        self.failures.extend(failures(&lines));
        let trouble = match (counts.passed + counts.failed, counts.failed, succeeded) {
            (0, _, _) => "no test ran",
            (_, 0, false) => "the run itself failed",
            _ => "",
        };
        self.rows.push(Row { kind: kind.to_owned(), place: place.to_owned(), counts: Some(counts), trouble });
    }

    /// Prints the table and, as the last line, the sum; whether all is well.
    pub fn report(&self) -> bool {
        heading("summary");
        println!("{:9} {:22} {:>7} {:>7} {:>8}", "kind", "where", "passed", "failed", "skipped");
        let (mut passed_all, mut failed_all) = (0, 0);
        for Row { kind, place, counts, trouble } in &self.rows {
            match counts {
                Some(Counts { passed, failed, skipped }) => {
                    println!("{kind:9} {place:22} {passed:>7} {failed:>7} {skipped:>8}  {trouble}");
                }
                None if trouble.is_empty() => println!("{kind:9} {place:22} {:>7}", "ok"),
                None => println!("{kind:9} {place:22} {:>15} {:>8}  {trouble}", 1, ""),
            }
            let counts = counts.unwrap_or_default();
            passed_all += counts.passed;
            failed_all += counts.failed + u32::from(!trouble.is_empty());
        }
        if !self.failures.is_empty() {
            println!("\n{}", self.failures.join("\n"));
        }
        println!("\n{passed_all} passed, {failed_all} failed");
        failed_all == 0 && passed_all > 0
    }
}

/// What failed, each with the reason where the runner indents it below.
fn failures(lines: &[String]) -> Vec<String> {
    let mut kept = Vec::new();
    let mut rest = lines.iter();
    while let Some(name) = rest.find(|line| names_a_failure(line)) {
        let reason = rest.clone().take_while(|line| line.is_empty() || line.starts_with("  "));
        kept.push(name.clone());
        kept.extend(reason.filter(|line| !line.trim().is_empty()).take(REASON_LINES).cloned());
    }
    kept
}

/// “✖ chromium: …” of the browser runner and “test … ... FAILED” of cargo.
fn names_a_failure(line: &str) -> bool {
    line.starts_with("✖ ") || (line.starts_with("test ") && line.ends_with("FAILED"))
}

fn count(lines: &[String], counting: Counting) -> Counts {
    let mut found = lines.iter().filter_map(|line| counts_in(line));
    match counting {
        Counting::Every => found.fold(Counts::default(), |sum, next| Counts {
            passed: sum.passed + next.passed,
            failed: sum.failed + next.failed,
            skipped: sum.skipped + next.skipped,
        }),
        Counting::Last => {
            let skipped = found.clone().map(|counts| counts.skipped).max().unwrap_or_default();
            Counts { skipped, ..found.next_back().unwrap_or_default() }
        }
    }
}

/// Reads “3 passed; 1 failed; 0 ignored” and “3 passed, 1 failed, 0 skipped” wherever they are in a line.
fn counts_in(line: &str) -> Option<Counts> {
    let separators = |letter: char| letter.is_whitespace() || matches!(letter, ',' | ';');
    let words: Vec<&str> = line.split(separators).filter(|word| !word.is_empty()).collect();
    let before = |name: &str| {
        words.windows(2).find_map(|pair| match pair {
            [number, word] if *word == name => number.parse().ok(),
            _ => None,
        })
    };
    let skipped = before("ignored").or_else(|| before("skipped")).unwrap_or_default();
    Some(Counts { passed: before("passed")?, failed: before("failed")?, skipped })
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn counts(passed: u32, failed: u32, skipped: u32) -> Counts {
        Counts { passed, failed, skipped }
    }

    #[test]
    fn the_runners_own_lines_are_read() {
        let cargo = "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s";
        assert_eq!(counts_in(cargo), Some(counts(12, 3, 1)));
        assert_eq!(counts_in("chromium: 7 passed, 0 failed, 2 skipped"), Some(counts(7, 0, 2)));
        assert_eq!(counts_in("test the_save_failed_once_and_passed ... ok"), None);
        assert_eq!(counts_in("error: 1 target failed:"), None);
    }

    #[test]
    fn failed_tests_are_named() {
        assert!(names_a_failure("✖ webkit: risks/tabs.test.mjs: a test"));
        assert!(names_a_failure("test it_adds_up ... FAILED"));
        assert!(!names_a_failure("  ✔ shell/life.test.mjs: a test (12 ms)"));
        assert!(!names_a_failure("test result: ok. 3 passed"));
    }

    #[test]
    fn the_reason_is_told_with_the_name() {
        let lines = [
            "  ✖ a",
            "✖ webkit: a",
            "    Error: no",
            "",
            "      at b",
            "webkit: 0 passed, 1 failed",
            "✖ webkit: c",
        ];
        assert_eq!(
            failures(&lines.map(str::to_owned)),
            ["✖ webkit: a", "    Error: no", "      at b", "✖ webkit: c"]
        );
    }

    #[test]
    fn test_binaries_add_up_and_totals_do_not() {
        let lines = ["1 passed, 0 failed, 1 skipped", "3 passed, 1 failed"].map(str::to_owned);
        assert_eq!(count(&lines, Counting::Every), counts(4, 1, 1));
        assert_eq!(count(&lines, Counting::Last), counts(3, 1, 1));
        assert_eq!(count(&[], Counting::Last), counts(0, 0, 0));
    }
}
