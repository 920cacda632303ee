//! A database whose transactions go wrong when a test says so.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

use opex_ports::{
    Database, DatabaseRead, DatabaseWritten, Durability, NamedTexts, Snapshot, StorageError, TextChanges,
};

use crate::injected::{Call, Fault, Faults};
use crate::keeper::Answer;

/// Texts by name.
type Texts = BTreeMap<String, String>;

/// A database that fails when it is told to. Clones are the same one.
#[derive(Clone)]
pub struct FaultyDatabase {
    inner: Rc<dyn Database>,
    faults: Rc<Faults>,
    at_work: Rc<AtWork>,
    /// What it held after each transaction, once that is recorded.
    recorded: Rc<RefCell<Option<Vec<Texts>>>>,
}

/// The transactions that have not ended.
#[derive(Default)]
struct AtWork {
    n: Cell<usize>,
    waker: RefCell<Option<Waker>>,
}

impl AtWork {
    fn end(&self) {
        self.n.set(self.n.get() - 1);
        let waker = self.waker.take();
        if let Some(waker) = waker {
            waker.wake();
        }
    }
}

impl FaultyDatabase {
    pub fn new(inner: Rc<dyn Database>, faults: Rc<Faults>) -> Self {
        Self { inner, faults, at_work: Rc::default(), recorded: Rc::default() }
    }

    /// What completed transactions have written: what is there after a crash of the browser now.
    pub async fn kept(&self) -> Snapshot {
        kept(&*self.inner).await
    }

    /// Waits until no transaction is at work.
    pub async fn settle(&self) {
        poll_fn(|context| {
            if self.at_work.n.get() == 0 {
                return Poll::Ready(());
            }
            self.at_work.waker.replace(Some(context.waker().clone()));
            Poll::Pending
        })
        .await;
    }

    /// Changes texts as another tab does, or as a person who clears what the site keeps.
    pub async fn change_elsewhere(&self, changes: impl FnOnce(&NamedTexts) -> TextChanges) {
        let kept = self.kept().await;
        let (answer, done) = Answer::new();
        self.inner.write(kept.revision, &changes(&kept.texts), Durability::Relaxed, done);
        answer.given().await.unwrap();
    }

    pub fn record(&self) {
        *self.recorded.borrow_mut() = Some(Vec::new());
    }

    pub fn recorded(&self) -> Option<Vec<Texts>> {
        self.recorded.borrow().clone()
    }

    /// Writes, and remembers what there is then where that is wanted.
    fn write_through(&self, revision: u64, changes: &TextChanges, durability: Durability, done: DatabaseWritten) {
        if self.recorded.borrow().is_none() {
            return self.inner.write(revision, changes, durability, done);
        }
        let (inner, recorded) = (Rc::clone(&self.inner), Rc::clone(&self.recorded));
        let remember = move |written| {
            let remembered = move |read: Result<Snapshot, StorageError>| {
                if let (Ok(snapshot), Some(recorded)) = (read, recorded.borrow_mut().as_mut()) {
                    recorded.push(snapshot.texts.iter().map(|(name, text)| (name.clone(), text.clone())).collect());
                }
                done(written);
            };
            inner.read(Box::new(remembered));
        };
        self.inner.write(revision, changes, durability, Box::new(remember));
    }

    /// Writes unless that takes more bytes than there are.
    fn write_within(
        &self,
        limit: usize,
        (revision, changes, durability): (u64, TextChanges, Durability),
        done: DatabaseWritten,
    ) {
        let database = self.clone();
        let checked = move |read: Result<Snapshot, StorageError>| {
            let mut texts = read.map(|snapshot| snapshot.texts).unwrap_or_default();
            for (name, text) in changes.iter() {
                texts.insert(name.clone(), text.clone().unwrap_or_default());
            }
            if texts.values().map(String::len).sum::<usize>() > limit {
                done(Err(StorageError::Full));
            } else {
                database.write_through(revision, &changes, durability, done);
            }
        };
        self.inner.read(Box::new(checked));
    }

    /// Loses everything, and writes then.
    fn write_after_clearing(
        &self,
        (revision, changes, durability): (u64, TextChanges, Durability),
        done: DatabaseWritten,
    ) {
        let database = self.clone();
        let cleared = move |read: Result<Snapshot, StorageError>| {
            let snapshot = read.unwrap();
            let inner = Rc::clone(&database.inner);
            let go_on = move |_| database.write_through(revision, &changes, durability, done);
            inner.write(snapshot.revision, &removing(&snapshot.texts), Durability::Relaxed, Box::new(go_on));
        };
        self.inner.read(Box::new(cleared));
    }
}

/// What completed transactions have written.
pub async fn kept(database: &dyn Database) -> Snapshot {
    let (answer, done) = Answer::new();
    database.read(done);
    answer.given().await.unwrap()
}

/// The changes that leave nothing.
pub fn removing(texts: &NamedTexts) -> TextChanges {
    texts.keys().map(|name| (name.clone(), None)).collect()
}

impl Database for FaultyDatabase {
    fn read(&self, done: DatabaseRead) {
        self.inner.read(done);
    }

    fn write(&self, revision: u64, changes: &TextChanges, durability: Durability, done: DatabaseWritten) {
        let fault = self.faults.of(Call::Commit);
        if fault == Some(Fault::Kills) {
            return;
        }
        self.at_work.n.set(self.at_work.n.get() + 1);
        let at_work = Rc::clone(&self.at_work);
        let done: DatabaseWritten = Box::new(move |written| {
            // It may begin the next transaction.
            done(match fault {
                Some(Fault::FailsAfterwards) => written.and(Err(StorageError::Refused)),
                _ => written,
            });
            at_work.end();
        });
        let written = changes.iter().filter(|(_, text)| text.is_some()).map(|(name, _)| name.as_str());
        if let Some(error) = self.faults.of_writing(written) {
            return done(Err(error));
        }
        match (fault, self.faults.limit.get()) {
            (Some(Fault::Fails(error)), _) => done(Err(error)),
            (Some(Fault::Clears), _) => self.write_after_clearing((revision, changes.clone(), durability), done),
            (_, Some(limit)) => self.write_within(limit, (revision, changes.clone(), durability), done),
            _ => self.write_through(revision, changes, durability, done),
        }
    }
}
