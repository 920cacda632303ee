//! Newer versions of the app.

use opex_ports::Update;

/// There is a newer version, or the person decides about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UpdateMessage {
    /// There is one.
    Found(Update),
    /// Go on with it, here and at once.
    Take,
    /// Everything that was saved for its sake is kept, or could not be.
    Kept,
    /// Go on with this version for now.
    PutOff,
}
