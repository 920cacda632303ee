//! What the app needs from its surroundings.
//!
//! Each trait has a twin in [`memory`], with which everything above runs without a browser.

mod database;
pub mod memory;
mod working_copy;

use std::any::Any;
use std::rc::Rc;

pub use database::{Database, DatabaseRead, DatabaseWritten, NamedTexts, Snapshot, TextChanges, Written};
use opex_model::{Date, LocalTime, Timestamp};
pub use working_copy::WorkingCopy;

/// The surroundings of one running app.
#[derive(Clone)]
pub struct Ports {
    /// Where work is kept.
    pub storage: Rc<dyn Storage>,
    /// Where what must be written at once is kept as well, where `storage` only keeps things after a while; none where
    /// `storage` is such a place itself.
    pub at_once: Option<Rc<dyn Storage>>,
    /// What the surroundings say about all that they keep.
    pub storage_manager: Rc<dyn StorageManager>,
    /// What time it is.
    pub clock: Rc<dyn Clock>,
    /// Does something later.
    pub timer: Rc<dyn Timer>,
    /// Files that belong to the app.
    pub assets: Rc<dyn Assets>,
    /// Reads files that the person hands in.
    pub files: Rc<dyn Files>,
    /// Hands a file to the person.
    pub downloads: Rc<dyn Downloads>,
    /// Takes what the person wants to paste elsewhere.
    pub clipboard: Rc<dyn Clipboard>,
    /// Shows and keeps where the app is.
    pub navigator: Rc<dyn Navigator>,
    /// Makes names that have not been used.
    pub ids: Rc<dyn Ids>,
    /// Encrypts and decrypts.
    pub crypto: Rc<dyn Crypto>,
    /// The page around an embedded app; none where the app is a page of its own.
    pub host: Option<Rc<dyn Host>>,
    /// Newer versions of the app.
    pub updates: Rc<dyn Updates>,
}

impl Ports {
    /// Where something can be written at once: preferences, and what a page that is about to go has not kept yet.
    pub fn at_once(&self) -> &dyn Storage {
        self.at_once.as_deref().unwrap_or(&*self.storage)
    }
}

/// A place for texts under names, which stays after the app is closed.
///
/// What is changed can be read at once. It is kept for good when [`Self::commit`] says so; a storage that keeps each
/// change as it is made has nothing to do there.
pub trait Storage {
    /// The text under a name.
    ///
    /// # Errors
    /// Where the storage cannot be read.
    fn get(&self, key: &str) -> Result<Option<String>, StorageError>;

    /// Puts a text under a name.
    ///
    /// # Errors
    /// Where it was not written; what was there before stays.
    fn set(&self, key: &str, text: &str) -> Result<(), StorageError>;

    /// Takes a name away.
    ///
    /// # Errors
    /// Where the storage cannot be written.
    fn remove(&self, key: &str) -> Result<(), StorageError>;

    /// All names in use, in no particular order.
    ///
    /// # Errors
    /// Where the storage cannot be read.
    fn keys(&self) -> Result<Vec<String>, StorageError>;

    /// Has everything changed so far kept so that a crash of the browser cannot take it, all of it or nothing, and calls
    /// `done` once, at once or later. What could not be kept is as it was before.
    fn commit(&self, durability: Durability, done: StorageCommitted) {
        let _ = durability;
        done(Ok(()));
    }

    /// Whether something was changed that no call of [`Self::commit`] has been asked to keep.
    fn has_uncommitted(&self) -> bool {
        false
    }
}

/// What is called once everything changed so far is kept, or is not.
pub type StorageCommitted = Box<dyn FnOnce(Result<(), CommitError>)>;

/// How sure the surroundings are to be that something is kept before they say so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Durability {
    /// A crash of the browser cannot take it; one of the whole machine could.
    Relaxed,
    /// It has been written to the disk. For what takes the place of something else.
    Strict,
}

