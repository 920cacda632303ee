//! What is remembered of saves.

use std::rc::Rc;

use super::request::SaveRequest;
use opex_model::{AssessmentId, SortedMap};
use opex_ports::{Durability, StorageError};

/// What is known of the storage, and what was asked of it.
#[derive(Debug, Default)]
pub struct Saves {
    /// What the storage holds of each assessment as far as this app has read or written it.
    known: SortedMap<AssessmentId, Rc<str>>,
    /// Texts that the storage may hold: of saves that are running, or that have failed, perhaps after the text was written.
    attempted: SortedMap<AssessmentId, Rc<str>>,
    /// Texts that are being committed.
    keeping: SortedMap<AssessmentId, Rc<str>>,
    /// How many writes of documents are pending.
    n_writing: usize,
    /// Requests for documents that could not be saved and are no longer open.
    unkept: SortedMap<AssessmentId, SaveRequest>,
    /// Whether the timer is running that limits how long a change may stay unsaved.
    pub(super) has_deadline: bool,
    /// Something else than a document is tried again only when its timer ends.
    pub(super) waits_with_rest: bool,
    /// Why something else than a document was not kept the last time.
    pub(super) rest_failure: Option<StorageError>,
    /// What is saved next takes the place of something else, as a merge or a snapshot does.
    replaces: bool,
    /// The browser has been asked to clear nothing by itself.
    pub(super) has_asked_to_persist: bool,
    /// What another tab has deleted, of which the person has been told.
    told_deleted: Option<AssessmentId>,
    /// What the host keeps, or has been asked to keep.
    pub(super) hosted: Hosted,
}

/// What the page around an embedded app keeps of what is open.
#[derive(Debug, Default)]
pub(super) struct Hosted {
    /// The text that it has said it keeps, or has handed in.
    pub kept: Option<Rc<str>>,
    /// The text that it has been asked to keep, while it has not answered.
    pub asked: Option<Rc<str>>,
}

impl Saves {
    /// Notes what the storage holds of an assessment.
    pub fn note_saved(&mut self, id: &AssessmentId, text: Rc<str>) {
        // A later text may be being committed.
        let is_on_its_way = self.attempted.get(id).is_some_and(|attempted| self.is_keeping(id, attempted));
        if !is_on_its_way {
            self.attempted.remove(id);
        }
        self.note_is_there(id);
        self.known.insert(id.clone(), text);
    }

    /// Whether the storage held anything of an assessment when this app last read or wrote it.
    pub fn knows(&self, id: &AssessmentId) -> bool {
        self.known.contains_key(id)
    }

    /// Whether the storage holds this very text as far as this app knows.
    pub fn holds(&self, id: &AssessmentId, text: &str) -> bool {
        self.known.get(id).is_some_and(|known| **known == *text)
    }

    /// Forgets what the storage holds of an assessment.
    pub fn forget(&mut self, id: &AssessmentId) {
        self.known.remove(id);
    }

    /// Notes that an assessment is saved, so that a deletion by another tab has to be reported again.
    pub fn note_is_there(&mut self, id: &AssessmentId) {
        self.told_deleted.take_if(|told| told == id);
    }

    /// Notes that the person is told that an assessment was deleted, and whether that has not been before.
    pub fn note_told_deleted(&mut self, id: &AssessmentId) -> bool {
        self.told_deleted.replace(id.clone()).as_ref() != Some(id)
    }

    /// Notes that this text is asked to be written and kept: it may be there from now on.
    pub fn note_asked(&mut self, id: &AssessmentId, text: &Rc<str>) {
        self.n_writing += 1;
        self.attempted.insert(id.clone(), Rc::clone(text));
        self.keeping.insert(id.clone(), Rc::clone(text));
    }

    /// Notes that a document has been written, or could not be.
    pub fn note_written_or_not(&mut self) {
        self.n_writing = self.n_writing.saturating_sub(1);
    }

    /// Whether writes of documents are pending.
    pub fn is_writing(&self) -> bool {
        self.n_writing > 0
    }

    /// Notes that the storage has answered whether it keeps this text.
    pub fn note_answered(&mut self, id: &AssessmentId, text: &str) {
        if self.is_keeping(id, text) {
            self.keeping.remove(id);
        }
    }

    /// Whether the storage has been asked to keep this very text and has not answered.
    pub fn is_keeping(&self, id: &AssessmentId, text: &str) -> bool {
        self.keeping.get(id).is_some_and(|asked| **asked == *text)
    }

    /// Whether this app has written this text, or tried to.
    pub fn has_written(&self, id: &AssessmentId, text: &str) -> bool {
        self.written(id).any(|written| **written == *text)
    }

    /// The texts of an assessment that may be overwritten without a loss: those that this app has read or written.
    pub fn written(&self, id: &AssessmentId) -> impl Iterator<Item = &Rc<str>> {
        self.known.get(id).into_iter().chain(self.attempted.get(id))
    }

    /// Notes that what is saved next takes the place of something else.
    pub fn note_replacing(&mut self) {
        self.replaces = true;
    }

    /// The durability that the next save has to reach.
    pub(super) fn durability(&mut self) -> Durability {
        if std::mem::take(&mut self.replaces) { Durability::Strict } else { Durability::Relaxed }
    }

    /// Remembers what could not be kept, to be tried again.
    pub(super) fn put_off(&mut self, request: SaveRequest) {
        self.unkept.insert(request.id().clone(), request);
    }

    /// What could not be kept, which is tried again now.
    pub(super) fn take_unkept(&mut self) -> Vec<SaveRequest> {
        std::mem::take(&mut self.unkept).values().cloned().collect()
    }
}
