//! How an assessment is written so that it can be read again whatever happens in the middle.
//!
//! Each save goes to a new name, is read back, and only then takes the place of what was there before.

use super::damaged;
use super::key::StoredKey;
use super::recovery;
use super::saved::{AssessmentPlace, Saved};
use super::stored::{opened, put, saved_keys, stored_keys};
use opex_format::seal;
use opex_model::{AssessmentId, Timestamp};
use opex_ports::{Storage, StorageError};

/// The text saved under an id: of the latest generation that is whole.
///
/// # Errors
/// Where the storage cannot be read.
pub fn saved_text(storage: &dyn Storage, id: &AssessmentId) -> Result<Option<String>, StorageError> {
    for key in saved_keys(&stored_keys(storage)?, id) {
        if let Some(stored) = storage.get(&key.to_string())?
            && let Ok(text) = opened(&key, &stored)
        {
            return Ok(Some(text.to_owned()));
        }
    }
    Ok(None)
}

/// Reads an assessment, or finds out why there is nothing to read.
pub fn find(storage: &dyn Storage, id: &AssessmentId) -> Saved {
    match saved_text(storage, id) {
        Ok(Some(text)) => Saved::Text(text.into()),
        Ok(None) => Saved::Missing(place_of(storage, id)),
        Err(error) => Saved::Refused(error),
    }
}

/// Where an assessment is, of which no undamaged generation is saved.
pub fn place_of(storage: &dyn Storage, id: &AssessmentId) -> AssessmentPlace {
    let Ok(keys) = stored_keys(storage) else { return AssessmentPlace::Elsewhere };
    let of_it: Vec<&StoredKey> =
        keys.iter().filter(|key| key.id() == id && !matches!(key, StoredKey::Recovery(..))).collect();
    match () {
        () if of_it.is_empty() => AssessmentPlace::Nowhere,
        () if of_it.iter().any(|key| matches!(key, StoredKey::Deleted(_))) => AssessmentPlace::Deleted,
        () if of_it.iter().all(|key| matches!(key, StoredKey::Damaged(..))) => AssessmentPlace::Damaged,
        () => AssessmentPlace::Elsewhere,
    }
}

/// The text of an assessment for export; if none is undamaged, the stored bytes as they are.
///
/// # Errors
/// Where the storage cannot be read.
pub fn stored_text(storage: &dyn Storage, id: &AssessmentId) -> Result<Option<String>, StorageError> {
    let whole = saved_text(storage, id)?;
    if whole.is_some() {
        return Ok(whole);
    }
    let latest = saved_keys(&stored_keys(storage)?, id).into_iter().next();
    latest.map_or(Ok(None), |key| storage.get(&key.to_string()))
}

/// Saves a text under an id. What was saved there before goes to the recovery copies; what is damaged is put aside.
///
/// # Errors
/// Where the storage does not take it. What was saved before is still what is read.
pub fn save_text(storage: &dyn Storage, id: &AssessmentId, text: &str, now: &Timestamp) -> Result<(), StorageError> {
    let older = saved_keys(&stored_keys(storage)?, id);
    let latest = older.first().and_then(StoredKey::generation).unwrap_or_default();
    let sealed = seal(text);
    recovery::make_room_for(storage, &|| put(storage, &StoredKey::Saved(id.clone(), latest + 1), &sealed))?;
    // The new one is there, so whatever fails from here on is tried again with the next save.
    let mut is_shelved = false;
    for key in older {
        let Ok(Some(stored)) = storage.get(&key.to_string()) else { continue };
        match opened(&key, &stored) {
            Ok(before) => {
                if !is_shelved && before != text {
                    recovery::shelve(storage, id, before, now);
                }
                is_shelved = true;
                let _ = storage.remove(&key.to_string());
            }
            Err(_) => {
                let _ = damaged::put_aside(storage, &key, &stored, now);
            }
        }
    }
    Ok(())
}

/// Takes an assessment out of the list.
///
/// # Errors
/// Where the storage does not take the move; the assessment stays.
pub fn move_to_deleted(storage: &dyn Storage, id: &AssessmentId) -> Result<(), StorageError> {
    let Some(text) = saved_text(storage, id)? else { return Ok(()) };
    put(storage, &StoredKey::Deleted(id.clone()), &seal(&text))?;
    for key in saved_keys(&stored_keys(storage)?, id) {
        // What is damaged stays, to be put aside.
        if let Some(stored) = storage.get(&key.to_string())?
            && opened(&key, &stored).is_ok()
        {
            storage.remove(&key.to_string())?;
        }
    }
    Ok(())
}

/// Brings an assessment back into the list. Where it has been saved again meanwhile, `join` makes one text of what is
/// saved and what was deleted.
///
/// # Errors
/// Where the storage does not take the move; the assessment stays where it is.
pub fn restore(
    storage: &dyn Storage,
    id: &AssessmentId,
    now: &Timestamp,
    join: impl Fn(&str, &str) -> Option<String>,
) -> Result<(), StorageError> {
    let key = StoredKey::Deleted(id.clone());
    if let Some(stored) = storage.get(&key.to_string())?
        && let Ok(text) = opened(&key, &stored)
    {
        let joined = saved_text(storage, id)?.and_then(|saved| join(&saved, text));
        save_text(storage, id, joined.as_deref().unwrap_or(text), now)?;
        storage.remove(&key.to_string())?;
    }
    Ok(())
}
