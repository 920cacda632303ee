//! Results files of earlier versions, and what seals of earlier versions cover.

use serde_json::{Map, Value};

#[cfg(feature = "next-version")]
use super::next_version;
use super::object::object_of;

/// What lies between a version of results files and the next. Never changed once the next version was released; a
/// sample file of each version is in `tests/data/results`.
pub struct Migration {
    /// Makes a file of the one version a file of the next. It may count on nothing: what is not as it should be is left
    /// as it is, for the reader to name.
    pub forward: fn(&mut Map<String, Value>),
    /// Makes what a seal covers in the form of the next version what it covers in the form of the one. With it the
    /// writer of a form stays for as long as there are seals of it: it is today's, and the way back from there. What has
    /// no way back needs a writer of its own.
    pub back: fn(&mut Map<String, Value>),
}

/// The steps from each version to the next, the first of them from version 1.
const MIGRATIONS: &[Migration] = &[
    // Version 2 says of the catalogue more than its id.
    Migration {
        forward: |file| {
            if let Some(id @ Value::String(_)) = file.get("catalogue").cloned() {
                let catalogue = object_of([("id".to_owned(), id)].into_iter());
                file.insert("catalogue".to_owned(), Value::Object(catalogue));
            }
        },
        // Seals do not cover it.
        back: |_| {},
    },
    #[cfg(feature = "next-version")]
    Migration { forward: next_version::forward, back: next_version::back },
];

/// The version of results files that this version writes, and the latest that it reads.
pub const RESULTS_VERSION: u64 = MIGRATIONS.len() as u64 + 1;

/// Brings a file of a version up to [`RESULTS_VERSION`].
pub fn migrate(file: &mut Map<String, Value>, version: u64) {
    since(version).for_each(|migration| (migration.forward)(file));
}

/// Brings what a seal covers from the form of [`RESULTS_VERSION`] back to that of a version.
pub fn migrate_back(sealed: &mut Map<String, Value>, version: u64) {
    since(version).rev().for_each(|migration| (migration.back)(sealed));
}

fn since(version: u64) -> impl DoubleEndedIterator<Item = &'static Migration> {
    MIGRATIONS.iter().skip(usize::try_from(version.saturating_sub(1)).unwrap_or(usize::MAX))
}
