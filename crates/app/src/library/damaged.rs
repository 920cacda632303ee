//! What cannot be read: it is put aside, and nothing is ever written over it.

use super::key::StoredKey;
use super::stored::put;
use opex_format::{LoadError, Salvaged, SealError, read_results, salvage, unseal};
use opex_model::{Catalogue, Timestamp};
use opex_ports::{Storage, StorageError};

/// Something in the storage that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DamagedEntry {
    /// Where it is.
    pub key: StoredKey,
    /// What is wrong with it.
    pub reason: DamageReason,
    /// Its size, in bytes of UTF-8.
    pub n_bytes: usize,
    /// What could be read of it; none where nothing could.
    pub salvaged: Option<Salvaged>,
    /// How many recovery copies there are of the assessment.
    pub n_copies: usize,
}

/// What is wrong with something damaged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DamageReason {
    /// It is not as it was written.
    Seal(SealError),
    /// It is as it was written, and no results file.
    Content(LoadError),
}

impl DamagedEntry {
    pub(super) fn new(key: StoredKey, stored: &str, n_copies: usize, catalogue: &Catalogue) -> Self {
        let content =
            |text| DamageReason::Content(read_results(text, catalogue).err().unwrap_or(LoadError::Unreadable));
        let reason = match unseal(stored) {
            // The first version of this program had no envelopes.
            Err(SealError::NoSeal) if stored.trim_start().starts_with('{') => content(stored),
            Err(error) => DamageReason::Seal(error),
            Ok(text) => content(text),
        };
        Self { key, reason, n_bytes: stored.len(), salvaged: salvage(stored, catalogue), n_copies }
    }

    /// When it was put aside; none where it is still in its place.
    pub fn noticed_at(&self) -> Option<&Timestamp> {
        match &self.key {
            StoredKey::Damaged(_, moment) => Some(moment),
            _ => None,
        }
    }
}

/// Moves what is stored under a name to where damaged things are kept, byte for byte, and gives the name that it has
/// then. It is written there first, so that where there is no room it stays where it is.
///
/// # Errors
/// Where the storage does not take the move.
pub fn put_aside(
    storage: &dyn Storage,
    key: &StoredKey,
    stored: &str,
    now: &Timestamp,
) -> Result<StoredKey, StorageError> {
    let aside = StoredKey::Damaged(key.id().clone(), now.clone());
    match storage.get(&aside.to_string())? {
        Some(there) if there == stored => {}
        // Something else was put aside in this very moment: the next time will do.
        Some(_) => return Ok(key.clone()),
        None => put(storage, &aside, stored)?,
    }
    storage.remove(&key.to_string())?;
    Ok(aside)
}
