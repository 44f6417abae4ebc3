//! Who works with whom, and who does what, computed from the number of people.

use leptos::prelude::*;

use super::{
    super::super::app::App,
    keep,
    room::Room,
    signs::{Sign, sign_button},
    start::number,
};
use crate::{
    domain::run::{
        Parts, State,
        roles::{Role, roles},
    },
    ui::dom::{View, all, el, live, on_press, text, truth},
};

/// What the panel divides by. Copied freely.
#[derive(Clone, Copy)]
struct Panel {
    app: App,
    room: Room,
    /// Groups of this size; 0: pairs.
    size: RwSignal<usize>,
    round: RwSignal<usize>,
    turn: RwSignal<usize>,
}

impl Panel {
    fn new(app: App, room: Room) -> Self {
        let held = app.run_state_now().division();
        let number = |pick: fn(&Parts) -> usize| RwSignal::new(held.as_ref().map_or(0, pick));
        let panel = Self {
            app,
            room,
            size: number(|parts| parts.size),
            round: number(|parts| parts.round),
            turn: number(|parts| parts.turn),
        };
        let here = Memo::new(move |_| app.run_state().step);
        Effect::new(move |before: Option<()>| {
            let groups = suits_groups(app, &here.get());
            if before.is_some() || app.run_state_now().division().is_none() {
                panel.size.set(if groups { panel.wanted() } else { 0 });
            }
        });
        panel
    }

    /// The size of a group that suits the guide and the room.
    fn wanted(self) -> usize {
        untrack(|| self.room.group(self.app)).max(3)
    }

    fn parts(self) -> Parts {
        Parts {
            step: self.app.run_state().step,
            people: self.room.people.get(),
            size: self.size.get(),
            round: self.round.get(),
            turn: self.turn.get(),
        }
    }

    /// Shows it on the big screen, or takes it away from there.
    fn show(self, on: bool) {
        let mut state = self.app.run_state_now();
        let parts = untrack(|| self.parts());
        if on {
            state.show_parts(&parts);
        } else {
            state.hide_parts();
        }
        keep(self.app, &state);
    }

    /// What was pressed here is part of the session, and what the big screen shows follows it.
    fn follow(self) {
        let mut state = self.app.run_state_now();
        let shown = state.parts().is_some();
        let parts = untrack(|| self.parts());
        if shown {
            state.show_parts(&parts);
        } else {
            state.divide(&parts);
        }
        keep(self.app, &state);
    }
}

/// What a round shows by itself: who works together, as long as pairs or groups do.
pub fn for_round(app: App, room: Room, who: &str, state: &mut State) {
    let pairs = who == "pairs";
    if !pairs && who != "group" {
        return state.hide_parts();
    }
    let people = room.people.get_untracked();
    let held = state.division();
    let size = if pairs { 0 } else { untrack(|| room.group(app)).max(3) };
    let same = held.as_ref().filter(|held| (held.size == 0) == pairs);
    let (round, turn) = held.as_ref().map_or((0, 0), |held| (held.round, held.turn));
    let size = same.map_or(size, |held| held.size);
    state.show_parts(&Parts { step: state.step.clone(), people, size, round, turn });
}

/// Whether the people of a step work in groups.
fn suits_groups(app: App, step: &str) -> bool {
    let guide = app.guide();
    let step = guide.steps().find(|each| each.id == step);
    step.is_some_and(|step| step.repeat.is_some() || step.who.iter().any(|who| who == "group"))
}