/// Why changes were not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommitError {
    /// Another tab has changed the same meanwhile. What it has written is what can be read now.
    Overtaken,
    /// The storage did not take them.
    Storage(StorageError),
}

/// Why storage does not do what it is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageError {
    /// It is switched off or not allowed here.
    Refused,
    /// There is no room left.
    Full,
    /// What was written is not what is read back.
    Altered,
    /// The page around the app, which keeps the work, did not take it.
    HostRefused,
}

/// What is called with how the storage stands.
pub type StorageStood = Box<dyn FnOnce(StorageStanding)>;

/// What the surroundings say about all that they keep for the app.
pub trait StorageManager {
    /// How the storage stands. Calls `done` once, at once or later.
    fn stand(&self, done: StorageStood);

    /// Asks that nothing is cleared without the person, and says how the storage stands then. Calls `done` once, at once
    /// or later; the surroundings may ask the person first.
    fn persist(&self, done: StorageStood);
}

/// How the storage stands, as far as the surroundings say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StorageStanding {
    /// Whether nothing is cleared without the person; none where they do not say.
    pub is_persistent: Option<bool>,
    /// Bytes that they count for the app.
    pub n_used: Option<u64>,
    /// The most bytes that they would count.
    pub n_limit: Option<u64>,
}

/// The time.
pub trait Clock {
    /// The moment.
    fn now(&self) -> Timestamp;
    /// The day, where the person is.
    fn today(&self) -> Date;
    /// The day and time of a moment, where the person is.
    fn local(&self, moment: &Timestamp) -> LocalTime;
}

/// Does something later.
pub trait Timer {
    /// Calls `action` after `milliseconds`, unless the guard is dropped before.
    fn after(&self, milliseconds: u32, action: Box<dyn FnOnce()>) -> Box<dyn Any>;

    /// Milliseconds since a moment that stays the same, whatever is done to the clock. For how long something takes.
    fn elapsed(&self) -> f64;
}

/// What is done with a file once it has been loaded, or has not.
pub type AssetLoaded = Box<dyn FnOnce(Result<String, AssetError>)>;

/// Files that belong to the app and are not needed at once.
pub trait Assets {
    /// Loads the file of that name and calls `done` once, at once or later.
    fn load(&self, name: &str, done: AssetLoaded);
}

/// A file of the app could not be loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AssetError;

/// A file that the person hands in, as the surroundings know it. Only they look inside.
pub struct FileSource(pub Box<dyn Any>);

/// What has been read of a file.
pub struct FileText {
    /// The file's name.
    pub name: String,
    /// Its text, or why there is none.
    pub text: Result<String, FileError>,
}

/// Why a file has not been read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileError {
    /// It has more bytes than may be read.
    TooLarge {
        /// How many it has.
        bytes: u64,
    },
    /// It cannot be read, or is not UTF-8.
    Unreadable,
}

/// Reads files that the person hands in.
pub trait Files {
    /// Reads a file of at most `max_bytes` and calls `done` once, at once or later.
    fn read(&self, file: FileSource, max_bytes: u64, done: Box<dyn FnOnce(FileText)>);
}

/// Hands a file to the person.
pub trait Downloads {
    /// Offers `text` as a file of that name.
    ///
    /// # Errors
    /// Where the surroundings do not allow downloads.
    fn offer(&self, name: &str, media_type: &str, text: &str) -> Result<(), DownloadError>;
}

/// The surroundings do not allow downloads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DownloadError;

/// What is called once a text is in the clipboard, or is not.
pub type ClipboardWritten = Box<dyn FnOnce(Result<(), ClipboardError>)>;

/// Takes what the person wants to paste elsewhere.
pub trait Clipboard {
    /// Puts a text in place of what was there, and calls `done` once, at once or later.
    fn write(&self, text: &str, done: ClipboardWritten);
}

/// The surroundings do not allow writing to the clipboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClipboardError;

