//! The ports without a browser: for tests, and for storage where a browser refuses its own.

mod crypto;
mod database;
mod host;
mod time;
mod updates;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use super::{
    AssetError, AssetLoaded, Assets, Clipboard, ClipboardError, ClipboardWritten, DownloadError, Downloads, FileError,
    FileSource, FileText, Files, Ids, Navigator, Ports, Storage, StorageError, StorageManager, StorageStanding,
    StorageStood,
};
use opex_model::{Date, Timestamp};

pub use self::crypto::MemoryCrypto;
pub use self::database::MemoryDatabase;
pub use self::host::MemoryHost;
pub use self::time::{FixedClock, ManualTimer};
pub use self::updates::MemoryUpdates;

/// Storage that lasts as long as the app runs, and can be made to fail.
#[derive(Default)]
pub struct MemoryStorage {
    texts: RefCell<BTreeMap<String, String>>,
    failure: Cell<Option<StorageError>>,
}

impl MemoryStorage {
    /// Makes every following call fail, or work again.
    pub fn fail_with(&self, failure: Option<StorageError>) {
        self.failure.set(failure);
    }

    fn check(&self) -> Result<(), StorageError> {
        self.failure.get().map_or(Ok(()), Err)
    }
}

impl Storage for MemoryStorage {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        // A full storage can still be read.
        if self.failure.get() == Some(StorageError::Refused) {
            return Err(StorageError::Refused);
        }
        Ok(self.texts.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        self.check()?;
        self.texts.borrow_mut().insert(key.to_owned(), text.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.texts.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        if self.failure.get() == Some(StorageError::Refused) {
            return Err(StorageError::Refused);
        }
        Ok(self.texts.borrow().keys().cloned().collect())
    }
}

/// Says what a test has it say, and grants what is asked for unless it is told otherwise.
#[derive(Default)]
pub struct MemoryStorageManager {
    /// What it says.
    pub standing: Cell<StorageStanding>,
    /// Whether it refuses what is asked for.
    pub is_refused: Cell<bool>,
    /// How often it was asked to keep everything.
    pub n_asked: Cell<usize>,
}

impl StorageManager for MemoryStorageManager {
    fn stand(&self, done: StorageStood) {
        done(self.standing.get());
    }

    fn persist(&self, done: StorageStood) {
        self.n_asked.set(self.n_asked.get() + 1);
        let is_persistent = Some(!self.is_refused.get());
        self.standing.set(StorageStanding { is_persistent, ..self.standing.get() });
        done(self.standing.get());
    }
}

/// Files held in memory.
#[derive(Default)]
pub struct MemoryAssets(pub BTreeMap<String, String>);

impl Assets for MemoryAssets {
    fn load(&self, name: &str, done: AssetLoaded) {
        done(self.0.get(name).cloned().ok_or(AssetError));
    }
}

/// Reads files that are a name and a text, `(String, String)`.
#[derive(Default)]
pub struct MemoryFiles;

impl Files for MemoryFiles {
    fn read(&self, file: FileSource, max_bytes: u64, done: Box<dyn FnOnce(FileText)>) {
        let (name, text) = file.0.downcast::<(String, String)>().map(|file| *file).unwrap_or_default();
        let bytes = text.len() as u64;
        let text = if bytes > max_bytes { Err(FileError::TooLarge { bytes }) } else { Ok(text) };
        done(FileText { name, text });
    }
}

/// Keeps what was offered.
#[derive(Default)]
pub struct MemoryDownloads {
    /// Names and texts of the files offered, oldest first.
    pub offered: RefCell<Vec<(String, String)>>,
}

impl Downloads for MemoryDownloads {
    fn offer(&self, name: &str, _media_type: &str, text: &str) -> Result<(), DownloadError> {
        self.offered.borrow_mut().push((name.to_owned(), text.to_owned()));
        Ok(())
    }
}

/// Keeps what was written last, and can be made to refuse.
#[derive(Default)]
pub struct MemoryClipboard {
    /// The text; empty until something is written.
    pub text: RefCell<String>,
    /// Whether it takes nothing.
    pub is_refused: Cell<bool>,
}

impl Clipboard for MemoryClipboard {
    fn write(&self, text: &str, done: ClipboardWritten) {
        if self.is_refused.get() {
            done(Err(ClipboardError));
        } else {
            text.clone_into(&mut self.text.borrow_mut());
            done(Ok(()));
        }
    }
}

/// Keeps the place in memory, for an app without an address bar.
#[derive(Default)]
pub struct MemoryNavigator {
    place: RefCell<String>,
}

impl Navigator for MemoryNavigator {
    fn place(&self) -> String {
        self.place.borrow().clone()
    }

    fn go(&self, place: &str) {
        place.clone_into(&mut self.place.borrow_mut());
    }

    fn replace(&self, place: &str) {
        self.go(place);
    }

    fn address(&self) -> Option<String> {
        Some("https://example.com/maturity/".to_owned())
    }

    fn print(&self) {}

    fn announce(&self, _title: &str, _language: &str, _theme: &str) {}
}

/// Counts up.
#[derive(Default)]
pub struct CountingIds(Cell<u32>);

impl Ids for CountingIds {
    fn fresh(&self) -> String {
        self.0.set(self.0.get() + 1);
        format!("assessment-{}", self.0.get())
    }
}

/// Surroundings in memory, each part within reach of a test.
pub struct MemorySurroundings {
    /// The storage.
    pub storage: Rc<MemoryStorage>,
    /// The storage as a whole.
    pub storage_manager: Rc<MemoryStorageManager>,
    /// The clock.
    pub clock: Rc<FixedClock>,
    /// The timer.
    pub timer: Rc<ManualTimer>,
    /// The downloads.
    pub downloads: Rc<MemoryDownloads>,
    /// The clipboard.
    pub clipboard: Rc<MemoryClipboard>,
    /// The cryptography.
    pub crypto: Rc<MemoryCrypto>,
    /// The address bar.
    pub navigator: Rc<MemoryNavigator>,
    /// Newer versions.
    pub updates: Rc<MemoryUpdates>,
    /// All of them as ports.
    pub ports: Ports,
}

impl MemorySurroundings {
    /// Surroundings with the given files, at a given time.
    pub fn new(assets: BTreeMap<String, String>, now: Timestamp, today: Date) -> Self {
        let storage = Rc::new(MemoryStorage::default());
        let storage_manager = Rc::new(MemoryStorageManager::default());
        let clock = Rc::new(FixedClock::new(now, today));
        let timer = Rc::new(ManualTimer::default());
        let downloads = Rc::new(MemoryDownloads::default());
        let clipboard = Rc::new(MemoryClipboard::default());
        let crypto = Rc::new(MemoryCrypto::default());
        let navigator = Rc::new(MemoryNavigator::default());
        let updates = Rc::new(MemoryUpdates::default());
        let ports = Ports {
            storage: storage.clone(),
            at_once: None,
            storage_manager: storage_manager.clone(),
            clock: clock.clone(),
            timer: timer.clone(),
            assets: Rc::new(MemoryAssets(assets)),
            files: Rc::new(MemoryFiles),
            downloads: downloads.clone(),
            clipboard: clipboard.clone(),
            navigator: navigator.clone(),
            ids: Rc::new(CountingIds::default()),
            crypto: crypto.clone(),
            host: None,
            updates: updates.clone(),
        };
        Self { storage, storage_manager, clock, timer, downloads, clipboard, crypto, navigator, updates, ports }
    }
}
