//! How a session runs: its pace, the big screen, a tone, its end.

use leptos::prelude::*;

use super::{
    super::{
        super::{app::App, parts::Icon, parts::icon},
        screen, undoable,
    },
    chime::Chime,
    conduct, keep, paced,
    signs::{Sign, sign, sign_button},
    start_timers, starts_timers,
};
use crate::{
    domain::{
        run::{Command, state},
        settings::Pace,
    },
    formats::event::Ended,
    ui::dom::{View, all, el, live, on_press, on_ticked, text},
};

/// The panel.
pub fn settings(app: App, chime: Chime) -> View {
    let pace = Memo::new(move |_| app.run_state().pace);
    el("section.block")
        .child(el("h3").child(app.t("run.settings")))
        .child(pace_choice(app, pace, move |wanted| conduct(app, vec![paced(app, wanted)])))
        .child(
            el("label.tick")
                .child(
                    el("input")
                        .attr("type", "checkbox")
                        .attr("id", "run-starts")
                        .prop("checked", starts_timers(app))
                        .on("change", on_ticked(move |on| start_timers(app, on))),
                )
                .child(
                    el("span").child(app.t("run.starts")).child(el("small").child(app.t("run.starts.hint"))),
                ),
        )
        .child(
            el("label.tick")
                .child(
                    el("input")
                        .attr("type", "checkbox")
                        .attr("id", "run-chime")
                        .prop("checked", untrack(|| chime.is_on()))
                        .on("change", on_ticked(move |on| chime.turn(on))),
                )
                .child(
                    el("span").child(app.t("run.chime")).child(el("small").child(app.t("run.chime.hint"))),
                ),
        )
        .child(el("div.acts").child(hold_button(app)).child(sign_button(
            "btn stop",
            Sign::Flag,
            app.t("run.end"),
            move || end(app),
        )))
}

/// Lets the pages of the big screen stand or turn.
fn hold_button(app: App) -> View {
    let held = Memo::new(move |_| app.run_state().holds());
    let words = move || app.t(if held.get() { "screen.turn" } else { "screen.hold" });
    el("button.btn")
        .attr("id", "run-hold")
        .on(
            "click",
            on_press(move || {
                let mut state = app.run_state_now();
                state.hold(!held.get_untracked());
                keep(app, &state);
            }),
        )
        .child(sign(Sign::Screen))
        .child(text(words))
}

/// Ends the session, which can be undone for as long as the line about it stands.
fn end(app: App) {
    let id = app.session.with_untracked(|session| state::id(&session.id));
    let before = app.held(&id);
    conduct(app, vec![Command::End]);
    app.complete(&id, Ended::ByHost);
    undoable(app, app.t("run.ended"), before);
}

/// The three ways through the guide, with what each means.
pub fn pace_choice(app: App, pace: Memo<Pace>, choose: impl Fn(Pace) + Copy + 'static) -> View {
    let option = |wanted: Pace| {
        let key = ["run.pace.", wanted.word()].concat();
        let checked = untrack(|| pace.get()) == wanted;
        el("label.way.pace")
            .child(
                el("input")
                    .attr("type", "radio")
                    .attr("name", "run-pace")
                    .attr("value", wanted.word())
                    .prop("checked", checked)
                    .on("change", on_press(move || choose(wanted))),
            )
            .child(icon(match wanted {
                Pace::Solo => Icon::Person,
                Pace::Led => Icon::Hands,
                Pace::SharedDevice => Icon::People,
            }))
            .child(el("b").child(app.t(&key)))
            .child(el("small").child(app.t(&[&key, ".small"].concat())))
    };
    el("fieldset.paces")
        .child(el("legend.label.minor").child(app.t("run.pace")))
        .child(el("div.ways").child(all(Pace::ALL.iter().copied().map(option))))
}

/// Opens the big screen; where the browser does not allow another window, its address to open by hand.
pub fn screen_button(app: App) -> View {
    let refused = RwSignal::new(None::<String>);
    let passing = app.passing();
    let is_open = Memo::new(move |_| {
        passing.track();
        screen::is_open()
    });
    let open = move || refused.set(screen::open_screen(app).err());
    let sign_of_it = move || {
        is_open.get().then(|| el("span.tag").child(icon(Icon::Check)).child(app.t("run.screen.open")))
    };
    let by_hand = move || {
        refused.get().map(|address| {
            el("p.hint")
                .attr("role", "status")
                .child(app.t("run.screen.refused"))
                .child(" ")
                .child(el("a").attr("href", address).attr("target", "_blank").child(app.t("run.screen")))
        })
    };
    el("div.run-screen")
        .child(sign_button("btn", Sign::Screen, app.t("run.screen"), open))
        .child(live(sign_of_it))
        .child(live(by_hand))
}
