//! Results files of earlier versions.

use serde_json::{Map, Value};

use super::object::object_of;

/// Makes a file of one version a file of the next. It may count on nothing: what is not as it should be is
/// left as it is, for the reader to name.
type Migration = fn(&mut Map<String, Value>);

/// The steps from each version to the next, the first of them from version 1. A step is never changed once its
/// version was released; a sample file of each version is in `tests/data/results`.
const MIGRATIONS: &[Migration] = &[
    // Version 2 says of the catalogue more than its id.
    |file| {
        if let Some(id @ Value::String(_)) = file.get("catalogue").cloned() {
            let catalogue = object_of([("id".to_owned(), id)].into_iter());
            file.insert("catalogue".to_owned(), Value::Object(catalogue));
        }
    },
];

/// The version of results files that this version writes, and the latest that it reads.
pub const RESULTS_VERSION: u64 = MIGRATIONS.len() as u64 + 1;

/// Brings a file of a version up to [`RESULTS_VERSION`].
pub fn migrate(file: &mut Value, version: u64) {
    let done = usize::try_from(version.saturating_sub(1)).unwrap_or(usize::MAX);
    if let Value::Object(file) = file {
        MIGRATIONS.iter().skip(done).for_each(|migration| migration(file));
    }
}
