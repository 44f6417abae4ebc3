//! Themes: answers to a question under names, by choosing a theme and ticking what belongs to it.

use leptos::prelude::*;

use super::super::{
    app::App,
    guide::said,
    parts::{Icon, icon, icon_button},
};
use super::{for_hosts, undoable};
use crate::{
    domain::{
        Quote, Record,
        matching::{Topic, topics},
        session::Command,
        theme::{Theme, is_themed, themes},
    },
    formats::words,
    ui::dom::{
        Spot, View, all, each, el, fresh, group, live, nothing, on_press, on_ticked, on_typed, text, truth,
    },
};

/// As many groups are suggested.
const SUGGESTED: usize = 6;

/// Where the host is. Copied freely.
#[derive(Clone, Copy)]
struct Desk {
    prompt: RwSignal<String>,
    /// Id of the theme that is filled.
    theme: RwSignal<String>,
    themes: Memo<Vec<Theme>>,
    answers: Memo<Vec<String>>,
}

/// The page.
pub fn themes_page(app: App) -> View {
    let asked = questions(app);
    let Some((first, _)) = asked.first().cloned() else {
        return el("p.hint").child(app.t("theme.no_questions"));
    };
    let prompt = RwSignal::new(first);
    let held = Memo::new(move |_| {
        app.session.with(|session| prompt.with(|prompt| themes(&session.records, Some(prompt))))
    });
    let answers = Memo::new(move |_| {
        app.session.with(|session| {
            let answers = session.records.live().filter(|each| {
                is_themed(each) && prompt.with(|prompt| each.prompt.as_deref() == Some(prompt))
            });
            answers.map(|each| each.id.clone()).collect::<Vec<_>>()
        })
    });
    let desk = Desk { prompt, theme: RwSignal::new(String::new()), themes: held, answers };
    let option = |(id, label): (String, String)| el("option").attr("value", id).child(label);
    let choose = move |id: String| {
        desk.theme.set(String::new());
        prompt.set(id);
    };
    group()
        .child(
            el("div")
                .child(el("label.label.minor").attr("for", "theme-question").child(app.t("theme.question")))
                .child(
                    el("select.field")
                        .attr("id", "theme-question")
                        .on("change", on_typed(choose))
                        .child(all(asked.into_iter().map(option))),
                ),
        )
        .child(el("p.hint").child(app.t("theme.choose")))
        .child(fresh(
            move || prompt.get(),
            move || {
                el("div.gather")
                    .child(el("div.gather-themes").child(shelf(app, desk)))
                    .child(posts(app, desk))
            },
        ))
}

/// The questions that somebody answered: id and words.
fn questions(app: App) -> Vec<(String, String)> {
    let guide = app.guide();
    app.session.with_untracked(|session| {
        let answered = |id: &str| {
            session.records.live().any(|each| is_themed(each) && each.prompt.as_deref() == Some(id))
        };
        let asked = guide.prompts().filter(|(_, prompt)| answered(&prompt.id));
        asked.map(|(_, prompt)| (prompt.id.clone(), prompt.label.clone())).collect()
    })
}

fn shelf(app: App, desk: Desk) -> View {
    let ids = Memo::new(move |_| {
        desk.themes.with(|all| all.iter().map(|theme| theme.id.clone()).collect::<Vec<_>>())
    });
    group()
        .child(live(move || suggested(app, desk)))
        .child(el("ol.themes").child(each(ids, move |id| theme(app, desk, id))))
        .child(icon_button("btn", Icon::Plus, app.t("theme.new"), move || make(app, desk, Theme::default())))
}

