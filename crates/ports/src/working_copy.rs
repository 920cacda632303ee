//! A database's texts at hand: read at once, changed at once, and written to the database in transactions.

use std::cell::RefCell;
use std::rc::Rc;

use crate::{
    CommitError, Database, Durability, NamedTexts, Snapshot, Storage, StorageCommitted, StorageError, TextChanges,
    Written,
};
use opex_model::SortedMap;

/// A storage of which a database keeps what [`Storage::commit`] is asked for.
///
/// Several apps can have a working copy of one database. A transaction is only made upon the revision that the copy was
/// taken of, so what another app has written is never overwritten unseen: it comes into the copy first, changes of other
/// names are made upon it, and changes of the same names are given up, with [`CommitError::Overtaken`].
pub struct WorkingCopy {
    inner: Rc<Inner>,
}

struct Inner {
    database: Rc<dyn Database>,
    state: RefCell<CopyState>,
    changed_elsewhere: RefCell<Option<ChangedElsewhere>>,
}

/// Called with each name that another app has changed.
type ChangedElsewhere = Rc<dyn Fn(&str)>;

struct CopyState {
    /// What the database holds, as far as this copy knows.
    kept: Snapshot,
    /// What has been changed since the last transaction began.
    changes: TextChanges,
    /// What the transaction at work changes.
    in_flight: Option<Transaction>,
    /// Those who wait for the next transaction, and how sure it must be.
    waiting: Vec<StorageCommitted>,
    durability: Durability,
}

struct Transaction {
    changes: TextChanges,
    durability: Durability,
    waiting: Vec<StorageCommitted>,
}

impl WorkingCopy {
    /// A working copy of what was read of a database.
    pub fn new(database: Rc<dyn Database>, kept: Snapshot) -> Self {
        let (changes, waiting) = (TextChanges::new(), Vec::new());
        let state = CopyState { kept, changes, in_flight: None, waiting, durability: Durability::Relaxed };
        let inner = Inner { database, state: RefCell::new(state), changed_elsewhere: RefCell::default() };
        Self { inner: Rc::new(inner) }
    }

    /// Has `told` called with each name that another app has changed, as soon as this copy knows.
    pub fn on_changed_elsewhere(&self, told: ChangedElsewhere) {
        *self.inner.changed_elsewhere.borrow_mut() = Some(told);
    }

    /// Reads the database anew, since another app may have written.
    pub fn refresh(&self) {
        let inner = Rc::clone(&self.inner);
        self.inner.database.read(Box::new(move |read| {
            // A lower one is that of a database made anew, after the browser has cleared what the site keeps.
            let is_other = |snapshot: &Snapshot| snapshot.revision != inner.state.borrow().kept.revision;
            // A transaction at work finds out by itself.
            let is_idle = inner.state.borrow().in_flight.is_none();
            if let Ok(snapshot) = read
                && is_idle
                && is_other(&snapshot)
            {
                let names = inner.take_over(snapshot);
                inner.tell(&names);
            }
        }));
    }
}

impl Inner {
    fn begin_transaction(self: &Rc<Self>) {
        let (revision, changes, durability) = {
            let mut state = self.state.borrow_mut();
            if state.in_flight.is_some() || state.waiting.is_empty() {
                return;
            }
            let changes = std::mem::take(&mut state.changes);
            let waiting = std::mem::take(&mut state.waiting);
            let durability = std::mem::replace(&mut state.durability, Durability::Relaxed);
            state.in_flight = Some(Transaction { changes: changes.clone(), durability, waiting });
            (state.kept.revision, changes, durability)
        };
        if changes.is_empty() {
            return self.ended(Ok(None));
        }
        let inner = Rc::clone(self);
        let done = move |written: Result<Written, StorageError>| inner.ended(written.map(Some));
        self.database.write(revision, &changes, durability, Box::new(done));
    }

