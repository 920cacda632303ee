//! What the tests keep things in: natively in memory, in a browser in its local storage and its database, through the
//! page's own ports.

#[cfg(target_arch = "wasm32")]
pub use in_browser::{Room, new_database};
#[cfg(not(target_arch = "wasm32"))]
pub use opex_ports::memory::MemoryStorage as Room;

/// A database that holds these texts.
#[cfg(not(target_arch = "wasm32"))]
#[allow(clippy::unused_async, reason = "in a browser it takes a while")]
pub async fn new_database(texts: opex_ports::NamedTexts) -> std::rc::Rc<dyn opex_ports::Database> {
    std::rc::Rc::new(opex_ports::memory::MemoryDatabase::holding(texts))
}

#[cfg(target_arch = "wasm32")]
mod in_browser {
    use std::cell::Cell;
    use std::rc::Rc;

    use opex_maturity::platform::{IndexedDb, LocalStorage};
    use opex_ports::{Database, Durability, NamedTexts, Storage, StorageError};

    use crate::keeper::Answer;

    thread_local! {
        static N_ROOMS: Cell<u32> = const { Cell::new(0) };
        static N_DATABASES: Cell<u32> = const { Cell::new(0) };
    }

    /// A database of the browser under a name of its own, which holds these texts and nothing else.
    pub async fn new_database(texts: NamedTexts) -> Rc<dyn Database> {
        let n = N_DATABASES.with(|n_databases| n_databases.replace(n_databases.get() + 1));
        let database = IndexedDb::open(&format!("storage-test-{n}")).await.unwrap();
        // A run that was ended in the middle may have left something.
        let left = database.snapshot().await.unwrap();
        let gone = left.texts.keys().map(|name| (name.clone(), None));
        let changes = gone.chain(texts.iter().map(|(name, text)| (name.clone(), Some(text.clone())))).collect();
        let (answer, done) = Answer::new();
        database.write(left.revision, &changes, Durability::Relaxed, done);
        answer.given().await.unwrap();
        Rc::new(database)
    }

    /// A part of the browser's local storage under names of its own, empty at first and cleared in the end: several
    /// storages of a test stand side by side, each as if it were the only one.
    pub struct Room {
        prefix: String,
    }

    impl Default for Room {
        fn default() -> Self {
            let n = N_ROOMS.with(|n_rooms| n_rooms.replace(n_rooms.get() + 1));
            let room = Self { prefix: format!("room-{n}/") };
            // A run that was ended in the middle may have left something.
            room.clear();
            room
        }
    }

    impl Room {
        fn name(&self, key: &str) -> String {
            format!("{}{key}", self.prefix)
        }

        fn clear(&self) {
            for key in self.keys().unwrap_or_default() {
                let _ = self.remove(&key);
            }
        }
    }

    impl Drop for Room {
        fn drop(&mut self) {
            self.clear();
        }
    }

    impl Storage for Room {
        fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
            LocalStorage.get(&self.name(key))
        }

        fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
            LocalStorage.set(&self.name(key), text)
        }

        fn remove(&self, key: &str) -> Result<(), StorageError> {
            LocalStorage.remove(&self.name(key))
        }

        fn keys(&self) -> Result<Vec<String>, StorageError> {
            let mut keys: Vec<String> = LocalStorage
                .keys()?
                .iter()
                .filter_map(|key| key.strip_prefix(&self.prefix))
                .map(str::to_owned)
                .collect();
            // Browsers give them in an order of their own.
            keys.sort();
            Ok(keys)
        }
    }
}
