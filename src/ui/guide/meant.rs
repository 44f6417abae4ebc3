//! What is for some roles: open to them, folded for everyone else, who may open it.

use leptos::prelude::*;

use crate::ui::dom::{View, attr, el, text};

use super::super::{
    app::App,
    parts::{Icon, icon},
};
use crate::domain::guide::is_for;

/// A part of the guide that may be for some roles only.
pub fn meant_for(app: App, roles: &[String], part: View) -> View {
    if roles.is_empty() {
        return part;
    }
    let (names, roles) = (app.roles(roles), roles.to_vec());
    let is_mine = Memo::new(move |_| app.session.with(|session| is_for(&roles, session)));
    let key = move || if is_mine.get() { "roles.for" } else { "roles.for_others" };
    el("details.meant")
        .attr("open", attr(move || is_mine.get().then(String::new)))
        .child(el("summary").child(icon(Icon::Down)).child(text(move || app.tw(key(), &[("roles", &names)]))))
        .child(el("div").child(part))
}
