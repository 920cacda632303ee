//! How much room everything takes, and what of it can be given up.

use super::generations::stored_keys;
use super::key::{STORED_PREFIX, StoredKey};
use super::{Library, LibraryEntry};
use crate::domain::{AssessmentId, sorted_by};
use crate::ports::{Storage, StorageError};

/// Something that can be deleted for good to make room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disposable {
    /// What it is.
    pub kind: DisposableKind,
    /// The team and the workload of the assessment that it belongs to; empty where they are not known.
    pub names: [String; 2],
    /// Where it is.
    pub keys: Vec<StoredKey>,
    /// Its size, in bytes of UTF-8.
    pub n_bytes: usize,
}

/// What can be deleted for good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DisposableKind {
    /// All recovery copies of an assessment.
    RecoveryCopies,
    /// A deleted assessment.
    Deleted,
    /// Something damaged.
    Damaged,
}

/// Everything that can be deleted for good, what is missed least first.
pub fn disposables(storage: &dyn Storage, library: &Library) -> Vec<Disposable> {
    let mut found: Vec<Disposable> = Vec::new();
    for key in stored_keys(storage).unwrap_or_default() {
        let kind = match &key {
            StoredKey::Recovery(..) => DisposableKind::RecoveryCopies,
            StoredKey::Deleted(_) => DisposableKind::Deleted,
            StoredKey::Damaged(..) => DisposableKind::Damaged,
            StoredKey::Saved(..) | StoredKey::Unsealed(_) => continue,
        };
        let n_bytes = storage.get(&key.to_string()).ok().flatten().map_or(0, |stored| stored.len());
        let is_other_copy = |other: &&mut Disposable| {
            kind == DisposableKind::RecoveryCopies
                && other.kind == kind
                && other.keys.first().is_some_and(|first| first.id() == key.id())
        };
        match found.iter_mut().find(is_other_copy) {
            Some(copies) => {
                copies.keys.push(key);
                copies.n_bytes += n_bytes;
            }
            None => found.push(Disposable { kind, names: names_of(library, key.id()), keys: vec![key], n_bytes }),
        }
    }
    sorted_by(found, |a, b| a.kind.cmp(&b.kind).then_with(|| b.n_bytes.cmp(&a.n_bytes)))
}

/// How many bytes of UTF-8 everything of this program takes, names included.
///
/// # Errors
/// Where the storage cannot be read.
pub fn n_own_bytes(storage: &dyn Storage) -> Result<u64, StorageError> {
    let names = storage.keys()?;
    let own = names.iter().filter(|name| name.starts_with(STORED_PREFIX));
    own.map(|name| Ok(name.len() as u64 + storage.get(name)?.map_or(0, |text| text.len() as u64))).sum()
}

fn names_of(library: &Library, id: &AssessmentId) -> [String; 2] {
    let is_named = |entry: &&LibraryEntry| entry.id == *id;
    let saved = library.saved.iter().chain(&library.deleted).find(is_named);
    if let Some(summary) = saved.and_then(|entry| entry.summary.as_ref().ok()) {
        return [summary.team.clone(), summary.workload.clone()];
    }
    let damaged = library.damaged.iter().filter(|entry| entry.key.id() == id);
    let profile =
        damaged.filter_map(|entry| entry.salvaged.as_ref()).map(|salvaged| &salvaged.document.assessment.profile);
    profile.map(|profile| [profile.team.to_string(), profile.workload.to_string()]).next().unwrap_or_default()
}
