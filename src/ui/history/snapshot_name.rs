//! What a snapshot is called.

use crate::ui::context::Ui;
use opex_model::{Assessment, SnapshotKey};

/// What a snapshot is called.
pub fn snapshot_name(ui: &Ui, assessment: &Assessment, key: &SnapshotKey) -> String {
    let name = assessment.snapshots.get(key).map(|snapshot| snapshot.name.trim().to_owned()).unwrap_or_default();
    if name.is_empty() { ui.texts().history().unnamed.to_owned() } else { name }
}
