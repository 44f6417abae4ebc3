//! What stands around every screen: the bar with the state of one's words, notices, the undo line.

use crate::ui::dom::{View, attr, el, group, live, on_press};
use leptos::prelude::*;

#[cfg(not(feature = "host"))]
use super::parts::button;
use super::{
    app::{App, Dialog, Place, Safety},
    guide::guide_pane,
    mine::{mine_page, save},
    parts::{Icon, icon, icon_button, icon_only, notice, shape},
    wall::wall_pane,
};
use crate::domain::settings::{self, Pace};

/// Everything that the element shows.
pub fn frame(app: App) -> View {
    #[cfg(feature = "host")]
    if app.settings().view == settings::View::Screen || super::host::is_screen(app) {
        return live(move || app.loaded.get().then(|| untrack(|| super::host::screen(app))));
    }
    let ready = move || {
        if app.loaded.get() {
            return screen(app);
        }
        el("p.shell-wait").attr("role", "status").child(app.t("loading"))
    };
    super::run::follow_host(app);
    group()
        .child(bar(app))
        .child(notices(app))
        .child(live(ready))
        .child(super::toasts::toasts(app))
        .child(super::dialogs::dialogs(app))
}

fn screen(app: App) -> View {
    let page = Memo::new(move |_| match app.place.get() {
        Place::Guide | Place::Wall => None,
        other => Some(other),
    });
    live(move || {
        let page = page.get();
        untrack(|| match page {
            None => walk(app),
            #[cfg(feature = "host")]
            Some(Place::Host) => super::host::host_page(app),
            #[cfg(not(feature = "host"))]
            Some(Place::Host) => under_way(app),
            Some(_) => mine_page(app),
        })
    })
}

/// What is shown while the host tools are fetched.
#[cfg(not(feature = "host"))]
fn under_way(app: App) -> View {
    el("section.shell-wait").child(el("h2").attr("tabindex", "-1").child(app.t("loading"))).child(button(
        "btn",
        app.t("mine.back"),
        move || app.visit(Place::Guide),
    ))
}

/// Guide and wall: side by side where there is room, one at a time on a phone.
fn walk(app: App) -> View {
    match app.settings().view {
        settings::View::Guide => guide_pane(app),
        settings::View::Wall => wall_pane(app),
        _ => {
            let show =
                attr(move || Some(if app.place.get() == Place::Wall { "wall" } else { "guide" }.to_owned()));
            el("div.two").attr("data-show", show).child(guide_pane(app)).child(wall_pane(app))
        }
    }
}

fn bar(app: App) -> View {
    let title = if app.runs_own() { app.t("bar.own") } else { app.settings().title };
    let small = (!title.is_empty()).then(|| el("small").child(title));
    el("div.bar")
        .attr("role", "group")
        .attr("aria-label", app.t("bar.label"))
        .child(el("p.brand").child(app.guide().title.clone()).child(small))
        .child(chip(app))
        .child(
            el("button.btn.square.plain")
                .attr("id", "menu")
                .attr("aria-label", app.t("menu.title"))
                .attr("aria-haspopup", "dialog")
                .on("click", on_press(move || app.open(Dialog::Menu)))
                .child(icon(Icon::Menu)),
        )
}

/// How safe one's words are, always in view; more when pressed.
fn chip(app: App) -> View {
    let state = attr(move || {
        Some(
            match app.safety.get() {
                _ if app.delivery.with(|delivery| delivery.own.waiting > 0) => "waiting",
                Safety::Nothing => "none",
                Safety::Saving => "saving",
                Safety::OnDevice | Safety::InBrowser => "saved",
                Safety::InTab => "memory",
                Safety::Full => "full",
            }
            .to_owned(),
        )
    });
    let words = move || {
        let waiting = app.delivery.with(|delivery| delivery.own.waiting);
        let safe = matches!(app.safety.get(), Safety::OnDevice | Safety::InBrowser);
        if waiting > 0 && safe {
            return el("span.said").child(app.tn("chip.waiting", waiting));
        }
        let (short, more) = match app.safety.get() {
            Safety::Nothing => (app.t("chip.none"), String::new()),
            Safety::Saving => (app.t("chip.saving"), String::new()),
            Safety::OnDevice => (app.t("chip.saved"), app.t("chip.saved.device")),
            Safety::InBrowser => (app.t("chip.saved"), app.t("chip.saved.browser")),
            Safety::InTab => (app.t("chip.tab"), String::new()),
            Safety::Full => (app.t("chip.full"), String::new()),
        };
        el("span.said").child(short).child(el("span.more").child(" ").child(more))
    };
    let mark = move || match app.safety.get() {
        Safety::InTab | Safety::Full => icon(Icon::Warn),
        _ => shape("dot"),
    };
    el("button.chip")
        .attr("data-state", state)
        .attr("aria-haspopup", "dialog")
        .on("click", on_press(move || app.open(Dialog::Safety)))
        .child(live(mark))
        .child(live(words))
}

fn notices(app: App) -> View {
    // Another try changes nothing as long as it lasts: the button must not go while somebody presses it.
    let troubled = Memo::new(move |before: Option<&Option<Safety>>| match app.safety.get() {
        Safety::Saving => before.copied().flatten(),
        state => Some(state).filter(|state| matches!(state, Safety::InTab | Safety::Full)),
    });
    let storage = move || {
        let save = move || icon_button("btn", Icon::Download, app.t("take.file"), move || save(app));
        match troubled.get() {
            Some(Safety::InTab) => Some(notice("notice", Icon::Warn, app.t("notice.tab"), Some(save()))),
            Some(Safety::Full) => Some(notice("notice stop", Icon::Warn, app.t("notice.full"), Some(save()))),
            _ => None,
        }
    };
    let room = move || {
        let said = troubled.get() == Some(Safety::Full);
        app.room.get().filter(|percent| *percent >= 60 && !said).map(|percent| {
            notice("notice", Icon::Warn, app.tw("notice.room", &[("percent", &percent.to_string())]), None)
        })
    };
    let problems = move || {
        let problems = app.problems.get();
        let texts = app.texts();
        (!problems.is_empty()).then(|| {
            let items: Vec<_> =
                problems.iter().map(|problem| el("li").child(texts.problem(problem))).collect();
            el("div.notice")
                .attr("role", "status")
                .child(icon(Icon::Warn))
                .child(el("ul.faults").child(items))
                .child(icon_only(Icon::Close, app.t("close"), move || {
                    app.problems.set(Vec::new());
                    app.mend_focus("#menu");
                }))
        })
    };
    let posted = Memo::new(move |_| {
        app.pace() == Pace::SharedDevice && app.handover.get() && app.place.get() != Place::Host
    });
    let next = move || {
        posted.get().then(|| {
            let act =
                icon_button("btn main", Icon::Person, app.t("next_person"), move || app.hand_over(None));
            notice("notice calm stays", Icon::People, app.t("notice.next_person"), Some(act))
        })
    };
    group()
        .child(live(storage))
        .child(live(room))
        .child(live(problems))
        .child(live(next))
        .child(super::run::offer(app))
}
