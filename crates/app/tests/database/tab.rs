//! A tab of a browser whose database the test holds.

use std::collections::BTreeMap;
use std::rc::Rc;

use opex_app::{EditMessage, Notice, SaveState, Store, bring_over, leave_behind, take_in_standby};
use opex_format::built_in_catalogue;
use opex_language::Language;
use opex_model::{Answer, Catalogue, Command, Date, PracticeId, PracticeIndex, Timestamp};
use opex_ports::memory::{CountingIds, MemoryDatabase, MemorySurroundings};
use opex_ports::{Durability, Ports, Storage, WorkingCopy};

use crate::faulty_storage::FaultyStorage;

thread_local! {
    /// Read once, as the tests open hundreds of tabs.
    static CATALOGUE: Rc<Catalogue> = built_in_catalogue().unwrap();
}

/// What a browser keeps for the page: its database, and what stands where things are written at once.
#[derive(Clone, Default)]
pub struct Browser {
    pub database: MemoryDatabase,
    pub local: Rc<FaultyStorage>,
    /// No two tabs get the same.
    pub ids: Rc<CountingIds>,
}

/// The page in a tab.
pub struct Tab {
    pub store: Store,
    pub surroundings: MemorySurroundings,
    pub copy: Rc<WorkingCopy>,
}

impl Browser {
    /// What is there after a crash of the whole browser now: the completed transactions, and what of the local storage had
    /// reached the disk.
    pub fn crashed(&self, is_local_written: bool) -> Self {
        let local = if is_local_written { FaultyStorage::local(self.local.texts()) } else { FaultyStorage::default() };
        let database = MemoryDatabase::holding(self.database.kept().texts);
        Self { database, local: Rc::new(local), ids: Rc::clone(&self.ids) }
    }

    pub fn open(&self) -> Tab {
        let catalogue = CATALOGUE.with(Rc::clone);
        let now = Timestamp::parse("2026-11-22T09:00:00.000Z").unwrap();
        let surroundings = MemorySurroundings::new(BTreeMap::new(), now.clone(), Date::parse("2026-11-22").unwrap());
        let copy = Rc::new(WorkingCopy::new(Rc::new(self.database.clone()), self.database.kept()));
        let local: Rc<dyn Storage> = self.local.clone();
        let mut brought = bring_over(&*local, &*copy, &catalogue, &now).unwrap();
        brought.extend(take_in_standby(&*local, &*copy, &catalogue, &now).unwrap());
        if !brought.is_empty() {
            let from = Rc::clone(&local);
            let done = move |kept: Result<(), _>| {
                if kept.is_ok() {
                    leave_behind(&*from, &brought);
                }
            };
            copy.commit(Durability::Strict, Box::new(done));
        }
        let ports =
            Ports { storage: copy.clone(), at_once: Some(local), ids: self.ids.clone(), ..surroundings.ports.clone() };
        let preferences = Store::stored_preferences(&ports);
        let store = Store::new(ports, catalogue, Language::En, preferences);
        let told = store.clone();
        copy.on_changed_elsewhere(Rc::new(move |name| told.stored_elsewhere(Some(name))));
        Tab { store, surroundings, copy }
    }
}

impl Tab {
    pub fn answer(&self, index: usize, level: u8) {
        self.store.dispatch(EditMessage::Change(Command::SetAnswer(self.practice(index), Answer::Level(level))));
    }

    pub fn level(&self, index: usize) -> Option<u8> {
        self.store.state().assessment()?.answer(&self.practice(index)).level()
    }

    pub fn practice(&self, index: usize) -> PracticeId {
        self.store.state().catalogue.practice(PracticeIndex::new(index)).unwrap().id.clone()
    }

    pub fn id(&self) -> String {
        self.store.state().open_id().unwrap().to_string()
    }

    pub fn save(&self) -> SaveState {
        self.store.state().save
    }

    pub fn notice(&self) -> Option<Notice> {
        self.store.state().notice.as_deref().cloned()
    }

    /// Lets time pass.
    pub fn wait(&self, milliseconds: u64) {
        self.surroundings.timer.advance(milliseconds);
    }
}
