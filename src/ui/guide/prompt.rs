//! A question in a step: its form, then one's own answer, then what the room says.

use crate::ui::dom::{Spot, View, attr, each, el, fresh, group, live};
use leptos::prelude::*;

use super::{
    super::{
        app::App,
        consent::sent,
        drafts::edit_here,
        parts::{Icon, icon_button},
        wall,
    },
    answer::{answer, room, said},
    draft::waiting,
    form::{Finished, about, form},
    stream::stream,
};
use crate::domain::{
    Kind, Record, Visible,
    guide::{Layout, Prompt},
};

/// The prompt that is asked, to be looked at again and again.
pub type Asked = StoredValue<Prompt>;

/// A question with whatever the person here said to it.
pub fn prompt(app: App, prompt: &Prompt) -> View {
    let id = prompt.id.clone();
    let mine = Memo::new(move |_| {
        app.session.with(|session| session.answers(&id).map(|record| record.id.clone()).collect::<Vec<_>>())
    });
    let area = Spot::new();
    let asked = StoredValue::new(prompt.clone());
    let is_many = prompt.takes_many();
    // Forms start anew for the next person, and when an answer comes or goes.
    let key = move || {
        let mine = if is_many { Vec::new() } else { mine.get() };
        format!("{} {}", app.person.get(), mine.join(" "))
    };
    let is_stream = prompt.layout == Layout::Stream;
    let answers = move || match asked.with_value(|prompt| (prompt.kind.clone(), prompt.many)) {
        (Kind::Commitment, _) => commitments(app, asked, mine.get(), area),
        _ if is_stream => stream(app, asked, area),
        (_, true) => many(app, asked, mine, area),
        _ => one(app, asked, mine.get().into_iter().next(), area),
    };
    let alone = matches!(prompt.kind, Kind::Profile | Kind::Commitment | Kind::Practice) || is_stream;
    let reaches_room = prompt.audiences.iter().chain([&prompt.visible]).any(|who| *who >= Visible::Room);
    let room = (reaches_room && !alone).then(|| room(app, prompt));
    // A card tells by itself what it is about.
    let about = move || {
        let told =
            mine.with(|mine| !mine.is_empty()) && asked.with_value(|prompt| prompt.kind == Kind::Commitment);
        if told { None } else { asked.with_value(|prompt| about(app, prompt)) }
    };
    el("div.ask").attr("tabindex", "-1").at(area).child(live(about)).child(fresh(key, answers)).child(room)
}

/// One answer a person.
fn one(app: App, asked: Asked, held: Option<String>, area: Spot) -> View {
    // Another window may post an answer while somebody types theirs here: what they typed stays in sight.
    let editing = RwSignal::new(held.is_none() || waits(app, asked));
    let edit = Callback::new(move |()| {
        editing.set(true);
        area.fill_in_soon();
    });
    let record = Memo::new(move |_| held.as_deref().and_then(|held| app.record(held)));
    let finished = finished(app, area, move || editing.set(false));
    let view = move || {
        if editing.get() {
            let held = record.get_untracked();
            let leave = held.is_some();
            return asked.with_value(|prompt| form(app, prompt, "step", held, leave, finished));
        }
        let shown =
            move || record.get().map(|record| asked.with_value(|prompt| answer(app, prompt, &record, edit)));
        el("section.prompt.paper")
            .child(el("h3.label").child(asked.with_value(|prompt| prompt.label.clone())))
            .child(live(shown))
    };
    fresh(move || editing.get().to_string(), view)
}

fn waits(app: App, asked: Asked) -> bool {
    asked.with_value(|prompt| waiting(app, prompt).is_some())
}

/// Any number of answers, a line each, and a form for one more.
fn many(app: App, asked: Asked, mine: Memo<Vec<String>>, area: Spot) -> View {
    let edited = RwSignal::new(None::<String>);
    let posted = RwSignal::new(0_usize);
    let finished = finished(app, area, move || {
        edited.set(None);
        posted.update(|posted| *posted += 1);
    });
    let line = move |id: String| {
        let (shown, press) = (id.clone(), id.clone());
        let edit = app.held(&id).map(|record| {
            edit_here(app, &record, move || {
                edited.set(Some(press.clone()));
                area.fill_in_soon();
            })
        });
        let held = Memo::new(move |_| app.record(&shown));
        let words = move || {
            held.get().map(|record| {
                let said = asked.with_value(|prompt| said(app, prompt, &record));
                group().child(said).child(sent(app, &record))
            })
        };
        el("li").attr("data-entry", id.as_str()).attr("tabindex", "-1").child(live(words)).child(
            el("div.acts").child(edit).child(icon_button(
                "btn plain",
                Icon::Trash,
                app.t("take_back"),
                move || app.take_back(&id),
            )),
        )
    };
    let none = attr(move || mine.with(Vec::is_empty).then(String::new));
    let form = move || {
        let held = edited.get_untracked().and_then(|id| app.held(&id));
        let leave = held.is_some();
        asked.with_value(|prompt| form(app, prompt, "step", held, leave, finished))
    };
    group()
        .child(el("ol.entries.paper").attr("hidden", none).child(each(mine, line)))
        .child(fresh(move || format!("{} {}", edited.get().unwrap_or_default(), posted.get()), form))
}

/// One's own cards, and the form for the first or one more.
fn commitments(app: App, asked: Asked, mine: Vec<String>, area: Spot) -> View {
    let several = !mine.is_empty();
    let adding = RwSignal::new(!several || waits(app, asked));
    let finished = finished(app, area, move || adding.set(false));
    let form = move || {
        if adding.get_untracked() {
            asked.with_value(|prompt| form(app, prompt, "step", None, several, finished))
        } else {
            icon_button("btn", Icon::Plus, app.t("commitment.another"), move || {
                adding.set(true);
                area.fill_in_soon();
            })
        }
    };
    let cards = several.then(|| wall::own_cards(app, mine));
    group().child(cards).child(fresh(move || adding.get().to_string(), form))
}

/// After a form the keyboard goes to what came of it, not to the top of the page.
pub fn finished(app: App, area: Spot, then: impl Fn() + Send + Sync + 'static) -> Finished {
    Callback::new(move |written: Option<Record>| {
        then();
        if let Some(record) = written {
            app.posted(&record);
        }
        area.focus_soon();
    })
}
