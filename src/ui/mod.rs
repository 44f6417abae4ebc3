//! The screens. One [`App`](app::App) holds what they share; screens take it, parts take values and callbacks.

mod actions;
mod after;
pub mod app;
mod calls;
mod consent;
mod dialogs;
mod dom;
mod double_tap;
mod drafts;
mod effects;
mod frame;
mod guide;
#[cfg(feature = "host")]
mod host;
mod mine;
mod parts;
mod redrawn_press;
mod run;
mod shared_device;
mod texts;
mod toasts;
mod wall;

pub use effects::Ports;
pub use texts::Texts;

use std::sync::Arc;

use gloo::events::EventListener;
use leptos::{mount, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use self::app::{App, Fixed};
use crate::domain::{
    Json, Problem,
    guide::Guide,
    session::{Session, of_page},
    settings::Settings,
};

/// What the screens start from.
pub struct Start {
    /// How the site owner set it up.
    pub settings: Settings,
    /// The guide.
    pub guide: Guide,
    /// What was wrong with settings and guide.
    pub problems: Vec<Problem>,
    /// The words of the interface.
    pub texts: Texts,
    /// `ltr` or `rtl`.
    pub dir: String,
    /// Where the module came from.
    pub script: String,
    /// What an earlier mount handed on, see [`Running::carry`].
    pub carry: Json,
}

/// What keeps the page as high as it was.
const HEIGHT: &str = "min-block-size";

/// A running element; ends when it is dropped.
pub struct Running {
    app: App,
    _view: Box<dyn std::any::Any>,
    stage: HtmlElement,
    _listening: Vec<EventListener>,
    owner: Owner,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.app.flush();
        // On a page that is shorter for a moment, until another mount is drawn, people lose their place. The shell hands
        // this on to the next stage.
        let _ = self.stage.style().set_property(HEIGHT, &format!("{}px", self.stage.offset_height()));
        self.owner.cleanup();
        self.stage.set_text_content(None);
    }
}

/// Shows the screens inside `target`.
pub fn mount(target: HtmlElement, start: Start, ports: Ports) -> Running {
    let owner = Owner::new();
    owner.set();
    let me = ports.clock.new_id();
    let session = Session::new(start.settings.session.clone(), me);
    let Start { mut settings, guide, problems, texts, dir, script, carry } = start;
    if of_page(&settings.session) != settings.session {
        // The page's title is that of the page's session.
        settings.title.clear();
    }
    let after = after::question(&guide, &texts);
    let guide = Arc::new(Guide { after, ..guide });
    let fixed = Fixed { settings, guide, texts, dir, script };
    let app = App::new(session, fixed, effects::Outside::new(ports, target.clone()));
    app.pick_up(&carry);
    app.report(problems);
    let focus = EventListener::new(&target, "focusin", |event| {
        let _ = reveal(event);
    });
    let listening =
        redrawn_press::keep(&target).into_iter().chain([focus, double_tap::guard(&target)]).collect();
    let stage = target.clone();
    let view = mount::mount_to(target.clone(), move || frame::frame(app).show(&target));
    // Another session has its own people and words: only the place in view goes along.
    let is_ours = app.session.with_untracked(|session| session.id == carry.str("session"));
    app.start(if is_ours { carry } else { Json::Null });
    Running { app, _view: Box::new(view), stage, _listening: listening, owner }
}

/// Scrolls what the keyboard reached out from under the bar at the foot; WebKit does not always.
fn reveal(event: &web_sys::Event) -> Option<()> {
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    target.matches(":focus-visible").ok()?.then(|| dom::show(&target))
}
