//! Has the storage take documents and keep them.

use super::Store;
use crate::library;
use crate::library::bring_over::joined_texts;
use crate::saving::message::SaveMessage;
use crate::saving::request::SaveRequest;
use opex_model::AssessmentId;
use opex_ports::{CommitError, Durability};

impl Store {
    /// Writes a document, unless something else is there that it may not replace, and has it kept.
    pub(super) fn save(&self, request: Box<SaveRequest>) {
        let ports = &self.inner.ports;
        let (storage, id) = (&*ports.storage, request.id().clone());
        if let Some(known) = &request.replaces {
            match library::generations::saved_text(storage, &id) {
                Ok(Some(other)) if !known.iter().any(|known| **known == *other) => {
                    return self.dispatch(SaveMessage::FoundOther(request, other.into()));
                }
                Ok(_) => {}
                Err(error) => return self.dispatch(SaveMessage::NotWritten(request, error)),
            }
        }
        if let Err(error) = library::generations::save_text(storage, &id, &request.text, &ports.clock.now()) {
            return self.dispatch(SaveMessage::NotWritten(request, error));
        }
        self.dispatch(SaveMessage::Written);
        if let Some(at_once) = ports.at_once.as_deref().filter(|_| request.is_open) {
            library::standby::write_standby(at_once, &id, &request.text);
        }
        let (back, durability) = (self.downgrade(), request.durability);
        let done = move |kept| back.dispatch(SaveMessage::Ended(request, kept));
        storage.commit(durability, Box::new(done));
    }

    pub(super) fn make_room(&self, mut request: Box<SaveRequest>) {
        request.n_dropped += 1;
        let is_made = library::recovery::drop_recovery_copies(&*self.inner.ports.storage, request.n_dropped);
        self.dispatch(if is_made { SaveMessage::RoomMade(request) } else { SaveMessage::NoRoom(request) });
    }

    /// Has everything else kept that was changed in the storage.
    pub(super) fn commit(&self) {
        let back = self.downgrade();
        let done = move |kept: Result<(), CommitError>| back.dispatch(SaveMessage::RestEnded(kept));
        self.inner.ports.storage.commit(Durability::Strict, Box::new(done));
    }

    /// Brings a deleted assessment back, joined with what has been saved of it since.
    pub(super) fn bring_back(&self, id: &AssessmentId) {
        let (ports, catalogue) = (&self.inner.ports, &self.inner.catalogue);
        let join = |saved: &str, deleted: &str| joined_texts(saved, deleted, catalogue);
        let ended = library::generations::restore(&*ports.storage, id, &ports.clock.now(), join);
        self.dispatch(SaveMessage::Moved(ended));
    }

    /// Brings over what an earlier version of the app, which knows no other place, has saved where things are written at
    /// once.
    pub(super) fn bring_over(&self) {
        let ports = &self.inner.ports;
        let Some(from) = ports.at_once.clone() else { return };
        let brought =
            library::bring_over::bring_over(&*from, &*ports.storage, &self.inner.catalogue, &ports.clock.now());
        let Some(brought) = brought.ok().filter(|brought| !brought.is_empty()) else { return };
        let done = move |kept: Result<(), CommitError>| {
            if kept.is_ok() {
                library::bring_over::leave_behind(&*from, &brought);
            }
        };
        ports.storage.commit(Durability::Strict, Box::new(done));
        self.dispatch(SaveMessage::StoredElsewhere(None));
    }
}
