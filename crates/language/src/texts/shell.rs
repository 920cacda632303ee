//! Around every view.

/// Around every view.
#[derive(Debug)]
pub struct ShellTexts {
    /// Names the navigation.
    pub navigation: &'static str,
    /// The view for answering.
    pub assess: &'static str,
    /// The view of scores and risks.
    pub results: &'static str,
    /// The view of what to improve first.
    pub plan: &'static str,
    /// The view of details and preferences.
    pub settings: &'static str,
    /// The view for reading the catalogue.
    pub catalogue: &'static str,
    /// All changes are saved.
    pub saved: &'static str,
    /// A change is being saved.
    pub saving: &'static str,
    /// There is nothing to save yet.
    pub unsaved: &'static str,
    /// What was saved has been cleared.
    pub save_cleared: &'static str,
    /// The browser does not let the page save.
    pub save_failed_refused: &'static str,
    /// The browser has no room left.
    pub save_failed_full: &'static str,
    /// The browser does not keep what is saved.
    pub save_failed_altered: &'static str,
    /// What to do when saving fails.
    pub save_failed_help: &'static str,
    /// Hands the results over as a file.
    pub download: &'static str,
    /// Takes the named change back.
    pub undo_named: &'static str,
    /// Does the named change again.
    pub redo_named: &'static str,
    /// The title of the help.
    pub help_title: &'static str,
    /// Sets a level.
    pub help_levels: &'static str,
    /// Goes to the next unanswered practice.
    pub help_next_open: &'static str,
    /// Goes to the next practice.
    pub help_next: &'static str,
    /// Goes to the previous practice.
    pub help_previous: &'static str,
    /// Takes the last change back.
    pub help_undo: &'static str,
    /// Does it again.
    pub help_redo: &'static str,
    /// Opens this help.
    pub help_help: &'static str,
    /// Switches keys without Ctrl on or off.
    pub help_shortcuts_on: &'static str,
    /// How to choose a level.
    pub help_rule: &'static str,
    /// Introduces the scale.
    pub help_scale: &'static str,
    /// Marks a made-up assessment.
    pub example_mark: &'static str,
    /// The text of the catalogue could not be loaded.
    pub text_failed: &'static str,
    /// A newer version of the app waits.
    pub update_ready: &'static str,
    /// Goes on with the newer version.
    pub update_take: &'static str,
    /// Another window has gone on with a newer version.
    pub update_in_use: &'static str,
    /// Goes on with it here as well.
    pub update_reload: &'static str,
    /// Goes on with this version for now.
    pub update_later: &'static str,
    /// A view needs an assessment and none is open.
    pub nothing_open: &'static str,
    /// Leads to the start view.
    pub go_to_start: &'static str,
}
