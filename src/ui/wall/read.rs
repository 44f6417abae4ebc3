//! A card with everything on it: its whole text, its help, paper.

use crate::ui::dom::{View, el, group, live};
use leptos::prelude::*;

use super::{
    super::{
        app::App,
        guide::{reactions, received},
        parts::{Icon, icon_button, sheet},
    },
    card,
    face::Face,
    moderated::flag_way,
    offer, suggestions,
};
use crate::{
    domain::{matching::is_need, notes},
    ports::files::{Page, Part},
};

impl App {
    /// Keeps which cards were opened, for people who left something on this device already.
    fn keep_read(self) {
        if let Some(text) = self.noted(notes::ME) {
            self.note_soon(&notes::read(notes::who(&text).0), Some(&self.shelf.read().join(" ")));
        }
    }

    pub(super) fn restore_read(self) {
        let me = self.session.with_untracked(|session| session.me.clone());
        self.shelf.set_read(&self.noted(&notes::read(&me)).unwrap_or_default());
    }
}

/// The dialog of one card; with `help` it begins at the form for an offer.
pub fn read(app: App, id: String, help: bool) -> View {
    app.shelf.open(&id);
    app.keep_read();
    let entry = App::entry(&id);
    let face = Memo::new(move |_| Face::of(app, &id));
    let Some(first) = face.get_untracked() else {
        return group();
    };
    let words = live(move || face.get().map(|face| whole(app, &face)));
    let about =
        Memo::new(move |_| face.with(|face| face.as_ref().map(|face| (face.mine, face.offer.clone()))));
    let (record, mine) = (first.record.clone(), first.mine);
    let beside = suggestions::beside(app, &record);
    let flag = flag_way(app, &record);
    let helps = live(move || {
        let (mine, offered) = about.get()?;
        Some(untrack(|| match (mine, offered) {
            (true, _) => group().child(received(app, &record)).child(offer::received(app, &record.id)),
            (false, Some(offer)) => offer::mine(app, offer),
            (false, None) if first.is_commitment() || is_need(&record) => {
                group().child(reactions(app, &record)).child(offer::form(app, record.id.clone(), help))
            }
            _ => reactions(app, &record),
        }))
    });
    let print = move || {
        if let Some(face) = face.get_untracked() {
            app.print(&page(app, &face));
        }
    };
    let print = el("div.acts").child(icon_button("btn plain", Icon::Print, app.t("take.print"), print));
    let own = mine.then(|| live(move || face.get().map(|face| card::own(app, &face))));
    let title =
        face.with_untracked(|face| face.as_ref().map(|face| card::name(app, face))).unwrap_or_default();
    let body =
        group().child(el("article.read").child(words)).child(helps).child(beside).child(flag).child(print);
    // An answer changes the card, and with it the button that opened this.
    let shut = move || {
        app.shut();
        app.mend_focus(&entry);
    };
    sheet("sheet", title, app.t("close"), shut, body, own)
}

fn whole(app: App, face: &Face) -> View {
    group().child(card::inside(app, face)).child(el("p.by").child(card::by(app, face)))
}

/// The card on paper, with the offers that its author may read.
fn page(app: App, face: &Face) -> Page {
    let guide = app.guide();
    let mut lines = vec![(String::new(), face.who.clone())];
    let asked = face.record.prompt.as_deref().and_then(|id| guide.prompt(id));
    for field in asked.into_iter().flat_map(|prompt| &prompt.fields) {
        let text = super::super::guide::words(app, field, &face.record);
        if !text.is_empty() {
            lines.push((field.label.clone(), text));
        }
    }
    let mut parts = vec![Part { heading: card::name(app, face), lines }];
    if face.mine && face.helpers > 0 {
        parts.push(Part { heading: app.t("offer.received"), lines: offer::lines(app, &face.record.id) });
    }
    Page {
        title: app.t("wall.title"),
        subtitle: app.settings().title,
        lang: app.texts().lang().to_owned(),
        dir: app.dir(),
        parts,
    }
}
