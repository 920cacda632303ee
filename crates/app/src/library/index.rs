//! The summaries of what is saved, so that a list of it need not read every assessment.
//!
//! A summary is stored under the checksum of its text and used for exactly that text, so that a
//! missing, damaged or stale index costs time and nothing else.

use super::key::INDEX_KEY;
use opex_format::{LoadError, SavedSummary, read_index, seal, sha256_hex, unseal, write_index};
use opex_model::{Catalogue, SortedMap};
use opex_ports::Storage;

/// Summaries by the checksum of what they are of.
pub struct Index {
    made_for: String,
    /// The summaries that the storage holds.
    stored: SortedMap<String, SavedSummary>,
    /// The summaries that were looked up.
    used: SortedMap<String, SavedSummary>,
}

impl Index {
    /// The index in the storage, as far as it is one for this catalogue and this version of the program.
    pub fn read(storage: &dyn Storage, catalogue: &Catalogue) -> Self {
        // Another version may count differently.
        let made_for = format!("{} {}", env!("CARGO_PKG_VERSION"), catalogue.id());
        let stored = storage.get(INDEX_KEY).ok().flatten().unwrap_or_default();
        let stored = unseal(&stored).ok().and_then(|text| read_index(text, &made_for)).unwrap_or_default();
        Self { made_for, stored, used: SortedMap::new() }
    }

    /// The summary of a text, which is made where it is not here yet.
    ///
    /// # Errors
    /// Those of `make`.
    pub fn summary(
        &mut self,
        text: &str,
        make: impl FnOnce() -> Result<SavedSummary, LoadError>,
    ) -> Result<SavedSummary, LoadError> {
        let checksum = sha256_hex(text.as_bytes());
        let summary = self.stored.get(&checksum).cloned().map_or_else(make, Ok)?;
        self.used.insert(checksum, summary.clone());
        Ok(summary)
    }

    /// Stores the summaries that were looked up and drops all others.
    pub fn write(self, storage: &dyn Storage) {
        if self.used != self.stored {
            // A failure is ignored: the index only saves time.
            let _ = storage.set(INDEX_KEY, &seal(&write_index(&self.made_for, &self.used)));
        }
    }
}
