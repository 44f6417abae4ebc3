//! The words of the interface, in one language.

use std::{cell::RefCell, sync::Arc, thread::LocalKey};

use js_sys::{
    Array, Function,
    Intl::{DateTimeFormat, NumberFormat, PluralRules},
    Object, Reflect,
};
use wasm_bindgen::JsValue;

use crate::domain::{Json, Problem};

/// The languages that a visitor can choose, each by its own name.
pub const LANGUAGES: [(&str, &str); 2] = [("en", "English"), ("es", "Español")];

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
        self.with(&key, &[("n", &self.number(n))])
    }

    fn number(&self, n: usize) -> String {
        thread_local!(static FORMAT: Kept<Function> = Kept::default());
        let format = kept(&FORMAT, &self.lang, |locales| NumberFormat::new(locales, &Object::new()).format());
        call(&format, &(n as f64).into())
    }

    /// A day such as `2027-01-15` as people write it, with its year where that is not `year`; as it came where it is
    /// not a day.
    pub fn date(&self, day: &str, year: &str) -> String {
        // Noon, so that no time zone moves it to another day.
        let date = js_sys::Date::new(&format!("{day}T12:00:00").into());
        if day.is_empty() || date.get_time().is_nan() {
            return day.to_owned();
        }
        thread_local! {
            static NEAR: Kept<Function> = Kept::default();
            static FAR: Kept<Function> = Kept::default();
        }
        let is_near = day.starts_with(year);
        let format = kept(if is_near { &NEAR } else { &FAR }, &self.lang, |locales| {
            let options = Object::new();
            for (name, value) in [("day", "numeric"), ("month", "long"), ("year", "numeric")] {
                if name != "year" || !is_near {
                    let _ = Reflect::set(&options, &name.into(), &value.into());
                }
            }
            DateTimeFormat::new(locales, &options).format()
        });
        call(&format, &date)
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

fn call(format: &Function, value: &JsValue) -> String {
    format.call1(&JsValue::UNDEFINED, value).ok().and_then(|words| words.as_string()).unwrap_or_default()
}

fn plural(lang: &str, n: usize) -> String {
    thread_local!(static RULES: Kept<PluralRules> = Kept::default());
    kept(&RULES, lang, |locales| PluralRules::new(locales, &Object::new())).select(n as f64).into()
}

/// Something of the browser that takes long to make, for the language that was asked last.
type Kept<T> = RefCell<Option<(String, T)>>;

fn kept<T: Clone>(slot: &'static LocalKey<Kept<T>>, lang: &str, make: impl FnOnce(&Array) -> T) -> T {
    slot.with_borrow_mut(|held| match held {
        Some((of, made)) if of == lang => made.clone(),
        _ => {
            let made = make(&Array::of1(&lang.into()));
            *held = Some((lang.to_owned(), made.clone()));
            made
        }
    })
}
