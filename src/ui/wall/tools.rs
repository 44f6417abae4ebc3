//! Finding cards: search as one types, and one sheet with everything that narrows the wall down.

use crate::ui::dom::{View, all, el, group, live, on_press, on_typed, text, text_value, truth};
use leptos::prelude::*;

use super::super::{
    app::{App, Dialog},
    parts::{Icon, button, icon, sheet},
};
use crate::domain::{
    guide::Choice,
    wall::{Board, Filter, Order},
};

/// A condition that is on or off.
type Switch = fn(&mut Filter) -> &mut bool;
/// A condition that is one of several.
type Pick = fn(&mut Filter) -> &mut String;

/// The tools above the cards.
pub fn tools(app: App) -> View {
    let filter = app.filter;
    let search = move |text: String| filter.update(|filter| filter.search = text);
    let open = Memo::new(move |_| filter.with(Filter::is_open));
    let conditions = Memo::new(move |_| filter.with(Filter::conditions));
    let narrowed = Memo::new(move |_| conditions.get() > 0);
    let found = move || {
        let shown = app.shelf.with(|board| board.shown().len());
        if open.get() { String::new() } else { app.tn("wall.found", shown) }
    };
    let count = move || {
        let count = conditions.get();
        (count > 0).then(|| el("span.count").child(count.to_string()))
    };
    let clear =
        move || narrowed.get().then(|| button("btn plain", app.t("wall.show_all"), move || show_all(app)));
    let searched = Memo::new(move |_| filter.with(|filter| filter.search.clone()));
    let field = el("input.field")
        .attr("type", "search")
        .attr("id", "wall-search")
        .attr("placeholder", app.t("wall.search"))
        .prop("value", text_value(move || searched.get()))
        .on("input", on_typed(search));
    let search = el("label.search")
        .child(el("span.unseen").child(app.t("wall.search.label")))
        .child(icon(Icon::Search))
        .child(field);
    let more = el("button.btn.filter")
        .attr("aria-haspopup", "dialog")
        .on("click", on_press(move || app.open(Dialog::Find)))
        .child(icon(Icon::Sieve))
        .child(app.t("wall.filter"))
        .child(live(count));
    let tools = el("div.tools").attr("role", "search").attr("aria-label", app.t("wall.find"));
    let tools = tools.child(search).child(needs(app)).child(order(app)).child(more);
    let status =
        el("div.found").child(el("p[dir=auto]").attr("role", "status").child(text(found))).child(live(clear));
    group().child(tools).child(status)
}

/// Every card again.
pub fn show_all(app: App) {
    app.filter.update(|filter| *filter = Filter { order: filter.order, ..Filter::default() });
    app.mend_focus("#wall-search");
}

/// The sheet with all ways to narrow the wall down.
pub fn find_sheet(app: App) -> View {
    let guide = app.guide();
    let places =
        app.session.with_untracked(|session| app.shelf.with_untracked(|board| board.places(session)));
    let place = |place: String| Choice { id: place.clone(), label: place };
    let places: Vec<Choice> = places.into_iter().map(place).collect();
    let row = |label: &str, pick: View| {
        el("label.part").child(el("span.label.minor").child(app.t(label))).child(pick)
    };
    let several = |label: &str, choices: &[Choice], which: Pick, every: &str| {
        (!choices.is_empty()).then(|| row(label, pick(app, choices, which, every)))
    };
    let shown = move || app.tn("wall.show", app.shelf.with(|board| board.shown().len()));
    let due = move || app.filter.with(|filter| !filter.due.is_empty());
    let until = move || {
        let day = if due() { String::new() } else { app.day(super::SOON) };
        app.filter.update(|filter| filter.due = day);
    };
    let body = el("div.finding")
        .child(several("wall.needs", &guide.needs, |filter| &mut filter.need, "wall.needs.all"))
        .child(several("wall.role", &guide.roles, |filter| &mut filter.role, "wall.role.all"))
        .child(several("wall.place", &places, |filter| &mut filter.place, "wall.place.all"))
        .child(row("wall.order", order(app)))
        .child(
            el("div.choices")
                .attr("role", "group")
                .attr("aria-label", app.t("wall.only"))
                .child(toggle(app, "wall.mine", |filter| &mut filter.mine))
                .child(toggle(app, "wall.has_help", |filter| &mut filter.helped))
                .child(toggle(app, "wall.unread", |filter| &mut filter.unread))
                .child(switch(app.t("wall.due"), due, until)),
        );
    let foot = group()
        .child(button("btn", app.t("wall.show_all"), move || {
            app.shut();
            show_all(app);
        }))
        .child(el("button.btn.main").on("click", on_press(move || app.shut())).child(text(shown)));
    sheet("sheet narrow", app.t("wall.find"), app.t("close"), move || app.shut(), body, Some(foot))
}

fn needs(app: App) -> View {
    pick(app, &app.guide().needs, |filter| &mut filter.need, "wall.needs.all")
        .attr("aria-label", app.t("wall.needs"))
}

fn pick(app: App, choices: &[Choice], which: Pick, every: &str) -> View {
    let value = Memo::new(move |_| app.filter.with(|filter| which(&mut filter.clone()).clone()));
    let choice = |choice: &Choice| {
        let chosen = value.get_untracked() == choice.id;
        el("option").attr("value", choice.id.as_str()).attr("selected", chosen).child(choice.label.as_str())
    };
    el("select.pick")
        .prop("value", text_value(move || value.get()))
        .on("change", on_typed(move |value| app.filter.update(|filter| *which(filter) = value)))
        .child(el("option").attr("value", "").child(app.t(every)))
        .child(all(choices.iter().map(choice)))
}

fn order(app: App) -> View {
    let value = Memo::new(move |_| app.filter.with(|filter| filter.order.word().to_owned()));
    let choice = |order: &Order| {
        let chosen = value.get_untracked() == order.word();
        el("option")
            .attr("value", order.word())
            .attr("selected", chosen)
            .child(app.t(&format!("wall.{}", order.word())))
    };
    let change = move |word: String| {
        app.filter.update(|filter| filter.order = Order::from_word(&word).unwrap_or_default());
    };
    el("select.pick")
        .attr("aria-label", app.t("wall.order"))
        .prop("value", text_value(move || value.get()))
        .on("change", on_typed(change))
        .child(all(Order::ALL.iter().map(choice)))
}

fn toggle(app: App, words: &str, which: Switch) -> View {
    let on = move || app.filter.with(|filter| *which(&mut filter.clone()));
    switch(app.t(words), on, move || app.filter.update(|filter| *which(filter) = !*which(filter)))
}

fn switch(words: String, on: impl FnMut() -> bool + 'static, press: impl Fn() + 'static) -> View {
    el("button.choice")
        .attr("aria-pressed", truth(on))
        .on("click", on_press(press))
        .child(icon(Icon::Check))
        .child(words)
}

/// Says how many cards came while somebody was reading, and shows them.
pub fn news(app: App) -> View {
    let waiting = Memo::new(move |_| app.shelf.with(Board::waiting));
    let show = move || {
        app.shelf.release();
        app.mend_focus(".wall .cards > li");
    };
    el("div.news").attr("role", "status").child(live(move || {
        let waiting = waiting.get();
        (waiting > 0).then(|| {
            el("button.btn.main")
                .on("click", on_press(show))
                .child(icon(Icon::Up))
                .child(app.tn("wall.new", waiting))
        })
    }))
}
