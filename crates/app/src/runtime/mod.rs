//! Carries out what the app asks: it takes one message after another in the order in which they come, has each decided,
//! carries out the effects through the ports, and tells those who listen. It decides nothing.

mod carrying_out;
mod crypto;
mod embedding;
mod files;
mod held;
mod late_effects;
mod loading;
mod planner;
mod planner_at_work;
mod save;
mod storage_port;
mod waiting;

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::{Rc, Weak};

pub use self::embedding::Embedding;
use self::held::Held;
pub(crate) use self::late_effects::LateEffects;
use self::planner_at_work::PlannerAtWork;
use crate::app::{App, Surroundings};
use crate::catalogue::message::CatalogueMessage;
use crate::effect::TimerName;
use crate::late;
use crate::library;
use crate::library::list::{Library, Reading};
use crate::library::saved::{AssessmentPlace, Saved};
use crate::message::Message;
use crate::moment::Moment;
use crate::notice::state::Notice;
use crate::opening::message::OpenMessage;
use crate::preferences::state::Preferences;
use crate::saving::message::SaveMessage;
use crate::state::State;
use crate::update::{decided_by, update};
use crate::view::message::ViewMessage;
use crate::view::route::Route;
use opex_format::{read_preferences, write_results};
use opex_language::Language;
use opex_model::{Catalogue, Editor, ReplicaId, SortedMap};
use opex_ports::{Ports, Storage};

/// Characters of a replica's id: few, since files name it with every change, and enough to tell a team's apart.
const REPLICA_LENGTH: usize = 8;

/// A running app. Clones are the same one.
#[derive(Clone)]
pub struct Store {
    inner: Rc<Inner>,
}

struct Inner {
    ports: Ports,
    /// This running app, as the changes name it that are made here.
    replica: ReplicaId,
    catalogue: Rc<Catalogue>,
    app: RefCell<App>,
    /// What views were told last.
    shown: RefCell<Rc<State>>,
    /// Messages that have come and not been decided.
    queue: RefCell<VecDeque<Message>>,
    is_at_work: Cell<bool>,
    /// Work that is held back until a module is loaded.
    held: RefCell<Vec<Held>>,
    /// Subscribers are to be notified even if the state has not changed.
    is_to_be_told: Cell<bool>,
    timers: RefCell<SortedMap<TimerName, Box<dyn Any>>>,
    planner: PlannerAtWork,
    listeners: RefCell<Vec<(u64, Listener)>>,
    next_listener: Cell<u64>,
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

/// A weak reference to a store.
#[derive(Clone)]
pub struct WeakStore {
    inner: Weak<Inner>,
}

impl WeakStore {
    /// The store, while there is one.
    pub fn upgrade(&self) -> Option<Store> {
        self.inner.upgrade().map(|inner| Store { inner })
    }

    /// Lets something happen, while there is a store.
    fn dispatch(&self, message: impl Into<Message>) {
        if let Some(store) = self.upgrade() {
            store.dispatch(message);
        }
    }
}

impl PartialEq for Store {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.inner, &other.inner)
    }
}

impl Store {
    /// An app that goes on where the last visit ended, in the given language and with the preferences of this visit.
    pub fn new(ports: Ports, catalogue: Rc<Catalogue>, language: Language, preferences: Preferences) -> Self {
        let (today, now) = (ports.clock.today(), ports.clock.now());
        let reading = Reading { catalogue: Rc::clone(&catalogue), today, now };
        let read_library = late::feature(|features| features.read_library).or(Library::read);
        let library = read_library.map(|read| read(&*ports.storage, &reading)).unwrap_or_default();
        let route = Route::parse(&ports.navigator.place());
        let mut state = State::new(Rc::clone(&catalogue), language, preferences, today);
        state.notice = Notice::of_damage(&library).map(Rc::new);
        (state.library, state.route) = (Rc::new(library), route.clone());
        let surroundings = Surroundings {
            has_host: ports.host.is_some(),
            is_kept_by_host: ports.host.as_ref().is_some_and(|host| host.is_keeper()),
            keeps_later: ports.at_once.is_some(),
        };
        let current = state.preferences.current.clone();
        let saved = current.map(|id| (library::generations::find(&*ports.storage, &id), id));
        let mut app = App::new(state, surroundings);
        let is_missing = |saved: &Saved| matches!(saved, Saved::Missing(AssessmentPlace::Nowhere));
        let missing = saved.as_ref().filter(|(saved, _)| is_missing(saved)).map(|(_, id)| id.clone());
        if let Some(((saved, id), resume)) = saved.zip(late::feature(|features| features.resume).or(App::resume)) {
            resume(&mut app, &id, &saved);
        }
        let fresh = ports.ids.fresh();
        let start = fresh.len().saturating_sub(REPLICA_LENGTH);
        let inner = Inner {
            replica: ReplicaId::from(fresh.get(start..).unwrap_or(&fresh)),
            planner: PlannerAtWork::new(Rc::clone(&catalogue)),
            catalogue,
            shown: RefCell::new(Rc::new(app.state.clone())),
            app: RefCell::new(app),
            queue: RefCell::default(),
            is_at_work: Cell::default(),
            held: RefCell::default(),
            is_to_be_told: Cell::default(),
            timers: RefCell::default(),
            listeners: RefCell::default(),
            next_listener: Cell::default(),
            ports,
        };
        let store = Self { inner: Rc::new(inner) };
        store.dispatch(ViewMessage::Begin(route));
        if let Some(id) = missing {
            store.dispatch(OpenMessage::LastMissing(id));
        }
        store
    }

