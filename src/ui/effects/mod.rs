//! What the app does to the world outside, through ports. Everything here follows something that a
//! person did; nothing is stored because a screen was shown.

use std::rc::Rc;

use litemap::LiteMap;

use gloo::{events::EventListener, timers::callback::Timeout};
use leptos::{prelude::*, task::spawn_local};

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::{
    HEIGHT,
    app::{App, Delivery, Safety, Toast},
    dom::{focus_on, soon, types_elsewhere},
    texts::LANGUAGES,
};
use crate::{
    domain::{
        Json, Problem,
        notes::{self, LANG, ME, OUTBOX, is_shared},
        outbox::Outbox,
        session::Command,
        unsaved::Unsaved,
    },
    formats,
    ports::{
        Clock, Files, Sender, Site, Store, Turn,
        store::{News, Watch},
        turn::Held,
    },
};

mod agreed;
mod drafts;
mod files;
mod outbox;
mod person;
mod saves;

/// How long a line for screen readers stays empty before it is filled.
const TOLD_MS: u32 = 100;

/// The world outside.
pub struct Ports {
    /// Where the session is kept.
    pub store: Rc<dyn Store>,
    /// Where commitments wait for the next session of the series, where there is one.
    pub series: Option<Rc<dyn Store>>,
    /// Where guides are kept that somebody works on.
    #[cfg(feature = "host")]
    pub drafts: Rc<dyn Store>,
    /// Time and chance.
    pub clock: Rc<dyn Clock>,
    /// Files and paper.
    pub files: Rc<dyn Files>,
    /// The webhook.
    pub sender: Rc<dyn Sender>,
    /// Which of all tabs sends.
    pub turn: Rc<dyn Turn>,
    /// The page around the element.
    pub site: Rc<dyn Site>,
}

/// The ports, and what is on its way through them.
pub struct Outside {
    /// The world outside.
    pub ports: Ports,
    /// The element in which everything is shown.
    pub stage: HtmlElement,
    /// Notes as they are, written or about to be.
    pub notes: LiteMap<String, String>,
    /// Names of notes that are about to be written.
    pub due: LiteMap<String, Option<String>>,
    /// Writes what is due.
    pub timer: Option<Timeout>,
    /// What storage has not confirmed.
    pub unsaved: Unsaved,
    /// Ends the watch over other tabs.
    pub watch: Option<Watch>,
    /// What waits to be sent.
    pub outbox: Outbox,
    /// Whether this tab is the one that sends.
    pub is_sender: bool,
    /// This tab's place among those that would send.
    pub turn: Option<Held>,
    /// Sends what is due next.
    pub send_timer: Option<Timeout>,
    /// The address that a host typed since the host tools were opened. What is kept of it only fills the field:
    /// other scripts of the page write to storage too.
    #[cfg(feature = "host")]
    pub typed: String,
    /// What makes the queue try again.
    pub wakes: Vec<EventListener>,
}

impl Outside {
    /// Ports through which nothing went yet.
    pub fn new(ports: Ports, stage: HtmlElement) -> Self {
        Self {
            ports,
            stage,
            notes: LiteMap::new(),
            due: LiteMap::new(),
            timer: None,
            unsaved: Unsaved::default(),
            watch: None,
            outbox: Outbox::default(),
            is_sender: false,
            turn: None,
            send_timer: None,
            #[cfg(feature = "host")]
            typed: String::new(),
            wakes: Vec::new(),
        }
    }
}

