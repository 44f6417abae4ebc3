//! One practice of a library.

use crate::ui::dom::{View, all, el, group, live, on_press, truth};
use leptos::prelude::*;

use super::{
    super::{
        app::App,
        drafts::edit_button,
        parts::{Icon, icon, icon_button, prose},
    },
    answer::link,
    library_find::{added, bookmark},
};
use crate::domain::{
    Json, Kind, Quote, Record, Visible,
    guide::{Form, Library, Model, label},
    json::ordered,
    link,
    session::{Command, Entry},
};

/// The card of an example, or of what somebody added.
pub fn card(app: App, library: &Library, id: &str) -> View {
    if let Some(model) = library.items.iter().find(|model| model.id == id) {
        return example(app, library, model);
    }
    let (held, id) = (StoredValue::new(library.clone()), id.to_owned());
    let record = Memo::new(move |_| {
        app.session.with(|session| held.with_value(|held| added(held, session, &id).cloned()))
    });
    let shown = move || {
        app.person.track();
        record.get().map(|record| held.with_value(|held| contribution(app, held, &record)))
    };
    el("li.practice-card.card").child(live(shown))
}

fn example(app: App, library: &Library, model: &Model) -> View {
    let links = model.links.iter().map(|each| {
        let words = if each.title.is_empty() { each.url.as_str() } else { each.title.as_str() };
        let later = || group().child(words).child(" ").child(el("small").child(app.t("article.later")));
        let line = if each.url.is_empty() { later() } else { link(&each.url, words) };
        el("li").child(icon(Icon::Text)).child(el("span").child(line))
    });
    let links = (!model.links.is_empty()).then(|| el("ul.artifacts").child(all(links)));
    el("li.practice-card.card")
        .child(head(app, el("span.tag").child(app.t("library.example")), &model.id, &model.title, false))
        .child(el("h4").child(model.title.as_str()))
        .child(place(&model.school, &model.grades))
        .child(challenge(library, &model.challenge))
        .child(el("div.prose").child(prose(&model.text)))
        .child(links)
        .child(tags(library, model.strategies.iter().map(String::as_str)))
}

fn contribution(app: App, library: &Library, record: &Record) -> View {
    let mine = app.session.with_untracked(|session| session.me == record.by);
    let by = if mine {
        app.t("library.yours")
    } else {
        app.tw("library.by", &[("name", &app.author(&record.by))])
    };
    let asked = library.prompt.iter().flat_map(|prompt| &prompt.fields);
    let links = asked.filter(|field| field.form == Form::Link);
    let urls = links.filter_map(|field| link::safe(record.field(&field.id)));
    let urls = urls.map(|url| el("li").child(icon(Icon::Text)).child(el("span").child(link(url, url))));
    let urls = el("ul.artifacts").child(all(urls));
    let gone = record.id.clone();
    let acts = mine.then(|| {
        el("div.acts").child(edit_button(app, record)).child(icon_button(
            "btn plain",
            Icon::Trash,
            app.t("take_back"),
            move || app.take_back(&gone),
        ))
    });
    group()
        .child(head(app, el("span.by").child(by), &record.id, record.field("title"), true))
        .child(el("h4").attr("dir", "auto").child(record.field("title")))
        .child(place(record.field("school"), record.field("grades")))
        .child(challenge(library, record.field("challenge")))
        .child(el("p.text").attr("dir", "auto").child(record.field("text")))
        .child(urls)
        .child(tags(library, record.several("strategies")))
        .child(acts)
}

fn head(app: App, who: View, id: &str, title: &str, is_record: bool) -> View {
    let (held, pressed) = (id.to_owned(), id.to_owned());
    let mine = Memo::new(move |_| app.session.with(|session| bookmark(session, &held).is_some()));
    el("div.card-head").child(who).child(
        el("button.choice.quiet")
            .attr("aria-pressed", truth(move || mine.get()))
            .attr("aria-label", app.tw("library.bookmark.label", &[("title", title)]))
            .on("click", on_press(move || press(app, &pressed, is_record)))
            .child(icon(Icon::Bookmark))
            .child(app.t("library.bookmark")),
    )
}

fn place(school: &str, grades: &str) -> Option<View> {
    let parts: Vec<&str> = [school, grades].into_iter().filter(|part| !part.is_empty()).collect();
    (!parts.is_empty()).then(|| el("p.small").attr("dir", "auto").child(parts.join(" · ")))
}

fn challenge(library: &Library, id: &str) -> Option<View> {
    (!id.is_empty()).then(|| el("p.challenge").child(label(&library.challenges, id)))
}

fn tags<'a>(library: &Library, ids: impl Iterator<Item = &'a str>) -> View {
    el("ul.how").child(all(ids.map(|id| el("li.tag").child(label(&library.strategies, id)))))
}

fn press(app: App, id: &str, is_record: bool) {
    let now = app.now();
    let held = app.session.with_untracked(|session| bookmark(session, id).map(|held| held.id.clone()));
    if let Some(id) = held {
        app.dispatch(Command::TakeBack { id, now });
        return;
    }
    let entry = Entry {
        kind: Kind::Mark,
        prompt: (!is_record).then(|| id.to_owned()),
        re: is_record.then(|| id.to_owned()),
        data: ordered([("mark".to_owned(), Json::from("bookmark"))]),
        visible: Visible::Me,
        quote: Quote::No,
    };
    app.dispatch(Command::Write { id: app.new_id(), now, entry });
}
