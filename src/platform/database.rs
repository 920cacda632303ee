//! The browser's database, IndexedDB: where work is kept. A transaction that it calls complete outlives a crash of the
//! browser, which what is written to the local storage does not: browsers put that on the disk when they see fit.
//!
//! The crate `indexed_db_futures` is the one of its kind that knows how durable a transaction is to be.

use std::cell::RefCell;
use std::rc::Rc;

use indexed_db_futures::database::Database as WebDatabase;
use indexed_db_futures::error::{DomException, Error, OpenDbError};
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::{Transaction, TransactionDurability, TransactionMode, TransactionOptions};
use wasm_bindgen_futures::spawn_local;
use web_sys::BroadcastChannel;

use opex_ports::{
    Database, DatabaseRead, DatabaseWritten, Durability, NamedTexts, Snapshot, StorageError, TextChanges, Written,
};

/// The layout of the database: a store of texts by name, and one that counts the transactions.
const LAYOUT_VERSION: u8 = 1;
const TEXTS: &str = "texts";
const STATE: &str = "state";
const REVISION: &str = "revision";

/// The store that keeps texts, in a database of the browser that all pages of the site share.
pub struct IndexedDb {
    name: Rc<str>,
    database: Connection,
    /// Tells the other tabs that there is something new; none where the browser has no such thing. They would still see
    /// it, before they write and when they are shown again.
    channel: Option<BroadcastChannel>,
}

impl IndexedDb {
    /// Opens the database of that name, which is made where there is none.
    ///
    /// # Errors
    /// Where the browser refuses it, as some do in private windows, for files from disk or in frames.
    pub async fn open(name: &str) -> Result<Self, StorageError> {
        let database = connect(name).await?;
        let channel = BroadcastChannel::new(name).ok();
        Ok(Self { name: name.into(), database: Rc::new(RefCell::new(Rc::new(database))), channel })
    }

    /// The channel by which other tabs tell that they have written.
    pub fn channel(&self) -> Option<&BroadcastChannel> {
        self.channel.as_ref()
    }

    /// Everything that the database holds.
    ///
    /// # Errors
    /// Where the browser refuses to read it.
    pub async fn snapshot(&self) -> Result<Snapshot, StorageError> {
        let database = Rc::clone(&self.database.borrow());
        read(&database).await.map_err(|error| reason(&error))
    }
}

/// The connection in use. A browser ends it when the person clears what the site keeps; then another is made.
type Connection = Rc<RefCell<Rc<WebDatabase>>>;

async fn connect(name: &str) -> Result<WebDatabase, StorageError> {
    let opening = WebDatabase::open(name).with_version(LAYOUT_VERSION).with_on_upgrade_needed(|_, database| {
        database.create_object_store(TEXTS).build()?;
        database.create_object_store(STATE).build()?;
        Ok(())
    });
    opening.await.map_err(|error| match error {
        OpenDbError::Base(error) => reason(&error),
        _ => StorageError::Refused,
    })
}

impl Database for IndexedDb {
    fn read(&self, done: DatabaseRead) {
        let database = Rc::clone(&self.database.borrow());
        spawn_local(async move { done(read(&database).await.map_err(|error| reason(&error))) });
    }

    fn write(&self, revision: u64, changes: &TextChanges, durability: Durability, done: DatabaseWritten) {
        let (name, connection) = (Rc::clone(&self.name), Rc::clone(&self.database));
        let (changes, channel) = (changes.clone(), self.channel.clone());
        spawn_local(async move {
            let database = Rc::clone(&connection.borrow());
            let mut written = write(&database, revision, &changes, durability).await;
            if let Err(Error::DomException(DomException::InvalidStateError(_))) = written
                && let Ok(database) = connect(&name).await
            {
                written = write(&database, revision, &changes, durability).await;
                connection.replace(Rc::new(database));
            }
            if let (Ok(Written::Done), Some(channel)) = (&written, channel) {
                // What is told does not matter: each tab reads for itself.
                let _ = channel.post_message(&true.into());
            }
            done(written.map_err(|error| reason(&error)));
        });
    }
}

async fn read(database: &WebDatabase) -> Result<Snapshot, Error> {
    let transaction = database.transaction([TEXTS, STATE]).build()?;
    let snapshot = read_within(&transaction).await?;
    transaction.commit().await?;
    Ok(snapshot)
}

async fn read_within(transaction: &Transaction<'_>) -> Result<Snapshot, Error> {
    let revision = revision(transaction).await?;
    let texts = transaction.object_store(TEXTS)?;
    // Both are in the order of the names.
    let names: Vec<String> = texts.get_all_keys().primitive()?.await?.collect::<Result<_, _>>()?;
    let values: Vec<String> = texts.get_all().primitive()?.await?.collect::<Result<_, _>>()?;
    let texts: NamedTexts = names.into_iter().zip(values).collect();
    Ok(Snapshot { revision, texts })
}

async fn revision(transaction: &Transaction<'_>) -> Result<u64, Error> {
    let revision: Option<f64> = transaction.object_store(STATE)?.get(REVISION).primitive()?.await?;
    // Counted up by one from nothing, it is a whole number far below what a float can tell apart.
    Ok(revision.map_or(0, |revision| revision as u64))
}

async fn write(
    database: &WebDatabase,
    known: u64,
    changes: &TextChanges,
    durability: Durability,
) -> Result<Written, Error> {
    let durability = match durability {
        Durability::Relaxed => TransactionDurability::Relaxed,
        Durability::Strict => TransactionDurability::Strict,
    };
    let transaction = database
        .transaction([TEXTS, STATE])
        .with_mode(TransactionMode::Readwrite)
        .with_options(TransactionOptions::new().with_durability(durability))
        .build()?;
    if revision(&transaction).await? != known {
        let snapshot = read_within(&transaction).await?;
        transaction.commit().await?;
        return Ok(Written::Overtaken(snapshot));
    }
    let texts = transaction.object_store(TEXTS)?;
    for (name, text) in changes.iter() {
        // None is waited for: what fails makes the transaction fail.
        match text {
            Some(text) => drop(texts.put(text.as_str()).with_key(name.as_str()).primitive()?),
            None => drop(texts.delete(name.as_str()).primitive()?),
        }
    }
    drop(transaction.object_store(STATE)?.put((known + 1) as f64).with_key(REVISION).primitive()?);
    transaction.commit().await?;
    Ok(Written::Done)
}

fn reason(error: &Error) -> StorageError {
    match error {
        Error::DomException(DomException::Other(exception)) if exception.name() == "QuotaExceededError" => {
            StorageError::Full
        }
        _ => StorageError::Refused,
    }
}
