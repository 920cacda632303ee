//! Holds the state, carries out effects, tells those who listen.

mod files;
mod hand_over;
mod load;
mod planning;

use std::any::Any;
use std::cell::RefCell;
use std::rc::{Rc, Weak};

use super::action::Action;
use super::case_studies;
use super::effect::Effect;
use super::handed_in::FileStep;
use super::library::{self, Library};
use super::lookup::Lookup;
use super::notice::Notice;
use super::opening::with_id;
use super::planner::Planner;
use super::preferences::Preferences;
use super::reduce::{Moment, reduce};
use super::reference;
use super::route::Route;
use super::state::{OpenDocument, SaveState, State};
use crate::domain::{Assessment, AssessmentId, Catalogue, Date, EditorId, Profile, Table};
use crate::format::{Document, read_preferences, read_results, results_file_name, write_preferences, write_results};
use crate::i18n::Language;
use crate::ports::{Ports, StorageError};

/// What a results file holds.
const RESULTS_TYPE: &str = "application/json";

/// How long after a change it is saved, so that a burst of changes is saved once.
const SAVE_DELAY_MILLISECONDS: u32 = 300;

/// Characters of an editor's name: few, since files name it with every change, and enough to tell a team's apart.
const EDITOR_LENGTH: usize = 8;

/// Who makes the changes here, by an id that has not been used.
fn editor_name(fresh_id: &str) -> EditorId {
    let start = fresh_id.len().saturating_sub(EDITOR_LENGTH);
    EditorId::from(fresh_id.get(start..).unwrap_or(fresh_id))
}

/// The file with a catalogue's text in a language.
pub(super) fn text_file(language: Language) -> String {
    format!("text.{}.json", language.tag())
}

/// The one place where the app's state changes. Clones are the same store.
#[derive(Clone)]
pub struct Store {
    inner: Rc<Inner>,
}

struct Inner {
    ports: Ports,
    /// This running app, as the changes name it that are made here.
    editor: EditorId,
    state: RefCell<Rc<State>>,
    listeners: RefCell<Vec<(u64, Listener)>>,
    next_listener: RefCell<u64>,
    save_timer: RefCell<Option<Box<dyn Any>>>,
    preferences_timer: RefCell<Option<Box<dyn Any>>>,
    planner: RefCell<Planner>,
    /// The assessment and the day that the planner was asked about last, while the plan is shown.
    planned: RefCell<Option<(Option<Rc<Assessment>>, Date)>>,
    /// The next slice of the planner's work.
    plan_timer: RefCell<Option<Box<dyn Any>>>,
    /// Languages whose text is on its way.
    loading: RefCell<Table<Language, ()>>,
    /// What the storage holds of each assessment as far as this store has read or written it.
    known_saved: RefCell<Table<AssessmentId, String>>,
}

/// Called after every change.
type Listener = Rc<dyn Fn()>;

/// Ends listening when it is dropped.
pub struct Subscription {
    inner: Weak<Inner>,
    id: u64,
}

impl Drop for Subscription {
    fn drop(&mut self) {
        if let Some(inner) = self.inner.upgrade() {
            inner.listeners.borrow_mut().retain(|(id, _)| *id != self.id);
        }
    }
}

impl PartialEq for Store {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.inner, &other.inner)
    }
}

impl Store {
    /// A store that goes on where the last visit ended, in the given language and with the
    /// preferences of this visit.
    pub fn new(ports: Ports, catalogue: Rc<Catalogue>, language: Language, preferences: Preferences) -> Self {
        let today = ports.clock.today();
        let library = Library::read(&*ports.storage, &catalogue, today);
        let route = Route::parse(&ports.navigator.place());
        let planner = Planner::new(Rc::clone(&catalogue));
        let state = State {
            catalogue,
            texts: Table::new(),
            text_failed: false,
            reference: Lookup::default(),
            case_studies: Lookup::default(),
            is_shown: false,
            language,
            preferences: Rc::new(preferences),
            route,
            today,
            open: None,
            handed_in: None,
            carried: None,
            save: SaveState::Saved,
            library: Rc::new(library),
            filter: Rc::default(),
            shown: Rc::default(),
            what_if: None,
            planning: Rc::default(),
            n_moves: 0,
            lands_on_practice: false,
            shows_help: false,
            notice: None,
        };
        let editor = editor_name(&ports.ids.fresh());
        let inner = Inner {
            ports,
            editor,
            state: RefCell::new(Rc::new(state)),
            listeners: RefCell::default(),
            next_listener: RefCell::default(),
            save_timer: RefCell::default(),
            preferences_timer: RefCell::default(),
            planner: RefCell::new(planner),
            planned: RefCell::default(),
            plan_timer: RefCell::default(),
            loading: RefCell::default(),
            known_saved: RefCell::default(),
        };
        let store = Self { inner: Rc::new(inner) };
        store.resume();
        store
    }

