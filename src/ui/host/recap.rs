//! The recap: what leaves for whom, seen before it does.

use leptos::prelude::*;

use super::super::{
    app::App,
    parts::{Icon, way},
    texts::Texts,
};
use crate::{
    domain::visibility::Audience,
    formats::recap::{self, Recap, Said, Source, Table, Words, bars},
    ports::files::{Page, Part},
    ui::dom::{View, all, el, group, live, on_press, picture, truth},
};

impl Words for Texts {
    fn text(&self, key: &str) -> String {
        self.get(key)
    }

    fn count(&self, key: &str, n: usize) -> String {
        Texts::count(self, key, n)
    }

    fn lang(&self) -> &str {
        Texts::lang(self)
    }
}

const AUDIENCES: [(Audience, &str); 3] =
    [(Audience::Public, "public"), (Audience::Room, "room"), (Audience::Host, "host")];

/// The page.
pub fn recap_page(app: App) -> View {
    let audience = RwSignal::new(Audience::Public);
    let made = Memo::new(move |_| {
        let guide = app.guide();
        let title = app.settings().title;
        app.session.with(|session| {
            recap::recap(&Source {
                title: &title,
                guide: &guide,
                records: &session.records,
                audience: audience.get(),
            })
        })
    });
    let choice = |(each, name): (Audience, &'static str)| {
        el("button.way.recap-for")
            .attr("aria-pressed", truth(move || audience.get() == each))
            .on("click", on_press(move || audience.set(each)))
            .child(super::super::parts::icon(Icon::Eye))
            .child(el("b").child(app.t(&["recap.audience.", name].concat())))
            .child(el("small").child(app.t(&["recap.audience.", name, ".small"].concat())))
    };
    let leaves = move || {
        let (quotes, named) = made.with(Recap::quoted);
        let words = made.with(|made| counted(app, made.people, made.posts));
        el("div.verdict")
            .attr("role", "status")
            .child(super::super::parts::icon(Icon::Eye))
            .child(el("b").child(app.t("recap.leaves")))
            .child(el("p").child(format!(
                "{words} · {} · {}",
                app.tn("recap.quotes", quotes),
                app.tn("recap.named", named)
            )))
            .child((quotes == 0).then(|| el("p").child(app.t("recap.unquoted"))))
    };
    let name = move |ending: &str| {
        let at = AUDIENCES.iter().find(|(each, _)| *each == audience.get_untracked());
        app.file_name(&["recap-", at.map(|(_, name)| *name).unwrap_or_default()].concat(), ending)
    };
    let ways = el("div.ways")
        .child(way(Icon::Print, app.t("recap.print"), app.t("recap.print.small"), move || {
            app.print(&made.with_untracked(|made| page(app, made)));
        }))
        .child(way(Icon::Download, app.t("recap.markdown"), app.t("recap.markdown.small"), move || {
            let text = made.with_untracked(|made| recap::markdown(made, &app.texts()));
            app.download(&name("md"), "text/markdown", &text);
        }))
        .child(way(Icon::Download, app.t("recap.html"), app.t("recap.html.small"), move || {
            let text = made.with_untracked(|made| recap::html(made, &app.texts()));
            app.download(&name("html"), "text/html", &text);
        }));
    group()
        .child(
            el("section.block")
                .child(el("h3").child(app.t("recap.audience")))
                .child(
                    el("div.ways")
                        .attr("role", "group")
                        .attr("aria-label", app.t("recap.audience"))
                        .child(all(AUDIENCES.map(choice))),
                )
                .child(live(leaves))
                .child(ways),
        )
        .child(
            el("section.block")
                .child(el("h3").child(app.t("recap.preview")))
                .child(live(move || made.with(|made| preview(app, made)))),
        )
}

fn counted(app: App, people: usize, posts: usize) -> String {
    [app.tn("recap.people", people), app.tn("recap.posts", posts)].join(" · ")
}

