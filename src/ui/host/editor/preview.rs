//! What people will see of the step: the real screens over a session in memory, where nothing is kept.

use std::{rc::Rc, sync::Arc};

use leptos::prelude::*;

use super::{
    super::super::{
        app::{App, Fixed},
        effects::{Outside, Ports},
        guide::guide_pane,
    },
    Editor, outline,
};
use crate::{
    domain::{
        guide::Guide,
        session::{Command, Session},
    },
    ports::{
        Later, Site, Turn,
        memory::{MemoryClock, MemoryFiles, MemorySender, MemoryStore},
        turn::Held,
    },
    ui::dom::{View, el, fresh, nothing},
};

/// The pane.
pub fn preview(editor: Editor) -> View {
    let step = Memo::new(move |_| step_of(editor, &editor.chosen.get()));
    let key = move || format!("{} {}", editor.read.get(), step.get());
    el("section.editor-preview")
        .attr("aria-label", editor.app.t("edit.side.preview"))
        .child(el("p.hint").child(editor.app.t("edit.preview")))
        .child(el("div.pane-frame").child(fresh(key, move || pane(editor, step.get_untracked()))))
}

/// Which step shows what stands at a place, counted from 1.
fn step_of(editor: Editor, at: &str) -> usize {
    if let Some(number) = outline::number(editor, at) {
        return number;
    }
    outline::number(editor, &format!("{at}/steps/0")).filter(|_| !at.is_empty()).unwrap_or(1)
}

fn pane(editor: Editor, step: usize) -> View {
    let mut guide = editor.checked.with_untracked(|checked| Guide::clone(&checked.guide));
    // Nobody picked anything here, and the host wants to see every step.
    for section in &mut guide.sections {
        section.pick.clear();
    }
    let guide = Arc::new(guide);
    let Some(id) = guide.steps().nth(step.saturating_sub(1)).map(|step| step.id.clone()) else {
        return nothing();
    };
    let app = editor.app;
    let fixed =
        Fixed { settings: app.settings(), guide, texts: app.texts(), dir: app.dir(), script: app.script() };
    let ports = Ports {
        store: Rc::new(MemoryStore::default()),
        series: None,
        drafts: Rc::new(MemoryStore::default()),
        clock: Rc::new(MemoryClock::at(app.now())),
        files: Rc::new(MemoryFiles::default()),
        sender: Rc::new(MemorySender::default()),
        turn: Rc::new(Nobody),
        site: Rc::new(Nobody),
    };
    let stage = app.outside.with_value(|outside| outside.stage.clone());
    let mut session = Session::new("preview".to_owned(), app.new_id());
    session.apply(Command::GoTo(id));
    guide_pane(App::new(session, fixed, Outside::new(ports, stage)))
}

/// A page that hears nothing and is asked nothing.
struct Nobody;

impl Site for Nobody {
    fn announce(&self, _: &str) {}

    fn emit(&self, _: &str, _: &str) {}

    fn open_host_tools(&self) {}

    fn speak(&self, _: &str) {}

    fn shelf(&self, _: &str) -> Later<Option<String>> {
        Box::pin(async { None })
    }

    fn run(&self, _: &str, _: &str) {}
}

impl Turn for Nobody {
    fn wait(&self, _: Rc<dyn Fn()>) -> Held {
        Held(None)
    }

    fn is_mine(&self) -> bool {
        false
    }
}
