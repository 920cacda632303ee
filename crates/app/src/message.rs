//! What may happen to the app: what a person does, and what comes back from the surroundings.

use std::rc::Rc;

use super::catalogue::message::{CatalogueMessage, Wanted};
use super::editing::message::EditMessage;
use super::embedding::message::EmbeddingMessage;
use super::export::message::ExportMessage;
use super::files::message::FilesMessage;
use super::library::message::LibraryMessage;
use super::library::saved::{ReadFor, Saved};
use super::notice::message::NoticeMessage;
use super::opening::message::OpenMessage;
use super::planning::message::PlanMessage;
use super::preferences::message::PreferenceMessage;
use super::saving::message::SaveMessage;
use super::sharing::message::ShareMessage;
use super::snapshots::message::SnapshotMessage;
use super::storage::message::StorageMessage;
use super::updates::message::UpdateMessage;
use super::view::message::ViewMessage;
use super::what_if::message::WhatIfMessage;
use opex_model::AssessmentId;

/// Something that a person does, or that comes back from the surroundings. Each feature has messages of its own, which
/// turn into this.
#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    /// The open assessment is changed.
    Edit(EditMessage),
    /// Changes are tried out.
    WhatIf(WhatIfMessage),
    /// The plan is looked for.
    Plan(PlanMessage),
    /// An assessment is opened or put away.
    Open(OpenMessage),
    /// Files are taken in.
    Files(FilesMessage),
    /// Snapshots of the open assessment.
    Snapshot(SnapshotMessage),
    /// What is saved in this browser.
    Library(LibraryMessage),
    /// The browser's storage.
    Storage(StorageMessage),
    /// Saving.
    Save(SaveMessage),
    /// The view and what is attended to in it.
    View(ViewMessage),
    /// What one reader prefers.
    Preference(PreferenceMessage),
    /// An assessment is handed over as a whole, or taken in under a password or from a link.
    Share(ShareMessage),
    /// The plan is handed over to other programs.
    Export(ExportMessage),
    /// What the person is told.
    Notice(NoticeMessage),
    /// The catalogue's texts.
    Catalogue(CatalogueMessage),
    /// Newer versions of the app.
    Update(UpdateMessage),
    /// The page around an embedded app says something.
    Embedding(EmbeddingMessage),
    /// A saved assessment has been read, for the feature that has asked for it.
    SavedRead {
        /// What it was read for.
        purpose: ReadFor,
        /// The assessment.
        id: AssessmentId,
        /// What there is of it.
        saved: Saved,
    },
    /// Files of the app have been loaded, in the order in which they were asked for; none where one of them did not come.
    Loaded(Wanted, Option<Rc<[String]>>),
    /// What is open has been asked to be saved for the sake of this, which comes after it.
    AfterSaving(Box<Self>),
}

/// Messages of features turn into [`Message`].
macro_rules! features {
    ($($feature:ident($message:ident)),* $(,)?) => {
        $(impl From<$message> for Message {
            fn from(message: $message) -> Self {
                Self::$feature(message)
            }
        })*
    };
}

features! {
    Edit(EditMessage),
    WhatIf(WhatIfMessage),
    Plan(PlanMessage),
    Open(OpenMessage),
    Files(FilesMessage),
    Snapshot(SnapshotMessage),
    Library(LibraryMessage),
    Storage(StorageMessage),
    Save(SaveMessage),
    View(ViewMessage),
    Preference(PreferenceMessage),
    Share(ShareMessage),
    Export(ExportMessage),
    Notice(NoticeMessage),
    Catalogue(CatalogueMessage),
    Update(UpdateMessage),
    Embedding(EmbeddingMessage),
}
