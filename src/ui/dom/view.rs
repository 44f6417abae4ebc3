//! A node with whatever stands in it.

use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, Event, Node};

use super::{Spot, value::Value};

/// A node, or several that stand side by side. Made at once; placed by whoever takes it as a child.
pub struct View(pub(super) Node);

/// An element: its tag, then its classes, with dots between.
pub fn el(tag: &str) -> View {
    let mut parts = tag.splitn(2, '.');
    let name = parts.next().unwrap_or_default();
    let view = View(made(document().create_element(name)));
    if name == "button" {
        view.set("type", "button");
    }
    if let Some(classes) = parts.next() {
        view.set("class", &classes.replace('.', " "));
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

/// Nothing at all.
pub fn nothing() -> View {
    group()
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

    pub(super) fn set(&self, name: &str, value: &str) {
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
        let _ = self.0.append_child(&inner.0);
    }

    fn listen(&self, event: &'static str, mut act: Box<dyn FnMut(Event)>) {
        let options = EventListenerOptions::enable_prevent_default();
        let heard = move |event: &Event| act(event.clone());
        // Let go with the owner of the view: a dialog says that it closed when it is gone already.
        StoredValue::new_local(EventListener::new_with_options(&self.0, event, options, heard));
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
