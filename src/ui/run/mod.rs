//! A session that a host runs, as everyone's windows show it: where the host is, how much time is left,
//! who keeps quiet. The host's own tools are in `host/run`.

mod beat;
mod clock;
mod follow;

pub use clock::chip;
#[cfg(feature = "host")]
pub use clock::{marks, round_word, told};
pub use follow::{follow_host, offer};

use leptos::prelude::*;

use self::{beat::Beat, follow::Followed};
use super::{
    app::App,
    dom::{View, el},
    parts::{Icon, icon},
};
use crate::domain::{
    guide::{Block, Round, Step},
    run::{
        State,
        brief::{Hush, hush},
        rounds::fitted,
    },
    session::Session,
    settings::Pace,
};

/// What a window knows of a session that a host runs. Copied freely.
#[derive(Clone, Copy)]
pub struct Run {
    /// How the session runs, as the records say it.
    state: Memo<State>,
    beat: Beat,
    followed: Followed,
}

impl Run {
    /// Nothing followed and nothing that ticks.
    pub fn new(session: RwSignal<Session>) -> Self {
        let state = Memo::new(move |_| session.with(|session| State::of(&session.records, &session.id).0));
        Self { state, beat: Beat::new(), followed: Followed::new() }
    }
}

impl App {
    /// How the session runs, followed.
    pub fn run_state(self) -> State {
        self.run.state.get()
    }

    /// How the session runs, as it is now.
    pub fn run_state_now(self) -> State {
        self.run.state.get_untracked()
    }

    /// Whether a host runs the session, followed.
    pub fn is_run(self) -> bool {
        self.run_state().runs(self.now())
    }

    /// The pace that holds now: the host's, else that of the page.
    pub fn pace(self) -> Pace {
        self.run_state().pace_or(self.settings().pace, self.now())
    }
}

/// The number of a step among those of the walk that the host did not leave out, and how many there are: the same in
/// all windows. Where it is on no walk, in the guide; none for what is left out.
pub fn place(app: App, step: &str) -> Option<(usize, usize)> {
    let guide = app.guide();
    let state = app.run_state();
    let runs = state.runs(app.now());
    let (mut total, mut found, mut out) = (0, None, false);
    app.session.with(|session| {
        for each in guide.walk_of(session).into_iter().flat_map(|section| &section.steps) {
            if runs && state.leaves_out(&each.id) {
                out |= each.id == step;
                continue;
            }
            total += 1;
            if each.id == step {
                found = Some(total);
            }
        }
    });
    if found.is_none() && !out {
        (found, total) = (guide.position(step).map(|at| at + 1), guide.steps().count());
    }
    found.map(|at| (at, total))
}

/// The place of a step in words, the same in all windows.
pub fn place_words(app: App, step: &str) -> String {
    match place(app, step) {
        Some((at, total)) => {
            app.tw("guide.step_of", &[("n", &at.to_string()), ("total", &total.to_string())])
        }
        None => app.t("guide.left_out"),
    }
}

/// The minutes of some rounds of a step as the host planned them, and which of them runs.
pub fn rounds_now(app: App, step: &str, rounds: &[Round]) -> Memo<(Vec<u64>, Option<usize>)> {
    let guide = app.guide();
    let (mut usual, mut before) = (0, 0);
    let mut found = false;
    if let Some(here) = guide.steps().find(|each| each.id == step) {
        usual = here.minutes;
        for block in &here.blocks {
            if let Block::Rounds(each) = block.bare() {
                found = found || each == rounds;
                before += if found { 0 } else { each.len() };
            }
        }
    }
    let mut given = Vec::new();
    for round in rounds {
        given.push((round.minutes, round.silent));
    }
    let step = step.to_owned();
    Memo::new(move |_| {
        let state = app.run_state();
        let minutes = fitted(&given, usual, state.planned(&step).unwrap_or(usual));
        let counts = state.runs(app.now()) && state.timer_of(&step).is_some();
        (minutes, state.round().filter(|_| counts).and_then(|round| round.checked_sub(before)))
    })
}

/// The state of one of several rounds, for what shows it: `now`, `other` while another runs, or nothing.
pub fn round_state(now: Memo<(Vec<u64>, Option<usize>)>, at: usize) -> Option<String> {
    let running = now.with(|(_, running)| *running)?;
    Some(if running == at { "now" } else { "other" }.to_owned())
}

/// Who does a step, and whether it can be left out.
#[cfg(feature = "host")]
pub fn tags(app: App, step: &Step) -> View {
    let who = step.who.iter().map(|who| {
        let picture = match who.as_str() {
            "alone" => Icon::Person,
            "pairs" => Icon::Pair,
            _ => Icon::People,
        };
        el("span.tag").child(icon(picture)).child(app.t(&["who.", who].concat()))
    });
    let roles = (!step.roles.is_empty())
        .then(|| el("span.tag").child(app.tw("roles.for", &[("roles", &app.roles(&step.roles))])));
    let optional = step.optional.then(|| el("span.tag").child(app.t("guide.optional")));
    super::dom::all(who).child(roles).child(optional)
}

/// Who keeps quiet in a step, where somebody does.
pub fn hushed(app: App, step: &Step) -> Option<View> {
    let words = match hush(step) {
        Hush::All => app.t("hush.all"),
        Hush::Some(who) => app.tw("hush.some", &[("who", &who)]),
        Hush::Nobody => return None,
    };
    Some(el("span.tag.hush").child(icon(Icon::Hush)).child(words))
}
