//! The wall as a host keeps it: what people ask to look at, what waits, what is hidden, what stands first.

use leptos::prelude::*;

use super::super::{
    app::App,
    parts::{Icon, icon, icon_button},
    wall::{Face, by, inside, name},
};
use super::{for_hosts, matches::asked, undoable};
use crate::{
    domain::{
        Kind, Record, Visible,
        json::ordered,
        moderation::{self, FLAG, Mode, Verdict, decided, is_moderated, moded},
        session::{Command, Session},
        wall,
    },
    ui::dom::{View, all, el, fresh, group, live, on_press, on_typed, truth},
};

/// As many entries are shown at first, and with each press for more.
const PAGE: usize = 30;

/// Which entries are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pile {
    All,
    Flagged,
    Waiting,
    Hidden,
    Pinned,
    Closed,
}

const PILES: [(Pile, &str); 6] = [
    (Pile::All, "moderate.all"),
    (Pile::Flagged, "moderate.flagged"),
    (Pile::Waiting, "moderate.waiting"),
    (Pile::Hidden, "moderate.hidden"),
    (Pile::Pinned, "moderate.pinned"),
    (Pile::Closed, "seen.host"),
];

/// The page.
pub fn moderate(app: App) -> View {
    let (pile, shown) = (RwSignal::new(Pile::All), RwSignal::new(PAGE));
    let flags = Memo::new(move |_| app.session.with(flagged));
    let all_piles = Memo::new(move |_| {
        app.session.with(|session| flags.with(|flags| PILES.map(|(pile, _)| entries(session, flags, pile))))
    });
    let ids = Memo::new(move |_| {
        let at = PILES.iter().position(|(each, _)| *each == pile.get()).unwrap_or_default();
        all_piles.with(|all| all.get(at).cloned().unwrap_or_default())
    });
    let tab = move |(each, words): (Pile, &'static str)| {
        let count = move || {
            let at = PILES.iter().position(|(other, _)| *other == each).unwrap_or_default();
            all_piles.with(|all| all.get(at).map(Vec::len).unwrap_or_default()).to_string()
        };
        el("button.choice")
            .attr("aria-pressed", truth(move || pile.get() == each))
            .on(
                "click",
                on_press(move || {
                    shown.set(PAGE);
                    pile.set(each);
                }),
            )
            .child(app.t(words))
            .child(" ")
            .child(el("span.n").child(crate::ui::dom::text(count)))
    };
    let page = Memo::new(move |_| ids.with(|ids| ids.iter().take(shown.get()).cloned().collect::<Vec<_>>()));
    let more = move || {
        let left = ids.with(Vec::len).saturating_sub(shown.get());
        (left > 0).then(|| {
            icon_button("btn", Icon::Down, app.tn("moderate.more", left), move || {
                shown.update(|n| *n += PAGE)
            })
        })
    };
    let none = move || ids.with(Vec::is_empty).then(|| el("p.hint").child(app.t("moderate.none")));
    group().child(modes(app)).child(
        el("section.block")
            .child(el("h3").child(app.t("moderate.entries")))
            .child(
                el("div.choices")
                    .attr("role", "group")
                    .attr("aria-label", app.t("moderate.entries"))
                    .child(all(PILES.map(tab))),
            )
            .child(live(none))
            .child(el("ol.moderate").child(crate::ui::dom::each(page, move |id| entry(app, id, flags))))
            .child(live(more)),
    )
}

fn modes(app: App) -> View {
    let choice = move |mode: Mode| {
        let word = mode.word();
        let checked = app.session.with_untracked(|session| session.moderation.mode == mode);
        el("label.way.pace")
            .child(
                el("input")
                    .attr("type", "radio")
                    .attr("name", "moderation")
                    .attr("value", word)
                    .attr("checked", checked)
                    .on("change", on_typed(move |word| set_mode(app, &word))),
            )
            .child(icon(match mode {
                Mode::Off => Icon::Door,
                Mode::Flag => Icon::Eye,
                Mode::Approve => Icon::Check,
            }))
            .child(el("b").child(app.t(&["moderate.mode.", word].concat())))
            .child(el("small").child(app.t(&["moderate.mode.", word, ".small"].concat())))
    };
    let mode = move || app.session.with(|session| session.moderation.mode.word().to_owned());
    el("fieldset.paces")
        .child(el("legend.label").child(app.t("moderate.mode")))
        .child(fresh(mode, move || el("div.ways").child(all(Mode::ALL.iter().copied().map(choice)))))
}

