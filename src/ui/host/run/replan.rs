//! A session that is behind, and what one can do about it: each way says what it does, and can be undone.

use leptos::prelude::*;

use super::{
    super::super::{
        app::App,
        parts::{Icon, icon, icon_button, icon_only, way},
    },
    conduct,
    plan::{count, late},
};
use crate::{
    domain::run::{
        Command, Plan, Replan, Turn,
        replan::{How, replans},
    },
    ui::dom::{View, all, el, group, live},
};

/// What was done, and what undoes it.
type Done = RwSignal<Option<(String, Vec<Command>)>>;

/// The panel; nothing where the session is on time.
pub fn behind(app: App, plan: Memo<Plan>) -> View {
    let done: Done = RwSignal::new(None);
    let late = Memo::new(move |_| plan.with(late).max(0));
    let ways = Memo::new(move |_| {
        let minutes = late.get();
        let steps = app.run_state().step;
        (minutes, steps)
    });
    let panel = move || {
        let (minutes, _) = ways.get();
        if minutes < 1 {
            return None;
        }
        let ways = plan.with_untracked(replans);
        Some(
            el("section.paper.run-behind")
                .attr("aria-labelledby", "run-behind")
                .child(
                    el("h3")
                        .attr("id", "run-behind")
                        .child(icon(Icon::Warn))
                        .child(app.tn("run.behind", count(minutes))),
                )
                .child(el("p.hint").child(app.t("run.behind.hint")))
                .child(
                    el("div.ways").child(all(ways.into_iter().map(|replan| self::way_of(app, replan, done)))),
                ),
        )
    };
    group().child(live(panel)).child(live(move || done.get().map(|done_now| undo(app, done, done_now))))
}

fn way_of(app: App, replan: Replan, done: Done) -> View {
    let (words, small) = (title(app, &replan), small(app, &replan));
    let picture = match replan.how {
        How::Drop => Icon::Close,
        How::RunOver => Icon::Plus,
        How::Shorten => Icon::Clock,
        How::OnTime | How::Most => Icon::Check,
    };
    let said = words.clone();
    way(picture, words, small, move || {
        let over = replan.behind.max(0) / 60_000;
        let (act, back) = if replan.how == How::RunOver {
            (Command::Whole(Turn::Extend(over)), Command::Whole(Turn::Extend(-over)))
        } else {
            let before = replan.changes.iter().map(|change| (change.id.clone(), change.from)).collect();
            (Command::Plan(replan.minutes()), Command::Plan(before))
        };
        done.set(Some((said.clone(), vec![back])));
        conduct(app, vec![act]);
        app.announce(&app.tw("run.done", &[("what", &said)]));
        app.mend_focus("#run-undo");
    })
}

fn undo(app: App, done: Done, (said, back): (String, Vec<Command>)) -> View {
    el("div.notice.calm.run-done")
        .child(icon(Icon::Check))
        .child(el("p").child(app.tw("run.done", &[("what", &said)])))
        .child(
            icon_button("btn", Icon::Undo, app.t("undo"), move || {
                conduct(app, back.clone());
                done.set(None);
                app.announce(&app.t("undone"));
                app.mend_focus("#run-step");
            })
            .attr("id", "run-undo"),
        )
        .child(icon_only(Icon::Close, app.t("close"), move || {
            done.set(None);
            app.mend_focus("#run-step");
        }))
}

fn title(app: App, replan: &Replan) -> String {
    match replan.how {
        How::Drop => {
            let step = replan.changes.first().map(|change| name(app, &change.id)).unwrap_or_default();
            app.tw("run.replan.drop", &[("step", &step)])
        }
        How::Shorten => app.t("run.replan.shorten"),
        How::OnTime => app.t("run.replan.on_time"),
        How::Most => app.t("run.replan.most"),
        How::RunOver => app.tn("run.replan.over", late_after(replan)),
    }
}

/// The steps that change, and when the session then ends.
fn small(app: App, replan: &Replan) -> String {
    let mut parts = Vec::new();
    if replan.how == How::RunOver {
        return app.t("run.replan.over.small");
    }
    for change in &replan.changes {
        let step = name(app, &change.id);
        if replan.how == How::Drop {
            continue;
        }
        let (from, to) = (change.from.to_string(), change.to.to_string());
        parts.push(if change.to == 0 {
            app.tw("run.replan.drop", &[("step", &step)])
        } else {
            app.tw("run.replan.change", &[("step", &step), ("from", &from), ("to", &to)])
        });
    }
    parts.push(match late_after(replan) {
        0 => app.t("run.replan.then_on_time"),
        late => app.tn("run.replan.then_late", late),
    });
    parts.join(" · ")
}

fn late_after(replan: &Replan) -> usize {
    usize::try_from(replan.behind.max(0) / 60_000).unwrap_or_default()
}

fn name(app: App, id: &str) -> String {
    app.guide().steps().find(|step| step.id == id).map(|step| step.title.clone()).unwrap_or_default()
}
