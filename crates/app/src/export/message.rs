//! The plan for other programs.

use std::rc::Rc;

use opex_export::{ExportKind, ExportStep};

/// The plan is handed over to other programs.
#[derive(Clone, Debug, PartialEq)]
pub enum ExportMessage {
    /// Hand these steps to the person as a file for another program.
    Download(ExportKind, Rc<[ExportStep]>),
    /// Put the same into the clipboard.
    Copy(ExportKind, Rc<[ExportStep]>),
    /// Put a step into the clipboard as an issue.
    CopyIssue(ExportStep),
    /// Put a text into the clipboard.
    CopyText(Rc<str>),
    /// The text is in the clipboard, or is not.
    Copied(Rc<str>, bool),
}
