//! The one thing that ticks: it does while somebody looks at something that needs it, and not otherwise.

use gloo::{events::EventListener, timers::callback::Interval};
use leptos::prelude::*;

use super::super::app::App;

/// Shorter than a second, so that windows side by side turn to the next second together.
const EVERY_MS: u32 = 250;

/// The time as it passes on the screen. Copied freely.
#[derive(Clone, Copy)]
pub struct Beat {
    now: RwSignal<u64>,
    works: StoredValue<Works, LocalStorage>,
}

#[derive(Default)]
struct Works {
    watchers: usize,
    interval: Option<Interval>,
    wake: Option<EventListener>,
}

impl Beat {
    pub fn new() -> Self {
        Self { now: RwSignal::new(0), works: StoredValue::new_local(Works::default()) }
    }
}

impl App {
    /// The time in milliseconds since 1970, which passes for as long as the owner of the caller lives.
    /// To be asked for once where a view is made, not where it follows.
    pub fn passing(self) -> RwSignal<u64> {
        let beat = self.run.beat;
        let first = beat.works.try_update_value(|works| {
            works.watchers += 1;
            works.watchers == 1
        });
        if first == Some(true) {
            self.wind();
            let watch = web_sys::window()
                .and_then(|window| window.document())
                .map(|document| EventListener::new(&document, "visibilitychange", move |_| self.wind()));
            beat.works.update_value(|works| works.wake = watch);
        }
        on_cleanup(move || {
            beat.works.try_update_value(|works| {
                works.watchers = works.watchers.saturating_sub(1);
                if works.watchers == 0 {
                    *works = Works::default();
                }
            });
        });
        beat.now
    }

    /// Ticks in a tab that is seen, and stands still in one that is not.
    fn wind(self) {
        let beat = self.run.beat;
        let hidden = web_sys::window().and_then(|window| window.document()).is_some_and(|page| page.hidden());
        let tick = move || {
            if !beat.now.is_disposed() {
                beat.now.set(self.now());
            }
        };
        let interval = (!hidden).then(|| {
            tick();
            Interval::new(EVERY_MS, tick)
        });
        beat.works.try_update_value(|works| works.interval = interval);
    }
}
