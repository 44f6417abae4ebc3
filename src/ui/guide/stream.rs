//! A stream: many short posts to one question, one's own and others', the newest first.

use crate::ui::dom::{Spot, View, each, el, fresh, group, live};
use leptos::prelude::*;

use super::{
    super::{
        app::App,
        drafts::edit_here,
        parts::{Icon, button, icon_button},
    },
    answer::{by, said, sees, waiting},
    form::form,
    prompt::{Asked, finished},
    react::{reactions, received},
};

/// How many posts are shown at first, and with each press for more.
const PAGE: usize = 40;

/// The composer, then the posts.
pub fn stream(app: App, asked: Asked, area: Spot) -> View {
    let edited = RwSignal::new(None::<String>);
    let posted = RwSignal::new(0_usize);
    let finished = finished(app, area, move || {
        edited.set(None);
        posted.update(|posted| *posted += 1);
    });
    let form = move || {
        let held = edited.get_untracked().and_then(|id| app.held(&id));
        let leave = held.is_some();
        asked.with_value(|prompt| form(app, prompt, "step", held, leave, finished))
    };
    let shown = RwSignal::new(PAGE);
    let all =
        Memo::new(move |_| app.session.with(|session| asked.with_value(|prompt| session.stream(&prompt.id))));
    let withheld = Memo::new(move |_| {
        app.session.with(|session| asked.with_value(|prompt| app.guide().withheld(session, &prompt.id)))
    });
    let posts = Memo::new(move |_| {
        if withheld.get() {
            return Vec::new();
        }
        all.with(|all| all.iter().take(shown.get()).cloned().collect::<Vec<_>>())
    });
    let begin = Callback::new(move |id: String| {
        edited.set(Some(id));
        area.fill_in_soon();
    });
    let number = asked.with_value(|prompt| {
        (!prompt.number.is_empty()).then(|| el("span.number").child(prompt.number.as_str()))
    });
    let state = move || {
        if withheld.get() {
            return waiting(app, all.with(Vec::len));
        }
        let words = match all.with(Vec::len) {
            0 => app.t("stream.empty"),
            count => app.tn("stream.posts", count),
        };
        el("p.hint").child(words)
    };
    let more = move || {
        let left = all.with(Vec::len).saturating_sub(shown.get());
        (left > 0 && !withheld.get())
            .then(|| button("btn", app.tn("stream.more", left), move || shown.update(|shown| *shown += PAGE)))
    };
    el("div.stream")
        .child(number)
        .child(fresh(move || format!("{} {}", edited.get().unwrap_or_default(), posted.get()), form))
        .child(live(state))
        .child(el("ol.posts").child(each(posts, move |id| post(app, asked, id, begin))))
        .child(live(more))
}

fn post(app: App, asked: Asked, id: String, edit: Callback<String>) -> View {
    let entry = id.clone();
    let shown = live(move || {
        app.person.track();
        let record = app.record(&id)?;
        let mine = app.session.with_untracked(|session| session.me == record.by);
        let (words, number) = asked.with_value(|prompt| (said(app, prompt, &record), prompt.number.clone()));
        let number = (!number.is_empty()).then(|| el("span.number").child(number));
        let who =
            if mine { el("p.by").child(el("span").child(app.t("card.you"))) } else { by(app, &record.by) };
        let head = el("div.post-head").child(number).child(who);
        let body = group().child(head).child(words);
        if !mine {
            return Some(body.child(reactions(app, &record)));
        }
        let (edited, gone) = (record.id.clone(), record.id.clone());
        let acts = el("div.acts")
            .child(edit_here(app, &record, move || edit.run(edited.clone())))
            .child(icon_button("btn plain", Icon::Trash, app.t("take_back"), move || app.take_back(&gone)));
        Some(body.child(received(app, &record)).child(el("p.under").child(sees(app, &record)).child(acts)))
    });
    el("li.post.paper").attr("data-entry", entry).attr("tabindex", "-1").child(shown)
}
