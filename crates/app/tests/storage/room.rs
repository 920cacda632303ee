//! What the tests keep things in: natively in memory, in a browser in its local storage, through the page's own port.

#[cfg(target_arch = "wasm32")]
pub use in_browser::Room;
#[cfg(not(target_arch = "wasm32"))]
pub use opex_ports::memory::MemoryStorage as Room;

#[cfg(target_arch = "wasm32")]
mod in_browser {
    use std::cell::Cell;

    use opex_maturity::platform::LocalStorage;
    use opex_ports::{Storage, StorageError};

    thread_local! {
        static N_ROOMS: Cell<u32> = const { Cell::new(0) };
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
