//! A practice library: examples and what people added, to search, to filter, to bookmark, to add to.

use crate::ui::dom::{
    Spot, View, all, each, el, fresh, group, live, on_press, on_typed, text, text_value, truth,
};
use leptos::prelude::*;

use super::{
    super::{
        app::App,
        parts::{Icon, button, icon, icon_button},
    },
    form::form,
    library_card::card,
    library_find::{Wanted, found},
    prompt::finished,
};
use crate::domain::guide::{Choice, Library};

/// The library of a step.
pub fn library(app: App, library: &Library) -> View {
    let held = StoredValue::new(library.clone());
    let wanted = RwSignal::new(Wanted::default());
    let cards = Memo::new(move |_| {
        app.session.with(|session| wanted.with(|wanted| held.with_value(|held| found(held, session, wanted))))
    });
    let shown = move |id: String| held.with_value(|held| card(app, held, &id));
    let area = Spot::new();
    let empty = Memo::new(move |_| cards.with(Vec::is_empty));
    let nothing = move || {
        empty.get().then(|| {
            el("div.empty").child(icon(Icon::Search)).child(el("p").child(app.t("library.none"))).child(
                button("btn", app.t("library.show_all"), move || {
                    wanted.set(Wanted::default());
                    area.focus_soon();
                }),
            )
        })
    };
    let title = if library.title.is_empty() { app.t("library.find") } else { library.title.clone() };
    el("section.library")
        .child(el("h3").attr("tabindex", "-1").at(area).child(title))
        .child(tools(app, library, wanted))
        .child(
            el("p.found")
                .attr("role", "status")
                .child(text(move || app.tn("library.count", cards.with(Vec::len)))),
        )
        .child(live(nothing))
        .child(el("ul.cards.shelf").child(each(cards, shown)))
        .child(library.prompt.is_some().then(|| contribute(app, held)))
}

fn tools(app: App, library: &Library, wanted: RwSignal<Wanted>) -> View {
    let search = el("label.search")
        .child(el("span.unseen").child(app.t("library.search.label")))
        .child(icon(Icon::Search))
        .child(
            el("input.field")
                .attr("type", "search")
                .attr("placeholder", app.t("library.search"))
                .prop("value", text_value(move || wanted.with(|wanted| wanted.words.clone())))
                .on("input", on_typed(move |words| wanted.update(|wanted| wanted.words = words))),
        );
    let strategies =
        choose(app, "library.strategy", "library.strategies.all", &library.strategies, wanted, |wanted| {
            &mut wanted.strategy
        });
    let challenges =
        choose(app, "library.challenge", "library.challenges.all", &library.challenges, wanted, |wanted| {
            &mut wanted.challenge
        });
    let only = el("button.choice")
        .attr("aria-pressed", truth(move || wanted.with(|wanted| wanted.marked)))
        .on("click", on_press(move || wanted.update(|wanted| wanted.marked = !wanted.marked)))
        .child(icon(Icon::Check))
        .child(app.t("library.only"));
    el("div.tools")
        .attr("role", "search")
        .attr("aria-label", app.t("library.find"))
        .child(search)
        .child(challenges)
        .child(strategies)
        .child(only)
}

fn choose(
    app: App,
    label: &str,
    none: &str,
    choices: &[Choice],
    wanted: RwSignal<Wanted>,
    which: fn(&mut Wanted) -> &mut String,
) -> Option<View> {
    let option =
        |choice: &Choice| el("option").attr("value", choice.id.as_str()).child(choice.label.as_str());
    (!choices.is_empty()).then(|| {
        el("select.pick")
            .attr("aria-label", app.t(label))
            .child(el("option").attr("value", "").child(app.t(none)))
            .child(all(choices.iter().map(option)))
            .prop("value", text_value(move || wanted.with(|wanted| which(&mut wanted.clone()).clone())))
            .on("change", on_typed(move |id| wanted.update(|wanted| *which(wanted) = id)))
    })
}

/// The form for a practice of one's own, when it is wanted.
fn contribute(app: App, held: StoredValue<Library>) -> View {
    let adding = RwSignal::new(false);
    let area = Spot::new();
    let finished = finished(app, area, move || adding.set(false));
    let view = move || {
        if !adding.get_untracked() {
            return icon_button("btn", Icon::Plus, app.t("library.add"), move || {
                adding.set(true);
                // At once: who goes on with the keyboard must not be called back from a field.
                area.focus();
            });
        }
        let form = held.with_value(|held| {
            held.prompt.as_ref().map(|prompt| form(app, prompt, "library", None, true, finished))
        });
        group().child(form)
    };
    let key = move || format!("{} {}", adding.get(), app.person.get());
    el("div.ask").attr("tabindex", "-1").at(area).child(fresh(key, view))
}