/// With "approve first" all that stands already stays: only what comes from now on waits.
fn set_mode(app: App, word: &str) {
    let mode = Mode::from_word(word).unwrap_or_default();
    let now = app.now();
    let changed = app.session.try_update(|session| {
        let mut changed = Vec::new();
        if mode == Mode::Approve && session.moderation.mode != Mode::Approve {
            let stands = |record: &&Record| {
                is_moderated(record)
                    && record.visible >= Visible::Room
                    && session.moderation.mark(&record.id).is_none_or(|mark| mark.verdict == Verdict::Open)
            };
            let ids: Vec<String> =
                session.records.live().filter(stands).map(|record| record.id.clone()).collect();
            for about in ids {
                let pinned = session.moderation.is_pinned(&about);
                let id = moderation::id(&session.id, Some(&about));
                let entry = decided(&about, Verdict::Approved, pinned);
                changed.extend(session.apply(Command::Write { id, now, entry }));
            }
        }
        let id = moderation::id(&session.id, None);
        changed.extend(session.apply(Command::Write { id, now, entry: moded(mode) }));
        changed
    });
    app.keep(changed.unwrap_or_default());
    app.announce(&app.t(&["moderate.mode.", mode.word(), ".small"].concat()));
}

/// Ids of what people asked to look at, and how many asked.
fn flagged(session: &Session) -> Vec<(String, usize)> {
    let mut flags = ordered(std::iter::empty::<(String, usize)>());
    for record in session.records.live().filter(|record| record.kind.word() == FLAG) {
        *flags.entry(record.re.clone().unwrap_or_default()).or_insert(0) += 1;
    }
    flags.into_iter().collect()
}