fn preview(app: App, made: &Recap) -> View {
    if made.posts == 0 {
        return el("p.hint").child(app.t("recap.empty"));
    }
    let mut sheet =
        el("article.paper.recap").child(el("h4.title").attr("dir", "auto").child(made.title.as_str()));
    if !made.subtitle.is_empty() {
        sheet = sheet.child(el("p.small").attr("dir", "auto").child(made.subtitle.as_str()));
    }
    for question in &made.questions {
        sheet = sheet
            .child(el("h4").attr("dir", "auto").child(question.label.as_str()))
            .child(el("p.small").child(counted(app, question.people, question.posts)));
        for theme in &question.themes {
            let title =
                (!theme.title.is_empty()).then(|| el("h5").attr("dir", "auto").child(theme.title.as_str()));
            sheet = sheet
                .child(title)
                .child(el("p.takeaway").attr("dir", "auto").child(theme.takeaway.as_str()))
                .child(el("p.small").child(counted(app, theme.people, theme.posts)))
                .child(all(theme.quotes.iter().map(quote)));
        }
    }
    if !made.commitments.is_empty() {
        sheet = sheet
            .child(el("h4").child(app.t("recap.commitments")))
            .child(all(made.commitments.iter().map(quote)));
    }
    sheet.child(all(made.tables.iter().map(|table| chart(app, table))))
}

fn quote(said: &Said) -> View {
    let by = (!said.by.is_empty()).then(|| el("footer").child(said.by.as_str()));
    el("blockquote").attr("dir", "auto").child(el("p.text").child(said.text.as_str())).child(by)
}

/// The numbers, and the same as bars beside them.
fn chart(app: App, table: &Table) -> View {
    let counts: Vec<usize> = table.rows.iter().map(|(_, count)| *count).collect();
    let (size, path) = bars(&counts);
    let row = |(label, count): &(String, usize)| {
        el("tr")
            .child(el("th").attr("scope", "row").child(app.t(label)))
            .child(el("td").child(count.to_string()))
    };
    group().child(el("h4").attr("dir", "auto").child(app.t(&table.title))).child(
        el("div.chart")
            .child(el("table").child(el("tbody").child(all(table.rows.iter().map(row)))))
            .child(picture("bars", &size, &path).attr("preserveAspectRatio", "none")),
    )
}

/// The recap on paper.
fn page(app: App, made: &Recap) -> Page {
    let mut parts = vec![Part {
        heading: String::new(),
        lines: vec![(String::new(), counted(app, made.people, made.posts))],
    }];
    let quote = |said: &Said| {
        let text = ["“", &said.text, "”"].concat();
        (String::new(), if said.by.is_empty() { text } else { [&text, " — ", &said.by].concat() })
    };
    for question in &made.questions {
        let mut lines = vec![(String::new(), counted(app, question.people, question.posts))];
        for theme in &question.themes {
            let takeaway = [theme.takeaway.clone(), counted(app, theme.people, theme.posts)];
            let takeaway = takeaway.iter().filter(|line| !line.is_empty()).cloned().collect::<Vec<_>>();
            lines.push((theme.title.clone(), takeaway.join("\n")));
            lines.extend(theme.quotes.iter().map(quote));
        }
        parts.push(Part { heading: question.label.clone(), lines });
    }
    if !made.commitments.is_empty() {
        let lines = made.commitments.iter().map(quote).collect();
        parts.push(Part { heading: app.t("recap.commitments"), lines });
    }
    for table in &made.tables {
        let rows = table.rows.iter().map(|(label, count)| format!("{count}  {}", app.t(label)));
        let lines = vec![(String::new(), rows.collect::<Vec<_>>().join("\n"))];
        parts.push(Part { heading: app.t(&table.title), lines });
    }
    Page {
        title: made.title.clone(),
        subtitle: made.subtitle.clone(),
        lang: app.texts().lang().to_owned(),
        dir: app.dir(),
        parts,
    }
}
