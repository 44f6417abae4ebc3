//! Who is here: how many of each role, and who is a featured guest.

use leptos::prelude::*;

use super::super::{
    app::App,
    parts::{Icon, icon},
};
use crate::{
    domain::{
        Kind, Record, Visible,
        guide::label,
        moderation::{self, Verdict, decided},
        session::{Command, Session},
    },
    ui::dom::{View, all, each, el, group, live, on_press, truth},
};

/// The people who told the hosts or the room who they are.
pub fn people(app: App) -> View {
    let ids = Memo::new(move |_| app.session.with(known));
    let none = move || ids.with(Vec::is_empty).then(|| el("p.hint").child(app.t("people.none")));
    el("section.block.people")
        .child(el("h3").child(app.t("people.title")))
        .child(live(move || roles(app, &ids.get())))
        .child(live(none))
        .child(el("ol.moderate").child(each(ids, move |id| person(app, id))))
}

/// Ids of the profiles that hosts may read, in the order in which people arrived.
fn known(session: &Session) -> Vec<String> {
    let mut found: Vec<(u64, &str)> = Vec::new();
    for record in session.records.live() {
        if record.kind == Kind::Profile && record.visible >= Visible::Host {
            found.push((record.created, &record.id));
        }
    }
    found.sort_unstable();
    found.into_iter().map(|(_, id)| id.to_owned()).collect()
}

/// How many people chose each role.
fn roles(app: App, ids: &[String]) -> View {
    let guide = app.guide();
    let count = |role: &str| {
        app.session.with(|session| {
            let has = |id: &&String| session.records.get(id).is_some_and(|held| held.field("role") == role);
            ids.iter().filter(has).count()
        })
    };
    let counts = guide.roles.iter().map(|role| (role, count(&role.id))).filter(|(_, count)| *count > 0);
    let tag = |(role, count): (&crate::domain::guide::Choice, usize)| {
        el("span.tag").child(role.label.as_str()).child(" ").child(el("b").child(count.to_string()))
    };
    el("p.tags").child(all(counts.map(tag)))
}

fn person(app: App, id: String) -> View {
    let shown = live(move || {
        let record = app.record(&id)?;
        let guest = app.session.with(|session| session.is_guest(&record.by));
        Some(untrack(|| line(app, &record, guest)))
    });
    el("li.paper").child(shown)
}

fn line(app: App, record: &Record, guest: bool) -> View {
    let guide = app.guide();
    let name = match record.field("name") {
        "" => app.t("card.someone"),
        name => name.to_owned(),
    };
    let about =
        [label(&guide.roles, record.field("role")), record.field("organization"), record.field("place")];
    let about: Vec<&str> = about.into_iter().filter(|part| !part.is_empty()).collect();
    let (pressed, id) = (name.clone(), record.id.clone());
    group()
        .child(el("h4").attr("dir", "auto").child(name.as_str()))
        .child((!about.is_empty()).then(|| el("p.small").attr("dir", "auto").child(about.join(" · "))))
        .child(
            el("div.acts").child(
                el("button.choice")
                    .attr("aria-pressed", truth(move || guest))
                    .attr("aria-label", app.tw("people.guest.label", &[("name", &pressed)]))
                    .on("click", on_press(move || make_guest(app, &id, !guest)))
                    .child(icon(if guest { Icon::Check } else { Icon::Plus }))
                    .child(app.t("people.guest")),
            ),
        )
}

/// Gives the badge of a featured guest, or takes it away.
fn make_guest(app: App, profile: &str, guest: bool) {
    let id = app.session.with_untracked(|session| moderation::id(&session.id, Some(profile)));
    let entry = decided(profile, Verdict::Open, guest);
    app.dispatch(Command::Write { id, now: app.now(), entry });
    app.announce(&app.t(if guest { "people.guest.on" } else { "people.guest.off" }));
}
