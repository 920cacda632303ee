//! What the built-in catalogue says: complete, consistent, and worded by the guide in assets/catalogue.

// Runs natively: it reads files.
#![cfg(not(target_arch = "wasm32"))]
// A test may stop: that is how it fails.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeSet;

use serde_json::Value;

const FACTS: &str = include_str!("../../../assets/catalogue/opex-2020-04/facts.json");
/// Names of services and tools as the white paper prints them, by practice.
const NAMED: &str = include_str!("../../../tests/data/named-services.json");
/// Words with which an English next step may begin.
const STEP_VERBS: &str = include_str!("../../../tests/data/step-verbs.txt");

/// Marks of an unfinished text, and signs that the guide does without.
const NEVER: [&str; 10] = ["TODO", "TBD", "FIXME", "XXX", "???", "...", "lorem", "placeholder", "—", "!"];

/// A language's text, and what its writing guide asks of it; lengths in characters.
struct Language {
    name: &'static str,
    text: &'static str,
    question_max: usize,
    level: std::ops::RangeInclusive<usize>,
    step_max: usize,
    line_max: usize,
    /// How much of their words two levels of a practice may share, in percent. The closest pairs there
    /// are share 67 in English and 41 in Korean: level 1 names what it lacks of level 2. A copied level
    /// with a word or two changed shares more than 80.
    shared_words_max: usize,
    /// Words that say a text is unfinished, and those for which the guide has another.
    never: &'static [&'static str],
}

const LANGUAGES: [Language; 2] = [
    Language {
        name: "en",
        text: include_str!("../../../assets/catalogue/opex-2020-04/text.en.json"),
        question_max: 160,
        level: 40..=320,
        step_max: 160,
        line_max: 120,
        shared_words_max: 75,
        never: &["coming soon", "to be written"],
    },
    Language {
        name: "ko",
        text: include_str!("../../../assets/catalogue/opex-2020-04/text.ko.json"),
        question_max: 90,
        level: 25..=200,
        step_max: 160,
        line_max: 60,
        shared_words_max: 60,
        never: &["작성 예정", "추후 작성", "미정", "사업", "형상 관리"],
    },
];

#[test]
fn texts_keep_their_lengths() {
    for language in &LANGUAGES {
        let name = language.name;
        let text = language.read();
        for (id, practice) in table(&text["practices"]) {
            let question = practice["question"].as_str().unwrap();
            assert!(length(question) <= language.question_max, "{name}: {question}");
            assert!(question.ends_with('?'), "{name}: {question}");
            let levels = strings(&practice["levels"]);
            assert_eq!(levels.len(), 5, "{name} {id}");
            for level in levels {
                assert!(language.level.contains(&length(level)), "{name} {id}: {level}");
            }
            for step in steps(practice) {
                assert!((10..=language.step_max).contains(&length(step)), "{name} {id}: {step}");
            }
        }
        let summaries = table(&text["tool_kinds"]).map(|(_, kind)| &kind["summary"]);
        let reasons = table(&text["operating_models"]).flat_map(|(_, model)| model["emphasis"].as_array().unwrap());
        let lines = table(&text["principles"]).flat_map(|(_, principle)| principle["in_practice"].as_array().unwrap());
        for line in summaries.chain(reasons.map(|reason| &reason["why"])).chain(lines) {
            let line = line.as_str().unwrap();
            assert!((10..=language.line_max).contains(&length(line)), "{name}: {line}");
        }
    }
}

#[test]
fn no_two_levels_of_a_practice_nearly_say_the_same() {
    for language in &LANGUAGES {
        for (id, practice) in table(&language.read()["practices"]) {
            let levels = strings(&practice["levels"]);
            for (index, level) in levels.iter().enumerate() {
                for other in levels.iter().skip(index + 1) {
                    let (a, b) = (words(level), words(other));
                    let (same, all) = (a.intersection(&b).count(), a.union(&b).count());
                    let limit = all * language.shared_words_max;
                    assert!(same * 100 < limit, "{} {id}: {level} nearly says: {other}", language.name);
                }
            }
        }
    }
}

#[test]
fn texts_are_finished_and_keep_to_the_guide_s_words() {
    for language in &LANGUAGES {
        for text in all_strings(&language.read()) {
            for never in NEVER.iter().chain(language.never) {
                assert!(!text.contains(never), "{}: \"{never}\" in: {text}", language.name);
            }
        }
    }
    for text in table(&LANGUAGES[1].read()["practices"]).flat_map(|(_, practice)| all_strings(practice)) {
        assert!(text.chars().any(is_hangul) || text.chars().all(|c| c.is_ascii_uppercase()), "not Korean: {text}");
    }
}

