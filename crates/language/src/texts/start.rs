//! The start view.

/// The start view.
#[derive(Debug)]
pub struct StartTexts {
    /// The view's title for a later visit.
    pub title_back: &'static str,
    /// Says what would be gone on with.
    pub continue_with: &'static str,
    /// The title of the list.
    pub saved_list: &'static str,
    /// Stands for a name that was not given.
    pub unnamed: &'static str,
    /// When it was last changed.
    pub last_change: &'static str,
    /// Opens a saved assessment.
    pub open: &'static str,
    /// Gives it other names.
    pub rename: &'static str,
    /// Takes the new names.
    pub rename_save: &'static str,
    /// Saves it once more.
    pub duplicate: &'static str,
    /// Takes it away.
    pub delete: &'static str,
    /// Hands it over as it is stored.
    pub download_saved: &'static str,
    /// Names the actions of one row.
    pub actions_for: &'static str,
    /// The title of the list of deleted ones.
    pub deleted_list: &'static str,
    /// Brings a deleted one back.
    pub restore: &'static str,
    /// A saved assessment cannot be read.
    pub unreadable: &'static str,
    /// Names the bar of what is answered.
    pub in_progress: &'static str,
}
