//! Saving, and what other tabs have saved.

use std::rc::Rc;

use super::request::SaveRequest;
use crate::library::key::StoredKey;
use opex_ports::{CommitError, HostAnswer, StorageError};

/// Saving.
#[derive(Clone, Debug, PartialEq)]
pub enum SaveMessage {
    /// The timer for saving has fired.
    Due,
    /// The page is about to go: save everything at once.
    Flush,
    /// Save what is open although something else has cleared it.
    Again,
    /// Something else than what the request may replace is saved under its id: this text.
    FoundOther(Box<SaveRequest>, Rc<str>),
    /// A document has been written where it can be read, but is not kept for good yet.
    Written,
    /// A document could not be written.
    NotWritten(Box<SaveRequest>, StorageError),
    /// The storage has kept a document, or has not.
    Ended(Box<SaveRequest>, Result<(), CommitError>),
    /// Recovery copies were removed to make space for a document: try again.
    RoomMade(Box<SaveRequest>),
    /// There are no recovery copies left to remove.
    NoRoom(Box<SaveRequest>),
    /// Try again to save what is not open any more.
    TryUnkept,
    /// Something else than a document was changed in the storage, and nobody has asked to keep it yet.
    Uncommitted,
    /// That has been kept, or has not.
    RestEnded(Result<(), CommitError>),
    /// It can be tried again.
    RestDue,
    /// The page around the app has answered whether it keeps this text.
    HostAnswered(Rc<str>, HostAnswer),
    /// Another tab has changed what is stored under a name; without one, everything may be different.
    StoredElsewhere(Option<StoredKey>),
    /// Another tab, of a version of the app that knows no database, has saved something where it keeps its work.
    SavedByEarlierVersion,
    /// Another tab may have saved the open assessment: read what is saved.
    LookElsewhere,
    /// Something of a person's was moved, deleted or brought back in the storage, or was not.
    Moved(Result<(), StorageError>),
}
