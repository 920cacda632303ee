//! The browser's database, IndexedDB: where work is kept. A transaction that it calls complete outlives a crash of the
//! browser, which what is written to the local storage does not: browsers put that on the disk when they see fit.
//!
//! Crates that wrap IndexedDB for futures bring channels or maps of their own along: the one of them that knows how durable
//! a transaction is to be adds some 40 kB to what is fetched before the first answer is saved. What is needed here is two
//! promises, one of a request and one of a transaction.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use js_sys::{Array, Function, JsString, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{BroadcastChannel, DomException, IdbDatabase, IdbObjectStore, IdbRequest, IdbTransaction};

use opex_ports::{
    Database, DatabaseRead, DatabaseWritten, Durability, NamedTexts, Snapshot, StorageError, TextChanges, Written,
};

/// The layout of the database: a store of texts by name, and one that counts the transactions.
const LAYOUT_VERSION: u32 = 1;
const TEXTS: &str = "texts";
const STATE: &str = "state";
const REVISION: &str = "revision";

/// The name of the error for a closed connection.
const CLOSED: &str = "InvalidStateError";

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
        let database = connect(name).await.map_err(|error| reason(&error))?;
        let channel = BroadcastChannel::new(name).ok();
        Ok(Self { name: name.into(), database: Rc::new(RefCell::new(database)), channel })
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
        let database = self.database.borrow().clone();
        read(&database).await.map_err(|error| reason(&error))
    }
}

impl Drop for IndexedDb {
    fn drop(&mut self) {
        // What is being written is still completed.
        self.database.borrow().close();
        if let Some(channel) = &self.channel {
            channel.close();
        }
    }
}

/// The connection in use. A browser ends it when the person clears what the site keeps; then another is made.
type Connection = Rc<RefCell<IdbDatabase>>;

async fn connect(name: &str) -> Result<IdbDatabase, JsValue> {
    let factory = web_sys::window().and_then(|window| window.indexed_db().ok().flatten()).ok_or(JsValue::UNDEFINED)?;
    let opening = factory.open_with_u32(name, LAYOUT_VERSION)?;
    let upgrading = opening.clone();
    let _listener = EventListener::new(&opening, "upgradeneeded", move |_| {
        // Where a store cannot be made, opening fails.
        let _ = upgrading.result().map(IdbDatabase::from).and_then(|database| make_stores(&database));
    });
    let database = result(&opening).await.map(IdbDatabase::from)?;
    // A page that deletes the database, or lays it out anew, must not have to wait until this one is closed.
    let ended = database.clone();
    EventListener::once(&database, "versionchange", move |_| ended.close()).forget();
    Ok(database)
}

/// Lays out a new database. It counts from the moment in which it was made, so that a tab never takes one that was made
/// after the site was cleared for the one before.
fn make_stores(database: &IdbDatabase) -> Result<(), JsValue> {
    database.create_object_store(TEXTS)?;
    database.create_object_store(STATE)?.put_with_key(&js_sys::Date::now().into(), &REVISION.into())?;
    Ok(())
}

impl Database for IndexedDb {
    fn read(&self, done: DatabaseRead) {
        let (name, connection) = (Rc::clone(&self.name), Rc::clone(&self.database));
        spawn_local(async move {
            let snapshot = with_connection(&name, &connection, async |database| read(&database).await).await;
            done(snapshot.map_err(|error| reason(&error)));
        });
    }

    fn write(&self, revision: u64, changes: &TextChanges, durability: Durability, done: DatabaseWritten) {
        let (name, connection) = (Rc::clone(&self.name), Rc::clone(&self.database));
        let (changes, channel) = (changes.clone(), self.channel.clone());
        spawn_local(async move {
            let make = async |database: IdbDatabase| write(&database, revision, &changes, durability).await;
            let written = with_connection(&name, &connection, make).await;
            if let (Ok(Written::Done), Some(channel)) = (&written, channel) {
                // The content of the message is irrelevant: each tab reads the database itself.
                let _ = channel.post_message(&true.into());
            }
            done(written.map_err(|error| reason(&error)));
        });
    }
}

