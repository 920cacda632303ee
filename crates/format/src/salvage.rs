//! Reading what can still be read of a damaged results file.

use std::rc::Rc;

use serde_json::{Deserializer, Map, Value};

use super::object::{Problems, object_of};
use super::results::{Document, read_document};
use super::{RESULTS_FORMAT, RESULTS_VERSION};
use opex_model::Catalogue;

/// What could be read of a damaged file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Salvaged {
    /// An assessment of what could be read.
    pub document: Rc<Document>,
    /// How many records of practices could be read.
    pub n_records: usize,
    /// How many practices the file names whose records could not.
    pub n_records_lost: usize,
    /// How many values of what could be read were not allowed and are left out.
    pub n_values_lost: usize,
}

/// What can be read of a text that is damaged in whatever way; none where nothing can.
///
/// JSON that is whole is read with all values that are allowed. Of broken JSON the records of the catalogue's practices
/// are looked for one by one, and each that is whole by itself is taken.
pub fn salvage(text: &str, catalogue: &Catalogue) -> Option<Salvaged> {
    let parts = Parts { text };
    let file = text.find('{').and_then(|start| parts.value_at(start)).filter(|file| file.get("answers").is_some());
    let field = |key: &str| match &file {
        Some(file) => file.get(key).cloned(),
        None => parts.value_of("  ", key),
    };
    let answers = match &file {
        Some(file) => file.get("answers").and_then(Value::as_object).cloned().unwrap_or_default(),
        None => parts.records(catalogue),
    };
    let n_named = match &file {
        Some(_) => answers.len(),
        None => catalogue.practices().iter().filter(|practice| parts.names(practice.id.as_str())).count(),
    };
    let records = object_of(answers.into_iter().filter(|(_, record)| record.is_object()));
    let profile = field("profile").filter(Value::is_object);
    let plan = field("plan").filter(Value::is_object);
    if records.is_empty() && profile.is_none() && plan.is_none() {
        return None;
    }
    let n_records = records.len();
    let known = [
        ("format", Some(RESULTS_FORMAT.into())),
        ("version", Some(RESULTS_VERSION.into())),
        ("catalogue", Some(Value::Object(object_of([("id".to_owned(), catalogue.id().as_str().into())].into_iter())))),
        ("id", field("id").filter(Value::is_string).or_else(|| Some("salvaged".into()))),
        ("changed_at", field("changed_at")),
        ("profile", profile),
        ("plan", plan),
        ("answers", Some(Value::Object(records))),
        ("changes", field("changes").filter(Value::is_object)),
        ("snapshots", field("snapshots").filter(Value::is_array)),
    ];
    let fields = known.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?)));
    let problems = Problems::default();
    let document = read_document(&Value::Object(object_of(fields)), catalogue, &problems).ok()??;
    Some(Salvaged {
        document: Rc::new(document),
        n_records,
        n_records_lost: n_named.saturating_sub(n_records),
        n_values_lost: problems.into_inner().len(),
    })
}

/// A results file in which something is broken. Its parts are found by the spaces that they are indented by, since other
/// parts of a file have the same keys further inside.
struct Parts<'a> {
    text: &'a str,
}

impl Parts<'_> {
    /// The records that are whole, by practice.
    fn records(&self, catalogue: &Catalogue) -> Map<String, Value> {
        let record = |id: &str| Some((id.to_owned(), self.value_of("    ", id).filter(Value::is_object)?));
        object_of(catalogue.practices().iter().filter_map(|practice| record(practice.id.as_str())))
    }

    /// Whether a practice is named anywhere.
    fn names(&self, id: &str) -> bool {
        self.text.contains(&format!("\"{id}\""))
    }

    /// The first value that is whole and follows a key at the beginning of a line.
    fn value_of(&self, indent: &str, key: &str) -> Option<Value> {
        let start = format!("\n{indent}\"{key}\": ");
        self.text.match_indices(&start).find_map(|(at, _)| self.value_at(at + start.len()))
    }

    /// The value that begins there, where it is whole.
    fn value_at(&self, start: usize) -> Option<Value> {
        Deserializer::from_str(self.text.get(start..)?).into_iter().next()?.ok()
    }
}
