//! Carries out what a person does about the storage.

use std::rc::Rc;

use super::save::Saves;
use super::{RESULTS_TYPE, Store};
use crate::library::{self, Library, Reading, StoredKey};
use crate::message::{LibraryMessage, Message, NoticeMessage, OpenMessage};
use crate::notice::Notice;
use crate::opening::with_id;
use crate::route::Route;
use crate::storage_view::{StorageDialog, StorageEffect, StorageMessage, StorageReport};
use opex_format::{Document, read_results, results_file_name, unseal, write_results};
use opex_model::{Assessment, AssessmentId, without_old};
use opex_ports::StorageStanding;

impl Store {
    pub(super) fn carry_out_storage(&self, effect: StorageEffect) {
        let storage = &*self.inner.ports.storage;
        match effect {
            StorageEffect::ReadSpace => {
                let space = library::disposables(storage, &self.state().library, &self.state().catalogue);
                self.dispatch(StorageMessage::DialogRead(StorageDialog::Space(space)));
            }
            StorageEffect::ReadRecovery(id) => self.read_recovery(id),
            StorageEffect::Report => {
                let store = self.clone();
                self.inner.ports.storage_manager.stand(Box::new(move |standing| store.report(standing)));
            }
            StorageEffect::Restore(key) => self.restore_copy(&key),
            StorageEffect::OpenAsNew(document) => self.open_as_new(&document),
            StorageEffect::Download(key) => {
                if let Ok(Some(stored)) = storage.get(&key.to_string()) {
                    self.offer(&format!("{}.damaged.txt", key.id()), "text/plain", &stored);
                }
            }
            StorageEffect::DownloadDocument(document) => {
                let name = results_file_name(&document.assessment.profile);
                self.offer(&name, RESULTS_TYPE, &write_results(&document));
            }
            StorageEffect::Delete(keys) => {
                let deleted = keys.iter().try_for_each(|key| storage.remove(&key.to_string()));
                self.after_move(deleted);
            }
            StorageEffect::DropOldSnapshots(id) => {
                if let Some(document) = self.read_saved(&id) {
                    let (snapshots, _) = without_old(&document.assessment.snapshots);
                    let assessment = Assessment { snapshots, ..(*document.assessment).clone() };
                    let now = self.inner.ports.clock.now();
                    self.save_document(&document.changed(assessment, &now, &self.editor()), Saves::REPLACING);
                }
            }
        }
    }

    /// Reads what is saved. What is open and was found damaged in the storage is written there once more.
    pub(super) fn read_library(&self) {
        let (state, now) = (self.state(), self.inner.ports.clock.now());
        let reading = Reading { catalogue: Rc::clone(&state.catalogue), today: state.today, now };
        let mut library = Library::read(&*self.inner.ports.storage, &reading);
        let is_damaged = |id: &AssessmentId| library.damaged.iter().any(|entry| entry.key.id() == id);
        if let Some(id) = state.open_id().filter(|id| library.n_noticed > 0 && is_damaged(id)) {
            self.inner.saving.forget(id);
            self.save_now();
            let n_noticed = library.n_noticed;
            library = Library { n_noticed, ..Library::read(&*self.inner.ports.storage, &reading) };
        }
        self.dispatch(Message::Library(LibraryMessage::Listed(library)));
    }

    /// Asks once a visit that the browser clears nothing by itself.
    pub(super) fn ask_to_persist(&self) {
        let has_host = self.inner.ports.host.is_some();
        if !has_host && !self.inner.saving.note_asked_to_persist() {
            let store = self.clone();
            self.inner.ports.storage_manager.persist(Box::new(move |standing| store.report(standing)));
        }
    }

    fn report(&self, standing: StorageStanding) {
        let n_own = library::n_own_bytes(&*self.inner.ports.storage).ok();
        let is_in_database = self.inner.ports.at_once.is_some();
        self.dispatch(StorageMessage::Reported(StorageReport { n_own, is_in_database, standing }));
    }

    fn read_recovery(&self, id: AssessmentId) {
        let state = self.state();
        let storage = &*self.inner.ports.storage;
        let saved = || {
            let text = library::saved_text(storage, &id).ok().flatten()?;
            read_results(&text, &state.catalogue).ok().map(|document| document.assessment)
        };
        let current: Option<Rc<Assessment>> = state.assessment().filter(|open| open.id == id).cloned().or_else(saved);
        let copies = library::recovery_copies(storage, &id, current.as_deref(), &state.catalogue);
        let dialog = StorageDialog::Recovery { id, current, copies };
        self.dispatch(StorageMessage::DialogRead(dialog));
    }

    fn restore_copy(&self, key: &StoredKey) {
        let stored = self.inner.ports.storage.get(&key.to_string()).ok().flatten();
        let text = stored.as_deref().and_then(|stored| unseal(stored).ok());
        let Some(document) = text.and_then(|text| read_results(text, &self.state().catalogue).ok()) else { return };
        if self.state().open_id() != Some(key.id()) {
            self.open_saved(key.id());
        }
        // Not opened where that would have lost other work.
        if self.state().open_id() == Some(key.id()) {
            self.dispatch(StorageMessage::CopyRead(Rc::new(document)));
        }
    }

    fn open_as_new(&self, document: &Document) {
        let document = with_id(document.clone(), &self.inner.ports.ids.fresh());
        let id = document.assessment.id.clone();
        self.dispatch(Message::Open(OpenMessage::Document(Box::new(document.clone()), Route::Results)));
        // Not opened where that would have lost other work.
        if self.state().open_id() == Some(&id) {
            self.save_document(&document, Saves::REPLACING);
            self.dispatch(Message::Notice(NoticeMessage::Show(Notice::OpenedAsNew)));
        }
    }
}
