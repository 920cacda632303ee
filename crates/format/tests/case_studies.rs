//! The case studies: complete, in both languages alike, and rated as independent readers rate them.

// Runs natively: it reads files.
#![cfg(not(target_arch = "wasm32"))]
// A test may stop: that is how it fails.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeSet;
use std::fs;
use std::ops::RangeInclusive;
use std::rc::Rc;

use opex_format::{
    Document, built_in_catalogue, read_case_studies, read_case_studies_text, read_catalogue_text, read_results,
    write_results,
};
use opex_model::{
    Answer, CaseAnswer, CaseStudiesText, CaseStudy, Catalogue, CatalogueText, NotApplicableReason, PracticeIndex,
    Rating, Record,
};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

/// How many readers have rated each practice of a case.
const N_READERS: usize = 3;

/// How many practices may wait for readers after their wording was changed.
const MAX_UNREAD: usize = 8;

/// What a language asks of the texts.
struct Language {
    tag: &'static str,
    /// A story is about a page.
    story: RangeInclusive<usize>,
    /// In words where the language parts them by spaces, in characters where it does not always.
    story_length: fn(&str) -> usize,
    /// In characters.
    line_max: usize,
    /// Runs of text of which a story and the levels of its practices share none: who reads a level
    /// must weigh what the story tells, not look for its words.
    runs: fn(&str) -> BTreeSet<String>,
    /// Words that give a level away, besides the names of the levels.
    ladder: &'static [&'static str],
}

const LANGUAGES: [Language; 2] = [
    Language {
        tag: "en",
        story: 500..=800,
        story_length: |text| text.split_whitespace().count(),
        line_max: 130,
        runs: |text| runs(&words(text), 8, " "),
        ladder: &["level", "levels", "maturity", "mature", "best practice"],
    },
    Language {
        tag: "ko",
        story: 1_900..=2_600,
        story_length: |text| text.chars().count(),
        line_max: 60,
        runs: |text| runs(&text.chars().collect::<Vec<_>>(), 25, ""),
        ladder: &["수준", "레벨", "성숙"],
    },
];

/// Marks of an unfinished text, and signs that the catalogue's guide does without.
const NEVER: [&str; 8] = ["TODO", "TBD", "FIXME", "???", "...", "—", "!", "사업"];

#[test]
fn every_practice_is_in_one_case() {
    let (catalogue, cases) = read_cases();
    let mut told: Vec<PracticeIndex> = all_answers(&cases).map(|answer| answer.practice).collect();
    told.sort_unstable();
    assert_eq!(told, catalogue.indices().collect::<Vec<_>>());
}

#[test]
fn answers_stand_in_catalogue_order() {
    let (catalogue, cases) = read_cases();
    let file = file("cases.json");
    let place = |answer: &CaseAnswer| file.find(&format!("\"{}\"", catalogue.practice(answer.practice).unwrap().id));
    assert!(all_answers(&cases).map(place).is_sorted(), "in the file");
    for case in &cases {
        assert!(case.answers.is_sorted_by_key(|answer| answer.practice), "{}", case.id);
    }
}

#[test]
fn every_case_has_every_level_and_every_operating_model_a_case() {
    let (catalogue, cases) = read_cases();
    for case in &cases {
        for level in catalogue.scale().levels() {
            let is_there = case.answers.iter().any(|answer| answer.rating == Rating::Level(level));
            assert!(is_there, "{} has no practice at level {level}", case.id);
        }
    }
    for model in catalogue.operating_models() {
        assert!(cases.iter().any(|case| case.operating_model == *model), "{model}");
    }
}

#[test]
fn both_languages_tell_every_case_and_no_other() {
    for language in &LANGUAGES {
        let (_, cases, text) = read_words(language);
        assert_eq!(&*text.language, language.tag);
        assert_eq!(text.cases.len(), cases.len());
        for case in &cases {
            assert_eq!(text.cases.get(&case.id).unwrap().because.len(), case.answers.len(), "{}", case.id);
        }
    }
}

