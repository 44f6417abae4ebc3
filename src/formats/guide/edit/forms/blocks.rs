//! The blocks of a step.

use super::{CHOICE, Entry, ID, Input, MINUTES, PROMPT, Sort, line, lines, list, tick};
use crate::domain::guide::WHO;

/// Every sort of block, in the order in which they are offered.
pub static BLOCKS: [&Sort; 15] = [
    &TEXT, &PROMPT, &ROUNDS, &NORMS, &QUOTE, &PRACTICES, &TABLE, &RESOURCES, &IMAGE, &VIDEO, &ARTICLE,
    &LIBRARY, &TAKE_HOME, &KIT, &CREDITS,
];

static TEXT: Sort =
    Sort { name: "text", new: r#"{"type":"text","text":""}"#, entries: &[lines("text").hint().example()] };

static QUOTE: Sort = Sort {
    name: "quote",
    new: r#"{"type":"quote","text":""}"#,
    entries: &[lines("text").said("quote"), line("by")],
};

static NORMS: Sort = Sort {
    name: "norms",
    new: r#"{"type":"norms","title":"@edit.new.norms","items":[]}"#,
    entries: &[line("title"), Entry::new("items", Input::Texts).said("norms").hint().example()],
};

static PRACTICES: Sort = Sort {
    name: "practices",
    new: r#"{"type":"practices","id":"practices","items":[]}"#,
    entries: &[list("items", &PRACTICE).said("practices").hint(), ID],
};

/// A practice card.
pub static PRACTICE: Sort = Sort {
    name: "practice",
    new: r#"{"id":"card","title":"","text":""}"#,
    entries: &[line("title"), lines("text"), ID],
};

static ROUNDS: Sort = Sort {
    name: "rounds",
    new: r#"{"type":"rounds","items":[{"who":"alone","minutes":2,"text":"@edit.new.round_alone","silent":true},{"who":"pairs","minutes":4,"text":"@edit.new.round_pairs"},{"who":"everyone","minutes":4,"text":"@edit.new.round_everyone"}]}"#,
    entries: &[list("items", &ROUND).said("rounds").hint()],
};

/// One turn of a discussion.
pub static ROUND: Sort = Sort {
    name: "round",
    new: r#"{"who":"group","minutes":5,"text":""}"#,
    entries: &[
        Entry::new("who", Input::Word(WHO)),
        MINUTES,
        lines("text").said("round").example(),
        tick("silent"),
    ],
};

static TABLE: Sort = Sort {
    name: "table",
    new: r#"{"type":"table","caption":"","columns":["@edit.new.column_1","@edit.new.column_2"],"rows":[{"head":"","cells":["",""]}]}"#,
    entries: &[line("caption").hint(), Entry::new("columns", Input::Texts).hint(), list("rows", &ROW)],
};

static ROW: Sort = Sort {
    name: "row",
    new: r#"{"head":"","cells":["",""]}"#,
    entries: &[line("head"), Entry::new("cells", Input::Texts).hint()],
};

static RESOURCES: Sort = Sort {
    name: "resources",
    new: r#"{"type":"resources","title":"@edit.new.resources","items":[{"title":""}]}"#,
    entries: &[line("title"), list("items", &RESOURCE).said("resources")],
};

static RESOURCE: Sort = Sort {
    name: "resource",
    new: r#"{"title":""}"#,
    entries: &[line("title"), line("url").hint(), line("note").said("resource_note")],
};

static IMAGE: Sort = Sort {
    name: "image",
    new: r#"{"type":"image","url":"","alt":""}"#,
    entries: &[
        line("url").said("picture").hint(),
        line("alt").hint(),
        line("caption").said("picture_caption"),
        tick("decorative"),
    ],
};

static VIDEO: Sort = Sort {
    name: "video",
    new: r#"{"type":"video","title":"","url":"","transcript":""}"#,
    entries: &[line("title"), line("url").hint(), lines("transcript").hint()],
};

static ARTICLE: Sort = Sort {
    name: "article",
    new: r#"{"type":"article","title":"","url":""}"#,
    entries: &[
        line("title"),
        lines("idea").said("article_idea").hint(),
        line("url").hint(),
        MINUTES,
        Entry::new("roles", Input::Any("roles")).said("suits").more(),
    ],
};

static LIBRARY: Sort = Sort {
    name: "library",
    new: r#"{"type":"library","id":"library","title":"","strategies":[],"challenges":[],"items":[]}"#,
    entries: &[
        line("title"),
        list("challenges", &CHOICE).hint(),
        list("strategies", &CHOICE).hint(),
        list("items", &MODEL).said("models").hint(),
        Entry::new("prompt", Input::Part(&PROMPT)).said("contribute").more().hint(),
        ID,
    ],
};

static MODEL: Sort = Sort {
    name: "model",
    new: r#"{"id":"card","title":"","text":""}"#,
    entries: &[
        line("title"),
        lines("text"),
        line("school"),
        line("grades"),
        Entry::new("challenge", Input::One("challenges")),
        Entry::new("strategies", Input::Any("strategies")),
        list("links", &RESOURCE),
        ID,
    ],
};

static TAKE_HOME: Sort = Sort { name: "take-home", new: r#"{"type":"take-home"}"#, entries: &[] };
static KIT: Sort = Sort { name: "kit", new: r#"{"type":"kit"}"#, entries: &[] };
static CREDITS: Sort = Sort { name: "credits", new: r#"{"type":"credits"}"#, entries: &[] };