/// How many entries a host should look at: people asked for it, or they wait to be approved.
pub fn due(session: &Session) -> usize {
    let flags = flagged(session);
    let mut ids = entries(session, &flags, Pile::Flagged);
    for id in entries(session, &flags, Pile::Waiting) {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids.len()
}

/// What hosts may read of what people wrote, newest first.
fn entries(session: &Session, flags: &[(String, usize)], pile: Pile) -> Vec<String> {
    let mut found: Vec<(u64, &str)> = Vec::new();
    for record in session.records.live() {
        if record.visible < Visible::Host || !is_moderated(record) {
            continue;
        }
        let closed = record.visible < Visible::Room;
        let verdict = session.moderation.mark(&record.id).map(|mark| mark.verdict).unwrap_or_default();
        let wanted = match pile {
            Pile::All => true,
            Pile::Closed => closed,
            // What the room never saw is neither taken from it nor put first.
            _ if closed => false,
            Pile::Flagged => verdict == Verdict::Open && flags.iter().any(|(id, _)| *id == record.id),
            Pile::Waiting => verdict != Verdict::Hidden && !session.moderation.is_open(record),
            Pile::Hidden => verdict == Verdict::Hidden,
            Pile::Pinned => session.moderation.is_pinned(&record.id),
        };
        if wanted {
            found.push((record.created, &record.id));
        }
    }
    found.sort_unstable();
    found.into_iter().rev().map(|(_, id)| id.to_owned()).collect()
}

fn entry(app: App, id: String, flags: Memo<Vec<(String, usize)>>) -> View {
    let (held, item) = (id.clone(), el("li.paper[tabindex=-1]").attr("data-entry", id.as_str()));
    let face = Memo::new(move |_| Face::of(app, &held));
    let mark = Memo::new(move |_| {
        app.session.with(|session| {
            let record = session.records.get(&id)?;
            let mark = session.moderation.mark(&id).cloned().unwrap_or_default();
            let count = flags.with(|flags| flags.iter().find(|(about, _)| *about == id).map(|(_, n)| *n));
            Some((mark.verdict, mark.pinned, session.moderation.is_open(record), count.unwrap_or_default()))
        })
    });
    let view = move || {
        let face = face.get()?;
        let (verdict, pinned, open, count) = mark.get()?;
        Some(untrack(|| shown(app, &face, verdict, pinned, open, count)))
    };
    item.child(live(view))
}

fn shown(app: App, face: &Face, verdict: Verdict, pinned: bool, open: bool, flags: usize) -> View {
    let record = &face.record;
    let title = if face.is_commitment() {
        Some(el("h4").attr("dir", "auto").child(name(app, face)))
    } else {
        record.prompt.as_ref().map(|_| el("p.asked").attr("dir", "auto").child(name(app, face)))
    };
    // What was said on a card is read beside the name of that card.
    let offer = record.kind == Kind::Offer;
    let about = offer.then(|| {
        let card = record.re.as_deref().and_then(|re| app.held(re)).map(|card| asked(&card).0);
        let words = match card.filter(|title| !title.is_empty()) {
            Some(title) => app.tw("moderate.offer.on", &[("title", &title)]),
            None => app.t("moderate.offer"),
        };
        el("p.asked").attr("dir", "auto").child(words)
    });
    let words =
        if offer { el("p.text").attr("dir", "auto").child(record.field("text")) } else { inside(app, face) };
    let closed = record.visible < Visible::Room;
    let state = match (verdict, open) {
        _ if closed => None,
        (Verdict::Hidden, _) => Some("moderate.state.hidden"),
        (_, false) => Some("moderate.state.waits"),
        _ => pinned.then_some("moderate.state.pinned"),
    };
    let state = state.map(|key| el("span.tag").child(app.t(key)));
    let flags = (flags > 0 && verdict == Verdict::Open)
        .then(|| el("span.tag.warn").child(icon(Icon::Warn)).child(app.tn("moderate.flags", flags)));
    let act = |picture: Icon, key: &'static str, to: Verdict, pin: bool| {
        let id = record.id.clone();
        icon_button("btn plain", picture, app.t(key), move || decide(app, &id, to, pin, key))
    };
    let wait = !open && verdict != Verdict::Hidden;
    let asked = flags.is_some();
    let stands = app.session.with_untracked(|session| wall::on_wall(session, record));
    let acts = || {
        el("div.acts")
            .child((wait || asked).then(|| act(Icon::Check, "moderate.approve", Verdict::Approved, pinned)))
            .child(if verdict == Verdict::Hidden {
                act(Icon::Undo, "moderate.show", Verdict::Approved, pinned)
            } else {
                act(Icon::Close, "moderate.hide", Verdict::Hidden, false)
            })
            .child((verdict != Verdict::Hidden && !wait && stands).then(|| {
                if pinned {
                    act(Icon::Undo, "moderate.unpin", verdict, false)
                } else {
                    act(Icon::Up, "moderate.pin", verdict, true)
                }
            }))
    };
    group()
        .child(el("p.tags").child(for_hosts(app, record)).child(state).child(flags))
        .child(about)
        .child(title)
        .child(words)
        .child(el("p.by").child(by(app, face)))
        .child((!closed).then(acts))
}

/// Decides, and offers to undo that.
fn decide(app: App, about: &str, verdict: Verdict, pinned: bool, said: &'static str) {
    let id = app.session.with_untracked(|session| moderation::id(&session.id, Some(about)));
    let held = app.held(&id);
    let before = held.or_else(|| {
        // Nothing was decided before: undoing decides just that.
        let mut made = Session::new(app.session.with_untracked(|session| session.id.clone()), "");
        let entry = decided(about, Verdict::Open, false);
        made.apply(Command::Write { id: id.clone(), now: 0, entry }).pop()
    });
    app.dispatch(Command::Write { id, now: app.now(), entry: decided(about, verdict, pinned) });
    undoable(app, app.t(&[said, ".done"].concat()), before);
}
