//! Everything that a page can say to the element and hear from it, in one table.
//!
//! `cargo xtask docs` writes the README's tables, the TypeScript types and `custom-elements.json` from it, and a test
//! keeps the README equal. This file names nothing outside of itself, because the helper reads it on its own.

use Kind::{Attribute, CssProperty, Event, Method, Property, Slot};

/// One thing that a page can set, call, hear or style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Member {
    /// As it is written in HTML, JavaScript or CSS.
    pub name: &'static str,
    /// What it is.
    pub kind: Kind,
    /// A TypeScript type; of an event, its `detail`.
    pub type_: &'static str,
    /// What holds when nothing is given; empty where there is no such thing.
    pub default: &'static str,
    /// What it does, in one or two sentences.
    pub text: &'static str,
}

/// What a [`Member`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// In the tag.
    Attribute,
    /// On the element, from JavaScript.
    Property,
    /// On the element; returns a promise and may be called before the element is ready.
    Method,
    /// Bubbles and crosses shadow roots.
    Event,
    /// Content between the tags.
    Slot,
    /// A piece that the page can style with `::part()`.
    Part,
    /// A custom property that the page can set.
    CssProperty,
}

/// The members, in the order in which they are documented.
#[rustfmt::skip]
pub const TABLE: &[Member] = &[
    member("guide", Attribute, "string", "learning-from-one-another", "Which discussion guide to run: the id of a built-in one, or the address of a `.guide.json` file on the same site."),
    member("session", Attribute, "string", "the guide's id", "Which session this is. Elements with the same id on one site share their entries within one browser; other devices have a wall of their own."),
    member("session-title", Attribute, "string", "", "What the session is called, in at most 128 characters."),
    member("view", Attribute, "\"full\" | \"guide\" | \"wall\" | \"host\" | \"screen\"", "full", "What to show: guide and wall, one of them, the host tools, or the big screen in front of a room."),
    member("lang", Attribute, "string", "the page's language", "The language to speak, as in `en` or `es`. Where there is no translation it is English."),
    member("theme", Attribute, "\"auto\" | \"light\" | \"dark\"", "auto", "Light or dark. By itself it follows the page around it."),
    member("names", Attribute, "\"optional\" | \"required\" | \"off\"", "optional", "Whether people are asked for a name."),
    member("pace", Attribute, "\"solo\" | \"led\" | \"shared-device\"", "solo", "How people go through the guide: each at their own pace; `led`, where windows of the host's browser are offered the step that the host is at; or several people on one device in turn. The host can change it while a session runs."),
    member("join", Attribute, "string", "the page's address", "Where people join: the address that the big screen shows with its QR code."),
    member("webhook", Attribute, "string", "", "Where each entry is sent once its author has agreed: an `https` address. Nothing is sent without it."),
    member("webhook-mode", Attribute, "\"cors\" | \"no-cors\"", "cors", "`no-cors` is for receivers whose answer a page may not read; delivery is then never confirmed."),
    member("webhook-format", Attribute, "\"json\" | \"form\" | \"json-array\" | \"slack\" | \"discord\" | \"teams\"", "json", "How an entry is written for the receiver: JSON, the fields of a web form, a list with one event, or a message for a channel."),
    member("webhook-when", Attribute, "\"everyone\" | \"host\"", "everyone", "Whose device sends: everyone's, once they agreed, or only that of the host, while the host tools are open: then what the room wrote on it or handed in as files."),
    member("network", Attribute, "\"off\" | \"webhook\"", "webhook", "`off` keeps everything on the device, whatever else is set."),
    member("host-tools", Attribute, "\"on\" | \"off\"", "on", "`off` hides the way to the host tools: give hosts another page of the site with `view=\"host\"` and the same session. There is no password; whoever opens the tools sees what that browser holds."),
    member("config", Attribute, "string", "", "JSON with any of the attributes above as keys; an attribute of its own wins."),

    member("guide", Property, "object | string | null", "null", "A guide as an object, instead of one by name."),
    member("messages", Property, "Record<string, string> | null", "null", "Texts that replace built-in ones, by key, as in `locales/en.json` and `locales/en.host.json`."),
    member("ready", Property, "Promise<void>", "", "Fulfilled when the session runs. Asking for it starts the loading."),

    member("export", Method, "(format: \"csv\" | \"people-csv\" | \"json\") => Promise<string>", "", "The session's entries as text, honouring who may see what."),
    member("import", Method, "(file: string | File | Blob) => Promise<{ new: number, newer: number, same: number, problems: number, refused: boolean }>", "", "Merges a `.hallway.json` session file; in any order, and twice does no harm. A file that cannot be read is no rejection: look at `refused`."),
    member("records", Method, "() => Promise<object[]>", "", "Everything on this device, as records."),
    member("goto", Method, "(step: string) => Promise<void>", "", "Opens a step of the guide by its id."),
    member("clear", Method, "() => Promise<void>", "", "Deletes this session from this device."),
    member("diagnose", Method, "() => Promise<object>", "", "What works on this page and what does not, for a message to whoever helps."),
    member("person", Method, "() => Promise<object | null>", "", "Who takes part on this device, as far as they said."),

    member("hallway-ready", Event, "{ session: string }", "", "The session runs. It comes again where the element has to start anew, as for another language or when the host tools come."),
    member("hallway-step", Event, "{ step: string }", "", "A step was opened."),
    member("hallway-entry-saved", Event, "object", "", "An entry of the person here is safe on this device; the detail is its record. Not for what only its author may see, nor for what comes in a file."),
    member("hallway-entry-removed", Event, "object", "", "An entry that others could see was taken back; the detail is what remains of its record."),
    member("hallway-delivered", Event, "{ id: string }", "", "The webhook took an event; with `webhook-mode=\"no-cors\"` it was handed over, and nobody can tell more."),
    member("hallway-storage", Event, "{ cleared: boolean }", "", "The session left this device."),
    member("hallway-exported", Event, "{ name: string }", "", "A file was made."),
    member("hallway-imported", Event, "{ name: string, records: number }", "", "A file was read; `records` is 0 where nothing in it could be used."),
    member("hallway-problem", Event, "{ code: string, message: string }", "", "Something did not work; `message` is what the visitor reads."),

    member("", Slot, "", "", "Shown until the session runs and where it cannot: a sentence or a link. A `<script type=\"application/json\">` here is the guide."),

    member("--hallway-accent", CssProperty, "color", "#17605a", "The site's own colour: buttons, links, progress."),
    member("--hallway-accent-ink", CssProperty, "color", "#fff", "Text on the accent."),
    member("--hallway-paper", CssProperty, "color", "#faf7f1", "The page behind the cards."),
    member("--hallway-card", CssProperty, "color", "#fffefb", "Cards and fields."),
    member("--hallway-ink", CssProperty, "color", "#1d2530", "Text."),
    member("--hallway-quiet", CssProperty, "color", "#565f70", "Text that stands back."),
    member("--hallway-line", CssProperty, "color", "#e3dccd", "Lines between things."),
    member("--hallway-sans", CssProperty, "font-family", "the system's", "Type for controls and text."),
    member("--hallway-serif", CssProperty, "font-family", "the system's", "Type for headings and quotes."),
    member("--hallway-radius", CssProperty, "length", "14px", "How round cards are."),
    member("--hallway-gap", CssProperty, "length", "16px", "The space between things."),
];

const fn member(
    name: &'static str,
    kind: Kind,
    type_: &'static str,
    default: &'static str,
    text: &'static str,
) -> Member {
    Member { name, kind, type_, default, text }
}
