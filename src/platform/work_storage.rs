//! Opens what keeps the work: the browser's database, or, where it is refused, its local storage.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::EventListener;
use js_sys::Promise;
use opex_app::{Store, leave_behind, move_in};
use opex_model::Catalogue;
use opex_ports::memory::MemoryStorage;
use opex_ports::{Clock as _, Database, Durability, Snapshot, Storage, StorageError, Timer as _, WorkingCopy};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Event;

use super::clock::BrowserClock;
use super::database::IndexedDb;
use super::storage::KeyedStorage;
use super::surroundings::NameWithin;
use super::timer::BrowserTimer;

/// The timeout for opening the database. Some browsers never answer; then the local storage is used.
const MAX_OPENING_MILLISECONDS: u32 = 3_000;

/// What keeps the work of one running app.
pub struct WorkStorage {
    /// Where work is kept.
    pub storage: Rc<dyn Storage>,
    /// Where what must be written at once is kept as well; none where that is `storage` itself.
    pub at_once: Option<Rc<dyn Storage>>,
    shared: Option<(Rc<IndexedDb>, Rc<WorkingCopy>)>,
}

impl WorkStorage {
    /// Storage that keeps each change as it is made.
    pub fn at_once(storage: Rc<dyn Storage>) -> Self {
        Self { storage, at_once: None, shared: None }
    }

    /// Has the store told of what other tabs write. Listening ends when the listeners are dropped.
    pub fn listen(&self, store: &Store) -> Vec<EventListener> {
        let Some((database, copy)) = &self.shared else { return Vec::new() };
        let told = store.downgrade();
        copy.on_changed_elsewhere(Rc::new(move |name| {
            if let Some(store) = told.upgrade() {
                store.stored_elsewhere(Some(name));
            }
        }));
        let refresh = || {
            let copy = Rc::clone(copy);
            move |_: &Event| copy.refresh()
        };
        let channel = database.channel().map(|channel| EventListener::new(channel, "message", refresh()));
        // Browsers may drop events of a suspended page.
        let page = web_sys::window().and_then(|window| window.document());
        let shown = page.map(|page| EventListener::new(&page, "visibilitychange", refresh()));
        channel.into_iter().chain(shown).collect()
    }
}

/// Opens the database of that name and brings over what `local` holds of an earlier version of the app, or of a page that
/// had to go at once. Where the browser refuses the database, or what is in `local` cannot be moved, the work is kept in
/// `local`.
pub async fn open_work_storage(name: &str, local: Rc<dyn Storage>, catalogue: Rc<Catalogue>) -> WorkStorage {
    let opened: Rc<Cell<Option<WorkStorage>>> = Rc::default();
    // Whichever comes first: the database or the timeout.
    let promise = Promise::new(&mut |resolve, _| {
        let end = move || {
            // It is a function of the browser's own.
            let _ = resolve.call0(&JsValue::UNDEFINED);
        };
        let limit = BrowserTimer.after(MAX_OPENING_MILLISECONDS, Box::new(end.clone()));
        let (name, opened) = (name.to_owned(), Rc::clone(&opened));
        let (local, catalogue) = (Rc::clone(&local), Rc::clone(&catalogue));
        spawn_local(async move {
            if let Ok((database, snapshot)) = open(&name).await {
                opened.set(move_into(database, snapshot, &local, &catalogue).await);
            }
            drop(limit);
            end();
        });
    });
    let _ = JsFuture::from(promise).await;
    opened.take().unwrap_or_else(|| WorkStorage::at_once(local))
}

/// Opens what keeps the work of an app within another page: in this browser under `key`, apart from that of other keys, or
/// nowhere but with the page around it. With it comes what names in the local storage are called there.
pub async fn open_keyed_storage(key: Option<&str>, catalogue: Rc<Catalogue>) -> (WorkStorage, NameWithin) {
    let Some(key) = key else {
        return (WorkStorage::at_once(Rc::new(MemoryStorage::default())), Rc::new(|_| None));
    };
    let (local, names) = (KeyedStorage::new(key), KeyedStorage::new(key));
    let database = local.database();
    let opened = open_work_storage(&database, Rc::new(local), catalogue).await;
    (opened, Rc::new(move |name| names.name_within(name).map(str::to_owned)))
}

async fn open(name: &str) -> Result<(IndexedDb, Snapshot), StorageError> {
    let database = IndexedDb::open(name).await?;
    let snapshot = database.snapshot().await?;
    Ok((database, snapshot))
}

/// Brings over what `local` holds; none where the database does not take it.
async fn move_into(
    database: IndexedDb,
    snapshot: Snapshot,
    local: &Rc<dyn Storage>,
    catalogue: &Catalogue,
) -> Option<WorkStorage> {
    let database = Rc::new(database);
    let copy = Rc::new(WorkingCopy::new(Rc::clone(&database) as Rc<dyn Database>, snapshot));
    let brought = move_in(&**local, &*copy, catalogue, &BrowserClock.now());
    if !brought.is_empty() {
        let answer = committed(&copy).await;
        if !answer {
            return None;
        }
        leave_behind(&**local, &brought);
    }
    Some(WorkStorage {
        storage: Rc::clone(&copy) as Rc<_>,
        at_once: Some(Rc::clone(local)),
        shared: Some((database, copy)),
    })
}

/// Whether everything changed in the copy is kept.
async fn committed(copy: &WorkingCopy) -> bool {
    let promise = Promise::new(&mut |resolve, _| {
        copy.commit(
            Durability::Strict,
            Box::new(move |kept| {
                // It is a function of the browser's own.
                let _ = resolve.call1(&JsValue::UNDEFINED, &kept.is_ok().into());
            }),
        );
    });
    JsFuture::from(promise).await.is_ok_and(|kept| kept.is_truthy())
}
