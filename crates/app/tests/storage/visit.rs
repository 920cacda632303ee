//! The app with a storage that can fail.

use std::collections::BTreeMap;
use std::rc::Rc;

use opex_app::{EditMessage, Message, Notice, OpenMessage, Store};
use opex_format::built_in_catalogue;
use opex_language::Language;
use opex_model::{Answer, Catalogue, Command, Date, PracticeId, PracticeIndex, Timestamp};
use opex_ports::memory::MemorySurroundings;
use opex_ports::{Ports, Storage};

use crate::faulty_storage::FaultyStorage;
use crate::keeper::Keeper;

thread_local! {
    /// Read once, as the tests make thousands of visits.
    static CATALOGUE: Rc<Catalogue> = built_in_catalogue().unwrap();
}

/// The app with a storage that can fail.
pub struct Visit {
    pub store: Store,
    pub storage: Rc<FaultyStorage>,
    pub surroundings: MemorySurroundings,
}

impl Visit {
    pub async fn new(keeper: Keeper) -> Self {
        Self::at(FaultyStorage::new(keeper).await).await
    }

    /// A visit to the page with what the storage holds. Beside a database nothing has stayed in the local storage.
    pub async fn at(storage: FaultyStorage) -> Self {
        let now = Timestamp::parse("2026-11-22T09:00:00.000Z").unwrap();
        let surroundings = MemorySurroundings::new(BTreeMap::new(), now, Date::parse("2026-11-22").unwrap());
        let storage = Rc::new(storage);
        let at_once = match storage.keeper() {
            Keeper::LocalStorage => None,
            Keeper::Database => Some(Rc::new(FaultyStorage::default()) as Rc<dyn Storage>),
        };
        let ports = Ports { storage: storage.clone(), at_once, ..surroundings.ports.clone() };
        let preferences = Store::stored_preferences(&ports);
        let catalogue = CATALOGUE.with(Rc::clone);
        let store = Store::new(ports, catalogue, Language::En, preferences);
        let told = store.downgrade();
        storage.on_changed_elsewhere(Rc::new(move |name| {
            if let Some(store) = told.upgrade() {
                store.stored_elsewhere(Some(name));
            }
        }));
        storage.settle().await;
        Self { store, storage, surroundings }
    }

    /// What another visit finds after a crash now.
    pub async fn later(&self) -> Self {
        Self::at(self.storage.snapshot().await).await
    }

    /// Lets something happen, and waits until the store has done what that asks of it.
    pub async fn send(&self, message: impl Into<Message>) {
        self.store.dispatch(message);
        self.storage.settle().await;
    }

    /// Saves everything at once.
    pub async fn flush(&self) {
        self.store.flush();
        self.storage.settle().await;
    }

    /// Lets time pass.
    pub async fn wait(&self, milliseconds: u64) {
        self.timer().advance(milliseconds);
        self.storage.settle().await;
    }

    /// The id of what is open.
    pub fn id(&self) -> String {
        self.store.state().open_id().unwrap().to_string()
    }

    pub fn timer(&self) -> &opex_ports::memory::ManualTimer {
        &self.surroundings.timer
    }

    pub fn practice(&self, index: usize) -> PracticeId {
        self.store.state().catalogue.practice(PracticeIndex::new(index)).unwrap().id.clone()
    }

    pub fn note(&self, index: usize, text: &str) {
        self.store.dispatch(EditMessage::Change(Command::SetNote(self.practice(index), text.into())));
    }

    pub fn set_clock(&self, now: &str) {
        self.surroundings.clock.set(Timestamp::parse(now).unwrap());
    }

    /// What the notice says.
    pub fn notice(&self) -> Option<Notice> {
        self.store.state().notice.as_deref().cloned()
    }

    pub fn answer(&self, index: usize, level: u8) {
        let answer = Command::SetAnswer(self.practice(index), Answer::Level(level));
        self.store.dispatch(EditMessage::Change(answer));
    }

    /// The level of a practice in what is open.
    pub fn level(&self, index: usize) -> Option<u8> {
        self.store.state().assessment()?.answer(&self.practice(index)).level()
    }

    /// The level of a practice in a saved assessment, whichever was open last.
    pub async fn level_of(&self, id: &str, index: usize) -> Option<u8> {
        self.send(OpenMessage::Saved(id.into())).await;
        self.level(index)
    }
}
