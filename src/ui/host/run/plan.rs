//! What was planned beside what happens, and the time of the whole session.

use leptos::prelude::*;

use super::{
    super::super::{
        app::App,
        parts::{Icon, button, icon},
        run::{marks, told},
    },
    chime::Chime,
    conduct,
    face::face,
    go,
    room::Room,
    signs::{Sign, sign},
};
use crate::{
    domain::run::{Command, Phase, Plan, Turn, plan::Place, timer::MINUTE},
    ui::dom::{View, all, attr, el, live, on_press, text},
};

/// The plan as it stands, second by second.
pub fn followed(app: App, room: Room) -> Memo<Plan> {
    let passing = app.passing();
    let second = Memo::new(move |_| passing.get() / 1_000);
    let steps = Memo::new(move |_| room.steps(app));
    Memo::new(move |_| {
        second.get();
        let state = app.run_state();
        let promised = state.whole.map_or(0, |whole| whole.length / MINUTE);
        steps.with(|steps| Plan::at(steps, promised, &state, app.now()))
    })
}

/// The time of the whole session.
pub fn session(app: App, plan: Memo<Plan>, chime: Chime) -> View {
    let timer = Memo::new(move |_| app.run_state().whole);
    let passing = app.passing();
    let ring = move || {
        let up = timer.get_untracked().is_some_and(|timer| timer.phase(app.now()) == Phase::Over);
        if up {
            chime.ring();
        }
    };
    marks(app, timer, told(app, timer), passing, "run.said", Box::new(ring));
    let runs = Memo::new(move |_| timer.get().is_some_and(|timer| timer.runs()));
    let late = Memo::new(move |_| late(&plan.get()));
    let standing = move || {
        let (class, picture, words) = match late.get() {
            0 => ("standing", Icon::Check, app.t("run.on_time")),
            late if late > 0 => ("standing late", Icon::Warn, app.tn("run.late", count(late))),
            early => ("standing", Icon::Check, app.tn("run.early", count(early))),
        };
        el("p").attr("class", class).child(icon(picture)).child(words)
    };
    let pause = move || {
        let (picture, key) =
            if runs.get() { (Sign::Pause, "run.whole.pause") } else { (Sign::Play, "run.whole.resume") };
        el("span.sign-words").child(sign(picture)).child(app.t(key))
    };
    let press = move || {
        let turn = if runs.get_untracked() { Turn::Pause } else { Turn::Resume };
        conduct(app, vec![Command::Whole(turn), Command::Step(turn)]);
    };
    let more = move |by: i64, key: &str, label: &str| {
        button("btn plain", app.t(key), move || conduct(app, vec![Command::Whole(Turn::Extend(by))]))
            .attr("aria-label", app.t(label))
    };
    el("section.paper.run-whole")
        .attr("aria-labelledby", "run-whole")
        .child(el("h3").attr("id", "run-whole").child(app.t("run.whole")))
        .child(face(app, "run.whole", timer, Memo::new(|_| 0), passing))
        .child(live(standing))
        .child(
            el("div.acts")
                .child(el("button.btn").on("click", on_press(press)).child(live(pause)))
                .child(more(-5, "run.whole.minus", "run.whole.less"))
                .child(more(5, "run.whole.plus", "run.whole.more")),
        )
}

/// Whole minutes behind; negative: ahead.
pub fn late(plan: &Plan) -> i64 {
    plan.behind() / MINUTE.cast_signed()
}

/// A number of minutes, for a sentence.
pub fn count(minutes: i64) -> usize {
    usize::try_from(minutes.unsigned_abs()).unwrap_or_default()
}

/// All steps, to go to any of them.
pub fn steps(app: App, plan: Memo<Plan>) -> View {
    el("section.block")
        .child(el("h3").child(app.t("run.plan")))
        .child(el("p.hint").child(app.t("run.plan.hint")))
        .child(rows(app, plan, true))
}

/// What an ended session took.
pub fn kept(app: App, room: Room) -> View {
    let state = app.run_state_now();
    let steps = untrack(|| room.steps(app));
    let plan = Plan::at(&steps, 0, &state, app.now());
    rows(app, Memo::new(move |_| plan.clone()), false)
}

