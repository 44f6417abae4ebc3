//! What every screen shares: the session, where one is, what is open, and the way to change things.

use std::sync::Arc;

use leptos::prelude::*;

use super::{effects::Outside, run::Run, texts::Texts, wall::Shelf};
use crate::domain::{
    Problem, Record,
    guide::Guide,
    session::{Command, Session},
    settings::Settings,
    wall::Filter,
};

/// What every screen shares. Copied freely: it is a handful of handles.
#[derive(Clone, Copy)]
pub struct App {
    /// The session; only [`App::dispatch`], [`App::receive`] and [`App::restore`] write it.
    pub session: RwSignal<Session>,
    /// Which screen is shown.
    pub place: RwSignal<Place>,
    /// Which dialog is open.
    pub dialog: RwSignal<Option<Dialog>>,
    /// How safe one's words are.
    pub safety: RwSignal<Safety>,
    /// The last thing done, where it can be undone.
    pub toast: RwSignal<Option<Toast>>,
    /// What the wall shows.
    pub filter: RwSignal<Filter>,
    /// The wall itself.
    pub shelf: Shelf,
    /// What waits to be sent, and whether the person agreed.
    pub delivery: RwSignal<Delivery>,
    /// What could not be read, in words.
    pub problems: RwSignal<Vec<Problem>>,
    /// Whether storage has answered.
    pub loaded: RwSignal<bool>,
    /// How full this device's storage is, in percent.
    pub room: RwSignal<Option<u32>>,
    /// Whether the device can be handed to the next person.
    pub handover: RwSignal<bool>,
    /// Whether the person here came back to entries of an earlier visit and was not told so yet.
    pub back: RwSignal<bool>,
    /// Whether somebody opened the host tools here.
    pub hosts: RwSignal<bool>,
    /// The page of the host tools where the host was last.
    #[cfg(feature = "host")]
    pub host_tab: RwSignal<usize>,
    /// Commitments of the person here of which they are asked how it went.
    pub owed: RwSignal<Vec<Record>>,
    /// How a host runs the session.
    pub(super) run: Run,
    /// Counts the people who used this device, so that forms start anew for each.
    pub person: RwSignal<usize>,
    fixed: StoredValue<Fixed>,
    pub(super) outside: StoredValue<Outside, LocalStorage>,
}

/// What does not change while the element is mounted.
#[derive(Clone)]
pub struct Fixed {
    /// How the site owner set it up.
    pub settings: Settings,
    /// The guide.
    pub guide: Arc<Guide>,
    /// The words of the interface.
    pub texts: Texts,
    /// `ltr` or `rtl`.
    pub dir: String,
    /// Where the module came from.
    pub script: String,
}

/// A screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// The walk through the guide.
    #[default]
    Guide,
    /// The commitment wall.
    Wall,
    /// One's own words, and ways to take them along.
    Mine,
    /// The host tools.
    Host,
}

/// A dialog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// Menu.
    Menu,
    /// All steps, to jump.
    Steps,
    /// A card of the wall, whole, with its help; and whether to offer help at once.
    Card(String, bool),
    /// Ways to find cards.
    Find,
    /// A new commitment.
    Commit,
    /// A record to edit, by id.
    Edit(String),
    /// What became of a commitment, by its id.
    FollowUp(String),
    /// Every way to take one's words home.
    Take,
    /// What came in through a link.
    #[cfg(feature = "host")]
    Brought(Box<super::host::Brought>),
    /// Asks before anything is sent.
    Consent,
    /// How one's words are kept.
    Safety,
    /// Asks before the device is handed on with something typed and not posted: to somebody who wrote here before, else
    /// to the next person.
    HandOver(Option<String>),
    /// Who wrote here before, on a device that goes round.
    Before,
    /// Asks before the device is cleared.
    Finish,
    /// Asks before one's own words are deleted.
    DeleteMine,
    /// Asks before everything is deleted.
    DeleteAll,
}

/// How safe one's words are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Safety {
    /// There is nothing to keep yet.
    #[default]
    Nothing,
    /// On the way to storage.
    Saving,
    /// They outlive a killed browser.
    OnDevice,
    /// They outlive this tab, but perhaps not a crash.
    InBrowser,
    /// They are gone when this tab closes.
    InTab,
    /// Storage did not take them: it is full.
    Full,
}

impl Safety {
    /// The word for somebody who helps a site owner.
    pub fn word(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Saving => "saving",
            Self::OnDevice => "device",
            Self::InBrowser => "browser",
            Self::InTab => "tab",
            Self::Full => "full",
        }
    }
}

