//! The end of a session: one's own words to take home, the kit to host it elsewhere, credits.

use crate::ui::dom::{View, all, el, group, live};
use leptos::prelude::*;

use super::super::{
    app::{App, Place},
    mine,
    parts::{Icon, icon, icon_button, way},
};
use crate::{domain::guide::Credit, formats};

/// Ways to take one's own words along, once there are some.
pub fn take_home(app: App) -> View {
    let wrote = mine::wrote(app);
    let all = move || icon_button("btn", Icon::Text, app.t("take.all"), move || app.visit(Place::Mine));
    let ways = move || match wrote.get() {
        true => group().child(mine::ways(app)).child(el("div.acts").child(all())),
        false => el("p.hint").child(app.t("take.nothing")),
    };
    el("section.take").child(el("h3").child(app.t("take.title"))).child(live(ways))
}

/// How to host the same session elsewhere.
pub fn kit(app: App) -> View {
    let guide = move || {
        let guide = app.guide();
        let text = formats::json::write_pretty(&guide.source);
        app.download(&format!("{}.guide.json", guide.id), "application/json", &text);
    };
    let lines = el("details.more")
        .child(el("summary").child(icon(Icon::Down)).child(app.t("kit.snippet")))
        .child(el("p").child(app.t("kit.text")))
        .child(
            el("pre").attr("tabindex", "0").attr("aria-label", app.t("kit.snippet")).child(own_snippet(app)),
        )
        .child(icon_button("btn", Icon::Copy, app.t("kit.copy"), move || app.copy(&own_snippet(app))));
    el("section.take")
        .child(el("h3").child(app.t("kit.title")))
        .child(el("p").child(app.t("kit.lead")))
        .child(
            el("div.ways")
                .child(way(Icon::Download, app.t("kit.guide"), app.t("kit.guide.small"), guide))
                .child(way(Icon::Print, app.t("kit.plan"), app.t("kit.plan.small"), move || {
                    app.print(&plan(app))
                })),
        )
        // For the few who have a site.
        .child(lines)
}

fn own_snippet(app: App) -> String {
    snippet(app, &app.settings().guide)
}

/// The two lines that put a session with a guide into a page; the default one needs no name.
pub fn snippet(app: App, guide: &str) -> String {
    let script = app.script();
    let named = match guide {
        "" | "learning-from-one-another" => String::new(),
        guide => format!(" guide=\"{}\"", guide.replace('&', "&amp;").replace('"', "&quot;")),
    };
    format!(
        "<script type=\"module\" src=\"{script}\" data-cfasync=\"false\"></script>\n<hallway-session{named}></hallway-session>"
    )
}

/// Who inspired or wrote the guide.
pub fn credits(app: App) -> View {
    let guide = app.guide();
    let credit = |credit: &Credit| {
        let parts = [&credit.name, &credit.title, &credit.year, &credit.note];
        let words: Vec<&str> =
            parts.iter().filter(|part| !part.is_empty()).map(|part| part.as_str()).collect();
        el("li").child(words.join(". "))
    };
    el("section.take")
        .child(el("h3").child(app.t("credits.title")))
        .child(el("ul.credits").child(all(guide.credits.iter().map(credit))))
}

/// The facilitator's plan: every step with its minutes and what to say.
fn plan(app: App) -> crate::ports::files::Page {
    use crate::ports::files::{Page, Part};
    let guide = app.guide();
    let part = |step: &crate::domain::guide::Step| {
        let minutes = app.tn("guide.minutes", usize::try_from(step.minutes).unwrap_or_default());
        let notes = formats::markdown::plain(&step.note);
        let mut lines = vec![(String::new(), step.lead.clone())];
        if !step.roles.is_empty() {
            lines.push((String::new(), app.tw("roles.for", &[("roles", &app.roles(&step.roles))])));
        }
        lines.extend(notes.split("\n\n").map(|note| (String::new(), note.to_owned())));
        lines.extend(step.prompts().map(|prompt| (app.t("kit.asks"), prompt.label.clone())));
        lines.retain(|(_, text)| !text.is_empty());
        Part { heading: format!("{} ({minutes})", step.title), lines }
    };
    Page {
        title: guide.title.clone(),
        subtitle: guide.summary.clone(),
        lang: guide.lang.clone(),
        dir: app.dir(),
        parts: guide.steps().map(part).collect(),
    }
}
