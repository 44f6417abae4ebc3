//! What people do, in the words of the screens, and what the screens ask.

use leptos::prelude::*;

use super::app::{App, Dialog, Place, Toast};
use crate::domain::{
    Kind, Record, Visible,
    guide::label,
    session::{Command, Entry},
    settings::{Pace, View},
    wall::Board,
};

impl App {
    /// Goes to another screen. The host tools may have to be fetched first.
    pub fn visit(self, place: Place) {
        self.hosts.update(|hosts| *hosts |= place == Place::Host);
        // A way back stays as long as it was said to.
        if self.toast.with_untracked(|toast| toast.as_ref().is_some_and(|toast| toast.before.is_empty())) {
            self.toast.set(None);
        }
        self.place.set(place);
        self.mend_focus("h2[tabindex]");
        if place == Place::Host && !cfg!(feature = "host") {
            self.site().open_host_tools();
        }
    }

    /// Opens every way to take one's words home. They may have to be fetched first.
    pub fn take_home(self) {
        self.open(Dialog::Take);
        if !cfg!(feature = "host") {
            self.site().open_host_tools();
        }
    }

    /// Whether this element shows the wall.
    pub fn has_wall(self) -> bool {
        self.settings().view != View::Guide
    }

    /// Whether this element shows the guide.
    pub fn has_guide(self) -> bool {
        self.settings().view != View::Wall
    }

    /// How many cards stand on the wall.
    pub fn on_wall(self) -> usize {
        self.shelf.with(Board::total)
    }

    /// A record, followed.
    pub fn record(self, id: &str) -> Option<Record> {
        self.session.with(|session| session.records.get(id).filter(|record| !record.deleted).cloned())
    }

    /// A record as it is now.
    pub fn held(self, id: &str) -> Option<Record> {
        untrack(|| self.record(id))
    }

    /// How to name the author of a card to the person here.
    pub fn author(self, by: &str) -> String {
        let (name, place) = self.session.with(|session| session.author(by));
        match (name.is_empty(), place.is_empty()) {
            (false, false) => format!("{name}, {place}"),
            (false, true) => name,
            (true, false) => self.tw("card.someone_from", &[("place", &place)]),
            (true, true) => self.t("card.someone"),
        }
    }

    /// The label of a kind of need.
    pub fn need(self, id: &str) -> String {
        let guide = self.guide();
        let known = guide.needs.iter().find(|need| need.id == id);
        known.map_or_else(|| id.to_owned(), |need| need.label.clone())
    }

    /// How long something takes and whom it suits, in words; nothing where neither is known.
    pub fn length_and_roles(self, minutes: u64, roles: &[String]) -> String {
        let mut words = Vec::new();
        if minutes > 0 {
            words.push(self.tn("guide.minutes", usize::try_from(minutes).unwrap_or_default()));
        }
        if !roles.is_empty() {
            words.push(self.roles(roles));
        }
        words.join(" · ")
    }

    /// Roles of the guide, in words.
    pub fn roles(self, roles: &[String]) -> String {
        let guide = self.guide();
        let labels: Vec<&str> = roles.iter().map(|role| label(&guide.roles, role)).collect();
        labels.join(", ")
    }

    /// A day as people write it in the language of the page; as it came where it is not a day.
    pub fn date(self, day: &str) -> String {
        let year = self.day(0);
        self.texts().date(day, year.get(..4).unwrap_or_default())
    }

    /// The day in so many days, as `2027-01-15`.
    pub fn day(self, ahead: u32) -> String {
        let date = js_sys::Date::new(&(self.now() as f64).into());
        date.set_date(date.get_date() + ahead);
        format!("{:04}-{:02}-{:02}", date.get_full_year(), date.get_month() + 1, date.get_date())
    }

    /// What selects an entry, wherever it is shown.
    pub fn entry(id: &str) -> String {
        format!("[data-card='{id}'],[data-entry='{id}']")
    }

    /// Says that an entry was posted, and asks what follows from it. The keyboard is the caller's matter.
    pub fn posted(self, record: &Record) {
        let stands = record.kind == Kind::Commitment && record.visible >= Visible::Room;
        let key = if stands { "posted.wall" } else { "posted" };
        self.announce(&self.t(key));
        self.toast.set(None);
        self.shelf.at.set(Some(record.id.clone()));
        if record.kind == Kind::Commitment {
            self.handover.set(untrack(|| self.pace()) == Pace::SharedDevice);
        }
        let unasked = self.delivery.with_untracked(|delivery| delivery.agreed.is_none());
        let asks = !self.webhook().is_empty() && !self.gathers();
        if asks && unasked && record.visible > Visible::Me {
            self.open(Dialog::Consent);
        }
    }

    /// Takes an entry back, and offers to undo that.
    pub fn take_back(self, id: &str) {
        let Some(before) = self.held(id) else { return };
        self.dispatch(Command::TakeBack { id: id.to_owned(), now: self.now() });
        let key = match before.kind {
            Kind::Commitment => "taken_back.card",
            Kind::Offer => "taken_back.offer",
            Kind::Practice => "taken_back.practice",
            _ => "taken_back",
        };
        self.undoable(self.t(key), before);
    }

    /// Takes a card off the wall, and offers to undo that. A commitment is taken back; an answer stays where it
    /// was given.
    pub fn take_down(self, id: &str) {
        let Some(before) = self.held(id) else { return };
        if !before.data.contains_key("wall") {
            return self.take_back(id);
        }
        let mut data = before.data.clone();
        data.remove("wall");
        let entry = Entry {
            kind: before.kind.clone(),
            prompt: before.prompt.clone(),
            re: before.re.clone(),
            data,
            visible: before.visible,
            quote: before.quote,
        };
        self.dispatch(Command::Write { id: id.to_owned(), now: self.now(), entry });
        self.undoable(self.t("taken_down"), before);
    }

    /// Says what was done, to those who see and to those who listen.
    pub fn say(self, text: String) {
        self.announce(&text);
        self.toast.set(Some(Toast::of(text)));
    }

    /// Says what was done, with the way back: for all that went while that was still to be seen.
    fn undoable(self, text: String, gone: Record) {
        let shown = self.toast.get_untracked().map(|toast| toast.before);
        let mut before = shown.filter(|all| all.iter().all(Record::is_entry)).unwrap_or_default();
        before.retain(|record| record.id != gone.id);
        before.push(gone);
        let text = if before.len() == 1 { text } else { self.tn("taken_back.several", before.len()) };
        self.announce(&text);
        self.toast.set(Some(Toast { before, ..Toast::of(text) }));
        self.mend_focus(".toast .btn");
    }

    /// Takes back everything that the person here wrote, and drops what they did not post.
    pub fn delete_mine(self) {
        let mine: Vec<String> =
            self.session.with_untracked(|session| session.mine().map(|record| record.id.clone()).collect());
        let now = self.now();
        for id in mine {
            self.dispatch(Command::TakeBack { id, now });
        }
        self.drop_drafts();
        self.person.update(|person| *person += 1);
        self.say(self.t("cleared"));
    }
}
