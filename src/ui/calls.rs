//! What the element is asked from outside while it runs: methods, and what a remount needs.

use leptos::prelude::*;

use super::{
    Running,
    app::{App, Dialog, Place},
};
use crate::{
    domain::{Json, Record},
    formats,
};

impl Running {
    /// What a later mount needs to go on at the same place. Records and notes travel only where storage has not
    /// confirmed them.
    pub fn carry(&self) -> String {
        let app = self.app;
        app.flush();
        let (id, here, me) = app
            .session
            .with_untracked(|session| (session.id.clone(), session.here.clone(), session.me.clone()));
        let [records, notes] = app.owed_to_storage();
        let mut carry = vec![
            ("session", id.into()),
            ("here", Json::from(here)),
            ("me", me.into()),
            ("place", word(app.place.get_untracked()).into()),
            ("moved", app.moved().into()),
            ("records", records),
            ("notes", notes),
        ];
        if app.hosts.get_untracked() {
            carry.push(("hosts", true.into()));
        }
        #[cfg(feature = "host")]
        carry.push(("tab", (app.host_tab.get_untracked() as u64).into()));
        if app.back.get_untracked() {
            carry.push(("back", true.into()));
        }
        if app.dialog.get_untracked() == Some(Dialog::Take) {
            carry.push(("dialog", "take".into()));
        }
        formats::json::write(&Json::object(carry))
    }

    /// The page goes out of sight, perhaps for good: nothing typed may wait.
    pub fn hide(&self) {
        self.app.flush();
        self.app.part();
    }

    /// What the person here waited for could not be fetched: they go on where they were. Answers with what it was, for
    /// [`Running::again`].
    pub fn missed(&self) -> &'static str {
        let app = self.app;
        if cfg!(feature = "host") {
            return "";
        }
        if app.dialog.get_untracked() == Some(Dialog::Take) {
            app.shut();
            return "take";
        }
        if app.place.get_untracked() == Place::Host {
            app.visit(Place::Guide);
            return "host";
        }
        ""
    }

    /// What was missed is wanted once more.
    pub fn again(&self, missed: &str) {
        match missed {
            "take" => self.app.take_home(),
            _ => self.app.visit(Place::Host),
        }
    }

    /// Carries out a method of the element.
    ///
    /// # Errors
    /// A sentence for the caller where there is no such method, or its argument is of no use.
    pub fn call(&self, method: &str, args: &Json) -> Result<Json, String> {
        let app = self.app;
        let first = args.items().first().and_then(Json::text).unwrap_or_default();
        match method {
            "records" => Ok(Json::List(
                app.session.with_untracked(|session| session.records.live().map(Record::json).collect()),
            )),
            "goto" => {
                if app.guide().position(first).is_none() {
                    return Err(app.tw("call.no_step", &[("step", first)]));
                }
                app.visit(Place::Guide);
                app.go_to(first);
                Ok(Json::Null)
            }
            "person" => Ok(person(app)),
            "diagnose" => Ok(diagnose(app)),
            #[cfg(feature = "host")]
            "export" => {
                super::host::export(app, first).ok_or_else(|| app.tw("call.no_format", &[("format", first)]))
            }
            #[cfg(feature = "host")]
            "import" => Ok(super::host::import(app, "", first.as_bytes()).into_json()),
            #[cfg(feature = "host")]
            "clear" => {
                app.clear();
                Ok(Json::Null)
            }
            _ => Err(app.tw("call.no_method", &[("method", method)])),
        }
    }
}

impl App {
    /// Takes up where an earlier mount was.
    pub(super) fn pick_up(self, carry: &Json) {
        self.place.set(match carry.str("place") {
            "wall" => Place::Wall,
            "mine" => Place::Mine,
            "host" if cfg!(feature = "host") => Place::Host,
            _ => Place::Guide,
        });
        if carry.str("dialog") == "take" {
            self.dialog.set(Some(Dialog::Take));
        }
        self.set_moved(carry.get("moved").and_then(Json::whole).unwrap_or_default());
        if cfg!(feature = "host") && self.settings().view == crate::domain::settings::View::Host {
            self.place.set(Place::Host);
        }
        #[cfg(feature = "host")]
        {
            let tab = carry.get("tab").and_then(Json::whole).and_then(|tab| usize::try_from(tab).ok());
            self.host_tab.set(tab.unwrap_or_default());
        }
        let hosts = self.place.get_untracked() == Place::Host;
        self.hosts.set(hosts || carry.get("hosts").and_then(Json::truth).unwrap_or_default());
    }

    /// The records that an earlier mount could not store.
    pub(super) fn carried(carry: &Json) -> Vec<Record> {
        let items = carry.get("records").map(Json::items).unwrap_or_default();
        items.iter().filter_map(|record| formats::record::read(record, "").0).collect()
    }
}

fn word(place: Place) -> &'static str {
    match place {
        Place::Guide => "guide",
        Place::Wall => "wall",
        Place::Mine => "mine",
        Place::Host => "host",
    }
}

fn person(app: App) -> Json {
    app.session.with_untracked(|session| {
        let (name, place) = session.author(&session.me);
        Json::object([
            ("id", session.me.as_str().into()),
            ("name", name.into()),
            ("organization", place.into()),
        ])
    })
}

/// What somebody who helps a site owner wants to know.
fn diagnose(app: App) -> Json {
    let problems = app.problems.with_untracked(|problems| {
        problems.iter().map(|problem| app.texts().problem(problem).into()).collect()
    });
    Json::object([
        ("version", env!("CARGO_PKG_VERSION").into()),
        ("build", if cfg!(feature = "host") { "host" } else { "attendee" }.into()),
        ("session", app.session.with_untracked(|session| session.id.clone()).into()),
        ("guide", app.guide().id.as_str().into()),
        ("lang", app.texts().lang().into()),
        ("records", (app.session.with_untracked(|session| session.records.all().count()) as u64).into()),
        ("storage", app.safety.get_untracked().word().into()),
        ("webhook", app.webhook().into()),
        ("problems", Json::List(problems)),
    ])
}
