//! Help: a line from somebody in the room to the author of a card, and what the author answers.

use crate::ui::dom::{Spot, View, all, attr, el, group, live, on_press, on_typed, truth};
use leptos::prelude::*;

use super::super::{
    app::App,
    parts::{Icon, button, counter, icon, icon_button, wrong_line},
};
use crate::domain::{
    Json, Kind, Quote, Record, Visible,
    json::ordered,
    limits, notes,
    session::{Command, Entry},
    wall::{
        self,
        help::{ANSWER, Answer, Way, answer, answered, offered, way},
    },
};

/// Offers to one's own card, with the names of those who can help and ways to answer.
pub fn received(app: App, card: &str) -> View {
    let card = card.to_owned();
    let offers = Memo::new(move |_| {
        app.session.with(|session| {
            let said = |offer: &Record| (offer.clone(), answered(&session.records, offer));
            wall::offers(session, &card).map(said).collect::<Vec<_>>()
        })
    });
    live(move || {
        let offers = offers.get();
        if offers.is_empty() {
            return el("p.hint").child(app.t("offer.none"));
        }
        let item = |(offer, said): (Record, Answer)| {
            let contact = offer.field("contact").to_owned();
            let contact = (!contact.is_empty()).then(|| {
                el("p.small")
                    .child(app.t("offer.contact.is"))
                    .child(" ")
                    .child(el("b").attr("dir", "auto").child(contact))
            });
            el("li")
                .child(el("p.tag").child(way_words(app, &offer)))
                .child(el("p").child(app.author(&offer.by)))
                .child(el("p.text").attr("dir", "auto").child(offer.field("text").to_owned()))
                .child(contact)
                .child(answers(app, &offer, said))
        };
        el("section.received-help")
            .child(el("h3").child(app.t("offer.received")))
            .child(el("ul.offers").child(all(offers.into_iter().map(item))))
    })
}

fn answers(app: App, offer: &Record, said: Answer) -> View {
    let choice = |way: Answer| {
        let offer = offer.clone();
        el("button.choice.quiet")
            .attr("aria-pressed", if said == way { "true" } else { "false" })
            .on("click", on_press(move || say(app, &offer, if said == way { Answer::Open } else { way })))
            .child(icon(Icon::Check))
            .child(app.t(&format!("offer.answer.{}", way.word())))
    };
    el("div.choices")
        .attr("role", "group")
        .attr("aria-label", app.tw("offer.answer", &[("name", &app.author(&offer.by))]))
        .child(all([Answer::Accepted, Answer::Thanked, Answer::Declined].map(choice)))
}

fn say(app: App, offer: &Record, said: Answer) {
    let held =
        app.session.with_untracked(|session| answer(&session.records, offer).map(|answer| answer.id.clone()));
    let now = app.now();
    if said == Answer::Open {
        if let Some(id) = held {
            app.dispatch(Command::TakeBack { id, now });
        }
        return;
    }
    let entry = Entry {
        kind: Kind::from(ANSWER),
        prompt: None,
        re: Some(offer.id.clone()),
        data: ordered([(ANSWER.to_owned(), Json::from(said.word()))]),
        visible: Visible::Room,
        quote: Quote::No,
    };
    app.dispatch(Command::Write { id: held.unwrap_or_else(|| app.new_id()), now, entry });
    app.announce(&app.t(&format!("offer.said.{}", said.word())));
}

/// What the person here offered to a card, what the author said, and the way to withdraw it.
pub fn mine(app: App, id: String) -> View {
    let gone = id.clone();
    let said = Memo::new(move |_| {
        app.session.with(|session| {
            let offer = session.records.get(&id).filter(|offer| !offer.deleted)?;
            Some((offer.clone(), answered(&session.records, offer)))
        })
    });
    live(move || {
        said.get().map(|(offer, said)| {
            let gone = gone.clone();
            el("section.own-offer")
                .child(el("h3").child(app.t("offer.yours")))
                .child(state(app, &offer, said))
                .child(icon_button("btn", Icon::Undo, app.t("offer.take_back"), move || withdraw(app, &gone)))
        })
    })
}

fn withdraw(app: App, id: &str) {
    app.shut();
    app.take_back(id);
}

fn state(app: App, offer: &Record, said: Answer) -> View {
    group()
        .child(el("p.tag").child(way_words(app, offer)))
        .child(el("p.text").attr("dir", "auto").child(offer.field("text").to_owned()))
        .child(
            el("p.small")
                .attr("data-answer", said.word())
                .child(app.t(&format!("offer.state.{}", said.word()))),
        )
}

/// Everything that the person here offered, for the page of their own words.
pub fn all_mine(app: App) -> View {
    let all_offers = Memo::new(move |_| {
        app.session.with(|session| {
            let each = |(offer, card): (&Record, &Record)| {
                (offer.clone(), card.field("project").to_owned(), answered(&session.records, offer))
            };
            offered(session).map(each).collect::<Vec<_>>()
        })
    });
    let item = move |(offer, project, said): (Record, String, Answer)| {
        let id = offer.id.clone();
        el("article.paper.answer")
            .child(el("p.asked").attr("dir", "auto").child(project))
            .child(state(app, &offer, said))
            .child(icon_button("btn plain", Icon::Undo, app.t("offer.take_back"), move || withdraw(app, &id)))
    };
    live(move || {
        let offers = all_offers.get();
        (!offers.is_empty()).then(|| {
            el("section.words")
                .child(el("h3").child(app.t("offer.all_mine")))
                .child(all(offers.into_iter().map(item)))
        })
    })
}

