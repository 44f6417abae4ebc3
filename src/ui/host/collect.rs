//! What the room said: how much, out as files, in from files.

use crate::ui::dom::{View, all, attr, el, group, live};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::{
    super::{
        app::App,
        parts::{Icon, icon, way},
    },
    figure,
    files::{Came, bring_in, export, media_type},
};
use crate::domain::{Kind, Record};

/// The page.
pub fn collect(app: App) -> View {
    let count = move |wanted: fn(&Record) -> bool| {
        move || app.session.with(|session| session.records.live().filter(|record| wanted(record)).count())
    };
    let people = move || {
        app.session.with(|session| {
            let entries = session.records.live().filter(|record| record.is_entry());
            let mut people: Vec<&str> = entries.map(|record| record.by.as_str()).collect();
            people.sort_unstable();
            people.dedup();
            people.len()
        })
    };
    let save = move |format: &'static str, ending: &'static str| {
        move || {
            if let Some(text) = export(app, format) {
                app.download(
                    &app.file_name("all", ending),
                    media_type(format),
                    text.text().unwrap_or_default(),
                );
            }
        }
    };
    group()
        .child(
            el("dl.figures")
                .child(figure(app, "host.people", people))
                .child(figure(app, "host.entries", count(Record::is_counted)))
                .child(figure(app, "host.commitments", count(|record| record.kind == Kind::Commitment)))
                .child(figure(app, "host.responses", count(|record| record.kind == Kind::Response)))
                .child(figure(app, "host.offers", count(|record| record.kind == Kind::Offer)))
                .child(figure(app, "host.others", count(is_other))),
        )
        .child(el("p.hint").child(app.t("host.counted")))
        .child(
            el("section.block")
                .child(el("h3").child(app.t("host.export")))
                .child(el("p.hint").child(app.t("host.export.hint")))
                .child(
                    el("div.ways")
                        .child(way(
                            Icon::Download,
                            app.t("host.csv"),
                            app.t("host.csv.small"),
                            save("csv", "csv"),
                        ))
                        .child(way(
                            Icon::Download,
                            app.t("host.people_csv"),
                            app.t("host.people_csv.small"),
                            save("people-csv", "people.csv"),
                        ))
                        .child(way(
                            Icon::Download,
                            app.t("host.json"),
                            app.t("host.json.small"),
                            save("json", "hallway.json"),
                        )),
                ),
        )
        .child(files_in(app))
        .child(super::codes::codes(app))
        .child(super::kept::kept(app))
}

/// Whether a record is an entry without a number of its own.
fn is_other(record: &Record) -> bool {
    record.is_counted() && !matches!(record.kind, Kind::Commitment | Kind::Response | Kind::Offer)
}

fn files_in(app: App) -> View {
    let report = RwSignal::new(Vec::<Came>::new());
    let over = RwSignal::new(false);
    let take = move |files: Option<web_sys::FileList>| {
        let files = files
            .map(|files| (0..files.length()).filter_map(|at| files.get(at)).collect())
            .unwrap_or_default();
        bring_in(app, files, report);
    };
    let chosen = move |event: web_sys::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        if let Some(input) = input {
            take(input.files());
            input.set_value("");
        }
    };
    let dropped = move |event: web_sys::Event| {
        event.prevent_default();
        over.set(false);
        let event: &web_sys::DragEvent = event.unchecked_ref();
        take(event.data_transfer().and_then(|transfer| transfer.files()));
    };
    let drag = move |event: web_sys::Event| {
        event.prevent_default();
        over.set(true);
    };
    let line = move |came: Came| {
        let (class, picture) = match (came.refused, came.problems.is_empty()) {
            (true, _) => ("stop", Icon::Close),
            (_, false) => ("warn", Icon::Warn),
            _ => ("", Icon::Check),
        };
        el("li")
            .attr("class", class)
            .child(icon(picture))
            .child(el("b").child(came.name.clone()))
            .child(el("span.small").child(came.words(app)))
    };
    el("section.block")
        .child(el("h3").child(app.t("host.import")))
        .child(
            el("label.drop")
                .attr("data-over", attr(move || over.get().then(String::new)))
                .on("dragover", drag)
                .on("dragleave", move |_| over.set(false))
                .on("drop", dropped)
                .child(icon(Icon::Upload))
                .child(
                    el("span")
                        .child(el("b").child(app.t("host.import.drop")))
                        .child(" ")
                        .child(app.t("host.import.choose")),
                )
                .child(el("span.hint").child(app.t("host.import.hint")))
                .child(
                    el("input")
                        .attr("type", "file")
                        .attr("id", "import")
                        .attr("multiple", "multiple")
                        .attr("accept", ".json,.csv,application/json,text/csv")
                        .on("change", chosen),
                ),
        )
        .child(live(move || Came::together(app, &report.get()).map(|words| el("p.report-sum").child(words))))
        .child(
            el("ul.report")
                .attr("aria-label", app.t("host.import.report"))
                .attr("aria-live", "polite")
                .child(live(move || all(report.get().into_iter().map(line)))),
        )
}
