//! The greeting of somebody who comes back: where they stopped, and what they said they would find out.

use crate::ui::dom::{View, el, group, live, on_press};
use leptos::prelude::*;

use super::{
    super::{
        after,
        app::App,
        parts::{Icon, button, icon},
    },
    form::gist,
    walk,
};
use crate::domain::settings::Pace;

/// A calm line for somebody who has entries from an earlier visit, until they close it.
pub fn greeting(app: App) -> View {
    // On a shared device whoever sits there now may be somebody else.
    let back = Memo::new(move |_| app.back.get() && app.pace() != Pace::SharedDevice);
    let shown = live(move || {
        let is_back = back.get();
        let owes = app.owed.with(|owed| !owed.is_empty());
        (is_back || owes).then(|| untrack(|| line(app, is_back)))
    });
    el("div.greets").child(shown)
}

fn line(app: App, is_back: bool) -> View {
    let guide = app.guide();
    let walked = app.walk();
    let (name, stopped) = app.session.with(|session| {
        let here = walked.get(walk::place(&guide, &walked, &session.here));
        let step = here.and_then(|id| walk::find(&guide, id)).map(|(_, step)| step.title.clone());
        (session.author(&session.me).0, step.unwrap_or_default())
    });
    let words = match name.as_str() {
        _ if !is_back => app.t("after.last_time"),
        "" => app.tw("greet.back.nameless", &[("step", &stopped)]),
        name => app.tw("greet.back", &[("name", name), ("step", &stopped)]),
    };
    let close = move || {
        app.back.set(false);
        app.owed.set(Vec::new());
        app.mend_focus("#step-title");
    };
    el("div.notice.calm.greeting")
        .attr("role", "status")
        .child(icon(Icon::Hands))
        .child(el("div").child(el("p").child(words)).child(owed(app)).child(asked_again(app)))
        .child(
            el("button.btn.square.plain")
                .attr("aria-label", app.t("close"))
                .on("click", on_press(close))
                .child(icon(Icon::Close)),
        )
}

/// What one promised and has not told of yet, each with the way to do so.
fn owed(app: App) -> View {
    let mut lines = group();
    for record in app.owed.get_untracked() {
        lines = lines
            .child(el("p.text").attr("dir", "auto").child(after::words(app, &record)))
            .child(after::tell(app, record.id));
    }
    lines
}

/// What is asked at a return visit, as far as it is not answered: one's own words, and the way there.
fn asked_again(app: App) -> View {
    let guide = app.guide();
    let mut lines = group();
    for (step, prompt) in guide.prompts().filter(|(_, prompt)| prompt.returns) {
        let about = app.session.with(|session| {
            let is_open = session.answers(&prompt.id).next().is_none();
            guide.about(session, prompt).filter(|_| is_open).cloned()
        });
        let (Some(record), Some(asked)) = (about, guide.prompt(&prompt.about)) else { continue };
        if app.owed.with(|owed| owed.iter().any(|each| each.id == record.id)) {
            continue;
        }
        let id = step.id.clone();
        lines = lines.child(el("p.text").attr("dir", "auto").child(gist(app, asked, &record))).child(button(
            "btn",
            prompt.label.clone(),
            move || {
                app.go_to(&id);
                app.mend_focus("#step-title");
            },
        ));
    }
    lines
}