/// Groups from the answers' own words that are no theme yet.
fn suggested(app: App, desk: Desk) -> View {
    let guide = app.guide();
    let texts: Vec<(String, String)> = app.session.with(|session| {
        let held = desk.answers.with(|ids| {
            ids.iter().filter_map(|id| session.records.get(id)).cloned().collect::<Vec<Record>>()
        });
        held.iter()
            .map(|each| {
                let asked = each.prompt.as_deref().and_then(|id| guide.prompt(id));
                let said = words::answers(each, asked, &guide).into_iter().map(|(_, text)| text);
                (each.id.clone(), said.collect::<Vec<_>>().join(" "))
            })
            .collect()
    });
    let known = desk.themes.with(|all| all.iter().map(|theme| theme.members.clone()).collect::<Vec<_>>());
    let mut found = topics(&texts, SUGGESTED + known.len());
    found.retain(|topic| !known.contains(&topic.ids));
    found.truncate(SUGGESTED);
    if found.is_empty() {
        return nothing();
    }
    let chip = |topic: Topic| {
        let name = topic.words.join(", ");
        let label = app.tw("theme.suggest", &[("words", &name), ("n", &topic.ids.len().to_string())]);
        let theme = Theme { title: name, members: topic.ids, ..Theme::default() };
        el("button.choice").on("click", on_press(move || make(app, desk, theme.clone()))).child(label)
    };
    el("div").child(el("p.label.minor").attr("id", "theme-suggested").child(app.t("theme.suggested"))).child(
        el("div.choices")
            .attr("role", "group")
            .attr("aria-labelledby", "theme-suggested")
            .child(all(found.into_iter().map(chip))),
    )
}

fn make(app: App, desk: Desk, theme: Theme) {
    let id = app.new_id();
    let theme = Theme { prompt: desk.prompt.get_untracked(), ..theme };
    app.dispatch(Command::Write { id: id.clone(), now: app.now(), entry: theme.entry() });
    app.announce(&app.t("theme.choose"));
    app.mend_focus(&["#theme-title-", &id].concat());
    desk.theme.set(id);
}

fn change(app: App, id: &str, act: impl FnOnce(&mut Theme)) {
    if let Some(mut theme) = app.held(id).as_ref().and_then(Theme::of) {
        act(&mut theme);
        app.dispatch(Command::Write { id: id.to_owned(), now: app.now(), entry: theme.entry() });
    }
}

fn theme(app: App, desk: Desk, id: String) -> View {
    let held = app.held(&id).as_ref().and_then(Theme::of).unwrap_or_default();
    let (chosen, pressed, counted, gone) = (id.clone(), id.clone(), id.clone(), id.clone());
    let count = move || {
        let n = desk.themes.with(|all| {
            all.iter().find(|theme| theme.id == counted).map(|theme| theme.members.len()).unwrap_or_default()
        });
        app.tn("theme.members", n)
    };
    let delete = move || {
        let before = app.held(&gone);
        app.dispatch(Command::TakeBack { id: gone.clone(), now: app.now() });
        undoable(app, app.t("theme.deleted"), before);
    };
    let line = |spot: Spot, name: &'static str, key: &str, value: String, set: fn(&mut Theme, String)| {
        let (field, id) = (format!("theme-{name}-{id}"), id.clone());
        el("div").child(el("label.label.minor").attr("for", field.clone()).child(app.t(key))).child(
            el("input.field")
                .attr("id", field)
                .at(spot)
                .attr("maxlength", "280")
                .prop("value", value)
                .on("change", on_typed(move |value| change(app, &id, |theme| set(theme, value)))),
        )
    };
    // One that was just made without a name is named next.
    let name = Spot::new();
    if held.title.is_empty() && desk.theme.with_untracked(|theme| *theme == id) {
        name.focus_soon();
    }
    // Who names a theme has chosen it.
    let reached = id.clone();
    el("li.paper")
        .on("focusin", move |_| {
            desk.theme.maybe_update(|held| std::mem::replace(held, reached.clone()) != reached)
        })
        .child(
            el("button.choice")
                .attr("aria-pressed", truth(move || desk.theme.with(|theme| *theme == chosen)))
                .on("click", on_press(move || desk.theme.set(pressed.clone())))
                .child(icon(Icon::Check))
                .child(text(count)),
        )
        .child(line(name, "title", "theme.title", held.title, |theme, value| theme.title = value))
        .child(line(Spot::new(), "takeaway", "theme.takeaway", held.takeaway, |theme, value| {
            theme.takeaway = value
        }))
        .child(icon_button("btn plain", Icon::Trash, app.t("theme.delete"), delete))
}

