//! The start view.

use crate::StartTexts;

/// The start view.
pub static START: StartTexts = StartTexts {
    title_back: "Welcome back",
    continue_with: "Continue with {name}",
    saved_list: "Saved assessments",
    unnamed: "Unnamed assessment",
    last_change: "Changed {when}",
    open: "Open",
    rename: "Rename",
    rename_save: "Save names",
    duplicate: "Duplicate",
    delete: "Delete",
    download_saved: "Download",
    actions_for: "Actions for {name}",
    deleted_list: "Recently deleted",
    restore: "Restore",
    unreadable: "Cannot be read",
    in_progress: "{percent} answered",
};
