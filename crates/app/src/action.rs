//! What may happen to the app.

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
use super::sharing::Sharing;
use super::state::SaveState;
use super::storage_view::StorageAction;
use opex_export::{ExportKind, ExportStep};
use opex_format::{CarryReport, Document, LoadError};
use opex_language::Language;
use opex_model::{Assessment, AssessmentId, CaseStudyId, CatalogueText, Command, Level, PracticeId, SnapshotKey};
use opex_ports::Update;

/// Something that a person does, or that comes back from the surroundings.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Change the open assessment.
    Edit(Command),
    /// The person has left a text field: what is typed next is another change.
    EndTyping,
    /// Take the last change back.
    Undo,
    /// Do the change last undone again.
    Redo,

    /// Try a change of the open assessment out, without making it.
    TryOut(Command),
    /// Make what was tried out, as one change.
    KeepTried,
    /// Forget what was tried out.
    DiscardTried,
    /// The planner has come further.
    Planned(Box<Planning>),
    /// Make do with the best plan found so far.
    StopPlanning,
    /// Go on with the search that was ended.
    ResumePlanning,
    /// Find out what the plan would lose without a step.
    AskMargin(StepKey),
    /// Find out what would have to change for a step to leave the plan.
    AskThresholds(StepKey),

    /// Begin an assessment.
    New,
    /// Open a saved assessment.
    OpenSaved(AssessmentId),
    /// Open a made-up assessment.
    OpenExample,
    /// Open a case study as an example.
    OpenCaseStudy(CaseStudyId),
    /// A file was chosen or dropped, and read or not.
    FileRead {
        /// Its name.
        name: Rc<str>,
        /// Its text, or why there is none.
        text: Result<Rc<str>, LoadError>,
    },
    /// Several files were chosen or dropped, and each was read or not.
    FilesRead(Vec<ReadFile>),
    /// A file of another edition has been brought over, or cannot be.
    Carried(Rc<str>, Result<Box<(Document, CarryReport)>, LoadError>),
    /// Open what was brought over, or leave it.
    OpenCarried(bool),
    /// Show a document that can only be looked at.
    LookAt(Rc<Document>),
    /// What was handed in is decided about.
    File(FileStep),
    /// A document has been read and is to be shown in a view.
    Opened(Box<Document>, Route),
    /// Another tab has changed the list of what is saved: read it again.
    ListDue,
    /// Another tab has saved what is open here: join the two.
    SavedElsewhere(Box<Document>),
    /// Put away what is open.
    Close,
    /// Let everything only be looked at, or be changed.
    SetReadOnly(bool),
    /// Something else has cleared what was saved of what is open.
    ClearedElsewhere,
    /// Another tab has deleted what is open.
    DeletedElsewhere(AssessmentId),
    /// Save what is open although something else has cleared it.
    SaveAgain,
    /// Keep the open assessment as it is now under a name.
    TakeSnapshot(Rc<str>),
    /// Remove the content of a snapshot.
    RemoveSnapshot(SnapshotKey),
    /// Make the open assessment say again what it said in a snapshot.
    RestoreSnapshot(SnapshotKey),
    /// Open a snapshot as an assessment of its own.
    OpenSnapshot(SnapshotKey),
    /// Another tab has changed what is open here: go on under this id, so that both stay.
    ContinueAs(AssessmentId),
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
    DownloadSaved(AssessmentId),
    /// Do something about the browser's storage.
    Storage(StorageAction),

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
    /// Answer the practice in focus with a level.
    AnswerFocused(Level),
    /// Show or hide the help.
    ShowHelp(bool),
    /// Switch keys without a modifier on or off.
    SetShortcuts(bool),
    /// Show other practices for answering.
    SetFilter(Filter),
    /// Speak another language.
    SetLanguage(Language),
    /// Record this name with what is changed from now on.
    SetName(Rc<str>),
    /// Be light or dark.
    SetTheme(Theme),
    /// Hand the open assessment to the person as a file.
    Download,
    /// An assessment was handed to the person as a file that holds all of it.
    Downloaded(Rc<Assessment>),
    /// Hand these steps to the person as a file for another program.
    DownloadExport(ExportKind, Rc<[ExportStep]>),
    /// Put the same into the clipboard.
    CopyExport(ExportKind, Rc<[ExportStep]>),
    /// Put a step into the clipboard as an issue.
    CopyIssue(ExportStep),
    /// Put a text into the clipboard.
    Copy(Rc<str>),
    /// Hand it over in another way, or take something in.
    Sharing(Sharing),
    /// Print what is shown.
    Print,
    /// Say something.
    Notify(Notice),
    /// The notice has been read.
    DismissNotice,

    /// The moment to save has come, or the page is about to go.
    SaveDue,
    /// Saving has ended in this.
    SaveEnded(SaveState),
    /// The list of saved assessments has been read.
    LibraryRead(Library),
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
    /// Another day has begun.
    DayChanged,
    /// There is a newer version of the app.
    UpdateFound(Update),
    /// Go on with it, here and at once.
    TakeUpdate,
    /// Go on with this version for now.
    PutUpdateOff,
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

impl Action {
    /// Whether a person begins, opens or takes away something by it. A change of what is open is not meant.
    pub(super) fn changes_what_is_saved(&self) -> bool {
        matches!(
            self,
            Self::New
                | Self::OpenExample
                | Self::OpenCaseStudy(_)
                | Self::FileRead { .. }
                | Self::FilesRead(_)
                | Self::OpenCarried(_)
                | Self::OpenSnapshot(_)
                | Self::Rename { .. }
                | Self::Duplicate(_)
                | Self::Delete(_)
                | Self::Restore(_)
                | Self::File(FileStep::Merge | FileStep::OpenCopy | FileStep::Next)
                | Self::Storage(
                    StorageAction::Restore(_)
                        | StorageAction::OpenAsNew(_)
                        | StorageAction::Delete(_)
                        | StorageAction::DropOldSnapshots(_)
                )
        )
    }

    /// Whether a change of what is open by it takes the place of more than a field: what is saved then must be on the disk
    /// before it is called saved.
    pub(super) fn replaces_something(&self) -> bool {
        matches!(
            self,
            Self::TakeSnapshot(_)
                | Self::RemoveSnapshot(_)
                | Self::RestoreSnapshot(_)
                | Self::File(_)
                | Self::KeepTried
                | Self::Storage(StorageAction::CopyRead(_) | StorageAction::DropOldSnapshots(_))
                | Self::SavedElsewhere(_)
        )
    }

    /// Whether it puts something else in place of what is open unless it finds a reason not to: what is open must be saved
    /// before, and the action itself sees to what could not be.
    pub fn may_leave_open(&self) -> bool {
        let is_choice = matches!(self, Self::File(FileStep::Choose(..) | FileStep::Leave | FileStep::Skip));
        matches!(self, Self::OpenCarried(true)) || (matches!(self, Self::File(_)) && !is_choice)
    }

    /// Whether it may put something else in place of what is open, which must be saved before.
    pub fn leaves_open(&self) -> bool {
        matches!(
            self,
            Self::New
                | Self::OpenSaved(_)
                | Self::OpenExample
                | Self::OpenCaseStudy(_)
                | Self::FileRead { .. }
                | Self::FilesRead(_)
                | Self::LookAt(_)
                | Self::OpenSnapshot(_)
                | Self::Opened(..)
                | Self::Close
                | Self::Duplicate(_)
                | Self::Delete(_)
                | Self::TakeUpdate
        ) || matches!(self, Self::Sharing(sharing) if sharing.leaves_open())
    }
}
