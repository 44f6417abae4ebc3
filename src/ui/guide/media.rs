//! Pictures, films and articles: what is looked at here, and what is read elsewhere.

use crate::ui::dom::{View, el, group};

use super::{
    super::{
        app::App,
        parts::{Icon, icon, prose},
    },
    answer::link,
};
use crate::domain::guide::{Article, Image, Section, Step, Video};

/// A picture with what is said under it.
pub fn image(image: &Image) -> View {
    let caption = (!image.caption.is_empty()).then(|| el("figcaption").child(image.caption.as_str()));
    let picture = (!image.url.is_empty()).then(|| {
        el("img").attr("src", image.url.as_str()).attr("alt", image.alt.as_str()).attr("loading", "lazy")
    });
    el("figure.image").child(picture).child(caption)
}

/// A film: a link, and what is said in it for those who do not follow it.
pub fn video(app: App, video: &Video) -> View {
    let transcript = (!video.transcript.is_empty()).then(|| {
        el("details")
            .child(el("summary").child(app.t("video.transcript")))
            .child(el("div.prose").child(prose(&video.transcript)))
    });
    el("section.elsewhere.paper").child(icon(Icon::Film)).child(
        el("div").child(titled(&video.title, &video.url)).child(later(app, &video.url)).child(transcript),
    )
}

/// Something to read elsewhere.
pub fn article(app: App, article: &Article) -> View {
    let about = app.length_and_roles(article.minutes, &article.roles);
    let about = (!about.is_empty()).then(|| el("p.small").child(about));
    el("section.elsewhere.paper").child(icon(Icon::Text)).child(
        el("div")
            .child(titled(&article.title, &article.url))
            .child(about)
            .child(el("div.prose").child(prose(&article.idea)))
            .child(later(app, &article.url)),
    )
}

/// What a section is about that one picked: it is read before its first step.
pub fn about_section(app: App, section: &Section, step: &Step) -> View {
    let title = (section.title != step.title).then(|| el("h3").child(section.title.as_str()));
    let read = if section.url.is_empty() {
        later(app, "").into()
    } else {
        el("p").child(link(&section.url, &app.t("article.read")))
    };
    el("section.elsewhere.paper").child(icon(Icon::Text)).child(
        el("div").child(title).child(el("div.prose").child(prose(&section.idea))).child(group().child(read)),
    )
}

fn titled(title: &str, url: &str) -> View {
    if url.is_empty() { el("h3").child(title) } else { el("h3").child(link(url, title)) }
}

fn later(app: App, url: &str) -> Option<View> {
    url.is_empty().then(|| el("p.small").child(app.t("article.later")))
}
