//! The big screen: what a room reads from the back. It follows the host's window and has nothing to press
//! but its own pages.

mod join;
mod parts;
mod stream;

pub use join::{drawn, is_open, is_screen, open_screen};

use leptos::prelude::*;
use web_sys::{Element, HtmlDialogElement};

use super::{
    super::{
        app::App,
        parts::{Icon, icon},
        run::{hushed, place, round_state, round_word, rounds_now, tags},
    },
    run::{Sign, face, sign},
};
use crate::{
    domain::{
        Visible,
        guide::{Block, Round, Step},
        run::{
            brief::{Hush, hush},
            timer::Motion,
        },
    },
    ui::dom::{Spot, View, all, attr, el, fresh, group, live, nothing, on_press, text},
};

/// The big screen, in its place on the page or, where the address asks for it, over all of it.
pub fn screen(app: App) -> View {
    if !is_screen(app) {
        return el("section.screen").attr("aria-label", app.t("screen.label")).child(beam(app, Spot::new()));
    }
    let (over, all) = (Spot::new(), Spot::new());
    Effect::new(move || {
        if let Some(dialog) = over.get::<HtmlDialogElement>().filter(|dialog| !dialog.open()) {
            let _ = dialog.show_modal();
            // Not on a button, whose ring the whole room would see.
            all.focus_soon();
        }
    });
    // Escape leaves what fills the window, not the screen itself.
    el("dialog.screen")
        .attr("aria-label", app.t("screen.label"))
        .at(over)
        .on("cancel", |event: web_sys::Event| event.prevent_default())
        .child(beam(app, all))
}

fn beam(app: App, all: Spot) -> View {
    let here = Memo::new(move |_| app.run_state().step);
    let passing = app.passing();
    let step = move || {
        let guide = app.guide();
        let here = here.get_untracked();
        match guide.steps().find(|step| step.id == here) {
            Some(step) => shown(app, step, passing),
            None => waiting(app),
        }
    };
    el("div.beam")
        .attr("tabindex", "-1")
        .at(all)
        .child(el("div.beam-in").child(head(app, here, passing, all)).child(fresh(move || here.get(), step)))
}

fn head(app: App, here: Memo<String>, passing: RwSignal<u64>, all: Spot) -> View {
    let title = app.settings().title;
    let title = if title.is_empty() { app.guide().title.clone() } else { title };
    let place = move || {
        let (at, total) = place(app, &here.get())?;
        Some(app.tw("guide.step_of", &[("n", &at.to_string()), ("total", &total.to_string())]))
    };
    let whole = move || {
        let whole = app.run_state().whole.filter(|whole| !matches!(whole.motion, Motion::Stopped(_)))?;
        // Begun minutes count: “0 minutes left” is said of the end.
        let minutes = -(-whole.left(passing.get())).div_euclid(60_000);
        let n = usize::try_from(minutes.max(0)).unwrap_or_default();
        Some(if minutes <= 0 { app.t("screen.over") } else { app.tn("screen.left", n) })
    };
    let whole = Memo::new(move |_| whole());
    el("header.beam-head")
        .child(el("p.beam-title").attr("dir", "auto").child(title))
        .child(el("p").child(text(move || place().unwrap_or_default())))
        .child(el("p").child(text(move || whole.get().unwrap_or_default())))
        .child(tools(app, all))
}

/// What whoever stands at the projector may need; quiet beside everything else.
fn tools(app: App, all: Spot) -> View {
    let full = move || {
        if let Some(all) = all.get::<Element>() {
            let _ = all.request_fullscreen();
        }
    };
    el("button.btn.square.plain")
        .attr("aria-label", app.t("screen.full"))
        .on("click", on_press(full))
        .child(sign(Sign::Full))
}

fn waiting(app: App) -> View {
    el("div.beam-body.waits")
        .child(
            el("div.beam-say")
                .child(el("h2").attr("dir", "auto").child(app.guide().title.clone()))
                .child(el("p.beam-ask").child(app.guide().summary.clone())),
        )
        .child(el("div.beam-side").child(join::join(app)))
}

