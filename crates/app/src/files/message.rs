//! Files that a person hands in.

use std::rc::Rc;

use super::state::{FileStep, ReadFile};
use opex_format::LoadError;

/// Files are taken in.
#[derive(Clone, Debug, PartialEq)]
pub enum FilesMessage {
    /// Files were chosen or dropped, and each was read or not.
    Received(Vec<ReadFile>),
    /// The list of what is saved is up to date: find out what these files are.
    Recognize(Vec<ReadFile>),
    /// A file was read, and holds the text of a results file, or is refused.
    Read {
        /// Its name.
        name: Rc<str>,
        /// Its text, or why there is none.
        text: Result<Rc<str>, LoadError>,
    },
    /// The same of several files at once.
    ReadSeveral(Vec<ReadFile>),
    /// Open what was brought over from another edition, or leave it.
    OpenCarried(bool),
    /// What was handed in is decided about.
    Step(FileStep),
}
