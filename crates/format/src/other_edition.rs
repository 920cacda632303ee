//! Results files of the later edition of a catalogue, brought over by the crosswalk.

use std::rc::Rc;

use serde_json::{Map, Value};

use super::field_names::{ANSWERS, record_field};
use super::load_error::LoadError;
use super::object::{Problems, object_of};
use super::results::{Document, parse_results, read_document};
use opex_model::{Answer, Carried, CarryDirection, CarryOver, Catalogue, CatalogueFacts, RecordPart, proposed_answer};

/// The catalogue whose files can be brought over, by its id.
const LATER_CATALOGUE: &str = "aws-operational-excellence-2024-11";

/// What was brought over from a file of another edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CarryReport {
    /// The edition of the file.
    pub edition: Rc<str>,
    /// Practices that have their answer from the file, in catalogue order.
    pub carried: Vec<Carried>,
    /// Practices of the file that lead nowhere, or whose answer was not the one proposed. They stay in the assessment
    /// as practices that the catalogue does not have, so that nothing is lost.
    pub kept: Vec<Rc<str>>,
}

/// Whether files of this catalogue can be brought over.
pub fn is_other_edition(catalogue: &str) -> bool {
    catalogue == LATER_CATALOGUE
}

/// Reads a file of the later edition, with practices by their numbers there or by their ids here. Who changed what is
/// not taken over: it is a new assessment.
///
/// # Errors
/// As for [`super::read_results`]; a file of any other catalogue is one of another catalogue.
pub fn read_other_edition(
    text: &str,
    catalogue: &Catalogue,
    facts: &CatalogueFacts,
) -> Result<(Document, CarryReport), LoadError> {
    let mut value = parse_results(text)?;
    let found = value.pointer("/catalogue/id").and_then(Value::as_str).map(str::to_owned);
    let mut report =
        CarryReport { edition: Rc::clone(&facts.crosswalk_edition), carried: Vec::new(), kept: Vec::new() };
    if let (Value::Object(file), true) = (&mut value, found.as_deref().is_some_and(is_other_edition)) {
        let id = ("id".to_owned(), Value::from(catalogue.id().as_str()));
        file.insert("catalogue".to_owned(), Value::Object(object_of([id].into_iter())));
        file.remove("changes");
        if let Some(Value::Object(answers)) = file.get_mut(ANSWERS) {
            carry(answers, catalogue, facts, &mut report);
        }
    }
    let problems = Problems::default();
    let document = read_document(&value, catalogue, &problems)?;
    match (document, problems.into_inner()) {
        (Some(document), problems) if problems.is_empty() => Ok((document, report)),
        (_, problems) => Err(LoadError::Invalid(problems)),
    }
}

fn carry(answers: &mut Map<String, Value>, catalogue: &Catalogue, facts: &CatalogueFacts, report: &mut CarryReport) {
    let over = CarryOver::new(catalogue, facts, CarryDirection::FromLater);
    let given = answers.clone();
    let mut taken: Vec<Rc<str>> = Vec::new();
    for Carried { to, from } in over.carried {
        let from: Vec<Rc<str>> = from.into_iter().filter(|number| given.contains_key(&**number)).collect();
        // An answer under the practice's own id is what the file says of it.
        if given.contains_key(&*to) {
            report.carried.push(Carried { from: vec![Rc::clone(&to)], to });
            continue;
        }
        let proposals: Vec<Answer> = from.iter().map(|number| answer(given.get(&**number))).collect();
        let Some(chosen) = proposed_answer(&proposals).and_then(|at| from.get(at)).cloned() else { continue };
        if let Some(record) = given.get(&*chosen) {
            answers.insert(to.to_string(), record.clone());
        }
        taken.push(chosen);
        report.carried.push(Carried { to, from });
    }
    // A practice whose answer another one takes over unchanged needs no entry of its own.
    taken.iter().for_each(|number| drop(answers.remove(&**number)));
    let is_kept = |key: &&String| catalogue.position(&key.as_str().into()).is_none();
    report.kept = answers.keys().filter(is_kept).map(|key| Rc::from(key.as_str())).collect();
}

/// The answer in a record, as far as it can be told from one another; a wrong value is found when it is read.
fn answer(record: Option<&Value>) -> Answer {
    match record.and_then(|record| record.get(record_field(RecordPart::Answer))) {
        Some(Value::String(_)) => Answer::not_applicable(),
        Some(level) => {
            let level = level.as_u64().and_then(|level| u8::try_from(level).ok());
            level.map_or(Answer::Unanswered, Answer::Level)
        }
        None => Answer::Unanswered,
    }
}
