//! Holds the state, carries out effects, tells those who listen.

mod files;
mod hand_over;
mod host;
mod keep;
mod load;
mod planning;
mod save;
mod storage;
mod tabs;
mod updates;
mod vault;

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

pub use self::host::HostLoadError;
use self::save::{Saves, Saving};
use super::case_studies;
use super::effect::Effect;
use super::handed_in::FileStep;
use super::library::{self, Library, Reading};
use super::lookup::Lookup;
use super::message::{FilesMessage, Message, SaveMessage, ViewMessage};
use super::notice::Notice;
use super::planner::Planner;
use super::preferences::Preferences;
use super::reduce::{Moment, reduce};
use super::reference;
use super::route::Route;
use super::state::{OpenDocument, SaveState, State};
use opex_format::{read_preferences, read_results, results_file_name, write_results};
use opex_language::Language;
use opex_model::{Assessment, Catalogue, Date, Editor, ReplicaId, SortedMap};
use opex_ports::{Ports, Storage};

/// What a results file holds.
const RESULTS_TYPE: &str = "application/json";

/// Characters of an editor's name: few, since files name it with every change, and enough to tell a team's apart.
const EDITOR_LENGTH: usize = 8;

/// Who makes the changes here, by an id that has not been used.
fn editor_name(fresh_id: &str) -> ReplicaId {
    let start = fresh_id.len().saturating_sub(EDITOR_LENGTH);
    ReplicaId::from(fresh_id.get(start..).unwrap_or(fresh_id))
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
    editor: ReplicaId,
    state: RefCell<Rc<State>>,
    listeners: RefCell<Vec<(u64, Listener)>>,
    next_listener: RefCell<u64>,
    saving: Saving,
    planner: RefCell<Planner>,
    /// The assessment and the day that the planner was asked about last, while the plan is shown.
    planned: RefCell<Option<(Option<Rc<Assessment>>, Date)>>,
    /// The planner has come further than what is shown.
    is_plan_to_be_shown: Cell<bool>,
    /// The next slice of the planner's work.
    plan_timer: RefCell<Option<Box<dyn Any>>>,
    /// Languages whose text is on its way.
    loading: RefCell<SortedMap<Language, ()>>,
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

/// A store that does not live on because of it.
#[derive(Clone)]
pub struct WeakStore {
    inner: Weak<Inner>,
}

impl WeakStore {
    /// The store, while there is one.
    pub fn upgrade(&self) -> Option<Store> {
        self.inner.upgrade().map(|inner| Store { inner })
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
        let reading = Reading { catalogue: Rc::clone(&catalogue), today, now: ports.clock.now() };
        let library = Library::read(&*ports.storage, &reading);
        let route = Route::parse(&ports.navigator.place());
        let planner = Planner::new(Rc::clone(&catalogue));
        let state = State {
            catalogue,
            texts: SortedMap::new(),
            beginning: None,
            text_failed: false,
            reference: Lookup::default(),
            case_studies: Lookup::default(),
            is_shown: false,
            language,
            preferences: Rc::new(preferences),
            route,
            today,
            is_read_only: false,
            open: None,
            handed_in: None,
            carried: None,
            save: SaveState::Saved,
            notice: Notice::of_damage(&library).map(Rc::new),
            library: Rc::new(library),
            storage: Rc::default(),
            filter: Rc::default(),
            shown: Rc::default(),
            what_if: None,
            planning: Rc::default(),
            n_moves: 0,
            lands_on_practice: false,
            shows_help: false,
            vault: Rc::default(),
            update: None,
        };
        let editor = editor_name(&ports.ids.fresh());
        let inner = Inner {
            ports,
            editor,
            state: RefCell::new(Rc::new(state)),
            listeners: RefCell::default(),
            next_listener: RefCell::default(),
            saving: Saving::default(),
            planner: RefCell::new(planner),
            planned: RefCell::default(),
            is_plan_to_be_shown: Cell::default(),
            plan_timer: RefCell::default(),
            loading: RefCell::default(),
        };
        let store = Self { inner: Rc::new(inner) };
        store.resume();
        store
    }

    /// The preferences that the storage holds.
    pub fn stored_preferences(ports: &Ports) -> Preferences {
        let read = |storage: &dyn Storage| storage.get(library::PREFERENCES_KEY).ok().flatten();
        let text = read(ports.at_once()).or_else(|| read(&*ports.storage)).unwrap_or_default();
        Preferences::from_stored(&read_preferences(&text))
    }

    /// The same store, without keeping it.
    pub fn downgrade(&self) -> WeakStore {
        WeakStore { inner: Rc::downgrade(&self.inner) }
    }

    /// The surroundings that the store works with.
    pub fn ports(&self) -> &Ports {
        &self.inner.ports
    }

    /// The state now.
    pub fn state(&self) -> Rc<State> {
        Rc::clone(&self.inner.state.borrow())
    }

    /// Lets something happen: the state changes, effects are carried out, listeners are told.
    pub fn dispatch(&self, action: impl Into<Message>) {
        self.handle(action.into());
    }

    fn handle(&self, action: Message) {
        if action.leaves_open() || action.may_leave_open() {
            self.save_now();
        }
        if action.replaces_something() {
            self.inner.saving.note_replacing();
        }
        let clock = &self.inner.ports.clock;
        let moment = Moment {
            now: clock.now(),
            today: clock.today(),
            fresh_id: self.inner.ports.ids.fresh(),
            editor: self.editor(),
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
        self.keep_rest();
        self.follow_plan(&self.state());
        // Cloned, since a listener may begin or end listening.
        let listeners: Vec<_> = self.inner.listeners.borrow().iter().map(|(_, listener)| Rc::clone(listener)).collect();
        for listener in listeners {
            listener();
        }
    }

    /// Who makes the changes here.
    pub fn editor(&self) -> Editor {
        Editor { id: self.inner.editor.clone(), name: Rc::clone(&self.state().preferences.name) }
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
        self.flush_preferences();
        self.dispatch(Message::Save(SaveMessage::Due));
    }

    /// Opens what was open last, where the address or the list calls for it.
    fn resume(&self) {
        let state = self.state();
        if let Some(id) = &state.preferences.current
            && let Ok(Some(text)) = library::saved_text(&*self.inner.ports.storage, id)
            && let Ok(document) = read_results(&text, &state.catalogue)
        {
            self.inner.saving.note_saved(id, text);
            let open = Some(Rc::new(OpenDocument::new(document, &state.catalogue)));
            *self.inner.state.borrow_mut() = Rc::new(State { open, ..(*state).clone() });
        }
        self.dispatch(Message::View(ViewMessage::RouteChanged(self.state().route.clone())));
        self.keep_rest();
    }

    fn carry_out(&self, effect: Effect) {
        let state = self.state();
        let storage = &*self.inner.ports.storage;
        match effect {
            Effect::SaveSoon => self.save_soon(),
            Effect::SaveNow => self.save_now(),
            Effect::SaveDocument(document) => self.save_document(&document, Saves::REPLACING),
            Effect::MoveToDeleted(id) => {
                library::remove_standby(self.inner.ports.at_once(), &id);
                self.after_move(library::move_to_deleted(storage, &id));
            }
            Effect::Restore(id) => self.restore(&id),
            Effect::ReadLibrary => self.read_library(),
            Effect::OpenSaved(id) => self.open_saved(&id),
            Effect::ReadRelative(id) => self.read_relative(&id),
            Effect::ReadOtherEdition { file, text } => self.read_other_edition(file, &text),
            Effect::NextFile => self.dispatch(Message::Files(FilesMessage::Step(FileStep::Next))),
            Effect::Duplicate(id) => self.duplicate(&id),
            Effect::Rename { id, team, workload } => self.rename(&id, team, workload),
            Effect::LoadText(language) => self.load_text(language),
            Effect::LoadReference(language) => reference::load(self, language),
            Effect::LoadCaseStudies(language) => case_studies::load(self, language),
            Effect::LoadExample(language) => self.load_example(language),
            Effect::SavePreferences => {
                self.save_preferences();
                self.keep_preferences();
            }
            Effect::SavePreferencesSoon => self.save_preferences_soon(),
            Effect::Storage(effect) => self.carry_out_storage(effect),
            Effect::Lock(password) => self.lock(&password),
            Effect::Unlock(password) => self.unlock(&password),
            Effect::Go(place) => self.inner.ports.navigator.go(&place),
            Effect::Replace(place) => self.inner.ports.navigator.replace(&place),
            Effect::Download => {
                if let Some(open) = &state.open {
                    let document = open.document();
                    let name = results_file_name(&document.assessment.profile);
                    self.offer_all(&document.assessment, &name, RESULTS_TYPE, &write_results(&document));
                }
            }
            Effect::DownloadSaved(id) => {
                if let Ok(Some(text)) = library::stored_text(storage, &id) {
                    self.offer(&format!("{id}.opex.json"), RESULTS_TYPE, &text);
                }
            }
            Effect::DownloadReport(page) => {
                if let Some(open) = &state.open {
                    self.offer_all(open.assessment(), &page.name, page.media_type, &page.text);
                }
            }
            Effect::DownloadExport(file) => drop(self.offer(&file.name, file.media_type, &file.text)),
            Effect::Copy(text) => self.copy(&text),
            Effect::Print => self.inner.ports.navigator.print(),
            Effect::WatchUpdates => self.watch_updates(),
            Effect::TakeUpdate => self.take_update(),
            Effect::StopPlanning => self.stop_planning(),
            Effect::ResumePlanning => self.resume_planning(),
            Effect::AskMargin(step) => self.ask_margin(step),
            Effect::AskThresholds(step) => self.ask_thresholds(step),
        }
    }
}
