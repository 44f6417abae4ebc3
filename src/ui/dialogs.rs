//! The dialogs: one at a time.

use crate::ui::dom::{View, all, el, group, live, on_press, on_typed};
use leptos::prelude::*;

use super::{
    app::{App, Dialog, Place, Safety},
    consent::{Reader, consent, delivery_line},
    guide::{form, steps_dialog},
    mine::{save, save_all},
    parts::{Icon, button, icon, icon_button, late_button, sheet},
    shared_device,
    texts::LANGUAGES,
    wall,
};
use crate::domain::{Kind, Record, Visible, notes};

/// Whichever dialog is open.
pub fn dialogs(app: App) -> View {
    let open = Memo::new(move |_| app.dialog.get());
    live(move || {
        let dialog = open.get();
        untrack(|| dialog.map(|dialog| shown(app, dialog)))
    })
}

fn shown(app: App, dialog: Dialog) -> View {
    match dialog {
        Dialog::Menu => menu(app),
        Dialog::Steps => steps_dialog(app),
        Dialog::Card(id, help) => wall::read(app, id, help),
        Dialog::Find => wall::find_sheet(app),
        Dialog::Commit => edit(app, None),
        Dialog::Edit(id) => edit(app, app.held(&id)),
        #[cfg(feature = "host")]
        Dialog::Take => super::host::take(app),
        #[cfg(feature = "host")]
        Dialog::Brought(brought) => super::host::brought(app, &brought),
        #[cfg(not(feature = "host"))]
        Dialog::Take => sheet(
            "sheet",
            app.t("take.title"),
            app.t("close"),
            move || app.shut(),
            el("p").attr("role", "status").child(app.t("loading")),
            None,
        ),
        Dialog::FollowUp(id) => super::after::dialog(app, &id),
        Dialog::Safety => safety(app),
        Dialog::Consent => consent(app),
        Dialog::HandOver(to) => shared_device::ask(app, to),
        Dialog::Before => shared_device::before(app),
        Dialog::Finish if app.goes_round() => {
            clear_all(app, ["shared.finish.title", "shared.finish.text", "shared.finish"], Visible::Room)
        }
        Dialog::Finish => clear_all(app, ["finish.title", "finish.text", "finish"], Visible::Room),
        Dialog::DeleteMine => {
            let mine = counted(app);
            let text = el("p").child(app.tn("delete_mine.text", mine));
            clear(app, ["delete_mine.title", "delete_mine.yes"], text, save, App::delete_mine)
        }
        Dialog::DeleteAll => {
            clear_all(app, ["delete_all.title", "delete_all.text", "delete_all.yes"], Visible::Host)
        }
    }
}

/// How many entries the person here has.
fn counted(app: App) -> usize {
    app.session.with_untracked(|session| session.mine().filter(|record| record.is_counted()).count())
}

fn menu(app: App) -> View {
    let visit = move |place: Place| {
        app.shut();
        app.visit(place);
    };
    let mine = match counted(app) {
        0 => app.t("menu.mine.none"),
        mine => app.tn("menu.mine", mine),
    };
    let item = |class: &'static str, picture: Icon, words: String, small: String, act: Box<dyn Fn()>| {
        let small = (!small.is_empty()).then(|| el("small").child(small));
        el("li").attr("class", if class.contains("danger") { "ruled" } else { "" }).child(
            el("button")
                .attr("class", class)
                .on("click", on_press(act))
                .child(icon(picture))
                .child(el("span").child(words).child(small)),
        )
    };
    let language = move |lang: String| {
        app.shut();
        app.note(notes::LANG, Some(&lang));
        app.site().speak(&lang);
    };
    let option = |(id, name): (&'static str, &'static str)| {
        let chosen = app.texts().lang().starts_with(id);
        el("option").attr("value", id).attr("lang", id).attr("selected", chosen).child(name)
    };
    let shared = app.goes_round().then(|| {
        let next = move || {
            app.shut();
            app.hand_over(None);
        };
        let before = (!app.before().is_empty()).then(|| {
            let open = move || app.open(Dialog::Before);
            item("item", Icon::Person, app.t("before"), app.t("menu.before"), Box::new(open))
        });
        group()
            .child(item(
                "item",
                Icon::People,
                app.t("next_person"),
                app.t("menu.next_person"),
                Box::new(next),
            ))
            .child(before)
    });
    let host = app.settings().host_tools.then(|| {
        let open = move || {
            app.shut();
            app.visit(Place::Host);
        };
        item("item", Icon::Hands, app.t("host.title"), app.t("menu.host"), Box::new(open))
    });
    let body = el("ul.menu")
        .child(item("item", Icon::Text, app.t("mine.title"), mine, Box::new(move || visit(Place::Mine))))
        .child(
            el("li").child(
                el("label.item").child(icon(Icon::Globe)).child(app.t("menu.language")).child(" ").child(
                    el("select.field")
                        .attr("id", "language")
                        .on("change", on_typed(language))
                        .child(all(LANGUAGES.map(option))),
                ),
            ),
        )
        .child(shared)
        .child(host)
        .child(item(
            "item danger",
            Icon::Door,
            app.t(if app.goes_round() { "shared.finish" } else { "finish" }),
            app.t(if app.goes_round() { "shared.menu.finish" } else { "menu.finish" }),
            Box::new(move || app.open(Dialog::Finish)),
        ));
    sheet("sheet narrow", app.t("menu.title"), app.t("close"), move || app.shut(), body, None)
}

