//! Parts of a screen that follow what they read.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, Node, ShadowRoot};

use super::{
    View, follow,
    view::{document, group},
};

/// A view that follows what it reads.
pub fn live<V: Into<View>>(mut view: impl FnMut() -> V + 'static) -> View {
    region(Box::new(move || view().into()))
}

/// Words that follow what they read.
pub fn text(words: impl FnMut() -> String + 'static) -> View {
    said(Box::new(words))
}

fn region(mut view: Box<dyn FnMut() -> View>) -> View {
    let range = Range::new();
    let held = range.view();
    follow(Box::new(move || {
        let view = view();
        range.fill(view);
    }));
    held
}

impl View {
    /// With an inside that is drawn anew whenever what it reads changes. `draw` is given the element too, to
    /// change its attributes: one thing that follows costs less than two, and there are hundreds of cards.
    pub fn drawn(self, draw: impl FnMut(&Self) -> Self + 'static) -> Self {
        self.follow_inside(Box::new(draw))
    }

    fn follow_inside(self, mut draw: Box<dyn FnMut(&Self) -> Self>) -> Self {
        let (element, range) = (Self(self.0.clone()), Range::new());
        let whole = self.child(Self(range.first.clone())).child(Self(range.last.clone()));
        follow(Box::new(move || {
            let inside = draw(&element);
            range.fill(inside);
        }));
        whole
    }
}

fn said(mut words: Box<dyn FnMut() -> String>) -> View {
    let view = View::from("");
    let node = view.0.clone();
    follow(Box::new(move || {
        let words = words();
        if node.text_content().unwrap_or_default() != words {
            node.set_text_content(Some(&words));
        }
    }));
    view
}

/// The nodes between two marks, or one element that is both.
#[derive(Clone)]
pub struct Range {
    first: Node,
    last: Node,
}

impl Range {
    pub fn new() -> Self {
        thread_local!(static MARK: Node = document().create_comment("").into());
        let mark = || MARK.with(|mark| mark.clone_node().unwrap_or_else(|_| mark.clone()));
        Self { first: mark(), last: mark() }
    }

    /// Whatever a view is: an element by itself, anything else between marks.
    pub fn of(view: View) -> Self {
        if !view.is_nothing() && view.0.node_type() == Node::ELEMENT_NODE {
            return Self { first: view.0.clone(), last: view.0 };
        }
        let range = Self::new();
        let _marks = range.view();
        range.append(view);
        range
    }

    /// The marks, to be placed.
    pub fn view(&self) -> View {
        group().child(View(self.first.clone())).child(View(self.last.clone()))
    }

    /// Puts a view in place of what is between the marks. Where the keyboard was on something, it goes
    /// to what stands in the same place now.
    pub fn fill(&self, view: View) {
        if self.first.next_sibling().as_ref() == Some(&self.last) {
            return self.append(view);
        }
        let focus = self.focus();
        self.empty();
        self.append(view);
        if let Some(path) = focus {
            self.focus_on(&path);
        }
    }

    /// Adds a view at the end.
    pub fn append(&self, view: View) {
        if let Some(parent) = self.last.parent_node().filter(|_| !view.is_nothing()) {
            let _ = parent.insert_before(&view.0, Some(&self.last));
        }
    }

    /// Whether this is one element and not what is between marks.
    pub fn is_element(&self) -> bool {
        self.first == self.last
    }

    /// Takes marks and all away.
    pub fn take(&self) {
        if !self.is_element() {
            self.empty();
            remove(&self.first);
        }
        remove(&self.last);
    }

    /// Moves everything before a node, unless it stands there.
    pub fn place(&self, parent: &Node, before: &Node) {
        if self.last.next_sibling().as_ref() == Some(before) {
            return;
        }
        let mut next = Some(self.first.clone());
        while let Some(node) = next {
            next = node.next_sibling().filter(|_| node != self.last);
            let _ = parent.insert_before(&node, Some(before));
        }
    }

    fn empty(&self) {
        while let Some(node) = self.first.next_sibling().filter(|node| *node != self.last) {
            remove(&node);
        }
    }

    pub fn first(&self) -> &Node {
        &self.first
    }

    pub fn last(&self) -> &Node {
        &self.last
    }

    /// The way from the marks to what has the keyboard: how many siblings on, then how many children in.
    fn focus(&self) -> Option<Vec<usize>> {
        let root = self.first.get_root_node().dyn_into::<ShadowRoot>().ok()?;
        let mut node = Node::from(root.active_element()?);
        let parent = self.first.parent_node()?;
        let mut path = Vec::new();
        loop {
            let above = node.parent_node()?;
            let start = if above == parent { Some(self.first.clone()) } else { above.first_child() };
            let mut at = 0;
            let mut each = start?;
            while each != node {
                // Before the marks or behind them: not ours.
                if each == self.last {
                    return None;
                }
                each = each.next_sibling()?;
                at += 1;
            }
            path.push(at);
            if above == parent {
                return Some(path);
            }
            node = above;
        }
    }

    fn focus_on(&self, path: &[usize]) -> Option<()> {
        let mut node = self.first.clone();
        for (depth, steps) in path.iter().rev().enumerate() {
            if depth > 0 {
                node = node.first_child()?;
            }
            for _ in 0..*steps {
                node = node.next_sibling()?;
            }
        }
        node.dyn_into::<HtmlElement>().ok()?.focus().ok()
    }
}

fn remove(node: &Node) {
    if let Some(parent) = node.parent_node() {
        let _ = parent.remove_child(node);
    }
}
