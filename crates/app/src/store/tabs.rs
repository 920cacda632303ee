//! Several tabs, one assessment: what another tab has saved comes in as soon as the browser tells of it.

use super::Store;
use crate::library::{self, StoredKey, Whereabouts};
use crate::message::{LibraryMessage, Message, SaveMessage};
use crate::notice::Notice;
use crate::route::Route;
use crate::state::SaveState;
use opex_format::read_results;
use opex_model::AssessmentId;

impl Store {
    /// Another tab has changed what is stored under a name, or, without a name, everything.
    pub fn stored_elsewhere(&self, name: Option<&str>) {
        let state = self.state();
        let key = name.and_then(StoredKey::parse);
        let concerns_open = match &key {
            Some(key) => state.open_id() == Some(key.id()),
            None => name.is_none(),
        };
        if concerns_open {
            self.take_in();
        }
        // The list is nowhere else to be seen, and is read again when the start view is shown.
        if state.route == Route::Start && (key.is_some() || name.is_none()) {
            self.dispatch(Message::Library(LibraryMessage::Due));
        }
    }

    /// Joins what is open with what another tab has saved of it, where that is so.
    ///
    /// Whether the two can be joined: where the storage holds something else that cannot be read, they cannot.
    pub fn take_in(&self) -> bool {
        let state = self.state();
        let Some(id) = state.open_id() else { return true };
        let storage = &*self.inner.ports.storage;
        let saved = match library::saved_text(storage, id) {
            Ok(Some(saved)) => {
                self.inner.saving.note_is_there(id);
                saved
            }
            Ok(None) => {
                // Nobody has to be told of what was never saved.
                if self.inner.saving.knows(id) {
                    self.meet_loss(id);
                }
                return true;
            }
            Err(_) => return true,
        };
        if self.inner.saving.has_written(id, &saved) {
            // Another tab has written again what had been cleared, or brought back what it had deleted.
            let is_gone = state.notice.as_deref().is_some_and(Notice::is_about_what_is_gone);
            if state.save == SaveState::Cleared || (is_gone && state.save == SaveState::Saved) {
                self.dispatch(Message::Save(SaveMessage::Ended(SaveState::Saved)));
            }
            return true;
        }
        let Ok(document) = read_results(&saved, &state.catalogue) else { return false };
        self.inner.saving.note_saved(id, saved);
        self.dispatch(Message::Save(SaveMessage::SavedElsewhere(Box::new(document))));
        true
    }

    /// Tells, or mends where that can be done, that nothing whole of what is open is saved any more.
    fn meet_loss(&self, id: &AssessmentId) {
        let saving = &self.inner.saving;
        match library::whereabouts(&*self.inner.ports.storage, id) {
            Whereabouts::Nowhere => self.dispatch(Message::Save(SaveMessage::ClearedElsewhere)),
            Whereabouts::Deleted if saving.note_told_deleted(id) => {
                self.dispatch(Message::Save(SaveMessage::DeletedElsewhere(id.clone())))
            }
            // Another tab has put it aside. It is whole here.
            Whereabouts::Damaged => {
                saving.forget(id);
                self.save_now();
            }
            Whereabouts::Deleted | Whereabouts::Elsewhere => {}
        }
    }

    /// Brings what was deleted back, joined with what has been saved of it since.
    pub(super) fn restore(&self, id: &AssessmentId) {
        let (state, ports) = (self.state(), &self.inner.ports);
        let join = |saved: &str, deleted: &str| library::joined_texts(saved, deleted, &state.catalogue);
        self.after_move(library::restore(&*ports.storage, id, &ports.clock.now(), join));
        if state.open_id() == Some(id) {
            self.take_in();
        }
    }
}