/// The panel: people count off, and the numbers are divided.
pub fn groups(app: App, room: Room) -> View {
    let panel = Panel::new(app, room);
    let parts = Memo::new(move |_| panel.parts());
    let divided = Memo::new(move |_| parts.with(|parts| parts.divided(seed(app))));
    let kind = move |pairs: bool, key: &'static str| {
        let words = move || {
            let size = panel.size.get().max(panel.wanted());
            app.tw(key, &[("n", &size.to_string())])
        };
        el("button.choice")
            .attr("aria-pressed", truth(move || (panel.size.get() == 0) == pairs))
            .on(
                "click",
                on_press(move || {
                    panel.size.set(if pairs { 0 } else { panel.wanted() });
                    panel.follow();
                }),
            )
            .child(text(words))
    };
    let anew = move || {
        panel.round.update(|round| *round += 1);
        panel.follow();
        app.announce(&app.tn("run.groups.made", divided.with_untracked(Vec::len)));
    };
    let again = move || {
        let key = if panel.size.get() == 0 { "run.groups.new_pairs" } else { "run.groups.new" };
        app.t(key)
    };
    let turns = move || {
        let of = parts.with(Parts::turns);
        let at = panel.turn.get().min(of.saturating_sub(1));
        let next = move || {
            panel.turn.set((at + 1) % of.max(1));
            panel.follow();
        };
        (of > 0).then(|| {
            el("p.run-turn").child(el("span").child(turn_words(app, at, of))).child(sign_button(
                "btn plain",
                Sign::Next,
                app.t("run.groups.next_round"),
                next,
            ))
        })
    };
    let shown = Memo::new(move |_| app.run_state().parts().is_some());
    let show = el("button.btn")
        .attr("id", "run-show-groups")
        .attr("aria-pressed", truth(move || shown.get()))
        .on("click", on_press(move || panel.show(!shown.get_untracked())))
        .child(super::signs::sign(Sign::Screen))
        .child(app.t("run.groups.show"));
    let list = move || all(of(app, &parts.get(), &divided.get()));
    el("section.block.run-groups")
        .child(el("h3").child(app.t("run.groups")))
        .child(number(
            "run-people",
            app.t("run.people"),
            app.t("run.people.hint"),
            room.people.get_untracked().to_string(),
            move |typed| {
                room.set(app, &typed);
                panel.follow();
            },
        ))
        .child(
            el("div.acts").child(kind(true, "run.groups.pairs")).child(kind(false, "run.groups.of")).child(
                el("button.btn")
                    .attr("id", "run-anew")
                    .on("click", on_press(anew))
                    .child(super::signs::sign(Sign::Shuffle))
                    .child(text(again)),
            ),
        )
        .child(live(turns))
        .child(el("p.hint").child(app.t("run.groups.hint")))
        .child(el("ol.parts").attr("tabindex", "0").attr("aria-label", app.t("run.groups")).child(live(list)))
        .child(el("div.acts").child(show))
}

/// The same on every device that knows when the session began.
pub fn seed(app: App) -> u64 {
    app.run_state().whole.map_or(0, |whole| whole.started)
}

/// Which turn the groups are in.
pub fn turn_words(app: App, at: usize, of: usize) -> String {
    app.tw("run.groups.round", &[("n", &(at + 1).to_string()), ("total", &of.to_string())])
}

/// The groups one after the other, as items of a list.
pub fn of(app: App, parts: &Parts, divided: &[Vec<usize>]) -> Vec<View> {
    let turn = parts.turn.min(parts.turns().saturating_sub(1));
    let mut views = Vec::new();
    for (at, people) in divided.iter().enumerate() {
        views.push(part(app, at, people, turn, parts.size == 0));
    }
    views
}

/// One group: numbers of people, and what each does in this turn.
fn part(app: App, at: usize, people: &[usize], turn: usize, pairs: bool) -> View {
    let held = if pairs { Vec::new() } else { roles(people.len(), turn) };
    let person = |(place, person): (usize, &usize)| {
        let mut words: Vec<String> = Vec::new();
        for (role, holder) in &held {
            if *holder == place {
                words.push(role_word(app, *role));
            }
        }
        let small = (!words.is_empty()).then(|| el("small").child(words.join(", ")));
        el("span.who").child(el("b").child((person + 1).to_string())).child(" ").child(small)
    };
    let key = if pairs && people.len() == 2 { "run.groups.pair" } else { "run.groups.group" };
    el("li")
        .child(el("span.hint").child(app.tw(key, &[("n", &(at + 1).to_string())])))
        .child(el("p").child(all(people.iter().enumerate().map(person))))
}

fn role_word(app: App, role: Role) -> String {
    app.t(&["run.role.", role.word()].concat())
}
