//! Questions, their fields, and things to choose from.

use super::{Entry, FOR_ROLES, ID, Input, Sort, line, list, tick};
use crate::{
    domain::{
        Json, Visible,
        guide::{Form, Layout},
    },
    formats::{
        guide::{edit::filled, prompt::KINDS},
        json,
    },
};

/// One of several things to choose.
pub static CHOICE: Sort = Sort {
    name: "choice",
    new: r#"{"id":"choice","label":""}"#,
    entries: &[line("label"), line("id").said("choice_id").more().hint()],
};

/// A question.
pub static PROMPT: Sort = Sort {
    name: "prompt",
    new: r#"{"type":"prompt","id":"question","kind":"response","label":"","visible":{"default":"room","choices":["me","host","room"]},"fields":[{"id":"text","type":"long","label":"@edit.new.answer","required":true}]}"#,
    entries: &[
        line("label").said("question").example(),
        line("hint").said("question_hint"),
        Entry::new("visible", Input::Part(&VISIBLE)),
        list("fields", &FIELD).hint(),
        FOR_ROLES,
        Entry::new("layout", Input::Word(Layout::WORDS)).more(),
        line("frame").hint().example().when("layout", &["sentence"]),
        line("number").said("stream_number").when("layout", &["stream"]),
        Entry::new("kind", Input::Word(KINDS)).said("asks_for").more().hint(),
        Entry::new("about", Input::Question).more().hint(),
        tick("many").more(),
        tick("wall").more(),
        tick("quote").said("may_quote").more(),
        tick("withhold").more(),
        tick("return").more(),
        ID,
    ],
};

static VISIBLE: Sort = Sort {
    name: "visible",
    new: "{}",
    entries: &[
        Entry::new("default", Input::Word(Visible::WORDS)).said("seen_first"),
        Entry::new("choices", Input::Words(Visible::WORDS)).said("seen_choices").hint(),
    ],
};

/// A field of an answer.
pub static FIELD: Sort = Sort {
    name: "field",
    new: r#"{"id":"field","type":"long","label":""}"#,
    entries: &[
        line("label").said("field_label"),
        Entry::new("type", Input::Word(Form::WORDS)).said("field_type"),
        list("options", &CHOICE).when("type", &["choice", "several", "ranking"]),
        Entry::new("scale", Input::Part(&SCALE)).when("type", &["scale"]),
        tick("required"),
        line("hint").said("field_hint").more(),
        line("placeholder").more(),
        Entry::new("limit", Input::Number(1, 2_000)).more().hint(),
        Entry::new("least", Input::Number(1, 100)).more().when("type", COUNTED),
        Entry::new("most", Input::Number(1, 100)).more().when("type", COUNTED),
        line("group").said("field_group").more().hint(),
        Entry::new("from", Input::Word(&["roles", "needs", "strategies", "challenges"]))
            .said("list_from")
            .more()
            .when("type", &["choice", "several", "ranking"]),
        tick("more").said("fold").more(),
        ID,
    ],
};

const COUNTED: &[&str] = &["several", "pick", "entries"];

static SCALE: Sort = Sort {
    name: "scale",
    new: "{}",
    entries: &[
        Entry::new("from", Input::Number(0, 1_000)).said("scale_from"),
        Entry::new("to", Input::Number(0, 1_000)).said("scale_to"),
        line("low").example(),
        line("high").example(),
    ],
};

/// A question for a commitment, as the wall knows it.
#[must_use]
pub fn commitment(words: &dyn Fn(&str) -> String) -> Json {
    filled(&json::read(COMMITMENT).value, words)
}

const COMMITMENT: &str = r#"{"type":"prompt","id":"commitment","kind":"commitment","label":"","wall":true,"visible":{"default":"room","choices":["me","host","room"]},"fields":[{"id":"project","type":"long","label":"@edit.new.project","required":true},{"id":"needed","type":"long","label":"@edit.new.needed","required":true},{"id":"by_when","type":"date","label":"@edit.new.by_when","more":true},{"id":"can_offer","type":"long","label":"@edit.new.can_offer","more":true}]}"#;
