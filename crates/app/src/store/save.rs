//! Saving what is open, soon after each change and never too late.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::Store;
use super::host::Hosted;
use crate::library;
use crate::message::{Message, NoticeMessage, OpenMessage, SaveMessage, ViewMessage};
use crate::notice::Notice;
use crate::opening::with_id;
use crate::route::Route;
use crate::state::SaveState;
use opex_format::{Document, read_results, write_preferences, write_results};
use opex_model::{Assessment, AssessmentId, Profile, SortedMap};
use opex_ports::{Durability, StorageError};

/// How long after a change it is saved, so that a burst of changes is saved once.
const SAVE_DELAY_MILLISECONDS: u32 = 300;

/// How long after the first change that is not saved it is saved at the latest, however long the burst is.
const MAX_SAVE_DELAY_MILLISECONDS: u32 = 700;

/// How long after a failure saving is tried again, without another change.
pub(super) const RETRY_MILLISECONDS: u32 = 5_000;

/// What the store remembers of its saves.
#[derive(Default)]
pub(super) struct Saving {
    /// Begins anew with each change.
    timer: RefCell<Option<Box<dyn Any>>>,
    /// Begins with the first change after a save.
    deadline: RefCell<Option<Box<dyn Any>>>,
    retry: RefCell<Option<Box<dyn Any>>>,
    preferences_timer: RefCell<Option<Box<dyn Any>>>,
    /// What the storage holds of each assessment as far as this store has read or written it.
    known: RefCell<SortedMap<AssessmentId, String>>,
    /// What the storage may hold since a save that has not ended or has failed: it may have failed after it was written.
    attempted: RefCell<SortedMap<AssessmentId, String>>,
    /// What the storage has been asked to keep, while it has not answered.
    keeping: RefCell<SortedMap<AssessmentId, String>>,
    /// What is not open any more and could not be kept.
    unkept: RefCell<SortedMap<AssessmentId, (Document, Saves)>>,
    unkept_timer: RefCell<Option<Box<dyn Any>>>,
    /// Until when nothing else is tried again than what is open.
    rest_timer: RefCell<Option<Box<dyn Any>>>,
    /// Why something else than what is open was not kept the last time.
    rest_failure: Cell<Option<StorageError>>,
    /// What is saved next takes the place of something else, as a merge or a snapshot does.
    replaces: Cell<bool>,
    /// The browser has been asked to clear nothing by itself.
    has_asked_to_persist: Cell<bool>,
    /// What another tab has deleted, of which the person has been told.
    told_deleted: RefCell<Option<AssessmentId>>,
    /// What the host keeps, or has been asked to keep.
    pub(super) hosted: Hosted,
}

/// In which way something is saved.
#[derive(Clone, Copy, Debug)]
pub(super) struct Saves {
    /// How sure the storage is to be before it is called saved.
    pub(super) durability: Durability,
    /// Whether the browser may then be asked to clear nothing by itself.
    pub(super) asks_to_persist: bool,
    /// How many recovery copies made way in vain the last time.
    pub(super) n_dropped: usize,
}

impl Saves {
    /// Something takes the place of something else, or comes to be.
    pub(super) const REPLACING: Self = Self { durability: Durability::Strict, asks_to_persist: false, n_dropped: 0 };
}

impl Saving {
    /// Notes what the storage holds of an assessment.
    pub(super) fn note_saved(&self, id: &AssessmentId, text: String) {
        // A later text may be on its way.
        let is_on_its_way = self.attempted.borrow().get(id).is_some_and(|attempted| self.is_keeping(id, attempted));
        if !is_on_its_way {
            self.attempted.borrow_mut().remove(id);
        }
        self.note_is_there(id);
        self.known.borrow_mut().insert(id.clone(), text);
    }

    /// Whether the storage held anything of an assessment when this store last read or wrote it.
    pub(super) fn knows(&self, id: &AssessmentId) -> bool {
        self.known.borrow().contains_key(id)
    }

    /// Notes that an assessment is saved, so that its being deleted would be news.
    pub(super) fn note_is_there(&self, id: &AssessmentId) {
        self.told_deleted.borrow_mut().take_if(|told| told == id);
    }

    /// Notes that the person is told that an assessment was deleted, and whether that has not been before.
    pub(super) fn note_told_deleted(&self, id: &AssessmentId) -> bool {
        self.told_deleted.replace(Some(id.clone())).as_ref() != Some(id)
    }

    /// Forgets what the storage holds of an assessment.
    pub(super) fn forget(&self, id: &AssessmentId) {
        self.known.borrow_mut().remove(id);
    }

