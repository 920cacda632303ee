//! When something happens, and who does it.

use opex_model::{Date, Editor, Timestamp};

/// What the surroundings say at the moment of a message.
#[derive(Clone, Debug)]
pub struct Moment {
    /// The time.
    pub now: Timestamp,
    /// The day, where the person is.
    pub today: Date,
    /// An id that has not been used.
    pub fresh_id: String,
    /// Who makes the changes: this running app.
    pub editor: Editor,
}
