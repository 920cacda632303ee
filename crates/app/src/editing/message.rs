//! Changes of the open assessment.

use opex_model::{Command, Level};

/// The open assessment is changed.
#[derive(Clone, Debug, PartialEq)]
pub enum EditMessage {
    /// Change it.
    Change(Command),
    /// Answer the practice in focus with a level.
    AnswerFocused(Level),
    /// The person has left a text field: what is typed next is another change.
    EndTyping,
    /// Take the last change back.
    Undo,
    /// Do the change last undone again.
    Redo,
}
