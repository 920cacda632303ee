//! What the person should know now, with what can be done about it.

use std::rc::Rc;

use crate::files::state::Tally;
use crate::library::list::Library;
use opex_format::{Document, LoadError};
use opex_model::{AssessmentId, Change, Part};
use opex_ports::StorageError;

/// A message of the app. The page says it in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// A change was taken back; it can be done again.
    Undone(Change),
    /// A change was done again; it can be taken back.
    Redone(Change),
    /// A change was made; it can be taken back.
    Done(Change),
    /// A snapshot was opened as an assessment of its own.
    SnapshotOpened {
        /// The snapshot's name.
        name: Rc<str>,
    },
    /// An assessment was deleted; it can be brought back.
    Deleted {
        /// The assessment.
        id: AssessmentId,
        /// Its team and workload.
        name: Rc<str>,
    },
    /// A saved assessment was given other names; it can be given back those before.
    Renamed {
        /// The assessment.
        id: AssessmentId,
        /// Its team before.
        team: Rc<str>,
        /// Its workload before.
        workload: Rc<str>,
    },
    /// An assessment was brought back.
    Restored,
    /// A file was opened.
    FileOpened {
        /// The file's name.
        file: Rc<str>,
    },
    /// What a link holds was opened.
    LinkOpened,
    /// A file was opened under a new id, as this browser holds other work under its own.
    FileOpenedAsCopy {
        /// The file's name.
        file: Rc<str>,
    },
    /// Several files were gone through.
    FilesTaken(Tally),
    /// A file was merged with what was saved under its id; it can be taken back.
    Merged {
        /// The file's name.
        file: Rc<str>,
        /// How many fields are now as the file says.
        n_in: usize,
        /// How many fields stayed although the file says otherwise.
        n_stayed: usize,
        /// How many snapshots came in.
        n_snapshots: usize,
        /// Whether anything is different now.
        is_change: bool,
    },
    /// A file says nothing that is not here already.
    NothingNew {
        /// The file's name.
        file: Rc<str>,
    },
    /// A file could not be opened; nothing has changed.
    FileRefused {
        /// The file's name.
        file: Rc<str>,
        /// Why.
        error: LoadError,
    },
    /// A file of a later version was not opened, but can be looked at.
    FileOfNewerVersion {
        /// The file's name.
        file: Rc<str>,
        /// Why it was not opened.
        error: LoadError,
        /// What is understood of it.
        document: Rc<Document>,
    },
    /// What a file of another edition needs could not be loaded.
    CrosswalkFailed,
    /// What is open can only be looked at.
    ReadOnly,
    /// Nothing can be changed here: the page around the app says so.
    HostReadOnly,
    /// The page around the app has handed in what cannot be opened; nothing has changed.
    HostDocumentRefused(LoadError),
    /// What is saved cannot be read; it is still there.
    SavedUnreadable {
        /// The assessment.
        id: AssessmentId,
        /// Why.
        error: LoadError,
    },
    /// Something that is saved is damaged; it has been put aside.
    DamageFound,
    /// What was open last and had been saved is found nowhere.
    LastMissing,
    /// A recovery copy was put in place of what the assessment held; that can be undone.
    Recovered,
    /// Something read from the storage was opened as a new assessment.
    OpenedAsNew,
    /// The storage did not take something else than what is open; it is as it was.
    StorageUnchanged(StorageError),
    /// Another tab has changed parts that were changed here as well. Of each the later change counts.
    ChangedInBoth(Rc<[Part]>),
    /// Another tab has changed the same assessment: this tab goes on with a copy, so that both stay.
    ChangedElsewhere,
    /// Something else has cleared what was saved of what is open; it can be saved again.
    ClearedElsewhere,
    /// Another tab has deleted what is open; it can be brought back.
    DeletedElsewhere {
        /// The assessment.
        id: AssessmentId,
    },
    /// What is open could not be saved and would be lost by opening something else.
    UnsavedWork,
    /// What is tried out would be lost by another version: it is to be kept or discarded first.
    TriedOutFirst,
    /// A made-up assessment could not be loaded.
    ExampleFailed,
    /// The surroundings do not allow downloads.
    DownloadFailed,
    /// Something is in the clipboard.
    Copied,
    /// The surroundings do not allow writing to the clipboard; the person can still copy the text by hand.
    CopyFailed {
        /// The text.
        text: Rc<str>,
    },
    /// There is nothing to hand over: no step has what was asked for.
    NothingToExport,
    /// A change did not fit the catalogue and was not made.
    ChangeRefused,
}

impl Notice {
    /// What is to be said about damage that a reading of what is saved has noticed.
    pub fn of_damage(library: &Library) -> Option<Self> {
        (library.n_noticed > 0).then_some(Self::DamageFound)
    }

    /// Whether it says that what is open is not saved any more.
    pub(crate) fn is_about_what_is_gone(&self) -> bool {
        matches!(self, Self::ClearedElsewhere | Self::DeletedElsewhere { .. })
    }

    /// Whether something went wrong, so that the message stays until it is dismissed.
    pub fn is_error(&self) -> bool {
        match self {
            Self::Undone(_)
            | Self::Redone(_)
            | Self::Done(_)
            | Self::SnapshotOpened { .. }
            | Self::Deleted { .. }
            | Self::Renamed { .. }
            | Self::Restored
            | Self::FileOpened { .. }
            | Self::FileOpenedAsCopy { .. }
            | Self::Recovered
            | Self::OpenedAsNew
            | Self::LinkOpened
            | Self::FilesTaken(_)
            | Self::Merged { .. }
            | Self::NothingNew { .. }
            | Self::Copied
            | Self::NothingToExport => false,
            Self::FileRefused { .. }
            | Self::FileOfNewerVersion { .. }
            | Self::ReadOnly
            | Self::HostReadOnly
            | Self::HostDocumentRefused(_)
            | Self::CrosswalkFailed
            | Self::SavedUnreadable { .. }
            | Self::DamageFound
            | Self::LastMissing
            | Self::StorageUnchanged(_)
            | Self::ChangedInBoth(_)
            | Self::ChangedElsewhere
            | Self::ClearedElsewhere
            | Self::DeletedElsewhere { .. }
            | Self::UnsavedWork
            | Self::TriedOutFirst
            | Self::ExampleFailed
            | Self::DownloadFailed
            | Self::CopyFailed { .. }
            | Self::ChangeRefused => true,
        }
    }
}
