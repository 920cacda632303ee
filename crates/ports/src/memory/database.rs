//! A database without a browser.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use crate::{
    Database, DatabaseRead, DatabaseWritten, Durability, NamedTexts, Snapshot, StorageError, TextChanges, Written,
};

/// Keeps what its transactions have written. Clones are the same database, as the tabs of a browser have one.
///
/// Transactions are completed at once, or where a test says so when it says so, and can be made to fail.
#[derive(Clone, Default)]
pub struct MemoryDatabase {
    shared: Rc<Shared>,
}

#[derive(Default)]
struct Shared {
    kept: RefCell<Snapshot>,
    failure: Cell<Option<StorageError>>,
    waits: Cell<bool>,
    waiting: RefCell<Vec<Box<dyn FnOnce()>>>,
    n_strict: Cell<usize>,
}

impl MemoryDatabase {
    /// A database that holds these texts.
    pub fn holding(texts: NamedTexts) -> Self {
        let database = Self::default();
        database.shared.kept.borrow_mut().texts = texts;
        database
    }

    /// What would be found after a crash now: what completed transactions have written.
    pub fn kept(&self) -> Snapshot {
        self.shared.kept.borrow().clone()
    }

    /// Takes everything away, as a browser does that clears a site: what is there from now on is another database, which
    /// counts from `revision`.
    pub fn clear(&self, revision: u64) {
        self.shared.kept.replace(Snapshot { revision, texts: NamedTexts::new() });
    }

    /// Makes every transaction that is completed from now on fail, or work again.
    pub fn fail_with(&self, failure: Option<StorageError>) {
        self.shared.failure.set(failure);
    }

    /// Whether transactions wait for [`Self::complete`].
    pub fn let_wait(&self, waits: bool) {
        self.shared.waits.set(waits);
    }

    /// Completes the transactions that have been begun, in their order. Returns how many there were.
    pub fn complete(&self) -> usize {
        let waiting = self.shared.waiting.take();
        let n_completed = waiting.len();
        waiting.into_iter().for_each(|transaction| transaction());
        n_completed
    }

    /// How many transactions were to be on the disk before they were called complete.
    pub fn n_strict(&self) -> usize {
        self.shared.n_strict.get()
    }

    fn write_now(&self, revision: u64, changes: &TextChanges) -> Result<Written, StorageError> {
        if let Some(failure) = self.shared.failure.get() {
            return Err(failure);
        }
        let mut kept = self.shared.kept.borrow_mut();
        if kept.revision != revision {
            return Ok(Written::Overtaken(kept.clone()));
        }
        kept.revision += 1;
        for (name, text) in changes.iter() {
            match text {
                Some(text) => kept.texts.insert(name.clone(), text.clone()),
                None => kept.texts.remove(name),
            };
        }
        Ok(Written::Done)
    }
}

impl Database for MemoryDatabase {
    fn read(&self, done: DatabaseRead) {
        done(Ok(self.kept()));
    }

    fn write(&self, revision: u64, changes: &TextChanges, durability: Durability, done: DatabaseWritten) {
        self.shared.n_strict.set(self.shared.n_strict.get() + usize::from(durability == Durability::Strict));
        let (database, changes) = (self.clone(), changes.clone());
        let transaction = move || done(database.write_now(revision, &changes));
        if self.shared.waits.get() {
            self.shared.waiting.borrow_mut().push(Box::new(transaction));
        } else {
            transaction();
        }
    }
}
