//! The commitment wall: what people will do, what they need, who can help.

mod card;
mod face;
mod moderated;
mod offer;
mod read;
mod shelf;
mod story;
mod suggestions;
mod tools;
mod window;

#[cfg(feature = "host")]
pub use card::{by, inside, name};
pub use card::{card, own_cards};
#[cfg(feature = "host")]
pub use face::Face;
pub use offer::all_mine as my_offers;
#[cfg(feature = "host")]
pub use offer::way_words;
pub use read::read;
pub use shelf::Shelf;
#[cfg(feature = "host")]
pub use suggestions::why;
pub use tools::find_sheet;

use crate::ui::dom::{Spot, View, el, live, text};
use leptos::prelude::*;

use super::{
    app::{App, Dialog, Place},
    drafts::Way,
    parts::{Icon, button, icon},
};
use crate::domain::{Kind, notes, wall::Board};

/// What is due within so many days is due soon.
const SOON: u32 = 14;

/// The wall pane.
pub fn wall_pane(app: App) -> View {
    let (heading, pane) = (Spot::new(), Spot::new());
    Effect::new(move |_| {
        if app.place.get() == Place::Wall {
            heading.focus_soon();
        }
    });
    Effect::new(move |_| {
        app.person.track();
        app.restore_read();
    });
    let counts = move || app.shelf.with(|board| counts(app, board));
    let any = Memo::new(move |_| app.shelf.with(|board| board.total() > 0));
    let nothing = Memo::new(move |_| app.shelf.with(|board| board.total() > 0 && board.shown().is_empty()));
    let view = el("section.pane.wall")
        .attr("aria-labelledby", "wall-title")
        .at(pane)
        .child(
            el("header.wallhead")
                .child(
                    el("h2")
                        .attr("id", "wall-title")
                        .attr("tabindex", "-1")
                        .at(heading)
                        .child(app.t("wall.title")),
                )
                .child(el("p[dir=auto]").child(text(counts))),
        )
        .child(suggestions::asked(app))
        .child(live(move || if any.get() { tools::tools(app) } else { empty(app) }))
        .child(live(move || nothing.get().then(|| not_found(app))))
        .child(tools::news(app))
        .child(window::cards(app))
        .child(foot(app, any));
    window::stay(pane);
    view
}

fn counts(app: App, board: &Board) -> String {
    if board.total() == 0 {
        return app.t("wall.none");
    }
    let total = app.tn("wall.total", board.total());
    match board.helped() {
        0 => total,
        helped => format!("{total} · {}", app.tn("wall.helped", helped)),
    }
}

fn empty(app: App) -> View {
    el("div.empty")
        .child(icon(Icon::Hands))
        .child(el("h3").child(app.t("wall.empty.title")))
        .child(el("p").child(app.t("wall.empty.text")))
        .child(add(app))
}

fn not_found(app: App) -> View {
    let words = move || app.tn("wall.nothing.text", app.shelf.with(Board::total));
    el("div.empty")
        .child(icon(Icon::Search))
        .child(el("h3").child(app.t("wall.nothing.title")))
        .child(el("p").child(text(words)))
        .child(button("btn", app.t("wall.show_all"), move || tools::show_all(app)))
}

fn foot(app: App, any: Memo<bool>) -> View {
    let guide = app
        .has_guide()
        .then(|| button("btn to-other", app.t("guide.short"), move || app.visit(Place::Guide)));
    el("nav.foot")
        .attr("aria-label", app.t("wall.move"))
        .child(guide)
        .child(live(move || any.get().then(|| add(app))))
}

fn add(app: App) -> View {
    let prompt =
        app.guide().prompt_for(&Kind::Commitment).map(|prompt| prompt.id.clone()).unwrap_or_default();
    let way = Way { class: "btn main", icon: Icon::Plus, words: ["wall.add", "wall.go_on"] };
    way.button(app, move |me| notes::draft(me, &prompt, None, "dialog"), move || app.open(Dialog::Commit))
}