    /// The preferences that the storage holds.
    pub fn stored_preferences(ports: &Ports) -> Preferences {
        let text = ports.storage.get(library::PREFERENCES_KEY).ok().flatten().unwrap_or_default();
        Preferences::from_stored(&read_preferences(&text))
    }

    /// The surroundings that the store works with.
    pub fn ports(&self) -> &Ports {
        &self.inner.ports
    }

    /// Who makes the changes here: this running app.
    pub fn editor(&self) -> &EditorId {
        &self.inner.editor
    }

    /// The state now.
    pub fn state(&self) -> Rc<State> {
        Rc::clone(&self.inner.state.borrow())
    }

    /// Lets something happen: the state changes, effects are carried out, listeners are told.
    pub fn dispatch(&self, action: Action) {
        if action.leaves_open() {
            self.save_now();
        }
        let clock = &self.inner.ports.clock;
        let moment = Moment {
            now: clock.now(),
            today: clock.today(),
            fresh_id: self.inner.ports.ids.fresh(),
            editor: self.inner.editor.clone(),
        };
        let before = self.state();
        let (next, effects) = reduce((*before).clone(), action, &moment);
        // Attending once more to what is attended to changes nothing, and happens with every press.
        if effects.is_empty() && next == *before {
            return;
        }
        *self.inner.state.borrow_mut() = Rc::new(next);
        for effect in effects {
            self.carry_out(effect);
        }
        self.follow_plan(&self.state());
        // Cloned, since a listener may begin or end listening.
        let listeners: Vec<_> = self.inner.listeners.borrow().iter().map(|(_, listener)| Rc::clone(listener)).collect();
        for listener in listeners {
            listener();
        }
    }

    /// Calls `listener` after every change, until the subscription is dropped.
    pub fn subscribe(&self, listener: Rc<dyn Fn()>) -> Subscription {
        let id = {
            let mut next = self.inner.next_listener.borrow_mut();
            *next += 1;
            *next
        };
        self.inner.listeners.borrow_mut().push((id, listener));
        Subscription { inner: Rc::downgrade(&self.inner), id }
    }

    /// Saves everything at once: the page is about to go.
    pub fn flush(&self) {
        if self.inner.preferences_timer.take().is_some() {
            self.save_preferences();
        }
        self.dispatch(Action::SaveDue);
    }

    /// Opens what was open last, where the address or the list calls for it.
    fn resume(&self) {
        let state = self.state();
        if let Some(id) = &state.preferences.current
            && let Ok(Some(text)) = library::saved_text(&*self.inner.ports.storage, id)
            && let Ok(document) = read_results(&text, &state.catalogue)
        {
            self.inner.known_saved.borrow_mut().insert(id.clone(), text);
            let open = Some(Rc::new(OpenDocument::new(document, &state.catalogue)));
            *self.inner.state.borrow_mut() = Rc::new(State { open, ..(*state).clone() });
        }
        self.dispatch(Action::RouteChanged(self.state().route.clone()));
    }

    fn carry_out(&self, effect: Effect) {
        let state = self.state();
        let storage = &*self.inner.ports.storage;
        match effect {
            Effect::SaveSoon => self.save_soon(),
            Effect::SaveNow => self.save_now(),
            Effect::SaveDocument(document) => self.save_document(&document),
            Effect::MoveToDeleted(id) => self.after_move(library::move_to_deleted(storage, &id)),
            Effect::Restore(id) => self.after_move(library::restore(storage, &id)),
            Effect::ReadLibrary => {
                let library = Library::read(storage, &state.catalogue, state.today);
                self.dispatch(Action::LibraryRead(library));
            }
            Effect::OpenSaved(id) => self.open_saved(&id),
            Effect::ReadRelative(id) => self.read_relative(&id),
            Effect::ReadOtherEdition { file, text } => self.read_other_edition(file, &text),
            Effect::NextFile => self.dispatch(Action::File(FileStep::Next)),
            Effect::Duplicate(id) => {
                if let Some(document) = self.read_saved(&id) {
                    let copy = with_id(document, &self.inner.ports.ids.fresh());
                    self.save_document(&copy);
                }
            }
            Effect::Rename { id, team, workload } => {
                if let Some(document) = self.read_saved(&id) {
                    let profile = Profile { team, workload, ..(*document.assessment.profile).clone() };
                    let assessment = Assessment { profile: Rc::new(profile), ..(*document.assessment).clone() };
                    let now = self.inner.ports.clock.now();
                    self.save_document(&document.changed(assessment, &now, &self.inner.editor));
                }
            }
            Effect::LoadText(language) => self.load_text(language),
            Effect::LoadReference(language) => reference::load(self, language),
            Effect::LoadCaseStudies(language) => case_studies::load(self, language),
            Effect::LoadExample(language) => self.load_example(language),
            Effect::SavePreferences => self.save_preferences(),
            Effect::SavePreferencesSoon => {
                let weak = Rc::downgrade(&self.inner);
                let due = move || {
                    if let Some(inner) = weak.upgrade() {
                        inner.preferences_timer.take();
                        Self { inner }.save_preferences();
                    }
                };
                let timer = self.inner.ports.timer.after(SAVE_DELAY_MILLISECONDS, Box::new(due));
                self.inner.preferences_timer.replace(Some(timer));
            }
            Effect::Go(place) => self.inner.ports.navigator.go(&place),
            Effect::Download => {
                if let Some(open) = &state.open {
                    let document = open.document();
                    self.offer(
                        &results_file_name(&document.assessment.profile),
                        RESULTS_TYPE,
                        &write_results(&document),
                    );
                }
            }
            Effect::DownloadSaved(id) => {
                if let Ok(Some(text)) = library::saved_text(storage, &id) {
                    self.offer(&format!("{id}.opex.json"), RESULTS_TYPE, &text);
                }
            }
            Effect::DownloadExport(file) => self.offer(&file.name, file.media_type, &file.text),
            Effect::Copy(text) => self.copy(&text),
            Effect::Print => self.inner.ports.navigator.print(),
            Effect::StopPlanning => self.stop_planning(),
            Effect::AskMargin(step) => self.ask_margin(step),
        }
    }