/// Runs an operation with the connection, and once more with a new one if the browser has closed it.
async fn with_connection<Done>(
    name: &str,
    connection: &RefCell<IdbDatabase>,
    make: impl AsyncFn(IdbDatabase) -> Result<Done, JsValue>,
) -> Result<Done, JsValue> {
    let database = connection.borrow().clone();
    let done = make(database).await;
    if done.as_ref().is_err_and(|error| name_of(error) == CLOSED)
        && let Ok(database) = connect(name).await
    {
        connection.replace(database.clone());
        return make(database).await;
    }
    done
}

async fn read(database: &IdbDatabase) -> Result<Snapshot, JsValue> {
    read_within(&begin(database, "readonly", Durability::Relaxed)?).await
}

async fn read_within(transaction: &IdbTransaction) -> Result<Snapshot, JsValue> {
    let revision = revision(transaction).await?;
    let texts = transaction.object_store(TEXTS)?;
    // Both are in the order of the names, and both are asked for before the first is waited for.
    let (names, values) = (texts.get_all_keys()?, texts.get_all()?);
    let (names, values) = (result(&names).await?, result(&values).await?);
    let text = |value: JsValue| value.as_string().unwrap_or_default();
    let names = Array::from(&names).into_iter().map(text);
    let texts: NamedTexts = names.zip(Array::from(&values).into_iter().map(text)).collect();
    Ok(Snapshot { revision, texts })
}

async fn revision(transaction: &IdbTransaction) -> Result<u64, JsValue> {
    let revision = result(&transaction.object_store(STATE)?.get(&REVISION.into())?).await?;
    // Counted up by one from milliseconds, it is a whole number far below what a float can tell apart.
    Ok(revision.as_f64().map_or(0, |revision| revision as u64))
}

async fn write(
    database: &IdbDatabase,
    known: u64,
    changes: &TextChanges,
    durability: Durability,
) -> Result<Written, JsValue> {
    let transaction = begin(database, "readwrite", durability)?;
    if revision(&transaction).await? != known {
        return read_within(&transaction).await.map(Written::Overtaken);
    }
    if let Err(error) = change(&transaction, changes, known + 1) {
        // All or nothing. It is refused only where the browser has already done it.
        let _ = transaction.abort();
        return Err(error);
    }
    completed(&transaction).await?;
    Ok(Written::Done)
}

/// Asks for all changes. None is waited for: where one fails the transaction does.
fn change(transaction: &IdbTransaction, changes: &TextChanges, revision: u64) -> Result<(), JsValue> {
    let texts: IdbObjectStore = transaction.object_store(TEXTS)?;
    for (name, text) in changes.iter() {
        match text {
            Some(text) => texts.put_with_key(&text.into(), &name.into())?,
            None => texts.delete(&name.into())?,
        };
    }
    transaction.object_store(STATE)?.put_with_key(&(revision as f64).into(), &REVISION.into())?;
    Ok(())
}

/// Begins a transaction. `web_sys` gives no durability, which browsers that do not know it pass over.
fn begin(database: &IdbDatabase, mode: &str, durability: Durability) -> Result<IdbTransaction, JsValue> {
    let durability = match durability {
        Durability::Relaxed => "relaxed",
        Durability::Strict => "strict",
    };
    let options = Object::new();
    Reflect::set(&options, &"durability".into(), &durability.into())?;
    let stores = Array::of2(&JsString::from(TEXTS), &JsString::from(STATE));
    let transaction: Function = Reflect::get(database, &"transaction".into())?.dyn_into()?;
    transaction.call3(database, &stores, &mode.into(), &options).map(IdbTransaction::from)
}

/// The result of a request.
async fn result(request: &IdbRequest) -> Result<JsValue, JsValue> {
    let promise = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    match JsFuture::from(promise).await {
        Ok(_) => request.result(),
        Err(_) => Err(request.error().ok().flatten().map_or(JsValue::UNDEFINED, JsValue::from)),
    }
}

/// Waits until a transaction is complete.
async fn completed(transaction: &IdbTransaction) -> Result<(), JsValue> {
    let promise = Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    });
    match JsFuture::from(promise).await {
        Ok(_) => Ok(()),
        Err(_) => Err(transaction.error().map_or(JsValue::UNDEFINED, JsValue::from)),
    }
}

fn name_of(error: &JsValue) -> String {
    error.dyn_ref::<DomException>().map(DomException::name).unwrap_or_default()
}

fn reason(error: &JsValue) -> StorageError {
    match name_of(error).as_str() {
        "QuotaExceededError" => StorageError::Full,
        _ => StorageError::Refused,
    }
}