fn posts(app: App, desk: Desk) -> View {
    let loose = move || {
        let loose = desk.answers.with(|ids| {
            desk.themes.with(|all| {
                ids.iter().filter(|id| !all.iter().any(|theme| theme.members.contains(id))).count()
            })
        });
        app.tn("theme.loose", loose)
    };
    el("section.gather-posts")
        .attr("aria-label", app.t("theme.of"))
        .child(el("p.hint").attr("role", "status").child(text(loose)))
        .child(el("ol.moderate").child(each(desk.answers, move |id| post(app, desk, id))))
}

/// How an answer stands to the theme that is filled, and the names of all its themes.
#[derive(Clone, Debug, Default, PartialEq)]
struct Place {
    has_theme: bool,
    inside: bool,
    quoted: bool,
    names: Vec<String>,
}

fn post(app: App, desk: Desk, id: String) -> View {
    let (held, about) = (id.clone(), id.clone());
    let record = Memo::new(move |_| app.record(&held));
    let place = Memo::new(move |_| {
        desk.themes.with(|all| {
            let mut place = Place::default();
            for theme in all {
                let inside = theme.members.contains(&about);
                if desk.theme.with(|chosen| *chosen == theme.id) {
                    place.has_theme = true;
                    place.inside = inside;
                    place.quoted = theme.quotes.contains(&about);
                }
                if inside {
                    let unnamed = theme.title.trim().is_empty();
                    place.names.push(if unnamed { app.t("theme.untitled") } else { theme.title.clone() });
                }
            }
            place
        })
    });
    let words = live(move || {
        let record = record.get()?;
        let guide = app.guide();
        let prompt = record.prompt.as_deref().and_then(|id| guide.prompt(id))?;
        let seen = for_hosts(app, &record).map(|tag| el("p.tags").child(tag));
        Some(group().child(seen).child(said(app, prompt, &record)))
    });
    let ticked = id.clone();
    let tick = move || {
        place.with(|place| place.has_theme).then(|| {
            let ticked = ticked.clone();
            let checked = place.with(|place| place.inside);
            let act = move |_| change(app, &desk.theme.get_untracked(), |theme| theme.toggle(&ticked));
            el("input").attr("type", "checkbox").prop("checked", checked).on("change", on_ticked(act))
        })
    };
    let quoted = id;
    let quote = move || {
        let consent = record.with(|record| record.as_ref().map(|record| record.quote)).unwrap_or_default();
        let quoted = quoted.clone();
        place.with(|place| place.inside.then_some(place.quoted)).map(|checked| {
            if consent == Quote::No {
                return el("p.small").child(app.t("theme.quote.no"));
            }
            let act = move |on: bool| {
                change(app, &desk.theme.get_untracked(), |theme| {
                    theme.quotes.retain(|id| *id != quoted);
                    if on {
                        theme.quotes.push(quoted.clone());
                    }
                });
            };
            // Who agreed to be named and gave no name is quoted without one.
            let by =
                record.with(|record| record.as_ref().map(|record| record.by.clone())).unwrap_or_default();
            let unnamed = app.session.with(|session| session.author(&by).0.is_empty());
            let consent = if unnamed { Quote::Unnamed } else { consent };
            let small = el("small").child(app.t(&["theme.quote.", consent.word()].concat()));
            el("label.tick")
                .child(
                    el("input")
                        .attr("type", "checkbox")
                        .prop("checked", checked)
                        .on("change", on_ticked(act)),
                )
                .child(el("span").child(app.t("theme.quote")).child(small))
        })
    };
    let names = move || {
        let names = place.with(|place| place.names.join(" · "));
        (!names.is_empty())
            .then(|| el("p.small").attr("dir", "auto").child(app.tw("theme.in", &[("themes", &names)])))
    };
    el("li.paper")
        .child(el("label.gather-post").child(live(tick)).child(el("div").child(words)))
        .child(live(names))
        .child(live(quote))
}
