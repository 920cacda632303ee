//! What waits for what the views bring.

use super::Store;
use crate::effect::StorageEffect;
use crate::message::Message;

/// Something that cannot be done before the views are there.
pub(super) enum Held {
    /// A message to be decided.
    Message(Message),
    /// Something of the storage to be carried out.
    Storage(StorageEffect),
}

impl Store {
    /// Whether something waits for the views that cannot do so for long. What only they show can.
    pub fn waits_for_views(&self) -> bool {
        let is_shown_only = |held: &Held| {
            matches!(held, Held::Storage(_) | Held::Message(Message::Catalogue(_) | Message::Loaded(..)))
        };
        !self.inner.held.borrow().iter().all(is_shown_only)
    }

    /// The views are there, and with them what they bring: what has waited for it is done, in the order in which it came.
    pub fn views_came(&self) {
        for held in self.inner.held.take() {
            match held {
                Held::Message(message) => self.dispatch(message),
                Held::Storage(effect) => self.carry_out_storage(effect),
            }
        }
    }

    /// Keeps something until the views are there. Those who listen are told, since it is for them to fetch the views.
    pub(super) fn hold(&self, held: Held) {
        self.inner.held.borrow_mut().push(held);
        self.inner.is_to_be_told.set(true);
    }
}