#[test]
fn languages_tell_a_case_in_as_many_paragraphs() {
    let [en, ko] = LANGUAGES.each_ref().map(|language| read_words(language).2);
    for (id, text) in en.cases.iter() {
        assert_eq!(text.story.len(), ko.cases.get(id).unwrap().story.len(), "{id}");
    }
}

#[test]
fn stories_fill_a_page_and_summaries_a_line() {
    for language in &LANGUAGES {
        let (_, _, text) = read_words(language);
        for (id, words) in text.cases.iter() {
            let length = (language.story_length)(&words.story.join(" "));
            assert!(language.story.contains(&length), "{} {id}: {length}", language.tag);
            for line in [&words.title, &words.summary, &words.team, &words.workload] {
                assert!(line.chars().count() <= language.line_max && !line.contains('\n'), "{id}: {line}");
            }
        }
    }
}

#[test]
fn readers_come_to_the_agreed_rating() {
    let (_, cases) = read_cases();
    let (mut n, mut n_unanimous, mut n_majority) = (0, 0, 0);
    for case in &cases {
        for answer in case.answers.iter().filter(|answer| !answer.readings.is_empty()) {
            assert_eq!(answer.readings.len(), N_READERS, "{} {}", case.id, answer.practice.get());
            let n_same = answer.readings.iter().filter(|reading| **reading == answer.rating).count();
            n += 1;
            n_unanimous += usize::from(answer.readings.iter().all(|reading| *reading == answer.readings[0]));
            n_majority += usize::from(2 * n_same > N_READERS);
            for reading in &answer.readings {
                let is_near = match (answer.rating, *reading) {
                    (Rating::Level(agreed), Rating::Level(read)) => agreed.abs_diff(read) <= 1,
                    (agreed, read) => agreed == read,
                };
                assert!(is_near, "{} {}: {reading:?} is far from {:?}", case.id, answer.practice.get(), answer.rating);
            }
        }
    }
    assert!(n_majority * 100 >= n * 95, "only {n_majority} of {n} ratings are what most readers said");
    assert!(n_unanimous * 100 >= n * 90, "the readers say the same of only {n_unanimous} of {n} practices");
    assert!(all_answers(&cases).count() - n <= MAX_UNREAD, "only {n} practices have been read");
}

