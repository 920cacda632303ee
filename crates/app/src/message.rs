//! What may happen to the app: what a person does, and what comes back from the surroundings.
//!
//! Each feature has messages of its own. [`Message`] is any of them; every feature's messages turn into it.

use std::rc::Rc;

use super::case_studies::CaseStudies;
use super::filter::Filter;
use super::handed_in::{FileStep, ReadFile};
use super::library::Library;
use super::notice::Notice;
use super::planning::{Planning, StepKey};
use super::preferences::Theme;
use super::reference::Reference;
use super::route::Route;
use super::sharing::ShareMessage;
use super::state::SaveState;
use super::storage_view::StorageMessage;
use opex_export::{ExportKind, ExportStep};
use opex_format::{CarryReport, Document, LoadError};
use opex_language::Language;
use opex_model::{AssessmentId, CaseStudyId, CatalogueText, Command, Level, PracticeId, SnapshotKey};
use opex_ports::Update;

/// Something that a person does, or that comes back from the surroundings.
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
    /// Saving of what is open.
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
}

macro_rules! every_feature {
    ($($feature:ident($message:ident)),* $(,)?) => {
        $(impl From<$message> for Message {
            fn from(message: $message) -> Self {
                Self::$feature(message)
            }
        })*
    };
}

every_feature! {
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
}

/// The open assessment is changed.
#[derive(Clone, Debug, PartialEq)]
pub enum EditMessage {
    /// Change it.
    Change(Command),
    /// Answer the practice in focus with a level.
    AnswerFocused(Level),
    /// The person has left a text field: what is typed next is another change.
    EndTyping,
    /// Take the last change back.
    Undo,
    /// Do the change last undone again.
    Redo,
}

/// Changes are tried out.
#[derive(Clone, Debug, PartialEq)]
pub enum WhatIfMessage {
    /// Try a change of the open assessment out, without making it.
    TryOut(Command),
    /// Make what was tried out, as one change.
    Keep,
    /// Forget what was tried out.
    Discard,
}

/// The plan is looked for.
#[derive(Clone, Debug, PartialEq)]
pub enum PlanMessage {
    /// The planner has come further.
    Planned(Box<Planning>),
    /// Make do with the best plan found so far.
    Stop,
    /// Go on with the search that was ended.
    Resume,
    /// Find out what the plan would lose without a step.
    AskMargin(StepKey),
    /// Find out what would have to change for a step to leave the plan.
    AskThresholds(StepKey),
}

/// An assessment is opened or put away.
#[derive(Clone, Debug, PartialEq)]
pub enum OpenMessage {
    /// Begin an assessment.
    New,
    /// Open a saved assessment.
    Saved(AssessmentId),
    /// Open a made-up assessment.
    Example,
    /// Open a case study as an example.
    CaseStudy(CaseStudyId),
    /// Show a document that can only be looked at.
    LookAt(Rc<Document>),
    /// A document has been read and is to be shown in a view.
    Document(Box<Document>, Route),
    /// Put away what is open.
    Close,
}

/// Files are taken in.
#[derive(Clone, Debug, PartialEq)]
pub enum FilesMessage {
    /// A file was chosen or dropped, and read or not.
    Read {
        /// Its name.
        name: Rc<str>,
        /// Its text, or why there is none.
        text: Result<Rc<str>, LoadError>,
    },
    /// Several files were chosen or dropped, and each was read or not.
    ReadSeveral(Vec<ReadFile>),
    /// A file of another edition has been brought over, or cannot be.
    Carried(Rc<str>, Result<Box<(Document, CarryReport)>, LoadError>),
    /// Open what was brought over, or leave it.
    OpenCarried(bool),
    /// What was handed in is decided about.
    Step(FileStep),
}

/// Snapshots of the open assessment.
#[derive(Clone, Debug, PartialEq)]
pub enum SnapshotMessage {
    /// Keep the open assessment as it is now under a name.
    Take(Rc<str>),
    /// Remove the content of a snapshot.
    Remove(SnapshotKey),
    /// Make the open assessment say again what it said in a snapshot.
    Restore(SnapshotKey),
    /// Open a snapshot as an assessment of its own.
    Open(SnapshotKey),
}

/// What is saved in this browser.
#[derive(Clone, Debug, PartialEq)]
pub enum LibraryMessage {
    /// Another tab has changed the list of what is saved: read it again.
    Due,
    /// The list of saved assessments has been read.
    Listed(Library),
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
}

/// Saving of what is open.
#[derive(Clone, Debug, PartialEq)]
pub enum SaveMessage {
    /// The moment to save has come, or the page is about to go.
    Due,
    /// Save what is open although something else has cleared it.
    Again,
    /// Saving has ended in this.
    Ended(SaveState),
    /// Another tab has saved what is open here: join the two.
    SavedElsewhere(Box<Document>),
    /// Something else has cleared what was saved of what is open.
    ClearedElsewhere,
    /// Another tab has deleted what is open.
    DeletedElsewhere(AssessmentId),
    /// Another tab has changed what is open here: go on under this id, so that both stay.
    ContinueAs(AssessmentId),
}

/// The view and what is attended to in it.
#[derive(Clone, Debug, PartialEq)]
pub enum ViewMessage {
    /// The first view is shown: what it did not need may be loaded.
    Shown,
    /// Show a view.
    Go(Route),
    /// The address has changed by itself, as "back" does.
    RouteChanged(Route),
    /// Attend to a practice.
    Focus(PracticeId),
    /// Attend to another practice, and have the page go there.
    Move(Move),
    /// Show or hide the help.
    ShowHelp(bool),
    /// Show other practices for answering.
    SetFilter(Filter),
    /// Let everything only be looked at, or be changed.
    SetReadOnly(bool),
    /// Print what is shown.
    Print,
    /// Another day has begun.
    DayChanged,
}

