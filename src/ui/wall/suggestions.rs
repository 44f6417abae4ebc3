//! Beside a card: who may help its author, and what of one's own fits the card of another. Looked for only
//! when somebody opens it.

use crate::ui::dom::{View, all, el, group, live, nothing, on_opened, on_press, soon, truth};
use leptos::prelude::*;

use super::super::{
    app::{App, Dialog},
    parts::{Icon, button, icon, icon_button},
};
use crate::domain::{
    Json, Kind, Quote, Record, Visible,
    guide::label,
    json::ordered,
    matching::{Index, Near, Suggestion, Whose, is_need, offered, suggest},
    notes,
    session::{Command, Entry, Session},
    wall::is_withheld,
};

/// The kind of record by which somebody asks somebody for help: about an offer, with the id of the need.
const ASK: &str = "ask";
const ABOUT: &str = "about";
/// As many stand beside a card.
const MOST: usize = 3;

/// The way from one's own card on the wall to who may help.
pub fn opener(app: App, card: &Record, mine: bool) -> View {
    if !mine || !is_need(card) {
        return nothing();
    }
    let id = card.id.clone();
    let open = move || app.open(Dialog::Card(id.clone(), false));
    el("div.acts").child(icon_button("btn plain", Icon::Pair, app.t("suggest.helpers"), open))
}

/// What stands beside an opened card: for its author who may help, for others what of theirs fits.
pub fn beside(app: App, card: &Record) -> View {
    if !is_need(card) {
        return nothing();
    }
    let (mine, can) = app.session.with_untracked(|session| {
        (session.me == card.by, session.mine().any(|record| offered(record).is_some()))
    });
    match (mine, can) {
        (true, _) => opened(app, "suggest.helpers", card.clone(), Whose::Others),
        (false, true) => opened(app, "suggest.mine", card.clone(), Whose::Mine),
        _ => nothing(),
    }
}

fn opened(app: App, title: &'static str, card: Record, whose: Whose) -> View {
    let at_once = whose == Whose::Others;
    let open = RwSignal::new(at_once);
    let index = StoredValue::new(None::<Index>);
    let need = card.clone();
    let found = Memo::new(move |_| {
        if !open.get() {
            return None;
        }
        app.session.with(|session| {
            let withheld = app.guide().all_withheld(session);
            index.try_update_value(|held| {
                let index = held.get_or_insert_with(Index::new);
                index.follow(&session.records);
                suggest(index, session, &need, whose, &withheld, MOST)
            })
        })
    });
    let list = move || {
        let found = found.get()?;
        if found.is_empty() {
            let key = if whose == Whose::Mine { "suggest.none_mine" } else { "suggest.none" };
            return Some(el("p.hint").child(app.t(key)));
        }
        let item = |each: Suggestion| untrack(|| item(app, &card, &each, whose));
        Some(el("ul.suggested").child(all(found.into_iter().map(item))))
    };
    el("details.suggestions")
        .attr("open", at_once)
        .on("toggle", on_opened(move |now| open.set(now)))
        .child(el("summary").child(icon(Icon::Pair)).child(" ").child(app.t(title)))
        .child(live(list))
}

fn item(app: App, card: &Record, each: &Suggestion, whose: Whose) -> View {
    let words = app.held(&each.offer).as_ref().and_then(offered).unwrap_or_default();
    let act = if whose == Whose::Mine {
        let note = notes::draft(&each.by, "offer", Some(&card.id), "");
        let (draft, id) = (words.clone(), card.id.clone());
        button("btn", app.t("suggest.offer"), move || {
            app.note(&note, Some(&draft));
            // Anew, so that the form holds the words.
            app.shut();
            let id = id.clone();
            soon(move || app.open(Dialog::Card(id, true)));
        })
    } else {
        ask(app, card, each)
    };
    let who = (whose == Whose::Others).then(|| el("b").attr("dir", "auto").child(app.author(&each.by)));
    el("li")
        .child(who)
        .child(el("p.text").attr("dir", "auto").child(words))
        .child(el("p.small").child(why(app, card, each).join(" · ")))
        .child(el("div.acts").child(act))
}

