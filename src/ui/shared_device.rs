//! A device that goes round: from one person to the next, and back to one who was here before.

use crate::ui::dom::{View, all, el, group, live, on_press};
use leptos::prelude::*;

use super::{
    app::{App, Dialog},
    drafts::{Stands, left_over},
    guide::gist,
    parts::{Icon, button, icon, late_button, notice, sheet},
};
use crate::domain::{Kind, Visible, notes::BEFORE, settings::Pace};

/// Somebody who wrote on this device before it was handed on.
pub struct Before {
    /// Their author id.
    pub id: String,
    /// Their name; nothing where they gave none.
    pub name: String,
    /// What their first card says.
    pub card: String,
}

impl App {
    /// Who can come back: all who wrote here, but nobody who wrote something for themselves alone, since whoever sits
    /// here now could read it.
    pub fn before(self) -> Vec<Before> {
        let noted = self.outside.with_value(|outside| {
            let ids = outside.notes.keys().filter_map(|name| name.strip_prefix(BEFORE));
            ids.map(str::to_owned).collect::<Vec<_>>()
        });
        noted.into_iter().filter_map(|id| self.who_was_here(id)).collect()
    }

    fn who_was_here(self, id: String) -> Option<Before> {
        let guide = self.guide();
        let (name, card) = self.session.with(|session| {
            if session.me == id {
                return None;
            }
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
        Some(Before { id, name, card: card.unwrap_or_default() })
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

/// Asks before what the person here typed and did not post goes.
pub fn ask(app: App, to: Option<String>) -> View {
    let drafts = app.drafts();
    let text =
        group().child(el("p").child(app.tn("hand_over.text", drafts.len()))).child(left_over(app, &drafts));
    let first = drafts.into_iter().find(|stands| !matches!(stands, Stands::Nowhere(_)));
    let back = first.map(|stands| {
        button("btn", app.t("hand_over.back"), move || {
            app.shut();
            app.go_back_to(stands.clone());
        })
    });
    let on = move || match &to {
        Some(me) => app.come_back(me),
        None => app.next_person(),
    };
    let foot = group().child(back).child(late_button(app.t("hand_over.yes"), on));
    sheet("sheet narrow", app.t("hand_over.title"), app.t("close"), move || app.shut(), text, Some(foot))
}

/// Who was here before, to go on as one of them.
pub fn before(app: App) -> View {
    let line = |person: Before| {
        let Before { id, name, card } = person;
        let (name, card) = if name.is_empty() { (card, String::new()) } else { (name, card) };
        let name = if name.is_empty() { app.t("before.nameless") } else { name };
        let card = (!card.is_empty()).then(|| el("small").attr("dir", "auto").child(card));
        let back = move || {
            app.shut();
            app.hand_over(Some(id.clone()));
        };
        el("li").child(
            el("button.item")
                .on("click", on_press(back))
                .child(icon(Icon::Person))
                .child(el("span").attr("dir", "auto").child(name).child(card)),
        )
    };
    let lines = el("ul.menu").child(all(app.before().into_iter().map(line)));
    let body = group().child(el("p.hint").child(app.t("before.text"))).child(lines);
    sheet("sheet narrow", app.t("before"), app.t("close"), move || app.shut(), body, None)
}
