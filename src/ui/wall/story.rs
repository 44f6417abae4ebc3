//! What came before a card and after it: the hypothesis that it tests, and what was found out.

use crate::ui::dom::{View, all, el, group};

use super::{
    super::{
        app::App,
        guide::{gist, said},
    },
    face::Face,
};

/// The hypothesis above the results, as far as the person here may read them.
pub fn story(app: App, face: &Face) -> View {
    let guide = app.guide();
    let before = face.before.as_ref().and_then(|before| {
        let asked = guide.prompt(before.prompt.as_deref()?)?;
        let label = el("p.small").child(asked.label.as_str());
        let words = el("p.text").attr("dir", "auto").child(gist(app, asked, before));
        Some(el("div.about").child(label).child(words))
    });
    let after = face.after.iter().filter_map(|each| {
        let asked = guide.prompt(each.prompt.as_deref()?)?;
        let label = el("p.small").child(asked.label.as_str());
        Some(el("div.outcome").child(label).child(said(app, asked, each)))
    });
    group().child(before).child(all(after))
}
