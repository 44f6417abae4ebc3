//! The ways to take the guide along: file, lines for the page, paper.

use super::{
    super::super::{
        guide::snippet,
        parts::{self, Icon, icon_button, way},
    },
    Editor, problems, sheets,
};
use crate::ui::dom::{View, el, group};
use leptos::prelude::*;

/// The dialog.
pub fn sheet(editor: Editor) -> View {
    let app = editor.app;
    editor.tried.set(true);
    let file = format!("{}.guide.json", editor.id());
    let name = file.clone();
    let download = move || app.download(&name, "application/json", &editor.file());
    let faults = problems::count(editor);
    let faults =
        (faults > 0).then(|| parts::notice("notice", Icon::Warn, app.tn("edit.problems", faults), None));
    let snippet = snippet(app, &["./", &file].concat());
    let lines = snippet.clone();
    let body = group()
        .child(faults)
        .child(
            el("div.ways")
                .child(way(Icon::Download, app.t("edit.download"), file.clone(), download))
                .child(way(Icon::Print, app.t("edit.run_sheet"), app.t("edit.run_sheet.small"), move || {
                    app.print(&sheets::run_sheet(editor));
                }))
                .child(way(Icon::Print, app.t("edit.handout"), app.t("edit.handout.small"), move || {
                    app.print(&sheets::handout(editor));
                })),
        )
        .child(
            el("section.block")
                .child(el("h3").child(app.t("edit.embed")))
                .child(
                    el("ol.how-to")
                        .child(el("li").child(app.tw("edit.embed.1", &[("file", &file)])))
                        .child(el("li").child(app.t("edit.embed.2"))),
                )
                .child(
                    el("pre")
                        .attr("tabindex", "0")
                        .attr("role", "region")
                        .attr("aria-label", app.t("kit.snippet"))
                        .child(snippet),
                )
                .child(
                    el("div.acts")
                        .child(icon_button("btn", Icon::Copy, app.t("kit.copy"), move || app.copy(&lines))),
                ),
        );
    parts::sheet("sheet", app.t("edit.share"), app.t("close"), move || editor.sharing.set(false), body, None)
}
