//! Where the host is: offered to everyone, and gone to on "move everyone" by whoever is not typing.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::ShadowRoot;

use super::super::{
    app::{App, Place, Toast},
    dom::{View, live, types_elsewhere},
    parts::{Icon, button, icon_button, notice},
};
use crate::domain::{
    Json,
    run::{self, Follow, follow::seen},
    session::Command,
    settings,
};

/// What a window remembers of where the host went. Copied freely.
#[derive(Clone, Copy)]
pub struct Followed {
    /// The step that is offered.
    offered: RwSignal<Option<String>>,
    /// The step that the person here did not want.
    declined: RwSignal<String>,
    /// The counter of moves that this window has made or declined.
    moved: StoredValue<u64>,
}

impl Followed {
    pub fn new() -> Self {
        Self { offered: RwSignal::default(), declined: RwSignal::default(), moved: StoredValue::new(0) }
    }
}

impl App {
    /// The moves that this window has followed or declined, for a later mount.
    pub fn moved(self) -> u64 {
        self.run.followed.moved.get_value()
    }

    /// Takes over what an earlier mount had followed.
    pub fn set_moved(self, moved: u64) {
        self.run.followed.moved.set_value(moved);
    }

    /// The person here does not want to go to this step; none where it is empty.
    pub fn decline(self, step: &str) {
        self.run.followed.declined.set(step.to_owned());
    }

    /// The step where the person here is; the first where they have not begun.
    pub fn here(self) -> String {
        let here = self.session.with(|session| session.here.clone());
        if self.guide().position(&here).is_some() {
            return here;
        }
        self.walk().into_iter().next().unwrap_or_default()
    }

    /// Whether something is typed and not posted: in a form of the step, in a dialog, where the keyboard
    /// is, or in the page around the element.
    fn is_typing(self) -> bool {
        self.dialog.get().is_some()
            || self.has_draft(&self.here())
            || self.holds_words() == Some(true)
            || types_elsewhere()
    }

    fn holds_words(self) -> Option<bool> {
        let stage = self.outside.with_value(|outside| outside.stage.clone());
        let held = stage.get_root_node().dyn_into::<ShadowRoot>().ok()?.active_element()?;
        if !held.matches("textarea,input:not([type=checkbox],[type=radio])").ok()? {
            return None;
        }
        let value = js_sys::Reflect::get(&held, &"value".into()).ok()?.as_string()?;
        Some(!value.trim().is_empty())
    }

    fn follow_now(self) {
        let state = self.run_state();
        let place = self.place.get();
        let shows = matches!(self.settings().view, settings::View::Full | settings::View::Guide);
        if !self.loaded.get() || !shows || place == Place::Host || !state.runs(self.now()) {
            self.offer_step(None);
            return;
        }
        let here = self.here();
        let followed = self.run.followed;
        let last = seen(&here, followed.moved.get_value(), &state);
        followed.moved.set_value(last);
        let offered = match run::follow(&here, self.is_typing(), last, &state) {
            Follow::Stay => None,
            Follow::Offer(step) => Some(step.to_owned()),
            Follow::Go(step) => {
                self.arrive(step);
                None
            }
        };
        self.offer_step(offered);
    }

    /// Only a change is one: a notice that is made anew is read out again.
    fn offer_step(self, step: Option<String>) {
        let offered = self.run.followed.offered;
        if offered.with_untracked(|held| *held != step) {
            offered.set(step);
        }
    }

    /// Goes to a step without a trace on the device: nobody here asked for it.
    fn arrive(self, step: &str) {
        self.visit(Place::Guide);
        self.dispatch(Command::GoTo(step.to_owned()));
        self.emit("step", &Json::object([("step", step.into())]));
        if let Some((number, title)) = self.numbered(step) {
            self.announce(&self.tw("guide.now", &[("title", &title), ("n", &number)]));
            let text = self.tw("host_at.moved", &[("title", &title), ("n", &number)]);
            self.toast.set(Some(Toast::of(text)));
        }
    }

    /// The number and the title of a step.
    fn numbered(self, step: &str) -> Option<(String, String)> {
        let guide = self.guide();
        let title = guide.steps().find(|each| each.id == step)?.title.clone();
        Some((super::place(self, step)?.0.to_string(), title))
    }
}

/// Keeps this window where the host wants it, as far as the person in it agrees.
pub fn follow_host(app: App) {
    Effect::new(move |_| app.follow_now());
}

/// The notice that offers the step where the host is.
pub fn offer(app: App) -> View {
    let followed = app.run.followed;
    // What is made anew is read out again.
    let words = Memo::new(move |_| {
        let step = followed.offered.get()?;
        let (number, title) = app.numbered(&step).filter(|_| followed.declined.get() != step)?;
        Some(app.tw("host_at", &[("n", &number), ("title", &title)]))
    });
    live(move || {
        let (words, step) = words.get().zip(followed.offered.get_untracked())?;
        let (there, stay) = (step.clone(), step);
        let go = button("btn main", app.t("host_at.go"), move || {
            app.visit(Place::Guide);
            app.go_to(&there);
        });
        let stay = icon_button("btn plain", Icon::Close, app.t("host_at.stay"), move || {
            app.decline(&stay);
            followed.moved.set_value(app.run_state_now().moved);
            app.mend_focus("h2[tabindex]");
        });
        Some(notice("notice calm at-host", Icon::People, words, Some(go)).child(stay))
    })
}
