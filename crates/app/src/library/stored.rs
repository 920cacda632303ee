//! What stands in the storage under the names of assessments.

use super::key::StoredKey;
use opex_format::{SealError, unseal};
use opex_model::{AssessmentId, sorted_by};
use opex_ports::{Storage, StorageError};

/// The text of what is stored under a name.
///
/// # Errors
/// Where its envelope does not open.
pub(super) fn opened<'a>(key: &StoredKey, stored: &'a str) -> Result<&'a str, SealError> {
    match unseal(stored) {
        // The first version of this program had no envelopes.
        Err(SealError::NoSeal) if matches!(key, StoredKey::Unsealed(_) | StoredKey::Deleted(_)) => Ok(stored),
        opened => opened,
    }
}

/// Writes a text under a name and holds what can be read there against it.
///
/// # Errors
/// Where the storage does not take it, or does not keep it as it is.
pub(super) fn put(storage: &dyn Storage, key: &StoredKey, stored: &str) -> Result<(), StorageError> {
    let name = key.to_string();
    storage.set(&name, stored)?;
    match storage.get(&name) {
        Ok(Some(back)) if back == stored => Ok(()),
        other => {
            let _ = storage.remove(&name);
            Err(other.err().unwrap_or(StorageError::Altered))
        }
    }
}

/// Every name in the storage that has to do with an assessment.
///
/// # Errors
/// Where the storage cannot be read.
pub(super) fn stored_keys(storage: &dyn Storage) -> Result<Vec<StoredKey>, StorageError> {
    Ok(storage.keys()?.iter().filter_map(|name| StoredKey::parse(name)).collect())
}

/// The names under which an assessment is saved, the latest first.
pub(super) fn saved_keys(keys: &[StoredKey], id: &AssessmentId) -> Vec<StoredKey> {
    let keys = keys.iter().filter(|key| key.generation().is_some() && key.id() == id).cloned().collect();
    sorted_by(keys, |a, b| b.generation().cmp(&a.generation()))
}
