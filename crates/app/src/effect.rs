//! What the app asks of its surroundings.

use std::rc::Rc;

use super::planning::StepKey;
use super::storage_view::StorageEffect;
use super::vault::Password;
use opex_export::ExportFile;
use opex_format::Document;
use opex_language::Language;
use opex_model::AssessmentId;

/// Something to carry out after a state has changed.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Save what is open in a moment; asked again, the moment begins anew.
    SaveSoon,
    /// Save what is open now.
    SaveNow,
    /// Save this document under its id.
    SaveDocument(Document),
    /// Take a saved assessment out of the list, so that it can be brought back.
    MoveToDeleted(AssessmentId),
    /// Bring a deleted assessment back.
    Restore(AssessmentId),
    /// Read the list of saved assessments again.
    ReadLibrary,
    /// Read a saved assessment and open it.
    OpenSaved(AssessmentId),
    /// Read what is saved under the id of a file that was handed in.
    ReadRelative(AssessmentId),
    /// Bring a file of another edition over.
    ReadOtherEdition {
        /// The file's name.
        file: Rc<str>,
        /// Its text.
        text: Rc<str>,
    },
    /// Go on to the next file that was handed in.
    NextFile,
    /// Read a saved assessment and save it once more under a new id.
    Duplicate(AssessmentId),
    /// Read a saved assessment, give it other names, and save it.
    Rename {
        /// The assessment.
        id: AssessmentId,
        /// Its new team.
        team: Rc<str>,
        /// Its new workload.
        workload: Rc<str>,
    },
    /// Load the catalogue's text in a language.
    LoadText(Language),
    /// Load what the catalogue says beyond that, in a language.
    LoadReference(Language),
    /// Load the case studies in a language.
    LoadCaseStudies(Language),
    /// Load the example assessment in a language.
    LoadExample(Language),
    /// Keep the preferences.
    SavePreferences,
    /// Keep the preferences in a moment: what was attended to last is not worth the wait of a click.
    SavePreferencesSoon,
    /// Do something about the browser's storage.
    Storage(StorageEffect),
    /// Show this place in the address.
    Go(String),
    /// Show this place in the address in place of the one before.
    Replace(String),
    /// Hand what is open to the person as a file.
    Download,
    /// Hand what is open to the person as a file under this password.
    Lock(Password),
    /// Try this password on the file that one is asked for.
    Unlock(Password),
    /// Hand a saved text to the person as it is, readable or not.
    DownloadSaved(AssessmentId),
    /// Hand this to the person as a file.
    DownloadExport(ExportFile),
    /// Hand the open assessment to the person as a page that holds all of it.
    DownloadReport(ExportFile),
    /// Put a text into the clipboard.
    Copy(Rc<str>),
    /// Print what is shown.
    Print,
    /// Look for newer versions of the app.
    WatchUpdates,
    /// Go on with the newest version of the app.
    TakeUpdate,
    /// End the search for a plan with the best found so far.
    StopPlanning,
    /// Go on with the search that was ended.
    ResumePlanning,
    /// Find out what the plan would lose without a step.
    AskMargin(StepKey),
    /// Find out what would have to change for a step to leave the plan.
    AskThresholds(StepKey),
}
