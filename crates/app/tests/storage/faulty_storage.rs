//! Storage that fails when a test says so, and remembers what it held at each moment.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use opex_format::unseal;
use opex_ports::{Database, Durability, Storage, StorageCommitted, StorageError, WorkingCopy};

use crate::faulty_database::{FaultyDatabase, removing};
use crate::injected::{Call, Fault, Faults};
use crate::keeper::Keeper;
use crate::room::{Room, new_database};

/// Storage that fails when it is told to.
#[derive(Default)]
pub struct FaultyStorage {
    place: Place,
    faults: Rc<Faults>,
    /// What it held after each call, once that is recorded.
    recorded: RefCell<Option<Vec<BTreeMap<String, String>>>>,
}

/// Where the texts are.
enum Place {
    LocalStorage(Room),
    Database(FaultyDatabase, WorkingCopy),
}

impl Default for Place {
    fn default() -> Self {
        Self::LocalStorage(Room::default())
    }
}

impl FaultyStorage {
    /// An empty one.
    pub async fn new(keeper: Keeper) -> Self {
        Self::holding(keeper, []).await
    }

    /// Storage that holds these texts.
    pub async fn holding(keeper: Keeper, texts: impl IntoIterator<Item = (String, String)>) -> Self {
        match keeper {
            Keeper::LocalStorage => Self::local(texts),
            Keeper::Database => {
                let faults = Rc::<Faults>::default();
                let inner = new_database(texts.into_iter().collect()).await;
                let database = FaultyDatabase::new(inner, Rc::clone(&faults));
                let shared: Rc<dyn Database> = Rc::new(database.clone());
                let copy = WorkingCopy::new(shared, database.kept().await);
                Self { place: Place::Database(database, copy), faults, recorded: RefCell::default() }
            }
        }
    }

    /// A local storage that holds these texts.
    pub fn local(texts: impl IntoIterator<Item = (String, String)>) -> Self {
        let storage = Self::default();
        texts.into_iter().for_each(|(name, text)| storage.inner().set(&name, &text).unwrap());
        storage
    }

    /// What keeps the texts.
    pub fn keeper(&self) -> Keeper {
        match self.place {
            Place::LocalStorage(_) => Keeper::LocalStorage,
            Place::Database(..) => Keeper::Database,
        }
    }

    /// Sound storage that holds what is found after a crash now: of a database what completed transactions have written.
    pub async fn snapshot(&self) -> Self {
        match &self.place {
            Place::LocalStorage(_) => Self::local(self.texts()),
            Place::Database(database, _) => {
                let kept = database.kept().await.texts;
                let texts = kept.iter().map(|(name, text)| (name.clone(), text.clone()));
                Self::holding(Keeper::Database, texts).await
            }
        }
    }

    /// Waits until everything that was asked of the store has been done.
    pub async fn settle(&self) {
        if let Place::Database(database, _) = &self.place {
            database.settle().await;
        }
    }

    /// Has `told` called with each name that another tab has changed; only a database tells by itself.
    pub fn on_changed_elsewhere(&self, told: Rc<dyn Fn(&str)>) {
        if let Place::Database(_, copy) = &self.place {
            copy.on_changed_elsewhere(told);
        }
    }

    /// The sound storage behind the faults.
    fn inner(&self) -> &dyn Storage {
        match &self.place {
            Place::LocalStorage(room) => room,
            Place::Database(_, copy) => copy,
        }
    }

    /// Everything that can be read in it.
    pub fn texts(&self) -> BTreeMap<String, String> {
        let names = self.inner().keys().unwrap().into_iter();
        names.map(|name| (name.clone(), self.inner().get(&name).unwrap().unwrap())).collect()
    }

    /// Loses everything, as when the person clears what the site keeps.
    pub async fn clear(&self) {
        match &self.place {
            Place::LocalStorage(_) => self.clear_local(),
            Place::Database(database, copy) => {
                database.change_elsewhere(removing).await;
                copy.refresh();
                // It reads once more, so what was read before has come in.
                database.kept().await;
                database.settle().await;
            }
        }
    }

    fn clear_local(&self) {
        self.inner().keys().unwrap().iter().for_each(|name| self.inner().remove(name).unwrap());
    }

    /// Puts a text there past the app: none takes it away.
    pub async fn put_elsewhere(&self, name: &str, text: Option<&str>) {
        match (&self.place, text) {
            (Place::LocalStorage(room), Some(text)) => room.set(name, text).unwrap(),
            (Place::LocalStorage(room), None) => room.remove(name).unwrap(),
            (Place::Database(database, copy), text) => {
                let change = (name.to_owned(), text.map(str::to_owned));
                database.change_elsewhere(|_| [change].into_iter().collect()).await;
                copy.refresh();
                database.kept().await;
                database.settle().await;
            }
        }
    }

    /// Makes one call go wrong, after `n` others of its kind.
    pub fn inject(&self, call: Call, n: usize, fault: Fault) {
        self.faults.injected.set(Some((call, n, fault)));
    }

    /// Lets every call go well from now on.
    pub fn calm(&self) {
        self.faults.injected.set(None);
    }