/// A reading is one of certain words: of the story and of the levels, in both languages. Where they are changed, nobody
/// has read what stands there.
#[test]
fn what_was_read_is_what_stands_there() {
    let digests: Value = serde_json::from_str(include_str!("../../../tests/data/read-texts.json")).unwrap();
    let (catalogue, cases) = read_cases();
    let texts = LANGUAGES.each_ref().map(|language| {
        let (_, _, stories) = read_words(language);
        let text = read_catalogue_text("text.json", &file(&format!("text.{}.json", language.tag)), &catalogue).unwrap();
        (stories, text)
    });
    let (mut n_read, mut wrong) = (0, Vec::new());
    for case in &cases {
        for answer in &case.answers {
            let id = &catalogue.practice(answer.practice).unwrap().id;
            let mut hash = Sha256::new();
            for (stories, text) in &texts {
                let story = &stories.cases.get(&case.id).unwrap().story;
                for part in story.iter().chain(&text.practices[answer.practice.get()].levels) {
                    hash.update(part.as_bytes());
                    hash.update([0]);
                }
            }
            let digest: String = hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
            let known = &digests[id.as_str()];
            if answer.readings.is_empty() {
                assert!(known.is_null(), "{id}: nobody has read it, so there is nothing to hold it against");
                continue;
            }
            n_read += 1;
            if *known != digest {
                wrong.push(format!("\"{id}\": \"{digest}\""));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "these were reworded since they were read. Have them read again as assets/catalogue/README.md tells and write \
         down what was read in tests/data/read-texts.json, or take their readings out of cases.json:\n{}",
        wrong.join(",\n")
    );
    assert_eq!(digests.as_object().unwrap().len(), n_read);
}

#[test]
fn a_case_becomes_an_example_that_a_results_file_holds() {
    for language in &LANGUAGES {
        let (catalogue, cases, text) = read_words(language);
        for case in &cases {
            let words = text.cases.get(&case.id).unwrap();
            let assessment = Rc::new(case.assessment("mine".into(), &catalogue, words));
            assert_eq!(assessment.id.as_str(), "mine");
            let profile = &assessment.profile;
            assert!(profile.example);
            assert_eq!((&profile.team, &profile.workload), (&words.team, &words.workload));
            assert_eq!(profile.operating_model.as_ref(), Some(&case.operating_model));
            assert_eq!(assessment.records.len(), case.answers.len());
            for (answer, because) in case.answers.iter().zip(&words.because) {
                let record = assessment.record(&catalogue.practice(answer.practice).unwrap().id).unwrap();
                let expected = match answer.rating {
                    Rating::Level(level) => {
                        Record { answer: Answer::Level(level), note: because.clone(), ..Record::default() }
                    }
                    Rating::NotApplicable => {
                        let reason = Some(NotApplicableReason::OutOfScope);
                        let answer = Answer::NotApplicable { reason, explanation: because.clone() };
                        Record { answer, ..Record::default() }
                    }
                };
                assert_eq!(**record, expected);
            }
            let document = Document::new(assessment, None);
            assert_eq!(read_results(&write_results(&document), &catalogue), Ok(document));
        }
    }
}

#[test]
fn no_story_names_a_level() {
    for language in &LANGUAGES {
        let (catalogue, _, text) = read_words(language);
        let levels = read_levels(language, &catalogue);
        let names: Vec<String> = levels.scale.iter().map(|level| level.name.to_lowercase()).collect();
        let never = names.iter().map(String::as_str).chain(language.ladder.iter().copied());
        let never: Vec<String> = never.map(|word| format!(" {word} ")).collect();
        for (id, words_of) in text.cases.iter() {
            let story = words_of.story.join(" ");
            for word in &never {
                let is_named = match language.tag {
                    "en" => format!(" {} ", words(&story).join(" ")).contains(word),
                    _ => story.contains(word.trim()),
                };
                assert!(!is_named, "{} {id} says{word}", language.tag);
            }
        }
    }
}

#[test]
fn texts_are_finished() {
    for language in &LANGUAGES {
        let (_, _, text) = read_words(language);
        for (id, words) in text.cases.iter() {
            let lines = [&words.title, &words.summary, &words.team, &words.workload];
            for text in lines.into_iter().chain(&words.story).chain(&words.because) {
                for never in NEVER {
                    assert!(!text.contains(never), "{} {id}: \"{never}\" in: {text}", language.tag);
                }
            }
        }
    }
}

#[test]
fn stories_do_not_repeat_the_levels() {
    for language in &LANGUAGES {
        let (catalogue, cases, text) = read_words(language);
        let levels = read_levels(language, &catalogue);
        for case in &cases {
            let story = (language.runs)(&text.cases.get(&case.id).unwrap().story.join("\n"));
            for answer in &case.answers {
                for level in &levels.practice(answer.practice).unwrap().levels {
                    let runs = (language.runs)(level);
                    let shared = runs.intersection(&story).next();
                    assert_eq!(shared, None, "{} {} repeats: {level}", language.tag, case.id);
                }
            }
        }
    }
}

/// Breaks a file in one place.
type Break<'a> = &'a dyn Fn(&mut Value);

#[test]
fn err_broken_cases_name_the_place() {
    let (catalogue, cases) = read_cases();
    let id = |index: usize| catalogue.practice(PracticeIndex::new(index)).unwrap().id.as_str().to_owned();
    let (own, other) = (id(cases[0].answers[2].practice.get()), id(cases[1].answers[0].practice.get()));
    let tests: &[(Break, String)] = &[
        (&|c| c["format"] = "x".into(), "/format: must be \"opex-maturity/case-studies\", is \"x\"".into()),
        (&|c| c["version"] = 2.into(), "/version: must be 1, is 2".into()),
        (&|c| c["catalogue"] = "mine".into(), format!("/catalogue: must be \"{}\", is \"mine\"", catalogue.id())),
        (&|c| remove(c, "cases"), "/cases: is missing".into()),
        (&|c| c["cases"] = json!({}), "/cases: must be a list, is {}".into()),
        (&|c| c["cases"][0] = json!("x"), "/cases/0: must be an object, is \"x\"".into()),
        (&|c| remove(&mut c["cases"][1], "id"), "/cases/1/id: is missing".into()),
        (
            &|c| c["cases"][2]["id"] = c["cases"][0]["id"].clone(),
            format!("/cases/2/id: must be an id that no case before it has, is \"{}\"", cases[0].id),
        ),
        (&|c| remove(&mut c["cases"][1], "operating_model"), "/cases/1/operating_model: is missing".into()),
        (
            &|c| c["cases"][1]["operating_model"] = "mine".into(),
            "/cases/1/operating_model: must be an operating model of the catalogue, is \"mine\"".into(),
        ),
        (&|c| remove(&mut c["cases"][0], "answers"), "/cases/0/answers: is missing".into()),
        (
            &|c| c["cases"][0]["answers"]["a/b"] = 1.into(),
            "/cases/0/answers/a~1b: must be the id of a practice, is \"a/b\"".into(),
        ),
        (
            &|c| c["cases"][0]["answers"][&own] = 5.into(),
            format!("/cases/0/answers/{own}: must be 0 to 4, or \"na\", is 5"),
        ),
        (
            &|c| c["cases"][0]["answers"][&own] = "n/a".into(),
            format!("/cases/0/answers/{own}: must be 0 to 4, or \"na\", is \"n/a\""),
        ),
        (&|c| c["cases"][0]["readings"][&own] = 2.into(), format!("/cases/0/readings/{own}: must be a list, is 2")),
        (
            &|c| c["cases"][0]["readings"][&own][1] = json!(-1),
            format!("/cases/0/readings/{own}/1: must be 0 to 4, or \"na\", is -1"),
        ),
        (
            &|c| c["cases"][0]["readings"]["mine"] = json!([1]),
            "/cases/0/readings/mine: must be the id of a practice, is \"mine\"".into(),
        ),
        (
            &|c| c["cases"][0]["readings"][&other] = json!([1]),
            format!("/cases/0/readings/{other}: must be the id of a practice that the case answers, is \"{other}\""),
        ),
    ];
    for (change, expected) in tests {
        let mut broken: Value = serde_json::from_str(&file("cases.json")).unwrap();
        change(&mut broken);
        let problems = read_case_studies("cases.json", &broken.to_string(), &catalogue).unwrap_err();
        assert!(
            problems.to_string().lines().any(|line| line == format!("cases.json: {expected}")),
            "{expected}: {problems}"
        );
    }
}

#[test]
fn err_broken_words_name_the_place() {
    let (catalogue, cases) = read_cases();
    let id = |index: usize| catalogue.practice(PracticeIndex::new(index)).unwrap().id.as_str().to_owned();
    let (own, other) = (id(cases[0].answers[2].practice.get()), id(cases[1].answers[0].practice.get()));
    let case = cases[0].id.as_str();
    let tests: &[(Break, String)] = &[
        (&|t| t["format"] = "x".into(), "/format: must be \"opex-maturity/case-studies-text\", is \"x\"".into()),
        (&|t| t["catalogue"] = "mine".into(), format!("/catalogue: must be \"{}\", is \"mine\"", catalogue.id())),
        (&|t| remove(t, "language"), "/language: is missing".into()),
        (&|t| remove(t, "cases"), "/cases: is missing".into()),
        (&|t| remove(&mut t["cases"], case), format!("/cases/{case}: is missing")),
        (
            &|t| t["cases"]["mine"] = t["cases"][case].clone(),
            "/cases/mine: must be the id of a case study, is \"mine\"".into(),
        ),
        (
            &|t| t["cases"][case]["team"] = " ".into(),
            format!("/cases/{case}/team: must be a text that is not blank, is \" \""),
        ),
        (&|t| remove(&mut t["cases"][case], "summary"), format!("/cases/{case}/summary: is missing")),
        (&|t| remove(&mut t["cases"][case], "story"), format!("/cases/{case}/story: is missing")),
        (
            &|t| t["cases"][case]["story"] = json!([]),
            format!("/cases/{case}/story: must be a list of texts, none of them blank, is []"),
        ),
        (
            &|t| t["cases"][case]["story"] = json!(["a", " "]),
            format!("/cases/{case}/story: must be a list of texts, none of them blank, is [\"a\",\" \"]"),
        ),
        (&|t| t["cases"][case]["story"][1] = 7.into(), format!("/cases/{case}/story/1: must be a text, is 7")),
        (&|t| remove(&mut t["cases"][case], "because"), format!("/cases/{case}/because: is missing")),
        (&|t| remove(&mut t["cases"][case]["because"], &own), format!("/cases/{case}/because/{own}: is missing")),
        (
            &|t| t["cases"][case]["because"][&own] = "".into(),
            format!("/cases/{case}/because/{own}: must be a text that is not blank, is \"\""),
        ),
        (
            &|t| t["cases"][case]["because"][&other] = "x".into(),
            format!(
                "/cases/{case}/because/{other}: must be the id of a practice that the case answers, is \"{other}\""
            ),
        ),
        (
            &|t| t["cases"][case]["because"]["mine"] = "x".into(),
            format!("/cases/{case}/because/mine: must be the id of a practice, is \"mine\""),
        ),
    ];
    for (change, expected) in tests {
        let mut broken: Value = serde_json::from_str(&file("cases.en.json")).unwrap();
        change(&mut broken);
        let problems = read_case_studies_text("cases.en.json", &broken.to_string(), &catalogue, &cases).unwrap_err();
        let line = format!("cases.en.json: {expected}");
        assert!(problems.to_string().lines().any(|found| found == line), "{expected}: {problems}");
    }
}

fn file(name: &str) -> String {
    fs::read_to_string(format!("../../assets/catalogue/opex-2020-04/{name}")).unwrap()
}

fn read_cases() -> (Rc<Catalogue>, Vec<CaseStudy>) {
    let catalogue = built_in_catalogue().unwrap();
    let cases = read_case_studies("cases.json", &file("cases.json"), &catalogue);
    (catalogue, cases.unwrap_or_else(|problems| panic!("{problems}")))
}

fn read_words(language: &Language) -> (Rc<Catalogue>, Vec<CaseStudy>, CaseStudiesText) {
    let (catalogue, cases) = read_cases();
    let name = format!("cases.{}.json", language.tag);
    let text = read_case_studies_text(&name, &file(&name), &catalogue, &cases);
    (catalogue, cases, text.unwrap_or_else(|problems| panic!("{problems}")))
}

fn read_levels(language: &Language, catalogue: &Catalogue) -> CatalogueText {
    let name = format!("text.{}.json", language.tag);
    read_catalogue_text(&name, &file(&name), catalogue).unwrap()
}

fn all_answers(cases: &[CaseStudy]) -> impl Iterator<Item = &CaseAnswer> {
    cases.iter().flat_map(|case| &case.answers)
}

fn remove(object: &mut Value, key: &str) {
    assert!(object.as_object_mut().unwrap().remove(key).is_some());
}

/// The words of a text, in lower case and without punctuation.
fn words(text: &str) -> Vec<String> {
    let word = |word: &str| word.chars().filter(|sign| sign.is_alphanumeric()).collect::<String>().to_lowercase();
    text.split_whitespace().map(word).filter(|word| !word.is_empty()).collect()
}

/// Every run of `n` parts.
fn runs(parts: &[impl ToString], n: usize, between: &str) -> BTreeSet<String> {
    let run = |parts: &[_]| parts.iter().map(ToString::to_string).collect::<Vec<_>>().join(between);
    parts.windows(n).map(run).collect()
}