/// Something that was done and can be undone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toast {
    /// What was done.
    pub text: String,
    /// The records as they were before.
    pub before: Vec<Record>,
    /// What was typed and is dropped: the name of each draft, and its text.
    pub dropped: Vec<(String, String)>,
}

impl Toast {
    /// Something that is only to be read.
    pub fn of(text: String) -> Self {
        Self { text, before: Vec::new(), dropped: Vec::new() }
    }

    /// Whether there is a way back.
    pub fn can_undo(&self) -> bool {
        !(self.before.is_empty() && self.dropped.is_empty())
    }
}

/// What waits to be sent, and whether the person agreed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Delivery {
    /// `None` until the person was asked.
    pub agreed: Option<bool>,
    /// What the person here sees: on a device that goes round, what became of their own entries.
    pub own: Sent,
    /// What became of all that this device sends.
    #[cfg(feature = "host")]
    pub all: Sent,
}

/// What became of entries that were to be sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sent {
    /// Entries that are not with the receiver yet.
    pub waiting: usize,
    /// Entries that the receiver has.
    pub delivered: usize,
    /// Entries that the receiver refused, or that were tried too often.
    pub failed: usize,
}

impl App {
    /// The shared state of one mounted element.
    pub fn new(session: Session, fixed: Fixed, outside: Outside) -> Self {
        let session = RwSignal::new(session);
        let (filter, fixed) = (RwSignal::default(), StoredValue::new(fixed));
        Self {
            session,
            place: RwSignal::default(),
            dialog: RwSignal::default(),
            safety: RwSignal::default(),
            toast: RwSignal::default(),
            filter,
            shelf: Shelf::new(session, filter, fixed),
            delivery: RwSignal::default(),
            problems: RwSignal::default(),
            loaded: RwSignal::new(false),
            room: RwSignal::default(),
            handover: RwSignal::new(false),
            back: RwSignal::new(false),
            hosts: RwSignal::new(false),
            #[cfg(feature = "host")]
            host_tab: RwSignal::new(0),
            owed: RwSignal::default(),
            run: Run::new(session),
            person: RwSignal::new(0),
            fixed,
            outside: StoredValue::new_local(outside),
        }
    }

    /// The guide.
    pub fn guide(self) -> Arc<Guide> {
        self.fixed.with_value(|fixed| fixed.guide.clone())
    }

    /// Whether a guide from the editor runs here, in a session of its own.
    pub fn runs_own(self) -> bool {
        self.session.with_untracked(|session| crate::domain::session::of_page(&session.id) != session.id)
    }

    /// How the site owner set it up.
    pub fn settings(self) -> Settings {
        self.fixed.with_value(|fixed| fixed.settings.clone())
    }

    /// The words of the interface.
    pub fn texts(self) -> Texts {
        self.fixed.with_value(|fixed| fixed.texts.clone())
    }

    /// `ltr` or `rtl`.
    pub fn dir(self) -> String {
        self.fixed.with_value(|fixed| fixed.dir.clone())
    }

    /// Where the module came from.
    pub fn script(self) -> String {
        self.fixed.with_value(|fixed| fixed.script.clone())
    }

    /// The text for a key.
    pub fn t(self, key: &str) -> String {
        self.fixed.with_value(|fixed| fixed.texts.get(key))
    }

    /// The text for a key, its gaps filled.
    pub fn tw(self, key: &str, gaps: &[(&str, &str)]) -> String {
        self.fixed.with_value(|fixed| fixed.texts.with(key, gaps))
    }

    /// The text for `n` things.
    pub fn tn(self, key: &str, n: usize) -> String {
        self.fixed.with_value(|fixed| fixed.texts.count(key, n))
    }

    /// Carries out what the person here did, or a host on a device that goes round, and keeps it.
    pub fn dispatch(self, command: Command) -> Vec<Record> {
        let host = self.as_host(&command);
        let changed = self.session.try_update(|session| match host {
            Some(host) => session.apply_as(host, command),
            None => session.apply(command),
        });
        let changed = changed.unwrap_or_default();
        self.keep(changed.clone());
        changed
    }

    /// Takes in what another tab or a file brought.
    pub fn receive(self, records: Vec<Record>) -> Vec<Record> {
        self.session.try_update(|session| session.apply(Command::Receive(records))).unwrap_or_default()
    }

    /// Takes in what this device keeps.
    pub fn restore(self, records: Vec<Record>) {
        self.session.try_update(|session| session.apply(Command::Restore(records)));
    }

    /// Opens a dialog.
    pub fn open(self, dialog: Dialog) {
        self.dialog.set(Some(dialog));
    }

    /// Closes whatever dialog is open.
    pub fn shut(self) {
        self.dialog.set(None);
    }
}
