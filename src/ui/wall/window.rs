//! The cards that are in view. A wall of a few hundred stands there whole, so that the browser finds
//! words in it; of a longer one only the rows around the screen are made, between empty room for the rest.

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

use super::{
    super::app::App,
    card::{card, pressed},
};
use crate::ui::dom::{Spot, View, attr, each_spared, el, soon};

/// As many cards stand there whole.
const WHOLE: usize = 300;
/// As many are made before their size is known.
const FIRST: usize = 24;

/// How the rows of a long wall lie, in pixels of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Grid {
    columns: usize,
    row: f64,
    column: f64,
    width: f64,
}

/// Which cards are made, each with its place on the wall.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Frame {
    cards: Vec<(usize, String)>,
    /// Places from the first to behind the last that stand in rows; others are kept aside.
    from: usize,
    to: usize,
    total: usize,
    long: bool,
}

#[derive(Clone, Copy)]
struct Window {
    app: App,
    list: Spot,
    grid: RwSignal<Grid>,
    /// The rows in view and some around them.
    rows: RwSignal<(usize, usize)>,
    /// On paper everything stands there.
    paper: RwSignal<bool>,
    /// Whether somebody has just come to the end of the page.
    at_end: StoredValue<bool>,
    /// Cards that are kept aside.
    kept: StoredValue<Vec<String>>,
    /// Whether cards say which of how many they are.
    numbered: StoredValue<bool>,
}

/// The list of cards.
pub fn cards(app: App) -> View {
    let window = Window {
        app,
        list: Spot::new(),
        grid: RwSignal::default(),
        rows: RwSignal::default(),
        paper: RwSignal::new(false),
        at_end: StoredValue::new(false),
        kept: StoredValue::new(Vec::new()),
        numbered: StoredValue::new(false),
    };
    let frame = Memo::new(move |_| window.frame());
    let ids = Memo::new(move |_| {
        frame.with(|frame| frame.cards.iter().map(|(_, id)| id.clone()).collect::<Vec<_>>())
    });
    window.listen();
    let class = move || Some(if frame.with(|frame| frame.long) { "cards long" } else { "cards" }.to_owned());
    let list = el("ol")
        .attr("class", attr(class))
        .at(window.list)
        .on("focusin", move |event| window.focused(&event))
        .on("focusout", move |_| soon(move || window.look()))
        .on("click", move |event| pressed(app, &event))
        .child(each_spared(ids, move |id| card(app, id), move || window.spare()));
    Effect::new(move || {
        let grid = window.grid.get();
        frame.with(|frame| window.lay_out(frame, grid));
        window.stay_at_end();
        // One that stands there whole is not measured: that would lay the page out once more.
        if frame.with(|frame| frame.long) {
            soon(move || window.look());
        }
    });
    Effect::new(move || {
        app.place.track();
        soon(move || window.look());
    });
    list
}

impl Window {
    fn frame(self) -> Frame {
        let (first, last) = self.rows.get();
        let (columns, paper, focus) = (self.grid.get().columns, self.paper.get(), self.app.shelf.at.get());
        self.app.shelf.with(|board| {
            let shown = board.shown();
            let total = shown.len();
            let long = total > WHOLE && !paper;
            let (from, to) = match (long, columns) {
                (false, _) => (0, total),
                (true, 0) => (0, FIRST),
                (true, columns) => {
                    let end = total.div_ceil(columns);
                    let first = first.min(end.saturating_sub(last - first));
                    (first * columns, (last * columns).min(total))
                }
            };
            let mut places: Vec<usize> = (from..to).collect();
            // The neighbours of the card with the keyboard stay too: Tab goes to them.
            if let Some(focus) = focus.and_then(|id| board.position(&id)).filter(|_| long) {
                let near = (focus.saturating_sub(1)..=focus + 1).filter(|at| *at < total);
                let (before, after): (Vec<_>, Vec<_>) =
                    near.filter(|at| !(from..to).contains(at)).partition(|at| *at < from);
                places.splice(0..0, before);
                places.extend(after);
            }
            let cards =
                places.into_iter().filter_map(|at| Some((at, shown.get(at)?.id().to_owned()))).collect();
            Frame { cards, from, to, total, long }
        })
    }

    /// Who looks for a word or takes a filter away gets the cards of a short wall back as they were.
    fn spare(self) -> usize {
        let total = untrack(|| self.app.on_wall());
        if total > WHOLE { 0 } else { WHOLE }
    }

    /// Leaves room for the cards that are not made, and puts those that are kept where they would be.
    fn lay_out(self, frame: &Frame, grid: Grid) {
        let (kept, numbered) = (self.kept, self.numbered);
        let Some(list) = self.list.get::<HtmlElement>().filter(|_| frame.long || numbered.get_value()) else {
            return;
        };
        let columns = grid.columns.max(1);
        let rows = |cards: usize| cards.div_ceil(columns) as f64 * grid.row;
        let (before, after) =
            if frame.long { (rows(frame.from), rows(frame.total) - rows(frame.to)) } else { (0.0, 0.0) };
        set(&list, "--before", before);
        set(&list, "--after", after);
        number(&list, frame);
        numbered.set_value(frame.long);
        let find = |id: &str| {
            let found = list.query_selector(&format!("[data-card='{id}']")).ok().flatten()?;
            found.dyn_into::<HtmlElement>().ok()
        };
        for item in kept.get_value().iter().filter_map(|id| find(id)) {
            let _ = item.class_list().remove_1("kept");
        }
        let mut now = Vec::new();
        for (at, id) in frame.cards.iter().filter(|(at, _)| !(frame.from..frame.to).contains(at)) {
            if let Some(item) = find(id) {
                set(&item, "--top", (at / columns) as f64 * grid.row);
                set(&item, "--start", (at % columns) as f64 * grid.column);
                set(&item, "--width", grid.width);
                let _ = item.class_list().add_1("kept");
                now.push(id.clone());
            }
        }
        kept.set_value(now);
    }