fn shown(app: App, step: &Step, passing: RwSignal<u64>) -> View {
    // Number and end of the walk change while the step stays: another one is left out or comes back.
    let id = step.id.clone();
    let place = Memo::new(move |_| place(app, &id).unwrap_or_default());
    let id = step.id.clone();
    let timer = Memo::new(move |_| app.run_state().timer_of(&id));
    let (id, usual) = (step.id.clone(), step.minutes);
    let idle = Memo::new(move |_| app.run_state().minutes(&id, usual) * 60);
    // The clock has its place before it starts, so that nothing moves when it does.
    let round = move || round_word(app, &app.run_state()).unwrap_or_default();
    let clock = el("p.face-title").child(text(round));
    let clock = group().child(clock).child(face(app, "run.timer.step", timer, idle, passing));
    let prompts: Vec<_> =
        step.prompts().filter(|prompt| prompt.kind != crate::domain::Kind::Profile).collect();
    let ask = |label: &str| el("p.beam-ask").attr("dir", "auto").child(label.to_owned());
    let asks = match prompts.as_slice() {
        [] => ask(&step.lead),
        asked => all(asked.iter().map(|prompt| ask(&prompt.label))),
    };
    let mut rounds = Vec::new();
    for block in &step.blocks {
        if let Block::Rounds(items) = block.bare() {
            let now = rounds_now(app, &step.id, items);
            rounds.extend(items.iter().enumerate().map(|(at, round)| self::round(app, round, now, at)));
        }
    }
    let last = Memo::new(move |_| place.with(|(at, total)| at == total));
    let hand_in = move || {
        last.get().then(|| {
            let names = [("mine", "mine.title"), ("more", "take.more"), ("hand_in", "home.hand_in")];
            let with = names.map(|(at, key)| (at, app.t(key)));
            let with = with.each_ref().map(|(at, name)| (*at, name.as_str()));
            el("p.beam-hand").child(app.tw("screen.hand_in", &with))
        })
    };
    // Where words will stand there is room for them from the start.
    let awaits = prompts.iter().any(|prompt| prompt.visible >= Visible::Room);
    // Rounds say who does what already.
    let who = rounds.is_empty().then(|| el("p.how").child(tags(app, step)));
    let rounds = (!rounds.is_empty()).then(|| el("ol.beam-rounds").child(rounds));
    let silence = (hush(step) != Hush::Nobody).then(|| el("p.beam-hush").child(hushed(app, step)));
    let pages = stream::Pages::new(app, step, passing);
    let parts = Memo::new(move |_| app.run_state().parts());
    let divided = Memo::new(move |_| parts.with(Option::is_some));
    let empty = Memo::new(move |_| pages.is_empty());
    let filled =
        attr(move || Some(if awaits || !empty.get() || divided.get() { "full" } else { "bare" }.to_owned()));
    let beside = move || {
        if divided.get() {
            parts::parts(app, parts, passing)
        } else if empty.get() && awaits {
            el("div.beam-wall").child(el("p.beam-none").child(app.t("screen.none")))
        } else if empty.get() {
            nothing()
        } else {
            stream::stream(app, pages)
        }
    };
    el("div.beam-body")
        .attr("data-wall", filled)
        .child(
            el("div.beam-say")
                .child(
                    el("h2")
                        .attr("dir", "auto")
                        .child(
                            el("span.beam-no")
                                .attr("aria-hidden", "true")
                                .child(text(move || place.get().0.to_string())),
                        )
                        .child(step.title.clone()),
                )
                .child(silence)
                .child(el("div.beam-asks").child(asks))
                .child(rounds)
                .child(who)
                .child(live(hand_in)),
        )
        .child(el("div.beam-side").child(el("div.beam-time").child(clock)).child(join::join(app)))
        .child(live(beside))
}

fn round(app: App, round: &Round, now: Memo<(Vec<u64>, Option<usize>)>, at: usize) -> View {
    let minutes = move || {
        let minutes = now.with(|(minutes, _)| minutes.get(at).copied().unwrap_or_default());
        app.tw("steps.minutes", &[("n", &minutes.to_string())])
    };
    let silent = round.silent.then(|| el("span.tag.hush").child(icon(Icon::Hush)).child(app.t("hush.round")));
    let told = (!round.text.is_empty()).then(|| el("p").attr("dir", "auto").child(round.text.clone()));
    let current = move || round_state(now, at).filter(|state| state == "now").map(|_| "step".to_owned());
    el("li")
        .attr("data-round", attr(move || round_state(now, at)))
        .attr("aria-current", attr(current))
        .child(el("b").child(app.t(&["who.", &round.who].concat())))
        .child(" ")
        .child(el("span").child(text(minutes)))
        .child(" ")
        .child(silent)
        .child(told)
}
