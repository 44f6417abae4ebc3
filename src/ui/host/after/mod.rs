//! Taking one's words home by link, code, calendar and share sheet, and coming back by link. Rare enough to be
//! fetched when somebody wants it.

mod link;
mod share;
mod squeeze;

pub use link::{Brought, codes_in, open_link};
pub use squeeze::unsqueezed;

use leptos::{prelude::*, task::spawn_local};
use qrcodegen::{QrCode, QrCodeEcc, QrSegment};

use super::{
    super::{
        after::words,
        app::{App, Dialog},
        parts::{Icon, button, icon_button, notice, sheet, way},
    },
    screen::drawn,
};
use crate::{
    formats::code::{PIECE, pieces},
    ui::dom::{View, all, el, group, live, on_ticked},
};

/// Days after which a reminder may come.
const DAYS: [u64; 3] = [30, 60, 90];

/// The dialog with every way to take one's words along.
pub fn take(app: App) -> View {
    // Where these tools had to be fetched, one's words come from storage first, and what opened this is gone: the browser
    // knows of nothing that it could give the keyboard back to.
    let fetched = !app.loaded.get_untracked();
    let body = live(move || app.loaded.get().then(|| untrack(|| ways(app))));
    let close = move || {
        app.shut();
        if fetched {
            app.mend_focus("#take-more");
        }
    };
    sheet("sheet", app.t("take.title"), app.t("close"), close, body, None)
}

fn ways(app: App) -> View {
    let link = RwSignal::new(None::<String>);
    let code = RwSignal::new(None::<String>);
    spawn_local(async move {
        let (made, handed) = (link::link(app).await, link::code(app, true, usize::MAX).await);
        let _ = link.try_set(Some(made));
        let _ = code.try_set(Some(handed));
    });
    group()
        .child(live(move || link.get().map(|link| of_link(app, link))))
        .child(calendar(app, link))
        .child(paper(app))
        .child(live(move || code.get().map(|code| hand_in(app, &code))))
        .child(notice("notice", Icon::Warn, app.t("mine.seven_days"), None))
}

fn of_link(app: App, link: String) -> View {
    let copied = link.clone();
    el("section.block")
        .child(el("h3").child(app.t("home.link")))
        .child(el("p.hint").child(app.t("home.link.hint")))
        .child(shown("home-link", app.t("home.link"), link.clone()))
        .child(
            el("div.acts")
                .child(icon_button("btn", Icon::Copy, app.t("home.copy"), move || app.copy(&copied))),
        )
        .child(link_picture(&link))
}

/// Letters to be copied by hand where nothing else works.
fn shown(id: &'static str, label: String, letters: String) -> View {
    el("input.field")
        .attr("id", id)
        .attr("dir", "ltr")
        .attr("readonly", "readonly")
        .attr("aria-label", label)
        .prop("value", letters)
}

fn link_picture(link: &str) -> Option<View> {
    let Some((page, code)) = link::pictured(link) else { return code_picture(link) };
    let parts = [QrSegment::make_bytes(page.as_bytes()), QrSegment::make_alphanumeric(&code)];
    let code = QrCode::encode_segments(&parts, QrCodeEcc::Low).ok()?;
    Some(el("div.code").child(drawn(&code)))
}

fn code_picture(letters: &str) -> Option<View> {
    let code = QrCode::encode_text(letters, QrCodeEcc::Low).ok()?;
    Some(el("div.code").child(drawn(&code)))
}

/// Reminders, some days from now and on the day that one set oneself.
fn calendar(app: App, link: RwSignal<Option<String>>) -> View {
    let chosen = RwSignal::new(vec![DAYS[0]]);
    let tick = |days: u64| {
        let on = move |on: bool| {
            chosen.update(|chosen| {
                chosen.retain(|held| *held != days);
                if on {
                    chosen.push(days);
                }
            });
        };
        el("label.tick")
            .child(
                el("input")
                    .attr("type", "checkbox")
                    .attr("id", format!("remind-{days}"))
                    .prop("checked", days == DAYS[0])
                    .on("change", on_ticked(on)),
            )
            .child(el("span").child(app.tw("home.days", &[("n", &days.to_string())])))
    };
    let put = move || {
        let mut days = chosen.get_untracked();
        days.sort_unstable();
        share::remind(app, &days, &link.get_untracked().unwrap_or_default());
    };
    el("section.block")
        .child(el("h3").child(app.t("home.calendar")))
        .child(el("p.hint").child(app.t("home.calendar.hint")))
        .child(all(DAYS.map(tick)))
        .child(el("div.acts").child(icon_button("btn", Icon::Calendar, app.t("home.remind"), put)))
}

fn paper(app: App) -> View {
    el("section.block").child(el("h3").child(app.t("take.print"))).child(
        el("div.ways")
            .child(way(Icon::Print, app.t("home.page"), app.t("home.page.small"), move || {
                super::super::mine::print(app);
            }))
            .child(way(Icon::Print, app.t("home.cards"), app.t("home.cards.small"), move || {
                app.print_cards(&share::cards(app));
            })),
    )
}

/// What goes to the host: everything but what is for oneself alone.
fn hand_in(app: App, code: &str) -> View {
    let parts = pieces(code, PIECE);
    let of = parts.len();
    let text = parts.join(" ");
    let copied = text.clone();
    let at = RwSignal::new(0_usize);
    let picture = move || {
        let now = at.get();
        let counted = (of > 1).then(|| {
            let words = app.tw("home.code_of", &[("n", &(now + 1).to_string()), ("total", &of.to_string())]);
            el("div.acts").child(el("span").attr("role", "status").child(words)).child(button(
                "btn",
                app.t("home.code_next"),
                move || at.set((now + 1) % of),
            ))
        });
        group().child(parts.get(now).and_then(|part| code_picture(part))).child(counted)
    };
    let send = share::can_share()
        .then(|| icon_button("btn", Icon::Hands, app.t("home.share"), move || share::share(app)));
    el("section.block")
        .child(el("h3").child(app.t("home.hand_in")))
        .child(el("p.hint").child(app.t("home.hand_in.hint")))
        .child(
            el("div.acts")
                .child(send)
                .child(icon_button("btn", Icon::Download, app.t("take.file"), move || share::file(app)))
                .child(icon_button("btn", Icon::Copy, app.t("home.copy_code"), move || app.copy(&copied))),
        )
        .child(shown("home-code", app.t("home.hand_in"), text))
        .child(live(picture))
}

/// What came in through a link: shown, and kept only at a press.
pub fn brought(app: App, brought: &Brought) -> View {
    let mut lines = el("ul.entries");
    for record in brought.commitments() {
        lines = lines.child(el("li").attr("dir", "auto").child(words(app, record)));
    }
    let first = brought.commitments().next().map(|record| record.id.clone());
    let taken = brought.clone();
    let yes = move || {
        link::take_up(app, &taken);
        app.shut();
        match first
            .clone()
            .filter(|first| app.owed.with_untracked(|owed| owed.iter().any(|each| each.id == *first)))
        {
            Some(first) => app.open(Dialog::FollowUp(first)),
            None => app.mend_focus("#step-title"),
        }
    };
    let no = move || {
        link::forget_link();
        app.shut();
    };
    let foot = group().child(button("btn", app.t("home.not_mine"), no)).child(button(
        "btn main",
        app.t("home.mine"),
        yes,
    ));
    let body = group().child(el("p").child(app.t("home.brought.text"))).child(lines);
    sheet("sheet narrow", app.t("home.brought"), app.t("close"), move || app.shut(), body, Some(foot))
}