    /// Sees which rows are in view. Cheap: it runs at every scroll.
    fn look(self) {
        if !self.list.gone() {
            let _ = self.see();
        }
    }

    fn see(self) -> Option<()> {
        let list: HtmlElement = self.list.get()?;
        let field = list.get_bounding_client_rect();
        if field.width() == 0.0 {
            return None;
        }
        let has_focus = list.matches(":focus-within").unwrap_or_default();
        self.app.shelf.set_reading(field.top() < 0.0 || has_focus);
        if !self.app.shelf.with_untracked(|board| board.shown().len() > WHOLE) {
            return None;
        }
        let grid = measure(&list)?;
        self.grid.maybe_update(|held| std::mem::replace(held, grid) != grid);
        let page = list.owner_document()?.document_element()?;
        let height = f64::from(page.client_height());
        let row = |y: f64| ((y - field.top()) / grid.row).max(0.0) as usize;
        let rows = (row(height * -0.5), row(height * 1.5) + 1);
        let at_end = page.scroll_top() + page.client_height() >= page.scroll_height() - 1;
        let moved = self.rows.with_untracked(|held| *held != rows);
        self.at_end.set_value(at_end && moved);
        self.rows.maybe_update(|held| std::mem::replace(held, rows) != rows);
        Some(())
    }

    /// WebKit leaves whoever jumps to the end a few rows before it, once the rows there are made.
    fn stay_at_end(self) {
        if self.at_end.try_update_value(std::mem::take).unwrap_or_default()
            && let Some(page) =
                self.list.get::<HtmlElement>().and_then(|list| list.owner_document()?.document_element())
        {
            page.set_scroll_top(page.scroll_height());
        }
    }

    fn focused(self, event: &Event) {
        let card = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let card = card.and_then(|target| target.closest("[data-card]").ok().flatten());
        self.app.shelf.at.set(card.and_then(|card| card.get_attribute("data-card")));
        self.app.shelf.set_reading(true);
    }

    fn listen(self) {
        let Some(page) = web_sys::window() else {
            return;
        };
        let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: true };
        let look = move |_: &Event| self.look();
        for event in ["scroll", "resize"] {
            StoredValue::new_local(EventListener::new_with_options(&page, event, options, look));
        }
        for (event, paper) in [("beforeprint", true), ("afterprint", false)] {
            StoredValue::new_local(EventListener::new(&page, event, move |_| {
                self.paper.try_set(paper);
            }));
        }
    }
}

/// Sizes of a long wall: all of its rows are equally high.
fn measure(list: &Element) -> Option<Grid> {
    let items = list.query_selector_all(":scope > li:not(.kept)").ok()?;
    let at = |index: u32| Some(items.get(index)?.dyn_into::<Element>().ok()?.get_bounding_client_rect());
    let first = at(0)?;
    let mut columns = 1;
    while at(columns)?.top() == first.top() {
        columns += 1;
    }
    let count = items.length();
    let last = (count - 1) / columns;
    let row = (at(last * columns)?.top() - first.top()) / f64::from(last);
    let column = if columns > 1 { (at(1)?.left() - first.left()).abs() } else { 0.0 };
    Some(Grid { columns: columns as usize, row, column, width: first.width() }).filter(|grid| grid.row > 0.0)
}

/// Says which of how many each card is, where not all of them stand there.
fn number(list: &Element, frame: &Frame) {
    let mut item = list.first_element_child();
    let of = frame.total.to_string();
    for (at, _) in &frame.cards {
        let Some(card) = item else { return };
        if frame.long {
            let _ = card.set_attribute("aria-posinset", &(at + 1).to_string());
            let _ = card.set_attribute("aria-setsize", &of);
        } else {
            let _ = card.remove_attribute("aria-posinset");
            let _ = card.remove_attribute("aria-setsize");
        }
        item = card.next_element_sibling();
    }
}

/// Keeps the end of a pane that is higher than the window in view while what is beside it scrolls.
pub fn stay(pane: Spot) {
    pane.on_resize(move || {
        if let Some(pane) = pane.get::<HtmlElement>() {
            let from = format!("min(0px, 100dvh - {}px)", pane.offset_height());
            let _ = pane.style().set_property("inset-block-start", &from);
        }
    });
}

/// In 64ths of a pixel, the measure in which browsers lay things out.
fn set(element: &HtmlElement, name: &str, pixels: f64) {
    let _ = element.style().set_property(name, &format!("calc({}px / 64)", (pixels * 64.0) as i64));
}