/// A new commitment where there is no record, else the record's own prompt.
fn edit(app: App, record: Option<Record>) -> View {
    let guide = app.guide();
    let asked = match &record {
        Some(record) => record.prompt.as_deref().and_then(|id| guide.prompt(id)),
        None => guide.prompt_for(&Kind::Commitment),
    };
    let title = app.t(if record.is_some() { "edit.title" } else { "wall.add" });
    let finished = Callback::new(move |written: Option<Record>| {
        app.shut();
        if let Some(record) = written {
            app.posted(&record);
            app.mend_focus(&App::entry(&record.id));
        }
    });
    let body = asked.map(|prompt| form(app, prompt, "dialog", record, true, finished));
    sheet("sheet", title, app.t("close"), move || app.shut(), body.into(), None)
}

fn safety(app: App) -> View {
    let key = match app.safety.get_untracked() {
        Safety::Nothing | Safety::Saving => "safety.nothing",
        Safety::OnDevice => "safety.device",
        Safety::InBrowser => "safety.browser",
        Safety::InTab => "notice.tab",
        Safety::Full => "notice.full",
    };
    let (stays, hint) = if app.goes_round() {
        ("shared.safety.stays", None)
    } else {
        ("safety.stays", Some(el("p.hint").child(app.t("mine.seven_days"))))
    };
    let body = group()
        .child(el("p").child(app.t(key)))
        .child(app.webhook().is_empty().then(|| el("p").child(app.t(stays))))
        .child(hint)
        .child(delivery_line(app, Reader::Author))
        .child(icon_button("btn", Icon::Download, app.t("take.file"), move || save(app)));
    sheet("sheet narrow", app.t("safety.title"), app.t("close"), move || app.shut(), body, None)
}

/// Asks before everything goes, with what that is: one's own, that of others, from paper and from files. The file that is
/// saved before has what others wrote for so many people at least.
fn clear_all(app: App, [title, text, yes]: [&str; 3], from: Visible) -> View {
    let (mut people, mut entries, mut private) = (Vec::new(), 0, 0);
    app.session.with_untracked(|session| {
        for record in session.records.live().filter(|record| record.is_entry()) {
            if !people.contains(&record.by) {
                people.push(record.by.clone());
            }
            entries += usize::from(record.is_counted());
            private += usize::from(record.visible < from && record.by != session.me);
        }
    });
    let counted = [app.tn("clear.people", people.len()), app.tn("clear.entries", entries)].join(", ");
    let private = (private > 0).then(|| el("p.hint").child(app.tn("clear.private", private)));
    let own = app.runs_own().then(|| el("p").child(app.t("clear.own")));
    let text = group().child(el("p").child(app.tw(text, &[("what", &counted)]))).child(own).child(private);
    clear(app, [title, yes], text, move |app| save_all(app, from), App::clear)
}

fn clear(app: App, [title, yes]: [&str; 2], text: View, save: impl Fn(App) + 'static, act: fn(App)) -> View {
    let save = icon_button("btn", Icon::Download, app.t("finish.save"), move || save(app));
    let body = group().child(text).child(save);
    let go = move || {
        app.shut();
        app.visit(Place::Guide);
        act(app);
    };
    let foot = group()
        .child(button("btn", app.t("finish.keep"), move || app.shut()))
        .child(late_button(app.t(yes), go));
    sheet("sheet narrow", app.t(title), app.t("close"), move || app.shut(), body, Some(foot))
}