    /// Whether that call has come.
    pub fn has_hit(&self) -> bool {
        self.faults.has_hit.get()
    }

    /// Makes every write fail, or work again.
    pub fn fail_writes(&self, error: Option<StorageError>) {
        self.faults.writes_fail.set(error);
    }

    /// Makes every write of a saved assessment fail, or work again.
    pub fn fail_saves(&self, error: Option<StorageError>) {
        self.faults.saves_fail.set(error);
    }

    /// Makes every call be refused, or work again.
    pub fn fail_reads(&self, fails: bool) {
        self.faults.reads_fail.set(fails);
    }

    /// Takes only so many bytes, names not counted.
    pub fn limit_bytes(&self, limit: Option<usize>) {
        self.faults.limit.set(limit);
    }

    /// How many bytes of texts it holds.
    pub fn n_bytes(&self) -> usize {
        self.texts().values().map(String::len).sum()
    }

    /// Remembers from now on what it held after each call that keeps something.
    pub fn record(&self) {
        match &self.place {
            Place::LocalStorage(_) => *self.recorded.borrow_mut() = Some(Vec::new()),
            Place::Database(database, _) => database.record(),
        }
    }

    pub fn recorded(&self) -> Vec<BTreeMap<String, String>> {
        match &self.place {
            Place::LocalStorage(_) => self.recorded.borrow().clone().unwrap_or_default(),
            Place::Database(database, _) => database.recorded().unwrap_or_default(),
        }
    }

    /// Names that contain a word.
    pub fn names_with(&self, word: &str) -> Vec<String> {
        self.inner().keys().unwrap().into_iter().filter(|name| name.contains(word)).collect()
    }

    /// The text of the last generation of an assessment, without its envelope.
    pub fn saved_text(&self, id: &str) -> Option<String> {
        let prefix = format!("opex-maturity/saved/{id}/");
        let generation = |name: &str| name.strip_prefix(&prefix).and_then(|rest| rest.parse::<u64>().ok());
        let name = self.inner().keys().unwrap().into_iter().filter(|name| generation(name).is_some());
        let latest = name.max_by_key(|name| generation(name))?;
        unseal(&self.inner().get(&latest).unwrap().unwrap()).ok().map(str::to_owned)
    }

    /// The fault of this call, where it has one.
    fn fault(&self, call: Call) -> Option<Fault> {
        let fault = self.faults.of(call);
        if fault == Some(Fault::Clears) {
            self.clear_local();
        }
        fault
    }

    /// Why a text is not written at once, where it is not. Of a database that is seen when the transaction is made.
    fn refusal(&self, key: &str, text: &str) -> Result<(), StorageError> {
        let Place::LocalStorage(room) = &self.place else { return Ok(()) };
        if let Some(error) = self.faults.of_writing([key].into_iter()) {
            return Err(error);
        }
        if let Some(limit) = self.faults.limit.get() {
            let n_replaced = room.get(key)?.map_or(0, |text| text.len());
            if self.n_bytes() - n_replaced + text.len() > limit {
                return Err(StorageError::Full);
            }
        }
        Ok(())
    }

    fn done<T>(&self, fault: Option<Fault>, value: T) -> Result<T, StorageError> {
        if let Some(recorded) = self.recorded.borrow_mut().as_mut() {
            recorded.push(self.texts());
        }
        match fault {
            Some(Fault::FailsAfterwards) => Err(StorageError::Refused),
            _ => Ok(value),
        }
    }
}

impl Storage for FaultyStorage {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        let fault = self.fault(Call::Get);
        let text = self.inner().get(key)?;
        match fault {
            Some(Fault::Fails(error)) => Err(error),
            Some(Fault::Kills) => Err(StorageError::Refused),
            // As if some of it had been lost on the way.
            Some(Fault::KeepsOther) => Ok(text.map(|text| text.chars().skip(1).collect())),
            other => self.done(other, text),
        }
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        self.refusal(key, text)?;
        let fault = self.fault(Call::Set);
        let text = match fault {
            Some(Fault::Fails(error)) => return Err(error),
            Some(Fault::Kills) => return Err(StorageError::Refused),
            Some(Fault::KeepsOther) => text.replacen('1', "2", 1),
            _ => text.to_owned(),
        };
        self.inner().set(key, &text)?;
        self.done(fault, ())
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        let fault = self.fault(Call::Remove);
        match fault {
            Some(Fault::Fails(error)) => return Err(error),
            Some(Fault::KeepsOther | Fault::Kills) => return Err(StorageError::Refused),
            _ => self.inner().remove(key)?,
        }
        self.done(fault, ())
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        let fault = self.fault(Call::Keys);
        match fault {
            Some(Fault::Fails(error)) => Err(error),
            Some(Fault::KeepsOther | Fault::Kills) => Err(StorageError::Refused),
            other => {
                let names = self.inner().keys()?;
                self.done(other, names)
            }
        }
    }

    fn commit(&self, durability: Durability, done: StorageCommitted) {
        self.inner().commit(durability, done);
    }

    fn has_uncommitted(&self) -> bool {
        self.inner().has_uncommitted()
    }
}
