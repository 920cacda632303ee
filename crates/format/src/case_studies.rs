//! Reading the case studies of a catalogue, and their words in one language.

use std::rc::Rc;

use serde_json::Value;

use super::catalogue::{check_format, parse};
use super::catalogue_text::entry;
use super::object::{Object, Problems, child, note, wrong_type};
use super::problem::{Expected, FileProblems, ProblemKind};
use super::record_reader::level_of;
use opex_model::{
    CaseAnswer, CaseStudiesText, CaseStudy, CaseStudyId, CaseStudyText, Catalogue, PracticeIndex, Rating, sorted_by,
};

/// What a file with case studies calls itself.
pub const CASE_STUDIES_FORMAT: &str = "opex-maturity/case-studies";

/// What a file with the words of case studies calls itself.
pub const CASE_STUDIES_TEXT_FORMAT: &str = "opex-maturity/case-studies-text";

/// Reads the case studies of `catalogue`; `file` is the file's name, for messages.
///
/// # Errors
/// Everything that is wrong or missing, each with its place.
pub fn read_case_studies(file: &str, text: &str, catalogue: &Catalogue) -> Result<Vec<CaseStudy>, FileProblems> {
    read(file, text, |root| {
        check_head(root, CASE_STUDIES_FORMAT, catalogue);
        root.required("cases");
        let objects = root.objects("cases");
        for (index, object) in objects.iter().enumerate() {
            let id = object.text("id");
            if objects.iter().take(index).any(|before| before.text("id") == id) {
                object.not_allowed("id", Expected::Other("an id that no case before it has".to_owned()));
            }
        }
        objects.iter().filter_map(|object| read_case(object, catalogue)).collect()
    })
}

/// Reads the words of `cases`, the case studies of `catalogue`; `file` is the file's name, for messages.
///
/// # Errors
/// Everything that is wrong or missing, each with its place.
pub fn read_case_studies_text(
    file: &str,
    text: &str,
    catalogue: &Catalogue,
    cases: &[CaseStudy],
) -> Result<CaseStudiesText, FileProblems> {
    read(file, text, |root| {
        check_head(root, CASE_STUDIES_TEXT_FORMAT, catalogue);
        let table = root.required_object("cases");
        let unknown = table
            .iter()
            .flat_map(Object::entries)
            .filter(|(id, _, _)| !cases.iter().any(|case| *case.id.as_str() == **id));
        for (id, _, path) in unknown {
            refuse(root.problems(), path, "the id of a case study", id);
        }
        let words = |case: &CaseStudy| -> Option<(CaseStudyId, Rc<CaseStudyText>)> {
            let object = entry(table.as_ref()?, case.id.as_str())?;
            Some((case.id.clone(), Rc::new(read_words(&object, case, catalogue))))
        };
        CaseStudiesText { language: root.required_text("language"), cases: cases.iter().filter_map(words).collect() }
    })
}

