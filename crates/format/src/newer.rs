//! Results files of later versions, as far as this one understands them.

use serde_json::Value;

use super::object::Problems;
use super::results::{Document, MAX_RESULTS_BYTES, read_document};
use super::{RESULTS_FORMAT, RESULTS_VERSION};
use opex_model::Catalogue;

/// Reads a file of a later version as if it were of the latest known here, to be looked at and nothing else: what a
/// later version means by its fields is not known, so a file written from this could lose or change something.
///
/// None where it is no such file, or where anything in it does not fit this version.
pub fn read_newer(text: &str, catalogue: &Catalogue) -> Option<Document> {
    if text.len() as u64 > MAX_RESULTS_BYTES {
        return None;
    }
    let value: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).ok()?;
    let is_results = value.get("format").and_then(Value::as_str) == Some(RESULTS_FORMAT);
    let is_newer = value.get("version").and_then(Value::as_u64).is_some_and(|version| version > RESULTS_VERSION);
    if !is_results || !is_newer {
        return None;
    }
    let problems = Problems::default();
    let document = read_document(&value, catalogue, &problems).ok().flatten();
    document.filter(|_| problems.into_inner().is_empty())
}
