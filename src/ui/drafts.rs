//! What the person here typed and did not post, and the way back to each.

use crate::ui::dom::{View, attr, el, group, on_press, text};
use leptos::prelude::*;

use super::{
    after::asked_as,
    app::{App, Dialog, Place, Toast},
    guide::Draft,
    parts::{Icon, button, icon},
};
use crate::domain::{Kind, Record, guide::Prompt, notes};

/// Where the form stands that a draft was typed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stands {
    /// A step of the guide.
    Step(String),
    /// A dialog.
    Dialog(Dialog),
    /// Its card or its question is gone; these words are all that is left.
    Nowhere(Vec<String>),
}

const EDIT: Way = Way { class: "btn plain", icon: Icon::Edit, words: ["edit", "edit.go_on"] };

/// The way into the form of one's own entry.
pub fn edit_button(app: App, record: &Record) -> View {
    let id = record.id.clone();
    EDIT.button(app, draft_about(record, "dialog"), move || app.open(Dialog::Edit(id.clone())))
}

/// The same where the form opens in the step.
pub fn edit_here(app: App, record: &Record, edit: impl Fn() + 'static) -> View {
    EDIT.button(app, draft_about(record, ""), edit)
}

fn draft_about(record: &Record, scope: &'static str) -> impl Fn(&str) -> String + use<> {
    let (prompt, id) = (record.prompt.clone().unwrap_or_default(), record.id.clone());
    move |me: &str| notes::draft(me, &prompt, Some(&id), scope)
}

/// A button that opens a form.
pub struct Way {
    pub class: &'static str,
    pub icon: Icon,
    /// What it says, and what it says while something waits in the form that was typed and not posted.
    pub words: [&'static str; 2],
}

impl Way {
    /// `note` says where the words of a person are kept that are typed there.
    pub fn button(
        self,
        app: App,
        note: impl Fn(&str) -> String + Send + Sync + 'static,
        press: impl Fn() + 'static,
    ) -> View {
        let waits = Memo::new(move |_| {
            app.dialog.track();
            app.toast.track();
            app.person.track();
            let note = app.session.with_untracked(|session| note(&session.me));
            app.noted(&note).is_some_and(|text| Draft::is_worth(&text))
        });
        let [new, again] = self.words;
        el("button")
            .attr("class", self.class)
            .attr("data-waits", attr(move || waits.get().then(String::new)))
            .on("click", on_press(press))
            .child(icon(self.icon))
            .child(text(move || app.t(if waits.get() { again } else { new })))
    }
}

/// The words among them that no form holds any more, to be read and copied; nothing where there are none.
pub fn left_over(app: App, drafts: &[Stands]) -> Option<View> {
    let mut lines = el("ul.entries");
    let mut any = false;
    for stands in drafts {
        if let Stands::Nowhere(words) = stands {
            any = true;
            lines = lines.child(el("li").attr("dir", "auto").child(words.join(" · ")));
        }
    }
    any.then(|| group().child(el("p").child(app.t("mine.left_over"))).child(lines))
}

/// The way back to the first of them that still has a form.
pub fn back_to(app: App, drafts: &[Stands]) -> Option<View> {
    let first = drafts.iter().find(|stands| !matches!(stands, Stands::Nowhere(_)))?.clone();
    let back = move || {
        app.shut();
        app.go_back_to(first.clone());
    };
    Some(button("btn", app.t("hand_over.back"), back))
}

impl App {
    /// What a person typed on this device and did not post, as its notes keep it.
    pub fn typed_by(self, who: &str) -> Vec<String> {
        self.outside.with_value(|outside| {
            let typed = outside
                .notes
                .iter()
                .filter(|(name, text)| notes::draft_of(name, who).is_some() && Draft::is_worth(text));
            typed.map(|(_, text)| text.clone()).collect()
        })
    }

    /// Where each thing stands that was typed and not posted: first what one can go back to.
    pub fn drafts(self) -> Vec<Stands> {
        let me = self.session.with_untracked(|session| session.me.clone());
        let mut all: Vec<Stands> = self.outside.with_value(|outside| {
            let worth = outside
                .notes
                .iter()
                .filter(|(name, text)| notes::draft_of(name, &me).is_some() && Draft::is_worth(text));
            worth.filter_map(|(name, text)| Some(self.stands(notes::draft_of(name, &me)?, text))).collect()
        });
        all.retain(|stands| *stands != Stands::Nowhere(Vec::new()));
        all.sort_by_key(|stands| matches!(stands, Stands::Nowhere(_)));
        all
    }

    /// Whether anything was typed and not posted.
    pub fn has_drafts(self) -> bool {
        !self.drafts().is_empty()
    }

    /// Whether something is typed and not posted in a step.
    pub fn has_draft(self, step: &str) -> bool {
        self.drafts().iter().any(|stands| matches!(stands, Stands::Step(at) if at == step))
    }

    /// Drops these drafts, with a way back.
    pub fn drop_kept(self, notes: impl Iterator<Item = String>) {
        let dropped = self.drop_notes(notes);
        if dropped.iter().any(|(_, text)| Draft::is_worth(text)) {
            let text = self.t("form.dropped");
            self.announce(&text);
            self.toast.set(Some(Toast { dropped, ..Toast::of(text) }));
        }
    }

    /// Keeps drafts again that were dropped.
    pub fn put_back(self, dropped: &[(String, String)]) {
        for (note, text) in dropped {
            self.note(note, Some(text));
        }
    }

    /// Opens the form in which a draft stands.
    pub fn go_back_to(self, stands: Stands) {
        match stands {
            Stands::Step(step) => {
                self.visit(Place::Guide);
                self.go_to(&step);
            }
            Stands::Dialog(dialog) => self.open(dialog),
            Stands::Nowhere(_) => {}
        }
    }

    fn stands(self, (prompt, about, scope): (&str, Option<&str>, &str), text: &str) -> Stands {
        let guide = self.guide();
        let asks = |asked: Option<&Prompt>| asked.is_some_and(|asked| asked.id == prompt);
        let dialog = match (about, scope) {
            (None, "dialog") => asks(guide.prompt_for(&Kind::Commitment)).then_some(Dialog::Commit),
            (Some(id), "dialog") => self.is_mine(id).then(|| Dialog::Edit(id.to_owned())),
            (Some(id), _) if prompt == "offer" && !self.is_mine(id) => {
                self.held(id).map(|_| Dialog::Card(id.to_owned(), true))
            }
            (Some(id), _) if asks(guide.follow_up()) && !self.answers(id, prompt) => {
                asked_as(self, id).map(Dialog::FollowUp)
            }
            _ => None,
        };
        // A new answer, and a change to one, is made in the step of its question.
        let in_step = scope.is_empty() && about.is_none_or(|id| self.is_mine(id) && self.answers(id, prompt));
        let step =
            || guide.steps().find(|step| step.prompts().any(|each| each.id == prompt)).filter(|_| in_step);
        match dialog {
            Some(dialog) => Stands::Dialog(dialog),
            None => step()
                .map_or_else(|| Stands::Nowhere(Draft::words(text)), |step| Stands::Step(step.id.clone())),
        }
    }

    fn answers(self, id: &str, prompt: &str) -> bool {
        self.held(id).is_some_and(|held| held.prompt.as_deref() == Some(prompt))
    }
}