/// Why somebody is suggested, in words.
pub fn why(app: App, need: &Record, each: &Suggestion) -> Vec<String> {
    let mut why = Vec::new();
    for near in &each.near {
        let field = near.word();
        let key = ["suggest.near.", field].concat();
        let name = app.session.with_untracked(|session| {
            session.profile(&each.by).map(|profile| profile.field(field).to_owned()).unwrap_or_default()
        });
        // A department says little beside the building, a town says nothing.
        let is_said = match near {
            Near::Place => each.near.len() == 1,
            _ => true,
        };
        if is_said {
            why.push(app.tw(&key, &[("name", &name)]));
        }
    }
    for kind in &each.kinds {
        why.push(app.tw("suggest.kind", &[("kind", &kind_words(app, need, kind))]));
    }
    if !each.words.is_empty() {
        why.push(app.tw("suggest.words", &[("words", &each.words.join(", "))]));
    }
    for kin in &each.kin {
        why.push(app.tw("suggest.kin", &[("need", &kin.need), ("words", &kin.offer.join(", "))]));
    }
    why
}

fn kind_words(app: App, need: &Record, kind: &str) -> String {
    let guide = app.guide();
    let asked = need.prompt.as_deref().and_then(|id| guide.prompt(id));
    for field in asked.into_iter().flat_map(|prompt| &prompt.fields) {
        if field.options.iter().any(|option| option.id == kind) {
            return label(&field.options, kind).to_owned();
        }
    }
    app.need(kind)
}

fn ask(app: App, card: &Record, each: &Suggestion) -> View {
    let (need, offer) = (card.id.clone(), each.offer.clone());
    let (held_need, held_offer) = (need.clone(), offer.clone());
    let held = Memo::new(move |_| {
        app.session.with(|session| {
            let mine = session.mine().find(|record| is_ask(record, &held_offer, &held_need));
            mine.map(|record| record.id.clone())
        })
    });
    let press = move || {
        let now = app.now();
        if let Some(id) = held.get_untracked() {
            app.dispatch(Command::TakeBack { id, now });
            return;
        }
        let entry = Entry {
            kind: Kind::from(ASK),
            prompt: None,
            re: Some(offer.clone()),
            data: ordered([(ABOUT.to_owned(), Json::from(need.as_str()))]),
            visible: Visible::Room,
            quote: Quote::No,
        };
        app.dispatch(Command::Write { id: app.new_id(), now, entry });
        app.announce(&app.t("suggest.asked"));
    };
    el("button.choice")
        .attr("aria-pressed", truth(move || held.with(Option::is_some)))
        .on("click", on_press(press))
        .child(icon(Icon::Check))
        .child(app.t("suggest.ask"))
}

fn is_ask(record: &Record, offer: &str, need: &str) -> bool {
    record.kind.word() == ASK && record.re.as_deref() == Some(offer) && record.field(ABOUT) == need
}

/// What others ask of the person here, until they answered.
pub fn asked(app: App) -> View {
    let asks = Memo::new(move |_| {
        app.session.with(|session| open_asks(session, &app.guide().all_withheld(session)))
    });
    live(move || {
        let asks = asks.get();
        if asks.is_empty() {
            return nothing();
        }
        let line = |(by, project, card): (String, String, String)| {
            let words = app.tw("suggest.wants", &[("name", &app.author(&by)), ("project", &project)]);
            el("li").child(el("p").attr("dir", "auto").child(words)).child(icon_button(
                "btn",
                Icon::Hands,
                app.t("suggest.see"),
                move || app.open(Dialog::Card(card.clone(), true)),
            ))
        };
        group().child(
            el("ul.asks")
                .attr("aria-label", app.t("suggest.wants.title"))
                .child(all(asks.into_iter().map(line))),
        )
    })
}

/// Who asks, the project, and its card, for each card that the person here was asked about and did not answer.
fn open_asks(session: &Session, withheld: &[String]) -> Vec<(String, String, String)> {
    let mut open = Vec::new();
    for ask in session.records.live().filter(|record| record.kind.word() == ASK) {
        let offer = ask.re.as_deref().and_then(|re| session.records.get(re));
        let card = session.records.get(ask.field(ABOUT)).filter(|card| card.by == ask.by);
        let (Some(offer), Some(card)) = (offer, card) else { continue };
        let answered = |card: &Record| {
            let mut mine = session.mine();
            mine.any(|mine| mine.kind == Kind::Offer && mine.re.as_deref() == Some(&card.id))
        };
        let shown = session.may_read(card) && session.may_read(ask) && !is_withheld(session, card, withheld);
        if offer.by == session.me && shown && !answered(card) {
            let title = if card.kind == Kind::Commitment { "project" } else { "help" };
            let line = (card.by.clone(), card.field(title).to_owned(), card.id.clone());
            if !open.contains(&line) {
                open.push(line);
            }
        }
    }
    open
}
