//! Sections to pick, in an order of one's own.

use crate::ui::dom::{View, all, el, group, live, on_press, text, truth};
use leptos::prelude::*;

use super::{
    super::{Icon, icon, prose},
    Said,
    order::{Order, list, order},
};
use crate::domain::{Json, guide::Choice};

/// What there is to read of a section before one picks it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PickCard {
    /// Id of the section.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it is about, in the small Markdown subset.
    pub idea: String,
    /// How long it takes and whom it suits, in words.
    pub about: String,
    /// How long it takes.
    pub minutes: u64,
    /// The label that sections of one topic share.
    pub topic: String,
}

/// The cards by topic, then what was picked, in order.
pub fn pick(cards: Vec<PickCard>, said: &Said, start: &Json, change: Callback<Json>) -> View {
    let mut ids: Vec<String> = Vec::new();
    for id in start.items().iter().filter_map(Json::text) {
        if cards.iter().any(|card| card.id == id) {
            ids.push(id.to_owned());
        }
    }
    let items = RwSignal::new(ids);
    let changed = Callback::new(move |()| change.run(list(items)));
    let mut topics: Vec<&str> = Vec::new();
    for card in &cards {
        if !topics.contains(&card.topic.as_str()) {
            topics.push(&card.topic);
        }
    }
    let shown = topics.iter().map(|topic| {
        let heading = (!topic.is_empty()).then(|| el("h3.topic").child(*topic));
        let mut list = el("ul.picks");
        for card in cards.iter().filter(|card| card.topic == *topic) {
            list = list.child(self::card(card, said, items, changed));
        }
        group().child(heading).child(list)
    });
    let options =
        cards.iter().map(|card| Choice { id: card.id.clone(), label: card.title.clone() }).collect();
    let minutes: Vec<(String, u64)> = cards.iter().map(|card| (card.id.clone(), card.minutes)).collect();
    let texts = said.texts.clone();
    let sum = move || {
        items.with(|items| {
            if items.is_empty() {
                return texts.get("pick.none");
            }
            let mut total = 0;
            for (id, each) in &minutes {
                total += if items.contains(id) { *each } else { 0 };
            }
            let picked = texts.count("pick.picked", items.len());
            match usize::try_from(total) {
                Ok(total) if total > 0 => format!("{picked} · {}", texts.count("guide.minutes", total)),
                _ => picked,
            }
        })
    };
    let walk = order(Order { items, options, removes: true, changed }, said);
    el("div.picking").child(all(shown)).child(
        el("div.picked")
            .child(el("h3.topic").child(said.texts.get("pick.order")))
            .child(el("p.hint").attr("role", "status").child(live(move || View::from(sum()))))
            .child(walk),
    )
}

fn card(card: &PickCard, said: &Said, items: RwSignal<Vec<String>>, changed: Callback<()>) -> View {
    let id = card.id.clone();
    let is_picked = {
        let id = id.clone();
        Memo::new(move |_| items.with(|items| items.contains(&id)))
    };
    let press = move || {
        items.update(|items| {
            if is_picked.get_untracked() {
                items.retain(|each| *each != id);
            } else {
                items.push(id.clone());
            }
        });
        changed.run(());
    };
    let (pick, picked) = (said.texts.get("pick.pick"), said.texts.get("pick.picked"));
    let about = (!card.about.is_empty()).then(|| el("p.small").child(card.about.as_str()));
    el("li.paper")
        .child(el(if card.topic.is_empty() { "h3" } else { "h4" }).child(card.title.as_str()))
        .child(el("div.prose").child(prose(&card.idea)))
        .child(
            el("div.under").child(about).child(
                el("button.choice")
                    .attr("aria-pressed", truth(move || is_picked.get()))
                    .attr("aria-label", said.texts.with("pick.this", &[("title", &card.title)]))
                    .on("click", on_press(press))
                    .child(icon(Icon::Check))
                    .child(text(move || if is_picked.get() { picked.clone() } else { pick.clone() })),
            ),
        )
}
