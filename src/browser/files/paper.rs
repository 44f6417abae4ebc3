//! Prints a document of our own, in a frame nobody sees: the print rules of the host page, which often
//! hide everything, do not reach it.

use std::{cell::RefCell, rc::Rc};

use gloo::events::EventListener;
use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, HtmlIFrameElement, Window};

use crate::ports::files::{Page, Part};

/// A style sheet that is made by a constructor: a content security policy does not stop it.
const STYLE: &str = include_str!("paper.css");

/// The sheet that was printed last. Removed after printing, or at the latest before the next one: some
/// browsers never say that they are done.
#[derive(Debug, Default)]
pub struct Paper {
    frame: Rc<RefCell<Option<Frame>>>,
}

#[derive(Debug)]
struct Frame {
    element: HtmlIFrameElement,
    _listeners: Vec<EventListener>,
}

impl Drop for Frame {
    fn drop(&mut self) {
        self.element.remove();
    }
}

impl Paper {
    /// Prints a page, where the browser lets a page print; `class` says how it is laid out.
    pub fn print(&self, page: &Page, class: &'static str) {
        self.frame.take();
        let _ = self.lay_out(page.clone(), class);
    }

    fn lay_out(&self, page: Page, class: &'static str) -> Result<(), JsValue> {
        let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
        let body = document.body().ok_or(JsValue::NULL)?;
        let element: HtmlIFrameElement = document.create_element("iframe")?.unchecked_into();
        element.set_attribute("aria-hidden", "true")?;
        element.set_tab_index(-1);
        // Not `display: none`: Firefox and Safari print nothing then.
        for (name, value) in
            [("position", "fixed"), ("width", "0"), ("height", "0"), ("border", "0"), ("inset", "0")]
        {
            element.style().set_property_with_priority(name, value, "important")?;
        }
        // Firefox puts a new document into the frame when it has loaded, the others have it at once.
        let loaded = EventListener::once(&element, "load", {
            let (frame, element) = (Rc::clone(&self.frame), element.clone());
            move |_| {
                let _ = print(&frame, &element, &page, class);
            }
        });
        *self.frame.borrow_mut() = Some(Frame { element: element.clone(), _listeners: vec![loaded] });
        body.append_child(&element).map(drop)
    }
}

fn print(
    frame: &Rc<RefCell<Option<Frame>>>,
    element: &HtmlIFrameElement,
    page: &Page,
    class: &'static str,
) -> Result<(), JsValue> {
    let window = element.content_window().ok_or(JsValue::NULL)?;
    let document = window.document().ok_or(JsValue::NULL)?;
    write(&document, page, class)?;
    let _ = dress(&window, &document);
    let done = EventListener::once(&window, "afterprint", {
        let frame = Rc::clone(frame);
        move |_| drop(frame.take())
    });
    if let Some(frame) = frame.borrow_mut().as_mut() {
        frame._listeners.push(done);
    }
    window.focus()?;
    window.print()
}

fn write(document: &Document, page: &Page, class: &str) -> Result<(), JsValue> {
    document.set_title(&page.title);
    if let Some(root) = document.document_element() {
        root.set_attribute("lang", &page.lang)?;
        root.set_attribute("dir", &page.dir)?;
    }
    let body = document.body().ok_or(JsValue::NULL)?;
    let header = add(document, &body, "header", "")?;
    add(document, &header, "h1", &page.title)?;
    if !page.subtitle.is_empty() {
        add(document, &header, "p", &page.subtitle)?;
    }
    body.set_class_name(class);
    page.parts.iter().try_for_each(|part| write_part(document, &body, part))
}

fn write_part(document: &Document, body: &Element, part: &Part) -> Result<(), JsValue> {
    let section = add(document, body, "section", "")?;
    if !part.heading.is_empty() {
        add(document, &section, "h2", &part.heading)?;
    }
    for (label, text) in &part.lines {
        let line = add(document, &section, "div", "")?;
        line.set_class_name("whole");
        if !label.is_empty() {
            add(document, &line, "strong", label)?;
        }
        add(document, &line, "p", text)?;
    }
    Ok(())
}

fn add(document: &Document, parent: &Element, tag: &str, text: &str) -> Result<Element, JsValue> {
    let element = document.create_element(tag)?;
    element.set_text_content(Some(text));
    parent.append_child(&element)?;
    Ok(element)
}

/// Where a browser has no constructor for style sheets, the page prints plainly.
fn dress(window: &Window, document: &Document) -> Option<()> {
    let make: Function = Reflect::get(window, &"CSSStyleSheet".into()).ok()?.dyn_into().ok()?;
    let sheet = Reflect::construct(&make, &Array::new()).ok()?;
    let fill: Function = Reflect::get(&sheet, &"replaceSync".into()).ok()?.dyn_into().ok()?;
    fill.call1(&sheet, &STYLE.into()).ok()?;
    Reflect::set(document, &"adoptedStyleSheets".into(), &Array::of1(&sheet)).ok().map(drop)
}