/// Which practice to attend to, as seen from the one in focus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Move {
    /// The next one shown.
    Next,
    /// The one shown before.
    Previous,
    /// The next unanswered one, in whatever topic it is.
    NextUnanswered,
    /// This one, in whatever topic it is.
    To(PracticeId),
}

/// What one reader prefers.
#[derive(Clone, Debug, PartialEq)]
pub enum PreferenceMessage {
    /// Speak another language.
    SetLanguage(Language),
    /// Record this name with what is changed from now on.
    SetName(Rc<str>),
    /// Be light or dark.
    SetTheme(Theme),
    /// Switch keys without a modifier on or off.
    SetShortcuts(bool),
}

/// The plan is handed over to other programs.
#[derive(Clone, Debug, PartialEq)]
pub enum ExportMessage {
    /// Hand these steps to the person as a file for another program.
    Download(ExportKind, Rc<[ExportStep]>),
    /// Put the same into the clipboard.
    Copy(ExportKind, Rc<[ExportStep]>),
    /// Put a step into the clipboard as an issue.
    CopyIssue(ExportStep),
    /// Put a text into the clipboard.
    CopyText(Rc<str>),
}

/// What the person is told.
#[derive(Clone, Debug, PartialEq)]
pub enum NoticeMessage {
    /// Say something.
    Show(Notice),
    /// It has been read.
    Dismiss,
}

/// The catalogue's texts.
#[derive(Clone, Debug, PartialEq)]
pub enum CatalogueMessage {
    /// The beginning of the catalogue's text is there.
    BeginningRead(Language, Rc<CatalogueText>),
    /// The catalogue's text has been loaded, or has not.
    TextLoaded(Language, Option<Rc<CatalogueText>>),
    /// What the view may look up beyond the catalogue's text is wanted.
    LookUp,
    /// That has been loaded, or has not.
    ReferenceLoaded(Language, Option<Rc<Reference>>),
    /// The case studies have been loaded, or have not.
    CaseStudiesLoaded(Language, Option<Rc<CaseStudies>>),
}

/// Newer versions of the app.
#[derive(Clone, Debug, PartialEq)]
pub enum UpdateMessage {
    /// There is one.
    Found(Update),
    /// Go on with it, here and at once.
    Take,
    /// Go on with this version for now.
    PutOff,
}

impl Message {
    /// Whether a person begins, opens or takes away something by it. A change of what is open is not meant.
    pub(super) fn changes_what_is_saved(&self) -> bool {
        matches!(
            self,
            Self::Open(OpenMessage::New)
                | Self::Open(OpenMessage::Example)
                | Self::Open(OpenMessage::CaseStudy(_))
                | Self::Files(FilesMessage::Read { .. })
                | Self::Files(FilesMessage::ReadSeveral(_))
                | Self::Files(FilesMessage::OpenCarried(_))
                | Self::Snapshot(SnapshotMessage::Open(_))
                | Self::Library(LibraryMessage::Rename { .. })
                | Self::Library(LibraryMessage::Duplicate(_))
                | Self::Library(LibraryMessage::Delete(_))
                | Self::Library(LibraryMessage::Restore(_))
                | Self::Files(FilesMessage::Step(FileStep::Merge | FileStep::OpenCopy | FileStep::Next))
                | Self::Storage(
                    StorageMessage::Restore(_)
                        | StorageMessage::OpenAsNew(_)
                        | StorageMessage::Delete(_)
                        | StorageMessage::DropOldSnapshots(_)
                )
        )
    }

    /// Whether a change of what is open by it takes the place of more than a field: what is saved then must be on the disk
    /// before it is called saved.
    pub(super) fn replaces_something(&self) -> bool {
        matches!(
            self,
            Self::Snapshot(SnapshotMessage::Take(_))
                | Self::Snapshot(SnapshotMessage::Remove(_))
                | Self::Snapshot(SnapshotMessage::Restore(_))
                | Self::Files(FilesMessage::Step(_))
                | Self::WhatIf(WhatIfMessage::Keep)
                | Self::Storage(StorageMessage::CopyRead(_) | StorageMessage::DropOldSnapshots(_))
                | Self::Save(SaveMessage::SavedElsewhere(_))
        )
    }

    /// Whether it puts something else in place of what is open unless it finds a reason not to: what is open must be saved
    /// before, and the action itself sees to what could not be.
    pub fn may_leave_open(&self) -> bool {
        let is_choice =
            matches!(self, Self::Files(FilesMessage::Step(FileStep::Choose(..) | FileStep::Leave | FileStep::Skip)));
        matches!(self, Self::Files(FilesMessage::OpenCarried(true)))
            || (matches!(self, Self::Files(FilesMessage::Step(_))) && !is_choice)
    }

    /// Whether it may put something else in place of what is open, which must be saved before.
    pub fn leaves_open(&self) -> bool {
        matches!(
            self,
            Self::Open(OpenMessage::New)
                | Self::Open(OpenMessage::Saved(_))
                | Self::Open(OpenMessage::Example)
                | Self::Open(OpenMessage::CaseStudy(_))
                | Self::Files(FilesMessage::Read { .. })
                | Self::Files(FilesMessage::ReadSeveral(_))
                | Self::Open(OpenMessage::LookAt(_))
                | Self::Snapshot(SnapshotMessage::Open(_))
                | Self::Open(OpenMessage::Document(..))
                | Self::Open(OpenMessage::Close)
                | Self::Library(LibraryMessage::Duplicate(_))
                | Self::Library(LibraryMessage::Delete(_))
                | Self::Update(UpdateMessage::Take)
        ) || matches!(self, Self::Share(sharing) if sharing.leaves_open())
    }
}
