//! Reading what can still be read of a damaged results file.

use std::rc::Rc;

use serde_json::{Deserializer, Map, Value};

use super::object::{Problems, object_of};
use super::results::{Document, read_document};
use super::{RESULTS_FORMAT, RESULTS_VERSION};
use crate::domain::Catalogue;

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
        None => parts.value_of(key),
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
        ("catalogue", Some(catalogue.id().as_str().into())),
        ("id", Some("salvaged".into())),
        ("changed_at", field("changed_at")),
        ("profile", profile),
        ("plan", plan),
        ("answers", Some(Value::Object(records))),
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

/// A text in which parts of JSON stand.
struct Parts<'a> {
    text: &'a str,
}

impl Parts<'_> {
    /// The records that are whole, by practice.
    fn records(&self, catalogue: &Catalogue) -> Map<String, Value> {
        let record = |id: &str| Some((id.to_owned(), self.value_of(id).filter(Value::is_object)?));
        object_of(catalogue.practices().iter().filter_map(|practice| record(practice.id.as_str())))
    }

    /// Whether a key stands anywhere.
    fn names(&self, key: &str) -> bool {
        self.text.contains(&format!("\"{key}\""))
    }

    /// The first value that is whole and follows a key.
    fn value_of(&self, key: &str) -> Option<Value> {
        let quoted = format!("\"{key}\"");
        self.text.match_indices(&quoted).find_map(|(start, _)| {
            let behind = start + quoted.len();
            let rest = self.text.get(behind..)?;
            let spaces = rest.len() - rest.trim_start().len();
            rest.trim_start().strip_prefix(':')?;
            self.value_at(behind + spaces + 1)
        })
    }

    /// The value that begins there, where it is whole.
    fn value_at(&self, start: usize) -> Option<Value> {
        Deserializer::from_str(self.text.get(start..)?).into_iter().next()?.ok()
    }
}
