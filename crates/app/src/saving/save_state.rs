//! How saving stands.

use opex_ports::StorageError;

/// Whether what is open has been saved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SaveState {
    /// Everything is in the browser's storage.
    #[default]
    Saved,
    /// A change will be saved in a moment.
    Saving,
    /// Nothing has been saved, as there was nothing to save yet.
    Unsaved,
    /// Nobody has taken it: the page around the app keeps nothing.
    NotTaken,
    /// The storage did not take it.
    Failed(StorageError),
    /// It was saved, and something else has cleared it from the storage since. That may have been intended, so
    /// it is written again with the next change or when the person says so.
    Cleared,
}

impl SaveState {
    /// The word for the page's `data-save-state`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Saved => "saved",
            Self::Saving => "saving",
            Self::Unsaved | Self::NotTaken | Self::Cleared => "unsaved",
            Self::Failed(_) => "failed",
        }
    }
}
