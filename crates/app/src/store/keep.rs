//! What is saved is called saved once the storage has kept it.

use std::rc::Rc;

use super::Store;
use super::save::{RETRY_MILLISECONDS, Saves};
use crate::library::{self, StoredKey};
use crate::message::{LibraryMessage, Message, NoticeMessage};
use crate::notice::Notice;
use crate::state::SaveState;
use opex_format::{Document, read_results, write_results};
use opex_ports::{CommitError, Durability, StorageError};

impl Store {
    /// Saves a document and has the storage keep it. The person is told when it has, or that it could not.
    pub(super) fn save_document(&self, document: &Document, saves: Saves) {
        let id = &document.assessment.id;
        let text = write_results(document);
        let ports = &self.inner.ports;
        let ended = library::save_text(&*ports.storage, id, &text, &ports.clock.now());
        self.inner.saving.note_attempt(id, text.clone());
        if let Err(error) = ended {
            return self.not_kept(document, saves, error);
        }
        if let Some(at_once) = &ports.at_once
            && self.state().open_id() == Some(id)
        {
            library::write_standby(&**at_once, id, &text);
        }
        self.inner.saving.note_keeping(id, &text);
        let (weak, document) = (Rc::downgrade(&self.inner), document.clone());
        let done = move |kept| {
            if let Some(inner) = weak.upgrade() {
                let store = Self { inner };
                store.inner.saving.note_kept_or_not(&document.assessment.id, &text);
                match kept {
                    Ok(()) => store.kept(&document, &text, saves),
                    Err(CommitError::Overtaken) => store.save_joined(&document, &text, saves),
                    Err(CommitError::Storage(StorageError::Full)) => store.make_room(&document, saves),
                    Err(CommitError::Storage(error)) => store.not_kept(&document, saves, error),
                }
            }
        };
        ports.storage.commit(saves.durability, Box::new(done));
    }

    fn kept(&self, document: &Document, text: &str, saves: Saves) {
        let id = &document.assessment.id;
        self.inner.saving.note_saved(id, text.to_owned());
        if self.state().open_id() != Some(id) {
            if let Some(at_once) = &self.inner.ports.at_once {
                library::remove_standby(&**at_once, id);
            }
            return;
        }
        // What has been changed since is not kept yet.
        if self.inner.ports.at_once.is_none() || self.document_text().as_deref() == Some(text) {
            self.stored(text);
        }
        if saves.asks_to_persist && self.state().save == SaveState::Saved {
            self.ask_to_persist();
        }
    }

    /// Another tab has saved the same assessment meanwhile. What is open takes that in as it takes in any change of another
    /// tab, and is saved again then; anything else is joined with it here.
    fn save_joined(&self, document: &Document, text: &str, saves: Saves) {
        let (state, id) = (self.state(), &document.assessment.id);
        if state.open_id() == Some(id) {
            return self.save_soon();
        }
        let saved = library::saved_text(&*self.inner.ports.storage, id).ok().flatten();
        let joined = saved.and_then(|saved| library::joined_texts(&saved, text, &state.catalogue));
        if let Some(joined) = joined.and_then(|joined| read_results(&joined, &state.catalogue).ok()) {
            self.save_document(&joined, saves);
        }
    }

    /// Tries once more with one recovery copy less than the last time; they are put back where that is not enough.
    fn make_room(&self, document: &Document, saves: Saves) {
        let n_dropped = saves.n_dropped + 1;
        if library::drop_recovery_copies(&*self.inner.ports.storage, n_dropped) {
            self.save_document(document, Saves { n_dropped, ..saves });
        } else {
            self.not_kept(document, saves, StorageError::Full);
        }
    }

    fn not_kept(&self, document: &Document, saves: Saves, error: StorageError) {
        // The saved state on the page is that of the open assessment.
        if self.state().open_id() == Some(&document.assessment.id) {
            return self.save_failed(error);
        }
        self.dispatch(Message::Notice(NoticeMessage::Show(Notice::StorageUnchanged(error))));
        if self.inner.ports.at_once.is_some() {
            self.save_later(document.clone(), saves);
        }
    }

    /// Has everything else kept that was changed in the storage. What could not be is tried again in a while.
    pub(super) fn keep_rest(&self) {
        let storage = &self.inner.ports.storage;
        if !storage.has_uncommitted() || self.inner.saving.waits_with_rest() {
            return;
        }
        let weak = Rc::downgrade(&self.inner);
        let done = move |kept: Result<(), CommitError>| {
            let Some(inner) = weak.upgrade() else { return };
            let store = Self { inner };
            match kept {
                Ok(()) => {
                    store.inner.saving.note_rest(None);
                }
                Err(CommitError::Overtaken) => store.dispatch(Message::Library(LibraryMessage::Due)),
                Err(CommitError::Storage(error)) => store.rest_not_kept(error),
            }
        };
        storage.commit(Durability::Strict, Box::new(done));
    }

    fn rest_not_kept(&self, error: StorageError) {
        let saving = &self.inner.saving;
        let is_first = saving.note_rest(Some(error));
        let weak = Rc::downgrade(&self.inner);
        let due = move || {
            if let Some(inner) = weak.upgrade() {
                inner.saving.wait_with_rest(None);
                Self { inner }.keep_rest();
            }
        };
        saving.wait_with_rest(Some(self.inner.ports.timer.after(RETRY_MILLISECONDS, Box::new(due))));
        if is_first {
            self.dispatch(Message::Notice(NoticeMessage::Show(Notice::StorageUnchanged(error))));
        }
        // What was not kept is as it was before.
        self.dispatch(Message::Library(LibraryMessage::Due));
    }

    /// Calls `done` once everything that has been saved so far is kept, or could not be.
    pub(super) fn when_kept(&self, done: impl FnOnce(&Self) + 'static) {
        let store = self.clone();
        self.inner.ports.storage.commit(Durability::Strict, Box::new(move |_| done(&store)));
    }

    /// Another tab has changed what stands under a name where things are written at once. Where nothing else keeps the
    /// work that is a save; else it is one of an earlier version of the app, which knows no other place.
    pub fn stored_at_once_elsewhere(&self, name: &str) {
        let (state, ports) = (self.state(), &self.inner.ports);
        let Some(from) = ports.at_once.clone() else { return self.stored_elsewhere(Some(name)) };
        if StoredKey::parse(name).is_none() {
            return;
        }
        let Ok(brought) = library::bring_over(&*from, &*ports.storage, &state.catalogue, &ports.clock.now()) else {
            return;
        };
        if brought.is_empty() {
            return;
        }
        let done = move |kept: Result<(), CommitError>| {
            if kept.is_ok() {
                library::leave_behind(&*from, &brought);
            }
        };
        ports.storage.commit(Durability::Strict, Box::new(done));
        self.stored_elsewhere(None);
    }
}
