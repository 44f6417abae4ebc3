//! How many people are in the room, and how the steps are planned for them.

use leptos::prelude::*;

use super::super::super::app::App;
use crate::domain::{
    guide::{Block, Step},
    run::{PlannedStep, rounds::fewest, step::times},
};

/// The note of how many people there are.
const PEOPLE: &str = "run/people";
/// Fewest and most people in a room.
pub const ROOM: (usize, usize) = (3, 200);
/// The size of a group where the guide does not say.
const GROUP: usize = 4;

/// The people in the room. Copied freely.
#[derive(Clone, Copy)]
pub struct Room {
    /// How many.
    pub people: RwSignal<usize>,
}

impl Room {
    /// As many as there were, or a group of the guide.
    pub fn new(app: App) -> Self {
        let noted = app.noted(PEOPLE).and_then(|text| text.parse().ok());
        Self { people: RwSignal::new(noted.unwrap_or(12).clamp(ROOM.0, ROOM.1)) }
    }

    /// Takes a number that somebody typed; what is none, or out of reach, changes nothing.
    pub fn set(self, app: App, typed: &str) {
        if let Some(people) = typed.trim().parse().ok().filter(|people| (ROOM.0..=ROOM.1).contains(people)) {
            self.people.set(people);
            app.note(PEOPLE, Some(&people.to_string()));
        }
    }

    /// The size of a group.
    pub fn group(self, app: App) -> usize {
        let best = app.guide().group.and_then(|group| group.best.or(group.max));
        let best = best.and_then(|best| usize::try_from(best).ok()).unwrap_or(GROUP);
        best.min(self.people.get())
    }

    /// The steps of the guide as they are planned for this room.
    pub fn steps(self, app: App) -> Vec<PlannedStep> {
        let guide = app.guide();
        let group = self.group(app) as u64;
        let mut steps = Vec::new();
        app.session.with(|session| {
            for section in guide.walk_of(session) {
                for step in &section.steps {
                    steps.push(planned(step, group));
                }
            }
        });
        steps
    }
}

fn planned(step: &Step, group: u64) -> PlannedStep {
    let planned = PlannedStep::new(step.id.as_str(), step.minutes);
    let mut rounds = Vec::new();
    for block in &step.blocks {
        if let Block::Rounds(each) = block.bare() {
            rounds.extend(each.iter().map(|round| (round.minutes, round.silent)));
        }
    }
    let planned = planned.at_least(fewest(&rounds));
    let planned = match step.repeat {
        Some(repeat) => planned.repeated(times(repeat.per.word(), repeat.times, group)),
        None => planned,
    };
    if step.optional { planned.optional() } else { planned }
}