/// Shows and keeps where the app is, as an address bar does.
pub trait Navigator {
    /// The place shown now, as `#/results`; empty for none.
    fn place(&self) -> String;
    /// Goes to a place, so that "back" leads to the one before.
    fn go(&self, place: &str);
    /// Puts another place where this one was, so that nothing leads back to it.
    fn replace(&self, place: &str);
    /// The address that others find the app at, without a place; none where it has none for others, as from disk.
    fn address(&self) -> Option<String>;
    /// Prints what is shown.
    fn print(&self);
    /// Tells the surroundings what is shown, and how: title of the view, language, theme.
    fn announce(&self, title: &str, language: &str, theme: &str);
}

/// Makes names that have not been used.
pub trait Ids {
    /// A name that is very unlikely to come again.
    fn fresh(&self) -> String;
}

/// What is called with each newer version.
pub type UpdateTold = Box<dyn Fn(Update)>;

/// Newer versions of the app, which surroundings may fetch and hold ready.
pub trait Updates {
    /// Looks for newer versions from now on, and calls `told` with each.
    fn watch(&self, told: UpdateTold);
    /// Goes on with the newest version, which ends this running app. What is to be kept must have been saved.
    fn take(&self);
}

/// A version of the app that is not the running one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Update {
    /// It is there as a whole, and waits until it is asked for.
    Ready,
    /// Another window has asked for it: only this one still runs a version before.
    InUse,
}

/// What is called with what was computed.
pub type CryptoDone<T> = Box<dyn FnOnce(Result<T, CryptoError>)>;

/// Keys from passwords, and encryption with them.
pub trait Crypto {
    /// Fills bytes with random ones that nobody can guess.
    ///
    /// # Errors
    /// Where there are none.
    fn fill_random(&self, bytes: &mut [u8]) -> Result<(), CryptoError>;
    /// Derives 512 bits of a password by PBKDF2 with HMAC-SHA-256, and calls `done` once. It takes its time.
    fn derive(&self, password: &str, salt: &[u8; 16], iterations: u32, done: CryptoDone<[u8; 64]>);
    /// Encrypts with AES-GCM 256 and calls `done` once. The tag stands at the end.
    fn encrypt(&self, cipher: Cipher, text: Vec<u8>, done: CryptoDone<Vec<u8>>);
    /// Decrypts the same and calls `done` once; [`CryptoError::Changed`] where anything is not as it was encrypted.
    fn decrypt(&self, cipher: Cipher, data: Vec<u8>, done: CryptoDone<Vec<u8>>);
}

/// What a text is encrypted with.
#[derive(Clone)]
pub struct Cipher {
    /// The key.
    pub key: [u8; 32],
    /// The initialization vector, never used twice with a key.
    pub iv: [u8; 12],
    /// What is not secret and cannot be changed either (additional authenticated data).
    pub bound: String,
}

/// Why nothing was encrypted or decrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CryptoError {
    /// The surroundings have no cryptography: the page was not loaded safely.
    Unavailable,
    /// The surroundings did not do it.
    Refused,
    /// What was encrypted has been changed, or was encrypted with another key.
    Changed,
}

/// What is called with what the host says.
pub type HostAnswered = Box<dyn FnOnce(HostAnswer)>;

/// The page around an embedded app.
pub trait Host {
    /// Whether it is the host that keeps the work, in place of a storage.
    fn is_keeper(&self) -> bool;
    /// Tells the host a message of the app, as JSON.
    fn tell(&self, message: &str);
    /// Hands over the text of a results file, and calls `done` once, at once or later, or never where another is handed
    /// over before the host has answered.
    fn keep(&self, document: &str, done: HostAnswered);
}

/// What the host says of a results file that was handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HostAnswer {
    /// It keeps it.
    Kept,
    /// Nobody there keeps results files.
    NotTaken,
    /// It would keep it, and could not.
    Refused,
}
