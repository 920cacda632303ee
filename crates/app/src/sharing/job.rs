//! What is on its way while a file is locked, opened or handed over.

use std::fmt;
use std::rc::Rc;

use super::state::{Password, Unlocking};
use opex_format::{LockKeys, LockParameters};
use opex_model::Assessment;

/// What a results file is to browsers.
pub const RESULTS_TYPE: &str = "application/json";

/// What a file for the person holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Something that nobody counts on.
    Something,
    /// An assessment as a whole.
    Whole(Rc<Assessment>),
    /// The same under a password.
    Locked(Rc<Assessment>),
}

/// A password-protected file that is being written.
#[derive(Clone, Debug, PartialEq)]
pub struct LockJob {
    /// The assessment in it.
    pub assessment: Rc<Assessment>,
    /// The file's name.
    pub name: String,
    /// The results file to be encrypted.
    pub text: Rc<str>,
    /// The password.
    pub password: Password,
    /// What the keys are derived and the text is encrypted with, once it has been drawn.
    pub parameters: LockParameters,
    /// The keys, once they have been derived.
    pub keys: Option<Keys>,
}

/// Whose keys are derived.
#[derive(Clone, Debug, PartialEq)]
pub enum LockedBy {
    /// Those of a file that is being written.
    Writing(Box<LockJob>),
    /// Those of a file whose password is tried.
    Opening(Rc<Unlocking>, Password),
}

/// What was derived from a password. It is never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Keys(pub [u8; 64]);

impl Keys {
    /// The keys that a file is written and read with.
    pub fn lock_keys(&self) -> LockKeys {
        LockKeys::new(&self.0)
    }
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Keys(…)")
    }
}
