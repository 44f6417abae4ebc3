//! One's own words: read them, change them, take them along, leave no trace.

mod take_home;

#[cfg(feature = "host")]
pub use take_home::print;
pub use take_home::{save, save_all, ways};

use crate::ui::dom::{Spot, View, all, el, group, live, nothing};
use leptos::prelude::*;

use super::{
    app::{App, Dialog, Place},
    drafts::{Stands, back_to, edit_button, left_over},
    guide::{quoted, said},
    parts::{Icon, button, icon_button, notice},
    wall,
};
use crate::domain::{Kind, Record, guide::Step};

/// The screen of one's own words.
pub fn mine_page(app: App) -> View {
    let (heading, shared) = (Spot::new(), app.goes_round());
    // Who has a device that goes round leaves it as it is to everybody else.
    let words_for = |key: &str| app.t(&if shared { ["shared.", key].concat() } else { key.to_owned() });
    let clear = (!shared)
        .then(|| icon_button("btn stop", Icon::Door, app.t("finish"), move || app.open(Dialog::Finish)));
    Effect::new(move |_| heading.focus_soon());
    let any = wrote(app);
    let words = live(move || all(app.guide().steps().filter_map(|step| of_step(app, step))).child(told(app)));
    let take = move || {
        if !any.get() {
            return el("p.hint").child(app.t("mine.nothing"));
        }
        let warn = (!shared).then(|| notice("notice", Icon::Warn, app.t("mine.seven_days"), None));
        el("section.words").child(el("h3").child(app.t("take.title"))).child(ways(app)).child(warn)
    };
    let drafts = move || {
        app.session.track();
        let drafts = app.drafts();
        let waiting = drafts.iter().filter(|stands| !matches!(stands, Stands::Nowhere(_))).count();
        let forms = (waiting > 0)
            .then(|| notice("notice", Icon::Edit, app.tn("mine.drafts", waiting), back_to(app, &drafts)));
        group().child(forms).child(left_over(app, &drafts))
    };
    el("div.pane").child(
        el("div.page")
            .child(
                el("header")
                    .child(button("btn plain", app.t("mine.back"), move || app.visit(Place::Guide)))
                    .child(el("h2.title").attr("tabindex", "-1").at(heading).child(app.t("mine.title")))
                    .child(el("p.lead").child(words_for("mine.lead"))),
            )
            .child(live(drafts))
            .child(words)
            .child(live(take))
            .child(wall::my_offers(app))
            .child(
                el("section.danger-zone")
                    .child(el("h3").child(app.t("mine.leave")))
                    .child(el("p.small").child(words_for("mine.leave.text")))
                    .child(
                        el("div.acts")
                            .child(icon_button("btn stop", Icon::Trash, app.t("mine.delete"), move || {
                                app.open(Dialog::DeleteMine)
                            }))
                            .child(clear),
                    ),
            ),
    )
}

/// Whether there are own words to read and to take along.
pub fn wrote(app: App) -> Memo<bool> {
    Memo::new(move |_| app.session.with(|session| session.mine().next().is_some()))
}

/// What the person here wrote in one step; nothing where they wrote nothing.
fn of_step(app: App, step: &Step) -> Option<View> {
    let answers = |prompt: &str| -> Vec<Record> {
        app.session.with(|session| session.answers(prompt).cloned().collect())
    };
    let written: Vec<View> = step
        .prompts()
        .flat_map(|prompt| answers(&prompt.id).into_iter().map(|record| written(app, &prompt.id, &record)))
        .chain(marks(app, step))
        .collect();
    (!written.is_empty())
        .then(|| el("section.words").child(el("h3").child(step.title.clone())).child(written))
}

/// What the person here said of their commitments later, where no step asks it.
fn told(app: App) -> Option<View> {
    let guide = app.guide();
    let asked = guide.after.as_ref()?;
    let answers: Vec<Record> = app.session.with(|session| session.answers(&asked.id).cloned().collect());
    let told: Vec<View> = answers.iter().map(|record| written(app, &asked.id, record)).collect();
    (!told.is_empty()).then(|| el("section.words").child(el("h3").child(asked.label.clone())).child(told))
}

fn written(app: App, prompt: &str, record: &Record) -> View {
    if record.kind == Kind::Commitment {
        return group()
            .child(wall::own_cards(app, [record.id.clone()]))
            .child(el("div.acts").child(super::after::tell(app, record.id.clone())));
    }
    let guide = app.guide();
    let Some(prompt) = guide.prompt(prompt) else {
        return nothing();
    };
    let gone = record.id.clone();
    el("article.paper.answer")
        .attr("data-entry", record.id.as_str())
        .attr("tabindex", "-1")
        .child(el("p.asked").child(prompt.label.clone()))
        .child(promise(app, record))
        .child(said(app, prompt, record))
        .child(el("p.under").child(super::guide::sees(app, record)))
        .child(el("div.acts").child(edit_button(app, record)).child(icon_button(
            "btn plain",
            Icon::Trash,
            app.t("take_back"),
            move || app.take_back(&gone),
        )))
}

/// Which of one's commitments something is said of.
fn promise(app: App, record: &Record) -> Option<View> {
    let about = app.held(record.re.as_deref()?)?;
    (about.kind == Kind::Commitment).then(|| quoted(app, &about, super::after::words(app, &about)))
}

fn marks(app: App, step: &Step) -> Option<View> {
    let guide = app.guide();
    let label = |mark: &str| {
        if mark == "bookmark" {
            return app.t("library.bookmarked");
        }
        let known = guide.marks.iter().find(|choice| choice.id == mark);
        known.map_or_else(|| mark.to_owned(), |choice| choice.label.clone())
    };
    let marked: Vec<View> = step
        .cards()
        .into_iter()
        .filter_map(|(id, title)| {
            let mark = app
                .session
                .with(|session| session.answers(id).next().map(|mark| label(mark.field("mark"))))?;
            Some(el("li").child(el("b").child(title)).child(el("span").child(mark)))
        })
        .collect();
    (!marked.is_empty()).then(|| {
        el("article.paper")
            .child(el("p.asked").child(app.t("mine.marks")))
            .child(el("ul.entries").child(marked))
    })
}
