//! The browser's storage, and what can go wrong with it.

use crate::Plural;

/// The browser's storage, and what can go wrong with it.
#[derive(Debug)]
pub struct StorageTexts {
    /// The browser does not let the page save.
    pub trouble_refused: &'static str,
    /// The storage is full.
    pub trouble_full: &'static str,
    /// The storage does not keep what is written.
    pub trouble_altered: &'static str,
    /// Saves what something else has cleared.
    pub save_again: &'static str,
    /// Opens the list of what can be deleted.
    pub free_space: &'static str,
    /// The title of the list of damaged data.
    pub damaged_title: &'static str,
    /// What that list is.
    pub damaged_intro: &'static str,
    /// It does not begin as stored data does.
    pub damaged_no_seal: &'static str,
    /// It has another length.
    pub damaged_length: &'static str,
    /// It has another text.
    pub damaged_text: &'static str,
    /// When it was put aside.
    pub damaged_noticed: &'static str,
    /// There was no room to put it aside.
    pub damaged_in_place: &'static str,
    /// Records that could be read.
    pub salvaged_records: Plural,
    /// Records that could not.
    pub salvaged_lost: Plural,
    /// Values that are left out.
    pub salvaged_values: Plural,
    /// What could be read may be wrong.
    pub salvaged_caution: &'static str,
    /// Nothing could be read.
    pub salvaged_nothing: &'static str,
    /// Hands it over as it is stored.
    pub download_damaged: &'static str,
    /// Hands over what could be read.
    pub download_salvaged: &'static str,
    /// Opens what could be read.
    pub open_salvaged: &'static str,
    /// Deletes something that cannot be brought back.
    pub delete_for_good: &'static str,
    /// Asks whether to.
    pub delete_really: &'static str,
    /// Leads to the list of damaged data.
    pub show_damaged: &'static str,
    /// What can be deleted.
    pub space_intro: &'static str,
    /// There is nothing to delete.
    pub space_nothing: &'static str,
    /// Recovery copies of an assessment.
    pub space_recovery: Plural,
    /// Snapshots of an assessment but its latest.
    pub space_snapshots: Plural,
    /// A deleted assessment.
    pub space_deleted: &'static str,
    /// Something damaged.
    pub space_damaged: &'static str,
    /// Names the recovery copies.
    pub recovery_title: &'static str,
    /// What they are.
    pub recovery_intro: &'static str,
    /// There are none.
    pub recovery_none: &'static str,
    /// Until when it stood so.
    pub recovery_until: &'static str,
    /// It is as the assessment is now.
    pub recovery_same: &'static str,
    /// Parts that differ from now.
    pub recovery_differs: Plural,
    /// Unfolds them.
    pub recovery_what: &'static str,
    /// A copy is damaged.
    pub recovery_damaged: &'static str,
    /// Puts a copy in place.
    pub recovery_restore: &'static str,
    /// Opens a copy.
    pub recovery_open: &'static str,
    /// Names the actions for a copy.
    pub recovery_actions: &'static str,
    /// The title of the section.
    pub section_title: &'static str,
    /// Nothing is cleared.
    pub persistent_yes: &'static str,
    /// It may be cleared.
    pub persistent_no: &'static str,
    /// Nothing is said.
    pub persistent_unknown: &'static str,
    /// A database keeps the work.
    pub kept_by_database: &'static str,
    /// The local storage keeps it, since the browser refuses its database.
    pub kept_by_local_storage: &'static str,
    /// What this app keeps.
    pub used_own: &'static str,
    /// What the browser counts.
    pub used_all: &'static str,
}
