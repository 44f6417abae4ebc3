//! The walk through the guide: progress, one step at a time, and the ways on.

mod answer;
mod audience;
mod blocks;
mod close;
mod draft;
mod form;
mod greet;
mod layout;
mod library;
mod library_card;
mod library_find;
mod meant;
mod media;
mod practices;
mod prompt;
mod react;
mod sentence;
mod steps;
mod stream;
mod walk;

pub use answer::{badge, said, sees, words};
#[cfg(feature = "host")]
pub use close::snippet;
pub use draft::Draft;
pub use form::{form, gist, quoted};
pub use react::{reactions, received};
pub use steps::steps_dialog;

use crate::ui::dom::{Spot, View, all, attr, el, fresh, live, nothing, on_press, text};
use leptos::prelude::*;

use super::{
    app::{App, Dialog, Place},
    parts::{Icon, button, icon},
    shared_device,
};
use crate::{
    domain::guide::{Section, Step},
    formats::event::Ended,
};

/// The guide pane.
pub fn guide_pane(app: App) -> View {
    let walked = Memo::new(move |_| app.walk());
    let here = Memo::new(move |_| {
        let here = app.session.with(|session| session.here.clone());
        walked.with(|walked| walk::place(&app.guide(), walked, &here))
    });
    let id = Memo::new(move |_| walked.with(|walked| walked.get(here.get()).cloned().unwrap_or_default()));
    let heading = Spot::new();
    let step = move || {
        let guide = app.guide();
        let found = walk::find(&guide, &id.get_untracked());
        found.map_or_else(nothing, |(section, step)| step_view(app, section, step, heading))
    };
    let go = move |to: usize| {
        let guide = app.guide();
        let wanted = walked.with_untracked(|walked| walked.get(to).cloned()).unwrap_or_default();
        if let Some((_, step)) = walk::find(&guide, &wanted) {
            app.go_to(&step.id);
            // A step that was left out is off the walk once one leaves it, so the numbers after it change.
            app.announce(&match untrack(|| super::run::place(app, &step.id)) {
                Some((n, _)) => app.tw("guide.now", &[("title", &step.title), ("n", &n.to_string())]),
                None => [app.t("guide.left_out"), step.title.clone()].join(": "),
            });
        }
        heading.focus_soon();
    };
    // A step that was reached from the list of steps, from the site or on another screen starts at its heading.
    Effect::new(move |before: Option<String>| {
        let now = id.get();
        if before.is_some_and(|before| before != now) {
            heading.focus_soon();
        }
        now
    });
    el("section.pane.guide")
        .attr("aria-label", app.t("guide.label"))
        .child(progress(app, walked, here))
        .child(greet::greeting(app))
        .child(fresh(move || id.get(), step))
        .child(shared_device::next_by_key(app))
        .child(foot(app, walked, here, go))
}

type Walk = Memo<Vec<String>>;

fn progress(app: App, walked: Walk, here: Memo<usize>) -> View {
    let done = Memo::new(move |_| {
        let guide = app.guide();
        let mut done = Vec::new();
        app.session.with(|session| {
            for id in walked.get() {
                let (n, all) =
                    walk::find(&guide, &id).map_or((0, 0), |(_, step)| walk::answered_in(step, session));
                done.push(all > 0 && n == all);
            }
        });
        done
    });
    let bar = move |at: usize| {
        let class = move || {
            let is_done = done.with(|done| done.get(at).copied().unwrap_or_default());
            let class = match at.cmp(&here.get()) {
                std::cmp::Ordering::Equal => "now",
                _ if is_done => "done",
                std::cmp::Ordering::Less => "passed",
                std::cmp::Ordering::Greater => "",
            };
            Some(class.to_owned())
        };
        el("li").attr("class", attr(class))
    };
    let total = Memo::new(move |_| walked.with(Vec::len));
    let words = move || {
        let id = walked.with(|walked| walked.get(here.get()).cloned()).unwrap_or_default();
        super::run::place_words(app, &id)
    };
    let minutes = move || {
        let guide = app.guide();
        let found = walked.with(|walked| walked.get(here.get()).and_then(|id| walk::find(&guide, id)));
        let minutes = found.map_or(0, |(_, step)| step.minutes);
        // While a timer runs, one time is enough.
        let counts =
            found.is_some_and(|(_, step)| app.run_state().timer_of(&step.id).is_some()) && app.is_run();
        (minutes > 0 && !counts)
            .then(|| app.tn("guide.minutes", usize::try_from(minutes).unwrap_or_default()))
    };
    el("nav.progress")
        .attr("aria-label", app.t("guide.steps"))
        .child(el("ol").attr("aria-hidden", "true").child(live(move || all((0..total.get()).map(bar)))))
        .child(
            el("p")
                .child(
                    el("button.btn.plain")
                        .attr("aria-haspopup", "dialog")
                        .on("click", on_press(move || app.open(Dialog::Steps)))
                        .child(text(words))
                        .child(icon(Icon::Down)),
                )
                .child(super::run::chip(app))
                .child(el("span").child(live(minutes))),
        )
}

