//! Who could be introduced to whom: needs without an answer, offers that nobody used.

use leptos::prelude::*;

use super::{
    super::{
        app::App,
        parts::{Icon, icon, icon_button},
        wall::{way_words, why},
    },
    figure, for_hosts,
};
use crate::{
    domain::{
        Kind, Record,
        matching::{Index, Overview, Pair, offered, overview},
        wall::help::answered,
    },
    ports::files::{Page, Part},
    ui::dom::{View, all, el, group, live, on_opened},
};

/// As many are suggested for a need.
const MOST: usize = 3;

/// The page.
pub fn matches(app: App) -> View {
    let index = StoredValue::new(Index::new());
    let found = Memo::new(move |_| {
        app.session.with(|session| {
            index
                .try_update_value(|index| {
                    index.follow(&session.records);
                    overview(index, session, MOST)
                })
                .unwrap_or_default()
        })
    });
    let open = move || found.with(|found| found.needs.iter().filter(|pair| !pair.met).count());
    let unused = move || found.with(|found| found.unused.len());
    let unfolded = RwSignal::new(false);
    group()
        .child(el("p.hint").child(app.t("match.hint")))
        .child(el("dl.figures").child(figure(app, "match.unmet", open)).child(figure(
            app,
            "match.unused",
            unused,
        )))
        .child(live(move || {
            let found = found.get();
            untrack(|| lists(app, &found, unfolded))
        }))
}

fn lists(app: App, found: &Overview, unfolded: RwSignal<bool>) -> View {
    let pair = |pair: &Pair| app.held(&pair.need).map(|need| shown(app, &need, pair));
    let (answered, open): (Vec<&Pair>, Vec<&Pair>) = found.needs.iter().partition(|pair| pair.met);
    let any = open.iter().any(|pair| !pair.suggestions.is_empty());
    let sheet = any.then(|| {
        let found = found.clone();
        icon_button("btn", Icon::Print, app.t("match.print"), move || app.print(&sheet(app, &found)))
    });
    let unused = found.unused.iter().filter_map(|id| app.held(id)).map(|offer| {
        el("li")
            .child(el("p.text").attr("dir", "auto").child(offered(&offer).unwrap_or_default()))
            .child(el("p.small").attr("dir", "auto").child(app.author(&offer.by)))
    });
    let unused: Vec<View> = unused.collect();
    let empty = |key: &str| el("p.hint").child(app.t(key));
    let answered = (!answered.is_empty()).then(|| {
        el("details.more")
            .attr("open", unfolded.get())
            .on("toggle", on_opened(move |now| unfolded.set(now)))
            .child(el("summary").child(icon(Icon::Down)).child(app.tn("match.answered", answered.len())))
            .child(el("ol.matches").child(all(answered.iter().filter_map(|each| pair(each)))))
    });
    let closed = (!found.closed.is_empty()).then(|| {
        el("section.block")
            .child(el("h3").child(app.t("match.closed")))
            .child(el("p.hint").child(app.t("match.closed.hint")))
            .child(el("ol.matches").child(all(found.closed.iter().filter_map(pair))))
    });
    let open_list = match (open.is_empty(), found.needs.is_empty()) {
        (true, true) => empty("match.needs.none"),
        (true, false) => empty("match.open.none"),
        _ => el("ol.matches").child(all(open.iter().filter_map(|each| pair(each)))),
    };
    let unused_list =
        if unused.is_empty() { empty("match.offers.none") } else { el("ul.matches").child(all(unused)) };
    group()
        .child(
            el("section.block")
                .child(el("div.head").child(el("h3").child(app.t("match.open"))).child(sheet))
                .child(open_list)
                .child(answered),
        )
        .child(closed)
        .child(el("section.block").child(el("h3").child(app.t("match.offers"))).child(unused_list))
}

/// What a need is called, and what it asks for.
pub fn asked(need: &Record) -> (String, String) {
    let (title, text) =
        if need.kind == Kind::Commitment { ("project", "needed") } else { ("wrestling", "help") };
    (need.field(title).to_owned(), need.field(text).to_owned())
}

fn shown(app: App, need: &Record, pair: &Pair) -> View {
    let (title, text) = asked(need);
    let helper = |each: &crate::domain::matching::Suggestion| {
        let words = app.held(&each.offer).as_ref().and_then(offered).unwrap_or_default();
        el("li")
            .child(el("b").attr("dir", "auto").child(app.author(&each.by)))
            .child(el("p.text").attr("dir", "auto").child(words))
            .child(el("p.small").child(why(app, need, each).join(" · ")))
    };
    let answers = pair.answers.iter().filter_map(|id| app.held(id)).map(|offer| answer(app, need, &offer));
    let answers = (!pair.answers.is_empty()).then(|| el("ul.suggested").child(all(answers)));
    let helpers = if pair.met {
        group()
    } else if pair.suggestions.is_empty() {
        el("p.hint").child(app.t("match.nobody"))
    } else {
        el("ul.suggested").child(all(pair.suggestions.iter().map(helper)))
    };
    el("li")
        .child(for_hosts(app, need).map(|tag| el("p.tags").child(tag)))
        .child(el("h4").attr("dir", "auto").child(title))
        .child(el("p.text").attr("dir", "auto").child(text))
        .child(el("p.small").attr("dir", "auto").child(app.author(&need.by)))
        .child(answers)
        .child(helpers)
}

/// Who can help, and what whoever needs it said to that.
fn answer(app: App, need: &Record, offer: &Record) -> View {
    let said = app.session.with_untracked(|session| answered(&session.records, offer));
    let said = app.tw(&["match.said.", said.word()].concat(), &[("name", &app.author(&need.by))]);
    el("li")
        .child(el("b").attr("dir", "auto").child(app.author(&offer.by)))
        .child(el("p.text").attr("dir", "auto").child(offer.field("text").to_owned()))
        .child(el("p.small").child([way_words(app, offer), said].join(" · ")))
}

/// A sheet to introduce people to each other: from needs that the room may read alone.
fn sheet(app: App, found: &Overview) -> Page {
    let mut parts = Vec::new();
    for pair in found.needs.iter().filter(|pair| !pair.suggestions.is_empty()) {
        let Some(need) = app.held(&pair.need) else { continue };
        let (title, text) = asked(&need);
        let mut lines = vec![(app.author(&need.by), text)];
        for each in &pair.suggestions {
            let words = app.held(&each.offer).as_ref().and_then(offered).unwrap_or_default();
            let words = [words, why(app, &need, each).join(" · ")].join("\n");
            lines.push((["→ ", &app.author(&each.by)].concat(), words));
        }
        parts.push(Part { heading: title, lines });
    }
    Page {
        title: app.t("match.sheet"),
        subtitle: app.settings().title,
        lang: app.texts().lang().to_owned(),
        dir: app.dir(),
        parts,
    }
}
