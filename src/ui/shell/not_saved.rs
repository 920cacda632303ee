//! Why something was not saved.

use crate::ui::context::Ui;
use opex_ports::StorageError;

/// That something was not saved, and why, in a few words.
pub fn not_saved(ui: &Ui, error: StorageError) -> &'static str {
    let texts = ui.texts().shell();
    match error {
        StorageError::Refused => texts.save_failed_refused,
        StorageError::Full => texts.save_failed_full,
        StorageError::Altered => texts.save_failed_altered,
        StorageError::HostRefused => ui.texts().embedding().save_failed,
    }
}
