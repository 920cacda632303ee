//! Work is kept in the browser's local storage.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomException, Storage as WebStorage};

use opex_ports::{Storage, StorageError};

/// Local storage. Asked for anew at each call, since a browser may take it away at any time.
pub struct LocalStorage;

impl LocalStorage {
    fn open() -> Result<WebStorage, StorageError> {
        let window = web_sys::window().ok_or(StorageError::Refused)?;
        window.local_storage().ok().flatten().ok_or(StorageError::Refused)
    }
}

impl Storage for LocalStorage {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        Self::open()?.get_item(key).map_err(|_| StorageError::Refused)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        Self::open()?.set_item(key, text).map_err(|error| reason(&error))
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        Self::open()?.remove_item(key).map_err(|_| StorageError::Refused)
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        let storage = Self::open()?;
        let n_keys = storage.length().map_err(|_| StorageError::Refused)?;
        let names = (0..n_keys).map(|index| storage.key(index).map_err(|_| StorageError::Refused));
        // Another tab may have removed some of them meanwhile; a name that is only not told may be that of the last save.
        names.filter_map(Result::transpose).collect()
    }
}

fn reason(error: &JsValue) -> StorageError {
    let name = error.dyn_ref::<DomException>().map(DomException::name);
    match name.as_deref() {
        Some("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED") => StorageError::Full,
        _ => StorageError::Refused,
    }
}

/// A part of the local storage under a key of the page around the app, so that several apps of one site stay apart.
pub struct KeyedStorage {
    prefix: String,
}

impl KeyedStorage {
    /// The part under this key.
    pub fn new(key: &str) -> Self {
        // A key that itself holds a slash cannot reach into another's part.
        let key = String::from(js_sys::encode_uri_component(key));
        Self { prefix: format!("opex-maturity-element/{key}/") }
    }

    /// The name of the database that belongs to this part.
    pub fn database(&self) -> String {
        self.prefix.trim_end_matches('/').to_owned()
    }

    /// The name within this part, of a name in the local storage.
    pub fn name_within<'a>(&self, name: &'a str) -> Option<&'a str> {
        name.strip_prefix(&self.prefix)
    }

    fn name(&self, key: &str) -> String {
        format!("{}{key}", self.prefix)
    }
}

impl Storage for KeyedStorage {
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
        let names = LocalStorage.keys()?;
        Ok(names.iter().filter_map(|name| self.name_within(name)).map(str::to_owned).collect())
    }
}
