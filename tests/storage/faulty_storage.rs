//! Storage that fails when a test says so, and remembers what it held at each moment.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use opex_maturity::format::unseal;
use opex_maturity::ports::{Storage, StorageError};

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
}

/// Storage in memory.
#[derive(Default)]
pub struct FaultyStorage {
    texts: RefCell<BTreeMap<String, String>>,
    /// The call that goes wrong, how many of its kind come before it, and how.
    injected: Cell<Option<(Call, usize, Fault)>>,
    has_hit: Cell<bool>,
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
        Self { texts: RefCell::new(texts.into_iter().collect()), ..Self::default() }
    }

    /// Sound storage that holds what this one holds now.
    pub fn snapshot(&self) -> Self {
        Self::holding(self.texts.borrow().clone())
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
        self.texts.borrow().values().map(String::len).sum()
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
        self.texts.borrow().keys().filter(|name| name.contains(word)).cloned().collect()
    }

    /// The text of the last generation of an assessment, without its envelope.
    pub fn saved_text(&self, id: &str) -> Option<String> {
        let texts = self.texts.borrow();
        let prefix = format!("opex-maturity/saved/{id}/");
        let generation = |name: &str| name.strip_prefix(&prefix).and_then(|rest| rest.parse::<u64>().ok());
        let (_, stored) = texts.iter().filter_map(|(name, text)| Some((generation(name)?, text))).max()?;
        unseal(stored).ok().map(str::to_owned)
    }

    /// The fault of this call, where it has one.
    fn fault(&self, call: Call) -> Option<Fault> {
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
        if fault == Fault::Clears {
            self.texts.borrow_mut().clear();
        }
        Some(fault)
    }

    fn done<T>(&self, fault: Option<Fault>, value: T) -> Result<T, StorageError> {
        if let Some(recorded) = self.recorded.borrow_mut().as_mut() {
            recorded.push(self.texts.borrow().clone());
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
        let text = self.texts.borrow().get(key).cloned();
        match fault {
            Some(Fault::Fails(error)) => Err(error),
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
        let n_replaced = self.texts.borrow().get(key).map_or(0, String::len);
        if self.limit.get().is_some_and(|limit| self.n_bytes() - n_replaced + text.len() > limit) {
            return Err(StorageError::Full);
        }
        let fault = self.fault(Call::Set);
        let text = match fault {
            Some(Fault::Fails(error)) => return Err(error),
            Some(Fault::KeepsOther) => text.replacen('1', "2", 1),
            _ => text.to_owned(),
        };
        self.texts.borrow_mut().insert(key.to_owned(), text);
        self.done(fault, ())
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        let fault = self.fault(Call::Remove);
        match fault {
            Some(Fault::Fails(error)) => return Err(error),
            Some(Fault::KeepsOther) => return Err(StorageError::Refused),
            _ => self.texts.borrow_mut().remove(key),
        };
        self.done(fault, ())
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        let fault = self.fault(Call::Keys);
        match fault {
            Some(Fault::Fails(error)) => Err(error),
            Some(Fault::KeepsOther) => Err(StorageError::Refused),
            other => {
                let names = self.texts.borrow().keys().cloned().collect();
                self.done(other, names)
            }
        }
    }
}
