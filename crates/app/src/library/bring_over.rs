//! Moves the content of another storage into this one: what an earlier version of the app kept there, and standby copies.

use std::rc::Rc;

use super::generations::{place_of, save_text, saved_text};
use super::key::StoredKey;
use super::saved::AssessmentPlace;
use super::standby;
use super::stored::{opened, saved_keys, stored_keys};
use opex_format::{Document, read_results, write_results};
use opex_model::{AssessmentId, Catalogue, Revision, Timestamp};
use opex_ports::{Storage, StorageError};

/// A name with the text stored under it.
pub type Brought = (String, String);

/// Copies all entries of assessments from `from` into `to` and returns them, so that the caller can remove them from `from`
/// once `to` has committed them. It is idempotent, also when two tabs do it at once.
///
/// An assessment that both hold is merged. Entries that cannot be read are copied byte for byte and never overwrite
/// anything.
///
/// # Errors
/// Where one of the storages cannot be read or written.
pub fn bring_over(
    from: &dyn Storage,
    to: &dyn Storage,
    catalogue: &Catalogue,
    now: &Timestamp,
) -> Result<Vec<Brought>, StorageError> {
    let mut brought = Vec::new();
    let keys = stored_keys(from)?;
    for key in &keys {
        let name = key.to_string();
        let Some(stored) = from.get(&name)? else { continue };
        // Generations of an assessment that is in both are joined below.
        if key.generation().is_none() || saved_keys(&stored_keys(to)?, key.id()).is_empty() || is_damaged(key, &stored)
        {
            put_beside(to, key, &stored, now)?;
        } else {
            let text = opened(key, &stored).unwrap_or_default();
            join_in(to, key.id(), text, catalogue, now)?;
        }
        brought.push((name, stored));
    }
    Ok(brought)
}

/// Merges the standby copies into `to` and returns them. A copy of an assessment that has been deleted since is ignored.
///
/// # Errors
/// Where one of the storages cannot be read or written.
pub fn take_in_standby(
    from: &dyn Storage,
    to: &dyn Storage,
    catalogue: &Catalogue,
    now: &Timestamp,
) -> Result<Vec<Brought>, StorageError> {
    let mut brought = Vec::new();
    for (name, id, text) in standby::all(from)? {
        if let Some(text) = text.as_deref().filter(|_| place_of(to, &id) != AssessmentPlace::Deleted) {
            join_in(to, &id, text, catalogue, now)?;
        }
        brought.extend(from.get(&name)?.map(|stored| (name, stored)));
    }
    Ok(brought)
}

/// Removes the entries that were copied, unless they have changed since; those are copied the next time.
pub fn leave_behind(from: &dyn Storage, brought: &[Brought]) {
    for (name, stored) in brought {
        if from.get(name).is_ok_and(|there| there.as_ref() == Some(stored)) {
            let _ = from.remove(name);
        }
    }
}

/// Both texts merged as copies of one assessment; none where one of them cannot be read.
pub fn joined_texts(saved: &str, other: &str, catalogue: &Catalogue) -> Option<String> {
    let read = |text: &str| read_results(text, catalogue).ok();
    let (saved, other) = (read(saved)?, read(other)?);
    let Revision { assessment, stamps } = saved.revision().joined(&other.revision());
    let changed_at = saved.changed_at.clone().max(other.changed_at);
    Some(write_results(&Document { assessment: Rc::clone(&assessment), stamps, changed_at, ..saved }))
}

fn is_damaged(key: &StoredKey, stored: &str) -> bool {
    opened(key, stored).is_err()
}

/// Stores an entry under its name or, where another entry has that name, under a new one among the damaged entries, where it
/// is listed and can be exported.
fn put_beside(to: &dyn Storage, key: &StoredKey, stored: &str, now: &Timestamp) -> Result<(), StorageError> {
    match to.get(&key.to_string())? {
        Some(there) if there == stored => Ok(()),
        None => to.set(&key.to_string(), stored),
        Some(_) => to.set(&StoredKey::Damaged(key.id().clone(), now.clone()).to_string(), stored),
    }
}

fn join_in(
    to: &dyn Storage,
    id: &AssessmentId,
    text: &str,
    catalogue: &Catalogue,
    now: &Timestamp,
) -> Result<(), StorageError> {
    let Some(saved) = saved_text(to, id)? else { return save_text(to, id, text, now) };
    match joined_texts(&saved, text, catalogue) {
        Some(joined) if joined == saved => Ok(()),
        Some(joined) => save_text(to, id, &joined, now),
        // One of the two is of another version or catalogue. The later of them is what is saved, and both are there.
        None if saved == text => Ok(()),
        None => save_text(to, id, text, now),
    }
}
