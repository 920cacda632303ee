//! Recovery copies: how each assessment stood before it was changed, for a while.

use std::rc::Rc;

use super::key::StoredKey;
use super::moments::{Millis, kept, millis_of};
use super::stored::{put, stored_keys};
use opex_format::{Document, read_results, seal, unseal};
use opex_model::{Assessment, AssessmentId, Catalogue, Part, Timestamp, differing_parts, sorted_by};
use opex_ports::{Storage, StorageError};

/// The most that all copies of all assessments take together, in bytes of UTF-8.
pub const MAX_RECOVERY_BYTES: usize = 1_000_000;

/// Copies of one assessment that follow each other are at least so far apart, in milliseconds.
const APART: Millis = 2 * 60 * 1000;

/// How an assessment stood at some time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecoveryCopy {
    /// Where it is.
    pub key: StoredKey,
    /// Until when it stood so.
    pub until: Timestamp,
    /// What it is; none where the copy is damaged.
    pub document: Option<Rc<Document>>,
    /// The parts in which it differs from how the assessment stands now; none where there is nothing to compare.
    pub differences: Option<Vec<Part>>,
    /// Its size, in bytes of UTF-8.
    pub n_bytes: usize,
}

/// The recovery copies of an assessment, the latest first, and how they differ from how it stands now.
pub fn recovery_copies(
    storage: &dyn Storage,
    id: &AssessmentId,
    current: Option<&Assessment>,
    catalogue: &Catalogue,
) -> Vec<RecoveryCopy> {
    let copy = |(key, _): (StoredKey, Millis)| {
        let StoredKey::Recovery(_, until) = &key else { return None };
        let stored = storage.get(&key.to_string()).ok()??;
        let document = unseal(&stored).ok().and_then(|text| read_results(text, catalogue).ok()).map(Rc::new);
        let differences = document.as_ref().zip(current).map(|(copy, now)| differing_parts(&copy.assessment, now));
        Some(RecoveryCopy { until: until.clone(), document, differences, n_bytes: stored.len(), key })
    };
    copies_of(storage, id).unwrap_or_default().into_iter().filter_map(copy).collect()
}

/// Keeps a copy of a text that has just been replaced, unless there is one of about the same time. Losing a copy is no
/// loss of work, so nothing is told where the storage does not take it.
pub fn shelve(storage: &dyn Storage, id: &AssessmentId, text: &str, now: &Timestamp) {
    let Ok(copies) = copies_of(storage, id) else { return };
    let moment = millis_of(now);
    let is_apart = |(_, other): &(StoredKey, Millis)| moment.abs_diff(*other) >= APART.unsigned_abs();
    if !copies.iter().all(is_apart) {
        return;
    }
    // Decided before anything is written: the storage may have no space for a copy that would be removed right away.
    let mut moments: Vec<Millis> = copies.iter().map(|(_, moment)| *moment).collect();
    moments.push(moment);
    let kept = kept(&moments, moment);
    for ((key, _), is_kept) in copies.iter().zip(&kept) {
        if !is_kept {
            let _ = storage.remove(&key.to_string());
        }
    }
    let sealed = seal(text);
    if sealed.len() <= MAX_RECOVERY_BYTES
        && put(storage, &StoredKey::Recovery(id.clone(), now.clone()), &sealed).is_ok()
    {
        while total_bytes(storage) > MAX_RECOVERY_BYTES && drop_one(storage).is_some() {}
    }
}

/// Runs `write`, which needs space in the storage. While there is none, recovery copies are removed one after another; if
/// that is not enough either they are restored.
///
/// # Errors
/// Those of `write`.
pub fn make_room_for(storage: &dyn Storage, write: &dyn Fn() -> Result<(), StorageError>) -> Result<(), StorageError> {
    let mut dropped = Vec::new();
    loop {
        let ended = write();
        if ended != Err(StorageError::Full) {
            return ended;
        }
        match drop_one(storage) {
            Some(copy) => dropped.push(copy),
            None => {
                for (name, stored) in dropped {
                    let _ = storage.set(&name, &stored);
                }
                return ended;
            }
        }
    }
}

/// Removes this many copies to free space. Returns false, and removes none, if there are fewer.
pub fn drop_recovery_copies(storage: &dyn Storage, n: usize) -> bool {
    let n_copies = stored_keys(storage).unwrap_or_default().into_iter().filter_map(with_moment).count();
    n <= n_copies && (0..n).all(|_| drop_one(storage).is_some())
}

/// The copies of an assessment with their moments, the latest first.
fn copies_of(storage: &dyn Storage, id: &AssessmentId) -> Result<Vec<(StoredKey, Millis)>, StorageError> {
    let keys = stored_keys(storage)?.into_iter();
    let copies = keys.filter(|key| key.id() == id).filter_map(with_moment).collect();
    Ok(sorted_by(copies, |a: &(StoredKey, Millis), b| b.1.cmp(&a.1)))
}

fn with_moment(key: StoredKey) -> Option<(StoredKey, Millis)> {
    match &key {
        StoredKey::Recovery(_, moment) => {
            let moment = millis_of(moment);
            Some((key, moment))
        }
        _ => None,
    }
}

fn total_bytes(storage: &dyn Storage) -> usize {
    let keys = stored_keys(storage).unwrap_or_default();
    let copies = keys.into_iter().filter_map(with_moment);
    copies.filter_map(|(key, _)| storage.get(&key.to_string()).ok().flatten()).map(|stored| stored.len()).sum()
}

/// Takes away the oldest copy of the assessment that has the most, and gives its name and text.
fn drop_one(storage: &dyn Storage) -> Option<(String, String)> {
    let copies: Vec<_> = stored_keys(storage).ok()?.into_iter().filter_map(with_moment).collect();
    let n_of = |id: &AssessmentId| copies.iter().filter(|(key, _)| key.id() == id).count();
    // Among assessments with equally many copies, the one with the oldest copy.
    let (key, _) = copies.iter().max_by(|(a, a_moment), (b, b_moment)| {
        n_of(a.id()).cmp(&n_of(b.id())).then_with(|| b_moment.cmp(a_moment)).then_with(|| b.id().cmp(a.id()))
    })?;
    let name = key.to_string();
    let stored = storage.get(&name).ok()??;
    storage.remove(&name).ok()?;
    Some((name, stored))
}