    fn save_preferences(&self) {
        let text = write_preferences(&self.state().preferences.to_stored());
        // Losing a preference is no loss of work; a refused storage shows when work is saved.
        let _ = self.inner.ports.storage.set(library::PREFERENCES_KEY, &text);
    }

    fn save_soon(&self) {
        let weak = Rc::downgrade(&self.inner);
        let due = move || {
            if let Some(inner) = weak.upgrade() {
                Self { inner }.dispatch(Action::SaveDue);
            }
        };
        let timer = self.inner.ports.timer.after(SAVE_DELAY_MILLISECONDS, Box::new(due));
        *self.inner.save_timer.borrow_mut() = Some(timer);
    }

    /// Saves the open assessment where the storage does not hold it as it is.
    fn save_now(&self) {
        self.inner.save_timer.borrow_mut().take();
        let state = self.state();
        let Some(open) = state.open.as_ref().filter(|open| open.changed_at.is_some()) else { return };
        let document = open.document();
        let id = &document.assessment.id;
        let known = self.inner.known_saved.borrow().get(id).cloned();
        if known.as_ref() == Some(&write_results(&document)) {
            if state.save != SaveState::Saved {
                self.dispatch(Action::SaveEnded(SaveState::Saved));
            }
            return;
        }
        match library::saved_text(&*self.inner.ports.storage, id) {
            // Someone else has written there. Storage that was cleared is simply written again.
            Ok(Some(saved)) if known.as_ref() != Some(&saved) => {
                self.dispatch(Action::ContinueAs(self.inner.ports.ids.fresh().as_str().into()));
            }
            Ok(_) => self.save_document(&document),
            Err(error) => self.dispatch(Action::SaveEnded(SaveState::Failed(error))),
        }
    }

    fn save_document(&self, document: &Document) {
        let id = &document.assessment.id;
        let text = write_results(document);
        let ended = library::save_text(&*self.inner.ports.storage, id, &text);
        if ended.is_ok() {
            self.inner.known_saved.borrow_mut().insert(id.clone(), text);
        }
        // The saved state on the page is that of the open assessment.
        match ended {
            Ok(()) if self.state().open_id() != Some(id) => {}
            Ok(()) => self.dispatch(Action::SaveEnded(SaveState::Saved)),
            Err(error) => self.dispatch(Action::SaveEnded(SaveState::Failed(error))),
        }
    }

    fn after_move(&self, ended: Result<(), StorageError>) {
        if let Err(error) = ended {
            self.dispatch(Action::SaveEnded(SaveState::Failed(error)));
        }
    }

    /// A saved document; where it cannot be read the person is told.
    fn read_saved(&self, id: &AssessmentId) -> Option<Document> {
        let text = library::saved_text(&*self.inner.ports.storage, id).ok().flatten()?;
        match read_results(&text, &self.state().catalogue) {
            Ok(document) => {
                self.inner.known_saved.borrow_mut().insert(id.clone(), text);
                Some(document)
            }
            Err(error) => {
                self.dispatch(Action::Notify(Notice::SavedUnreadable { id: id.clone(), error }));
                None
            }
        }
    }

    fn open_saved(&self, id: &AssessmentId) {
        if let Some(document) = self.read_saved(id) {
            self.dispatch(Action::Opened(Box::new(document), Route::Assess(None)));
        }
    }
}
