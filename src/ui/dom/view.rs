//! A node with whatever stands in it.

use std::cell::RefCell;

use leptos::prelude::*;
use litemap::LiteMap;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Document, Element, Event, Node};

use super::{Spot, value::Value};

/// A node, or several that stand side by side. Made at once; placed by whoever takes it as a child.
pub struct View(pub(super) Node);

/// An element as selectors name it: tag, classes, attributes, as in `button.btn.plain[dir=auto]`. A copy of the
/// first of its kind, because a copy is one call of the browser, and no words have to be carried over to it.
pub fn el(kind: &str) -> View {
    thread_local! {
        static KINDS: RefCell<LiteMap<String, Node>> = const { RefCell::new(LiteMap::new()) };
    }
    KINDS.with_borrow_mut(|kinds| {
        if kinds.get(kind).is_none() {
            kinds.insert(kind.to_owned(), first(kind).0);
        }
        View(kinds.get(kind).and_then(|first| first.clone_node().ok()).unwrap_or_else(|| first(kind).0))
    })
}

fn first(kind: &str) -> View {
    let mut parts = kind.split('[');
    let mut names = parts.next().unwrap_or_default().splitn(2, '.');
    let name = names.next().unwrap_or_default();
    let view = View(made(document().create_element(name)));
    if name == "button" {
        view.set("type", "button");
    }
    if let Some(classes) = names.next() {
        view.set("class", &classes.replace('.', " "));
    }
    for (name, value) in parts.filter_map(|part| part.strip_suffix(']')?.split_once('=')) {
        view.set(name, value);
    }
    view
}

/// A drawing made of one path.
pub fn picture(class: &str, size: &str, path: &str) -> View {
    let drawn = |name| View(made(document().create_element_ns(Some("http://www.w3.org/2000/svg"), name)));
    let line = drawn("path").attr("d", path);
    drawn("svg").attr("class", class).attr("viewBox", size).attr("aria-hidden", "true").child(line)
}

/// Several views side by side, without an element around them.
pub fn group() -> View {
    View(document().create_document_fragment().into())
}

/// Nothing at all, and nothing to build on.
pub fn nothing() -> View {
    View(JsValue::NULL.unchecked_into())
}

/// Views one after the other.
pub fn all<V: Into<View>>(views: impl IntoIterator<Item = V>) -> View {
    let mut held = group();
    for view in views {
        held = held.child(view);
    }
    held
}

impl View {
    /// With an attribute: a word, a state, or something that follows what it reads.
    pub fn attr(self, name: &'static str, value: impl Value) -> Self {
        value.give(&self, name);
        self
    }

    /// With a property of the node, such as the value of a field.
    pub fn prop(self, name: &'static str, value: impl Into<Prop>) -> Self {
        match value.into() {
            Prop::Once(value) => self.put(name, &value),
            Prop::Live(mut value) => {
                let held = Self(self.0.clone());
                super::follow(Box::new(move || held.put(name, &value().into())));
            }
        }
        self
    }

    /// With something that happens at an event.
    pub fn on(self, event: &'static str, act: impl FnMut(Event) + 'static) -> Self {
        self.listen(event, Box::new(act));
        self
    }

    /// With something inside, after what is inside already.
    pub fn child(self, inner: impl Into<Self>) -> Self {
        self.add(inner.into());
        self
    }

    /// Known to somebody who wants to reach it later.
    pub fn at(self, spot: Spot) -> Self {
        spot.set(self.0.clone());
        self
    }

    /// Places it in an element of the page.
    pub fn show(self, stage: &Element) {
        Self(stage.clone().into()).add(self);
    }

    /// Gives it an attribute.
    pub fn set(&self, name: &str, value: &str) {
        let _ = self.element().set_attribute(name, value);
    }

    pub(super) fn unset(&self, name: &str) {
        let _ = self.element().remove_attribute(name);
    }

    fn element(&self) -> &Element {
        self.0.unchecked_ref()
    }

    fn put(&self, name: &str, value: &JsValue) {
        let _ = js_sys::Reflect::set(&self.0, &name.into(), value);
    }

    fn add(&self, inner: Self) {
        if !inner.is_nothing() {
            let _ = self.0.append_child(&inner.0);
        }
    }

    pub(super) fn is_nothing(&self) -> bool {
        self.0.is_null()
    }

    fn listen(&self, event: &'static str, act: Box<dyn FnMut(Event)>) {
        let heard = Closure::wrap(act);
        let _ = self.0.add_event_listener_with_callback(event, heard.as_ref().unchecked_ref());
        // Let go with the owner of the view: a dialog says that it closed when it is gone already.
        StoredValue::new_local(Ear { node: self.0.clone(), event, heard });
    }
}

/// Listens until it is dropped. Not gloo's: that makes an object of options for each, in four calls.
struct Ear {
    node: Node,
    event: &'static str,
    heard: Closure<dyn FnMut(Event)>,
}

impl Drop for Ear {
    fn drop(&mut self) {
        let _ =
            self.node.remove_event_listener_with_callback(self.event, self.heard.as_ref().unchecked_ref());
    }
}

/// What a property holds.
pub enum Prop {
    /// For good.
    Once(JsValue),
    /// Following what it reads.
    Live(Box<dyn FnMut() -> String>),
}

impl From<bool> for Prop {
    fn from(value: bool) -> Self {
        Self::Once(value.into())
    }
}

impl From<String> for Prop {
    fn from(value: String) -> Self {
        Self::Once(value.into())
    }
}

impl From<Box<dyn FnMut() -> String>> for Prop {
    fn from(value: Box<dyn FnMut() -> String>) -> Self {
        Self::Live(value)
    }
}

impl From<&str> for View {
    fn from(words: &str) -> Self {
        Self(document().create_text_node(words).into())
    }
}

impl From<String> for View {
    fn from(words: String) -> Self {
        words.as_str().into()
    }
}

impl<V: Into<Self>> From<Option<V>> for View {
    fn from(view: Option<V>) -> Self {
        view.map_or_else(nothing, Into::into)
    }
}

impl From<Vec<Self>> for View {
    fn from(views: Vec<Self>) -> Self {
        all(views)
    }
}

/// The document around the element. It is there: a page runs this.
pub(super) fn document() -> Document {
    thread_local! {
        static DOCUMENT: Document = js_sys::Reflect::get(&js_sys::global(), &"document".into()).unwrap_or_default().unchecked_into();
    }
    DOCUMENT.with(Document::clone)
}

/// A made element. Making one fails only for a name that is none, and all names are in this code.
fn made(element: Result<Element, JsValue>) -> Node {
    element.map_or_else(JsValue::from, JsValue::from).unchecked_into()
}