/// What `read_root` makes of a file, where it finds nothing wrong.
fn read<T>(file: &str, text: &str, read_root: impl Fn(&Object<'_>) -> T) -> Result<T, FileProblems> {
    let value = parse(file, text)?;
    let problems = Problems::default();
    let read = Object::new(&value, String::new(), &problems).map(|root| read_root(&root));
    match (read, problems.into_inner()) {
        (Some(read), problems) if problems.is_empty() => Ok(read),
        (_, problems) => Err(FileProblems { file: file.to_owned(), problems }),
    }
}

fn check_head(root: &Object<'_>, format: &'static str, catalogue: &Catalogue) {
    check_format(root, format);
    if *root.required_text("catalogue") != *catalogue.id().as_str() {
        root.not_allowed("catalogue", Expected::Other(format!("\"{}\"", catalogue.id())));
    }
}

fn read_case(object: &Object<'_>, catalogue: &Catalogue) -> Option<CaseStudy> {
    let model = |text: &str| catalogue.operating_models().iter().find(|model| model.as_str() == text).cloned();
    let id = object.required_text("id");
    object.required("operating_model");
    let operating_model = object.parsed("operating_model", Expected::OperatingModel, model);
    let answers = object.required_object("answers").map(|table| by_practice(&table, catalogue)).unwrap_or_default();
    let readings = object.object("readings").map(|table| by_practice(&table, catalogue)).unwrap_or_default();
    for (position, _, path) in &readings {
        if !answers.iter().any(|(answered, _, _)| answered == position) {
            refuse_practice(object.problems(), path, *position, catalogue);
        }
    }
    let answer = |(practice, value, path): (PracticeIndex, &Value, String)| {
        let found = readings.iter().find(|(position, _, _)| *position == practice);
        Some(CaseAnswer {
            practice,
            rating: read_rating(object.problems(), value, path, catalogue)?,
            readings: found
                .map(|(_, value, path)| read_ratings(object.problems(), value, path, catalogue))
                .unwrap_or_default(),
        })
    };
    let answers = answers.into_iter().filter_map(answer).collect();
    Some(CaseStudy { id: (*id).into(), operating_model: operating_model?, answers })
}

fn read_rating(problems: &Problems, value: &Value, path: String, catalogue: &Catalogue) -> Option<Rating> {
    if value.as_str() == Some("na") {
        return Some(Rating::NotApplicable);
    }
    let level = level_of(value, catalogue);
    if level.is_none() {
        note(problems, path, wrong_type(Expected::LevelOrNotApplicable(catalogue.scale().top()), value));
    }
    level.map(Rating::Level)
}

fn read_ratings(problems: &Problems, value: &Value, path: &str, catalogue: &Catalogue) -> Vec<Rating> {
    let Some(items) = value.as_array() else {
        note(problems, path.to_owned(), wrong_type(Expected::List, value));
        return Vec::new();
    };
    let rating =
        |(index, item): (usize, &Value)| read_rating(problems, item, child(path, &index.to_string()), catalogue);
    items.iter().enumerate().filter_map(rating).collect()
}

fn read_words(object: &Object<'_>, case: &CaseStudy, catalogue: &Catalogue) -> CaseStudyText {
    CaseStudyText {
        title: object.required_text("title"),
        summary: object.required_text("summary"),
        team: object.required_text("team"),
        workload: object.required_text("workload"),
        story: read_story(object),
        because: read_because(object, case, catalogue),
    }
}

fn read_story(object: &Object<'_>) -> Vec<Rc<str>> {
    let is_there = object.required("story").is_some();
    let story = object.texts("story");
    if is_there && (story.is_empty() || story.iter().any(|paragraph| paragraph.trim().is_empty())) {
        object.not_allowed("story", Expected::Other("a list of texts, none of them blank".to_owned()));
    }
    story
}

/// The reasons in the order of the case study's answers.
fn read_because(object: &Object<'_>, case: &CaseStudy, catalogue: &Catalogue) -> Vec<Rc<str>> {
    let Some(table) = object.required_object("because") else { return Vec::new() };
    let found = by_practice(&table, catalogue);
    for (position, _, path) in &found {
        if case.answer(*position).is_none() {
            refuse_practice(object.problems(), path, *position, catalogue);
        }
    }
    let because = |answer: &CaseAnswer| -> Option<Rc<str>> {
        let Some((_, value, path)) = found.iter().find(|(position, _, _)| *position == answer.practice) else {
            table.problem(catalogue.practice(answer.practice)?.id.as_str(), ProblemKind::Missing);
            return None;
        };
        let text = value.as_str().filter(|text| !text.trim().is_empty());
        if text.is_none() {
            note(object.problems(), path.clone(), wrong_type(Expected::TextNotBlank, value));
        }
        text.map(Rc::from)
    };
    case.answers.iter().filter_map(because).collect()
}

/// The entries of a table whose keys are ids of practices, with the practices' positions and in their
/// order; any other key is a problem.
fn by_practice<'a>(table: &Object<'a>, catalogue: &Catalogue) -> Vec<(PracticeIndex, &'a Value, String)> {
    let known = |(id, value, path): (&'a str, &'a Value, String)| {
        let position = catalogue.position(&id.into());
        if position.is_none() {
            refuse(table.problems(), path.clone(), "the id of a practice", id);
        }
        Some((position?, value, path))
    };
    sorted_by(table.entries().filter_map(known).collect(), |a, b| a.0.cmp(&b.0))
}

fn refuse_practice(problems: &Problems, path: &str, practice: PracticeIndex, catalogue: &Catalogue) {
    let id = catalogue.practice(practice).map(|practice| practice.id.as_str()).unwrap_or_default();
    refuse(problems, path.to_owned(), "the id of a practice that the case answers", id);
}

/// Notes that a key is not one of those that belong here.
fn refuse(problems: &Problems, path: String, expected: &str, key: &str) {
    let kind = ProblemKind::NotAllowed { expected: Expected::Other(expected.to_owned()), found: format!("\"{key}\"") };
    note(problems, path, kind);
}
