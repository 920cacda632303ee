//! Work that is held back until a lazily loaded module is there.

use crate::effect::StorageEffect;
use crate::message::Message;

/// Work that needs a module that is not loaded yet.
pub(super) enum Held {
    /// A message to be decided.
    Message(Message),
    /// Something of the storage to be carried out.
    Storage(StorageEffect),
}
