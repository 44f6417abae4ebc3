//! A device that goes round: from one person to the next, and back to one who was here before.

use crate::ui::dom::{View, all, el, group, live, on_press};
use leptos::prelude::*;

use super::{
    app::{App, Dialog},
    drafts::{back_to, left_over},
    guide::{Draft, gist},
    parts::{Icon, button, icon, late_button, notice, sheet},
};
#[cfg(feature = "host")]
use crate::domain::notes::HOST;
use crate::domain::{Kind, Visible, notes::BEFORE, session::Command, settings::Pace};

/// Somebody who wrote on this device before it was handed on.
pub struct Before {
    /// Their author id.
    pub id: String,
    /// Their name; nothing where they gave none.
    pub name: String,
    /// What their first card says.
    pub card: String,
    /// Whether something waits that they typed and did not post.
    pub waits: bool,
}

impl App {
    /// Whether this device goes round from person to person.
    pub fn goes_round(self) -> bool {
        let at_all = |pace: Pace| pace == Pace::SharedDevice;
        at_all(self.settings().pace) || at_all(untrack(|| self.pace()))
    }

    /// Who can come back: all who wrote here, but nobody who wrote something for themselves alone, since whoever sits
    /// here now could read it.
    pub fn before(self) -> Vec<Before> {
        let noted = self.outside.with_value(|outside| {
            let ids = outside.notes.keys().filter_map(|name| name.strip_prefix(BEFORE));
            ids.map(str::to_owned).collect::<Vec<_>>()
        });
        let me = self.session.with_untracked(|session| session.me.clone());
        noted.into_iter().filter(|id| *id != me).filter_map(|id| self.who_was_here(id)).collect()
    }

    fn who_was_here(self, id: String) -> Option<Before> {
        let guide = self.guide();
        let (name, card) = self.session.with(|session| {
            let mut own =
                session.records.live().filter(|record| record.by == id && record.is_entry()).peekable();
            own.peek()?;
            let (mut first, mut closed) = (None, false);
            for record in own {
                closed |= record.visible == Visible::Me;
                first = first.or_else(|| (record.kind == Kind::Commitment).then(|| record.clone()));
            }
            (!closed).then(|| (session.author(&id).0, first))
        })?;
        let card = card.and_then(|record| {
            let asked = guide.prompt(record.prompt.as_deref()?)?;
            Some(gist(self, asked, &record))
        });
        let waits = !self.typed_by(&id).is_empty();
        Some(Before { id, name, card: card.unwrap_or_default(), waits })
    }

    /// The host who carries out a command in the host tools of a device that goes round, and not who wrote there last.
    pub(super) fn as_host(self, command: &Command) -> Option<String> {
        #[cfg(feature = "host")]
        {
            use Command::{PutBack, TakeBack, Write, WriteFor};
            let acts = matches!(command, Write { .. } | WriteFor { .. } | TakeBack { .. } | PutBack { .. });
            (acts && self.is_host()).then(|| self.host())
        }
        #[cfg(not(feature = "host"))]
        {
            let _ = command;
            None
        }
    }

    /// Whoever answers for what is done here now.
    #[cfg(feature = "host")]
    pub fn acting(self) -> String {
        if self.is_host() { self.host() } else { self.session.with_untracked(|session| session.me.clone()) }
    }

    #[cfg(feature = "host")]
    fn is_host(self) -> bool {
        self.place.get_untracked() == super::app::Place::Host && self.goes_round()
    }

    /// The author id of the host of a device that goes round.
    #[cfg(feature = "host")]
    pub(super) fn host(self) -> String {
        self.noted(HOST).unwrap_or_else(|| {
            let host = self.new_id();
            self.note(HOST, Some(&host));
            host
        })
    }

    /// Hands the device on, to somebody who wrote here before or to the next person, and asks first what becomes of words
    /// that are not posted.
    pub fn hand_over(self, to: Option<String>) {
        if self.has_drafts() {
            return self.open(Dialog::HandOver(to));
        }
        self.drop_drafts();
        self.pass_on(to.as_deref());
    }

