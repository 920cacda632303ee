//! A next version of results files, for tests only: the note of a practice has another name. It shows that the format
//! can go on, with everything that was ever written (`tests/next_version.rs`).

use serde_json::{Map, Value};

use super::field_names::{ANSWERS, record_field};
use opex_model::RecordPart;

/// Makes a file of the version before one of this version.
pub fn forward(file: &mut Map<String, Value>) {
    rename(file);
    // Who changed a field last stands under the same names as the field.
    if let Some(changes) = file.get_mut("changes").and_then(Value::as_object_mut) {
        rename(changes);
    }
    let snapshots = file.get_mut("snapshots").and_then(Value::as_array_mut);
    snapshots.into_iter().flatten().filter_map(Value::as_object_mut).for_each(rename);
}

/// Makes what a seal covers in the form of this version what it covers in the one before.
pub fn back(sealed: &mut Map<String, Value>) {
    rename_in_records(sealed, name(), BEFORE);
    rename_in_records(sealed, DISPLACED, name());
}

/// What the note was called.
const BEFORE: &str = "note";

/// What a field is called that had the new name already, when nobody knew what it meant.
const DISPLACED: &str = "remark (2)";

fn name() -> &'static str {
    record_field(RecordPart::Note)
}

fn rename(state: &mut Map<String, Value>) {
    rename_in_records(state, name(), DISPLACED);
    rename_in_records(state, BEFORE, name());
}

/// Gives a field another name in every record of a file, of a snapshot or of what a seal covers.
fn rename_in_records(state: &mut Map<String, Value>, from: &str, to: &str) {
    let records = state.get_mut(ANSWERS).and_then(Value::as_object_mut);
    for record in records.into_iter().flat_map(|records| records.values_mut()).filter_map(Value::as_object_mut) {
        if let Some(value) = record.remove(from) {
            record.insert(to.to_owned(), value);
        }
    }
}