fn step_view(app: App, section: &Section, step: &Step, heading: Spot) -> View {
    let lead = (!step.lead.is_empty()).then(|| el("p.lead").child(step.lead.clone()));
    let guide = app.guide();
    let is_first = |first: Option<&Step>| first.is_some_and(|first| first.id == step.id);
    let series = guide.series.as_ref().filter(|_| is_first(guide.steps().next())).map(|series| {
        let (n, of) = (series.number.to_string(), series.of.to_string());
        el("p.hint").child(app.tw("guide.series", &[("n", &n), ("of", &of)]))
    });
    let picked = !section.pick.is_empty() && is_first(section.steps.first());
    let about = picked.then(|| media::about_section(app, section, step));
    el("article.step")
        .attr("aria-labelledby", "step-title")
        .child(
            el("header.opening")
                .child(series)
                .child(
                    el("h2.title")
                        .attr("id", "step-title")
                        .attr("tabindex", "-1")
                        .at(heading)
                        .child(step.title.clone()),
                )
                .child(lead)
                .child(el("p.how").child(tags(app, step)).child(super::run::hushed(app, step))),
        )
        .child(shared_device::way_back(app))
        .child(blocks::note(app, step))
        .child(about)
        .child(meant::meant_for(
            app,
            &step.roles,
            all(step.blocks.iter().map(|block| blocks::block(app, block))),
        ))
}

/// Who does a step, and whether it can be left out.
pub fn tags(app: App, step: &Step) -> View {
    let who = step.who.iter().enumerate().map(|(at, who)| {
        let words = app.t(&format!("who.{who}"));
        let words = if at == 0 { words } else { app.tw("who.then", &[("who", &app.texts().small(&words))]) };
        el("span.tag").child(blocks::who_icon(who)).child(words)
    });
    all(who).child(step.optional.then(|| el("span.tag").child(app.t("guide.optional"))))
}

fn foot(app: App, walked: Walk, here: Memo<usize>, go: impl Fn(usize) + Copy + Send + 'static) -> View {
    let back = move || {
        (here.get() > 0).then(|| {
            el("button.btn.back")
                .on("click", on_press(move || go(here.get_untracked().saturating_sub(1))))
                .child(icon(Icon::Back))
                .child(el("span").child(app.t("guide.back")))
        })
    };
    let next = move || {
        let guide = app.guide();
        let at = here.get();
        let title = walked.with(|walked| {
            walked.get(at + 1).and_then(|id| walk::find(&guide, id)).map(|(_, step)| step.title.clone())
        });
        let Some(title) = title else {
            return button("btn main", app.t("guide.to_mine"), move || finish(app));
        };
        el("button.btn.main")
            .on("click", on_press(move || go(at + 1)))
            .child(el("span").child(app.t("guide.next")).child(el("span.more").child(format!(": {title}"))))
    };
    let count = Memo::new(move |_| app.on_wall());
    let wall = app.has_wall().then(|| {
        el("button.btn.to-other")
            .on("click", on_press(move || app.visit(Place::Wall)))
            .child(app.t("wall.short"))
            .child(" ")
            .child(el("span.count").child(text(move || count.get().to_string())))
    });
    el("nav.foot").attr("aria-label", app.t("guide.move")).child(live(back)).child(wall).child(live(next))
}

/// The person here is through. Where one device sends for all, no person is counted.
fn finish(app: App) {
    if !app.gathers() {
        let me = app.session.with_untracked(|session| session.me.clone());
        app.complete(&me, Ended::ByPerson);
    }
    app.visit(Place::Mine);
}
