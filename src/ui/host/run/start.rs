//! Before a session runs: how people go through it, how many there are, how long one has.

use leptos::prelude::*;

use super::{
    super::super::app::App,
    keep, paced, plan,
    room::Room,
    settings::{pace_choice, screen_button},
    signs::{Sign, sign_button},
    starts_timers,
};
use crate::{
    domain::{
        run::{Command, PlannedStep, Turn, scale::scale, step::total, timer::MINUTE},
        session,
    },
    ui::dom::{View, el, group, on_typed},
};

/// The page.
pub fn start(app: App) -> View {
    let room = Room::new(app);
    let pace = RwSignal::new(untrack(|| app.pace()));
    let steps = untrack(|| room.steps(app));
    let each = untrack(|| unpicked(app));
    let usual = match app.guide().minutes {
        minutes if minutes > 0 && !app.guide().is_picked() => minutes,
        _ => total(&steps) + each,
    };
    let words = |key: &str, n: u64| app.tn(key, usize::try_from(n).unwrap_or_default());
    let hint = if each > 0 { words("run.minutes.each", each) } else { words("run.minutes.hint", usual) };
    let minutes = RwSignal::new(usual);
    let typed = move |text: String| {
        if let Some(typed) = text.trim().parse().ok().filter(|typed| (5..=600).contains(typed)) {
            minutes.set(typed);
        }
    };
    let begin = move || {
        let steps = untrack(|| room.steps(app));
        begin(app, &steps, minutes.get_untracked(), paced(app, pace.get_untracked()));
    };
    let ended = (!app.run_state_now().data().keys().all(|name| !name.starts_with("spent.")))
        .then(|| el("section.block").child(el("h3").child(app.t("run.last"))).child(plan::kept(app, room)));
    group()
        .child(
            el("section.paper.run-start")
                .child(el("h3").child(app.t("run.start.title")))
                .child(el("p.hint").child(app.t("run.start.text")))
                .child(pace_choice(app, Memo::new(move |_| pace.get()), move |wanted| pace.set(wanted)))
                .child(
                    el("div.fields")
                        .child(number(
                            "run-people",
                            app.t("run.people"),
                            app.t("run.people.hint"),
                            room.people.get_untracked().to_string(),
                            move |text| room.set(app, &text),
                        ))
                        .child(number("run-minutes", app.t("run.minutes"), hint, usual.to_string(), typed)),
                )
                .child(
                    el("div.acts")
                        .child(sign_button("btn main", Sign::Play, app.t("run.start"), begin))
                        .child(screen_button(app)),
                ),
        )
        .child(ended)
}

/// The minutes of the sections that are still to be picked.
fn unpicked(app: App) -> u64 {
    app.session.with(|session| app.guide().minutes_to_pick(session))
}

/// A field for a number, with its label and what it is for.
pub fn number(
    id: &'static str,
    label: String,
    hint: String,
    start: String,
    typed: impl Fn(String) + 'static,
) -> View {
    let described = [id, "-h"].concat();
    el("div")
        .child(el("label.label.minor").attr("for", id).child(label))
        .child(el("p.hint").attr("id", described.as_str()).child(hint))
        .child(
            el("input.field")
                .attr("id", id)
                .attr("inputmode", "numeric")
                .attr("autocomplete", "off")
                .attr("aria-describedby", described)
                .prop("value", start)
                .on("input", on_typed(typed)),
        )
}

/// The session starts at its first step; where one has other than the usual minutes, the steps are
/// fitted to them. A section that is still to be picked keeps its share.
fn begin(app: App, steps: &[PlannedStep], minutes: u64, pace: Command) {
    let now = app.now();
    let mut state = app.run_state_now().anew();
    let planned = total(steps);
    let whole = planned + untrack(|| unpicked(app));
    let fitted = if whole == minutes || whole == 0 {
        steps.to_vec()
    } else {
        scale(steps, minutes.saturating_mul(planned) / whole).steps
    };
    let mut changed = Vec::new();
    for (step, fitted) in steps.iter().zip(&fitted) {
        if step.minutes != fitted.minutes {
            changed.push((step.id.clone(), fitted.minutes));
        }
    }
    state.apply(pace, now);
    state.apply(Command::Plan(changed), now);
    state.apply(Command::Whole(Turn::Start(minutes.saturating_mul(MINUTE))), now);
    let first = fitted.iter().find(|step| step.minutes > 0).or(fitted.first());
    if let Some(first) = first {
        state.apply(Command::Go(first.id.clone()), now);
        if starts_timers(app) {
            state.apply(
                Command::Step(Turn::Start(state.minutes(&first.id, first.minutes).saturating_mul(MINUTE))),
                now,
            );
        }
        app.dispatch(session::Command::GoTo(first.id.clone()));
    }
    keep(app, &state);
    app.announce(&app.t("run.started"));
    app.mend_focus("#run-step");
}
