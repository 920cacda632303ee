//! Password-protected files: what the page is doing with one.

use std::fmt;
use std::rc::Rc;

use opex_format::LockedFile;
use opex_ports::CryptoError;

/// A password on its way from a field to the surroundings. It is never shown nor kept.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(pub Rc<str>);

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(…)")
    }
}

/// The shortest password that a file is written with, in characters. An attacker who has the file can try passwords without limit.
pub const MIN_PASSWORD_CHARACTERS: usize = 10;

/// What the page is doing with password-protected files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vault {
    /// The file that is being written.
    pub locking: Locking,
    /// The file whose password is asked for.
    pub unlocking: Option<Rc<Unlocking>>,
}

/// How far the writing of a file is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Locking {
    /// Nothing was asked for.
    #[default]
    Idle,
    /// The key is being derived, or the file encrypted.
    Working,
    /// The file was handed to the person.
    Done,
    /// There is no file.
    Failed(CryptoError),
}

/// A file whose password is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unlocking {
    /// The file's name.
    pub name: Rc<str>,
    /// What it holds.
    pub file: Rc<LockedFile>,
    /// A password is being tried.
    pub is_working: bool,
    /// What became of the last password.
    pub problem: Option<UnlockProblem>,
}

/// Why a password-protected file has not been opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnlockProblem {
    /// It was written with another password.
    WrongPassword,
    /// The password is right, and what was encrypted has been changed.
    Damaged,
    /// The surroundings cannot decrypt.
    Crypto(CryptoError),
}
