//! What a person does with what is saved in this browser.

use std::rc::Rc;

use super::list::Library;
use opex_model::AssessmentId;

/// What is saved in this browser.
#[derive(Clone, Debug, PartialEq)]
pub enum LibraryMessage {
    /// The list of what is saved may have changed: read it again.
    Due,
    /// The list has been read.
    Listed {
        /// What is saved.
        library: Library,
        /// How many damaged entries the reading before has noticed, where this one follows upon it.
        n_noticed_before: usize,
    },
    /// Give a saved assessment other names.
    Rename {
        /// The assessment.
        id: AssessmentId,
        /// Its new team.
        team: Rc<str>,
        /// Its new workload.
        workload: Rc<str>,
    },
    /// Save a saved assessment once more.
    Duplicate(AssessmentId),
    /// Take a saved assessment away, so that it can be brought back.
    Delete(AssessmentId),
    /// Bring it back.
    Restore(AssessmentId),
    /// Hand a saved assessment to the person as a file.
    Download(AssessmentId),
    /// What is stored of it has been read.
    DownloadRead(AssessmentId, Rc<str>),
}
