//! What is saved in this browser.

use std::rc::Rc;

use super::damaged::{DamagedEntry, put_aside};
use super::index::Index;
use super::key::StoredKey;
use super::stored::{opened, saved_keys, stored_keys};
use opex_format::{Document, LoadError, SavedSummary, SealError, read_results};
use opex_model::{AssessmentId, Catalogue, Date, Evaluation, PracticeIndex, Timestamp, sorted_by};
use opex_ports::{Storage, StorageError};

/// Everything that is saved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Library {
    /// Saved assessments, last changed first.
    pub saved: Vec<LibraryEntry>,
    /// Deleted assessments, last changed first.
    pub deleted: Vec<LibraryEntry>,
    /// What is damaged, last noticed first.
    pub damaged: Vec<DamagedEntry>,
    /// How many of these this reading has noticed.
    pub n_noticed: usize,
    /// Why the storage cannot be read, where it cannot.
    pub failure: Option<StorageError>,
}

/// Something saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LibraryEntry {
    /// The id under which it is saved.
    pub id: AssessmentId,
    /// What it is, or why this version cannot read it although it is whole.
    pub summary: Result<SavedSummary, LoadError>,
    /// How many recovery copies there are of it.
    pub n_copies: usize,
}

/// What the library is read with.
#[derive(Clone, Debug)]
pub struct Reading {
    /// What was assessed.
    pub catalogue: Rc<Catalogue>,
    /// The day that figures are made for.
    pub today: Date,
    /// The moment that damage is noticed at.
    pub now: Timestamp,
}

impl Library {
    /// Reads everything that is saved, and puts aside what is damaged.
    pub fn read(storage: &dyn Storage, reading: &Reading) -> Self {
        Self::try_read(storage, reading).unwrap_or_else(|failure| Self { failure: Some(failure), ..Self::default() })
    }

    fn try_read(storage: &dyn Storage, reading: &Reading) -> Result<Self, StorageError> {
        let keys = stored_keys(storage)?;
        let index = Index::read(storage, &reading.catalogue);
        let mut reader = Reader { storage, reading, keys: &keys, index, damaged: Vec::new(), n_noticed: 0 };
        let (mut saved, mut deleted) = (Vec::new(), Vec::new());
        for id in saved_ids(&keys) {
            for key in saved_keys(&keys, &id) {
                // Older generations stay until the next save has shown that they are not needed.
                if let Some(summary) = reader.summary(&key)? {
                    saved.push(LibraryEntry::new(&keys, id, summary));
                    break;
                }
            }
        }
        for key in &keys {
            match key {
                StoredKey::Deleted(id) => {
                    if let Some(summary) = reader.summary(key)? {
                        deleted.push(LibraryEntry::new(&keys, id.clone(), summary));
                    }
                }
                StoredKey::Damaged(..) => reader.note_damaged(key.clone())?,
                StoredKey::Saved(..) | StoredKey::Unsealed(_) | StoredKey::Recovery(..) => {}
            }
        }
        reader.index.write(storage);
        let changed_at = |entry: &LibraryEntry| entry.summary.as_ref().ok().and_then(|one| one.changed_at.clone());
        let by_change =
            |a: &LibraryEntry, b: &LibraryEntry| changed_at(b).cmp(&changed_at(a)).then_with(|| a.id.cmp(&b.id));
        Ok(Self {
            saved: sorted_by(saved, by_change),
            deleted: sorted_by(deleted, by_change),
            damaged: sorted_by(reader.damaged, |a, b| b.noticed_at().cmp(&a.noticed_at())),
            n_noticed: reader.n_noticed,
            failure: None,
        })
    }

    /// Whether an assessment of that id is kept in whatever way.
    pub fn has(&self, id: &AssessmentId) -> bool {
        self.saved.iter().chain(&self.deleted).any(|entry| entry.id == *id)
            || self.damaged.iter().any(|entry| entry.key.id() == id)
    }
}

impl LibraryEntry {
    fn new(keys: &[StoredKey], id: AssessmentId, summary: Result<SavedSummary, LoadError>) -> Self {
        Self { n_copies: n_copies(keys, &id), id, summary }
    }
}

/// Reads one thing after the other.
struct Reader<'a> {
    storage: &'a dyn Storage,
    reading: &'a Reading,
    keys: &'a [StoredKey],
    index: Index,
    damaged: Vec<DamagedEntry>,
    n_noticed: usize,
}

impl Reader<'_> {
    /// What is saved under a name, or why this version cannot read it; none where it is damaged, which is noted, or gone.
    fn summary(&mut self, key: &StoredKey) -> Result<Option<Result<SavedSummary, LoadError>>, StorageError> {
        let Some(stored) = self.storage.get(&key.to_string())? else { return Ok(None) };
        let text = match opened(key, &stored) {
            Ok(text) => text,
            Err(SealError::NewerVersion { found, supported }) => {
                return Ok(Some(Err(LoadError::NewerVersion { found, supported })));
            }
            Err(_) => {
                self.put_aside(key, &stored);
                return Ok(None);
            }
        };
        let Reading { catalogue, today, .. } = self.reading;
        let read = self
            .index
            .summary(text, || read_results(text, catalogue).map(|document| summary(&document, catalogue, *today)));
        match read {
            Err(error) if is_damage(&error) => {
                self.put_aside(key, &stored);
                Ok(None)
            }
            read => Ok(Some(read)),
        }
    }

    fn put_aside(&mut self, key: &StoredKey, stored: &str) {
        // Where there is no room for the move it is listed where it is.
        let key = put_aside(self.storage, key, stored, &self.reading.now).unwrap_or_else(|_| key.clone());
        self.n_noticed += 1;
        self.list_damaged(key, stored);
    }

    fn note_damaged(&mut self, key: StoredKey) -> Result<(), StorageError> {
        if let Some(stored) = self.storage.get(&key.to_string())? {
            self.list_damaged(key, &stored);
        }
        Ok(())
    }

    fn list_damaged(&mut self, key: StoredKey, stored: &str) {
        let n_copies = n_copies(self.keys, key.id());
        self.damaged.push(DamagedEntry::new(key, stored, n_copies, &self.reading.catalogue));
    }
}

/// How many recovery copies there are of an assessment.
fn n_copies(keys: &[StoredKey], id: &AssessmentId) -> usize {
    keys.iter().filter(|key| matches!(key, StoredKey::Recovery(other, _) if other == id)).count()
}

/// The ids of all that is saved, each once.
fn saved_ids(keys: &[StoredKey]) -> Vec<AssessmentId> {
    let mut ids: Vec<AssessmentId> = Vec::new();
    for key in keys.iter().filter(|key| key.generation().is_some()) {
        if !ids.contains(key.id()) {
            ids.push(key.id().clone());
        }
    }
    ids
}

/// Whether a text that is not read is damaged, rather than one that another version or catalogue reads.
fn is_damage(error: &LoadError) -> bool {
    !matches!(error, LoadError::NewerVersion { .. } | LoadError::OtherCatalogue { .. })
}

fn summary(document: &Document, catalogue: &Catalogue, today: Date) -> SavedSummary {
    let everything: Vec<PracticeIndex> = catalogue.indices().collect();
    let figures = Evaluation::new(catalogue, &document.assessment, today).figures(&everything);
    let profile = &document.assessment.profile;
    SavedSummary {
        team: profile.team.to_string(),
        workload: profile.workload.to_string(),
        example: profile.example,
        score: figures.score,
        completeness: figures.completeness,
        changed_at: document.changed_at.clone(),
    }
}