fn rows(app: App, plan: Memo<Plan>, jumps: bool) -> View {
    let ids = Memo::new(move |_| {
        plan.with(|plan| plan.rows.iter().map(|row| row.step.id.clone()).collect::<Vec<_>>())
    });
    let list = move || {
        let ids = ids.get();
        all(ids.into_iter().enumerate().map(|(at, id)| {
            let row = Memo::new(move |_| plan.with(|plan| shown(plan, at)));
            self::row(app, id, row, jumps)
        }))
    };
    el("ol.jump.plan").child(live(list))
}

/// What of a row is on the screen: number and place, planned minutes and those of the guide, spent minutes, whether it
/// is left out or was passed by.
#[derive(Clone, Copy, PartialEq)]
struct Shown {
    number: usize,
    place: Place,
    usual: u64,
    planned: u64,
    spent: u64,
    out: bool,
    skipped: bool,
}

/// What is left out has no number, so that the others have the same as on the big screen.
fn shown(plan: &Plan, at: usize) -> Option<Shown> {
    let row = plan.rows.get(at)?;
    Some(Shown {
        number: plan.rows.iter().take(at + 1).filter(|row| !row.out).count(),
        place: row.place,
        usual: row.usual.saturating_mul(row.step.times),
        planned: row.step.whole(),
        spent: row.spent / MINUTE,
        out: row.out,
        skipped: row.is_skipped(),
    })
}

fn row(app: App, id: String, row: Memo<Option<Shown>>, jumps: bool) -> View {
    let guide = app.guide();
    let step = guide.steps().find(|step| step.id == id);
    let (title, optional) = step.map(|step| (step.title.clone(), step.optional)).unwrap_or_default();
    let place = move || row.get().map(|row| row.place);
    let class = move || match row.get() {
        Some(row) if row.out => Some("out".to_owned()),
        Some(row) if row.place == Place::Past && !row.skipped => Some("done".to_owned()),
        _ => None,
    };
    let about = move || {
        let mut about = Vec::new();
        let Some(row) = row.get() else { return String::new() };
        if row.out {
            about.push(app.t("guide.left_out"));
        } else if row.place == Place::Here {
            about.push(app.t("run.here"));
        } else if row.skipped {
            about.push(app.t("run.skipped"));
        }
        if optional && !row.out && !row.skipped {
            about.push(app.t("guide.optional"));
        }
        if row.usual != row.planned {
            about.push(app.tw("run.usual", &[("n", &row.usual.to_string())]));
        }
        about.join(" · ")
    };
    let minutes = move || {
        let Some(row) = row.get() else { return String::new() };
        let planned = row.planned.to_string();
        if jumps && row.place == Place::Ahead && row.spent == 0 {
            return app.tw("steps.minutes", &[("n", &planned)]);
        }
        app.tw("run.of", &[("n", &row.spent.to_string()), ("planned", &planned)])
    };
    let over = move || row.get().is_some_and(|row| row.spent > row.planned && !row.out).then(String::new);
    let number = move || match place() {
        Some(Place::Past) if !row.get().is_some_and(|row| row.skipped || row.out) => icon(Icon::Check),
        _ => match row.get() {
            Some(row) if !row.out => row.number.to_string().into(),
            _ => "–".into(),
        },
    };
    let inner = |view: View| {
        view.child(el("span.no").attr("aria-hidden", "true").child(live(number)))
            .child(el("span").child(el("b").child(title)).child(" ").child(el("small").child(text(about))))
            .child(el("small.spent").attr("data-over", attr(over)).child(text(minutes)))
    };
    let view = if jumps {
        let current = move || (place() == Some(Place::Here)).then(|| "step".to_owned());
        el("button.item")
            .attr("aria-current", attr(current))
            .on("click", on_press(move || go(app, &id, None)))
    } else {
        el("div.item")
    };
    el("li").attr("class", attr(class)).child(inner(view))
}
