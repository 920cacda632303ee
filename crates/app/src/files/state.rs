//! Files that a person has handed in and has not yet decided about.

use std::rc::Rc;

use opex_format::{CarryReport, Document, LoadError};
use opex_model::{Cause, Difference, Part, Side, SortedMap};

/// The name of a file and its text, or why there is none.
pub type ReadFile = (Rc<str>, Result<Rc<str>, LoadError>);

/// Files that wait for a decision. The current file and those after it have not changed anything yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandedIn {
    /// All that were handed in at once, in that order.
    pub files: Rc<[HandedFile]>,
    /// The position of the current file; none while the list of files is shown.
    pub at: Option<usize>,
    /// The saved document with the id of the current file, unless that document is open.
    pub saved: Option<Rc<Document>>,
    /// Decisions about single differences; what is not decided is as suggested.
    pub choices: Rc<SortedMap<Part, Side>>,
    /// What was done with the files before it.
    pub tally: Tally,
}

/// A file that was handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandedFile {
    /// Its name.
    pub name: Rc<str>,
    /// What it holds, or why it cannot be opened.
    pub content: Result<Rc<Document>, LoadError>,
}

/// What was done with files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Opened as they are.
    pub opened: usize,
    /// Opened under an id of their own.
    pub copies: usize,
    /// Merged with what was saved.
    pub merged: usize,
    /// Left alone, or not readable.
    pub left: usize,
}

/// A file of another edition of the catalogue, and what carries over. It is not open yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CarriedFile {
    /// The file's name.
    pub name: Rc<str>,
    /// What was brought over.
    pub document: Rc<Document>,
    /// Where it comes from, and what stays behind.
    pub report: CarryReport,
}

/// How a file relates to the assessments that are already here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Relation {
    /// It cannot be opened.
    Refused(LoadError),
    /// Nothing saved has its id.
    New,
    /// Something saved or open has its id.
    Known,
    /// Something deleted has its id.
    Deleted,
    /// An earlier file of the list has its id.
    SameAs(Rc<str>),
}

/// What is decided about files that were handed in.
#[derive(Clone, Debug, PartialEq)]
pub enum FileStep {
    /// Go through the list, or on to the next file.
    Next,
    /// Decide about these differences.
    Choose(Rc<[Part]>, Pick),
    /// Merge the current file as decided.
    Merge,
    /// Open the current file under a new id.
    OpenCopy,
    /// Skip the current file.
    Skip,
    /// Skip the current file and all after it.
    Leave,
}

/// Which of two values is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// That of what is saved here.
    Ours,
    /// That of the file.
    Theirs,
    /// The one that was changed later, as suggested.
    Later,
}

/// What a merge of a file would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MergePreview {
    /// Parts that only the file has changed: they are taken from it.
    pub incoming: Vec<Difference>,
    /// Parts that only this side has changed: they stay.
    pub staying: Vec<Difference>,
    /// Conflicts: both sides have changed it, or the stamps do not tell which.
    pub conflicts: Vec<Difference>,
    /// How many snapshots come in.
    pub n_new_snapshots: usize,
}

impl MergePreview {
    /// What merging `theirs` into `ours` would do.
    pub fn new(ours: &Document, theirs: &Document) -> Self {
        let mut differences = ours.revision().differences(&theirs.revision());
        for difference in differences.iter_mut().filter(|difference| difference.cause == Cause::BothChanged) {
            if let Some(later) = later_side(ours, theirs, &difference.part) {
                difference.suggested = later;
            }
        }
        let of = |cause: Cause| differences.iter().filter(|difference| difference.cause == cause).cloned().collect();
        let known = &ours.assessment.snapshots;
        Self {
            incoming: of(Cause::TheirsChanged),
            staying: of(Cause::OursChanged),
            conflicts: of(Cause::BothChanged),
            n_new_snapshots: theirs.assessment.snapshots.keys().filter(|key| !known.contains_key(key)).count(),
        }
    }

    /// Whether the file says nothing that is not here already.
    pub fn has_nothing_new(&self) -> bool {
        self.incoming.is_empty() && self.conflicts.is_empty() && self.n_new_snapshots == 0
    }

    /// The side that a difference is decided for.
    pub fn side(&self, choices: &SortedMap<Part, Side>, part: &Part) -> Side {
        let all = self.conflicts.iter().chain(&self.incoming).chain(&self.staying);
        let suggested = || all.clone().find(|difference| difference.part == *part).map(|found| found.suggested);
        choices.get(part).copied().or_else(suggested).unwrap_or(Side::Ours)
    }
}

/// The side that has changed a part later, as far as that is known. Where a copy has no stamps at all, the time of its
/// last change stands for that of each part.
pub fn later_side(ours: &Document, theirs: &Document, part: &Part) -> Option<Side> {
    if let Some((ours, theirs)) = ours.stamps.parts.get(part).zip(theirs.stamps.parts.get(part)) {
        return Some(if theirs > ours { Side::Theirs } else { Side::Ours });
    }
    let time = |document: &Document| match document.stamps.parts.get(part) {
        Some(stamp) => Some(stamp.time.moment.clone()),
        None => document.changed_at.clone().filter(|_| document.stamps.is_empty()),
    };
    match (time(ours)?, time(theirs)?) {
        (ours, theirs) if ours == theirs => None,
        (ours, theirs) => Some(if theirs > ours { Side::Theirs } else { Side::Ours }),
    }
}

impl HandedIn {
    /// Files of which nothing has been decided.
    pub fn new(files: Vec<HandedFile>) -> Self {
        Self { files: files.into(), at: None, saved: None, choices: Rc::default(), tally: Tally::default() }
    }

    /// The current file.
    pub fn file(&self) -> Option<&HandedFile> {
        self.files.get(self.at?)
    }

    /// How many files come after the current one.
    pub fn n_behind(&self) -> usize {
        self.files.len().saturating_sub(self.at.map_or(0, |at| at + 1))
    }
}