#[test]
fn next_steps_are_told_as_something_to_do() {
    let verbs: BTreeSet<&str> = STEP_VERBS.lines().collect();
    for (id, practice) in table(&LANGUAGES[0].read()["practices"]) {
        for step in steps(practice) {
            let first = step.split_whitespace().next().unwrap();
            assert!(verbs.contains(first), "{id}: \"{first}\" is not in tests/data/step-verbs.txt: {step}");
        }
    }
    for (id, practice) in table(&LANGUAGES[1].read()["practices"]) {
        assert!(steps(practice).iter().all(|step| step.ends_with("니다.")), "{id}");
    }
}

#[test]
fn every_named_service_and_tool_is_listed_with_its_practice() {
    let facts: Value = serde_json::from_str(FACTS).unwrap();
    let named: Value = serde_json::from_str(NAMED).unwrap();
    assert_eq!(keys(&named), keys(&facts["practices"]));
    let mut n_named = 0;
    let mut used = BTreeSet::new();
    for (id, practice) in table(&facts["practices"]) {
        let mut names = BTreeSet::new();
        for kind in ["services", "tools"] {
            for slug in strings(&practice[kind]) {
                let product = facts[kind].get(slug).unwrap_or_else(|| panic!("{id}: {kind} has no {slug}"));
                names.insert(spelling(product["name"].as_str().unwrap()));
                names.extend(strings(&product["formerly"]).into_iter().map(spelling));
                used.insert(format!("{kind} {slug}"));
            }
        }
        for name in strings(&named[id]) {
            assert!(names.contains(&spelling(name)), "{id} lacks {name}");
            n_named += 1;
        }
    }
    assert_eq!(n_named, 174, "the names of the white paper");
    for kind in ["services", "tools"] {
        for (slug, _) in table(&facts[kind]) {
            assert!(used.contains(&format!("{kind} {slug}")), "no practice names {slug}");
        }
    }
}

