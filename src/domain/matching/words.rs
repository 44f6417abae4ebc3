//! Words as matching sees them: folded, without those that say nothing, and without their endings.

use litemap::LiteMap;

use crate::domain::{fold::folded, json::ordered};

/// The languages whose words are known; of any other, words count as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lang {
    English,
    Spanish,
}

/// What both languages of a session say too often for it to mean anything, and words of courtesy.
const ENGLISH: &str = " a about after again all also always an and another any are around as at back be because \
been before begin begun behind being best better between big bit both bring but by can care come could day did \
different do does doing done down each early else end enough even every everybody everyone everything example far \
few find first for from full get give given glad go going gone good great had half happy hard has have having he \
help helped her here him his how hundred i idea if in inside into is it its join just keep kind know later least led \
let like line list little long look lot love made make making many may me mean might minute more most much must my \
need needed needs never new next no nobody not nothing now of off offer often old on once one only open or other \
others our out over own people person place please possible put ready real really right run run said same saw say \
see seen set several shall share she should show since small so some somebody someone something soon start started \
still such sure take talk team tell than that the their them then there these they thing things think this those \
three through time to together too took toward tried try two under until up us use used very want was way we week \
well went were what when where whether which while who whom whole whose why will willing with within without word \
work worked would year years yes yet you your ways part parts rather trained training train place places room rooms half bit pair kept host rule rules \
student students teacher teachers teach school schools class classes classroom children child kid kids pupil pupils \
learner learners lesson lessons learn learning staff colleague colleagues young grader graders graders friday monday \
tuesday wednesday thursday saturday sunday weekend weekends month ";
const SPANISH: &str = " a al algo alguien alguna algunas alguno algunos ahora antes asi aun aunque bien buen buena \
cada casi como con conmigo contra cosa cosas cual cuando da dar de del desde donde dos doy el ella ellas ellos en \
entre era es esa ese eso esta estaba estan estar este esto estos fue fueron gran ha haber hace hacen hacer hacia \
hago han hasta hay haya hecho hemos hice ir la las le les lo los llevo mas me mi mis mucha muchas mucho muchos muy \
nada nadie necesito ni no nos nosotros nuestra nuestro nueva o otra otras otro otros para pero poco poder por porque \
primer primero propio puede puedo pues que quien quiero sabe sabemos saber se sea ser si sido siempre sin sobre \
somos son soy su sus tal tambien tan tanto te tener tengo tenga tiene tienen tiempo toda todas todo todos tras tres \
tu un una unas uno unos usa usar ver vez voy y ya yo ano anos semana dia dias persona personas ayuda ayudar ofrezco \
comparto compartir gusto experiencia lugar \
alumno alumnos alumna alumnas estudiante estudiantes maestro maestros maestra maestras docente docentes escuela \
escuelas clase clases aula aulas nino ninos nina ninas joven jovenes grupo grupos sabado sabados viernes lunes ";

/// A word of a text that means something.
pub(super) struct Word {
    /// What it is counted under.
    pub stem: u64,
    /// As it stands in the text.
    pub said: String,
}

/// Knows which words mean nothing, and so which language a text is in.
#[derive(Clone, Debug, Default)]
pub(super) struct Reader {
    english: LiteMap<u64, ()>,
    spanish: LiteMap<u64, ()>,
}

impl Reader {
    pub fn new() -> Self {
        Self { english: listed(ENGLISH), spanish: listed(SPANISH) }
    }

    /// The words of a text that mean something, in order.
    pub fn words(&self, text: &str) -> Vec<Word> {
        let mut all = Vec::new();
        let (mut english, mut spanish) = (0, 0);
        for said in text.split(|letter: char| !letter.is_alphanumeric() && letter != '\'' && letter != '’')
        {
            let said = said.trim_matches(['\'', '’']);
            let plain = folded(said.split(['\'', '’']).next().unwrap_or_default());
            let key = key(&plain);
            let (in_english, in_spanish) =
                (self.english.get(&key).is_some(), self.spanish.get(&key).is_some());
            english += u32::from(in_english);
            spanish += u32::from(in_spanish);
            if plain.chars().count() > 2 {
                all.push((plain, said, in_english, in_spanish));
            }
        }
        // The language whose small words are used more often.
        let is_spanish = spanish > english;
        let mut words = Vec::new();
        for (plain, said, in_english, in_spanish) in all {
            if if is_spanish { in_spanish } else { in_english } {
                continue;
            }
            let lang = if is_spanish { Lang::Spanish } else { Lang::English };
            words.push(Word { stem: key(&stemmed(plain, lang)), said: said.to_owned() });
        }
        words
    }
}

fn listed(words: &str) -> LiteMap<u64, ()> {
    ordered(words.split_whitespace().map(|word| (key(word), ())))
}

/// A word of the list of related words, in either language: its stems.
pub(super) fn stems(word: &str) -> [u64; 2] {
    [key(&stemmed(word.to_owned(), Lang::English)), key(&stemmed(word.to_owned(), Lang::Spanish))]
}

/// FNV-1a: two words of a session with the same key are not to be expected.
fn key(word: &str) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in word.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash
}

fn stemmed(mut word: String, lang: Lang) -> String {
    match lang {
        Lang::English => english(&mut word),
        Lang::Spanish => spanish(&mut word),
    }
    word
}

/// Light: what it takes off must leave a word that still differs from others.
fn english(word: &mut String) {
    if word.len() > 4 && cut(word, "ies", 2) {
        word.push('y');
    } else if !(word.ends_with("ss") || word.ends_with("us") || word.ends_with("is")) {
        let hissing = ["sses", "xes", "zes", "ches", "shes"].iter().any(|end| word.ends_with(end));
        let _ = hissing && cut(word, "es", 3) || cut(word, "s", 3);
    }
    let shorter = cut(word, "ing", 3)
        || cut(word, "ed", 3)
        || cut(word, "ly", 4)
        || cut(word, "ion", 4)
        || cut(word, "or", 4)
        || cut(word, "er", 4);
    if shorter {
        let last = word.as_bytes().last().copied();
        let before = word.len().checked_sub(2).and_then(|at| word.as_bytes().get(at)).copied();
        if last == before && last.is_some_and(|last| !b"aeiouls".contains(&last)) {
            word.pop();
        }
    }
    let _ = cut(word, "e", 3);
}

fn spanish(word: &mut String) {
    let _ = cut(word, "es", 4) || cut(word, "s", 3);
    let _ = cut(word, "mente", 4);
    let _ = cut(word, "a", 3) || cut(word, "o", 3) || cut(word, "e", 3);
    let _ = cut(word, "ar", 4) || cut(word, "er", 4) || cut(word, "ir", 4) || cut(word, "ad", 4);
}

/// Takes an ending off where at least `left` bytes stay.
fn cut(word: &mut String, end: &str, left: usize) -> bool {
    let cuts = word.ends_with(end) && word.len() >= end.len() + left;
    if cuts {
        word.truncate(word.len() - end.len());
    }
    cuts
}
