//! Snapshots of the open assessment.

use std::rc::Rc;

use opex_model::SnapshotKey;

/// Snapshots are taken, removed and used.
#[derive(Clone, Debug, PartialEq)]
pub enum SnapshotMessage {
    /// Keep the open assessment as it is now under a name.
    Take(Rc<str>),
    /// Remove the content of a snapshot.
    Remove(SnapshotKey),
    /// Make the open assessment say again what it said in a snapshot.
    Restore(SnapshotKey),
    /// Open a snapshot as an assessment of its own.
    Open(SnapshotKey),
}
