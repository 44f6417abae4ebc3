//! Several short texts, a line each: Enter begins the next line, Backspace in an empty one takes it away.

use crate::ui::dom::{Spot, View, attr, each, el, is_plain_enter, live, on_typed};
use leptos::{
    prelude::*,
    task::{spawn_local, tick},
};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

use super::{
    super::{Icon, icon, icon_button},
    Said, counter,
};
use crate::domain::{Json, guide::Field, limits};

#[derive(Clone, Copy)]
struct Lines {
    held: RwSignal<Vec<(String, String)>>,
    made: StoredValue<usize>,
    change: Callback<Json>,
    list: Spot,
}

/// The lines of a field, and a way to add one.
pub fn entries(
    id: &str,
    field: &Field,
    label: &str,
    said: &Said,
    start: &Json,
    change: Callback<Json>,
) -> View {
    let lines =
        Lines { held: RwSignal::new(Vec::new()), made: StoredValue::new(0), change, list: Spot::new() };
    let begun: Vec<String> = start.items().iter().filter_map(Json::text).map(str::to_owned).collect();
    for text in begun {
        lines.put(usize::MAX, text);
    }
    if lines.count() == 0 {
        lines.put(0, String::new());
    }
    let keys = Memo::new(move |_| {
        lines.held.with(|held| held.iter().map(|(key, _)| key.clone()).collect::<Vec<_>>())
    });
    let (name, remove, placeholder) =
        (label.to_owned(), said.texts.get("entries.remove"), field.placeholder.clone());
    let (described, texts) = (format!("{id}-w {id}-n"), said.texts.clone());
    let row = move |key: String| {
        let (place, name, words) = (key.clone(), name.clone(), texts.clone());
        let called = move |what: &'static str| {
            let (place, name, words) = (place.clone(), name.clone(), words.clone());
            attr(move || {
                let n = (lines.at(&place) + 1).to_string();
                Some(words.with(what, &[("label", &name), ("n", &n)]))
            })
        };
        let (typed, pressed, gone) = (key.clone(), key.clone(), key.clone());
        el("li")
            .child(
                el("input.field")
                    .attr("type", "text")
                    .attr("dir", "auto")
                    .attr("autocomplete", "off")
                    .attr("enterkeyhint", "enter")
                    .attr("placeholder", placeholder.as_str())
                    .attr("aria-label", called("entries.line"))
                    .attr("aria-describedby", described.as_str())
                    .prop("value", lines.text(&key))
                    .on("input", on_typed(move |text| lines.write(&typed, text)))
                    .on("keydown", move |event| lines.key(&pressed, &event)),
            )
            .child(
                el("button.btn.square.plain")
                    .attr("title", remove.as_str())
                    .attr("aria-label", called("entries.remove.line"))
                    .on("click", move |_| lines.take(&gone))
                    .child(icon(Icon::Close)),
            )
    };
    let most = field.most;
    let words = said.texts.get("entries.add");
    let add = move || {
        let is_full = most > 0 && keys.with(Vec::len) >= most;
        (!is_full).then(|| icon_button("btn plain", Icon::Plus, words.clone(), move || lines.add(usize::MAX)))
    };
    let longest = Signal::derive(move || {
        lines.held.with(|held| {
            let longest = held.iter().max_by_key(|(_, text)| limits::length(text));
            longest.map(|(_, text)| text.clone()).unwrap_or_default()
        })
    });
    el("div.lines").child(el("ol").at(lines.list).child(each(keys, row))).child(live(add)).child(counter(
        format!("{id}-n"),
        longest,
        field.limit,
        false,
        said.texts.get("form.count"),
    ))
}

impl Lines {
    fn count(self) -> usize {
        self.held.with_untracked(Vec::len)
    }

    fn at(self, key: &str) -> usize {
        self.held.with(|held| held.iter().position(|(each, _)| each == key).unwrap_or_default())
    }

    fn text(self, key: &str) -> String {
        let found = |held: &Vec<(String, String)>| held.iter().find(|(each, _)| each == key).cloned();
        self.held.with_untracked(found).map(|(_, text)| text).unwrap_or_default()
    }

    fn put(self, at: usize, text: String) {
        self.made.update_value(|made| *made += 1);
        let key = self.made.get_value().to_string();
        self.held.update(|held| held.insert(at.min(held.len()), (key, text)));
    }

    fn add(self, at: usize) {
        let at = at.min(self.count());
        self.put(at, String::new());
        self.focus(at);
    }

    fn write(self, key: &str, text: String) {
        self.held.update(|held| {
            for (each, held) in held {
                if each == key {
                    held.clone_from(&text);
                }
            }
        });
        self.tell();
    }

    fn take(self, key: &str) {
        let at = untrack(|| self.at(key));
        self.held.update(|held| held.retain(|(each, _)| each != key));
        if self.count() == 0 {
            self.put(0, String::new());
        }
        self.tell();
        self.focus(at.min(self.count() - 1));
    }

    fn key(self, key: &str, event: &web_sys::Event) {
        let pressed = event.unchecked_ref::<KeyboardEvent>();
        if pressed.is_composing() {
            return;
        }
        let at = untrack(|| self.at(key));
        match pressed.key().as_str() {
            // Enter would post the form.
            "Enter" if is_plain_enter(event) => {
                event.prevent_default();
                let next = self.held.with_untracked(|held| held.get(at + 1).cloned());
                match next {
                    _ if self.text(key).trim().is_empty() => {}
                    Some((_, text)) if text.is_empty() => self.focus(at + 1),
                    _ => self.add(at + 1),
                }
            }
            "Backspace" if self.text(key).is_empty() && self.count() > 1 => {
                event.prevent_default();
                self.held.update(|held| held.retain(|(each, _)| each != key));
                self.tell();
                self.focus(at.saturating_sub(1));
            }
            _ => {}
        }
    }

    fn tell(self) {
        let texts =
            self.held.with_untracked(|held| held.iter().map(|(_, text)| Json::from(text.as_str())).collect());
        self.change.run(Json::List(texts));
    }

    fn focus(self, at: usize) {
        // Before the next key is heard, so that what somebody types fast goes into the new line.
        spawn_local(async move {
            tick().await;
            let inputs = self.list.get::<Element>().and_then(|list| list.query_selector_all("input").ok());
            let input = inputs.and_then(|inputs| inputs.get(u32::try_from(at).unwrap_or_default()));
            if let Some(input) = input.and_then(|input| input.dyn_into::<HtmlElement>().ok()) {
                let _ = input.focus();
            }
        });
    }
}
