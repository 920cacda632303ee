//! What waits for what comes later.

use crate::effect::StorageEffect;
use crate::message::Message;

/// Something that cannot be done yet.
pub(super) enum Held {
    /// A message to be decided.
    Message(Message),
    /// Something of the storage to be carried out.
    Storage(StorageEffect),
}
