//! What the person is told.

use super::state::Notice;

/// The person is told something.
#[derive(Clone, Debug, PartialEq)]
pub enum NoticeMessage {
    /// Say something.
    Show(Notice),
    /// It has been read.
    Dismiss,
}
