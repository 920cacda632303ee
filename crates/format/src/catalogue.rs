//! Reading catalogue files: what is scored.

use std::rc::Rc;

use serde_json::Value;

use super::digest::digest;
use super::object::{Object, Problems, note};
use super::problem::{Expected, FileProblems, ProblemKind};
use opex_model::{Catalogue, CatalogueDraft, CatalogueProblem, EffortSize, PracticeDraft, Risk, Scale, TopicDraft};

/// What a catalogue file calls itself.
pub const CATALOGUE_FORMAT: &str = "opex-maturity/catalogue";

/// Reads a catalogue file; `file` is its name, for messages.
///
/// # Errors
/// Everything that is wrong with the file, each with its place.
pub fn read_catalogue(file: &str, text: &str) -> Result<Catalogue, FileProblems> {
    let value = parse(file, text)?;
    let problems = Problems::default();
    let draft = Object::new(&value, String::new(), &problems).and_then(|root| read_draft(&root));
    let catalogue = draft.filter(|_| problems.borrow().is_empty()).map(|draft| {
        let paths = Paths::of(&draft);
        Catalogue::new(draft).map_err(|found| {
            for problem in found {
                note(&problems, paths.of_problem(&problem), ProblemKind::Catalogue(problem));
            }
        })
    });
    match catalogue {
        // Of the parsed value, so that neither spaces nor line ends of the file matter.
        Some(Ok(catalogue)) => Ok(catalogue.with_digest(&digest(&value.to_string()))),
        _ => Err(FileProblems { file: file.to_owned(), problems: problems.into_inner() }),
    }
}

/// The JSON value of a file.
pub(super) fn parse(file: &str, text: &str) -> Result<Value, FileProblems> {
    serde_json::from_str(text).map_err(|error| {
        let found = format!("broken at line {}, column {}", error.line(), error.column());
        let kind = ProblemKind::NotAllowed { expected: Expected::Other("JSON".to_owned()), found };
        let problem = super::problem::Problem { path: String::new(), kind };
        FileProblems { file: file.to_owned(), problems: vec![problem] }
    })
}

/// Checks that a file calls itself `format`, version 1.
pub(super) fn check_format(root: &Object<'_>, format: &'static str) {
    if *root.required_text("format") != *format {
        root.not_allowed("format", Expected::OneOf(vec![format]));
    }
    root.required("version");
    if root.integer("version").is_some_and(|version| version != 1) {
        root.not_allowed("version", Expected::Other("1".to_owned()));
    }
}

fn read_draft(root: &Object<'_>) -> Option<CatalogueDraft> {
    check_format(root, CATALOGUE_FORMAT);
    root.required("scale");
    let scale = root.integer("scale").and_then(Scale::new);
    if scale.is_none() {
        root.not_allowed("scale", Expected::Other("1 to 10".to_owned()));
    }
    let id = root.required_text("id");
    Some(CatalogueDraft {
        id: (*id).into(),
        edition: root.text("edition"),
        scale: scale?,
        areas: ids(root, "areas"),
        topics: root.objects("topics").iter().map(read_topic).collect(),
        practices: root.objects("practices").iter().map(read_practice).collect::<Option<_>>()?,
        principles: ids(root, "principles"),
        operating_models: ids(root, "operating_models"),
    })
}

fn ids<Id: for<'a> From<&'a str>>(root: &Object<'_>, key: &'static str) -> Vec<Id> {
    root.objects(key).iter().map(|object| Id::from(&object.required_text("id"))).collect()
}

fn read_topic(object: &Object<'_>) -> TopicDraft {
    TopicDraft {
        id: (*object.required_text("id")).into(),
        area: (*object.required_text("area")).into(),
        number: object.text("number"),
    }
}

fn read_practice(object: &Object<'_>) -> Option<PracticeDraft> {
    object.required("risk");
    object.required("effort");
    let risk = object.choice("risk", &Risk::ALL, Risk::as_str);
    let effort = object.choice("effort", &EffortSize::ALL, EffortSize::as_str);
    let list = |key| -> Vec<Rc<str>> { object.texts(key) };
    Some(PracticeDraft {
        id: (*object.required_text("id")).into(),
        topic: (*object.required_text("topic")).into(),
        number: object.text("number"),
        principles: list("principles").iter().map(|id| (**id).into()).collect(),
        prerequisites: list("depends_on").iter().map(|id| (**id).into()).collect(),
        risk: risk?,
        effort: effort?,
    })
}

/// Finds the place that a problem of a draft is about.
struct Paths {
    topics: Vec<String>,
    practices: Vec<String>,
}

impl Paths {
    fn of(draft: &CatalogueDraft) -> Self {
        Self {
            topics: draft.topics.iter().map(|topic| topic.id.as_str().to_owned()).collect(),
            practices: draft.practices.iter().map(|practice| practice.id.as_str().to_owned()).collect(),
        }
    }

    fn of_problem(&self, problem: &CatalogueProblem) -> String {
        // The last of several with the same id is the one that is too many.
        let practice = |id: &str, key: &str| match self.practices.iter().rposition(|known| known == id) {
            Some(index) => format!("/practices/{index}{key}"),
            None => "/practices".to_owned(),
        };
        match problem {
            CatalogueProblem::Empty => "/practices".to_owned(),
            CatalogueProblem::DuplicateGroup(id) => match self.topics.iter().rposition(|known| **known == **id) {
                Some(index) => format!("/topics/{index}/id"),
                None => String::new(),
            },
            CatalogueProblem::UnknownArea(topic, _) => {
                let index = self.topics.iter().rposition(|known| known == topic.as_str()).unwrap_or_default();
                format!("/topics/{index}/area")
            }
            CatalogueProblem::DuplicatePractice(id) => practice(id.as_str(), "/id"),
            CatalogueProblem::UnknownTopic(id, _) => practice(id.as_str(), "/topic"),
            CatalogueProblem::UnknownPrinciple(id, _) => practice(id.as_str(), "/principles"),
            CatalogueProblem::DanglingPrerequisite(id, _)
            | CatalogueProblem::RepeatedPrerequisite(id, _)
            | CatalogueProblem::TooManyPrerequisites(id, _) => practice(id.as_str(), "/depends_on"),
            CatalogueProblem::Cycle(ids) => {
                ids.first().map(|id| practice(id.as_str(), "/depends_on")).unwrap_or_default()
            }
        }
    }
}
