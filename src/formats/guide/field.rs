//! A field of a prompt.

use super::reader::{Part, Reader};
use crate::domain::{
    Kind, Problem,
    guide::{Choice, Field, Form, Layout, Scale},
    limits,
};

/// Most things to choose or to write in one field.
const MOST: u64 = 100;
/// The highest number of a scale.
const HIGHEST: u64 = 1_000;

impl Reader {
    pub(super) fn field(
        &mut self,
        part: &Part<'_>,
        id: String,
        prompt: &str,
        kind: &Kind,
        layout: Layout,
    ) -> Field {
        let mut form = Form::from_word(&self.word(part, "type", Form::WORDS)).unwrap_or_default();
        let options = if form == Form::Pick { self.picks(part, prompt) } else { self.options(part) };
        if matches!(form, Form::Choice | Form::Several | Form::Ranking) && options.is_empty() {
            self.problem(part, "guide.options");
            form = Form::Short;
        }
        if form == Form::Practice {
            self.practices.push(part.at.clone());
        }
        let (least, most) = self.count(part);
        Field {
            label: self.needed(part, "label"),
            hint: self.text(part, "hint"),
            placeholder: self.text(part, "placeholder"),
            group: self.text(part, "group"),
            limit: self.limit(part, default_limit(&id, form, kind, layout)),
            least,
            most,
            scale: self.scale(part),
            required: self.flag(part, "required").unwrap_or_default(),
            more: self.flag(part, "more").unwrap_or_default(),
            id,
            form,
            options,
        }
    }

    fn options(&mut self, part: &Part<'_>) -> Vec<Choice> {
        let from = self.text(part, "from");
        let list = match from.as_str() {
            "" => return self.choices(part, "options"),
            "roles" => &self.roles,
            "needs" => &self.needs,
            "strategies" => &self.strategies,
            "challenges" => &self.challenges,
            other => {
                self.tell(part, "from", "guide.from", other);
                return self.choices(part, "options");
            }
        };
        list.clone()
    }

    /// The sections that can be picked in a prompt.
    fn picks(&mut self, part: &Part<'_>, prompt: &str) -> Vec<Choice> {
        self.pickers.insert(prompt.to_owned(), ());
        let mut sections = Vec::new();
        for (pick, section) in &self.pickable {
            if pick == prompt {
                sections.push(section.clone());
            }
        }
        if sections.is_empty() {
            self.problems.push(Problem::new(part.at.as_str(), "guide.sections").with("value", prompt));
        }
        sections
    }

    fn count(&mut self, part: &Part<'_>) -> (usize, usize) {
        let mut number =
            |field| self.number(part, field, 1, MOST).and_then(|count| usize::try_from(count).ok());
        let (least, most) = (number("least").unwrap_or_default(), number("most").unwrap_or_default());
        if most > 0 && least > most {
            self.problem(part, "guide.range");
            return (0, 0);
        }
        (least, most)
    }

    fn scale(&mut self, part: &Part<'_>) -> Scale {
        let usual = Scale::default();
        let Some(part) = self.object(part, "scale") else { return usual };
        let from = self.number(&part, "from", 0, HIGHEST).unwrap_or(usual.from);
        let to = self.number(&part, "to", 0, HIGHEST).unwrap_or(usual.to);
        let (low, high) = (self.text(&part, "low"), self.text(&part, "high"));
        if from >= to || to - from >= Scale::STEPS {
            self.problems
                .push(Problem::new(part.at.as_str(), "guide.scale").with("limit", Scale::STEPS.to_string()));
            return Scale { low, high, ..usual };
        }
        Scale { from, to, low, high }
    }

    fn limit(&mut self, part: &Part<'_>, default: usize) -> usize {
        let Some(limit) = part.get("limit") else { return default };
        let limit = limit.value.whole().and_then(|limit| usize::try_from(limit).ok());
        limit.filter(|limit| (1..=limits::LONG_TEXT).contains(limit)).unwrap_or_else(|| {
            self.tell(part, "limit", "guide.limit", limits::LONG_TEXT.to_string());
            default
        })
    }
}

fn default_limit(id: &str, form: Form, kind: &Kind, layout: Layout) -> usize {
    match (form, kind) {
        (_, Kind::Profile) if id == "name" => limits::NAME,
        (Form::Long, _) if layout == Layout::Stream => limits::POST,
        (Form::Long, Kind::Commitment) => limits::PROJECT,
        (Form::Long | Form::Link, _) => limits::LONG_TEXT,
        _ => limits::PROJECT,
    }
}
