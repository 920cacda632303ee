//! Storage that fails when a test says so, and remembers what it held at each moment.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use opex_format::unseal;
use opex_ports::{Storage, StorageError};

use crate::room::Room;

/// What can be asked of a storage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Call {
    Get,
    Set,
    Remove,
    Keys,
}

/// What can go wrong with a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It fails and does nothing.
    Fails(StorageError),
    /// It does what it should and fails all the same.
    FailsAfterwards,
    /// It writes something else than it was given; a call that does not write fails.
    KeepsOther,
    /// Everything is gone before it is done.
    Clears,
    /// The tab is killed before it is done: neither this call nor any later one does anything.
    Kills,
}

/// Storage that fails when it is told to.
#[derive(Default)]
pub struct FaultyStorage {
    room: Room,
    /// The call that goes wrong, how many of its kind come before it, and how.
    injected: Cell<Option<(Call, usize, Fault)>>,
    has_hit: Cell<bool>,
    is_killed: Cell<bool>,
    writes_fail: Cell<Option<StorageError>>,
    saves_fail: Cell<Option<StorageError>>,
    reads_fail: Cell<bool>,
    /// The most bytes that it takes.
    limit: Cell<Option<usize>>,
    /// What it held after each call, once that is recorded.
    recorded: RefCell<Option<Vec<BTreeMap<String, String>>>>,
}

impl FaultyStorage {
    /// Storage that holds these texts.
    pub fn holding(texts: impl IntoIterator<Item = (String, String)>) -> Self {
        let storage = Self::default();
        texts.into_iter().for_each(|(name, text)| storage.room.set(&name, &text).unwrap());
        storage
    }

    /// Sound storage that holds what this one holds now.
    pub fn snapshot(&self) -> Self {
        Self::holding(self.texts())
    }

    /// Everything that it holds.
    fn texts(&self) -> BTreeMap<String, String> {
        let names = self.room.keys().unwrap().into_iter();
        names.map(|name| (name.clone(), self.room.get(&name).unwrap().unwrap())).collect()
    }

    /// Loses everything.
    pub fn clear(&self) {
        self.room.keys().unwrap().iter().for_each(|name| self.room.remove(name).unwrap());
    }

    /// Makes one call go wrong, after `n` others of its kind.
    pub fn inject(&self, call: Call, n: usize, fault: Fault) {
        self.injected.set(Some((call, n, fault)));
    }

    /// Lets every call go well from now on.
    pub fn calm(&self) {
        self.injected.set(None);
    }

    /// Whether that call has come.
    pub fn has_hit(&self) -> bool {
        self.has_hit.get()
    }

    /// Makes every write fail, or work again.
    pub fn fail_writes(&self, error: Option<StorageError>) {
        self.writes_fail.set(error);
    }

    /// Makes every write of a saved assessment fail, or work again.
    pub fn fail_saves(&self, error: Option<StorageError>) {
        self.saves_fail.set(error);
    }

    /// Makes every call be refused, or work again.
    pub fn fail_reads(&self, fails: bool) {
        self.reads_fail.set(fails);
    }

    /// Takes only so many bytes, names not counted.
    pub fn limit_bytes(&self, limit: Option<usize>) {
        self.limit.set(limit);
    }

    /// How many bytes of texts it holds.
    pub fn n_bytes(&self) -> usize {
        self.texts().values().map(String::len).sum()
    }

    /// Remembers from now on what it held after each call.
    pub fn record(&self) {
        *self.recorded.borrow_mut() = Some(Vec::new());
    }

    pub fn n_recorded(&self) -> usize {
        self.recorded.borrow().as_ref().map_or(0, Vec::len)
    }

    pub fn recorded(&self) -> Vec<BTreeMap<String, String>> {
        self.recorded.borrow().clone().unwrap_or_default()
    }

    /// Names that contain a word.
    pub fn names_with(&self, word: &str) -> Vec<String> {
        self.room.keys().unwrap().into_iter().filter(|name| name.contains(word)).collect()
    }

    /// The text of the last generation of an assessment, without its envelope.
    pub fn saved_text(&self, id: &str) -> Option<String> {
        let prefix = format!("opex-maturity/saved/{id}/");
        let generation = |name: &str| name.strip_prefix(&prefix).and_then(|rest| rest.parse::<u64>().ok());
        let name = self.room.keys().unwrap().into_iter().filter(|name| generation(name).is_some());
        let latest = name.max_by_key(|name| generation(name))?;
        unseal(&self.room.get(&latest).unwrap().unwrap()).ok().map(str::to_owned)
    }

    /// The fault of this call, where it has one.
    fn fault(&self, call: Call) -> Option<Fault> {
        if self.is_killed.get() {
            return Some(Fault::Kills);
        }
        if self.reads_fail.get() {
            return Some(Fault::Fails(StorageError::Refused));
        }
        let (injected, n, fault) = self.injected.get()?;
        if injected != call {
            return None;
        }
        if n > 0 {
            self.injected.set(Some((injected, n - 1, fault)));
            return None;
        }
        self.injected.set(None);
        self.has_hit.set(true);
        match fault {
            Fault::Clears => self.clear(),
            Fault::Kills => self.is_killed.set(true),
            Fault::Fails(_) | Fault::FailsAfterwards | Fault::KeepsOther => {}
        }
        Some(fault)
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
        let text = self.room.get(key)?;
        match fault {
            Some(Fault::Fails(error)) => Err(error),
            Some(Fault::Kills) => Err(StorageError::Refused),
            // As if some of it had been lost on the way.
            Some(Fault::KeepsOther) => Ok(text.map(|text| text.chars().skip(1).collect())),
            other => self.done(other, text),
        }
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        let saves_fail = self.saves_fail.get().filter(|_| key.contains("/saved/"));
        if let Some(error) = self.writes_fail.get().or(saves_fail) {
            return Err(error);
        }
        if let Some(limit) = self.limit.get() {
            let n_replaced = self.room.get(key)?.map_or(0, |text| text.len());
            if self.n_bytes() - n_replaced + text.len() > limit {
                return Err(StorageError::Full);
            }
        }
        let fault = self.fault(Call::Set);
        let text = match fault {
            Some(Fault::Fails(error)) => return Err(error),
            Some(Fault::Kills) => return Err(StorageError::Refused),
            Some(Fault::KeepsOther) => text.replacen('1', "2", 1),
            _ => text.to_owned(),
        };
        self.room.set(key, &text)?;
        self.done(fault, ())
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        let fault = self.fault(Call::Remove);
        match fault {
            Some(Fault::Fails(error)) => return Err(error),
            Some(Fault::KeepsOther | Fault::Kills) => return Err(StorageError::Refused),
            _ => self.room.remove(key)?,
        }
        self.done(fault, ())
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        let fault = self.fault(Call::Keys);
        match fault {
            Some(Fault::Fails(error)) => Err(error),
            Some(Fault::KeepsOther | Fault::Kills) => Err(StorageError::Refused),
            other => {
                let names = self.room.keys()?;
                self.done(other, names)
            }
        }
    }
}
