//! What is saved in this browser, and under which names.

use crate::domain::{AssessmentId, Catalogue, Date, Evaluation, Ratio, Timestamp, sorted_by};
use crate::format::{Document, LoadError, read_results};
use crate::ports::{Storage, StorageError};

/// What all names in the storage begin with.
pub const STORED_PREFIX: &str = "opex-maturity/";

/// Where the reader's preferences are kept.
pub const PREFERENCES_KEY: &str = "opex-maturity/preferences";

/// Each assessment is kept under its own name, as the text of its results file.
const SAVED_PREFIX: &str = "opex-maturity/assessment/";

/// A deleted assessment moves here, so that it can be brought back.
const DELETED_PREFIX: &str = "opex-maturity/deleted/";

/// Everything that is saved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Library {
    /// Saved assessments, last changed first.
    pub saved: Vec<LibraryEntry>,
    /// Deleted assessments, last changed first.
    pub deleted: Vec<LibraryEntry>,
    /// Why the storage cannot be read, where it cannot.
    pub failure: Option<StorageError>,
}

/// Something saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LibraryEntry {
    /// The id under which it is saved.
    pub id: AssessmentId,
    /// What it is, or why it cannot be read.
    pub summary: Result<SavedSummary, LoadError>,
}

/// What the list of saved assessments shows of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedSummary {
    /// The team.
    pub team: String,
    /// The workload.
    pub workload: String,
    /// Whether it is made up.
    pub example: bool,
    /// The overall score.
    pub score: Option<Ratio>,
    /// How much is answered.
    pub completeness: Option<Ratio>,
    /// When it was last changed.
    pub changed_at: Option<Timestamp>,
}

impl Library {
    /// Reads everything that is saved.
    pub fn read(storage: &dyn Storage, catalogue: &Catalogue, today: Date) -> Self {
        let keys = match storage.keys() {
            Ok(keys) => keys,
            Err(failure) => return Self { failure: Some(failure), ..Self::default() },
        };
        let entries = |prefix: &str| {
            let ids = keys.iter().filter_map(|key| key.strip_prefix(prefix));
            let entry = |id: &str| LibraryEntry::read(storage, prefix, id.into(), catalogue, today);
            let entries: Vec<LibraryEntry> = ids.filter_map(entry).collect();
            let changed_at =
                |entry: &LibraryEntry| entry.summary.as_ref().ok().and_then(|summary| summary.changed_at.clone());
            sorted_by(entries, |a, b| changed_at(b).cmp(&changed_at(a)).then_with(|| a.id.cmp(&b.id)))
        };
        Self { saved: entries(SAVED_PREFIX), deleted: entries(DELETED_PREFIX), failure: None }
    }
}

impl LibraryEntry {
    fn read(storage: &dyn Storage, prefix: &str, id: AssessmentId, catalogue: &Catalogue, today: Date) -> Option<Self> {
        let text = storage.get(&format!("{prefix}{id}")).ok().flatten()?;
        let summary = read_results(&text, catalogue).map(|document| SavedSummary::new(&document, catalogue, today));
        Some(Self { id, summary })
    }
}

impl SavedSummary {
    fn new(document: &Document, catalogue: &Catalogue, today: Date) -> Self {
        let everything: Vec<usize> = (0..catalogue.practices().len()).collect();
        let figures = Evaluation::new(catalogue, &document.assessment, today).figures(&everything);
        let profile = &document.assessment.profile;
        Self {
            team: profile.team.to_string(),
            workload: profile.workload.to_string(),
            example: profile.example,
            score: figures.score,
            completeness: figures.completeness,
            changed_at: document.changed_at.clone(),
        }
    }
}

/// The text saved under an id.
///
/// # Errors
/// Where the storage cannot be read.
pub fn saved_text(storage: &dyn Storage, id: &AssessmentId) -> Result<Option<String>, StorageError> {
    storage.get(&format!("{SAVED_PREFIX}{id}"))
}

/// Saves a text under an id.
///
/// # Errors
/// Where the storage does not take it.
pub fn save_text(storage: &dyn Storage, id: &AssessmentId, text: &str) -> Result<(), StorageError> {
    storage.set(&format!("{SAVED_PREFIX}{id}"), text)
}

/// Takes an assessment out of the list.
///
/// # Errors
/// Where the storage does not take the move; the assessment stays.
pub fn move_to_deleted(storage: &dyn Storage, id: &AssessmentId) -> Result<(), StorageError> {
    rename(storage, &format!("{SAVED_PREFIX}{id}"), &format!("{DELETED_PREFIX}{id}"))
}

/// Brings an assessment back into the list.
///
/// # Errors
/// Where the storage does not take the move; the assessment stays where it is.
pub fn restore(storage: &dyn Storage, id: &AssessmentId) -> Result<(), StorageError> {
    rename(storage, &format!("{DELETED_PREFIX}{id}"), &format!("{SAVED_PREFIX}{id}"))
}

fn rename(storage: &dyn Storage, from: &str, to: &str) -> Result<(), StorageError> {
    if let Some(text) = storage.get(from)? {
        storage.set(to, &text)?;
        storage.remove(from)?;
    }
    Ok(())
}
