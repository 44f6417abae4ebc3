//! Things in an order of one's own, moved up and down with buttons: no drag is needed.

use std::rc::Rc;

use crate::ui::dom::{Spot, View, attr, each, el, live, text, truth};
use leptos::{
    prelude::*,
    task::{spawn_local, tick},
};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::{
    super::{Icon, button, icon},
    Said,
};
use crate::domain::{
    Json,
    guide::{Choice, label},
};

/// A list in an order of one's own.
pub struct Order {
    /// Ids, in order.
    pub items: RwSignal<Vec<String>>,
    /// What people read for them.
    pub options: Vec<Choice>,
    /// Whether things can be taken out.
    pub removes: bool,
    /// Called after a change that the person made.
    pub changed: Callback<()>,
}

/// The options, each with its place. They stand in the order of the guide until somebody moves one, or
/// says that this order is theirs.
pub fn ranking(options: Vec<Choice>, said: &Said, start: &Json, change: Callback<Json>) -> View {
    let known = |id: &str| options.iter().any(|option| option.id == id);
    let mut ids: Vec<String> = Vec::new();
    for id in start.items().iter().filter_map(Json::text).filter(|id| known(id)) {
        ids.push(id.to_owned());
    }
    let given = RwSignal::new(!ids.is_empty());
    for option in &options {
        if !ids.contains(&option.id) {
            ids.push(option.id.clone());
        }
    }
    let items = RwSignal::new(ids);
    let changed = Callback::new(move |()| {
        given.set(true);
        change.run(list(items));
    });
    let (keep, kept, say) = (said.texts.get("order.keep"), said.texts.get("order.kept"), said.say);
    let state = move || {
        if given.get() {
            return el("p.hint").child(kept.clone());
        }
        let kept = kept.clone();
        button("btn", keep.clone(), move || {
            changed.run(());
            say.run(kept.clone());
        })
    };
    let list = order(Order { items, options, removes: false, changed }, said);
    el("div.ranking")
        .attr("data-open", attr(move || (!given.get()).then(String::new)))
        .child(list)
        .child(live(state))
}

/// The ids as an answer.
pub fn list(items: RwSignal<Vec<String>>) -> Json {
    Json::List(items.with_untracked(|items| items.iter().map(|id| Json::from(id.as_str())).collect()))
}

/// The list with its buttons.
pub fn order(order: Order, said: &Said) -> View {
    let Order { items, options, removes, changed } = order;
    let list = Spot::new();
    let (options, said) = (Rc::new(options), said.clone());
    let ids = Memo::new(move |_| items.get());
    let row = move |id: String| {
        let name = label(&options, &id).to_owned();
        let place = {
            let id = id.clone();
            Memo::new(move |_| {
                items.with(|items| items.iter().position(|each| *each == id).unwrap_or_default())
            })
        };
        let move_button = |up: bool, picture: Icon| {
            let (id, name, said) = (id.clone(), name.clone(), said.clone());
            let words = said.texts.with(if up { "order.up" } else { "order.down" }, &[("label", &name)]);
            let ends = move || place.get() == if up { 0 } else { items.with(Vec::len).saturating_sub(1) };
            let class = if up { "button.btn.square.plain.up" } else { "button.btn.square.plain" };
            el(class)
                .attr("data-way", if up { "up" } else { "down" })
                .attr("aria-label", words)
                .attr("aria-disabled", truth(ends))
                .on("click", move |_| {
                    let from = place.get_untracked();
                    let to = if up { from.saturating_sub(1) } else { from + 1 };
                    let count = items.with_untracked(Vec::len);
                    if from == to || to >= count {
                        return;
                    }
                    items.update(|items| items.swap(from, to));
                    changed.run(());
                    let n = (to + 1).to_string();
                    let gaps = [("label", name.as_str()), ("n", n.as_str()), ("total", &count.to_string())];
                    said.say.run(said.texts.with("order.now", &gaps));
                    focus(list, &id, if up { "up" } else { "down" });
                })
                .child(icon(picture))
        };
        let remove = removes.then(|| {
            let gone = id.clone();
            el("button.btn.square.plain")
                .attr("aria-label", said.texts.with("order.remove", &[("label", &name)]))
                .on("click", move |_| {
                    let at = place.get_untracked();
                    items.update(|items| items.retain(|each| *each != gone));
                    changed.run(());
                    let near = items.with_untracked(|items| items.get(at).or(items.last()).cloned());
                    focus(list, &near.unwrap_or_default(), "down");
                })
                .child(icon(Icon::Close))
        });
        el("li")
            .attr("data-id", id.as_str())
            .child(
                el("span.no").attr("aria-hidden", "true").child(text(move || (place.get() + 1).to_string())),
            )
            .child(el("span").child(name.as_str()))
            .child(
                el("span.moves")
                    .child(move_button(true, Icon::Down))
                    .child(move_button(false, Icon::Down))
                    .child(remove),
            )
    };
    el("ol.order").attr("tabindex", "-1").at(list).child(each(ids, row))
}

/// What moves leaves the page for a moment, and the keyboard with it: it goes back to the same button.
fn focus(list: Spot, id: &str, way: &'static str) {
    let wanted = format!("[data-id='{id}'] [data-way={way}]");
    // Before the next key is heard, so that a second press on the same button counts.
    spawn_local(async move {
        tick().await;
        let Some(list) = list.get::<Element>() else { return };
        let found = list.query_selector(&wanted).ok().flatten().unwrap_or(list);
        if let Ok(found) = found.dyn_into::<HtmlElement>() {
            let _ = found.focus();
        }
    });
}
