//! A second copy of what is open, where it can be written at once: in case the page goes before the storage has kept it.

use opex_format::{seal, unseal};
use opex_model::AssessmentId;
use opex_ports::{Storage, StorageError};

const STANDBY: &str = "opex-maturity/standby/";

/// Writes the copy. If there is no space for it the work is still saved, only later.
pub fn write_standby(at_once: &dyn Storage, id: &AssessmentId, text: &str) {
    if at_once.set(&name(id), &seal(text)).is_err() {
        // An outdated copy would do no harm, since it is merged; but it takes space that preferences need.
        remove_standby(at_once, id);
    }
}

/// Takes the copy away.
pub fn remove_standby(at_once: &dyn Storage, id: &AssessmentId) {
    // A copy that cannot be removed is merged at the next start, which changes nothing.
    let _ = at_once.remove(&name(id));
}

/// All copies: their names, whose they are, and their texts; none where a copy is damaged.
///
/// # Errors
/// Where the storage cannot be read.
pub(super) fn all(at_once: &dyn Storage) -> Result<Vec<(String, AssessmentId, Option<String>)>, StorageError> {
    let mut copies = Vec::new();
    for name in at_once.keys()? {
        let Some(id) = name.strip_prefix(STANDBY).map(AssessmentId::from) else { continue };
        let stored = at_once.get(&name)?.unwrap_or_default();
        let text = unseal(&stored).ok().map(str::to_owned);
        copies.push((name, id, text));
    }
    Ok(copies)
}

fn name(id: &AssessmentId) -> String {
    format!("{STANDBY}{id}")
}
