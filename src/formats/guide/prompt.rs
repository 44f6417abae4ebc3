//! A prompt.

use litemap::LiteMap;

use super::reader::{Part, Reader};
use crate::domain::{
    Kind, Problem, Visible,
    guide::{Field, Layout, Piece, Prompt, pieces},
    limits,
};

/// What a prompt may ask for.
pub(super) const KINDS: &[&str] = &[
    "response",
    "profile",
    "commitment",
    "feedback",
    "practice",
    "hypothesis",
    "result",
    "cycle",
    "observation",
    "follow-up",
    "offer",
    "mark",
    "reaction",
];

impl Reader {
    /// Reads a prompt; `usual` is what it asks for where it does not say.
    pub(super) fn prompt(&mut self, part: &Part<'_>, usual: Kind) -> Prompt {
        let id = self.prompt_id(part);
        let word = self.text(part, "kind");
        let kind = match word.as_str() {
            "" => usual,
            "feedback" => Kind::Response,
            known if KINDS.contains(&known) => Kind::from(known),
            other => {
                let problem = Problem::new(format!("{}/kind", part.at), "guide.kind");
                self.problems.push(problem.with("value", other).with("words", KINDS.join(", ")));
                usual
            }
        };
        let mut layout = Layout::from_word(&self.word(part, "layout", Layout::WORDS)).unwrap_or_default();
        let wall = self.flag(part, "wall").unwrap_or(kind == Kind::Commitment);
        let (visible, audiences) = self.audience(part, word == "feedback", wall);
        let label = self.needed(part, "label");
        let fields = self.fields(part, &id, &kind, layout);
        let frame = self.text(part, "frame");
        if layout == Layout::Sentence && !self.frame(part, &frame, &fields) {
            layout = Layout::Plain;
        }
        Prompt {
            label,
            hint: self.text(part, "hint"),
            roles: self.roles(part),
            layout,
            frame,
            number: self.text(part, "number"),
            about: self.about(part),
            withhold: self.flag(part, "withhold").unwrap_or_default(),
            returns: self.flag(part, "return").unwrap_or_default(),
            many: self.flag(part, "many").unwrap_or(layout == Layout::Stream),
            visible,
            audiences,
            wall,
            quote: self.flag(part, "quote").unwrap_or_default(),
            fields,
            id,
            kind,
        }
    }

    fn about(&mut self, part: &Part<'_>) -> String {
        let about = self.text(part, "about");
        if !about.is_empty() {
            self.about.push((format!("{}/about", part.at), about.clone()));
        }
        about
    }

    /// Whether a sentence can be shown: it has gaps, and everything that has to be filled in has one.
    fn frame(&mut self, part: &Part<'_>, frame: &str, fields: &[Field]) -> bool {
        if frame.trim().is_empty() {
            self.tell(part, "frame", "guide.missing", "");
            return false;
        }
        let told = self.problems.len();
        let mut gaps: Vec<&str> = Vec::new();
        for piece in pieces(frame) {
            if let Piece::Gap(gap) = piece {
                gaps.push(gap);
                if !fields.iter().any(|field| field.id == gap) {
                    self.tell(part, "frame", "guide.gap", gap);
                }
            }
        }
        for field in fields {
            if field.required && !gaps.contains(&field.id.as_str()) {
                self.tell(part, "frame", "guide.frame", field.id.as_str());
            }
        }
        self.problems.len() == told
    }

    /// Who sees the answer, and what its author may choose. Where a guide says nothing the answer stays
    /// with its author, who may share it; feedback goes to the hosts; what is meant for the wall goes there.
    fn audience(&mut self, part: &Part<'_>, feedback: bool, wall: bool) -> (Visible, Vec<Visible>) {
        let Some(visible) = part.get("visible") else {
            return match (feedback, wall) {
                (true, _) => (Visible::Host, Vec::new()),
                (_, true) => (Visible::Room, vec![Visible::Me, Visible::Host, Visible::Room]),
                _ => (Visible::Me, vec![Visible::Me, Visible::Host, Visible::Room]),
            };
        };
        if visible.value.text().is_some() {
            return (self.visible(&visible).unwrap_or_default(), Vec::new());
        }
        let Some(visible) = self.object(part, "visible") else { return (Visible::Me, Vec::new()) };
        let choices = self.list(&visible, "choices");
        let chosen: Vec<Visible> = choices.iter().filter_map(|choice| self.visible(choice)).collect();
        let choices: Vec<Visible> =
            Visible::ALL.iter().copied().filter(|each| chosen.contains(each)).collect();
        let first = choices.first().copied().unwrap_or_default();
        let default = visible.get("default").and_then(|default| self.visible(&default)).unwrap_or(first);
        if choices.is_empty() || choices.contains(&default) {
            return (default, choices);
        }
        self.tell(&visible, "default", "guide.default", default.word());
        (first, choices)
    }

    fn visible(&mut self, part: &Part<'_>) -> Option<Visible> {
        let visible = part.value.text().and_then(Visible::from_word);
        if visible.is_none() {
            self.problem_word(part, part.value.text().unwrap_or_default(), Visible::WORDS);
        }
        visible
    }

    fn fields(&mut self, part: &Part<'_>, prompt: &str, kind: &Kind, layout: Layout) -> Vec<Field> {
        let mut taken = LiteMap::new();
        let mut fields = Vec::new();
        for (n, field) in (1..).zip(self.list(part, "fields")) {
            let id = self.unique(&field, &mut taken, &format!("field-{n}"));
            fields.push(self.field(&field, id, prompt, kind, layout));
        }
        if fields.is_empty() {
            let limit = if layout == Layout::Stream { limits::POST } else { limits::LONG_TEXT };
            fields.push(Field::text(limit));
        }
        fields
    }
}
