//! A made-up session of 25 people with any guide: the same for the same seed.

use hallway::{
    domain::{
        Json, Kind, Quote, Record, Stamp, Visible,
        guide::{Field, Form, Guide, Prompt, Step, is_blank},
        json::{Map, ordered},
        session::Session,
    },
    formats::session_file::SessionFile,
};

use super::room_words::{ANSWERS, NAMES, NEEDS, OFFERS, PLACES, PROJECTS, SCHOOLS};

const START: u64 = 1_795_255_200_000;

/// The session that 25 people had with this guide.
pub fn room(guide: &Guide) -> SessionFile {
    let mut room = Room { guide, seed: 25, made: 0, records: Vec::new() };
    for person in 0..NAMES.len() {
        room.person(person);
    }
    room.helps();
    SessionFile {
        id: format!("{}-made-up", guide.id),
        title: "A made-up session".into(),
        guide: guide.source.clone(),
        records: room.records,
        rest: Map::new(),
    }
}

struct Room<'a> {
    guide: &'a Guide,
    seed: u64,
    made: u64,
    records: Vec<Record>,
}

impl Room<'_> {
    /// SplitMix64, as Steele, Lea and Flood give it (2014).
    fn chance(&mut self, below: usize) -> usize {
        self.seed = self.seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.seed;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % below.max(1) as u64).unwrap_or_default()
    }

    fn one<'b>(&mut self, of: &[&'b str]) -> &'b str {
        let at = self.chance(of.len());
        of.get(at).copied().unwrap_or_default()
    }

    fn person(&mut self, person: usize) {
        let guide = self.guide;
        for section in &guide.sections {
            if !section.pick.is_empty() && !self.has_picked(person, &section.pick, &section.id) {
                continue;
            }
            for prompt in section.steps.iter().flat_map(|step| step.prompts()) {
                self.prompt(person, prompt);
            }
        }
        self.marks(person);
    }

    fn has_picked(&self, person: usize, prompt: &str, section: &str) -> bool {
        let mine = self.records.iter().filter(|record| record.by == author(person));
        mine.filter(|record| record.prompt.as_deref() == Some(prompt))
            .any(|record| record.data.values().any(|picked| picked.items().contains(&section.into())))
    }

    fn prompt(&mut self, person: usize, prompt: &Prompt) {
        let times = match prompt.kind {
            Kind::Profile => 1,
            _ if prompt.many => self.chance(3),
            _ => usize::from(self.chance(10) < 8),
        };
        for _ in 0..times {
            self.answer(person, prompt);
        }
    }

    fn marks(&mut self, person: usize) {
        let cards: Vec<String> =
            self.guide.steps().flat_map(|step| step.practices()).map(|card| card.id.clone()).collect();
        let marks: Vec<String> = self.guide.marks.iter().map(|mark| mark.id.clone()).collect();
        for card in cards {
            let mark = self.chance(marks.len() + 1);
            if let Some(mark) = marks.get(mark) {
                let data = ordered([("mark".to_owned(), Json::from(mark.as_str()))]);
                self.write(person, Kind::Mark, Some(card), None, data, Visible::Room);
            }
        }
    }

    fn answer(&mut self, person: usize, prompt: &Prompt) {
        let mut data = Map::new();
        for field in &prompt.fields {
            let value = self.value(person, prompt, field);
            if !is_blank(&value) {
                data.insert(field.id.clone(), value);
            }
        }
        let about = self.about(person, prompt);
        let choices = &prompt.audiences;
        let at = self.chance(choices.len() * 3);
        let visible = choices.get(at).copied().unwrap_or(prompt.visible);
        self.write(person, prompt.kind.clone(), Some(prompt.id.clone()), about, data, visible);
    }

    fn about(&self, person: usize, prompt: &Prompt) -> Option<String> {
        if prompt.about.is_empty() {
            return None;
        }
        let mut session = Session::new("", author(person));
        session.apply(hallway::domain::session::Command::Receive(self.records.clone()));
        self.guide.about(&session, prompt).map(|record| record.id.clone())
    }

    fn value(&mut self, person: usize, prompt: &Prompt, field: &Field) -> Json {
        let words = |all: &[&str]| Json::from(all.get(person % all.len()).copied().unwrap_or_default());
        if !field.required && prompt.kind != Kind::Profile && self.chance(10) < 3 {
            return Json::Null;
        }
        match (field.id.as_str(), field.form) {
            ("name", _) => words(&NAMES),
            ("organization", _) => words(&SCHOOLS),
            ("place", _) => words(&PLACES),
            ("project", _) => words(&PROJECTS),
            ("needed", _) => words(&NEEDS),
            ("can_offer", _) => words(&OFFERS),
            (_, Form::Choice) => self.option(field).into(),
            (_, Form::Several | Form::Ranking | Form::Pick) => {
                let mut options: Vec<String> = field.options.iter().map(|choice| choice.id.clone()).collect();
                if field.form == Form::Pick {
                    options = self
                        .guide
                        .sections
                        .iter()
                        .filter(|each| each.pick == prompt.id)
                        .map(|each| each.id.clone())
                        .collect();
                }
                let first = self.chance(options.len());
                options.rotate_left(first);
                let most = if field.most > 0 { field.most } else { 3 };
                options.truncate(if field.form == Form::Ranking {
                    options.len()
                } else {
                    most.min(field.least.max(2))
                });
                Json::List(options.into_iter().map(Json::from).collect())
            }
            (_, Form::Scale) => (field.scale.from
                + self.chance(usize::try_from(field.scale.to - field.scale.from + 1).unwrap_or(1)) as u64)
                .to_string()
                .into(),
            (_, Form::Practice) => {
                let models = self.guide.steps().flat_map(Step::libraries).flat_map(|library| &library.items);
                let titles: Vec<&str> = models.map(|model| model.title.as_str()).collect();
                self.one(&titles).into()
            }
            (_, Form::Date) => format!("2027-0{}-1{}", 1 + self.chance(6), self.chance(9)).into(),
            (_, Form::Link) => format!("https://example.org/{}", self.chance(90)).into(),
            (_, Form::Contact) => format!("{}@example.org", author(person)).into(),
            (_, Form::Entries) => {
                Json::List((0..=self.chance(3)).map(|_| Json::from(self.one(&ANSWERS))).collect())
            }
            _ => self.one(&ANSWERS).chars().take(field.limit).collect::<String>().into(),
        }
    }

    fn option(&mut self, field: &Field) -> String {
        let at = self.chance(field.options.len());
        field.options.get(at).map(|choice| choice.id.clone()).unwrap_or_default()
    }

    /// Half of all needs are answered by somebody, some by two.
    fn helps(&mut self) {
        let needs: Vec<Record> = self
            .records
            .iter()
            .filter(|record| record.kind == Kind::Commitment && record.visible >= Visible::Room)
            .cloned()
            .collect();
        for need in needs {
            for _ in 0..self.chance(3) {
                let person = self.chance(NAMES.len());
                if author(person) != need.by {
                    let data = ordered([("text".to_owned(), Json::from(self.one(&OFFERS)))]);
                    self.write(person, Kind::Offer, None, Some(need.id.clone()), data, Visible::Room);
                }
            }
        }
    }

    fn write(
        &mut self,
        person: usize,
        kind: Kind,
        prompt: Option<String>,
        re: Option<String>,
        data: Map,
        visible: Visible,
    ) {
        self.made += 1;
        let ms = START + self.made * 1_700;
        let quote = Quote::ALL.get(self.chance(Quote::ALL.len())).copied().unwrap_or_default();
        self.records.push(Record {
            id: format!("01K{:08}ROOM", self.made),
            kind,
            session: format!("{}-made-up", self.guide.id),
            prompt,
            re,
            by: author(person),
            created: ms,
            stamp: Stamp { ms, n: 0, by: author(person) },
            data,
            visible,
            quote,
            deleted: false,
            rest: Map::new(),
        });
    }
}

fn author(person: usize) -> String {
    format!("person-{:02}", person + 1)
}