/// A name without what its spellings differ in: "SumoLogic", "CloudWatch API".
fn spelling(name: &str) -> String {
    let short = name.strip_prefix("Amazon ").or_else(|| name.strip_prefix("AWS ")).unwrap_or(name);
    short.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[test]
fn every_kind_of_tool_is_used_and_named() {
    let facts: Value = serde_json::from_str(FACTS).unwrap();
    let kinds: BTreeSet<&str> = strings(&facts["tool_kinds"]).into_iter().collect();
    let mut used = BTreeSet::new();
    for (id, practice) in table(&facts["practices"]) {
        let of_practice = strings(&practice["kinds"]);
        let distinct: BTreeSet<&str> = of_practice.iter().copied().collect();
        assert!(of_practice.len() <= 4 && distinct.len() == of_practice.len(), "{id}: {of_practice:?}");
        used.extend(distinct);
    }
    assert_eq!(used, kinds);
    for language in &LANGUAGES {
        let text = language.read();
        assert_eq!(keys(&text["tool_kinds"]), kinds, "{}", language.name);
        let titles: BTreeSet<_> = table(&text["tool_kinds"]).map(|(_, kind)| kind["title"].as_str()).collect();
        assert_eq!(titles.len(), kinds.len(), "{}: two kinds of the same name", language.name);
    }
}

#[test]
fn the_later_edition_is_whole() {
    let facts: Value = serde_json::from_str(FACTS).unwrap();
    let later = facts["later_practices"].as_array().unwrap();
    let numbers: Vec<&str> = later.iter().map(|practice| practice["number"].as_str().unwrap()).collect();
    assert_eq!(numbers.len(), 68);
    assert!(numbers.is_sorted());
    let of_risk = |risk: &str| later.iter().filter(|practice| practice["risk"] == risk).count();
    assert_eq!((of_risk("high"), of_risk("medium"), of_risk("low")), (30, 31, 7));
    let mut followed = BTreeSet::new();
    for (id, practice) in table(&facts["practices"]) {
        let crosswalk = &practice["crosswalk"];
        let lives_on = strings(&crosswalk["practices"]);
        let first = lives_on.first().map(|first| later.iter().find(|practice| practice["number"] == *first).unwrap());
        assert_eq!(crosswalk.get("risk"), first.map(|practice| &practice["risk"]), "{id}");
        followed.extend(lives_on);
    }
    let new: Vec<&str> = numbers.iter().copied().filter(|number| !followed.contains(number)).collect();
    assert_eq!(new, ["OPS07-BP06", "OPS08-BP02", "OPS08-BP03"]);
    for language in &LANGUAGES {
        let text = language.read();
        assert!(keys(&text["later_practices"]).into_iter().eq(numbers.iter().copied()), "{}", language.name);
        for (number, practice) in table(&text["later_practices"]) {
            assert_eq!(practice.get("summary").is_some(), new.contains(&number), "{} {number}", language.name);
        }
    }
}

#[test]
fn operating_models_and_principles_say_the_same_in_every_language() {
    let facts: Value = serde_json::from_str(FACTS).unwrap();
    let [english, korean] = LANGUAGES.map(|language| language.read());
    for (id, model) in table(&english["operating_models"]) {
        let emphasis = |model: &Value| -> Vec<String> {
            let entries = model["emphasis"].as_array().unwrap();
            entries.iter().map(|entry| entry["practice"].as_str().unwrap().to_owned()).collect()
        };
        let practices = emphasis(model);
        assert_eq!(practices, emphasis(&korean["operating_models"][id]), "{id}");
        assert!((6..=10).contains(&practices.len()), "{id}");
        assert_eq!(practices.iter().collect::<BTreeSet<_>>().len(), practices.len(), "{id}");
        assert!(practices.iter().all(|practice| facts["practices"].get(practice).is_some()), "{id}: {practices:?}");
        for list in ["demands", "strengths", "costs"] {
            let n = |text: &Value| strings(&text["operating_models"][id][list]).len();
            assert_eq!(n(&english), n(&korean), "{id} {list}");
        }
    }
    for (id, principle) in table(&english["principles"]) {
        let lines = strings(&principle["in_practice"]);
        assert!((2..=4).contains(&lines.len()), "{id}");
        assert_eq!(lines.len(), strings(&korean["principles"][id]["in_practice"]).len(), "{id}");
    }
    assert_eq!(keys(&english["glossary"]), keys(&korean["glossary"]));
}

#[test]
fn every_term_of_the_glossary_occurs() {
    let facts: Value = serde_json::from_str(FACTS).unwrap();
    for language in &LANGUAGES {
        let mut text = language.read();
        let glossary = text.as_object_mut().unwrap().remove("glossary").unwrap();
        let texts: Vec<&str> = [&text, &facts["services"], &facts["tools"]].into_iter().flat_map(all_strings).collect();
        let occurs = |spelling: &str| texts.iter().any(|text| has_word(text, spelling));
        for (id, entry) in table(&glossary) {
            let term = entry["term"].as_str().unwrap().split('(').next().unwrap();
            let forms = strings(&entry["forms"]);
            assert!(occurs(term) || forms.into_iter().any(occurs), "{}: no text has {id}", language.name);
        }
    }
}

/// Whether a spelling stands at the start of a word; one in Latin script also has to end there.
fn has_word(text: &str, spelling: &str) -> bool {
    let is_abbreviation = !spelling.chars().any(char::is_lowercase);
    let lower = |text: &str| if is_abbreviation { text.to_owned() } else { text.to_lowercase() };
    let (text, spelling) = (lower(text), lower(spelling));
    text.match_indices(&spelling).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + spelling.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric)
            && (spelling.ends_with(is_hangul) || !after.is_some_and(|c| c.is_ascii_alphanumeric()))
    })
}

impl Language {
    fn read(&self) -> Value {
        serde_json::from_str(self.text).unwrap()
    }
}

fn table(value: &Value) -> impl Iterator<Item = (&str, &Value)> {
    value.as_object().unwrap().iter().map(|(key, value)| (key.as_str(), value))
}

fn keys(value: &Value) -> BTreeSet<&str> {
    table(value).map(|(key, _)| key).collect()
}

/// The texts of a list; none where it is absent.
fn strings(value: &Value) -> Vec<&str> {
    value.as_array().map(|list| list.iter().map(|text| text.as_str().unwrap()).collect()).unwrap_or_default()
}

fn steps(practice: &Value) -> Vec<&str> {
    practice["next_steps"].as_array().unwrap().iter().flat_map(strings).collect()
}

/// Every text within a value, keys left out.
fn all_strings(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) => vec![text.as_str()],
        Value::Array(list) => list.iter().flat_map(all_strings).collect(),
        Value::Object(object) => object.values().flat_map(all_strings).collect(),
        _ => Vec::new(),
    }
}

fn words(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

fn length(text: &str) -> usize {
    text.chars().count()
}

fn is_hangul(character: char) -> bool {
    ('가'..='힣').contains(&character)
}