    /// The preferences that the storage holds.
    pub fn stored_preferences(ports: &Ports) -> Preferences {
        let read = |storage: &dyn Storage| storage.get(library::key::PREFERENCES_KEY).ok().flatten();
        let text = read(ports.at_once()).or_else(|| read(&*ports.storage));
        let reader = late::feature(|features| features.read_preferences).or(read_preferences);
        let stored = text.zip(reader).map(|(text, read)| read(&text)).unwrap_or_default();
        Preferences::from_stored(&stored)
    }

    /// The same store, without keeping it.
    pub fn downgrade(&self) -> WeakStore {
        WeakStore { inner: Rc::downgrade(&self.inner) }
    }

    /// The surroundings that the app works with.
    pub fn ports(&self) -> &Ports {
        &self.inner.ports
    }

    /// The state now.
    pub fn state(&self) -> Rc<State> {
        Rc::clone(&self.inner.shown.borrow())
    }

    /// Who makes the changes here.
    pub fn editor(&self) -> Editor {
        Editor { id: self.inner.replica.clone(), name: Rc::clone(&self.inner.shown.borrow().preferences.name) }
    }

    /// The text of a results file of what is open.
    pub fn document_text(&self) -> Option<String> {
        self.state().open.as_ref().map(|open| write_results(&open.document()))
    }

    /// Lets something happen, behind everything that has come before and is not decided yet.
    pub fn dispatch(&self, message: impl Into<Message>) {
        self.inner.queue.borrow_mut().push_back(message.into());
        if !self.inner.is_at_work.replace(true) {
            self.work();
            self.inner.is_at_work.set(false);
            self.tell();
        }
    }

    /// Saves everything at once: the page is about to go.
    pub fn flush(&self) {
        self.dispatch(SaveMessage::Flush);
    }

    /// Has the beginning of the catalogue's text shown until the whole is there.
    pub fn read_beginning(&self, language: Language, file: &str) {
        self.dispatch(CatalogueMessage::BeginningFetched(language, file.into()));
    }

    /// Calls `listener` after every change, until the subscription is dropped.
    pub fn subscribe(&self, listener: Rc<dyn Fn()>) -> Subscription {
        let id = self.inner.next_listener.get() + 1;
        self.inner.next_listener.set(id);
        self.inner.listeners.borrow_mut().push((id, listener));
        Subscription { inner: Rc::downgrade(&self.inner), id }
    }

    /// Decides one message after another until none is left.
    fn work(&self) {
        let mut has_told_of_rest = false;
        loop {
            let next = self.inner.queue.borrow_mut().pop_front();
            let message = match next {
                Some(message) => message,
                None if !has_told_of_rest && self.inner.ports.storage.has_uncommitted() => {
                    has_told_of_rest = true;
                    SaveMessage::Uncommitted.into()
                }
                None => return,
            };
            if !decided_by(&message).is_there() {
                self.hold(Held::Message(message));
                continue;
            }
            let moment = self.moment();
            let effects = update(&mut self.inner.app.borrow_mut(), message, &moment);
            for effect in effects {
                self.carry_out(effect);
            }
        }
    }

    fn moment(&self) -> Moment {
        let Inner { ports, replica, app, .. } = &*self.inner;
        let name = Rc::clone(&app.borrow().state.preferences.name);
        Moment {
            now: ports.clock.now(),
            today: ports.clock.today(),
            fresh_id: ports.ids.fresh(),
            editor: Editor { id: replica.clone(), name },
        }
    }

    /// Notifies subscribers if anything has changed since they were last notified.
    fn tell(&self) {
        let state = self.inner.app.borrow().state.clone();
        if !self.inner.is_to_be_told.take() && self.inner.shown.borrow().shows_same(&state) {
            return;
        }
        *self.inner.shown.borrow_mut() = Rc::new(state);
        // Cloned, since a listener may begin or end listening.
        let listeners: Vec<_> = self.inner.listeners.borrow().iter().map(|(_, listener)| Rc::clone(listener)).collect();
        for listener in listeners {
            listener();
        }
    }
}
