//! How much room everything takes, and what of it can be given up.

use std::rc::Rc;

use super::generations::saved_text;
use super::key::{STORED_PREFIX, StoredKey};
use super::list::{Library, LibraryEntry};
use super::stored::stored_keys;
use opex_format::{Document, read_results, write_results};
use opex_model::{Assessment, AssessmentId, Catalogue, sorted_by, without_old};
use opex_ports::{Storage, StorageError};

/// Something that can be deleted for good to make room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disposable {
    /// What it is.
    pub kind: DisposableKind,
    /// The team and the workload of the assessment that it belongs to; empty where they are not known.
    pub names: [String; 2],
    /// Where it is.
    pub place: DisposablePlace,
    /// Its size, in bytes of UTF-8.
    pub n_bytes: usize,
}

/// Where something that can be deleted for good is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DisposablePlace {
    /// Under names of its own.
    Names(Vec<StoredKey>),
    /// Within a saved assessment: so many snapshots.
    Snapshots(AssessmentId, usize),
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
    /// All snapshots of an assessment but its latest.
    OldSnapshots,
}

/// Everything that can be deleted for good, what is missed least first.
pub fn disposables(storage: &dyn Storage, library: &Library, catalogue: &Catalogue) -> Vec<Disposable> {
    let mut found: Vec<Disposable> = Vec::new();
    for key in stored_keys(storage).unwrap_or_default() {
        let kind = match &key {
            StoredKey::Recovery(..) => DisposableKind::RecoveryCopies,
            StoredKey::Deleted(_) => DisposableKind::Deleted,
            StoredKey::Damaged(..) => DisposableKind::Damaged,
            StoredKey::Saved(..) | StoredKey::Unsealed(_) => continue,
        };
        let n_bytes = storage.get(&key.to_string()).ok().flatten().map_or(0, |stored| stored.len());
        let mut other_copies =
            found.iter_mut().filter(|other| kind == DisposableKind::RecoveryCopies && other.kind == kind);
        let other_copies = other_copies.find_map(|other| match &mut other.place {
            DisposablePlace::Names(keys) if keys.first().is_some_and(|first| first.id() == key.id()) => {
                Some((keys, &mut other.n_bytes))
            }
            _ => None,
        });
        match other_copies {
            Some((keys, n_bytes_of_all)) => {
                keys.push(key);
                *n_bytes_of_all += n_bytes;
            }
            None => {
                let names = names_of(library, key.id());
                found.push(Disposable { kind, names, place: DisposablePlace::Names(vec![key]), n_bytes });
            }
        }
    }
    found.extend(library.saved.iter().filter_map(|entry| old_snapshots(storage, library, &entry.id, catalogue)));
    sorted_by(found, |a, b| a.kind.cmp(&b.kind).then_with(|| b.n_bytes.cmp(&a.n_bytes)))
}

/// The snapshots of a saved assessment but its latest, with what they add to its text.
fn old_snapshots(
    storage: &dyn Storage,
    library: &Library,
    id: &AssessmentId,
    catalogue: &Catalogue,
) -> Option<Disposable> {
    let text = saved_text(storage, id).ok()??;
    let document = read_results(&text, catalogue).ok()?;
    let (snapshots, n_old) = without_old(&document.assessment.snapshots);
    let assessment = Assessment { snapshots, ..(*document.assessment).clone() };
    let without = write_results(&Document { assessment: Rc::new(assessment), ..document });
    (n_old > 0).then(|| Disposable {
        kind: DisposableKind::OldSnapshots,
        names: names_of(library, id),
        place: DisposablePlace::Snapshots(id.clone(), n_old),
        n_bytes: text.len().saturating_sub(without.len()),
    })
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