    /// The name of the person here, for whom what they typed can wait; else the key of the reason why it cannot: whoever
    /// comes back is asked for no password, so that nothing waits that is for its author alone.
    fn can_wait(self) -> Result<String, &'static str> {
        let (me, wrote) =
            self.session.with_untracked(|session| (session.me.clone(), session.mine().next().is_some()));
        let private = self.typed_by(&me).iter().any(|text| Draft::is_private(text));
        match self.who_was_here(me).filter(|_| !private) {
            Some(person) => Ok(person.name),
            None if wrote || private => Err("hand_over.private"),
            None => Err("hand_over.unknown"),
        }
    }
}

/// The way back for somebody who finds the device with the first step of another person.
pub fn way_back(app: App) -> View {
    let first = Memo::new(move |_| {
        // Asked first: elsewhere nothing has to follow the session for this.
        if app.pace() != Pace::SharedDevice {
            return false;
        }
        app.person.track();
        let walk = app.walk();
        let at_first = app.session.with(|session| {
            let is_first = session.here.is_empty() || walk.first() == Some(&session.here);
            is_first && session.mine().next().is_none()
        });
        at_first && !app.before().is_empty()
    });
    live(move || {
        first.get().then(|| {
            let open = button("btn", app.t("before"), move || app.open(Dialog::Before));
            notice("notice calm", Icon::Person, app.t("greet.before"), Some(open))
        })
    })
}

/// The way on to the next person for the keyboard, which comes to it after the forms; it is seen while it is there.
pub fn next_by_key(app: App) -> View {
    live(move || {
        let next = move || button("btn", app.t("next_person"), move || app.hand_over(None));
        (app.pace() == Pace::SharedDevice).then(|| el("p.unseen").child(next()))
    })
}

/// Asks what becomes of what the person here typed and did not post.
pub fn ask(app: App, to: Option<String>) -> View {
    let drafts = app.drafts();
    let text =
        group().child(el("p").child(app.tn("hand_over.text", drafts.len()))).child(left_over(app, &drafts));
    let (key, keep) = match app.can_wait() {
        Ok(name) => {
            let words = match name.as_str() {
                "" => app.t("hand_over.keep"),
                name => app.tw("hand_over.keep.name", &[("name", name)]),
            };
            let to = to.clone();
            ("hand_over.kept", Some(button("btn main", words, move || app.pass_on(to.as_deref()))))
        }
        Err(key) => (key, None),
    };
    let text = text.child(el("p.hint").child(app.t(key)));
    let lose = move || {
        app.drop_drafts();
        app.pass_on(to.as_deref());
    };
    let foot =
        group().child(back_to(app, &drafts)).child(keep).child(late_button(app.t("hand_over.yes"), lose));
    sheet("sheet narrow", app.t("hand_over.title"), app.t("close"), move || app.shut(), text, Some(foot))
}

/// Who was here before, to go on as one of them.
pub fn before(app: App) -> View {
    let line = |person: Before| {
        let Before { id, name, card, waits } = person;
        let (name, card) = if name.is_empty() { (card, String::new()) } else { (name, card) };
        let name = if name.is_empty() { app.t("before.nameless") } else { name };
        let card = (!card.is_empty()).then(|| el("small").attr("dir", "auto").child(card));
        let waits = waits.then(|| el("small").child(app.t("before.waits")));
        let back = move || {
            app.shut();
            app.hand_over(Some(id.clone()));
        };
        el("li").child(
            el("button.item")
                .on("click", on_press(back))
                .child(icon(Icon::Person))
                .child(el("span").attr("dir", "auto").child(name).child(card).child(waits)),
        )
    };
    let lines = el("ul.menu").child(all(app.before().into_iter().map(line)));
    let body = group().child(el("p.hint").child(app.t("before.text"))).child(lines);
    sheet("sheet narrow", app.t("before"), app.t("close"), move || app.shut(), body, None)
}
