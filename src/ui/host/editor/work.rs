//! The screen of a guide that is open: what one can do with all of it, then steps, form and preview.

use leptos::prelude::*;

use super::{
    super::super::{
        app::Place,
        parts::{self, Icon, button, icon, icon_button},
    },
    Editor, Opened, Side, fields, items, outline, preview, problems, share, start,
};
use crate::{
    formats::guide::edit::{forms, pointer},
    ui::dom::{View, all, attr, el, fresh, group, live, on_press, text, truth},
};

/// The screen.
pub fn work(editor: Editor, open: RwSignal<Option<Opened>>) -> View {
    let app = editor.app;
    if editor.tried.get_untracked() {
        app.announce(&app.tw("edit.opened", &[("title", &title(editor))]));
    }
    // Its title stands at the top, wherever the list was scrolled to.
    editor.focus("t", "");
    el("div.editor")
        .attr("data-side", attr(move || Some(editor.side.get().word().to_owned())))
        .on("focusout", on_press(move || editor.settle()))
        .child(bar(editor, open))
        .child(problems::problems(editor))
        .child(switch(editor))
        .child(
            el("div.editor-body")
                .child(
                    el("section.editor-steps")
                        .attr("aria-label", app.t("edit.steps"))
                        .child(outline::outline(editor)),
                )
                .child(form(editor))
                .child(preview::preview(editor)),
        )
        .child(done(editor))
        .child(live(move || editor.sharing.get().then(|| share::sheet(editor))))
        .child(live(move || editor.leaving.get().then(|| leave(editor))))
}

fn title(editor: Editor) -> String {
    start::title_of(editor.app, &editor.now(""))
}

fn bar(editor: Editor, open: RwSignal<Option<Opened>>) -> View {
    let app = editor.app;
    let back = move || {
        editor.settle();
        app.flush();
        open.set(None);
    };
    let undo = move |again: bool| {
        let (picture, words) = if again { (Icon::Redo, "edit.redo") } else { (Icon::Undo, "undo") };
        let able = move || editor.desk.with(|desk| if again { desk.can_redo() } else { desk.can_undo() });
        el("button.btn.square.plain")
            .attr("aria-label", app.t(words))
            .attr("title", app.t(words))
            // Not disabled: what has the keyboard would lose it.
            .attr("aria-disabled", truth(move || !able()))
            .on("click", on_press(move || editor.take_back(again)))
            .child(icon(picture))
    };
    el("div.editor-bar")
        .child(button("btn plain", app.t("edit.back"), back))
        .child(el("p.editor-kept").child(live(move || kept(editor))))
        .child(
            el("div.acts")
                .child(undo(false))
                .child(undo(true))
                .child(
                    el("button.btn")
                        .attr("title", app.t("edit.share"))
                        .on(
                            "click",
                            on_press(move || {
                                editor.settle();
                                editor.sharing.set(true);
                            }),
                        )
                        .child(icon(Icon::Download))
                        .child(el("span.words").child(app.t("edit.share"))),
                )
                .child(icon_button("btn main", Icon::Play, app.t("edit.run"), move || {
                    editor.settle();
                    if problems::count(editor) > 0 {
                        problems::show(editor);
                    } else if untrack(|| app.is_run()) {
                        editor.leaving.set(true);
                    } else {
                        run(editor);
                    }
                })),
        )
}

/// How safe the draft is.
fn kept(editor: Editor) -> View {
    use super::super::super::app::Safety;
    let app = editor.app;
    let changed = editor.desk.with(|desk| desk.can_undo() || desk.can_redo());
    let words = match app.safety.get() {
        Safety::InTab | Safety::Full => "edit.not_kept",
        _ if changed => "edit.kept",
        _ => "edit.keeps",
    };
    el("span").child(app.t(words))
}

/// Asks before another session is left that runs.
fn leave(editor: Editor) -> View {
    let app = editor.app;
    let body = el("p").child(app.tw("edit.leave.text", &[("title", &app.guide().title)]));
    let shut = move || editor.leaving.set(false);
    let foot = group().child(button("btn", app.t("edit.leave.stay"), shut)).child(button(
        "btn main",
        app.t("edit.leave.yes"),
        move || run(editor),
    ));
    parts::sheet("sheet narrow", app.t("edit.leave.title"), app.t("close"), shut, body, Some(foot))
}

/// Runs the guide in place of the one that the page asked for, and goes to where a session is started.
pub fn run(editor: Editor) {
    let app = editor.app;
    editor.keep();
    app.flush();
    app.place.set(Place::Host);
    app.host_tab.set(0);
    app.announce(&app.t("edit.running"));
    app.site().run(&editor.draft(), &editor.file());
}

fn switch(editor: Editor) -> View {
    let app = editor.app;
    let sides = [
        (Side::Steps, "edit.side.steps"),
        (Side::Form, "edit.side.form"),
        (Side::Preview, "edit.side.preview"),
    ];
    let one = |(side, words): (Side, &str)| {
        el("button")
            .attr("id", format!("side-{}", side.word()))
            .attr("aria-pressed", truth(move || editor.side.get() == side))
            .on("click", on_press(move || editor.side.set(side)))
            .child(app.t(words))
    };
    el("div.switch").attr("role", "group").attr("aria-label", app.t("edit.side")).child(all(sides.map(one)))
}

fn form(editor: Editor) -> View {
    let app = editor.app;
    let key = move || format!("{} {}", editor.shape.get(), editor.chosen.get());
    let shown = move || {
        let at = editor.chosen.get_untracked();
        let head = |words: String| {
            el("header").child(el("h3").attr("id", format!("h{at}")).attr("tabindex", "-1").child(words))
        };
        if at.is_empty() {
            return group().child(head(app.t("edit.sort.guide"))).child(fields::fields(
                editor,
                "",
                &forms::GUIDE,
            ));
        }
        let thing = editor.now(&at);
        if thing.get("steps").is_some() || at.matches('/').count() == 2 {
            return group().child(head(app.t("edit.sort.section"))).child(fields::fields(
                editor,
                &at,
                &forms::SECTION,
            ));
        }
        let number = outline::number(editor, &at).unwrap_or_default();
        group()
            .child(head(app.tw("edit.step_n", &[("n", &number.to_string())])))
            .child(fields::fields(editor, &at, &forms::STEP))
            .child(items::blocks(editor, &pointer::under(&at, "blocks")))
    };
    el("section.editor-form").attr("aria-label", app.t("edit.side.form")).child(fresh(key, shown))
}

/// What was just done, with the way back.
fn done(editor: Editor) -> View {
    let app = editor.app;
    let said = move || {
        editor.done.get().map(|words| {
            el("p.toast").child(el("span").child(text(move || words.clone()))).child(icon_button(
                "btn",
                Icon::Undo,
                app.t("undo"),
                move || editor.take_back(false),
            ))
        })
    };
    el("div.toasts").child(live(said))
}
