//! Within the subset, a text reads as CommonMark says. Left out are its finest rules of precedence, which one
//! pass does not know: a bracket over a mark, `***a** b*`, marks beside punctuation.

use crate::markdown::shown;

#[test]
fn the_subset_agrees_with_commonmark() {
    for (text, tree) in [
        // Paragraphs and line ends.
        ("aaa\n\n\nbbb", "p(aaa)p(bbb)"),
        ("  aaa\n bbb", "p(aaa bbb)"),
        ("aaa\n             bbb", "p(aaa bbb)"),
        ("\n  \naaa\n  \n", "p(aaa)"),
        ("aaa     \nbbb     ", "p(aaa/bbb)"),
        ("aaa \nbbb", "p(aaa bbb)"),
        ("*aaa  \nbbb*", "p(e(aaa/bbb))"),
        ("aaa\\\n     bbb", "p(aaa/bbb)"),
        ("aaa\\", "p(aaa\\)"),
        // Headings.
        ("## foo", "h(foo)"),
        ("###### foo", "h(foo)"),
        ("####### foo", "p(####### foo)"),
        ("#5 bolt", "p(#5 bolt)"),
        ("\\## foo", "p(## foo)"),
        ("# foo *bar* \\*baz\\*", "h(foo e(bar) *baz*)"),
        ("#                  foo                     ", "h(foo)"),
        ("   # foo", "h(foo)"),
        ("Foo bar\n# baz\nBar foo", "p(Foo bar)h(baz)p(Bar foo)"),
        // Lists.
        ("-one", "p(-one)"),
        ("2.two", "p(2.two)"),
        ("+ one\n+ two", "ul([one][two])"),
        ("1) one\n2) two", "ol([one][two])"),
        ("- one\n\n- two\n\n\n- three", "ul([one][two][three])"),
        ("-    one", "ul([one])"),
        ("- *one*\n- two **three**", "ul([e(one)][two s(three)])"),
        ("- one\ntwo", "ul([one two])"),
        ("1234567890. no", "p(1234567890. no)"),
        ("-1. no", "p(-1. no)"),
        // Quotes.
        ("> # Foo\n> bar\n> baz", "q(h(Foo)p(bar baz))"),
        ("># Foo\n>bar\n> baz", "q(h(Foo)p(bar baz))"),
        ("   > # Foo\n   > bar", "q(h(Foo)p(bar))"),
        (">", "q()"),
        ("> foo\n\n> bar", "q(p(foo))q(p(bar))"),
        ("> foo\n>\n> bar", "q(p(foo)p(bar))"),
        ("foo\n> bar", "p(foo)q(p(bar))"),
        ("> aaa\n\nbbb", "q(p(aaa))p(bbb)"),
        // Emphasis.
        ("*foo bar*", "p(e(foo bar))"),
        ("a * foo bar*", "p(a * foo bar*)"),
        ("foo*bar*", "p(fooe(bar))"),
        ("5*6*78", "p(5e(6)78)"),
        ("_ foo bar_", "p(_ foo bar_)"),
        ("foo_bar_", "p(foo_bar_)"),
        ("5_6_78", "p(5_6_78)"),
        ("_foo*", "p(_foo*)"),
        ("*foo bar *", "p(*foo bar *)"),
        ("_foo_bar_baz_", "p(e(foo_bar_baz))"),
        ("**foo bar**", "p(s(foo bar))"),
        ("** foo bar**", "p(** foo bar**)"),
        ("foo**bar**", "p(foos(bar))"),
        ("__foo bar__", "p(s(foo bar))"),
        ("foo__bar__", "p(foo__bar__)"),
        ("**foo bar **", "p(**foo bar **)"),
        ("*foo **bar** baz*", "p(e(foo s(bar) baz))"),
        ("*foo **bar***", "p(e(foo s(bar)))"),
        ("**foo *bar***", "p(s(foo e(bar)))"),
        ("*foo __bar *baz bim__ bam*", "p(e(foo s(bar *baz bim) bam))"),
        ("*foo\nbar*", "p(e(foo bar))"),
        ("foo ***", "p(foo ***)"),
        ("foo *\\**", "p(foo e(*))"),
        // Links.
        ("[link](https://example.org)", "p(a(link https://example.org))"),
        ("[link](https://example.org/a b)", "p([link](https://example.org/a b))"),
        ("[link] (https://example.org)", "p([link] (https://example.org))"),
        ("[a](https://example.org/foo(and(bar)))", "p(a(a https://example.org/foo(and(bar))))"),
        ("[foo *bar **baz***](https://example.org)", "p(a(foo e(bar s(baz)) https://example.org))"),
        ("*foo [bar](https://example.org)*", "p(e(foo a(bar https://example.org)))"),
        ("\\[foo](https://example.org)", "p([foo](https://example.org))"),
        (
            "[foo [bar](https://example.org)](https://example.com)",
            "p([foo a(bar https://example.org)](https://example.com))",
        ),
        // Escapes.
        ("\\!\\\"\\#\\$\\%\\&\\'\\(\\)\\*\\+\\,\\-\\.\\/\\:", "p(!\"#$%&'()*+,-./:)"),
        ("\\A\\a\\ \\3\\φ\\«", "p(\\A\\a\\ \\3\\φ\\«)"),
        ("\\\\*emphasis*", "p(\\e(emphasis))"),
        ("1\\. not a list", "p(1. not a list)"),
        ("\\- not a list", "p(- not a list)"),
        ("\\> not a quote", "p(> not a quote)"),
    ] {
        assert_eq!(shown(text), tree, "{text:?}");
    }
}
