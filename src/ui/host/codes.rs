//! Codes and links that people handed in, taken in like the files that they are.

use leptos::{prelude::*, task::spawn_local};

use super::{
    after::{codes_in, unsqueezed},
    files::{Came, import},
};
use crate::{
    domain::Problem,
    ui::{
        app::App,
        dom::{View, all, el, live, on_typed},
        parts::button,
    },
};

/// The field to paste them into.
pub fn codes(app: App) -> View {
    let pasted = RwSignal::new(String::new());
    let round = RwSignal::new(0_u32);
    let report = RwSignal::new(Vec::<Came>::new());
    let field = move || {
        round.track();
        el("textarea.field")
            .attr("id", "host-code")
            .attr("rows", "3")
            .attr("dir", "ltr")
            .attr("aria-describedby", "host-code-h")
            .on("input", on_typed(move |text| pasted.set(text)))
    };
    let take = move || {
        let text = pasted.get_untracked();
        spawn_local(async move {
            let came = taken(app, &text).await;
            if app.session.is_disposed() {
                return;
            }
            let whole = came.iter().all(|came| !came.refused);
            for came in &came {
                app.announce(&came.words(app));
            }
            report.set(came);
            if whole {
                pasted.set(String::new());
                round.update(|round| *round += 1);
            }
        });
    };
    let line =
        move |came: Came| el("li").child(el("b").child(came.name.clone())).child(" ").child(came.words(app));
    el("section.block")
        .child(el("h3").child(el("label").attr("for", "host-code").child(app.t("host.code"))))
        .child(el("p.hint").attr("id", "host-code-h").child(app.t("host.code.hint")))
        .child(live(field))
        .child(el("div.acts").child(button("btn", app.t("host.code.take"), take)))
        .child(
            el("ul.report")
                .attr("aria-live", "polite")
                .child(live(move || all(report.get().into_iter().map(line)))),
        )
}

async fn taken(app: App, text: &str) -> Vec<Came> {
    let name = app.t("host.code.name");
    let (codes, missing) = codes_in(text);
    let mut all = Vec::new();
    for code in &codes {
        let bytes = unsqueezed(code).await;
        if app.session.is_disposed() {
            return all;
        }
        all.push(match bytes {
            Some(bytes) => Came { name: name.clone(), ..import(app, "", &bytes) },
            None => refused(&name, Problem::new("", "file.link")),
        });
    }
    if missing > 0 {
        all.push(refused(&name, Problem::new("", "file.pieces").with("count", missing.to_string())));
    } else if codes.is_empty() {
        all.push(refused(&name, Problem::new("", "file.no-code")));
    }
    all
}

fn refused(name: &str, problem: Problem) -> Came {
    Came { name: name.to_owned(), refused: true, problems: vec![problem], ..Came::default() }
}
