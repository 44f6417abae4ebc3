//! The recap as one file of HTML that needs nothing else.

use super::{Recap, Said, Table, Words, bars, markdown::counted};

const STYLE: &str = include_str!("recap.css");

/// The recap as a page. Everything that anybody typed is text in it.
#[must_use]
pub fn html(recap: &Recap, words: &dyn Words) -> String {
    let mut body = String::new();
    tag(&mut body, "h1", &recap.title);
    if !recap.subtitle.is_empty() {
        tag(&mut body, "p", &recap.subtitle);
    }
    tag(&mut body, "p", &counted(words, recap.people, recap.posts));
    for question in &recap.questions {
        body.push_str("<section>\n");
        tag(&mut body, "h2", &question.label);
        tag(&mut body, "p", &counted(words, question.people, question.posts));
        for theme in &question.themes {
            if !theme.title.is_empty() {
                tag(&mut body, "h3", &theme.title);
            }
            if !theme.takeaway.is_empty() {
                body.push_str("<p class=\"takeaway\">");
                body.push_str(&text(&theme.takeaway));
                body.push_str("</p>\n");
            }
            tag(&mut body, "p", &counted(words, theme.people, theme.posts));
            quotes(&mut body, &theme.quotes);
        }
        body.push_str("</section>\n");
    }
    if !recap.commitments.is_empty() {
        body.push_str("<section>\n");
        tag(&mut body, "h2", &words.text("recap.commitments"));
        quotes(&mut body, &recap.commitments);
        body.push_str("</section>\n");
    }
    for each in &recap.tables {
        table(&mut body, each, words);
    }
    let (lang, title) = (text(words.lang()), text(&recap.title));
    format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n{body}</main>\n</body>\n</html>\n"
    )
}

fn quotes(body: &mut String, quotes: &[Said]) {
    for said in quotes {
        body.push_str("<blockquote dir=\"auto\"><p>");
        body.push_str(&text(&said.text).replace('\n', "<br>"));
        body.push_str("</p>");
        if !said.by.is_empty() {
            body.push_str(&format!("<footer>{}</footer>", text(&said.by)));
        }
        body.push_str("</blockquote>\n");
    }
}

/// The numbers, and the same numbers as bars; who does not see the bars has the table.
fn table(body: &mut String, table: &Table, words: &dyn Words) {
    let counts: Vec<usize> = table.rows.iter().map(|(_, count)| *count).collect();
    let (size, path) = bars(&counts);
    body.push_str("<section class=\"chart\">\n");
    tag(body, "h2", &words.text(&table.title));
    body.push_str("<table>");
    for (label, count) in &table.rows {
        body.push_str(&format!(
            "<tr><th scope=\"row\">{}</th><td>{count}</td></tr>",
            text(&words.text(label))
        ));
    }
    body.push_str("</table>\n");
    body.push_str(&format!(
        "<svg viewBox=\"{size}\" aria-hidden=\"true\"><path d=\"{path}\"/></svg>\n</section>\n"
    ));
}

fn tag(body: &mut String, name: &str, words: &str) {
    body.push_str(&format!("<{name} dir=\"auto\">{}</{name}>\n", text(words)));
}

fn text(words: &str) -> String {
    let mut safe = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            letter => safe.push(letter),
        }
    }
    safe
}
