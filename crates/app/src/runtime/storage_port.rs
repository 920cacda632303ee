//! Has the storage read and changed.

use std::rc::Rc;

use super::Store;
use super::held::Held;
use super::late_effects::LateEffects;
use crate::effect::StorageEffect;
use crate::library;
use crate::library::key::{PREFERENCES_KEY, StoredKey};
use crate::library::list::{Library, Reading};
use crate::library::message::LibraryMessage;
use crate::message::Message;
use crate::saving::message::SaveMessage;
use crate::storage::message::StorageMessage;
use crate::storage::state::{StorageDialog, StorageReport};
use opex_format::{read_results, unseal};
use opex_model::{Assessment, AssessmentId};
use opex_ports::{Durability, StorageStanding};

impl Store {
    /// Another tab has changed what is stored under a name, or, without a name, everything.
    pub fn stored_elsewhere(&self, name: Option<&str>) {
        match name.map(StoredKey::parse) {
            None => self.dispatch(SaveMessage::StoredElsewhere(None)),
            Some(Some(key)) => self.dispatch(SaveMessage::StoredElsewhere(Some(key))),
            Some(None) => {}
        }
    }

    /// Another tab has changed what stands under a name where things are written at once. Where nothing else keeps the
    /// work that is a save; else it is one of an earlier version of the app, which knows no other place.
    pub fn stored_at_once_elsewhere(&self, name: &str) {
        if self.inner.ports.at_once.is_none() {
            self.stored_elsewhere(Some(name));
        } else if StoredKey::parse(name).is_some() {
            self.dispatch(SaveMessage::SavedByEarlierVersion);
        }
    }

    pub(super) fn carry_out_storage(&self, effect: StorageEffect) {
        let ports = &self.inner.ports;
        let storage = &*ports.storage;
        match effect {
            StorageEffect::Save(request) => self.save(request),
            StorageEffect::MakeRoom(request) => self.make_room(request),
            StorageEffect::Commit => self.commit(),
            StorageEffect::WhenKept(message) => {
                let back = self.downgrade();
                storage.commit(Durability::Strict, Box::new(move |_| back.dispatch(*message)));
            }
            StorageEffect::RemoveStandby(id) => {
                if let Some(at_once) = &ports.at_once {
                    library::standby::remove_standby(&**at_once, &id);
                }
            }
            StorageEffect::KeepPreferences(text, is_with_work) => {
                // Losing a preference is no loss of work; a refused storage shows when work is saved.
                let _ = ports.at_once().set(PREFERENCES_KEY, &text);
                if is_with_work && ports.at_once.is_some() {
                    let _ = storage.set(PREFERENCES_KEY, &text);
                }
            }
            effect => match LateEffects::there() {
                Some(late) => (late.storage)(self, effect),
                None => self.hold(Held::Storage(effect)),
            },
        }
    }

    /// Everything that reads saved work, which needs the features module.
    pub(super) fn carry_out_late_storage(&self, effect: StorageEffect) {
        let ports = &self.inner.ports;
        let storage = &*ports.storage;
        match effect {
            StorageEffect::ReadLibrary(reading, n_noticed_before) => self.read_library(&reading, n_noticed_before),
            StorageEffect::ReadSaved(id, purpose) => {
                let saved = library::generations::find(storage, &id);
                self.dispatch(Message::SavedRead { purpose, id, saved });
            }
            StorageEffect::ReadForDownload(id) => {
                if let Ok(Some(text)) = library::generations::stored_text(storage, &id) {
                    self.dispatch(LibraryMessage::DownloadRead(id, text.into()));
                }
            }
            StorageEffect::MoveToDeleted(id) => {
                self.dispatch(SaveMessage::Moved(library::generations::move_to_deleted(storage, &id)));
            }
            StorageEffect::BringBack(id) => self.bring_back(&id),
            StorageEffect::Delete(keys) => {
                let deleted = keys.iter().try_for_each(|key| storage.remove(&key.to_string()));
                self.dispatch(SaveMessage::Moved(deleted));
            }
            StorageEffect::ReadSpace(listed) => {
                let space = library::space::disposables(storage, &listed, &self.inner.catalogue);
                self.dispatch(StorageMessage::DialogRead(StorageDialog::Space(space)));
            }
            StorageEffect::ReadRecovery(id, open) => self.read_recovery(id, open),
            StorageEffect::ReadCopy(key) => {
                let stored = storage.get(&key.to_string()).ok().flatten();
                if let Some(text) = stored.as_deref().and_then(|stored| unseal(stored).ok()) {
                    self.dispatch(StorageMessage::CopyRead(key.id().clone(), text.into()));
                }
            }
            StorageEffect::ReadDamaged(key) => {
                if let Ok(Some(stored)) = storage.get(&key.to_string()) {
                    self.dispatch(StorageMessage::DamagedRead(key, stored.into()));
                }
            }
            StorageEffect::Report => ports.storage_manager.stand(self.reported()),
            StorageEffect::Persist => ports.storage_manager.persist(self.reported()),
            StorageEffect::BringOver => self.bring_over(),
            // These are carried out at once.
            StorageEffect::Save(_)
            | StorageEffect::MakeRoom(_)
            | StorageEffect::Commit
            | StorageEffect::WhenKept(_)
            | StorageEffect::RemoveStandby(_)
            | StorageEffect::KeepPreferences(..) => {}
        }
    }

    fn read_library(&self, reading: &Reading, n_noticed_before: usize) {
        let library = Library::read(&*self.inner.ports.storage, reading);
        self.dispatch(LibraryMessage::Listed { library, n_noticed_before });
    }

    fn read_recovery(&self, id: AssessmentId, open: Option<Rc<Assessment>>) {
        let (storage, catalogue) = (&*self.inner.ports.storage, &self.inner.catalogue);
        let saved = || {
            let text = library::generations::saved_text(storage, &id).ok().flatten()?;
            read_results(&text, catalogue).ok().map(|document| document.assessment)
        };
        let current = open.or_else(saved);
        let copies = library::recovery::recovery_copies(storage, &id, current.as_deref(), catalogue);
        self.dispatch(StorageMessage::DialogRead(StorageDialog::Recovery { id, current, copies }));
    }

    /// The callback that takes the state of the storage.
    fn reported(&self) -> Box<dyn FnOnce(StorageStanding)> {
        let back = self.downgrade();
        Box::new(move |standing| {
            let Some(store) = back.upgrade() else { return };
            let ports = &store.inner.ports;
            let n_own = library::space::n_own_bytes(&*ports.storage).ok();
            let is_in_database = ports.at_once.is_some();
            store.dispatch(StorageMessage::Reported(StorageReport { n_own, is_in_database, standing }));
        })
    }
}
