//! What can be wrong with a share link.

/// Why the data of an address cannot be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// There is none.
    Empty,
    /// It was written by a newer version of this program.
    NewerVersion,
    /// A part is missing, or something has been changed.
    Damaged,
    /// It is longer than anything that this program writes.
    TooLarge,
}
