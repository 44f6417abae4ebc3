//! Running a session in a room: start, pace, steps, time, groups, words for people without a device.

mod chime;
mod entry;
mod face;
mod groups;
mod now;
mod plan;
mod replan;
mod room;
mod settings;
mod signs;
mod start;

pub use face::face;
pub use groups::{of as parts_of, seed, turn_words};
pub use signs::{Sign, sign};

use leptos::prelude::*;

use self::room::Room;
use super::super::{
    app::App,
    parts::{Icon, button, notice},
};
use crate::{
    domain::{
        Json,
        run::{self, Command, State, state},
        session,
        settings::Pace,
    },
    ui::dom::{View, el, fresh, group},
};

/// The page.
pub fn run(app: App) -> View {
    let runs = Memo::new(move |_| app.is_run());
    let page = move || if runs.get_untracked() { running(app) } else { start::start(app) };
    group().child(own_guide(app)).child(fresh(move || runs.get().to_string(), page))
}

/// Where a guide from the editor runs: who has it, and the way back.
fn own_guide(app: App) -> Option<View> {
    app.runs_own().then(|| {
        let back = button("btn", app.t("run.own.back"), move || app.site().run("", ""));
        let words = app.tw("run.own", &[("title", &app.guide().title), ("share", &app.t("edit.share"))]);
        notice("notice calm", Icon::Edit, words, Some(back))
    })
}

fn running(app: App) -> View {
    let room = Room::new(app);
    let chime = chime::Chime::new();
    let plan = plan::followed(app, room);
    let step = now::Now::new(app, room);
    // The time and the steps come before what is typed, and what appears there moves nobody's form.
    el("div.run")
        .child(now::bar(step))
        .child(el("div.run-main").child(now::now(step, chime)))
        .child(
            el("div.run-side")
                .child(plan::session(app, plan, chime))
                .child(replan::behind(app, plan))
                .child(plan::steps(app, plan)),
        )
        .child(
            el("div.run-rest")
                .child(entry::entry(app))
                .child(groups::groups(app, room))
                .child(settings::settings(app, chime)),
        )
}

/// Lets things happen to the running session, all at one time.
pub fn conduct(app: App, commands: Vec<Command>) {
    let now = app.now();
    let mut state = app.run_state_now();
    for command in commands {
        state.apply(command, now);
    }
    keep(app, &state);
}

/// Keeps the state of the session, for all windows.
pub fn keep(app: App, state: &State) {
    let id = app.session.with_untracked(|session| state::id(&session.id));
    app.dispatch(session::Command::Write { id, now: app.now(), entry: state.entry() });
}

/// What sets a pace: the host who leads is named.
pub fn paced(app: App, pace: Pace) -> Command {
    if pace == Pace::Led { Command::Lead(app.acting()) } else { Command::Pace(pace) }
}

/// The note of a host whose timers wait until they are started.
const BY_HAND: &str = "run/by-hand";

/// Whether timers start with each step.
pub fn starts_timers(app: App) -> bool {
    app.noted(BY_HAND).is_none()
}

/// Timers start with each step from now on, or wait.
pub fn start_timers(app: App, on: bool) {
    app.note(BY_HAND, (!on).then_some("1"));
}

/// The host goes to a step, and this window's guide with them. Where the guide stands is not noted: the
/// note would be that of everyone who opens this browser.
pub fn go(app: App, step: &str, then: Option<Command>) {
    let mut commands = vec![run::Command::Go(step.to_owned())];
    commands.extend(then);
    conduct(app, commands);
    app.dispatch(session::Command::GoTo(step.to_owned()));
    app.emit("step", &Json::object([("step", step.into())]));
}
