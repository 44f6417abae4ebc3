//! The words of the interface, in one language.

use std::sync::Arc;

use crate::domain::{Json, Problem};

/// The words of the interface, by key. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Texts {
    lang: Arc<str>,
    words: Arc<Json>,
}

impl Texts {
    /// The words in `lang`; `words` is one flat object, key to text.
    pub fn new(lang: &str, words: Json) -> Self {
        Self { lang: lang.into(), words: Arc::new(words) }
    }

    /// The language that they are in.
    pub fn lang(&self) -> &str {
        &self.lang
    }

    /// The text for a key. A key without a text shows itself, so that the gap is seen and mended.
    pub fn get(&self, key: &str) -> String {
        match self.words.get(key).and_then(Json::text) {
            Some(text) => text.to_owned(),
            None => key.to_owned(),
        }
    }

    /// The text for a key, its gaps `{name}` filled.
    pub fn with(&self, key: &str, gaps: &[(&str, &str)]) -> String {
        gaps.iter().fold(self.get(key), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
    }

    /// The text for `n` things: `key.one` or `key.other`, as the language counts, its gap `{n}` filled.
    pub fn count(&self, key: &str, n: usize) -> String {
        let form = plural(&self.lang, n);
        let wanted = format!("{key}.{form}");
        let known = self.words.get(&wanted).is_some();
        let key = if known { wanted } else { format!("{key}.other") };
        self.with(&key, &[("n", &n.to_string())])
    }

    /// A day such as `2027-01-15` as people write it; as it came where it is not a day.
    pub fn date(&self, day: &str) -> String {
        // Noon, so that no time zone moves it to another day.
        let date = js_sys::Date::new(&format!("{day}T12:00:00").into());
        if day.is_empty() || date.get_time().is_nan() {
            return day.to_owned();
        }
        let options = js_sys::Object::new();
        for (name, value) in [("day", "numeric"), ("month", "long")] {
            let _ = js_sys::Reflect::set(&options, &name.into(), &value.into());
        }
        date.to_locale_date_string(&self.lang, &options).into()
    }

    /// Words in the small letters of the language, to stand inside a sentence.
    pub fn small(&self, words: &str) -> String {
        js_sys::JsString::from(words).to_locale_lower_case(Some(&self.lang)).into()
    }

    /// What a problem says to the person.
    pub fn problem(&self, problem: &Problem) -> String {
        let mut text = self.get(&format!("problem.{}", problem.what));
        for (name, value) in &problem.with {
            text = text.replace(&format!("{{{name}}}"), value);
        }
        text.replace("{at}", &problem.at)
    }
}

fn plural(lang: &str, n: usize) -> String {
    let locales = js_sys::Array::of1(&lang.into());
    let rules = js_sys::Intl::PluralRules::new(&locales, &js_sys::Object::new());
    rules.select(n as f64).into()
}
