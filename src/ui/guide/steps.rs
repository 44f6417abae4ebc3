//! All steps at a glance, to go to any of them.

use leptos::prelude::*;

use crate::ui::dom::{View, el, group};

use super::{
    super::{
        app::{App, Place},
        parts::{Icon, icon, sheet},
        run::place,
    },
    walk,
};
use crate::domain::{
    guide::{Section, Step},
    session::Session,
};

/// The list of all steps of one's walk, by section.
pub fn steps_dialog(app: App) -> View {
    let body = app.session.with_untracked(|session| body(app, session));
    sheet("sheet", app.t("steps.title"), app.t("close"), move || app.shut(), body, None)
}

fn body(app: App, session: &Session) -> View {
    let guide = app.guide();
    let walked = app.walk();
    let here = walk::place(&guide, &walked, &session.here);
    let total = usize::try_from(walk::minutes(&guide, &walked)).unwrap_or_default();
    let mut body = group().child(el("p.hint").child(app.tn("steps.hint", total)));
    let mut at = 0;
    for (section, steps) in walk::steps_of(app, &guide) {
        let (done, all) = walk::answered(&steps, session);
        let mut items = el("ol.jump");
        for step in steps {
            items = items.child(item(app, step, at, here, session));
            at += 1;
        }
        body = body.child(heading(app, section, done, all)).child(items);
    }
    body
}

fn heading(app: App, section: &Section, done: usize, all: usize) -> View {
    let answered = (all > 0).then(|| {
        let words = app.tw("steps.answered", &[("n", &done.to_string()), ("total", &all.to_string())]);
        let mark = (done == all).then(|| icon(Icon::Check));
        el("small").child(mark).child(words)
    });
    let title = (!section.title.is_empty()).then(|| el("h3").child(section.title.as_str()));
    el("div.jump-head").child(title).child(answered)
}

fn item(app: App, step: &Step, at: usize, here: usize, session: &Session) -> View {
    let id = step.id.clone();
    let press = move |_| {
        app.shut();
        app.visit(Place::Guide);
        app.go_to(&id);
    };
    let mut about = Vec::new();
    if at == here {
        about.push(app.t("steps.here"));
    }
    if step.optional {
        about.push(app.t("guide.optional"));
    }
    if !step.roles.is_empty() {
        about.push(app.tw("roles.for", &[("roles", &app.roles(&step.roles))]));
    }
    about.extend(step.who.iter().map(|who| app.t(&format!("who.{who}"))));
    if app.has_draft(&step.id) {
        about.push(app.t("form.draft"));
    }
    let (done, all) = walk::answered_in(step, session);
    let is_done = all > 0 && done == all;
    if done > 0 {
        about.push(app.tw("steps.answered", &[("n", &done.to_string()), ("total", &all.to_string())]));
    }
    let minutes = app.tw("steps.minutes", &[("n", &step.minutes.to_string())]);
    let place = place(app, &step.id).map(|(at, _)| at.to_string());
    let number = match &place {
        _ if is_done => icon(Icon::Check),
        Some(at) => at.as_str().into(),
        None => "–".into(),
    };
    let class = if is_done {
        "done"
    } else if at < here {
        "passed"
    } else {
        ""
    };
    el("li").attr("class", class).attr("value", place).child(
        el("button.item")
            .attr("aria-current", (at == here).then_some("step"))
            .on("click", press)
            .child(el("span.no").attr("aria-hidden", "true").child(number))
            .child(
                el("span")
                    .child(el("b").child(step.title.clone()))
                    .child(" ")
                    .child(el("small").child(about.join(" · "))),
            )
            .child(el("small").child(minutes)),
    )
}