    /// Notes that the browser is asked to clear nothing by itself, and tells whether it has been before.
    pub(super) fn note_asked_to_persist(&self) -> bool {
        self.has_asked_to_persist.replace(true)
    }

    /// Notes that this text is being written: it may be there from now on.
    pub(super) fn note_attempt(&self, id: &AssessmentId, text: String) {
        self.attempted.borrow_mut().insert(id.clone(), text);
    }

    /// Notes that the storage has been asked to keep this text.
    pub(super) fn note_keeping(&self, id: &AssessmentId, text: &str) {
        self.keeping.borrow_mut().insert(id.clone(), text.to_owned());
    }

    /// Notes that the storage has answered whether it keeps this text.
    pub(super) fn note_kept_or_not(&self, id: &AssessmentId, text: &str) {
        if self.is_keeping(id, text) {
            self.keeping.borrow_mut().remove(id);
        }
    }

    /// Whether the storage has been asked to keep this very text and has not answered.
    fn is_keeping(&self, id: &AssessmentId, text: &str) -> bool {
        self.keeping.borrow().get(id).is_some_and(|asked| asked == text)
    }

    /// Whether something else than what is open is tried again only in a while.
    pub(super) fn waits_with_rest(&self) -> bool {
        self.rest_timer.borrow().is_some()
    }

    /// Has it wait as long as the timer is there.
    pub(super) fn wait_with_rest(&self, timer: Option<Box<dyn Any>>) {
        self.rest_timer.replace(timer);
    }

    /// Notes how keeping it has ended, and tells whether the last time it had not failed in the same way.
    pub(super) fn note_rest(&self, failure: Option<StorageError>) -> bool {
        self.rest_failure.replace(failure) != failure
    }

    /// Notes that what is saved next takes the place of something else.
    pub(super) fn note_replacing(&self) {
        self.replaces.set(true);
    }

    pub(super) fn has_written(&self, id: &AssessmentId, text: &str) -> bool {
        let is_text = |table: &RefCell<SortedMap<AssessmentId, String>>| {
            table.borrow().get(id).is_some_and(|known| known == text)
        };
        is_text(&self.known) || is_text(&self.attempted)
    }
}

impl Store {
    pub(super) fn save_soon(&self) {
        let saving = &self.inner.saving;
        *saving.timer.borrow_mut() = Some(self.save_after(SAVE_DELAY_MILLISECONDS));
        if saving.deadline.borrow().is_none() {
            let deadline = self.save_after(MAX_SAVE_DELAY_MILLISECONDS);
            *saving.deadline.borrow_mut() = Some(deadline);
        }
    }

    /// Counts on the timer alone, so that it does not matter what the clock says.
    fn save_after(&self, milliseconds: u32) -> Box<dyn Any> {
        let weak = Rc::downgrade(&self.inner);
        let due = move || {
            if let Some(inner) = weak.upgrade() {
                Self { inner }.dispatch(Message::Save(SaveMessage::Due));
            }
        };
        self.inner.ports.timer.after(milliseconds, Box::new(due))
    }

    /// Saves the open assessment where the storage does not hold it as it is.
    pub(super) fn save_now(&self) {
        let saving = &self.inner.saving;
        for timer in [&saving.timer, &saving.deadline, &saving.retry] {
            timer.take();
        }
        let state = self.state();
        let Some(open) = state.open.as_ref().filter(|open| open.changed_at.is_some()) else { return };
        let mut document = open.document();
        let id = &document.assessment.id.clone();
        let text = write_results(&document);
        if saving.is_keeping(id, &text) {
            return;
        }
        if saving.known.borrow().get(id) == Some(&text) {
            if !matches!(state.save, SaveState::Saved | SaveState::Cleared) {
                self.stored(&text);
            }
            return;
        }
        match library::saved_text(&*self.inner.ports.storage, id) {
            // Someone else has written there. Storage that was cleared is simply written again.
            Ok(Some(saved)) if !saving.has_written(id, &saved) => {
                if self.take_in() {
                    if let Some(open) = &self.state().open {
                        document = open.document();
                    }
                    saving.timer.take();
                    self.save_document(&document, self.autosave());
                } else {
                    self.dispatch(Message::Save(SaveMessage::ContinueAs(self.inner.ports.ids.fresh().as_str().into())));
                }
            }
            Ok(_) => self.save_document(&document, Saves { asks_to_persist: true, ..self.autosave() }),
            Err(error) => self.save_failed(error),
        }
    }