/// Offers to a card, as lines to print.
pub fn lines(app: App, card: &str) -> Vec<(String, String)> {
    let offers: Vec<Record> =
        app.session.with_untracked(|session| wall::offers(session, card).cloned().collect());
    let line = |offer: &Record| {
        let contact = offer.field("contact");
        let text = offer.field("text");
        let text = if contact.is_empty() { text.to_owned() } else { format!("{text} ({contact})") };
        (format!("{} · {}", app.author(&offer.by), way_words(app, offer)), text)
    };
    offers.iter().map(line).collect()
}

/// How somebody says that they can help.
pub fn way_words(app: App, offer: &Record) -> String {
    app.t(&format!("offer.way.{}", way(offer).word()))
}

/// The form for an offer. With `begin` the keyboard goes to it at once.
pub fn form(app: App, card: String, begin: bool) -> View {
    let note =
        notes::draft(&app.session.with_untracked(|session| session.me.clone()), "offer", Some(&card), "");
    let text = RwSignal::new(app.noted(&note).unwrap_or_default());
    let (chosen, contact) = (RwSignal::new(Way::Help), StoredValue::new(String::new()));
    let (line, wrong) = (Spot::new(), RwSignal::new(None::<String>));
    let id = format!("offer-{card}");
    let kept = note.clone();
    let typed = move |value: String| {
        app.note_soon(&kept, Some(&value).filter(|value| !value.is_empty()).map(String::as_str));
        wrong.set(None);
        text.set(value);
    };
    let submit = move |event: web_sys::Event| {
        event.prevent_default();
        let words = text.get_untracked();
        let fault = if words.trim().is_empty() {
            Some(app.t("offer.empty"))
        } else if limits::length(&words) > limits::POST {
            Some(app.tw("form.long", &[("limit", &limits::POST.to_string())]))
        } else {
            None
        };
        if let Some(fault) = fault {
            app.announce(&fault);
            wrong.set(Some(fault));
            return line.focus_soon();
        }
        let mut data = ordered([
            ("text".to_owned(), Json::from(words)),
            ("way".to_owned(), chosen.get_untracked().word().into()),
        ]);
        let contact = contact.get_value();
        if !contact.trim().is_empty() {
            data.insert("contact".to_owned(), contact.into());
        }
        let entry = Entry {
            kind: Kind::Offer,
            prompt: None,
            re: Some(card.clone()),
            data,
            visible: Visible::Room,
            quote: Quote::No,
        };
        app.dispatch(Command::Write { id: app.new_id(), now: app.now(), entry });
        app.note(&note, None);
        app.shut();
        app.mend_focus(&format!("[data-card='{card}'] .by .btn"));
        app.say(app.t("offer.sent"));
    };
    let choice = |way: Way| {
        el("button.choice")
            .attr("aria-pressed", truth(move || chosen.get() == way))
            .on("click", on_press(move || chosen.set(way)))
            .child(icon(Icon::Check))
            .child(app.t(&format!("offer.way.{}", way.word())))
    };
    if begin {
        line.focus_soon();
    }
    let field = el("textarea.field")
        .at(line)
        .attr("id", id.clone())
        .attr("rows", "2")
        .attr("aria-describedby", format!("{id}-n {id}-w"))
        .attr("aria-invalid", attr(move || wrong.with(Option::is_some).then(|| "true".to_owned())))
        .prop("value", text.get_untracked())
        .on("input", on_typed(typed));
    let label = |at: &str, key: &str| el("label.label.minor").attr("for", at.to_owned()).child(app.t(key));
    let reach = format!("{id}-c");
    el("form.help")
        .attr("aria-label", app.t("offer.label"))
        .on("submit", submit)
        .child(el("h3").child(app.t("offer.label")))
        .child(
            el("div.choices")
                .attr("role", "group")
                .attr("aria-label", app.t("offer.ways"))
                .child(all(Way::ALL.iter().copied().map(choice))),
        )
        .child(
            el("div")
                .child(label(&id, "offer.line"))
                .child(field)
                .child(wrong_line(&id, wrong.into()))
                .child(counter(format!("{id}-n"), text.into(), limits::POST, false, app.t("form.count"))),
        )
        .child(
            el("div").child(label(&reach, "offer.contact")).child(
                el("input.field")
                    .attr("id", reach.clone())
                    .attr("maxlength", "128")
                    .attr("autocomplete", "email")
                    .on("input", on_typed(move |value| contact.set_value(value))),
            ),
        )
        .child(
            el("div.acts")
                .child(el("button.btn.main").attr("type", "submit").child(app.t("offer.send")))
                .child(button("btn plain", app.t("cancel"), move || app.shut())),
        )
}
