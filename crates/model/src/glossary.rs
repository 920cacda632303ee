//! Terms, and finding them in texts.

use std::ops::Range;
use std::rc::Rc;

/// Terms with their meanings, in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Glossary {
    entries: Vec<GlossaryEntry>,
    /// Every spelling with the position of its entry, longer ones first, so that "canary deployment" is
    /// found before "canary".
    spellings: Vec<(Rc<str>, usize)>,
}

/// A term with what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GlossaryEntry {
    /// The same in every language.
    pub id: Rc<str>,
    /// The term as it is listed.
    pub term: Rc<str>,
    /// What it means.
    pub meaning: Rc<str>,
    /// Further spellings.
    pub forms: Vec<Rc<str>>,
}

/// A term found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermFound {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// The position of its entry in the glossary.
    pub entry: usize,
}

impl Glossary {
    /// A glossary of the given entries, in their order.
    pub fn new(entries: Vec<GlossaryEntry>) -> Self {
        let mut spellings: Vec<(Rc<str>, usize)> = Vec::new();
        for (index, entry) in entries.iter().enumerate() {
            // "MTTR (mean time to recovery)" is written as "MTTR".
            let term = entry.term.split('(').next().unwrap_or_default().trim();
            let all = entry.forms.iter().map(Rc::clone).chain([Rc::from(term)]);
            for spelling in all.filter(|spelling| !spelling.trim().is_empty()) {
                let at = spellings.iter().position(|(known, _)| known.len() < spelling.len());
                spellings.insert(at.unwrap_or(spellings.len()), (spelling, index));
            }
        }
        Self { entries, spellings }
    }

    /// The entries, in order.
    pub fn entries(&self) -> &[GlossaryEntry] {
        &self.entries
    }

    /// The entry at a position.
    pub fn entry(&self, index: usize) -> Option<&GlossaryEntry> {
        self.entries.get(index)
    }

    /// The terms in a text from left to right; where two begin at the same place, the longer one.
    pub fn find(&self, text: &str) -> Vec<TermFound> {
        let mut found = Vec::new();
        let mut from = 0;
        let mut before = None;
        for (at, character) in text.char_indices() {
            if at >= from && !before.is_some_and(is_word) {
                let here = text.get(at..).unwrap_or_default();
                let term = self.spellings.iter().find_map(|(spelling, entry)| Some((matches(here, spelling)?, *entry)));
                if let Some((length, entry)) = term {
                    from = at + length;
                    found.push(TermFound { range: at..from, entry });
                }
            }
            before = Some(character);
        }
        found
    }
}

impl GlossaryEntry {
    /// The entry's name in addresses: lower-case letters and digits, hyphens between them.
    pub fn slug(&self) -> String {
        let words = self.id.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
        words.collect::<Vec<_>>().join("-").to_ascii_lowercase()
    }
}

/// The length of what `text` begins with, where that is the term spelled so, as a word of its own.
fn matches(text: &str, spelling: &str) -> Option<usize> {
    let start = text.get(..spelling.len()).filter(|start| start.eq_ignore_ascii_case(spelling))?;
    let is_abbreviation = !spelling.chars().any(|character| character.is_ascii_lowercase());
    let rest = text.get(spelling.len()..)?;
    if is_abbreviation && start != spelling {
        None
    } else if spelling.ends_with(is_hangul) {
        let end = rest.find(|character| !is_word(character)).unwrap_or(rest.len());
        is_particles(rest.get(..end)?).then_some(spelling.len())
    } else if ends_word(rest) {
        Some(spelling.len())
    } else {
        // A plural: "runbooks", "KPIs".
        rest.strip_prefix('s').filter(|rest| ends_word(rest)).map(|_| spelling.len() + 1)
    }
}

/// Whether a word in Latin script ends before `rest`. A Korean particle may follow at once; a part
/// after a hyphen makes it another word.
fn ends_word(rest: &str) -> bool {
    let mut characters = rest.chars();
    let is_joined = |next: Option<char>| next.is_some_and(|next| next.is_ascii_alphanumeric());
    match characters.next() {
        Some('-') => !is_joined(characters.next()),
        Some('_') => false,
        next => !is_joined(next),
    }
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '-' || character == '_'
}

