//! What one reads in a step. Things to do have files of their own.

use leptos::prelude::*;

use crate::ui::dom::{View, all, attr, el, nothing};

use super::{
    super::{
        app::App,
        parts::{Icon, icon, prose},
    },
    close, library,
    meant::meant_for,
    media, practices, prompt,
};
use crate::domain::guide::{Block, Resource, Round, Step};

/// Any block of a step.
pub fn block(app: App, block: &Block) -> View {
    match block {
        Block::Text(text) => el("div.prose").child(prose(text)),
        Block::Quote { text, by } => quote(text, by),
        Block::Norms { title, items } => norms(title, items),
        Block::Practices(items) => practices::practices(app, items),
        Block::Rounds(rounds) => self::rounds(app, rounds),
        Block::Table { caption, columns, rows } => table(caption, columns, rows),
        Block::Resources { title, items } => resources(app, title, items),
        Block::Kit => close::kit(app),
        Block::TakeHome => close::take_home(app),
        Block::Credits => close::credits(app),
        Block::Prompt(prompt) => meant_for(app, &prompt.roles, prompt::prompt(app, prompt)),
        Block::In { lang, dir, block } => {
            let dir = dir.map(|dir| dir.word());
            el("div.in")
                .attr("lang", (!lang.is_empty()).then_some(lang.as_str()))
                .attr("dir", dir)
                .child(self::block(app, block))
        }
        Block::Image(image) => media::image(image),
        Block::Video(video) => media::video(app, video),
        Block::Article(article) => media::article(app, article),
        Block::Library(library) => library::library(app, library),
        Block::Unknown(_) => el("p.hint").child(app.t("block.unknown")),
    }
}

/// The facilitator's note, for whoever opened the host tools.
pub fn note(app: App, step: &Step) -> Option<View> {
    let shown = cfg!(feature = "host") && app.hosts.get_untracked() && !step.note.is_empty();
    shown.then(|| {
        el("details.facilitator.paper")
            .child(el("summary").child(app.t("host.note")))
            .child(el("div.prose").child(prose(&step.note)))
    })
}

/// The picture for who does something.
pub fn who_icon(who: &str) -> View {
    icon(match who {
        "alone" => Icon::Person,
        "pairs" => Icon::Pair,
        _ => Icon::People,
    })
}

fn quote(text: &str, by: &str) -> View {
    let by = (!by.is_empty()).then(|| el("footer").child(by.to_owned()));
    el("blockquote.quote").child(el("p").child(text.to_owned())).child(by)
}

fn norms(title: &str, items: &[String]) -> View {
    let items = all(items.iter().map(|item| el("li").child(item.clone())));
    el("div.prose").child(el("h3").child(title.to_owned())).child(el("ul").child(items))
}

fn rounds(app: App, rounds: &[Round]) -> View {
    let here = untrack(|| app.here());
    let now = super::super::run::rounds_now(app, &here, rounds);
    let item = |(at, round): (usize, &Round)| {
        let silent = round.silent;
        let words = move || {
            let minutes = now.with(|(minutes, _)| minutes.get(at).copied().unwrap_or_default());
            let minutes = app.tn("rounds.minutes", usize::try_from(minutes).unwrap_or_default());
            if silent { app.tw("rounds.silent", &[("minutes", &minutes)]) } else { minutes }
        };
        let state = move || super::super::run::round_state(now, at);
        let current = move || state().filter(|state| state == "now").map(|_| "step".to_owned());
        let text = (!round.text.is_empty()).then(|| el("small").child(round.text.clone()));
        el("li")
            .attr("data-round", attr(state))
            .attr("aria-current", attr(current))
            .child(who_icon(&round.who))
            .child(el("b").child(app.t(&format!("who.{}", round.who))))
            .child(el("span").child(super::super::dom::text(words)))
            .child(text)
    };
    el("ol.rounds").attr("aria-label", app.t("rounds.label")).child(all(rounds.iter().enumerate().map(item)))
}

/// Roles are spelled out because stacked rows on a phone lose the table's own meaning.
fn table(caption: &str, columns: &[String], rows: &[(String, Vec<String>)]) -> View {
    let heads = columns
        .iter()
        .map(|column| el("th").attr("scope", "col").attr("role", "columnheader").child(column.clone()));
    let row = |(head, cells): &(String, Vec<String>)| {
        let cells = cells.iter().zip(columns).map(|(cell, column)| {
            el("td")
                .attr("role", "cell")
                .child(el("span.col").attr("aria-hidden", "true").child(column.clone()))
                .child(cell.clone())
        });
        el("tr")
            .attr("role", "row")
            .child(el("th").attr("scope", "row").attr("role", "rowheader").child(head.clone()))
            .child(all(cells))
    };
    let empty = "cell";
    el("table.compare")
        .attr("role", "table")
        .child(el("caption").child(caption.to_owned()))
        .child(
            el("thead")
                .attr("role", "rowgroup")
                .child(el("tr").attr("role", "row").child(el("td").attr("role", empty)).child(all(heads))),
        )
        .child(el("tbody").attr("role", "rowgroup").child(all(rows.iter().map(row))))
}

fn resources(app: App, title: &str, items: &[Resource]) -> View {
    let item = |resource: &Resource| {
        let name = resource.title.clone();
        let name = if resource.url.is_empty() {
            el("b").child(name)
        } else {
            el("a")
                .attr("href", resource.url.clone())
                .attr("target", "_blank")
                .attr("rel", "noopener noreferrer")
                .child(name)
        };
        let note = if resource.url.is_empty() && resource.note.is_empty() {
            app.t("resources.later")
        } else {
            resource.note.clone()
        };
        let class = if resource.url.is_empty() { "later" } else { "paper" };
        el("li")
            .attr("class", class)
            .child(icon(Icon::Text))
            .child(el("div").child(name).child(el("p").child(note)))
    };
    // What leads nowhere yet concerns those alone who can give it an address.
    let ready = |resource: &&Resource| app.hosts.get_untracked() || !resource.url.is_empty();
    let items: Vec<View> = items.iter().filter(ready).map(item).collect();
    if items.is_empty() {
        return nothing();
    }
    el("section.take").child(el("h3").child(title.to_owned())).child(el("ul.links").child(items))
}