    /// Takes in how a transaction has ended; none where there was nothing to write.
    fn ended(self: &Rc<Self>, written: Result<Option<Written>, StorageError>) {
        let Some(transaction) = self.state.borrow_mut().in_flight.take() else { return };
        let answer = match written {
            Ok(None) => Ok(()),
            Ok(Some(Written::Done)) => {
                let mut state = self.state.borrow_mut();
                state.kept.revision += 1;
                apply(&mut state.kept.texts, &transaction.changes);
                Ok(())
            }
            Ok(Some(Written::Overtaken(snapshot))) => return self.overtaken(transaction, snapshot),
            Err(error) => Err(CommitError::Storage(error)),
        };
        for done in transaction.waiting {
            done(answer);
        }
        self.begin_transaction();
    }

    /// Lays what is to be changed upon what another app has written meanwhile.
    fn overtaken(self: &Rc<Self>, transaction: Transaction, snapshot: Snapshot) {
        let names = self.take_over(snapshot);
        let is_given_up = transaction.changes.keys().any(|name| names.contains(name));
        {
            let mut state = self.state.borrow_mut();
            for (name, text) in transaction.changes.iter().filter(|(name, _)| !names.contains(name)) {
                // What was changed again since counts.
                if !state.changes.contains_key(name) {
                    state.changes.insert(name.clone(), text.clone());
                }
            }
            state.durability = state.durability.max(transaction.durability);
        }
        self.tell(&names);
        if is_given_up {
            for done in transaction.waiting {
                done(Err(CommitError::Overtaken));
            }
        } else {
            self.state.borrow_mut().waiting.extend(transaction.waiting);
        }
        self.begin_transaction();
    }

    /// Takes over what the database holds now. Changes of names that another app has changed are given up.
    fn take_over(&self, snapshot: Snapshot) -> Vec<String> {
        let mut state = self.state.borrow_mut();
        let CopyState { kept, changes, .. } = &mut *state;
        let gone = kept.texts.keys().filter(|name| !snapshot.texts.contains_key(name));
        let written = snapshot.texts.iter().filter(|(name, text)| kept.texts.get(name) != Some(text));
        let names: Vec<String> = gone.chain(written.map(|(name, _)| name)).cloned().collect();
        for name in &names {
            changes.remove(name);
        }
        *kept = snapshot;
        names
    }

    fn tell(&self, names: &[String]) {
        let told = self.changed_elsewhere.borrow().clone();
        if let Some(told) = told {
            names.iter().for_each(|name| told(name));
        }
    }
}

fn apply(texts: &mut NamedTexts, changes: &TextChanges) {
    for (name, text) in changes.iter() {
        match text {
            Some(text) => texts.insert(name.clone(), text.clone()),
            None => texts.remove(name),
        };
    }
}

impl CopyState {
    fn get(&self, name: &String) -> Option<&String> {
        let in_flight = || self.in_flight.as_ref().and_then(|transaction| transaction.changes.get(name));
        match self.changes.get(name).or_else(in_flight) {
            Some(change) => change.as_ref(),
            None => self.kept.texts.get(name),
        }
    }
}

impl Storage for WorkingCopy {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        Ok(self.inner.state.borrow().get(&key.to_owned()).cloned())
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        self.inner.state.borrow_mut().changes.insert(key.to_owned(), Some(text.to_owned()));
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        let mut state = self.inner.state.borrow_mut();
        if state.get(&key.to_owned()).is_some() {
            state.changes.insert(key.to_owned(), None);
        }
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        let state = self.inner.state.borrow();
        let in_flight = state.in_flight.iter().flat_map(|transaction| transaction.changes.keys());
        let names = state.kept.texts.keys().chain(in_flight).chain(state.changes.keys());
        let each_once: SortedMap<&String, ()> = names.map(|name| (name, ())).collect();
        Ok(each_once.keys().filter(|name| state.get(name).is_some()).map(|name| (*name).clone()).collect())
    }

    fn commit(&self, durability: Durability, done: StorageCommitted) {
        {
            let mut state = self.inner.state.borrow_mut();
            state.waiting.push(done);
            state.durability = state.durability.max(durability);
        }
        self.inner.begin_transaction();
    }

    fn has_uncommitted(&self) -> bool {
        let state = self.inner.state.borrow();
        !state.changes.is_empty() && state.waiting.is_empty()
    }
}
