//! Who will see an answer, said before one types, and chosen where the guide lets people choose.

use crate::ui::dom::{View, all, el, group, live, on_ticked, on_typed};

use super::{
    super::{
        app::App,
        parts::{Icon, icon},
    },
    draft::Pen,
};
use crate::domain::{Json, Quote, Visible, guide::Prompt};

/// The line that says who will see the answer, with the choices that the guide allows.
pub fn audience(app: App, prompt: &Prompt, pen: Pen) -> View {
    let sees = if prompt.audiences.len() > 1 {
        let option = |visible: &Visible| {
            let chosen = pen.now().visible == *visible;
            el("option")
                .attr("value", visible.word())
                .attr("selected", chosen)
                .child(app.t(&format!("audience.{}", visible.word())))
        };
        let choose = move |word: String| {
            if let Some(visible) = Visible::from_word(&word) {
                pen.change(|draft| draft.visible = visible);
            }
        };
        el("label.sees").child(asked(Icon::Eye, app.t("audience.label"))).child(" ").child(
            el("select.pick").on("change", on_typed(choose)).child(all(prompt.audiences.iter().map(option))),
        )
    } else {
        el("span.sees").child(icon(Icon::Eye)).child(app.t(&format!("sees.{}", prompt.visible.word())))
    };
    let shared = move || pen.with(|draft| draft.visible >= Visible::Room);
    let is_wall = prompt.wall && prompt.kind != crate::domain::Kind::Commitment;
    let wall = move || (is_wall && shared()).then(|| wall(app, pen));
    let asks = prompt.quote;
    let quote = move || (asks && shared()).then(|| quote(app, pen));
    group().child(el("div.under").child(sees)).child(live(wall)).child(live(quote))
}

/// The words before a choice; their second line stays beside the icon.
fn asked(sign: Icon, words: String) -> View {
    el("span").child(icon(sign)).child(words)
}

fn wall(app: App, pen: Pen) -> View {
    let on = pen.now().data.get("wall").and_then(Json::truth).unwrap_or_default();
    let toggle = move |on: bool| pen.change(|draft| drop(draft.data.insert("wall".to_owned(), on.into())));
    el("label.tick")
        .child(el("input").attr("type", "checkbox").prop("checked", on).on("change", on_ticked(toggle)))
        .child(el("span").child(app.t("form.wall")))
}

fn quote(app: App, pen: Pen) -> View {
    let option = |quote: &Quote| {
        let chosen = pen.now().quote == *quote;
        el("option")
            .attr("value", quote.word())
            .attr("selected", chosen)
            .child(app.t(&format!("quote.{}", quote.word())))
    };
    let choose = move |word: String| {
        if let Some(quote) = Quote::from_word(&word) {
            pen.change(|draft| draft.quote = quote);
        }
    };
    el("div.under").child(
        el("label.sees").child(asked(Icon::Text, app.t("quote.label"))).child(" ").child(
            el("select.pick").on("change", on_typed(choose)).child(all(Quote::ALL.iter().map(option))),
        ),
    )
}