    /// How the changes of what is open are saved by themselves.
    fn autosave(&self) -> Saves {
        let replaces = self.inner.saving.replaces.take();
        let durability = if replaces { Durability::Strict } else { Durability::Relaxed };
        Saves { durability, ..Saves::REPLACING }
    }

    /// Tries again in a while to save what is not open any more.
    pub(super) fn save_later(&self, document: Document, saves: Saves) {
        let saving = &self.inner.saving;
        saving.unkept.borrow_mut().insert(document.assessment.id.clone(), (document, saves));
        let weak = Rc::downgrade(&self.inner);
        let due = move || {
            if let Some(inner) = weak.upgrade() {
                let unkept = inner.saving.unkept.take();
                let store = Self { inner };
                for (document, saves) in unkept.values() {
                    store.save_document(document, *saves);
                }
            }
        };
        let timer = self.inner.ports.timer.after(RETRY_MILLISECONDS, Box::new(due));
        saving.unkept_timer.replace(Some(timer));
    }

    /// Tells the person where something else than saving what is open has failed.
    pub(super) fn after_move(&self, ended: Result<(), StorageError>) {
        if let Err(error) = ended {
            self.dispatch(Message::Notice(NoticeMessage::Show(Notice::StorageUnchanged(error))));
        }
    }

    pub(super) fn save_failed(&self, error: StorageError) {
        *self.inner.saving.retry.borrow_mut() = Some(self.save_after(RETRY_MILLISECONDS));
        self.dispatch(Message::Save(SaveMessage::Ended(SaveState::Failed(error))));
    }

    pub(super) fn duplicate(&self, id: &AssessmentId) {
        if let Some(document) = self.read_saved(id) {
            let copy = with_id(document, &self.inner.ports.ids.fresh());
            self.save_document(&copy, Saves::REPLACING);
        }
    }

    pub(super) fn rename(&self, id: &AssessmentId, team: Rc<str>, workload: Rc<str>) {
        if let Some(document) = self.read_saved(id) {
            let profile = Profile { team, workload, ..(*document.assessment.profile).clone() };
            let assessment = Assessment { profile: Rc::new(profile), ..(*document.assessment).clone() };
            let now = self.inner.ports.clock.now();
            self.save_document(&document.changed(assessment, &now, &self.editor()), Saves::REPLACING);
        }
    }

    /// A saved document; where it cannot be read the person is told.
    pub(super) fn read_saved(&self, id: &AssessmentId) -> Option<Document> {
        let text = library::saved_text(&*self.inner.ports.storage, id).ok().flatten()?;
        match read_results(&text, &self.state().catalogue) {
            Ok(document) => {
                // What another tab has saved of what is open is not taken for its own: it is joined with it.
                if self.state().open_id() != Some(id) {
                    self.inner.saving.note_saved(id, text);
                }
                Some(document)
            }
            Err(error) => {
                self.dispatch(Message::Notice(NoticeMessage::Show(Notice::SavedUnreadable { id: id.clone(), error })));
                None
            }
        }
    }

    pub(super) fn open_saved(&self, id: &AssessmentId) {
        if self.state().open_id() == Some(id) && self.take_in() {
            self.dispatch(Message::View(ViewMessage::Go(Route::Assess(None))));
        } else if let Some(document) = self.read_saved(id) {
            self.dispatch(Message::Open(OpenMessage::Document(Box::new(document), Route::Assess(None))));
        }
    }

    pub(super) fn save_preferences_soon(&self) {
        let weak = Rc::downgrade(&self.inner);
        let due = move || {
            if let Some(inner) = weak.upgrade() {
                Self { inner }.flush_preferences();
            }
        };
        let timer = self.inner.ports.timer.after(SAVE_DELAY_MILLISECONDS, Box::new(due));
        self.inner.saving.preferences_timer.replace(Some(timer));
    }

    /// Saves the preferences where that is still to be done.
    pub(super) fn flush_preferences(&self) {
        if self.inner.saving.preferences_timer.take().is_some() {
            self.save_preferences();
        }
    }

    pub(super) fn save_preferences(&self) {
        let text = write_preferences(&self.state().preferences.to_stored());
        // Losing a preference is no loss of work; a refused storage shows when work is saved.
        let _ = self.inner.ports.at_once().set(library::PREFERENCES_KEY, &text);
    }

    /// Has the storage keep them as well, so that a crash does not take what is open out of sight.
    pub(super) fn keep_preferences(&self) {
        if self.inner.ports.at_once.is_some() {
            let text = write_preferences(&self.state().preferences.to_stored());
            let _ = self.inner.ports.storage.set(library::PREFERENCES_KEY, &text);
        }
    }
}