impl App {
    /// Loads what is kept, then watches what other tabs do.
    pub(super) fn start(self, carry: Json) {
        let store = self.outside.with_value(|outside| outside.ports.store.clone());
        let told = Rc::new(move |news| self.hear(news));
        let watch = store.watch(told);
        self.outside.update_value(|outside| outside.watch = Some(watch));
        spawn_local(async move {
            let loaded = store.load().await;
            // The element may be gone by now.
            if self.session.is_disposed() {
                return;
            }
            let empty = loaded.records.is_empty() && loaded.notes.is_empty();
            self.remember(loaded.notes);
            self.restore(loaded.records);
            self.resume(&carry);
            let series = self.outside.with_value(|outside| outside.ports.series.clone());
            let earlier = match series {
                Some(series) => series.load().await.records,
                None => Vec::new(),
            };
            if self.session.is_disposed() {
                return;
            }
            self.recall(&earlier);
            // Who only changes the language or opens the host tools was here all the time.
            let is_new = carry.map().is_none_or(|carry| carry.is_empty());
            let greets = carry.get("back").and_then(Json::truth).unwrap_or(is_new);
            self.back.set(greets && self.session.with_untracked(|session| session.mine().next().is_some()));
            // At the first mount only: the shell may not have that language.
            if let Some(lang) =
                self.noted(LANG).filter(|lang| is_new && !self.texts().lang().starts_with(&**lang))
            {
                return self.site().speak(&lang);
            }
            self.restore_outbox();
            self.found(loaded.kept, empty);
            self.report(loaded.problems);
            self.miss_language();
            self.loaded.set(true);
            #[cfg(feature = "host")]
            super::host::open_link(self);
            self.weigh();
            let detail = self
                .session
                .with_untracked(|session| Json::object([("session", session.id.as_str().into())]));
            // Only when the screen is drawn: the shell gives the keyboard back to a field of it. A timer,
            // because a page in the background draws no frames.
            Timeout::new(0, move || {
                if !self.session.is_disposed() {
                    self.outside.with_value(|outside| drop(outside.stage.style().remove_property(HEIGHT)));
                    self.emit("ready", &detail);
                }
            })
            .forget();
        });
    }

    /// Says that the language which the person here chose did not come.
    fn miss_language(self) {
        let chosen = self.noted(LANG).filter(|lang| !self.texts().lang().starts_with(&**lang));
        if let Some((_, name)) = chosen.and_then(|lang| LANGUAGES.into_iter().find(|(id, _)| *id == lang)) {
            self.toast.set(Some(Toast::of(self.tw("shell.language.text", &[("lang", name)]))));
        }
    }

    /// Goes on where the person was: in an earlier mount, else at an earlier visit.
    fn resume(self, carry: &Json) {
        self.take_up(carry);
        let known = |name: &str| {
            let carried = carry.get(name).and_then(Json::text).map(str::to_owned);
            carried.filter(|text| !text.is_empty()).or_else(|| self.noted(name))
        };
        let (me, here) = (known(ME), known("here"));
        self.session.update(|session| {
            if let Some(me) = me {
                session.apply(Command::Become(notes::who(&me).0.to_owned()));
            }
            if let Some(here) = here {
                session.apply(Command::GoTo(here));
            }
        });
    }

    /// Tells the person, and the site, what could not be read.
    pub fn report(self, problems: Vec<Problem>) {
        for problem in &problems {
            let message = self.texts().problem(problem);
            let detail = Json::object([
                ("code", problem.what.into()),
                ("at", problem.at.as_str().into()),
                ("message", message.into()),
            ]);
            self.emit("problem", &detail);
        }
        if !problems.is_empty() {
            self.problems.update(|held| held.extend(problems));
        }
    }

    /// Milliseconds since 1970.
    pub fn now(self) -> u64 {
        self.outside.with_value(|outside| outside.ports.clock.now())
    }

    /// A new id for a record or a person.
    pub fn new_id(self) -> String {
        self.outside.with_value(|outside| outside.ports.clock.new_id())
    }

    /// Says a sentence to people who use a screen reader: in the dialog that is open once the screen has changed,
    /// because what is behind one is not read out.
    pub fn announce(self, text: &str) {
        let (stage, site) =
            self.outside.with_value(|outside| (outside.stage.clone(), outside.ports.site.clone()));
        let text = text.to_owned();
        soon(move || match stage.query_selector("dialog[open] > .told").ok().flatten() {
            Some(line) => {
                line.set_text_content(None);
                // Emptied first and filled later, so that the same sentence is read twice when it is said twice.
                Timeout::new(TOLD_MS, move || line.set_text_content(Some(&text))).forget();
            }
            None => site.announce(&text),
        });
    }