fn is_hangul(character: char) -> bool {
    ('가'..='힣').contains(&character)
}

/// What may follow a Korean noun without making it another word, as particles and the copula.
const PARTICLES: &[&str] = &[
    "은",
    "는",
    "이",
    "가",
    "을",
    "를",
    "의",
    "에",
    "에서",
    "에게",
    "에는",
    "로",
    "으로",
    "와",
    "과",
    "도",
    "만",
    "까지",
    "부터",
    "마다",
    "보다",
    "처럼",
    "나",
    "이나",
    "며",
    "이며",
    "고",
    "이고",
    "라",
    "이라",
    "란",
    "이란",
    "라는",
    "이라는",
    "인",
    "일",
    "임",
    "들",
    "별",
    "별로",
    "뿐",
    "조차",
    "든",
    "이든",
    "이라도",
    "라도",
    "이다",
    "입니다",
    "입니까",
    "이면",
    "면",
    "이라면",
    "라면",
    "이어야",
    "여야",
    "하고",
    "끼리",
    "째",
    "인지",
    "인가",
];

/// Whether a run of characters is nothing but particles, as in 런북에서는.
fn is_particles(run: &str) -> bool {
    run.is_empty() || PARTICLES.iter().any(|particle| run.strip_prefix(particle).is_some_and(is_particles))
}

#[cfg(test)]
mod tests {
    use super::{Glossary, GlossaryEntry};

    fn glossary() -> Glossary {
        let entry = |id: &str, term: &str, forms: &[&str]| GlossaryEntry {
            id: id.into(),
            term: term.into(),
            meaning: "".into(),
            forms: forms.iter().map(|form| (*form).into()).collect(),
        };
        Glossary::new(vec![
            entry("runbook", "runbook", &["런북"]),
            entry("KPI", "KPI(핵심 성과 지표)", &["핵심 성과 지표"]),
            entry("canary", "canary", &["canaries", "카나리"]),
            entry("canary deployment", "canary deployment", &["카나리 배포"]),
            entry("CI/CD", "CI/CD", &[]),
            entry("pre-mortem", "pre-mortem", &["사전 부검"]),
            entry("problem", "problem", &["문제"]),
        ])
    }

    #[test]
    fn finds_terms_as_whole_words() {
        let cases: &[(&str, &[&str])] = &[
            ("A runbook, and Runbooks.", &["runbook:runbook", "runbook:Runbooks"]),
            ("runbooking, a prerunbook, runbook_1, non-runbook and runbook-driven", &[]),
            ("the runbook- or script-driven way", &["runbook:runbook"]),
            ("KPIs and a KPI, but not kpi or KPIX", &["KPI:KPIs", "KPI:KPI"]),
            ("a canary deployment and two canaries", &["canary deployment:canary deployment", "canary:canaries"]),
            ("the CI/CD pipeline", &["CI/CD:CI/CD"]),
            ("(pre-mortem)", &["pre-mortem:pre-mortem"]),
            ("", &[]),
            ("런북에서는 런북을, 런북", &["runbook:런북", "runbook:런북", "runbook:런북"]),
            ("KPI를 정하고 핵심 성과 지표도 봅니다", &["KPI:KPI", "KPI:핵심 성과 지표"]),
            ("카나리 배포로, 카나리입니다", &["canary deployment:카나리 배포", "canary:카나리"]),
            ("문제가 있고, 문제의식과 문제없이 새문제", &["problem:문제"]),
            ("사전 부검을", &["pre-mortem:사전 부검"]),
        ];
        let glossary = glossary();
        for (text, expected) in cases {
            let found = glossary.find(text);
            let found: Vec<String> = found
                .iter()
                .map(|found| format!("{}:{}", glossary.entry(found.entry).unwrap().id, &text[found.range.clone()]))
                .collect();
            assert_eq!(found, *expected, "{text}");
        }
    }

    #[test]
    fn slugs_fit_into_addresses() {
        let slugs: Vec<String> = glossary().entries().iter().map(GlossaryEntry::slug).collect();
        assert_eq!(slugs, ["runbook", "kpi", "canary", "canary-deployment", "ci-cd", "pre-mortem", "problem"]);
    }
}
