//! What is there before the app itself has been loaded.

/// The frame of the page and the start view of a first visit. Code of the first module takes its texts from here:
/// naming [`Texts`](super::Texts) would bring every text along.
#[derive(Debug)]
pub struct EntranceTexts {
    /// The name of the app.
    pub app_name: &'static str,
    /// Something is on its way.
    pub loading: &'static str,
    /// Leads past the navigation.
    pub skip: &'static str,
    /// The start view.
    pub start: &'static str,
    /// Names the choice of light or dark.
    pub theme: &'static str,
    /// As the system has it.
    pub theme_system: &'static str,
    /// Light.
    pub theme_light: &'static str,
    /// Dark.
    pub theme_dark: &'static str,
    /// Opens the help.
    pub help: &'static str,
    /// Shown while a file is held over the page.
    pub drop_here: &'static str,
    /// The app itself could not be loaded.
    pub app_failed: &'static str,
    /// Loads it again.
    pub try_again: &'static str,
    /// The title of the browser tab.
    pub page_title: &'static str,
    /// The view's title for a first visit.
    pub title: &'static str,
    /// What the tool is for.
    pub intro: &'static str,
    /// Where answers are kept.
    pub privacy: &'static str,
    /// Begins an assessment.
    pub new: &'static str,
    /// What a new assessment takes.
    pub new_hint: &'static str,
    /// Opens a results file.
    pub open_file: &'static str,
    /// Another way to open a file.
    pub open_file_hint: &'static str,
    /// Opens a made-up assessment.
    pub try_example: &'static str,
    /// What the example is.
    pub try_example_hint: &'static str,
    /// Leads to the catalogue.
    pub read_catalogue: &'static str,
    /// Stands for a name that was not given.
    pub unnamed: &'static str,
    /// Leads to snapshots.
    pub history: &'static str,
    /// Opens the ways of handing an assessment over.
    pub share: &'static str,
}
