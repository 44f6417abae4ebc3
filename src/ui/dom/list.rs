//! Lists whose items are known by their ids.

use std::{cell::RefCell, rc::Rc};

use leptos::prelude::*;

use super::{View, follow, region::Range};

/// A view for each id, kept while its id is there, in the order of the ids.
pub fn each(ids: Memo<Vec<String>>, view: impl Fn(String) -> View + 'static) -> View {
    list(Box::new(move || ids.get()), Box::new(view), Box::new(|| 0))
}

/// The same, where views whose ids went are put by, ready to come back: as many as `spare` says.
pub fn each_spared(
    ids: Memo<Vec<String>>,
    view: impl Fn(String) -> View + 'static,
    spare: impl Fn() -> usize + 'static,
) -> View {
    list(Box::new(move || ids.get()), Box::new(view), Box::new(spare))
}

/// A view that is made anew, nodes and all, whenever its key changes, and stays as it is otherwise.
pub fn fresh(key: impl Fn() -> String + 'static, view: impl Fn() -> View + 'static) -> View {
    list(Box::new(move || vec![key()]), Box::new(move |_| view()), Box::new(|| 0))
}

struct Item {
    id: String,
    owner: Owner,
    range: Range,
}

fn list(
    mut ids: Box<dyn FnMut() -> Vec<String>>,
    view: Box<dyn Fn(String) -> View>,
    spare: Box<dyn Fn() -> usize>,
) -> View {
    let whole = Range::new();
    let held = whole.view();
    let items = Rc::new(RefCell::new(Vec::<Item>::new()));
    let mut spared = Vec::<Item>::new();
    // Items outlive a change of the list, so that they belong to the owner of the list itself.
    let owner = Owner::current().unwrap_or_default();
    follow(Box::new(move || {
        let wanted = ids();
        let Ok(mut items) = items.try_borrow_mut() else {
            return;
        };
        // What is the same at both ends is not looked at again: most changes are one more or one less.
        let head = items.iter().zip(&wanted).take_while(|(item, id)| item.id == **id).count();
        let rest = items.iter().skip(head).rev().zip(wanted.iter().skip(head).rev());
        let tail = rest.take_while(|(item, id)| item.id == **id).count();
        let (old_end, new_end) = (items.len() - tail, wanted.len() - tail);
        let wanted = wanted.get(head..new_end).unwrap_or_default();
        let (mut old, gone): (Vec<Item>, Vec<Item>) =
            items.drain(head..old_end).partition(|item| wanted.contains(&item.id));
        put_by(&mut spared, gone, spare());
        let Some(parent) = whole.last().parent_node() else {
            return;
        };
        let mut before = items.get(head).map_or(whole.last(), |item| item.range.first()).clone();
        let mut placed = Vec::new();
        for id in wanted.iter().rev() {
            let item = taken(&mut old, id).or_else(|| taken(&mut spared, id));
            let item = item.unwrap_or_else(|| Item::new(id.clone(), &owner, &view));
            item.range.place(&parent, &before);
            before = item.range.first().clone();
            placed.push(item);
        }
        placed.reverse();
        items.splice(head..head, placed);
    }));
    held
}

fn taken(items: &mut Vec<Item>, id: &str) -> Option<Item> {
    items.iter().rposition(|item| item.id == id).map(|at| items.remove(at))
}

/// Keeps the latest that are whole by themselves; the others end.
fn put_by(spared: &mut Vec<Item>, gone: Vec<Item>, room: usize) {
    for item in gone {
        if room > 0 && item.range.is_element() {
            item.range.take();
            spared.push(item);
        } else {
            item.end();
        }
    }
    let excess = spared.len().saturating_sub(room);
    spared.drain(..excess).for_each(Item::end);
}

impl Item {
    fn new(id: String, owner: &Owner, view: &dyn Fn(String) -> View) -> Self {
        let owner = owner.child();
        let range = Range::of(owner.with(|| untrack(|| view(id.clone()))));
        Self { id, owner, range }
    }

    /// The owner first, so that a dialog is closed while it stands.
    fn end(self) {
        self.owner.cleanup();
        self.range.take();
    }
}
