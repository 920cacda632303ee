//! The page around an embedded app: it hands documents in, and may be the one who keeps them.

use std::cell::RefCell;
use std::rc::Rc;

use super::Store;
use super::save::Saves;
use crate::library;
use crate::message::{Message, NoticeMessage, OpenMessage, SaveMessage};
use crate::notice::Notice;
use crate::route::Route;
use crate::state::SaveState;
use opex_format::{Document, Incoming, LoadError, read_results, recognize, write_results};
use opex_model::{Answer, AssessmentId};
use opex_ports::{HostAnswer, StorageError};

/// What the host keeps of what is open.
#[derive(Default)]
pub(super) struct Hosted {
    /// The text that it has said it keeps, or has handed in.
    kept: RefCell<Option<String>>,
    /// The text that it has been asked to keep, while it has not answered.
    asked: RefCell<Option<String>>,
}

/// Why a document that the host hands in is not shown. Nothing is changed by it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HostLoadError {
    /// It cannot be read.
    Unreadable(LoadError),
    /// What is open could not be saved and would be lost.
    UnsavedWork,
}

impl Store {
    /// Shows a document that the host hands in: in the view asked for, else in the view that is shown where it
    /// is another state of what is open or nothing was, else in the results, or in assessing while there are none.
    ///
    /// What the host does not keep, as after it could not, it is asked to keep.
    ///
    /// Where a storage keeps the work and holds a copy of the same assessment, the two are joined.
    ///
    /// # Errors
    /// Where the document cannot be read, or what is open would be lost.
    pub fn load_from_host(&self, text: &str, view: Option<Route>, is_kept: bool) -> Result<(), HostLoadError> {
        let document = self.read_handed(text).map_err(|error| {
            self.dispatch(Message::Notice(NoticeMessage::Show(Notice::HostDocumentRefused(error.clone()))));
            HostLoadError::Unreadable(error)
        })?;
        self.save_now();
        let state = self.state();
        if state.has_work_at_risk() {
            return Err(HostLoadError::UnsavedWork);
        }
        let is_same = state.open_id() == Some(&document.assessment.id);
        // A view that shows an assessment while none is open has been waiting for this one.
        let may_stay = is_same || state.open.is_none();
        let here = Some(state.route.clone()).filter(|route| may_stay && route.needs_assessment());
        let has_answers = document.assessment.records.values().any(|record| record.answer != Answer::Unanswered);
        let first = || if has_answers { Route::Results } else { Route::Assess(None) };
        let route = view.or(here).unwrap_or_else(first);
        let id = document.assessment.id.clone();
        match self.saved_relative(&id) {
            Some(saved) => {
                self.dispatch(Message::Open(OpenMessage::Document(Box::new(saved), route)));
                self.dispatch(Message::Save(SaveMessage::SavedElsewhere(Box::new(document))));
                self.dispatch(Message::Save(SaveMessage::Due));
            }
            None => {
                self.dispatch(Message::Open(OpenMessage::Document(Box::new(document), route)));
                self.note_handed_in(&id, is_kept);
            }
        }
        Ok(())
    }

    /// The text of a results file of what is open.
    pub fn document_text(&self) -> Option<String> {
        self.state().open.as_ref().map(|open| write_results(&open.document()))
    }

    fn read_handed(&self, text: &str) -> Result<Document, LoadError> {
        match recognize(text)? {
            Incoming::Results(text) => read_results(&text, &self.state().catalogue),
            Incoming::Locked(_) => Err(LoadError::Locked),
        }
    }

    /// What a storage that keeps the work holds of an assessment. A host that keeps it is always right.
    fn saved_relative(&self, id: &AssessmentId) -> Option<Document> {
        let is_kept_by_host = self.inner.ports.host.as_ref().is_some_and(|host| host.is_keeper());
        let text = library::saved_text(&*self.inner.ports.storage, id).ok().flatten().filter(|_| !is_kept_by_host)?;
        let document = read_results(&text, &self.state().catalogue).ok()?;
        self.inner.saving.note_saved(id, text);
        Some(document)
    }

    /// Keeps what was handed in beside the work of this visit. A host that has it is not asked to keep it.
    fn note_handed_in(&self, id: &AssessmentId, is_kept: bool) {
        let state = self.state();
        let Some(open) = state.open.as_ref().filter(|open| open.assessment().id == *id) else { return };
        let document = open.document();
        let text = write_results(&document);
        self.inner.saving.hosted.kept.replace(is_kept.then_some(text));
        self.inner.saving.hosted.asked.take();
        self.save_document(&document, Saves::REPLACING);
    }

    /// The storage holds what is open. It is saved by that, unless it is the host that keeps it.
    pub(super) fn stored(&self, text: &str) {
        let hosted = &self.inner.saving.hosted;
        let Some(host) = &self.inner.ports.host else {
            self.dispatch(Message::Save(SaveMessage::Ended(SaveState::Saved)));
            return;
        };
        if hosted.kept.borrow().as_deref() == Some(text) {
            self.dispatch(Message::Save(SaveMessage::Ended(SaveState::Saved)));
            return;
        }
        if hosted.asked.borrow().as_deref() == Some(text) {
            return;
        }
        hosted.asked.replace(Some(text.to_owned()));
        if self.state().save == SaveState::Saved {
            self.dispatch(Message::Save(SaveMessage::Ended(SaveState::Saving)));
        }
        let (weak, asked) = (Rc::downgrade(&self.inner), text.to_owned());
        let done = move |answer| {
            if let Some(inner) = weak.upgrade() {
                Self { inner }.host_answered(asked, answer);
            }
        };
        host.keep(text, Box::new(done));
    }

    fn host_answered(&self, asked: String, answer: HostAnswer) {
        let hosted = &self.inner.saving.hosted;
        // Of several texts only the last one asked for counts.
        if hosted.asked.borrow().as_ref() != Some(&asked) {
            return;
        }
        hosted.asked.take();
        match answer {
            HostAnswer::Kept => {
                let is_as_open = self.document_text().as_ref() == Some(&asked);
                hosted.kept.replace(Some(asked));
                if is_as_open {
                    self.dispatch(Message::Save(SaveMessage::Ended(SaveState::Saved)));
                }
            }
            HostAnswer::NotTaken => self.dispatch(Message::Save(SaveMessage::Ended(SaveState::NotTaken))),
            HostAnswer::Refused => self.save_failed(StorageError::HostRefused),
        }
    }
}
