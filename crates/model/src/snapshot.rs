//! What can be said of the snapshots of an assessment, and what is done with them.

use std::rc::Rc;

use super::assessment::{Snapshot, SnapshotKey, Snapshots};
use opex_collections::union;

/// The snapshots with the content of all but the latest removed, and how many were removed by that.
pub fn without_old(snapshots: &Snapshots) -> (Snapshots, usize) {
    let has_content = |(_, snapshot): &(&SnapshotKey, &Rc<Snapshot>)| snapshot.content.is_some();
    let latest = snapshots.iter().filter(has_content).last().map(|(key, _)| key);
    let old = snapshots.iter().filter(has_content).filter(|(key, _)| Some(*key) != latest);
    let removed = |snapshot: &Snapshot| Rc::new(Snapshot { content: None, ..snapshot.clone() });
    let mut next = snapshots.clone();
    let mut n_removed = 0;
    for (key, snapshot) in old {
        next.insert(key.clone(), removed(snapshot));
        n_removed += 1;
    }
    (next, n_removed)
}

/// What a seal says of its snapshot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SealCheck {
    /// It is the seal of what the snapshot says.
    Fits,
    /// It is the seal of something else.
    Differs,
    /// It was made in a form that is not known here.
    Unknown,
}

/// What can be said of a chain of snapshots.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChainLink {
    /// The snapshot is as it was taken.
    Whole,
    /// Its content was removed.
    Removed,
    /// It was changed after it was taken.
    Changed,
    /// It was taken after a snapshot that is not there.
    PreviousMissing,
    /// It was sealed by a later version, so nothing can be said about it.
    Unknown,
}

/// The state of each snapshot, in order. `check_seal` tells whether a seal fits what the snapshot says.
pub fn check_chain(snapshots: &Snapshots, check_seal: impl Fn(&SnapshotKey, &Snapshot) -> SealCheck) -> Vec<ChainLink> {
    let is_there = |seal: &Rc<str>| snapshots.keys().any(|key| key.seal == *seal);
    let link = |(key, snapshot): (&SnapshotKey, &Rc<Snapshot>)| match check_seal(key, snapshot) {
        SealCheck::Differs => ChainLink::Changed,
        SealCheck::Unknown => ChainLink::Unknown,
        SealCheck::Fits if snapshot.previous.as_ref().is_some_and(|seal| !is_there(seal)) => ChainLink::PreviousMissing,
        SealCheck::Fits if snapshot.content.is_none() => ChainLink::Removed,
        SealCheck::Fits => ChainLink::Whole,
    };
    snapshots.iter().map(link).collect()
}

/// The snapshots of two copies. One that was removed from either stays removed.
pub(super) fn join_snapshots(ours: &Snapshots, theirs: &Snapshots) -> Snapshots {
    if ours == theirs {
        return ours.clone();
    }
    let one = |key: &SnapshotKey| match (ours.get(key), theirs.get(key)) {
        (Some(ours), Some(theirs)) if weight(theirs) > weight(ours) => Some(Rc::clone(theirs)),
        (Some(snapshot), _) | (None, Some(snapshot)) => Some(Rc::clone(snapshot)),
        (None, None) => None,
    };
    union(ours.keys(), theirs.keys()).into_iter().filter_map(|key| Some((key.clone(), one(key)?))).collect()
}

/// Snapshots under the same seal say the same unless one was removed or tampered with. What is left of a
/// removed one counts most.
fn weight(snapshot: &Snapshot) -> (bool, Rc<str>) {
    (snapshot.content.is_none(), Rc::clone(&snapshot.name))
}
