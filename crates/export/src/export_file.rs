//! A file for the person.

/// A file for the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportFile {
    /// A name that every file system takes.
    pub name: String,
    /// What it holds.
    pub media_type: &'static str,
    /// Its text.
    pub text: String,
}
