//! What a person sees of the browser's storage, and does about it.

use std::rc::Rc;

use crate::library::recovery::RecoveryCopy;
use crate::library::space::Disposable;
use opex_model::{Assessment, AssessmentId};
use opex_ports::StorageStanding;

/// What is shown of the storage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StorageView {
    /// The dialog that is shown.
    pub dialog: Option<Rc<StorageDialog>>,
    /// How the storage stands, once that has been asked for.
    pub report: Option<StorageReport>,
    /// The person has asked to see what is damaged, and is brought there.
    pub lands_on_damaged: bool,
}

/// A dialog about the storage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StorageDialog {
    /// What can be deleted for good to make room.
    Space(Vec<Disposable>),
    /// The recovery copies of an assessment.
    Recovery {
        /// The assessment.
        id: AssessmentId,
        /// As it is now, where it is open or saved, so that a copy can take its place.
        current: Option<Rc<Assessment>>,
        /// The copies, the latest first.
        copies: Vec<RecoveryCopy>,
    },
}

/// How the storage stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StorageReport {
    /// What this program keeps, in bytes of UTF-8; none where that cannot be read.
    pub n_own: Option<u64>,
    /// Whether a database keeps it, so that a crash cannot take what is called saved; else it is the local storage.
    pub is_in_database: bool,
    /// What the surroundings say.
    pub standing: StorageStanding,
}
