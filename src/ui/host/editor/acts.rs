//! What one does with the parts of a guide: add, copy, move, delete, take back.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::Editor;
use crate::{
    domain::Json,
    formats::guide::edit::{self, Edit, pointer},
    ui::dom::soon,
};

impl Editor {
    /// Puts a new item into a list and gives the keyboard to it: `spot` is the part of it to begin with.
    pub fn add(self, list: &str, place: usize, item: &Json, spot: &str) -> String {
        let item = self.desk.with_untracked(|desk| edit::fresh(desk.guide(), list, item));
        let place = place.min(self.now(list).items().len());
        let at = pointer::item(list, place);
        self.unfold(&at);
        self.reshape(Edit::Insert { list: list.to_owned(), place, item });
        self.focus(spot, &at);
        at
    }

    /// Lets the step around a list of blocks follow what was put into it.
    pub fn follow(self, blocks: &str, made: &str) {
        let Some((step, _)) = pointer::split(blocks) else { return };
        for (key, value) in edit::followed(&self.now(step), &self.now(made)) {
            self.go_along(Edit::Set { at: pointer::under(step, key), value: Some(value) });
        }
        self.shape.update(|shape| *shape += 1);
    }

    /// Puts a copy behind an item.
    pub fn copy(self, at: &str, spot: &str) -> Option<String> {
        let (list, place) = pointer::place(at)?;
        let item = self.now(at);
        let copied = self.add(list, place + 1, &item, spot);
        self.tell(self.app.t("edit.copied"));
        Some(copied)
    }

    /// Takes an item away; it can be taken back. The keyboard goes to its neighbor.
    pub fn delete(self, at: &str, name: &str, spot: &str) {
        let Some((list, place)) = pointer::place(at) else { return };
        if !self.reshape(Edit::Remove { at: at.to_owned() }) {
            return;
        }
        let left = self.now(list).items().len();
        if left > 0 {
            self.focus(spot, &pointer::item(list, place.min(left - 1)));
        } else {
            self.focus("add", list);
        }
        self.tell(self.app.tw("edit.deleted", &[("name", name)]));
    }

    /// Moves an item by one place, a step also into the section before or behind. Answers with its new place.
    pub fn shift(self, at: &str, down: bool, spot: &str) -> Option<String> {
        let (list, place) = pointer::place(at)?;
        let last = self.now(list).items().len().checked_sub(1)?;
        let (to, place) = match (down, place) {
            (false, 0) => self.beside(list, false)?,
            (true, place) if place >= last => self.beside(list, true)?,
            (false, place) => (list.to_owned(), place - 1),
            (true, place) => (list.to_owned(), place + 1),
        };
        if !self.reshape(Edit::Move { at: at.to_owned(), list: to.clone(), place }) {
            return None;
        }
        let now = pointer::item(&to, place);
        self.unfolded.update(|places| {
            places.retain(|place| *place != now);
            if let Some(place) = places.iter_mut().find(|place| *place == at) {
                now.clone_into(place);
            }
        });
        self.focus(spot, &now);
        let count = self.now(&to).items().len();
        let gaps = [("n", (place + 1).to_string()), ("total", count.to_string())];
        let gaps = gaps.each_ref().map(|(name, value)| (*name, value.as_str()));
        self.app.announce(&self.app.tw("edit.moved", &gaps));
        Some(now)
    }

    /// The list of steps of the section before or behind, and the place in it that is nearest.
    fn beside(self, list: &str, down: bool) -> Option<(String, usize)> {
        let (sections, section) = pointer::place(list.strip_suffix("/steps")?)?;
        let other = if down { section + 1 } else { section.checked_sub(1)? };
        let found = self.now(&pointer::item(sections, other));
        found.map()?;
        let steps = found.get("steps").map(Json::items).unwrap_or_default().len();
        let place = if down { 0 } else { steps };
        Some((pointer::under(&pointer::item(sections, other), "steps"), place))
    }

    /// Takes back what was done last, or does it again.
    pub fn take_back(self, again: bool) {
        let desk = self.desk;
        let changed = desk.try_update(|desk| if again { desk.redo() } else { desk.undo() });
        if changed != Some(true) {
            return;
        }
        self.done.set(None);
        let chosen = self.chosen.get_untracked();
        if self.now(&chosen) == Json::Null {
            self.chosen.set(String::new());
        }
        self.settle_all();
        self.shape.update(|shape| *shape += 1);
        self.app.announce(&self.app.t(if again { "edit.redone" } else { "edit.undone" }));
    }

    /// Says what was done, with a way to take it back.
    pub fn tell(self, words: String) {
        self.app.announce(&words);
        self.done.set(Some(words));
    }

    /// Unfolds a card.
    pub fn unfold(self, at: &str) {
        self.unfolded.update(|places| {
            if !places.iter().any(|place| place == at) {
                places.push(at.to_owned());
            }
        });
    }

    /// Gives the keyboard to a part of what stands at a place, once the screen shows it.
    pub fn focus(self, spot: &str, at: &str) {
        let id = format!("{spot}{at}");
        let stage = self.app.outside.with_value(|outside| outside.stage.clone());
        soon(move || {
            let _ = reach(&stage, &id);
        });
    }
}

/// Unfolds whatever something is folded into, and gives it the keyboard.
fn reach(stage: &HtmlElement, id: &str) -> Option<()> {
    let found = stage.query_selector(&format!("[id='{id}']")).ok()??;
    let mut around = found.parent_element();
    while let Some(element) = around {
        if element.local_name() == "details" {
            let _ = element.set_attribute("open", "");
        }
        around = element.parent_element();
    }
    found.dyn_into::<HtmlElement>().ok()?.focus().ok()
}
