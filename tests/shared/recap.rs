//! Recaps of the made-up sessions, with the themes that the session's own words suggest.

use hallway::{
    domain::{
        Json,
        guide::Guide,
        matching::topics,
        moderation,
        session::{Command, Session},
        theme::{Theme, is_themed},
        visibility::Audience,
    },
    formats::{
        recap::{Source, Words, html, markdown, recap},
        session_file::SessionFile,
        words,
    },
};

/// The words of a language, as the page has them.
pub struct Said {
    pub lang: &'static str,
    pub words: Json,
}

impl Said {
    pub fn english() -> Self {
        let read = |text: &str| hallway::formats::json::read_bytes(text.as_bytes()).value;
        Self { lang: "en", words: read(include_str!("../../locales/en.host.json")) }
    }
}

impl Words for Said {
    fn text(&self, key: &str) -> String {
        self.words.get(key).and_then(Json::text).unwrap_or(key).to_owned()
    }

    fn count(&self, key: &str, n: usize) -> String {
        let form = if n == 1 { "one" } else { "other" };
        self.text(&format!("{key}.{form}")).replace("{n}", &n.to_string())
    }

    fn lang(&self) -> &str {
        self.lang
    }
}

/// The session with up to three themes a question; every answer is chosen as a quote, and the first post of
/// each question is hidden.
pub fn themed(file: SessionFile, guide: &Guide) -> Session {
    let mut session = Session::new(file.id, "host");
    session.apply(Command::Receive(file.records));
    let mut made = 0;
    for (_, prompt) in guide.prompts() {
        let answers: Vec<_> = session
            .records
            .live()
            .filter(|each| is_themed(each) && each.prompt.as_deref() == Some(&prompt.id))
            .map(|each| {
                let text: Vec<String> =
                    words::answers(each, Some(prompt), guide).into_iter().map(|(_, text)| text).collect();
                (each.id.clone(), text.join(" "))
            })
            .collect();
        if let Some((first, _)) = answers.first() {
            let id = moderation::id(&session.id, Some(first));
            let entry = moderation::decided(first, moderation::Verdict::Hidden, false);
            session.apply(Command::Write { id, now: 1_795_300_000_000, entry });
        }
        for topic in topics(&answers, 3) {
            made += 1;
            let theme = Theme {
                prompt: prompt.id.clone(),
                title: topic.words.join(", "),
                takeaway: format!("Several of us think of {}.", topic.words[0]),
                quotes: topic.ids.clone(),
                members: topic.ids,
                ..Theme::default()
            };
            let id = format!("01K{made:08}THEME");
            session.apply(Command::Write { id, now: 1_795_300_000_000 + made, entry: theme.entry() });
        }
    }
    session
}

/// Name and text of every recap of a session that is checked in.
pub fn recaps(session: &Session, title: &str, guide: &Guide) -> Vec<(String, String)> {
    let words = Said::english();
    let mut all = Vec::new();
    for (name, audience) in [("public", Audience::Public), ("room", Audience::Room), ("host", Audience::Host)]
    {
        let made = recap(&Source { title, guide, records: &session.records, audience });
        all.push((format!("{}.{name}.md", guide.id), markdown(&made, &words)));
        if audience == Audience::Public {
            all.push((format!("{}.{name}.html", guide.id), html(&made, &words)));
        }
    }
    all
}
