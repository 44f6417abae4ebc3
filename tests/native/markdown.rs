//! Markdown: the small subset, and never more time than its length asks for.

use std::time::{Duration, Instant};

use hallway::formats::markdown::{self, Inline, Para, plain};
use proptest::prelude::*;

/// The tree in a short notation, so that a case reads in one line.
pub fn shown(text: &str) -> String {
    markdown::read(text).iter().map(para).collect()
}

fn para(para: &Para) -> String {
    match para {
        Para::Text(nodes) => format!("p({})", inline(nodes)),
        Para::Heading(nodes) => format!("h({})", inline(nodes)),
        Para::Quote(blocks) => format!("q({})", blocks.iter().map(self::para).collect::<String>()),
        Para::List { ordered, items } => {
            let items: String = items.iter().map(|item| format!("[{}]", inline(item))).collect();
            format!("{}({items})", if *ordered { "ol" } else { "ul" })
        }
    }
}

fn inline(nodes: &[Inline]) -> String {
    let node = |node: &Inline| match node {
        Inline::Text(text) => text.clone(),
        Inline::Emphasis(inner) => format!("e({})", inline(inner)),
        Inline::Strong(inner) => format!("s({})", inline(inner)),
        Inline::Link { url, text } => format!("a({} {})", inline(text), url),
        Inline::Break => "/".to_owned(),
    };
    nodes.iter().map(node).collect()
}

#[test]
fn the_subset_reads_as_people_expect() {
    for (text, tree) in [
        ("", ""),
        ("Hello", "p(Hello)"),
        ("a\nb", "p(a b)"),
        ("a  \nb", "p(a/b)"),
        ("a\\\nb", "p(a/b)"),
        ("a\n\nb", "p(a)p(b)"),
        ("a\r\n\r\nb", "p(a)p(b)"),
        ("# A\nb", "h(A)p(b)"),
        ("### A", "h(A)"),
        ("#tag", "p(#tag)"),
        ("- a\n- b", "ul([a][b])"),
        ("* a\n\n* b\n\nc", "ul([a][b])p(c)"),
        ("1. a\n2) b", "ol([a][b])"),
        ("- a\n  more\n- b", "ul([a more][b])"),
        ("- a\n1. b", "ul([a])ol([b])"),
        ("Think of:\n- a", "p(Think of:)ul([a])"),
        ("> a\n> b", "q(p(a b))"),
        ("> a\n>\n> - b", "q(p(a)ul([b]))"),
        ("> > a", "q(q(p(a)))"),
        ("*a* **b** _c_ __d__", "p(e(a) s(b) e(c) s(d))"),
        ("***a***", "p(s(e(a)))"),
        ("**a *b* c**", "p(s(a e(b) c))"),
        ("2 * 3 * 4", "p(2 * 3 * 4)"),
        ("snake_case_name", "p(snake_case_name)"),
        ("**open", "p(**open)"),
        ("a* b", "p(a* b)"),
        ("*a **b*", "p(e(a **b))"),
        ("****", "p(****)"),
        ("\\*a\\*", "p(*a*)"),
        ("[a](https://example.org)", "p(a(a https://example.org))"),
        ("[*a*](mailto:a@example.org)!", "p(a(e(a) mailto:a@example.org)!)"),
        ("[a](https://example.org/x_(y))", "p(a(a https://example.org/x_(y)))"),
        ("[a](javascript:alert(1))", "p(a)"),
        ("[a](data:text/html,x) b", "p(a b)"),
        ("[a] (b)", "p([a] (b))"),
        ("[a](b", "p([a](b)"),
        ("[a", "p([a)"),
        ("a]", "p(a])"),
        (
            "[a [b](https://example.org) c](https://example.com)",
            "p([a a(b https://example.org) c](https://example.com))",
        ),
        ("<b onclick=alert(1)>x</b>", "p(<b onclick=alert(1)>x</b>)"),
        ("100. a", "ol([a])"),
        ("2026. a", "p(2026. a)"),
        ("“I don’t know *yet*”", "p(“I don’t know e(yet)”)"),
    ] {
        assert_eq!(shown(text), tree, "{text:?}");
    }
}

#[test]
fn plain_leaves_the_words() {
    assert_eq!(
        plain("> **a**\n> - b\n\nc [d](https://example.org)"),
        "> a\n>\n> - b\n\nc d (https://example.org)"
    );
}

/// Each again and again is what costs careless readers more than their length.
const SLOW: [&str; 16] = [
    "*",
    "**a ",
    "*a_ ",
    "[",
    "[a](",
    "](",
    "[a](b",
    "> ",
    "- ",
    "\\",
    "_a*",
    "***a **b *c ",
    "![",
    "1. > # ",
    "[![a](b",
    "__a **b _c [",
];

fn time(text: &str) -> Duration {
    let started = Instant::now();
    assert!(markdown::read(text).len() <= 1, "{text:.20}");
    started.elapsed()
}

#[test]
fn what_is_made_to_be_slow_is_not() {
    for unit in SLOW {
        let [small, large] = [32_768, 1_000_000].map(|length| unit.repeat(length / unit.len()));
        // One try of many, since this machine may be busy. Time that grew with the square of the length would
        // take seconds for the small one, and hours for the large one.
        let best = (0..60).map(|_| time(&small)).find(|took| took.as_millis() <= 50);
        let whole = time(&large);
        println!("{unit:?}: 32 KB {best:?}, 1 MB {whole:?}");
        assert!(best.is_some() && whole.as_secs() < 60, "{unit:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn no_letter_of_a_text_is_lost(text in r"[ab*_\[\]()>#\n \\-]{0,40}") {
        let letters = |text: &str| text.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>();
        // Addresses of links that are not safe go.
        prop_assume!(!text.contains("]("));
        prop_assert_eq!(letters(&plain(&text)), letters(&text));
    }
}