    /// Fires the event `hallway-<name>`.
    pub fn emit(self, name: &str, detail: &Json) {
        self.outside.with_value(|outside| outside.ports.site.emit(name, &formats::json::write(detail)));
    }

    /// What was pressed may be gone, and the keyboard with it: then it goes to what `wanted` selects and
    /// is in view, else to the heading of the screen.
    pub fn mend_focus(self, wanted: &str) {
        self.give_focus(wanted, false);
    }

    /// The same, and also where something else has the keyboard: `takes`.
    pub(super) fn give_focus(self, wanted: &str, takes: bool) {
        let (stage, wanted) = (self.outside.with_value(|outside| outside.stage.clone()), wanted.to_owned());
        soon(move || {
            let inside = stage.get_root_node().dyn_into::<web_sys::ShadowRoot>().ok();
            let holds = || inside.and_then(|root| root.active_element()).is_some();
            if types_elsewhere() || !takes && holds() {
                return;
            }
            let first = |wanted: &str| {
                let found = stage.query_selector_all(wanted).ok()?;
                let found =
                    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into::<HtmlElement>().ok());
                found.into_iter().find(|element| element.offset_parent().is_some())
            };
            if let Some(target) = first(&wanted).or_else(|| first("h2[tabindex]")) {
                focus_on(&target);
            }
        });
    }

    /// The page around the element.
    pub fn site(self) -> Rc<dyn Site> {
        self.outside.with_value(|outside| outside.ports.site.clone())
    }

    /// Empties this device of the session; the person here starts as somebody new.
    pub fn clear(self) {
        let (store, series) =
            self.outside.with_value(|outside| (outside.ports.store.clone(), outside.ports.series.clone()));
        // What ends while the storage is being emptied must write nothing into it.
        self.fall_silent();
        spawn_local(async move {
            if let Some(series) = series {
                let _ = series.clear().await;
            }
            let result = store.clear().await;
            if self.session.is_disposed() {
                return;
            }
            self.forget();
            match result {
                Ok(_) => self.say(self.t("cleared")),
                Err(_) => self.report(vec![Problem::new("", "store.clear")]),
            }
        });
    }

    /// Nothing waits to be written or sent any more.
    fn fall_silent(self) {
        self.outside.update_value(|outside| {
            outside.notes.clear();
            outside.unsaved = Unsaved::default();
            outside.due.clear();
            outside.outbox = Outbox::default();
            outside.timer = None;
            outside.turn = None;
            outside.is_sender = false;
        });
    }

    fn forget(self) {
        self.fall_silent();
        let me = self.new_id();
        self.session.update(|session| {
            session.apply(Command::Clear);
            session.apply(Command::Become(me));
        });
        self.delivery.set(Delivery::default());
        self.open_outbox();
        self.safety.set(Safety::Nothing);
        self.start_anew();
        self.emit("storage", &Json::object([("cleared", true.into())]));
    }

    fn hear(self, news: News) {
        if self.session.is_disposed() {
            return;
        }
        match news {
            News::Saved(records) => self.gather(records),
            News::Noted { name, text } if name == ME => self.meet(text),
            News::Noted { name, text } => self.heed(&name, text),
            News::Cleared => self.forget(),
            News::Back { records, notes, away } => self.catch_up(records, notes, away),
        }
    }

    /// Another tab kept a note that concerns this one too.
    pub(super) fn heed(self, name: &str, text: Option<String>) {
        if !is_shared(name) {
            return;
        }
        let was_known = self.noted(ME).is_some();
        self.outside.update_value(|outside| match text {
            Some(text) => drop(outside.notes.insert(name.to_owned(), text)),
            None => drop(outside.notes.remove(name)),
        });
        if let Some(id) = name.strip_prefix(OUTBOX) {
            self.hear_item(id);
        } else if name == ME {
            self.follow(was_known);
        } else {
            self.open_outbox();
        }
    }

    /// Looks how full this device is, for the warning that comes before it is.
    pub(super) fn weigh(self) {
        let used = self.outside.with_value(|outside| outside.ports.store.percent_used());
        spawn_local(async move {
            let used = used.await;
            if !self.room.is_disposed() {
                self.room.set(used);
            }
        });
    }
}
