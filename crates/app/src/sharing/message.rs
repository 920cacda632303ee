//! Handing an assessment over as a whole, and taking one in.

use std::rc::Rc;

use super::job::{Holds, Keys, LockJob, LockedBy};
use super::state::{Password, Unlocking};
use opex_format::LockedFile;
use opex_ports::CryptoError;

/// An assessment is handed over as a whole, or taken in under a password or from a link.
#[derive(Clone, Debug, PartialEq)]
pub enum ShareMessage {
    /// Hand the open assessment to the person as a results file.
    Download,
    /// Hand it to the person as a page that opens by itself.
    DownloadReport,
    /// A file was handed to the person, or could not be.
    Offered(Holds, bool),
    /// The dialog is shown anew: nothing was asked for yet.
    Begin,
    /// Hand the open assessment to the person as a file under this password.
    Lock(Password),
    /// Salt and initialization vector of such a file were drawn, or were not.
    Drawn(Box<LockJob>, Result<([u8; 16], [u8; 12]), CryptoError>),
    /// Keys were derived, or were not.
    Derived(LockedBy, Result<Keys, CryptoError>),
    /// The text was encrypted, or was not.
    Encrypted(Box<LockJob>, Result<Vec<u8>, CryptoError>),
    /// A password-protected file was chosen or dropped.
    LockedRead {
        /// Its name.
        name: Rc<str>,
        /// What it holds.
        file: Rc<LockedFile>,
    },
    /// Try this password on it.
    Unlock(Password),
    /// The file was decrypted, or was not.
    Decrypted(Rc<Unlocking>, Result<Vec<u8>, CryptoError>),
    /// Leave it closed.
    StopUnlocking,
    /// Open what the address holds as a new assessment.
    OpenLink,
    /// Leave the address and what it holds.
    LeaveLink,
}
